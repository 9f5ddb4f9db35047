#include "document/fields.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/typo.h"
#include "base/utf8.h"

/* How many keys a hint lists. */
#define MOST_LISTED 12

struct shape {
    const char *wanted;  /* "must be …" */
    const char *instead; /* what to write for nothing */
    bool scalar;
    bool sequence;
    bool mapping;
};

static const struct shape shapes[] = {
    [FIELD_ANY] = {"a value", NULL, true, true, true},
    [FIELD_WORD] = {"a single value", "give a value, or remove the key", true, false, false},
    [FIELD_PROSE] = {"a text", "give a text, or remove the key", true, false, false},
    [FIELD_LIST] = {"a list", "write [] for an empty list, or remove the key", false, true, false},
    [FIELD_MAPPING] = {"a mapping", "say what belongs into it, or remove it", false, false, true},
    [FIELD_WORDS] = {"a value or a list of values", "give a value, or remove the key", true, true,
                     false},
};

static const struct shape item_shape = {"a single value", "give a value, or remove the item", true,
                                        false, false};

bool node_is_null(const struct node *scalar)
{
    static const char *const nulls[] = {"", "null", "Null", "NULL", "~"};
    if (scalar->kind != NODE_SCALAR || scalar->style != STYLE_PLAIN)
        return false;
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        if (strcmp(scalar->text, nulls[i]) == 0)
            return true;
    return false;
}

static bool has_shape(const struct node *node, const struct shape *shape)
{
    switch (node->kind) {
    case NODE_SEQUENCE:
        return shape->sequence;
    case NODE_MAPPING:
        return shape->mapping;
    case NODE_SCALAR:
        break;
    }
    return shape->scalar;
}

static bool is_empty(const struct node *node)
{
    return node->kind == NODE_SCALAR && (node->length == 0 || node_is_null(node));
}

/* Warns of a comment that may have been meant as the rest of the text. */
static void check_prose(const struct node *node, struct diags *diags)
{
    const struct source *source = node->span.source;
    if (node->kind != NODE_SCALAR || node->style != STYLE_PLAIN || !source)
        return;
    const char *behind = source->bytes + node->span.end;
    size_t blanks = strspn(behind, " \t");
    if (blanks == 0 || behind[blanks] != '#')
        return;
    uint32_t start = node->span.end + (uint32_t)blanks;
    uint32_t end = start + (uint32_t)strcspn(behind + blanks, "\r\n");
    struct diag *diag = diag_add(diags, R0020, (struct span){source, start, end},
                                 "this is a comment and no part of the text before it");
    diag_label(diags, diag, "put the text into quotes if it belongs to it");
}

/* Sets a label where a plain text holds a colon that YAML did not take for one. */
static void suggest_space(struct diags *diags, struct diag *diag, const struct node *node)
{
    if (node->kind == NODE_SCALAR && node->style == STYLE_PLAIN && strchr(node->text, ':'))
        diag_label(diags, diag, "is a space missing behind the colon?");
}

/* Says how a list is written where there is a mapping. */
static void suggest_items(struct diags *diags, struct diag *diag, const struct node *mapping)
{
    if (mapping->count > 0 && mapping->entries[0].key->text[0] == '-')
        diag_label(diags, diag, "is a space missing behind the `-`?");
    else
        diag_hint(diags, diag, "a list is [a, b], or lines that begin with `- `");
}

/* How messages call a node: parts that are printed one behind the other. */
struct name {
    const char *of; /* "an item of " or "" */
    const char *before;
    const char *what;
    const char *after;
};

#define NAME(name) (name)->of, (name)->before, (name)->what, (name)->after

static bool is_good(const struct node *node, const struct name *name, const struct shape *shape,
                    struct diags *diags)
{
    if (node->refused)
        return false;
    if (is_empty(node) && (shape->scalar || node_is_null(node))) {
        struct diag *diag = diag_add(diags, R0104, node->span, "%s%s%s%s is empty", NAME(name));
        diag_hint(diags, diag, "%s",
                  *name->of ? "give a value, or remove the item" : shape->instead);
        return false;
    }
    if (!has_shape(node, shape)) {
        struct diag *diag =
            diag_add(diags, R0103, node->span, "%s%s%s%s must be %s, and this is %s", NAME(name),
                     shape->wanted, node_describe(node));
        if (shape->mapping)
            suggest_space(diags, diag, node);
        else if (shape->sequence && node->kind == NODE_MAPPING)
            suggest_items(diags, diag, node);
        return false;
    }
    return true;
}

static bool check(const struct node *node, const struct name *name, enum field_shape shape,
                  struct diags *diags)
{
    if (shape == FIELD_ANY)
        return !node->refused;
    if (!is_good(node, name, &shapes[shape], diags))
        return false;
    if (shape == FIELD_PROSE)
        check_prose(node, diags);
    if (shape != FIELD_WORDS || node->kind != NODE_SEQUENCE)
        return true;
    bool good = true;
    struct name item = *name;
    item.of = "an item of ";
    for (uint32_t i = 0; i < node->count; i++)
        good &= is_good(node->items[i], &item, &item_shape, diags);
    return good;
}

bool field_check(const struct node *node, const char *what, enum field_shape shape,
                 struct diags *diags)
{
    return check(node, &(struct name){"", "", what, ""}, shape, diags);
}

/* Sets the hint that lists the known keys. */
static void list_keys(struct diags *diags, struct diag *diag, const struct field *fields,
                      uint32_t count)
{
    struct strbuf list;
    strbuf_init(&list);
    uint32_t listed = count > MOST_LISTED ? MOST_LISTED : count;
    for (uint32_t i = 0; i < listed; i++)
        strbuf_printf(&list, "%s%s", i > 0 ? ", " : "", fields[i].key);
    if (listed < count)
        strbuf_printf(&list, " and %u more", count - listed);
    if (list.failed)
        diags_no_memory(diags);
    else if (count > 0)
        diag_hint(diags, diag, "known keys: %s", list.text);
    strbuf_fini(&list);
}

static void complain_unknown(const struct node *key, const char *what, const struct field *fields,
                             uint32_t count, struct diags *diags)
{
    struct typo typo;
    typo_init(&typo, key->text);
    for (uint32_t i = 0; i < count; i++)
        typo_offer(&typo, fields[i].key);
    struct diag *diag =
        diag_add(diags, R0101, key->span, "unknown key `%s` in this %s", key->text, what);
    diag_suggest(diags, diag, typo.best);
    suggest_space(diags, diag, key);
    list_keys(diags, diag, fields, count);
}

/* Where a mapping begins: its first character. */
static struct span first_character(const struct node *mapping)
{
    struct span span = mapping->span;
    size_t size = 0;
    if (span.start < span.end)
        utf8_decode(span.source->bytes + span.start, &size);
    span.end = span.start + (uint32_t)size;
    return span;
}

/* The index of a key in the table, `count` when it is not there. */
static uint32_t find_field(const char *key, const struct field *fields, uint32_t count)
{
    uint32_t i = 0;
    while (i < count && strcmp(fields[i].key, key) != 0)
        i++;
    return i;
}

/* Reports the keys that are required and not there. */
static bool check_missing(const struct node *mapping, const char *what, const struct field *fields,
                          uint32_t count, struct diags *diags)
{
    bool good = true;
    for (uint32_t i = 0; i < count; i++) {
        if (!fields[i].required || node_get(mapping, fields[i].key))
            continue;
        diag_add(diags, R0102, first_character(mapping), "the key `%s` is missing in this %s",
                 fields[i].key, what);
        good = false;
    }
    return good;
}

bool fields_read(const struct node *mapping, const char *what, const struct field *fields,
                 uint32_t count, const struct node **values, struct diags *diags)
{
    for (uint32_t i = 0; i < count; i++)
        values[i] = NULL;
    if (!check(mapping, &(struct name){"", "this ", what, ""}, FIELD_MAPPING, diags))
        return false;
    bool good = true;
    for (uint32_t i = 0; i < mapping->count; i++) {
        const struct entry *entry = &mapping->entries[i];
        uint32_t at = find_field(entry->key->text, fields, count);
        if (at == count) {
            complain_unknown(entry->key, what, fields, count, diags);
            good = false;
        } else if (check(entry->value, &(struct name){"", "`", entry->key->text, "`"},
                         fields[at].shape, diags)) {
            values[at] = entry->value;
        } else {
            good = false;
        }
    }
    return check_missing(mapping, what, fields, count, diags) && good;
}

const struct node *const *fields_words(const struct node *node, const struct node **one,
                                       uint32_t *count)
{
    *count = 0;
    if (!node || node->kind == NODE_MAPPING)
        return NULL;
    if (node->kind == NODE_SEQUENCE) {
        *count = node->count;
        return node->items;
    }
    *one = node;
    *count = 1;
    return one;
}
