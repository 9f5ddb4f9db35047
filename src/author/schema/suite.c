#include "author/schema/suite.h"

#include "author/schema/answer.h"
#include "author/schema/common.h"
#include "author/schema/pattern.h"
#include "author/schema/profile.h"

static const struct key suite_keys[] = {
    {"tests", "suite-format", "The version of this format: always 1.", true},
    {"title", "text", "What the cases are about.", false},
    {"cases", "cases", "Profiles, and what their rulings must be.", false},
    {"changes", "changes",
     "Of an overlay: cases of the packs below that are meant to come out otherwise.", false},
};

static const struct key case_keys[] = {
    {"case", "text", "The name of the case, unique in the file.", true},
    {"profile", "profile", "A profile, without `ruling: 1`.", false},
    {"from", "text", "In its place: the file of a profile, relative to this one's folder.", false},
    {"set", "settings", "Changes on top: addresses and values.", false},
    {"matrix", "matrix", "Addresses and lists of values: each combination makes a case.", false},
    {"assumptions", "truth", "false: the defaults of the pack are not assumed.", false},
    {"as_of", "day", "The day on which waivers are looked at; without it, none has ended.", false},
    {"expect", "expectation", "What must hold.", true},
};

static const struct key change_keys[] = {
    {"case", "text", "The name of a case below.", true},
    {"in", "text", "The file that it stands in, where several have the name.", false},
    {"because", "text", "Why it is meant to change.", true},
    {"expect", "expectation", "What it comes to now; without it, the case is left out.", false},
};

static const struct key expect_keys[] = {
    {"verdict", "verdicts", "The verdict, or a list of which one must be met.", false},
    {"firmness", "firmnesses", "How firm it is, or a list of which one must be met.", false},
    {"settled", "truth", "true: no open answer can change the verdict. false: some can.", false},
    {"options", "chosen", "What a component gets; with several, by component.", false},
    {"fired", "rules", "Rules that must fire.", false},
    {"not_fired", "rules", "Rules that must not fire, nor be undetermined.", false},
    {"undetermined", "rules", "Rules that must be undetermined.", false},
    {"points", "points", "For each option a number or a range; with several, by component.", false},
    {"advice", "advices", "Advice that must be given.", false},
    {"no_advice", "advices", "Advice that must not be given.", false},
    {"checks", "checks", "Checks that the profile must meet.", false},
    {"no_checks", "checks", "Checks that it must not meet.", false},
};

static const struct word firmnesses[] = {
    {"none", "a tie, or nothing to be firm about"},
    {"slight", NULL},
    {"clear", NULL},
    {"firm", NULL},
};

static const struct word verdict_words[] = {
    {"either", "no plan is far enough ahead"}, {"none", "no plan is possible"}, {NULL, NULL}};

static const struct word no_option[] = {{"none", "it is left open"}, {NULL, NULL}};

/* ---- what is expected ---- */

/* A word or a list, under `name`; for `each`, also a mapping from components to such. */
static void define_words(struct shaper *shaper, struct shape *definitions, const char *name,
                         const char *item, bool each)
{
    const char *plain = each ? shape_printf(shaper, "some-%s", name) : name;
    clause_words(shaper, shape_object(shaper, definitions, plain), item, 1);
    if (!each)
        return;
    struct shape *either = shape_list(shaper, shape_object(shaper, definitions, name), "anyOf");
    clause_uses(shaper, either, NULL, plain, NULL);
    struct shape *mapping = shape_object(shaper, either, NULL);
    clause_map(shaper, mapping, NULL, plain);
    shape_number(shaper, mapping, "minProperties", "1");
}

static void define_verdicts(struct shaper *shaper, struct shape *definitions,
                            const struct pack *pack)
{
    uint32_t count = pack->option_count;
    struct word *words = arena_new(shaper->arena, (size_t)count + 1, sizeof *words);
    if (!words) {
        shaper->failed = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        words[i] = (struct word){pack->options[i].id, pack->options[i].title};
    words[count] = (struct word){pack->combination.id, pack->combination.title};
    clause_enum(shaper, shape_object(shaper, definitions, "verdict"), WORDS(words, count + 1),
                verdict_words);
    define_words(shaper, definitions, "verdicts", "verdict", false);
    common_define_names(shaper, definitions, "firmness",
                        WORDS(firmnesses, sizeof firmnesses / sizeof *firmnesses));
    define_words(shaper, definitions, "firmnesses", "firmness", false);
    clause_enum(shaper, shape_object(shaper, definitions, "outcome"),
                WORDS(pack->options, pack->option_count), no_option);
    define_words(shaper, definitions, "chosen", "outcome", true);
}

static void define_points(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    struct shape *range = shape_list(shaper, shape_object(shaper, definitions, "range"), "anyOf");
    clause_number(shaper, shape_object(shaper, range, NULL), false, NULL, NULL);
    clause_pattern(shaper, shape_object(shaper, range, NULL), pattern_points,
                   "A number is wanted, or LOW .. HIGH");
    struct shape *some = shape_object(shaper, definitions, "some-points");
    struct shape *properties = clause_mapping(shaper, some, (struct keys){NULL, 0});
    shape_number(shaper, some, "minProperties", "1");
    for (uint32_t i = 0; i < pack->option_count; i++)
        clause_uses(shaper, properties, pack->options[i].id, "range", pack->options[i].title);
    struct shape *either = shape_list(shaper, shape_object(shaper, definitions, "points"), "anyOf");
    clause_uses(shaper, either, NULL, "some-points", NULL);
    struct shape *mapping = shape_object(shaper, either, NULL);
    clause_map(shaper, mapping, NULL, "some-points");
    shape_number(shaper, mapping, "minProperties", "1");
}

static void define_expectation(struct shaper *shaper, struct shape *definitions,
                               const struct pack *pack)
{
    struct shape *clause = shape_object(shaper, definitions, "expectation");
    clause_mapping(shaper, clause, KEYS(expect_keys));
    shape_number(shaper, clause, "minProperties", "1");
    define_verdicts(shaper, definitions, pack);
    define_points(shaper, definitions, pack);
    common_define_names(shaper, definitions, "rule", WORDS(pack->rules, pack->rule_count));
    common_define_names(
        shaper, definitions, "advice",
        (struct words){NAMES(pack->advice, pack->advice_count), common_text_of_advice});
    common_define_names(
        shaper, definitions, "check",
        (struct words){NAMES(pack->checks, pack->check_count), common_message_of_check});
    define_words(shaper, definitions, "rules", "rule", true);
    define_words(shaper, definitions, "advices", "advice", true);
    define_words(shaper, definitions, "checks", "check", true);
}

/* ---- changes of a profile ---- */

/* Adds an address and what it is set to: a value, or a list of values. */
static void put_address(struct shaper *shaper, struct shape *into, const char *address,
                        const char *value, bool list)
{
    if (!list) {
        clause_uses(shaper, into, address, value, NULL);
        return;
    }
    struct shape *clause = shape_object(shaper, into, address);
    clause_list(shaper, clause, value);
    shape_number(shaper, clause, "minItems", "1");
}

/* COMPONENT/FACT: a fact of components may stand there by its short name. */
static const char *address_of(struct shaper *shaper, const struct fact *fact)
{
    struct strbuf out;
    strbuf_init(&out);
    strbuf_puts(&out, "^[^/]+/");
    const char *name = fact->name;
    if (fact->scope == FACT_COMPONENT) {
        strbuf_puts(&out, "(?:component\\.)?");
        name = fact_short_name(fact);
    }
    for (; *name; name++)
        strbuf_printf(&out, *name == '.' ? "\\%c" : "%c", *name);
    strbuf_putc(&out, '$');
    return common_keep(shaper, &out);
}

static void define_addresses(struct shaper *shaper, struct shape *definitions,
                             const struct pack *pack, bool list)
{
    struct shape *clause = shape_object(shaper, definitions, list ? "matrix" : "settings");
    struct shape *properties = clause_mapping(shaper, clause, (struct keys){NULL, 0});
    struct shape *patterns = shape_object(shaper, clause, "patternProperties");
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        if (!answer_is_given(fact))
            continue;
        put_address(shaper, properties, fact->name, fact->name, list);
        put_address(shaper, patterns, address_of(shaper, fact), fact->name, list);
    }
    for (uint32_t i = 0; i < pack->criterion_count; i++) {
        const char *id = pack->criteria[i].id;
        put_address(shaper, properties, shape_printf(shaper, "priorities.%s", id), "priority",
                    list);
        put_address(shaper, properties, shape_printf(shaper, "weights.%s", id), "weight", list);
    }
}

/* ---- cases ---- */

static void define_cases(struct shaper *shaper, struct shape *definitions)
{
    struct shape *format = shape_object(shaper, definitions, "suite-format");
    shape_number(shaper, format, "const", "1");
    struct shape *list = shape_object(shaper, definitions, "cases");
    clause_list(shaper, list, "case");
    shape_number(shaper, list, "minItems", "1");
    struct shape *clause = shape_object(shaper, definitions, "case");
    clause_mapping(shaper, clause, KEYS(case_keys));
    struct shape *own = clause_if_has(shaper, clause_cases(shaper, clause), "profile");
    clause_demand(shaper, own, "then", NULL, (const char *const[]){"from", NULL});
    clause_list(shaper, shape_object(shaper, definitions, "changes"), "change");
    clause_mapping(shaper, shape_object(shaper, definitions, "change"), KEYS(change_keys));
}

void suite_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    define_cases(shaper, definitions);
    profile_put(shaper, shape_object(shaper, definitions, "profile"), pack, true);
    common_amount(shaper, shape_object(shaper, definitions, "weight"), false, "0", "1000",
                  "A weight is a number from 0 to 1000");
    define_addresses(shaper, definitions, pack, false);
    define_addresses(shaper, definitions, pack, true);
    define_expectation(shaper, definitions, pack);
    profile_define(shaper, definitions, pack);
}

void suite_put(struct shaper *shaper, struct shape *clause, const struct pack *pack)
{
    (void)pack;
    clause_mapping(shaper, clause, KEYS(suite_keys));
    struct shape *changing = clause_if_has(shaper, clause_cases(shaper, clause), "changes");
    clause_demand(shaper, changing, "else", (const char *const[]){"cases", NULL}, NULL);
}
