/* Conditions: comparisons in strings, and groups of them. The comparison of each fact is offered as
 * a snippet with the operator and the values that go with it. */
#include <string.h>

#include "author/schema/common.h"
#include "author/schema/pack.h"
#include "author/schema/pattern.h"

/* What is offered behind the name of a fact; %s is its first choice of values. */
static const char *const comparisons[FACT_TYPES] = {
    [FACT_BOOL] = "==",  [FACT_INTEGER] = ">=",   [FACT_NUMBER] = ">=",    [FACT_CHOICE] = "==",
    [FACT_LEVEL] = ">=", [FACT_SET] = "includes", [FACT_TEXT] = "matches", [FACT_OPTION] = "==",
};

/* The operand as a snippet: a choice among values, or an example. */
static const char *operand_of(struct shaper *shaper, const struct fact *fact)
{
    struct strbuf out;
    struct names names = fact_value_kind(fact) == VALUE_NUMBER
                             ? NAMES(fact->bands, 0)
                             : NAMES(fact->values, fact->value_count);
    strbuf_init(&out);
    if (fact->type == FACT_TEXT)
        strbuf_puts(&out, "/${1:pattern}/");
    else if (names.count == 0)
        strbuf_puts(&out, "${1:0}");
    for (uint32_t i = 0; fact->type != FACT_TEXT && i < names.count; i++)
        strbuf_printf(&out, "%s%s", i > 0 ? "," : "${1|", names_at(names, i));
    if (fact->type != FACT_TEXT && names.count > 0)
        strbuf_puts(&out, "|}");
    return common_keep(shaper, &out);
}

static void put_snippets(struct shaper *shaper, struct shape *clause, const struct pack *pack)
{
    struct shape *snippets = shape_list(shaper, clause, "defaultSnippets");
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        if (fact->reserved)
            continue;
        struct shape *snippet = shape_object(shaper, snippets, NULL);
        shape_text(shaper, snippet, "label", fact->name);
        shape_text(shaper, snippet, "description", fact->question ? fact->question : fact->title);
        shape_text(shaper, snippet, "body",
                   shape_printf(shaper, "%s %s %s", fact->name, comparisons[fact->type],
                                operand_of(shaper, fact)));
    }
}

static void define_leaf(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    struct shape *leaf = shape_object(shaper, definitions, "comparison");
    shape_text(shaper, leaf, "description", "FACT OPERATOR VALUE");
    clause_pattern(shaper, leaf, pattern_comparison,
                   "A comparison is wanted: FACT OPERATOR VALUE, such as team.size > 5");
    put_snippets(shaper, leaf, pack);
    struct shape *advice = shape_object(shaper, definitions, "advice-comparison");
    struct shape *either = shape_list(shaper, advice, "anyOf");
    clause_uses(shaper, either, NULL, "comparison", NULL);
    clause_pattern(shaper, shape_object(shaper, either, NULL), pattern_presence,
                   "known FACT, or unknown FACT");
}

/* The groups of a condition; `list` is the definition of the list in one. */
static void define_group(struct shaper *shaper, struct shape *definitions, const char *name,
                         const char *list)
{
    const struct key keys[] = {
        {"all", list, "All of them must hold.", false},
        {"any", list, "At least one of them must hold.", false},
        {"none", list, "None of them may hold.", false},
        {"some_component", list, "All of them hold for one component at least.", false},
        {"every_component", list, "All of them hold for every component.", false},
        {"share_of_components", shape_printf(shaper, "%s-share", name),
         "All of them hold for a share of the components, by size.", false},
    };
    struct shape *group = shape_object(shaper, definitions, shape_printf(shaper, "%s-group", name));
    clause_mapping(shaper, group, KEYS(keys));
    shape_number(shaper, group, "minProperties", "1");
    shape_number(shaper, group, "maxProperties", "1");
    const struct key share_keys[] = {
        {"where", list, "What must hold for a component.", true},
        {"at_least", "share", "The share: above 0, up to 100 %.", true},
    };
    clause_mapping(shaper,
                   shape_object(shaper, definitions, shape_printf(shaper, "%s-share", name)),
                   KEYS(share_keys));
}

static void define_condition(struct shaper *shaper, struct shape *definitions, const char *name,
                             const char *leaf)
{
    const char *list = shape_printf(shaper, "%s-list", name);
    struct shape *conditions = shape_object(shaper, definitions, list);
    clause_list(shaper, conditions, name);
    shape_number(shaper, conditions, "minItems", "1");
    struct shape *either = shape_list(shaper, shape_object(shaper, definitions, name), "anyOf");
    clause_uses(shaper, either, NULL, leaf, NULL);
    clause_uses(shaper, either, NULL, list, NULL);
    clause_uses(shaper, either, NULL, shape_printf(shaper, "%s-group", name), NULL);
    define_group(shaper, definitions, name, list);
}

static void define_share(struct shaper *shaper, struct shape *definitions)
{
    static const char wanted[] = "A share is above 0 and up to 100 %";
    struct shape *either = shape_list(shaper, shape_object(shaper, definitions, "share"), "anyOf");
    struct shape *number = shape_object(shaper, either, NULL);
    shape_text(shaper, number, "type", "number");
    shape_number(shaper, number, "exclusiveMinimum", "0");
    shape_number(shaper, number, "maximum", "1");
    shape_text(shaper, number, "errorMessage", wanted);
    clause_pattern(shaper, shape_object(shaper, either, NULL), pattern_share, wanted);
}

void condition_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    define_leaf(shaper, definitions, pack);
    define_share(shaper, definitions);
    define_condition(shaper, definitions, "condition", "comparison");
    define_condition(shaper, definitions, "advice-condition", "advice-comparison");
}
