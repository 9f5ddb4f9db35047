/* What the lists of a pack hold: claims, rules, advice, checks, and changes of those below. */
#include "author/schema/common.h"
#include "author/schema/pack.h"

static const struct key claim_keys[] = {
    {"id", "new-id", "The name, unique in the pack.", true},
    {"source", "source", "The document.", true},
    {"section", "text", "Where in the document.", false},
    {"claim", "text", "What it says, in your words.", true},
    {"figures", "text", "The figures that it gives.", false},
    {"strength", "strength", "How strongly it says so; only shown.", false},
    {"contradicts", "claims", "Claims that say otherwise.", false},
    {"note", "text", "A remark of yours.", false},
    {"set_aside", "text", "Why no rule should rest on it.", false},
};

static const struct key rule_keys[] = {
    {"id", "new-id", "The name, unique in the pack.", true},
    {"title", "text", "What reports call it.", false},
    {"criterion", "criterion", "The criterion that its points belong to.", false},
    {"for", "rule-scope", "What it is about.", false},
    {"when", "condition", "When it fires.", true},
    {"favours", "effects", "The options that it speaks for, and how strongly.", false},
    {"against", "effects", "The options that it speaks against, and how strongly.", false},
    {"excludes", "options-list", "Options that it rules out for the component.", false},
    {"costs", "strength", "What it adds to the price of a split or a switch.", false},
    {"saves", "strength", "What it takes off that price.", false},
    {"derives", "derivations", "Derived facts, and what they are where it fires.", false},
    {"because", "text", "The reason, in a sentence.", true},
    {"cites", "claims", "The claims that it rests on.", false},
    {"despite", "claims", "The claims that say otherwise.", false},
    {"waivable", "truth", "false: no profile may set it aside.", false},
};

static const struct key rule_adjust_keys[] = {
    {"adjust", "rule", "The rule of a pack below that is changed.", true},
    {"reason", "text", "Why.", true},
    {"disable", "only-true", "true: it never fires.", false},
    {"narrow", "condition", "What must hold as well.", false},
    {"favours", "effects", "What it says of these options from now on.", false},
    {"against", "effects", "What it says of these options from now on.", false},
    {"excludes", "options-list", "What it rules out from now on.", false},
    {"costs", "strength", "What it costs from now on.", false},
    {"saves", "strength", "What it saves from now on.", false},
    {"cites", "claims", "Claims that are added.", false},
    {"despite", "claims", "Claims that are added.", false},
};

static const struct key advice_keys[] = {
    {"id", "new-id", "The name, unique in the pack.", true},
    {"option", "option", "The option for which it is meant; without it, for all.", false},
    {"for", "advice-scope", "What it is about.", false},
    {"when", "advice-condition", "When it is given; without it, always.", false},
    {"text", "text", "The advice.", true},
    {"order", "order", "Small numbers come first; 0 without it.", false},
    {"level", "advice-level", "advice, which is the default, or caution.", false},
    {"cites", "claims", "The claims that it rests on.", false},
};

static const struct key advice_adjust_keys[] = {
    {"adjust", "some-advice", "The advice of a pack below that is changed.", true},
    {"reason", "text", "Why.", true},
    {"disable", "only-true", "true: it is never given.", false},
    {"narrow", "advice-condition", "What must hold as well.", false},
};

static const struct key check_keys[] = {
    {"id", "new-id", "The name, unique in the pack.", true},
    {"when", "condition", "What a profile must not meet.", true},
    {"level", "check-level", "error: it cannot be. warning: it hardly can.", true},
    {"message", "text", "What is wrong, in a sentence.", true},
    {"cites", "claims", "The claims that it rests on.", false},
};

static const struct key check_adjust_keys[] = {
    {"adjust", "some-check", "The check of a pack below that is changed.", true},
    {"reason", "text", "Why.", true},
    {"disable", "only-true", "true: it is never met.", false},
    {"narrow", "condition", "What must hold as well.", false},
};

/* What a disabled thing has no use for. */
static const char *const of_enabled[] = {"narrow", "favours", "against", "excludes", "costs",
                                         "saves",  "cites",   "despite", NULL};

/* ---- rules ---- */

static void define_effects(struct shaper *shaper, struct shape *definitions,
                           const struct pack *pack)
{
    struct shape *effects = shape_object(shaper, definitions, "effects");
    clause_map(shaper, effects, "new-id", "strength");
    struct shape *properties = shape_object(shaper, effects, "properties");
    for (uint32_t i = 0; i < pack->option_count; i++)
        clause_uses(shaper, properties, pack->options[i].id, "strength", pack->options[i].title);
    struct shape *derivations = shape_object(shaper, definitions, "derivations");
    clause_map(shaper, derivations, "new-fact", "setting");
    properties = shape_object(shaper, derivations, "properties");
    for (uint32_t i = 0; i < pack->vocabulary.count; i++)
        if (pack->vocabulary.facts[i].derived)
            clause_uses(shaper, properties, pack->vocabulary.facts[i].name, "setting",
                        pack->vocabulary.facts[i].title);
}

static void define_rule(struct shaper *shaper, struct shape *definitions)
{
    static const char *const overheads[] = {"split", "switch", NULL};
    static const char *const projects[] = {"project", NULL};
    static const char *const of_points[] = {"favours", "against", NULL};
    struct shape *rule = shape_object(shaper, definitions, "whole-rule");
    clause_mapping(shaper, rule, KEYS(rule_keys));
    struct shape *cases = clause_cases(shaper, rule);
    struct shape *overhead = clause_if_is(shaper, cases, "for", overheads);
    clause_demand(shaper, overhead, "then", NULL,
                  (const char *const[]){"favours", "against", "excludes", "derives", NULL});
    clause_demand(shaper, overhead, "else", NULL, (const char *const[]){"costs", "saves", NULL});
    clause_demand(shaper, clause_if_is(shaper, cases, "for", projects), "then", NULL,
                  (const char *const[]){"favours", "against", "excludes", NULL});
    for (size_t i = 0; of_points[i]; i++)
        clause_demand(shaper, clause_if_has(shaper, cases, of_points[i]), "then",
                      (const char *const[]){"criterion", NULL}, NULL);
    clause_demand(shaper, clause_if_has(shaper, cases, "costs"), "then", NULL,
                  (const char *const[]){"saves", NULL});
}

/* ---- the lists ---- */

/* A change of what packs below have, which may disable it. */
static void define_change(struct shaper *shaper, struct shape *definitions, const char *name,
                          struct keys keys)
{
    struct shape *clause = shape_object(shaper, definitions, name);
    clause_mapping(shaper, clause, keys);
    struct shape *disabled = clause_if_has(shaper, clause_cases(shaper, clause), "disable");
    clause_demand(shaper, disabled, "then", NULL, of_enabled);
}

/* A list of new things, and of changes to those of packs below. */
static void define_list(struct shaper *shaper, struct shape *definitions, const char *name,
                        const char *whole, const char *changed)
{
    struct shape *list = shape_object(shaper, definitions, name);
    shape_text(shaper, list, "type", "array");
    struct shape *item = shape_object(shaper, list, "items");
    shape_text(shaper, item, "type", "object");
    struct shape *test = shape_object(shaper, item, "if");
    shape_text(shaper, shape_list(shaper, test, "required"), NULL, "adjust");
    clause_uses(shaper, item, "then", changed, NULL);
    clause_uses(shaper, item, "else", whole, NULL);
}

void pack_define_parts(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    pack_define_names(shaper, definitions, pack);
    pack_define_words(shaper, definitions);
    pack_define_facts(shaper, definitions);
    define_list(shaper, definitions, "facts", "whole-fact", "changed-fact");
    clause_mapping(shaper, shape_object(shaper, definitions, "whole-claim"), KEYS(claim_keys));
    clause_list(shaper, shape_object(shaper, definitions, "claims-list"), "whole-claim");
    define_effects(shaper, definitions, pack);
    define_rule(shaper, definitions);
    define_change(shaper, definitions, "changed-rule", KEYS(rule_adjust_keys));
    define_list(shaper, definitions, "rules", "whole-rule", "changed-rule");
    common_amount(shaper, shape_object(shaper, definitions, "order"), true, "0", "1000000",
                  "A whole number from 0 to 1000000 is wanted");
    clause_mapping(shaper, shape_object(shaper, definitions, "whole-advice"), KEYS(advice_keys));
    define_change(shaper, definitions, "changed-advice", KEYS(advice_adjust_keys));
    define_list(shaper, definitions, "advice", "whole-advice", "changed-advice");
    clause_mapping(shaper, shape_object(shaper, definitions, "whole-check"), KEYS(check_keys));
    define_change(shaper, definitions, "changed-check", KEYS(check_adjust_keys));
    define_list(shaper, definitions, "checks", "whole-check", "changed-check");
}
