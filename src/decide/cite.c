#include "decide/cite.h"

#include "base/strbuf.h"

uint32_t cite_component(const struct docket *docket, uint32_t lane)
{
    const struct profile *profile = docket->profile;
    uint32_t nth = lane - docket->group->first;
    for (uint32_t i = 0; i < profile->component_count && lane >= docket->group->first; i++)
        if (!profile->components[i].outside && nth-- == 0)
            return i;
    return COMPONENT_NONE;
}

/* The value of a fact that the profile does not give, as the pack would write it. */
static const char *print_value(struct arena *arena, const struct docket *docket,
                               struct fact_use use)
{
    struct value value;
    struct strbuf text;
    if (!explain_value(arena, docket->block, use.lane, use.fact, &value))
        return NULL;
    strbuf_init(&text);
    fact_print(&docket->profile->pack->vocabulary.facts[use.fact], &value, &text);
    const char *copy =
        text.failed ? NULL : arena_copy(arena, text.text ? text.text : "", text.length);
    strbuf_fini(&text);
    return copy;
}

/* The component that a fact belongs to in a lane: a fact of the project only where the component
 * overrides it. */
static uint32_t owner(const struct docket *docket, struct fact_use use)
{
    uint32_t component = cite_component(docket, use.lane);
    const struct fact *fact = &docket->profile->pack->vocabulary.facts[use.fact];
    if (component == COMPONENT_NONE || fact->scope == FACT_COMPONENT ||
        docket->profile->components[component].answers[use.fact])
        return component;
    return COMPONENT_NONE;
}

bool cite_fact(struct arena *arena, const struct docket *docket, struct fact_use use,
               struct cited_fact *cited)
{
    const struct answer *answer =
        profile_answer(docket->profile, cite_component(docket, use.lane), use.fact);
    *cited = (struct cited_fact){.fact = use.fact,
                                 .component = owner(docket, use),
                                 .origin = block_origin(docket->block, use.lane, use.fact)};
    if (answer) {
        cited->note = answer->note;
        cited->by = answer->by;
        cited->place = answer->place;
    }
    cited->value =
        cited->origin == ORIGIN_GIVEN && answer ? answer->text : print_value(arena, docket, use);
    return cited->value != NULL;
}

static bool cite_uses(struct arena *arena, const struct docket *docket, const struct fact_use *uses,
                      uint32_t count, struct cited_fact **facts)
{
    *facts = arena_new(arena, count, sizeof **facts);
    if (!*facts)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!cite_fact(arena, docket, uses[i], &(*facts)[i]))
            return false;
    return true;
}

/* The facts that made the rule fire, or that keep it undetermined. */
static bool cite_facts(struct arena *arena, struct arena *scratch, const struct docket *docket,
                       uint32_t lane, struct ruled_rule *ruled)
{
    const struct fact_use *uses;
    struct explanation why;
    uint32_t root = docket->block->program->rule_root[ruled->rule];
    if (!explain_root(scratch, docket->block, root, lane, &why))
        return false;
    if (ruled->state == TRUTH_TRUE)
        return explain_reasons(scratch, &why, &uses, &ruled->fact_count) &&
               cite_uses(arena, docket, uses, ruled->fact_count, &ruled->facts);
    return explain_needs(scratch, &why, &uses, &ruled->need_count) &&
           cite_uses(arena, docket, uses, ruled->need_count, &ruled->needs);
}

bool cite_rule(struct arena *arena, struct arena *scratch, const struct docket *docket,
               uint32_t rule, uint32_t lane, struct ruled_rule *ruled)
{
    const struct pack *pack = docket->profile->pack;
    const struct rule *what = &pack->rules[rule];
    *ruled = (struct ruled_rule){.rule = rule, .state = block_rule(docket->block, rule, lane)};
    ruled->effects = arena_new(arena, what->effect_count, sizeof *ruled->effects);
    if (!ruled->effects)
        return false;
    for (uint32_t i = 0; i < what->effect_count; i++)
        ruled->effects[ruled->effect_count++] = (struct ruled_effect){
            .option = what->effects[i].option, .points = (int64_t)what->effects[i].points * 1000};
    return cite_facts(arena, scratch, docket, lane, ruled);
}
