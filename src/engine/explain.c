#include "engine/explain.h"

#include "engine/masks.h"

/* What is being explained. */
struct explaining {
    struct arena *arena;
    const struct block *block;
};

/* Kleene's conjunction of what is explained by `children`, or of its opposite. */
static enum truth conjunction(const struct explanation *children, uint32_t count, bool opposites)
{
    enum truth broken = opposites ? TRUTH_TRUE : TRUTH_FALSE;
    enum truth all = TRUTH_TRUE;
    for (uint32_t i = 0; i < count; i++) {
        if (children[i].truth == broken)
            return TRUTH_FALSE;
        if (children[i].truth == TRUTH_UNDETERMINED)
            all = TRUTH_UNDETERMINED;
    }
    return all;
}

static enum truth opposite(enum truth truth)
{
    return truth == TRUTH_UNDETERMINED ? truth : truth == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
}

/* Whether components that have at least the share of all sizes meet the conditions. */
static enum truth share_truth(const struct block *block, const struct explanation *rolled)
{
    __int128 all = 0, certain = 0, possible = 0;
    for (uint32_t i = 0; i < rolled->count; i++) {
        const struct explanation *child = &rolled->children[i];
        int64_t size = block->sizes[child->lane];
        all += size;
        certain += child->truth == TRUTH_TRUE ? size : 0;
        possible += child->truth != TRUTH_FALSE ? size : 0;
    }
    all *= rolled->condition->share;
    return certain * NUMBER_ONE >= all   ? TRUTH_TRUE
           : possible * NUMBER_ONE < all ? TRUTH_FALSE
                                         : TRUTH_UNDETERMINED;
}

static enum truth truth_of(const struct block *block, const struct explanation *node)
{
    switch (node->condition->kind) {
    case CONDITION_ANY:
    case CONDITION_SOME:
        return opposite(conjunction(node->children, node->count, true));
    case CONDITION_NONE:
        return conjunction(node->children, node->count, true);
    case CONDITION_SHARE:
        return share_truth(block, node);
    default:
        return conjunction(node->children, node->count, false);
    }
}

static bool explain_node(struct explaining *explaining, uint32_t at, uint32_t lane,
                         struct explanation *explanation);

/* Explains the children of a node, those behind it, in one lane. */
static bool explain_children(struct explaining *explaining, uint32_t at, uint32_t lane,
                             struct explanation *parent)
{
    const struct node_code *nodes = explaining->block->program->nodes;
    parent->count = nodes[at].condition->count;
    parent->lane = lane;
    parent->children = arena_new(explaining->arena, parent->count, sizeof *parent->children);
    if (parent->children == NULL)
        return false;
    uint32_t child = at + 1;
    for (uint32_t i = 0; i < parent->count; i++, child = nodes[child].end)
        if (!explain_node(explaining, child, lane, &parent->children[i]))
            return false;
    return true;
}

/* Explains the conditions of a roll-up in each component of the lane's group. */
static bool explain_components(struct explaining *explaining, uint32_t at, uint32_t lane,
                               struct explanation *rolled)
{
    const struct block *block = explaining->block;
    const struct group *group = &block->groups[block->lane_group[lane]];
    rolled->count = group->count;
    rolled->children = arena_new(explaining->arena, group->count, sizeof *rolled->children);
    if (rolled->children == NULL)
        return false;
    for (uint32_t i = 0; i < group->count; i++) {
        struct explanation *child = &rolled->children[i];
        if (!explain_children(explaining, at, group->first + i, child))
            return false;
        child->truth = conjunction(child->children, child->count, false);
    }
    return true;
}

static bool explain_node(struct explaining *explaining, uint32_t at, uint32_t lane,
                         struct explanation *explanation)
{
    const struct node_code *node = &explaining->block->program->nodes[at];
    *explanation = (struct explanation){.condition = node->condition, .lane = lane};
    if (node->op == OP_TEST) {
        explanation->truth = block_test(explaining->block, node->test, lane);
        return true;
    }
    if (!(node_rolls_up(node) ? explain_components : explain_children)(explaining, at, lane,
                                                                       explanation))
        return false;
    explanation->truth = truth_of(explaining->block, explanation);
    return true;
}

bool explain_root(struct arena *arena, const struct block *block, uint32_t number, uint32_t lane,
                  struct explanation *explanation)
{
    const struct root *root = &block->program->roots[number];
    struct explaining explaining = {arena, block};
    *explanation = (struct explanation){.lane = lane, .truth = TRUTH_TRUE};
    return root->first == root->end || explain_node(&explaining, root->first, lane, explanation);
}
