/* A fact has two definitions: its answer, with all that is told of it, and its bare value, which
 * an answer may also hold beside a note. */
#include "author/schema/answer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "author/schema/common.h"
#include "author/schema/pattern.h"

/* What any answer may be. */
static const struct word unknown[] = {{"unknown", "It is not known."}, {NULL, NULL}};

bool answer_is_given(const struct fact *fact)
{
    return !fact->derived && !fact->reserved;
}

/* ---- numbers ---- */

/* Millionths as decimal digits: 350000 is 0.35. */
static const char *digits_of(struct shaper *shaper, int64_t millionths)
{
    int64_t whole = millionths / NUMBER_ONE;
    int64_t rest = millionths % NUMBER_ONE;
    if (rest == 0)
        return shape_printf(shaper, "%" PRId64, whole);
    char decimals[8];
    int length = 6;
    for (; rest % 10 == 0; length--)
        rest /= 10;
    snprintf(decimals, sizeof decimals, "%0*" PRId64, length, rest);
    return shape_printf(shaper, "%" PRId64 ".%s", whole, decimals);
}

/* The stretch of numbers in words: "0 % .. 30 %". */
static const char *print_range(struct shaper *shaper, const struct fact *fact,
                               struct interval numbers)
{
    struct strbuf out;
    strbuf_init(&out);
    fact_print_range(fact, numbers, &out);
    return common_keep(shaper, &out);
}

static void put_bands(struct shaper *shaper, struct shape *clause, const struct fact *fact)
{
    struct word *words = arena_new(shaper->arena, fact->band_count, sizeof *words);
    if (!words) {
        shaper->failed = true;
        return;
    }
    for (uint32_t i = 0; i < fact->band_count; i++)
        words[i] = (struct word){fact->bands[i].name,
                                 print_range(shaper, fact, fact_band_written(fact, i))};
    clause_enum(shaper, clause, WORDS(words, fact->band_count), unknown);
}

/* A bare number is looked at by itself, so that an editor says why it is wrong; of alternatives
 * that all fail it tells the first. */
static void put_bare(struct shaper *shaper, struct shape *cases, const struct fact *fact)
{
    struct shape *bare = shape_object(shaper, cases, NULL);
    shape_text(shaper, shape_object(shaper, bare, "if"), "type", "number");
    clause_number(shaper, shape_object(shaper, bare, "then"), fact->type == FACT_INTEGER,
                  digits_of(shaper, fact->range.low), digits_of(shaper, fact->range.high));
}

static void put_numbers(struct shaper *shaper, struct shape *value, const struct fact *fact)
{
    struct names bands = NAMES(fact->bands, fact->band_count);
    struct shape *cases = clause_cases(shaper, value);
    put_bare(shaper, cases, fact);
    struct shape *either = shape_list(shaper, shape_object(shaper, cases, NULL), "anyOf");
    clause_pattern(
        shaper, shape_object(shaper, either, NULL), pattern_numbers(shaper, &fact->unit, bands),
        shape_printf(shaper,
                     "A number within %s is wanted: alone, LOW .. HIGH, ~ABOUT%s, or A | B; or "
                     "unknown",
                     print_range(shaper, fact, fact->range), bands.count > 0 ? ", a band" : ""));
    shape_text(shaper, shape_object(shaper, either, NULL), "type", "number");
    put_bands(shaper, shape_object(shaper, either, NULL), fact);
}

/* ---- values of the other types ---- */

static void put_truth(struct shaper *shaper, struct shape *either)
{
    clause_uses(shaper, either, NULL, "truth", NULL);
    clause_uses(shaper, either, NULL, "unknown", NULL);
}

static void put_choices(struct shaper *shaper, struct shape *either, const struct fact *fact)
{
    struct words values = WORDS(fact->values, fact->value_count);
    clause_enum(shaper, shape_object(shaper, either, NULL), values, unknown);
    clause_pattern(shaper, shape_object(shaper, either, NULL),
                   pattern_alternatives(shaper, values.names), "One of the values, or A | B");
}

static void put_members(struct shaper *shaper, struct shape *either, const struct fact *fact)
{
    struct shape *list = shape_object(shaper, either, NULL);
    shape_text(shaper, list, "type", "array");
    shape_bool(shaper, list, "uniqueItems", true);
    clause_enum(shaper, shape_object(shaper, list, "items"), WORDS(fact->values, fact->value_count),
                NULL);
    clause_uses(shaper, either, NULL, "unknown", NULL);
}

static void put_text(struct shaper *shaper, struct shape *either)
{
    clause_uses(shaper, either, NULL, "free-text", NULL);
}

static const char *value_name(struct shaper *shaper, const struct fact *fact)
{
    return shape_printf(shaper, "value:%s", fact->name);
}

static void define_value(struct shaper *shaper, struct shape *definitions, const struct fact *fact)
{
    struct shape *value = shape_object(shaper, definitions, value_name(shaper, fact));
    if (fact_value_kind(fact) == VALUE_NUMBER) {
        put_numbers(shaper, value, fact);
        return;
    }
    struct shape *either = shape_list(shaper, value, "anyOf");
    if (fact->type == FACT_BOOL)
        put_truth(shaper, either);
    else if (fact->type == FACT_SET)
        put_members(shaper, either, fact);
    else if (fact->type == FACT_TEXT)
        put_text(shaper, either);
    else
        put_choices(shaper, either, fact);
}

/* ---- answers ---- */

/* A text as Markdown has to write it. */
static const char *escape(struct shaper *shaper, const char *text, bool markdown)
{
    struct strbuf out;
    if (!markdown || !strpbrk(text, "\\`*_[]<>#"))
        return text;
    strbuf_init(&out);
    for (; *text; text++) {
        if (strchr("\\`*_[]<>#", *text))
            strbuf_putc(&out, '\\');
        strbuf_putc(&out, *text);
    }
    return common_keep(shaper, &out);
}

/* What is told of a fact: the question, how to find the answer, and the numbers that it may be. */
static const char *describe(struct shaper *shaper, const struct fact *fact, bool markdown)
{
    const char *end = markdown ? "\n\n" : "\n";
    const char *found = escape(shaper, fact->find_out ? fact->find_out : "", markdown);
    bool number = fact_value_kind(fact) == VALUE_NUMBER;
    const char *range = number ? print_range(shaper, fact, fact->range) : "";
    const char *question = escape(shaper, fact->question ? fact->question : "", markdown);
    const char *bold = markdown && *question ? "**" : "";
    return shape_printf(shaper, "%s%s%s%s%s%s%s%s", bold, question, bold, *found ? end : "", found,
                        number ? end : "", number ? "Range: " : "", range);
}

static void define_answer(struct shaper *shaper, struct shape *definitions, const struct fact *fact)
{
    static const struct key beside[] = {
        {"note", "text", "Where the answer comes from.", false},
        {"by", "text", "Who said so.", false},
    };
    struct shape *answer = shape_object(shaper, definitions, fact->name);
    shape_text(shaper, answer, "title", fact->title);
    shape_text(shaper, answer, "description", describe(shaper, fact, false));
    shape_text(shaper, answer, "markdownDescription", describe(shaper, fact, true));
    struct shape *either = shape_list(shaper, answer, "anyOf");
    clause_uses(shaper, either, NULL, value_name(shaper, fact), NULL);
    struct shape *noted = shape_object(shaper, either, NULL);
    shape_text(shaper, shape_list(shaper, noted, "required"), NULL, "value");
    clause_uses(shaper, clause_mapping(shaper, noted, KEYS(beside)), "value",
                value_name(shaper, fact), "The answer.");
}

/* ---- groups ---- */

static const char *group_of(struct shaper *shaper, const struct fact *fact)
{
    return shape_printf(shaper, "%.*s", (int)strcspn(fact->name, "."), fact->name);
}

/* Whether no project fact before this one is of its group. */
static bool begins_group(const struct vocabulary *vocabulary, uint32_t index)
{
    const struct fact *fact = &vocabulary->facts[index];
    size_t length = strcspn(fact->name, ".") + 1;
    for (uint32_t i = 0; i < index; i++)
        if (strncmp(vocabulary->facts[i].name, fact->name, length) == 0)
            return false;
    return fact->scope == FACT_PROJECT;
}

/* The name that a group's properties give to a fact. */
static const char *key_of(const struct fact *fact)
{
    return strchr(fact->name, '.') + 1;
}

static void define_group(struct shaper *shaper, struct shape *definitions,
                         const struct vocabulary *vocabulary, const char *group)
{
    struct shape *clause =
        shape_object(shaper, definitions, shape_printf(shaper, "group:%s", group));
    struct shape *properties = clause_mapping(shaper, clause, (struct keys){NULL, 0});
    size_t length = strlen(group);
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        if (strncmp(fact->name, group, length) == 0 && fact->name[length] == '.' &&
            answer_is_given(fact))
            clause_uses(shaper, properties, key_of(fact), fact->name, NULL);
    }
}

void answers_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    const struct vocabulary *vocabulary = &pack->vocabulary;
    struct shape *words = shape_object(shaper, definitions, "free-text");
    clause_scalar(shaper, words);
    shape_number(shaper, words, "maxLength", "1024");
    struct shape *either =
        shape_list(shaper, shape_object(shaper, definitions, "unknown"), "anyOf");
    clause_enum(shaper, shape_object(shaper, either, NULL), PLAIN(unknown, 0), unknown);
    clause_pattern(shaper, shape_object(shaper, either, NULL), "^\\s*unknown\\s*$",
                   "A value is wanted, or unknown");
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        if (begins_group(vocabulary, i))
            define_group(shaper, definitions, vocabulary, group_of(shaper, &vocabulary->facts[i]));
        if (!answer_is_given(&vocabulary->facts[i]))
            continue;
        define_answer(shaper, definitions, &vocabulary->facts[i]);
        define_value(shaper, definitions, &vocabulary->facts[i]);
    }
}

void answers_put_groups(struct shaper *shaper, struct shape *properties, const struct pack *pack)
{
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        if (!begins_group(&pack->vocabulary, i))
            continue;
        const char *group = group_of(shaper, &pack->vocabulary.facts[i]);
        clause_uses(shaper, properties, group, shape_printf(shaper, "group:%s", group), NULL);
    }
}

void answers_put_facts(struct shaper *shaper, struct shape *properties, const struct pack *pack)
{
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        if (fact->scope == FACT_COMPONENT && answer_is_given(fact))
            clause_uses(shaper, properties, key_of(fact), fact->name, NULL);
    }
}
