#include "decide/ruling.h"

const char *verdict_id(const struct pack *pack, enum verdict_kind verdict, uint32_t option)
{
    switch (verdict) {
    case VERDICT_OPTION:
        return pack->options[option].id;
    case VERDICT_SPLIT:
        return pack->combination.id;
    case VERDICT_EITHER:
        return "either";
    case VERDICT_NONE:
        break;
    }
    return "none";
}

const char *ruling_verdict_id(const struct ruling *ruling)
{
    return verdict_id(ruling->profile->pack, ruling->verdict, ruling->option);
}

const char *plan_id(const struct pack *pack, const struct plan *plan)
{
    switch (plan->kind) {
    case PLAN_OPTION:
        return pack->options[plan->option].id;
    case PLAN_SPLIT:
        return pack->combination.id;
    case PLAN_AS_IS:
        break;
    }
    return "as_is";
}

const struct plan *ruling_plan(const struct ruling *ruling)
{
    return ruling->verdict == VERDICT_OPTION || ruling->verdict == VERDICT_SPLIT ? ruling->plans
                                                                                 : NULL;
}

bool ruling_was_settled(const struct ruling *ruling)
{
    return ruling->settled != SETTLED_UNKNOWN || ruling->open_count > 0;
}

struct ruled_rule *ruled_find(const struct ruled_component *component, uint32_t rule)
{
    uint32_t first = 0;
    uint32_t behind = component->rule_count;
    while (first < behind) {
        uint32_t middle = first + (behind - first) / 2;
        if (component->rules[middle].rule < rule)
            first = middle + 1;
        else
            behind = middle;
    }
    bool found = first < component->rule_count && component->rules[first].rule == rule;
    return found ? &component->rules[first] : NULL;
}

const char *firmness_name(enum firmness firmness)
{
    static const char *const names[] = {
        [FIRMNESS_NONE] = NULL,
        [FIRMNESS_SLIGHT] = "slight",
        [FIRMNESS_CLEAR] = "clear",
        [FIRMNESS_FIRM] = "firm",
    };
    return names[firmness];
}

const char *origin_name(enum origin origin)
{
    static const char *const names[] = {
        [ORIGIN_UNKNOWN] = "unknown",     [ORIGIN_GIVEN] = "given",
        [ORIGIN_OTHERWISE] = "otherwise", [ORIGIN_ASSUMED] = "assumed",
        [ORIGIN_DERIVED] = "derived",
    };
    return names[origin];
}
