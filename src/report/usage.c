#include "report/usage.h"

uint32_t usage_next_citing(const struct pack *pack, uint32_t claim, uint32_t from)
{
    for (uint32_t rule = from; rule < pack->rule_count; rule++)
        for (uint32_t i = 0; i < pack->rules[rule].cite_count; i++)
            if (pack->rules[rule].cites[i] == claim)
                return rule;
    return UINT32_MAX;
}

struct search {
    uint32_t fact;
    bool found;
};

static void look_for(const struct leaf *leaf, void *context)
{
    struct search *search = context;
    search->found = search->found || leaf->fact == search->fact;
}

bool usage_rule_asks(const struct rule *rule, uint32_t fact)
{
    struct search search = {fact, false};
    condition_leaves(rule->when, look_for, &search);
    return search.found;
}
