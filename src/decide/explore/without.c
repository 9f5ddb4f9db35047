#include "decide/explore/without.h"

/* Whether a rule rests on one source alone. */
static bool rests_on(const struct pack *pack, const struct rule *rule, uint32_t source)
{
    for (uint32_t i = 0; i < rule->cite_count; i++)
        if (pack->claims[rule->cites[i]].publication != source)
            return false;
    return rule->cite_count > 0;
}

/* Whether a rule that fired counted: points, an exclusion, or a cost. Else it only derives, or its
 * criterion is ignored. */
static bool counts(const struct pack *pack, const struct ruled_rule *ruled)
{
    for (uint32_t i = 0; i < ruled->effect_count; i++)
        if (ruled->effects[i].counted != 0)
            return true;
    return pack->rules[ruled->rule].excludes != 0 || ruled->overhead != 0;
}

static bool is_among(const struct pack *pack, const struct ruled_rule *rules, uint32_t count,
                     uint32_t rule)
{
    for (uint32_t i = 0; i < count; i++)
        if (rules[i].rule == rule && rules[i].state == TRUTH_TRUE && !rules[i].waived &&
            counts(pack, &rules[i]))
            return true;
    return false;
}

/* Whether a rule counted anywhere in the ruling. */
static bool counted(const struct ruling *ruling, uint32_t rule)
{
    const struct pack *pack = ruling->profile->pack;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        if (is_among(pack, component->rules, component->rule_count, rule) ||
            is_among(pack, component->switches, component->switch_count, rule))
            return true;
    }
    return is_among(pack, ruling->split.rules, ruling->split.rule_count, rule);
}

/* Takes a rule as false in all lanes of the node. */
static void drop(struct trial *trial, uint32_t rule)
{
    for (uint32_t lane = 0; lane < trial->node->lanes; lane++)
        block_overrule(trial->node, rule, lane);
}

static bool leave_out(struct inquiry *inquiry, struct without_source *without)
{
    struct trial *trial = &inquiry->trial;
    const struct pack *pack = inquiry->ruling->profile->pack;
    if (!trial_enter_ruling(trial))
        return false;
    bench_waive(&trial->whole, trial->node);
    for (uint32_t rule = 0; rule < pack->rule_count; rule++) {
        if (!rests_on(pack, &pack->rules[rule], without->source))
            continue;
        drop(trial, rule);
        if (counted(inquiry->ruling, rule))
            without->rules[without->rule_count++] = rule;
    }
    inquiry_score(inquiry, trial->node);
    without->found = inquiry_outcome(inquiry, trial->node, 0, &without->outcome);
    if (without->found && inquiry->plans.has_rival)
        without->margin = inquiry->plans.margin;
    return true;
}

static bool leave_out_each(struct inquiry *inquiry, struct without_source *list,
                           struct arena *arena)
{
    const struct pack *pack = inquiry->ruling->profile->pack;
    for (uint32_t i = 0; i < pack->publication_count; i++) {
        list[i] = (struct without_source){
            .source = i, .rules = arena_new(arena, pack->rule_count, sizeof(uint32_t))};
        if (!list[i].rules || !leave_out(inquiry, &list[i]))
            return false;
    }
    return true;
}

struct without_source *without_sources(struct arena *arena, struct inquiry *inquiry)
{
    const struct pack *pack = inquiry->ruling->profile->pack;
    struct trial *trial = &inquiry->trial;
    struct without_source *list = arena_new(arena, pack->publication_count, sizeof *list);
    trial->answering = true;
    trial->assumptions = inquiry->assumptions;
    inquiry_refill(inquiry);
    bool done = list && leave_out_each(inquiry, list, arena);
    trial->answering = false;
    return done && trial_enter(trial, &trial->whole) ? list : NULL;
}
