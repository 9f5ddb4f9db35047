#include "decide/advise.h"

#include <stdlib.h>

/* A piece of advice and what its place is decided by. */
struct ranked {
    int32_t order;
    uint32_t advice;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left;
    const struct ranked *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return (a->advice > b->advice) - (a->advice < b->advice);
}

uint32_t *advice_sorted(struct arena *arena, const struct pack *pack)
{
    struct ranked *ranked = arena_new(arena, pack->advice_count, sizeof *ranked);
    uint32_t *sorted = arena_new(arena, pack->advice_count, sizeof *sorted);
    if (!ranked || !sorted)
        return NULL;
    for (uint32_t i = 0; i < pack->advice_count; i++)
        ranked[i] = (struct ranked){pack->advice[i].order, i};
    qsort(ranked, pack->advice_count, sizeof *ranked, compare_ranked);
    for (uint32_t i = 0; i < pack->advice_count; i++)
        sorted[i] = ranked[i].advice;
    return sorted;
}

/* Whom advice is for: a component or the project, the lane that stands for it, what it got. */
struct subject {
    uint32_t scopes; /* of the advice: a bit for each enum rule_scope */
    uint32_t lane;
    uint32_t option;
};

static bool applies(const struct docket *docket, uint32_t number, const struct subject *subject)
{
    const struct advice *advice = &docket->profile->pack->advice[number];
    uint32_t root = docket->block->program->advice_root[number];
    return (subject->scopes >> advice->scope) & 1 &&
           (advice->option == OPTION_NONE || advice->option == subject->option) &&
           block_root(docket->block, root, subject->lane) == TRUTH_TRUE;
}

/* The advice for one subject; NULL when memory is out. */
static struct ruled_advice *collect(struct arena *arena, const struct docket *docket,
                                    const uint32_t *sorted, const struct subject *subject,
                                    uint32_t *count)
{
    uint32_t most = docket->profile->pack->advice_count;
    struct ruled_advice *list = arena_new(arena, most, sizeof *list);
    for (uint32_t i = 0; list && i < most; i++)
        if (applies(docket, sorted[i], subject))
            list[(*count)++].advice = sorted[i];
    return list;
}

/* A component that got no option is advised what holds whichever it gets. */
static bool advise_component(struct arena *arena, const struct docket *docket,
                             const uint32_t *sorted, struct ruled_component *component)
{
    struct subject subject = {1U << RULE_COMPONENT, component->lane, component->option};
    component->advice = collect(arena, docket, sorted, &subject, &component->advice_count);
    return component->advice != NULL;
}

bool advise(struct arena *arena, const struct docket *docket, const uint32_t *sorted,
            struct ruling *ruling)
{
    struct subject project = {1U << RULE_PROJECT, docket->group->project, ruling->option};
    if (ruling->verdict == VERDICT_SPLIT)
        project.scopes |= 1U << RULE_SPLIT;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if (!advise_component(arena, docket, sorted, &ruling->components[i]))
            return false;
    ruling->advice = collect(arena, docket, sorted, &project, &ruling->advice_count);
    return ruling->advice != NULL;
}
