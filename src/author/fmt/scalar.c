#include "author/fmt/scalar.h"

#include <string.h>

#include "base/utf8.h"
#include "document/block_scalar.h"
#include "document/space.h"

#define KEY_LENGTH 1000 /* well below libyaml's limit */

bool fmt_is_short(const struct node *scalar)
{
    const struct span *span = &scalar->span;
    return scalar->style != STYLE_BLOCK &&
           space_find_break(span->source, span->start, span->end) == span->end;
}

bool fmt_is_key(const struct node *scalar)
{
    const struct span *span = &scalar->span;
    return fmt_is_short(scalar) &&
           utf8_count(span->source->bytes + span->start, span->end - span->start) <= KEY_LENGTH;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Ends a line of a scalar as it ends in the source at `at`, and goes on at `margin`. */
static void end_line(struct fmt_writer *writer, uint32_t at, uint32_t margin)
{
    if (space_break_is_text(writer->source, at))
        fmt_break(writer, at);
    fmt_line(writer, margin, false);
}

/* The end of a line start … end-1 of a flow scalar without the blanks behind it, which are no part
 * of the value; but one that is escaped is. */
static uint32_t cut_blanks(const struct source *source, uint32_t start, uint32_t end, bool escapes)
{
    const char *bytes = source->bytes;
    uint32_t cut = end;
    while (cut > start && is_blank(bytes[cut - 1]))
        cut--;
    uint32_t slashes = 0;
    while (escapes && cut - slashes > start && bytes[cut - slashes - 1] == '\\')
        slashes++;
    return cut < end && slashes % 2 == 1 ? cut + 1 : cut;
}

/* A plain or quoted scalar: YAML passes over blanks on either side of its line ends. */
static void write_flow_scalar(struct fmt_writer *writer, const struct node *scalar, uint32_t margin)
{
    const struct source *source = writer->source;
    const struct span *span = &scalar->span;
    bool escapes = source->bytes[span->start] == '"';
    for (uint32_t at = span->start;;) {
        uint32_t end = space_find_break(source, at, span->end);
        if (end == span->end) {
            fmt_piece(writer, at, span->end);
            return;
        }
        uint32_t cut = cut_blanks(source, at, end, escapes);
        if (cut > at)
            fmt_piece(writer, at, cut);
        at = end + space_break(source, end);
        at += (uint32_t)strspn(source->bytes + at, " \t");
        /* Where the next line is empty nothing goes in front of its end. */
        end_line(writer, end, space_break(source, at) > 0 ? 0 : margin);
    }
}

/* The header, with - where the last line gets an end that it has not. */
static void write_header(struct fmt_writer *writer, const struct node *scalar,
                         const struct block_scalar *block)
{
    uint32_t start = scalar->span.start;
    if (!block->unfinished || block->strips) {
        fmt_piece(writer, start, block->header_end);
        return;
    }
    char header[] = {writer->source->bytes[start], '-', '\0', '\0'};
    if (block->step > 0) {
        header[1] = (char)('0' + block->step);
        header[2] = '-';
    }
    fmt_text(writer, header);
    fmt_skip(writer, block->header_end);
}

/* The lines of a block scalar, each behind its line end. */
static void write_lines(struct fmt_writer *writer, const struct block_scalar *block,
                        uint32_t margin)
{
    const struct source *source = writer->source;
    uint32_t end = space_line_end(source, block->header_end);
    for (uint32_t line = 0, at = block->first; line < block->lines; line++) {
        uint32_t next = space_line_end(source, at);
        bool empty = next <= at + block->indent;
        end_line(writer, end, empty ? 0 : margin);
        if (!empty)
            fmt_piece(writer, at + block->indent, next);
        end = next;
        at = next + space_break(source, next);
    }
    if (block->lines == 0)
        return;
    fmt_skip(writer, block->end);
    if (!block->strips && space_break_is_text(source, block->end))
        fmt_break(writer, block->end);
}

static void write_block_scalar(struct fmt_writer *writer, const struct node *scalar,
                               uint32_t margin)
{
    struct block_scalar block;
    struct fmt_comment comment;
    block_scalar_read(scalar, &block);
    write_header(writer, scalar, &block);
    if (block.step > 0)
        margin = margin + block.step - FMT_STEP;
    if (fmt_comment(writer, &comment) && comment.breaks == 0)
        fmt_remark(writer, &comment, margin, false);
    write_lines(writer, &block, margin);
    writer->keeps = block.keeps;
}

void fmt_scalar(struct fmt_writer *writer, const struct node *scalar, uint32_t margin)
{
    if (scalar->style == STYLE_BLOCK)
        write_block_scalar(writer, scalar, margin);
    else
        write_flow_scalar(writer, scalar, margin);
}
