/* The facts behind an explanation. A node has its truth from those of its children that have the
 * same (of `none`, the opposite); followed down to the comparisons, they name the facts that count.
 */
#include <stdlib.h>

#include "base/vec.h"
#include "engine/explain.h"

/* A fact that was met, and how many were met before it. */
struct meeting {
    struct fact_use use;
    uint32_t order;
};

struct meetings {
    struct arena *arena;
    VEC(struct meeting) list;
};

static enum truth wanted_below(const struct explanation *node, enum truth wanted)
{
    bool turns = node->condition != NULL && node->condition->kind == CONDITION_NONE;
    if (!turns || wanted == TRUTH_UNDETERMINED)
        return wanted;
    return wanted == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
}

/* Meets the facts of the comparisons that make `node` what it is. */
static bool meet(struct meetings *meetings, const struct explanation *node)
{
    if (node->condition != NULL && node->condition->kind == CONDITION_LEAF) {
        struct meeting *meeting = vec_add(&meetings->list, meetings->arena);
        if (meeting == NULL)
            return false;
        *meeting =
            (struct meeting){{node->condition->leaf->fact, node->lane}, meetings->list.count - 1};
        return true;
    }
    enum truth wanted = wanted_below(node, node->truth);
    for (uint32_t i = 0; i < node->count; i++)
        if (node->children[i].truth == wanted && !meet(meetings, &node->children[i]))
            return false;
    return true;
}

static int compare_facts(const void *a, const void *b)
{
    const struct meeting *first = a;
    const struct meeting *second = b;
    if (first->use.fact != second->use.fact)
        return first->use.fact < second->use.fact ? -1 : 1;
    if (first->use.lane != second->use.lane)
        return first->use.lane < second->use.lane ? -1 : 1;
    return (first->order > second->order) - (first->order < second->order);
}

static int compare_order(const void *a, const void *b)
{
    const struct meeting *first = a;
    const struct meeting *second = b;
    return (first->order > second->order) - (first->order < second->order);
}

/* Leaves the first meeting with each fact; returns how many there are. */
static uint32_t drop_repeated(struct meeting *list, uint32_t count)
{
    uint32_t kept = 0;
    if (count == 0)
        return 0;
    qsort(list, count, sizeof *list, compare_facts);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || list[i].use.fact != list[kept - 1].use.fact ||
            list[i].use.lane != list[kept - 1].use.lane)
            list[kept++] = list[i];
    qsort(list, kept, sizeof *list, compare_order);
    return kept;
}

static bool collect(struct arena *arena, const struct explanation *explanation,
                    const struct fact_use **uses, uint32_t *count)
{
    struct meetings meetings = {.arena = arena};
    if (!meet(&meetings, explanation))
        return false;
    *count = drop_repeated(meetings.list.items, meetings.list.count);
    struct fact_use *kept = arena_new(arena, *count, sizeof *kept);
    if (kept == NULL)
        return false;
    for (uint32_t i = 0; i < *count; i++)
        kept[i] = meetings.list.items[i].use;
    *uses = kept;
    return true;
}

bool explain_reasons(struct arena *arena, const struct explanation *explanation,
                     const struct fact_use **uses, uint32_t *count)
{
    *uses = NULL;
    *count = 0;
    return explanation->truth == TRUTH_UNDETERMINED || collect(arena, explanation, uses, count);
}

bool explain_needs(struct arena *arena, const struct explanation *explanation,
                   const struct fact_use **uses, uint32_t *count)
{
    *uses = NULL;
    *count = 0;
    return explanation->truth != TRUTH_UNDETERMINED || collect(arena, explanation, uses, count);
}
