#include "base/source.h"

#include <string.h>

#include "base/utf8.h"

/* Writes the offset of each line's first byte to `lines` (NULL: only counts); returns how many. */
static uint32_t find_lines(const char *bytes, size_t length, uint32_t *lines)
{
    uint32_t count = 0;
    const char *line = bytes;
    while (line) {
        if (lines)
            lines[count] = (uint32_t)(line - bytes);
        count++;
        line = memchr(line, '\n', length - (size_t)(line - bytes));
        if (line)
            line++;
    }
    return count;
}

struct source *source_new(struct arena *arena, const char *name, const char *bytes, size_t length)
{
    if (length >= UINT32_MAX)
        return NULL;
    uint32_t count = find_lines(bytes, length, NULL);
    uint32_t *lines = arena_new(arena, count, sizeof *lines);
    struct source *source = arena_new(arena, 1, sizeof *source);
    if (!lines || !source)
        return NULL;
    find_lines(bytes, length, lines);
    *source = (struct source){.name = name,
                              .bytes = bytes,
                              .length = (uint32_t)length,
                              .lines = lines,
                              .line_count = count};
    return source;
}

/* The line, from 1, that holds the byte at `offset`. */
static uint32_t line_at(const struct source *source, uint32_t offset)
{
    uint32_t first = 0, behind = source->line_count;
    while (behind - first > 1) {
        uint32_t middle = first + (behind - first) / 2;
        if (source->lines[middle] <= offset)
            first = middle;
        else
            behind = middle;
    }
    return first + 1;
}

struct position source_position(const struct source *source, uint32_t offset)
{
    if (offset > source->length)
        offset = source->length;
    uint32_t line = line_at(source, offset);
    uint32_t length;
    const char *text = source_line(source, line, &length);
    uint32_t before = offset - source->lines[line - 1];
    if (before > length)
        before = length;
    /* An offset inside a code point means that code point. */
    while (before > 0 && before < length && ((unsigned char)text[before] & 0xc0) == 0x80)
        before--;
    return (struct position){.line = line, .column = (uint32_t)utf8_count(text, before) + 1};
}

const char *source_line(const struct source *source, uint32_t line, uint32_t *length)
{
    *length = 0;
    if (line == 0 || line > source->line_count)
        return "";
    uint32_t start = source->lines[line - 1];
    uint32_t end = source->length;
    if (line < source->line_count) {
        end = source->lines[line] - 1;
        if (end > start && source->bytes[end - 1] == '\r')
            end--;
    }
    *length = end - start;
    return source->bytes + start;
}

struct place source_place(struct span span)
{
    struct place place = {NULL, 0, 0};
    if (!span.source)
        return place;
    struct position position = source_position(span.source, span.start);
    place = (struct place){span.source->name, position.line, position.column};
    return place;
}
