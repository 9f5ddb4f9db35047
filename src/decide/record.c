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

/* The effect of a rule that fired, or the rule could not have counted. */
static struct ruled_effect *find_effect(struct ruled_component *component,
                                        const struct scored_effect *scored)
{
    struct ruled_effect *effect = ruled_find(component, scored->rule)->effects;
    while (effect->option != scored->option)
        effect++;
    return effect;
}

/* Copies what each effect counted from the scorer's order to the rules of the component. */
static bool record_counted(struct arena *scratch, const struct docket *docket,
                           const struct scores *scores, struct ruled_component *component)
{
    const struct scorer *scorer = scores->scorer;
    int64_t *counted = arena_new(scratch, scorer->count, sizeof *counted);
    if (!counted)
        return false;
    score_lane(scorer, docket->block, component->lane, scores->factors, counted);
    for (uint32_t i = 0; i < scorer->count; i++)
        if (counted[i] != 0)
            find_effect(component, &scorer->effects[i])->counted = counted[i];
    return true;
}

static bool record_rules(struct arena *arena, struct arena *scratch, const struct docket *docket,
                         struct ruled_component *component)
{
    const struct pack *pack = docket->profile->pack;
    rule_list rules = {0};
    for (uint32_t rule = 0; rule < pack->rule_count; rule++)
        if (pack->rules[rule].scope == RULE_COMPONENT &&
            block_rule(docket->block, rule, component->lane) != TRUTH_FALSE &&
            !add_rule(&rules, scratch, rule))
            return false;
    component->rules = arena_new(arena, rules.count, sizeof *component->rules);
    if (!component->rules)
        return false;
    component->rule_count = rules.count;
    for (uint32_t i = 0; i < rules.count; i++)
        if (!cite_rule(arena, scratch, docket, rules.items[i], component->lane,
                       &component->rules[i]))
            return false;
    return true;
}

/* Records what a component's lane came to. */
static bool record_component(struct arena *arena, const struct docket *docket,
                             const struct scores *scores, struct ruled_component *component)
{
    struct arena scratch;
    arena_init(&scratch);
    component->component = cite_component(docket, component->lane);
    bool done = record_options(arena, docket, scores, component) &&
                record_rules(arena, &scratch, docket, component) &&
                record_counted(&scratch, docket, scores, component);
    arena_fini(&scratch);
    return done;
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
        ruling->components[i].lane = group->first + i;
        if (!record_component(arena, docket, scores, &ruling->components[i]))
            return false;
    }
    return true;
}
