/* Names that a pack gives, which are offered, and the words of the language, which are all. */
#include "author/schema/common.h"
#include "author/schema/pack.h"
#include "author/schema/pattern.h"

/* ---- names ---- */

/* One of the pack's names, or another of their form. */
static void offer(struct shaper *shaper, struct shape *definitions, const char *name,
                  struct words words, enum name_form form)
{
    struct shape *either = shape_list(shaper, shape_object(shaper, definitions, name), "anyOf");
    if (words.names.count > 0)
        clause_enum(shaper, shape_object(shaper, either, NULL), words, NULL);
    clause_pattern(shaper, shape_object(shaper, either, NULL), pattern_name(shaper, form),
                   shape_printf(shaper, "A name is wanted: %s", name_pattern(form)));
}

void pack_define_names(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    static const struct {
        const char *name;
        enum name_form form;
    } fresh[] = {{"new-id", NAME_ID},
                 {"new-value", NAME_VALUE},
                 {"new-fact", NAME_FACT},
                 {"new-source", NAME_SOURCE}};
    for (size_t i = 0; i < sizeof fresh / sizeof *fresh; i++)
        clause_pattern(shaper, shape_object(shaper, definitions, fresh[i].name),
                       pattern_name(shaper, fresh[i].form),
                       shape_printf(shaper, "A name is wanted: %s", name_pattern(fresh[i].form)));
    offer(shaper, definitions, "option", WORDS(pack->options, pack->option_count), NAME_ID);
    offer(shaper, definitions, "criterion", WORDS(pack->criteria, pack->criterion_count), NAME_ID);
    offer(shaper, definitions, "strength", PLAIN(pack->strengths, pack->strength_count), NAME_ID);
    offer(shaper, definitions, "source", WORDS(pack->publications, pack->publication_count),
          NAME_SOURCE);
    offer(shaper, definitions, "rule", WORDS(pack->rules, pack->rule_count), NAME_ID);
    offer(shaper, definitions, "fact", PLAIN(pack->vocabulary.facts, pack->vocabulary.count),
          NAME_FACT);
    offer(shaper, definitions, "claim",
          (struct words){NAMES(pack->claims, pack->claim_count), common_text_of_claim}, NAME_ID);
    offer(shaper, definitions, "some-advice",
          (struct words){NAMES(pack->advice, pack->advice_count), common_text_of_advice}, NAME_ID);
    offer(shaper, definitions, "some-check",
          (struct words){NAMES(pack->checks, pack->check_count), common_message_of_check}, NAME_ID);
    clause_words(shaper, shape_object(shaper, definitions, "claims"), "claim", 0);
    clause_words(shaper, shape_object(shaper, definitions, "options-list"), "option", 0);
}

/* ---- words ---- */

void pack_define_words(struct shaper *shaper, struct shape *definitions)
{
    static const struct word levels[] = {{"advice", NULL}, {"caution", NULL}};
    static const struct word severities[] = {{"error", "No ruling is given."},
                                             {"warning", "It counts as given."}};
    static const struct word types[] = {
        {"bool", "true or false"},
        {"integer", "a whole number within a range"},
        {"number", "a number within a range"},
        {"choice", "one of several values"},
        {"level", "one of several values, which are in rising order"},
        {"set", "any number of the values"},
        {"text", "any text"},
        {"option", "one of the options, or of the values"},
    };
    _Static_assert(sizeof types / sizeof *types == FACT_TYPES, "all types");
    static const struct word scopes[] = {
        {"component", "Each component; this is the default."},
        {"project", "The project as a whole."},
        {"split", "What it costs to use several options."},
        {"switch", "What it costs to move a component to another option."},
    };
    common_define_names(shaper, definitions, "type", WORDS(types, FACT_TYPES));
    common_define_names(shaper, definitions, "rule-scope", WORDS(scopes, RULE_SCOPES));
    common_define_names(shaper, definitions, "advice-scope", WORDS(scopes, RULE_SCOPES - 1));
    common_define_names(shaper, definitions, "advice-level", WORDS(levels, 2));
    common_define_names(shaper, definitions, "check-level", WORDS(severities, 2));
    struct shape *only = shape_object(shaper, definitions, "only-true");
    shape_bool(shaper, only, "const", true);
}
