#include "decide/plead.h"

#include <stdlib.h>

#include "base/vec.h"

/* A plea and what its place is decided by. */
struct ranked {
    __int128 share; /* of the total: size times points */
    uint32_t nth;   /* by component, in pack order, by option */
    struct ruled_plea plea;
};

typedef VEC(struct ranked) ranked_pleas;

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left;
    const struct ranked *b = right;
    if (a->share != b->share)
        return a->share > b->share ? -1 : 1;
    return a->nth < b->nth ? -1 : 1;
}

/* What an effect does for the rival: for its option, or against the one that the ruling gives. */
static int64_t speaks_for(const struct ruled_effect *effect, uint32_t rival, uint32_t given)
{
    return effect->option == rival && effect->counted > 0   ? effect->counted
           : effect->option == given && effect->counted < 0 ? -effect->counted
                                                            : 0;
}

/* The pleas of one component, which gets another option in the rival plan. */
static bool plead_component(struct arena *scratch, const struct ruling *ruling, uint32_t number,
                            uint32_t rival, uint32_t given, ranked_pleas *pleas)
{
    const struct ruled_component *component = &ruling->components[number];
    int64_t size = ruling->profile->components[component->component].size;
    for (uint32_t i = 0; i < component->rule_count; i++) {
        const struct ruled_rule *rule = &component->rules[i];
        for (uint32_t e = 0; e < rule->effect_count; e++) {
            int64_t counted = speaks_for(&rule->effects[e], rival, given);
            if (counted == 0)
                continue;
            struct ranked *ranked = vec_add(pleas, scratch);
            if (!ranked)
                return false;
            *ranked =
                (struct ranked){.share = (__int128)size * counted,
                                .nth = pleas->count,
                                .plea = {number, rule->rule, rule->effects[e].option, counted}};
        }
    }
    return true;
}

static bool record_pleas(struct arena *arena, struct ruling *ruling, ranked_pleas *pleas)
{
    ruling->pleas = arena_new(arena, pleas->count, sizeof *ruling->pleas);
    if (!ruling->pleas)
        return false;
    if (pleas->count > 0)
        qsort(pleas->items, pleas->count, sizeof *pleas->items, compare_ranked);
    for (uint32_t i = 0; i < pleas->count; i++)
        ruling->pleas[ruling->plea_count++] = pleas->items[i].plea;
    return true;
}

bool plead(struct arena *arena, struct ruling *ruling)
{
    const struct plan *given = ruling_plan(ruling);
    ranked_pleas pleas = {0};
    struct arena scratch;
    bool done = true;
    if (!given || !ruling->has_rival)
        return true;
    const struct plan *rival = &ruling->plans[ruling->rival];
    arena_init(&scratch);
    for (uint32_t i = 0; done && i < ruling->component_count; i++)
        if (rival->options[i] != given->options[i])
            done =
                plead_component(&scratch, ruling, i, rival->options[i], given->options[i], &pleas);
    done = done && record_pleas(arena, ruling, &pleas);
    arena_fini(&scratch);
    return done;
}
