#include "decide/record.h"

#include "base/vec.h"
#include "decide/waive.h"

typedef VEC(uint32_t) found_rules;

static bool add_rule(found_rules *list, struct arena *arena, uint32_t rule)
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
    found_rules certain = {0};
    found_rules open = {0};
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

/* Records the rules of a scope that fired or are undetermined in a lane, in pack order; those that
 * no waiver sets aside count. */
static bool record_rules(struct arena *arena, const struct docket *docket,
                         const struct ruling *ruling, enum rule_scope scope, uint32_t lane,
                         struct ruled_rule **rules, uint32_t *count)
{
    const struct pack *pack = docket->profile->pack;
    struct arena scratch;
    found_rules found = {0};
    bool done = true;
    /* A project's lane may be that of its first component, whose waivers do not reach as far. */
    uint32_t component = scope == RULE_SPLIT ? COMPONENT_NONE : cite_component(docket, lane);
    arena_init(&scratch);
    for (uint32_t rule = 0; done && rule < pack->rule_count; rule++)
        if (pack->rules[rule].scope == scope &&
            block_rule(docket->block, rule, lane) != TRUTH_FALSE)
            done = add_rule(&found, &scratch, rule);
    *rules = done ? arena_new(arena, found.count, sizeof **rules) : NULL;
    done = *rules != NULL;
    for (uint32_t i = 0; done && i < found.count; i++) {
        struct ruled_rule *ruled = &(*rules)[(*count)++];
        done = cite_rule(arena, &scratch, docket, found.items[i], lane, ruled);
        ruled->overhead = (int64_t)pack->rules[found.items[i]].overhead * 1000;
        ruled->waived = waiver_applies(ruling, found.items[i], component);
    }
    arena_fini(&scratch);
    return done;
}

static bool record_component(struct arena *arena, const struct docket *docket,
                             const struct ruling *ruling, struct ruled_component *component)
{
    component->component = cite_component(docket, component->lane);
    return record_rules(arena, docket, ruling, RULE_COMPONENT, component->lane, &component->rules,
                        &component->rule_count) &&
           record_rules(arena, docket, ruling, RULE_SWITCH, component->lane, &component->switches,
                        &component->switch_count);
}

bool record_findings(struct arena *arena, const struct docket *docket, struct ruling *ruling)
{
    const struct group *group = docket->group;
    ruling->components = arena_new(arena, group->count, sizeof *ruling->components);
    if (!ruling->components)
        return false;
    ruling->component_count = group->count;
    for (uint32_t i = 0; i < group->count; i++) {
        ruling->components[i].lane = group->first + i;
        ruling->components[i].option = OPTION_NONE;
        if (!record_component(arena, docket, ruling, &ruling->components[i]))
            return false;
    }
    return record_rules(arena, docket, ruling, RULE_SPLIT, group->project, &ruling->split.rules,
                        &ruling->split.rule_count);
}

bool record_points(struct arena *arena, const struct docket *docket, const struct scores *scores,
                   struct ruling *ruling)
{
    struct arena scratch;
    bool done = true;
    arena_init(&scratch);
    for (uint32_t i = 0; done && i < ruling->component_count; i++)
        done = record_options(arena, docket, scores, &ruling->components[i]) &&
               record_counted(&scratch, docket, scores, &ruling->components[i]);
    arena_fini(&scratch);
    return done;
}
