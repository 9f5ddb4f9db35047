#include "decide/record.h"

#include "base/vec.h"

typedef VEC(uint32_t) rule_list;

static bool add_rule(rule_list *list, struct arena *arena, uint32_t rule)
{
    uint32_t *item = vec_add(list, arena);
    if (item)
        *item = rule;
    return item != NULL;
}

/* The rules that exclude, or may exclude, one option in a lane. */
static bool record_exclusions(struct arena *arena, const struct docket *docket, uint32_t lane,
                              uint32_t option, struct ruled_option *ruled)
{
    const struct pack *pack = docket->profile->pack;
    rule_list certain = {0};
    rule_list open = {0};
    for (uint32_t rule = 0; rule < pack->rule_count; rule++) {
        if (!((pack->rules[rule].excludes >> option) & 1))
            continue;
        enum truth truth = block_rule(docket->block, rule, lane);
        if (truth != TRUTH_FALSE && !add_rule(truth == TRUTH_TRUE ? &certain : &open, arena, rule))
            return false;
    }
    ruled->excluded_by = certain.items;
    ruled->excluded_count = certain.count;
    ruled->may_be_excluded_by = open.items;
    ruled->may_be_excluded_count = open.count;
    return true;
}

static bool record_options(struct arena *arena, const struct docket *docket,
                           const struct scores *scores, struct ruled_component *component)
{
    uint32_t count = docket->profile->pack->option_count;
    component->options = arena_new(arena, count, sizeof *component->options);
    if (!component->options)
        return false;
    component->best = OPTION_NONE;
    for (uint32_t option = 0; option < count; option++) {
        struct ruled_option *ruled = &component->options[option];
        ruled->points = scores->points[(size_t)component->lane * count + option];
        if (!record_exclusions(arena, docket, component->lane, option, ruled))
            return false;
        if (ruled->excluded_count == 0 &&
            (component->best == OPTION_NONE ||
             ruled->points.points > component->options[component->best].points.points))
            component->best = option;
    }
    return true;
}

static struct ruled_effect *find_effect(struct ruled_component *component,
                                        const struct scored_effect *scored)
{
    for (uint32_t i = 0; i < component->rule_count; i++) {
        struct ruled_rule *rule = &component->rules[i];
        for (uint32_t j = 0; rule->rule == scored->rule && j < rule->effect_count; j++)
            if (rule->effects[j].option == scored->option)
                return &rule->effects[j];
    }
    return NULL;
}

/* Copies what each effect counted from the scorer's order to the rules of the component. */
static bool record_counted(const struct docket *docket, const struct scores *scores,
                           struct ruled_component *component)
{
    const struct scorer *scorer = scores->scorer;
    struct arena scratch;
    arena_init(&scratch);
    int64_t *counted = arena_new(&scratch, scorer->count, sizeof *counted);
    if (counted) {
        score_lane(scorer, docket->block, component->lane, scores->factors, counted);
        for (uint32_t i = 0; i < scorer->count; i++)
            if (counted[i] != 0)
                find_effect(component, &scorer->effects[i])->counted = counted[i];
    }
    arena_fini(&scratch);
    return counted != NULL;
}

static bool record_rules(struct arena *arena, const struct docket *docket,
                         struct ruled_component *component)
{
    const struct pack *pack = docket->profile->pack;
    VEC(struct ruled_rule) rules = {0};
    for (uint32_t rule = 0; rule < pack->rule_count; rule++) {
        if (pack->rules[rule].scope != RULE_COMPONENT ||
            block_rule(docket->block, rule, component->lane) == TRUTH_FALSE)
            continue;
        struct ruled_rule *ruled = vec_add(&rules, arena);
        if (!ruled || !cite_rule(arena, docket, rule, component->lane, ruled))
            return false;
    }
    component->rules = rules.items;
    component->rule_count = rules.count;
    return true;
}

bool record_components(struct arena *arena, const struct docket *docket,
                       const struct scores *scores, struct ruling *ruling)
{
    const struct group *group = docket->group;
    ruling->components = arena_new(arena, group->count, sizeof *ruling->components);
    if (!ruling->components)
        return false;
    ruling->component_count = group->count;
    for (uint32_t i = 0; i < group->count; i++) {
        struct ruled_component *component = &ruling->components[i];
        component->lane = group->first + i;
        component->component = cite_component(docket, component->lane);
        if (!record_options(arena, docket, scores, component) ||
            !record_rules(arena, docket, component) || !record_counted(docket, scores, component))
            return false;
    }
    return true;
}
