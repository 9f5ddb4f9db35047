/* Facts: which keys go with which type, and with a fact that is asked or derived. */
#include "author/schema/common.h"
#include "author/schema/pack.h"
#include "author/schema/pattern.h"

static const struct key fact_keys[] = {
    {"fact", "new-fact", "The name: component.X, or GROUP.X for a fact of the project.", true},
    {"type", "type", "What kind of value it has.", true},
    {"title", "text", "A short label.", false},
    {"question", "text", "The question; required unless the fact is derived.", false},
    {"find_out", "text", "How to find the answer.", false},
    {"step", "text", "The step of your procedure at which it is asked.", false},
    {"values", "values", "Its values, as a list, or with what they mean.", false},
    {"unit", "text", "%, a unit of time (ms s min h) or bytes (B kB …), or any other word.", false},
    {"range", "range", "LOW .. HIGH: what numbers it may be.", false},
    {"bands", "bands", "Names of stretches of the range, in rising order.", false},
    {"ask_if", "condition", "Whether the question arises at all.", false},
    {"otherwise", "setting", "Its value where the question does not arise, or no rule derives it.",
     false},
    {"default", "defaults", "What is assumed where a profile does not answer.", false},
    {"likely", "weights", "How likely its values, or bands, are.", false},
    {"cites", "claims", "The claims that the question rests on.", false},
    {"derived", "truth", "true: rules set it, and it is never asked.", false},
};

static const struct key fact_adjust_keys[] = {
    {"adjust", "fact", "The fact of a pack below that is changed.", true},
    {"values", "values", "Values that are added.", false},
    {"likely", "weights", "How likely the added values are.", false},
    {"default", "defaults", "Defaults that are tried before those below.", false},
    {"reason", "text", "Why.", false},
};

static const struct key default_keys[] = {
    {"when", "condition", "Where it is assumed; without it, everywhere.", false},
    {"value", "setting", "What is assumed.", true},
};

/* A value that a pack sets, of whichever fact: a scalar, or a set. */
static void define_setting(struct shaper *shaper, struct shape *definitions)
{
    struct shape *either =
        shape_list(shaper, shape_object(shaper, definitions, "setting"), "anyOf");
    clause_uses(shaper, either, NULL, "text", NULL);
    struct shape *list = shape_object(shaper, either, NULL);
    clause_list(shaper, list, "new-value");
    shape_bool(shaper, list, "uniqueItems", true);
}

static void define_domains(struct shaper *shaper, struct shape *definitions)
{
    struct shape *either = shape_list(shaper, shape_object(shaper, definitions, "values"), "anyOf");
    clause_words(shaper, shape_object(shaper, either, NULL), "new-value", 0);
    clause_map(shaper, shape_object(shaper, either, NULL), "new-value", "text");
    clause_pattern(shaper, shape_object(shaper, definitions, "range"), pattern_range,
                   "A range is wanted: LOW .. HIGH");
    clause_map(shaper, shape_object(shaper, definitions, "bands"), "new-value", "range");
    clause_map(shaper, shape_object(shaper, definitions, "weights"), NULL, "likelihood");
    common_amount(shaper, shape_object(shaper, definitions, "likelihood"), false, "0", "1000000",
                  "A weight is a number from 0 to 1000000");
    clause_mapping(shaper, shape_object(shaper, definitions, "default"), KEYS(default_keys));
    either = shape_list(shaper, shape_object(shaper, definitions, "defaults"), "anyOf");
    clause_uses(shaper, either, NULL, "default", NULL);
    clause_list(shaper, shape_object(shaper, either, NULL), "default");
    define_setting(shaper, definitions);
}

static void put_derived(struct shaper *shaper, struct shape *cases)
{
    struct shape *made = shape_object(shaper, cases, NULL);
    struct shape *test = shape_object(shaper, made, "if");
    shape_text(shaper, shape_list(shaper, test, "required"), NULL, "derived");
    struct shape *properties = shape_object(shaper, test, "properties");
    shape_bool(shaper, shape_object(shaper, properties, "derived"), "const", true);
    clause_demand(shaper, made, "then", (const char *const[]){"otherwise", NULL},
                  (const char *const[]){"question", "find_out", "step", "ask_if", "default",
                                        "likely", "cites", NULL});
    struct shape *asked = shape_object(shaper, made, "else");
    shape_text(shaper, shape_list(shaper, asked, "required"), NULL, "question");
    struct shape *inner = clause_cases(shaper, asked);
    struct shape *arises = clause_if_has(shaper, inner, "ask_if");
    clause_demand(shaper, arises, "then", (const char *const[]){"otherwise", NULL}, NULL);
    clause_demand(shaper, arises, "else", NULL, (const char *const[]){"otherwise", NULL});
}

static void put_types(struct shaper *shaper, struct shape *cases)
{
    static const char *const numbers[] = {"integer", "number", NULL};
    static const char *const listed[] = {"choice", "level", "set", NULL};
    static const char *const bare[] = {"bool", "text", NULL};
    static const char *const texts[] = {"text", NULL};
    static const char *const options[] = {"option", NULL};
    static const char *const of_numbers[] = {"unit", "range", "bands", NULL};
    clause_demand(shaper, clause_if_is(shaper, cases, "type", numbers), "then",
                  (const char *const[]){"range", NULL}, (const char *const[]){"values", NULL});
    clause_demand(shaper, clause_if_is(shaper, cases, "type", listed), "then",
                  (const char *const[]){"values", NULL}, of_numbers);
    clause_demand(shaper, clause_if_is(shaper, cases, "type", options), "then", NULL, of_numbers);
    clause_demand(shaper, clause_if_is(shaper, cases, "type", bare), "then", NULL,
                  (const char *const[]){"values", "unit", "range", "bands", NULL});
    clause_demand(shaper, clause_if_is(shaper, cases, "type", texts), "then", NULL,
                  (const char *const[]){"likely", NULL});
}

void pack_define_facts(struct shaper *shaper, struct shape *definitions)
{
    define_domains(shaper, definitions);
    struct shape *fact = shape_object(shaper, definitions, "whole-fact");
    clause_mapping(shaper, fact, KEYS(fact_keys));
    struct shape *cases = clause_cases(shaper, fact);
    put_derived(shaper, cases);
    put_types(shaper, cases);
    clause_mapping(shaper, shape_object(shaper, definitions, "changed-fact"),
                   KEYS(fact_adjust_keys));
}
