/* The logic is Kleene's, on two masks. `any` is `all` of the opposites, turned round, and `none` is
 * `all` of the opposites; so each node is a conjunction of masks whose two sides may be swapped. */
#include "engine/roots.h"

#include "engine/masks.h"
#include "engine/rollup.h"
#include "engine/search.h"

static struct masks opposite(struct masks masks)
{
    return (struct masks){masks.is_false, masks.is_true};
}

MASK_KERNEL void open_frame(struct frame *frame, const struct node_code *node, uint32_t words)
{
    frame->node = node;
    frame->end = node->end;
    frame->opposites = node->op == OP_ANY || node->op == OP_NONE;
    frame->masks = (struct masks){frame->room[0], frame->room[1]};
    mask_fill(frame->masks.is_true, true, words);
    mask_fill(frame->masks.is_false, false, words);
}

MASK_KERNEL void conjoin(struct frame *frame, struct masks child, uint32_t words)
{
    if (frame->opposites)
        child = opposite(child);
    mask_and(frame->masks.is_true, child.is_true, words);
    mask_or(frame->masks.is_false, child.is_false, words);
}

/* What a group is when all its nodes are in. */
static inline struct masks close_frame(const struct block *block, const struct frame *frame)
{
    if (node_rolls_up(frame->node))
        roll_up(block, frame->node, frame->masks);
    return frame->node->op == OP_ANY ? opposite(frame->masks) : frame->masks;
}

/* Evaluates the nodes from `at` to `end` - 1 as a conjunction: forward, with a frame for each group
 * that is open. */
MASK_KERNEL void evaluate_nodes(const struct block *block, uint32_t at, uint32_t end,
                                struct masks result, uint32_t words)
{
    const struct node_code *nodes = block->program->nodes;
    struct frame *frame = block->frames;
    frame->end = end;
    frame->opposites = false;
    frame->masks = result;
    mask_fill(result.is_true, true, words);
    mask_fill(result.is_false, false, words);
    while (at < end) {
        const struct node_code *node = &nodes[at++];
        if (node->op != OP_TEST) {
            open_frame(++frame, node, words);
        } else {
            size_t test = (size_t)node->test * block->stride;
            struct masks masks = {block->test_true + test, block->test_false + test};
            conjoin(frame, masks, words);
        }
        for (; frame->end == at && frame > block->frames; frame--)
            conjoin(frame - 1, close_frame(block, frame), words);
    }
}

static struct masks evaluate_root(struct block *block, uint32_t number)
{
    const struct root *root = &block->program->roots[number];
    size_t at = (size_t)number * block->stride;
    struct masks result = {block->root_true + at, block->root_false + at};
    mask_by_words(block->words, evaluate_nodes, block, root->first, root->end, result);
    return result;
}

/* The lanes where a root is open; where it rolls components up, the whole groups of such lanes. */
static bool find_open(const struct block *block, const struct root *root, struct masks masks,
                      uint64_t *open)
{
    for (uint32_t w = 0; w < block->words; w++)
        open[w] = ~(masks.is_true[w] | masks.is_false[w]);
    if (!block_trim(block, open))
        return false;
    for (uint32_t i = 0; root->rolls_up && i < block->group_count; i++) {
        const struct group *group = &block->groups[i];
        uint32_t end = group_end(group);
        mask_set_all(open, group->first, end, mask_any(open, group->first, end));
    }
    return true;
}

enum evaluate_status root_evaluate(struct block *block, uint32_t number,
                                   struct evaluate_failure *failure)
{
    const struct program *program = block->program;
    const struct root *root = &program->roots[number];
    struct masks masks = evaluate_root(block, number);
    for (uint32_t at = root->first; root->has_text && at < root->end; at++) {
        const struct node_code *node = &program->nodes[at];
        uint64_t todo[MASK_WORDS];
        if (node->op != OP_TEST || program->tests[node->test].kind != LEAF_MATCHES)
            continue;
        if (!find_open(block, root, masks, todo))
            break;
        mask_minus(todo, block->test_done + (size_t)node->test * block->stride, block->words);
        if (!mask_any(todo, 0, block->lanes))
            continue;
        enum evaluate_status status = search(block, node->test, todo, failure);
        if (status != EVALUATE_OK)
            return status;
        masks = evaluate_root(block, number);
    }
    return EVALUATE_OK;
}
