#include "rule/rule.h"

const char *rule_scope_name(enum rule_scope scope)
{
    static const char *const names[RULE_SCOPES] = {
        [RULE_COMPONENT] = "component",
        [RULE_PROJECT] = "project",
        [RULE_SPLIT] = "split",
        [RULE_SWITCH] = "switch",
    };
    return names[scope];
}

bool rule_about_project(const struct rule *rule)
{
    return rule->scope == RULE_PROJECT || rule->scope == RULE_SPLIT;
}
