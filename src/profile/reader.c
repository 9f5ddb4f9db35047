#include "profile/reader.h"

#include <stdio.h>
#include <string.h>

const char *reader_text(struct reader *reader, const struct node *scalar)
{
    if (!scalar)
        return NULL;
    const char *text = arena_copy(&reader->profile->arena, scalar->text, scalar->length);
    if (!text)
        diags_no_memory(reader->diags);
    return text;
}

const char *reader_spaced(struct reader *reader, const struct node *scalar)
{
    static const char white[] = " \t\r\n";
    char *text = arena_copy(&reader->profile->arena, scalar->text, scalar->length);
    if (!text) {
        diags_no_memory(reader->diags);
        return NULL;
    }
    char *end = text;
    for (const char *word = text + strspn(text, white); *word; word += strspn(word, white)) {
        size_t length = strcspn(word, white);
        if (end > text)
            *end++ = ' ';
        memmove(end, word, length);
        end += length;
        word += length;
    }
    *end = '\0';
    return text;
}

struct span reader_start(const struct node *mapping)
{
    struct span span = mapping->span;
    span.end = span.start;
    return span;
}

struct place reader_place(const struct reader *reader, struct span span)
{
    struct place place = source_place(span);
    place.file = reader->file;
    return place;
}

bool reader_shape(struct reader *reader, const struct entry *entry, enum field_shape shape)
{
    char what[64];
    bool fits = entry->key->length < sizeof what - 2;
    snprintf(what, sizeof what, fits ? "`%s`" : "the value of this key", entry->key->text);
    return field_check(entry->value, what, shape, reader->diags);
}

bool reader_amount(struct reader *reader, const struct node *node, const struct amount *amount,
                   int64_t *thousandths)
{
    struct unit unit = unit_parse(NULL);
    int64_t value = 0;
    size_t at;
    enum number_status status = number_parse(node->text, node->length, &unit, &value, &at);
    if (status == NUMBER_OK && node->style != STYLE_PLAIN) {
        struct diag *diag =
            diag_add(reader->diags, R0105, node->span, "a %s is no text", amount->what);
        diag_label(reader->diags, diag, "write %s, without quotes", node->text);
        return false;
    }
    bool fits = status == NUMBER_OK && value % 1000 == 0 && value / 1000 >= amount->least &&
                value / 1000 <= amount->most;
    if (!fits) {
        struct diag *diag = diag_add(reader->diags, amount->code, node->span, "`%s` is no %s",
                                     node->text, amount->what);
        if (status != NUMBER_OK && status != NUMBER_SYNTAX)
            diag_label(reader->diags, diag, "%s", number_complaint(status));
        diag_hint(reader->diags, diag, "%s", amount->expected);
        return false;
    }
    *thousandths = value / 1000;
    return true;
}

uint32_t reader_pick(struct reader *reader, const struct node *scalar, struct names names,
                     enum diag_code code, const char *what)
{
    uint32_t index = names_find(names, scalar->text);
    if (index != NAME_NONE)
        return index;
    struct diag *diag =
        diag_add(reader->diags, code, scalar->span, "`%s` is no %s", scalar->text, what);
    struct typo typo;
    struct strbuf known;
    typo_init(&typo, scalar->text);
    names_offer(names, &typo);
    diag_suggest(reader->diags, diag, typo.best);
    strbuf_init(&known);
    if (names_list(names, &known))
        diag_hint(reader->diags, diag, "known: %s", known.failed ? "" : known.text);
    if (known.failed)
        diags_no_memory(reader->diags);
    strbuf_fini(&known);
    return NAME_NONE;
}
