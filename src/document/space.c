#include "document/space.h"

#include <string.h>

#include "base/utf8.h"

#define MARK "\xef\xbb\xbf" /* the byte order mark */

bool space_break_is_text(const struct source *source, uint32_t at)
{
    const char *bytes = source->bytes + at;
    return strncmp(bytes, "\xe2\x80\xa8", 3) == 0 || strncmp(bytes, "\xe2\x80\xa9", 3) == 0;
}

uint32_t space_break(const struct source *source, uint32_t at)
{
    const char *bytes = source->bytes + at;
    if (bytes[0] == '\r' && bytes[1] == '\n')
        return 2;
    if (bytes[0] == '\n' || bytes[0] == '\r')
        return 1;
    return space_break_is_text(source, at) ? 3 : 0;
}

uint32_t space_line_end(const struct source *source, uint32_t at)
{
    return space_find_break(source, at, source->length);
}

/* Whether a line begins at `at`. */
static bool is_line_start(const struct source *source, uint32_t at)
{
    const char *bytes = source->bytes;
    return at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '\r' ||
           (at >= 3 && space_break_is_text(source, at - 3));
}

uint32_t space_pass(const struct source *source, uint32_t at, uint32_t *breaks)
{
    *breaks = 0;
    for (;;) {
        at += (uint32_t)strspn(source->bytes + at, " \t");
        uint32_t size = space_break(source, at);
        bool mark = strncmp(source->bytes + at, MARK, 3) == 0 && is_line_start(source, at);
        if (size == 0 && !mark)
            return at;
        at += mark ? 3 : size;
        *breaks += !mark;
    }
}

uint32_t space_skip(const struct source *source, uint32_t at)
{
    uint32_t breaks;
    at = space_pass(source, at, &breaks);
    while (source->bytes[at] == '#')
        at = space_pass(source, space_line_end(source, at), &breaks);
    return at;
}

uint32_t space_column(const struct source *source, uint32_t at)
{
    uint32_t start = at;
    while (!is_line_start(source, start))
        start--;
    /* The reader leaves out the mark at the start of the file; libyaml counts any other. */
    if (start == 0 && at >= 3 && strncmp(source->bytes, MARK, 3) == 0)
        start = 3;
    return (uint32_t)utf8_count(source->bytes + start, at - start);
}

bool space_is_at(const struct source *source, uint32_t at)
{
    return at >= source->length || strchr(" \t", source->bytes[at]) || space_break(source, at) > 0;
}

bool space_is_mark(const struct source *source, uint32_t at, char mark)
{
    return source->bytes[at] == mark && space_is_at(source, at + 1);
}

uint32_t space_find_break(const struct source *source, uint32_t start, uint32_t end)
{
    while (start < end && space_break(source, start) == 0)
        start++;
    return start;
}
