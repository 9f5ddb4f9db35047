#include "report/compare/values.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"

/* In thousandths: as many as a record has nodes can be added up. */
#define POINTS_MOST INT64_C(1000000000000)

#define HINT "a record is what `ruling eval -f json` writes"

static void complain(struct reading *reading, struct span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void complain(struct reading *reading, struct span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag *diag = diag_vadd(reading->diags, R0510, span, format, args);
    va_end(args);
    diag_hint(reading->diags, diag, HINT);
    reading->good = false;
}

/* The place of a mapping's first byte: an excerpt of all of it would help nobody. */
static struct span start_of(const struct node *node)
{
    return (struct span){node->span.source, node->span.start, node->span.start + 1};
}

static const char *kind_name(enum node_kind kind)
{
    static const char *const names[] = {
        [NODE_SCALAR] = "a text", [NODE_SEQUENCE] = "a list", [NODE_MAPPING] = "an object"};
    return names[kind];
}

bool value_is_null(const struct node *node)
{
    return !node || (node->kind == NODE_SCALAR && node->style == STYLE_PLAIN &&
                     strcmp(node->text, "null") == 0);
}

static const struct node *must_be(struct reading *reading, const struct node *node,
                                  const char *what, enum node_kind kind)
{
    bool text = kind != NODE_SCALAR || node->style == STYLE_JSON_STRING;
    if (node->kind == kind && text)
        return node;
    complain(reading, node->kind == NODE_SCALAR ? node->span : start_of(node), "%s must be %s",
             what, kind_name(kind));
    return NULL;
}

static const struct node *find(struct reading *reading, const struct node *mapping, const char *key)
{
    const struct node *node = node_get(mapping, key);
    if (!node)
        complain(reading, start_of(mapping), "the key `%s` is missing here", key);
    return node;
}

const struct node *value_of(struct reading *reading, const struct node *mapping, const char *key,
                            enum node_kind kind)
{
    const struct node *node = find(reading, mapping, key);
    char what[64];
    snprintf(what, sizeof what, "`%.40s`", key);
    return node ? must_be(reading, node, what, kind) : NULL;
}

const struct node *list_if(struct reading *reading, const struct node *mapping, const char *key)
{
    return value_is_null(node_get(mapping, key)) ? NULL
                                                 : value_of(reading, mapping, key, NODE_SEQUENCE);
}

const struct node *item_of(struct reading *reading, const struct node *list, uint32_t i)
{
    return must_be(reading, list->items[i], "each item of this list", NODE_MAPPING);
}

const char *word_of(struct reading *reading, const struct node *mapping, const char *key)
{
    const struct node *node = value_of(reading, mapping, key, NODE_SCALAR);
    return node ? node->text : "";
}

const char *word_if(struct reading *reading, const struct node *mapping, const char *key)
{
    return value_is_null(node_get(mapping, key)) ? NULL : word_of(reading, mapping, key);
}

const char *const *words_of(struct reading *reading, const struct node *mapping, const char *key,
                            uint32_t *count)
{
    const struct node *list = value_of(reading, mapping, key, NODE_SEQUENCE);
    *count = list ? list->count : 0;
    const char **words = arena_new(reading->arena, *count, sizeof *words);
    if (!words)
        reading_no_memory(reading);
    for (uint32_t i = 0; words && i < *count; i++) {
        const struct node *word =
            must_be(reading, list->items[i], "each item of this list", NODE_SCALAR);
        words[i] = word ? word->text : "";
    }
    if (!words)
        *count = 0;
    return words;
}

const char *spelt_of(struct reading *reading, const struct node *mapping, const char *key)
{
    const struct node *node = find(reading, mapping, key);
    if (value_is_null(node))
        return NULL;
    if (node->kind == NODE_SCALAR && node->style == STYLE_PLAIN)
        return node->text;
    complain(reading, node->kind == NODE_SCALAR ? node->span : start_of(node),
             "`%s` must be a number, true, false or null", key);
    return NULL;
}

/* Reads a number of points into thousandths. False when it is none, or more than sums can hold. */
static bool parse_points(const char *text, int64_t *thousandths)
{
    static const struct unit none = {UNIT_NONE, 1, NULL};
    int64_t millionths;
    size_t at;
    bool negative = *text == '-';
    if (number_parse(text + negative, strlen(text) - negative, &none, &millionths, &at) !=
            NUMBER_OK ||
        millionths / 1000 > POINTS_MOST)
        return false;
    *thousandths = (negative ? -millionths : millionths) / 1000;
    return true;
}

int64_t points_of(struct reading *reading, const struct node *mapping, const char *key)
{
    int64_t thousandths = 0;
    const char *text = spelt_of(reading, mapping, key);
    const struct node *node = node_get(mapping, key);
    if (text && parse_points(text, &thousandths))
        return thousandths;
    if (node && (text || value_is_null(node)))
        complain(reading, node->span, "`%s` must be a number of points", key);
    return 0;
}
