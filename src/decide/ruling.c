#include "decide/ruling.h"

const char *ruling_verdict_id(const struct ruling *ruling)
{
    switch (ruling->verdict) {
    case VERDICT_OPTION:
        return ruling->profile->pack->options[ruling->option].id;
    case VERDICT_EITHER:
        return "either";
    case VERDICT_NONE:
        break;
    }
    return "none";
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
