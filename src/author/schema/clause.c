#include "author/schema/clause.h"

#include "rule/pack.h"

/* What words_second takes for the second text. */
#define IS_SECOND(type, member) _Static_assert(offsetof(type, member) == sizeof(char *), #type)
IS_SECOND(struct word, about);
IS_SECOND(struct fact_value, description);
IS_SECOND(struct option, title);
IS_SECOND(struct criterion, title);
IS_SECOND(struct publication, title);
IS_SECOND(struct rule, title);

const char *words_second(struct names names, uint32_t index)
{
    return ((const char *const *)((const char *)names.items + index * names.size))[1];
}

void clause_ref(struct shaper *shaper, struct shape *clause, const char *definition)
{
    shape_text(shaper, clause, "$ref", shape_printf(shaper, "#/definitions/%s", definition));
}

void clause_uses(struct shaper *shaper, struct shape *into, const char *key, const char *definition,
                 const char *about)
{
    struct shape *clause = shape_object(shaper, into, key);
    if (about)
        shape_text(shaper, clause, "description", about);
    clause_ref(shaper, clause, definition);
}

static void put_required(struct shaper *shaper, struct shape *clause, struct keys keys)
{
    struct shape *required = NULL;
    for (size_t i = 0; i < keys.count; i++) {
        if (!keys.items[i].required)
            continue;
        if (!required)
            required = shape_list(shaper, clause, "required");
        shape_text(shaper, required, NULL, keys.items[i].name);
    }
}

struct shape *clause_mapping(struct shaper *shaper, struct shape *clause, struct keys keys)
{
    shape_text(shaper, clause, "type", "object");
    put_required(shaper, clause, keys);
    shape_bool(shaper, clause, "additionalProperties", false);
    struct shape *properties = shape_object(shaper, clause, "properties");
    for (size_t i = 0; i < keys.count; i++)
        clause_uses(shaper, properties, keys.items[i].name, keys.items[i].uses,
                    keys.items[i].about);
    return properties;
}

void clause_map(struct shaper *shaper, struct shape *clause, const char *keys, const char *values)
{
    shape_text(shaper, clause, "type", "object");
    if (keys)
        clause_uses(shaper, clause, "propertyNames", keys, NULL);
    clause_uses(shaper, clause, "additionalProperties", values, NULL);
}

void clause_list(struct shaper *shaper, struct shape *clause, const char *items)
{
    shape_text(shaper, clause, "type", "array");
    clause_uses(shaper, clause, "items", items, NULL);
}

void clause_words(struct shaper *shaper, struct shape *clause, const char *items, int least)
{
    struct shape *either = shape_list(shaper, clause, "anyOf");
    clause_uses(shaper, either, NULL, items, NULL);
    struct shape *list = shape_object(shaper, either, NULL);
    clause_list(shaper, list, items);
    if (least > 0)
        shape_number(shaper, list, "minItems", shape_printf(shaper, "%d", least));
    shape_bool(shaper, list, "uniqueItems", true);
}

static void put_abouts(struct shaper *shaper, struct shape *clause, struct words words,
                       const struct word *more)
{
    struct shape *abouts = shape_list(shaper, clause, "enumDescriptions");
    for (uint32_t i = 0; i < words.names.count; i++) {
        const char *about = words.about ? words.about(words.names, i) : NULL;
        shape_text(shaper, abouts, NULL, about ? about : "");
    }
    for (; more && more->name; more++)
        shape_text(shaper, abouts, NULL, more->about ? more->about : "");
}

void clause_enum(struct shaper *shaper, struct shape *clause, struct words words,
                 const struct word *more)
{
    if (words.names.count == 0 && !more) {
        shape_object(shaper, clause, "not"); /* draft-07 wants at least one value in an enum */
        return;
    }
    struct shape *list = shape_list(shaper, clause, "enum");
    for (uint32_t i = 0; i < words.names.count; i++)
        shape_text(shaper, list, NULL, names_at(words.names, i));
    for (const struct word *word = more; word && word->name; word++)
        shape_text(shaper, list, NULL, word->name);
    if (words.about || more)
        put_abouts(shaper, clause, words, more);
}

void clause_pattern(struct shaper *shaper, struct shape *clause, const char *pattern,
                    const char *message)
{
    shape_text(shaper, clause, "type", "string");
    shape_text(shaper, clause, "pattern", pattern);
    shape_text(shaper, clause, "errorMessage", message);
}

void clause_scalar(struct shaper *shaper, struct shape *clause)
{
    struct shape *types = shape_list(shaper, clause, "type");
    shape_text(shaper, types, NULL, "string");
    shape_text(shaper, types, NULL, "number");
    shape_text(shaper, types, NULL, "boolean");
}

void clause_number(struct shaper *shaper, struct shape *clause, bool whole, const char *low,
                   const char *high)
{
    shape_text(shaper, clause, "type", whole ? "integer" : "number");
    if (low)
        shape_number(shaper, clause, "minimum", low);
    if (high)
        shape_number(shaper, clause, "maximum", high);
}

struct shape *clause_cases(struct shaper *shaper, struct shape *clause)
{
    return shape_list(shaper, clause, "allOf");
}

struct shape *clause_if_has(struct shaper *shaper, struct shape *cases, const char *key)
{
    struct shape *made = shape_object(shaper, cases, NULL);
    struct shape *test = shape_object(shaper, made, "if");
    shape_text(shaper, shape_list(shaper, test, "required"), NULL, key);
    return made;
}

struct shape *clause_if_is(struct shaper *shaper, struct shape *cases, const char *key,
                           const char *const *values)
{
    struct shape *made = clause_if_has(shaper, cases, key);
    struct shape *properties = shape_object(shaper, made->first, "properties");
    struct shape *list = shape_list(shaper, shape_object(shaper, properties, key), "enum");
    for (; *values; values++)
        shape_text(shaper, list, NULL, *values);
    return made;
}

void clause_demand(struct shaper *shaper, struct shape *condition, const char *branch,
                   const char *const *needed, const char *const *refused)
{
    struct shape *made = shape_object(shaper, condition, branch);
    if (needed && *needed) {
        struct shape *list = shape_list(shaper, made, "required");
        for (; *needed; needed++)
            shape_text(shaper, list, NULL, *needed);
    }
    if (refused && *refused) {
        struct shape *properties = shape_object(shaper, made, "properties");
        for (; *refused; refused++)
            shape_bool(shaper, properties, *refused, false);
    }
}
