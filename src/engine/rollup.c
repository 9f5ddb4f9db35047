#include "engine/rollup.h"

#include "engine/masks.h"

/* As roll_every, where all lanes of a group are in one word: `group`, of which `components` stand
 * for components. */
static void roll_word(uint64_t *is_true, uint64_t *is_false, uint64_t components, uint64_t group)
{
    bool all = (~*is_true & components) == 0;
    bool any = (*is_false & components) != 0;
    *is_true = (*is_true & ~group) | (all ? group : 0);
    *is_false = (*is_false & ~group) | (any ? group : 0);
}

/* Turns what holds in each component's lane into what holds in every one, for all lanes of a
 * group. */
static void roll_every(const struct group *group, struct masks masks)
{
    uint32_t behind = group->first + group->count;
    uint32_t word = group->first / 64;
    uint32_t end = group_end(group);
    if ((end - 1) / 64 == word) {
        roll_word(&masks.is_true[word], &masks.is_false[word],
                  mask_span(word, group->first, behind), mask_span(word, group->first, end));
        return;
    }
    bool is_true = mask_all(masks.is_true, group->first, behind);
    bool is_false = mask_any(masks.is_false, group->first, behind);
    mask_set_all(masks.is_true, group->first, group_end(group), is_true);
    mask_set_all(masks.is_false, group->first, group_end(group), is_false);
}

/* Likewise for the share of components, by size, in which it holds: at least `share` of them are
 * certain, or even all that are possible are too few. */
static void roll_share(const struct block *block, const struct group *group, int64_t share,
                       struct masks masks)
{
    uint32_t behind = group->first + group->count;
    __int128 all = 0, certain = 0, possible = 0;
    for (uint32_t lane = group->first; lane < behind; lane++) {
        int64_t size = block->sizes[lane];
        all += size;
        certain += mask_has(masks.is_true, lane) ? size : 0;
        possible += mask_has(masks.is_false, lane) ? 0 : size;
    }
    bool is_true = certain * NUMBER_ONE >= all * share;
    bool is_false = possible * NUMBER_ONE < all * share;
    mask_set_all(masks.is_true, group->first, group_end(group), is_true);
    mask_set_all(masks.is_false, group->first, group_end(group), is_false);
}

void roll_up(const struct block *block, const struct node_code *node, struct masks masks)
{
    struct masks some = {masks.is_false, masks.is_true}; /* not every one is not */
    for (uint32_t i = 0; i < block->group_count; i++) {
        const struct group *group = &block->groups[i];
        if (group->count == 1 && group->project == group->first)
            continue; /* some, every and any share of one component are that component */
        if (node->op == OP_SHARE)
            roll_share(block, group, node->share, masks);
        else
            roll_every(group, node->op == OP_SOME ? some : masks);
    }
}
