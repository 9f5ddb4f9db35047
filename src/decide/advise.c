#include "decide/advise.h"

/* Adds a piece of advice behind those of the same order or less. */
static void insert_advice(const struct pack *pack, struct ruled_advice *list, uint32_t *count,
                          uint32_t advice)
{
    uint32_t at = (*count)++;
    for (; at > 0 && pack->advice[list[at - 1].advice].order > pack->advice[advice].order; at--)
        list[at] = list[at - 1];
    list[at].advice = advice;
}

static bool applies(const struct docket *docket, uint32_t advice, uint32_t lane)
{
    uint32_t root = docket->block->program->advice_root[advice];
    return block_root(docket->block, root, lane) == TRUTH_TRUE;
}

/* Whether a component's advice is about the option that the component got. */
static bool fits_option(const struct advice *advice, uint32_t option)
{
    return advice->option == OPTION_NONE || advice->option == option;
}

static bool record_component_advice(struct arena *arena, const struct docket *docket,
                                    struct ruled_component *component)
{
    const struct pack *pack = docket->profile->pack;
    component->advice = arena_new(arena, pack->advice_count, sizeof *component->advice);
    if (!component->advice)
        return false;
    for (uint32_t i = 0; i < pack->advice_count; i++)
        if (pack->advice[i].scope == RULE_COMPONENT && component->option != OPTION_NONE &&
            fits_option(&pack->advice[i], component->option) && applies(docket, i, component->lane))
            insert_advice(pack, component->advice, &component->advice_count, i);
    return true;
}

bool advise(struct arena *arena, const struct docket *docket, struct ruling *ruling)
{
    const struct pack *pack = docket->profile->pack;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if (!record_component_advice(arena, docket, &ruling->components[i]))
            return false;
    ruling->advice = arena_new(arena, pack->advice_count, sizeof *ruling->advice);
    if (!ruling->advice)
        return false;
    for (uint32_t i = 0; i < pack->advice_count; i++)
        if (pack->advice[i].scope == RULE_PROJECT &&
            fits_option(&pack->advice[i], ruling->option) &&
            applies(docket, i, docket->group->project))
            insert_advice(pack, ruling->advice, &ruling->advice_count, i);
    return true;
}
