#include "report/analysis/differ.h"

#include <stdlib.h>

#include "base/vec.h"

#define EXCLUSION_WEIGHT ((__int128)INT64_MAX << 32)

typedef VEC(struct rule_difference) difference_list;

/* What is compared: one rule in a component or for the split, in both rulings; NULL where it
 * neither fired nor is undetermined. */
struct both {
    const struct pack *pack;
    uint32_t component;
    int64_t size; /* thousandths */
    const struct ruled_rule *now;
    const struct ruled_rule *then;
};

static bool counts(const struct ruled_rule *ruled)
{
    return ruled && ruled->state == TRUTH_TRUE && !ruled->waived;
}

static int64_t counted_for(const struct ruled_rule *ruled, uint32_t option)
{
    for (uint32_t i = 0; counts(ruled) && i < ruled->effect_count; i++)
        if (ruled->effects[i].option == option)
            return ruled->effects[i].counted;
    return 0;
}

static bool add(struct arena *arena, difference_list *list, const struct both *both,
                struct rule_difference difference)
{
    int64_t change = difference.then - difference.now;
    if (change == 0)
        return true;
    struct rule_difference *added = vec_add(list, arena);
    if (!added)
        return false;
    *added = difference;
    added->component = both->component;
    added->rule = both->now ? both->now->rule : both->then->rule;
    added->weight = difference.kind == DIFFERS_IN_EXCLUSION
                        ? EXCLUSION_WEIGHT
                        : (__int128)(change > 0 ? change : -change) * both->size;
    return true;
}

static bool compare(struct arena *arena, difference_list *list, const struct both *both)
{
    uint32_t rule = both->now ? both->now->rule : both->then->rule;
    bool now = counts(both->now), then = counts(both->then);
    struct rule_difference cost = {DIFFERS_IN_COST, .option = OPTION_NONE,
                                   .now = now ? both->now->overhead : 0,
                                   .then = then ? both->then->overhead : 0};
    for (uint32_t option = 0; option < both->pack->option_count; option++) {
        bool excludes = (both->pack->rules[rule].excludes >> option) & 1;
        struct rule_difference exclusion = {DIFFERS_IN_EXCLUSION, .option = option,
                                            .now = excludes && now, .then = excludes && then};
        struct rule_difference points = {DIFFERS_IN_POINTS, .option = option,
                                         .now = counted_for(both->now, option),
                                         .then = counted_for(both->then, option)};
        if (!add(arena, list, both, exclusion) || !add(arena, list, both, points))
            return false;
    }
    return add(arena, list, both, cost);
}

static const struct ruled_rule *find(const struct ruled_rule *rules, uint32_t count, uint32_t rule)
{
    for (uint32_t i = 0; i < count; i++)
        if (rules[i].rule == rule)
            return &rules[i];
    return NULL;
}

/* Compares two lists of rules that fired or are undetermined. */
static bool compare_lists(struct arena *arena, difference_list *list, struct both both,
                          const struct ruled_rule *now, uint32_t now_count,
                          const struct ruled_rule *then, uint32_t then_count)
{
    for (uint32_t i = 0; i < now_count; i++) {
        both.now = &now[i];
        both.then = find(then, then_count, now[i].rule);
        if (!compare(arena, list, &both))
            return false;
    }
    both.now = NULL;
    for (uint32_t i = 0; i < then_count; i++) {
        both.then = &then[i];
        if (!find(now, now_count, then[i].rule) && !compare(arena, list, &both))
            return false;
    }
    return true;
}

static bool compare_components(struct arena *arena, difference_list *list, const struct ruling *now,
                               const struct ruling *then)
{
    for (uint32_t i = 0; i < now->component_count; i++) {
        const struct ruled_component *a = &now->components[i], *b = &then->components[i];
        struct both both = {.pack = now->profile->pack,
                            .component = i,
                            .size = now->profile->components[a->component].size};
        if (!compare_lists(arena, list, both, a->rules, a->rule_count, b->rules, b->rule_count) ||
            !compare_lists(arena, list, both, a->switches, a->switch_count, b->switches,
                           b->switch_count))
            return false;
    }
    return true;
}

static int compare_weights(const void *left, const void *right)
{
    const struct rule_difference *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight < b->weight ? 1 : -1;
    if (a->component != b->component)
        return a->component < b->component ? -1 : 1;
    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    return (a->option > b->option) - (a->option < b->option);
}

struct rule_difference *differences_find(struct arena *arena, const struct ruling *now,
                                         const struct ruling *then, uint32_t *count)
{
    difference_list list = {0};
    struct both split = {.pack = now->profile->pack, .component = COMPONENT_NONE, .size = 1000};
    bool exists = now->split.exists || then->split.exists;
    *count = 0;
    if (!compare_components(arena, &list, now, then) ||
        (exists && !compare_lists(arena, &list, split, now->split.rules, now->split.rule_count,
                                  then->split.rules, then->split.rule_count)))
        return NULL;
    if (list.count == 0)
        return arena_new(arena, 1, sizeof(struct rule_difference));
    qsort(list.items, list.count, sizeof *list.items, compare_weights);
    *count = list.count;
    return list.items;
}
