#include "cmd/ask/field.h"

#include <string.h>

#include "cmd/ask/glyph.h"

void field_set(struct field *field, const char *text)
{
    field->length = field->at = 0;
    field->text[0] = '\0';
    field_insert(field, text);
}

static bool put(struct field *field, const char *bytes, size_t size)
{
    if (field->length + size >= FIELD_ROOM)
        return false;
    memmove(field->text + field->at + size, field->text + field->at, field->length - field->at + 1);
    memcpy(field->text + field->at, bytes, size);
    field->at += size;
    field->length += size;
    return true;
}

void field_insert(struct field *field, const char *text)
{
    size_t length = strlen(text);
    field->cut = false;
    for (size_t at = 0, size; at < length; at += size) {
        int width;
        size = glyph_read(text + at, length - at, &width);
        if (size == 0)
            return;
        bool control = width < 0 && (unsigned char)text[at] < 0x80;
        if (width < 0 && !control)
            continue;
        if (!put(field, control ? " " : text + at, size)) {
            field->cut = true;
            return;
        }
    }
}

/* The start of the character before `at`, with the marks that combine with it. */
static size_t before(const struct field *field, size_t at)
{
    int width = 0;
    while (at > 0 && width == 0) {
        do
            at--;
        while (at > 0 && ((unsigned char)field->text[at] & 0xc0) == 0x80);
        glyph_read(field->text + at, field->length - at, &width);
    }
    return at;
}

static size_t after(const struct field *field, size_t at)
{
    int width = 0;
    size_t size = at < field->length ? glyph_read(field->text + at, field->length - at, &width) : 0;
    for (at += size; at < field->length; at += size) {
        size = glyph_read(field->text + at, field->length - at, &width);
        if (width != 0 || size == 0)
            break;
    }
    return at;
}

static size_t word_before(const struct field *field, size_t at)
{
    while (at > 0 && field->text[at - 1] == ' ')
        at--;
    while (at > 0 && field->text[at - 1] != ' ')
        at--;
    return at;
}

static void take_out(struct field *field, size_t from, size_t to)
{
    memmove(field->text + from, field->text + to, field->length - to + 1);
    field->length -= to - from;
    field->at = from;
}

bool field_key(struct field *field, const struct key *key)
{
    size_t at = field->at;
    switch (key->kind) {
    case KEY_TEXT:
    case KEY_PASTE:
        field_insert(field, key->text);
        return true;
    case KEY_BACKSPACE:
        take_out(field, before(field, at), at);
        return true;
    case KEY_DELETE:
        take_out(field, at, after(field, at));
        return true;
    case KEY_KILL:
        take_out(field, 0, at);
        return true;
    case KEY_KILL_WORD:
        take_out(field, word_before(field, at), at);
        return true;
    case KEY_LEFT:
        field->at = before(field, at);
        return true;
    case KEY_RIGHT:
        field->at = after(field, at);
        return true;
    case KEY_HOME:
        field->at = 0;
        return true;
    case KEY_END:
        field->at = field->length;
        return true;
    default:
        return false;
    }
}
