#include "engine/rollup.h"

#include "engine/masks.h"

/* Turns what holds in each component's lane into what holds in every one, for all lanes of a
 * group. */
static void roll_every(const struct group *group, struct masks masks)
{
    uint32_t behind = group->first + group->count;
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
