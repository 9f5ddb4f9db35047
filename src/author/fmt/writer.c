#include "author/fmt/writer.h"

#include <string.h>

#include "base/utf8.h"
#include "document/space.h"

#define BEFORE_REMARK "  "

void fmt_writer_init(struct fmt_writer *writer, struct edits *edits)
{
    *writer = (struct fmt_writer){.edits = edits, .source = edits->source};
    strbuf_init(&writer->gap);
}

void fmt_writer_fini(struct fmt_writer *writer)
{
    strbuf_fini(&writer->gap);
}

void fmt_text(struct fmt_writer *writer, const char *text)
{
    strbuf_puts(&writer->gap, text);
    writer->column += (uint32_t)utf8_count(text, strlen(text));
    writer->begun = true;
}

void fmt_line(struct fmt_writer *writer, uint32_t indent, bool apart)
{
    uint32_t lines = !writer->begun ? 0 : apart && !writer->keeps ? 2 : 1;
    strbuf_fill(&writer->gap, '\n', writer->ended ? lines - 1 : lines);
    strbuf_fill(&writer->gap, ' ', indent);
    writer->line += lines;
    writer->column = indent;
    writer->begun = true;
    writer->remarked = writer->ended = false;
}

/* Puts what was written in the place of the source's bytes up to `end`. */
static void replace_gap(struct fmt_writer *writer, uint32_t end)
{
    if (writer->gap.failed)
        writer->edits->no_memory = true;
    else
        edits_replace(writer->edits, writer->written, end, writer->gap.text, writer->gap.length);
    strbuf_truncate(&writer->gap, 0);
}

/* Whether that would change anything. */
static bool gap_differs(const struct fmt_writer *writer, uint32_t end)
{
    size_t length = end - writer->written;
    return writer->gap.failed || writer->gap.length != length ||
           (length > 0 &&
            memcmp(writer->gap.text, writer->source->bytes + writer->written, length) != 0);
}

static void end_gap(struct fmt_writer *writer, uint32_t end)
{
    if (gap_differs(writer, end))
        replace_gap(writer, end);
    strbuf_truncate(&writer->gap, 0);
}

void fmt_piece(struct fmt_writer *writer, uint32_t start, uint32_t end)
{
    end_gap(writer, start);
    writer->column += (uint32_t)utf8_count(writer->source->bytes + start, end - start);
    writer->piece = start;
    writer->written = writer->seen = end;
    writer->begun = true;
    writer->keeps = false;
}

void fmt_break(struct fmt_writer *writer, uint32_t at)
{
    fmt_piece(writer, at, at + space_break(writer->source, at));
    writer->ended = true;
}

void fmt_skip(struct fmt_writer *writer, uint32_t end)
{
    writer->seen = end;
}

/* Where the next thing stands, and how many line ends there are before it. */
static uint32_t look_ahead(const struct fmt_writer *writer, uint32_t *breaks)
{
    uint32_t next = space_pass(writer->source, writer->seen, breaks);
    *breaks += writer->ended;
    return next;
}

uint32_t fmt_next(const struct fmt_writer *writer)
{
    uint32_t breaks;
    return look_ahead(writer, &breaks);
}

uint32_t fmt_breaks(const struct fmt_writer *writer)
{
    uint32_t breaks;
    look_ahead(writer, &breaks);
    return breaks;
}

bool fmt_comment(const struct fmt_writer *writer, struct fmt_comment *comment)
{
    const struct source *source = writer->source;
    comment->start = look_ahead(writer, &comment->breaks);
    if (source->bytes[comment->start] != '#')
        return false;
    comment->end = space_line_end(source, comment->start);
    comment->column = space_column(source, comment->start);
    return true;
}

/* Writes a comment behind what is on the line. Its edit is made in any case, because it may have to
 * move the comment. */
static void write_behind(struct fmt_writer *writer, const struct fmt_comment *comment)
{
    struct fmt_remark *remark = vec_add(&writer->remarks, writer->edits->arena);
    if (!remark) {
        writer->edits->no_memory = true;
        return;
    }
    *remark = (struct fmt_remark){.edit = writer->edits->list.count,
                                  .line = writer->line,
                                  .end = writer->column,
                                  .column = comment->column};
    fmt_text(writer, BEFORE_REMARK);
    replace_gap(writer, comment->start);
    writer->written = comment->start;
}

void fmt_remark(struct fmt_writer *writer, const struct fmt_comment *comment, uint32_t indent,
                bool apart)
{
    if (comment->breaks == 0 && writer->column > 0 && !writer->remarked)
        write_behind(writer, comment);
    else
        fmt_line(writer, indent, apart && comment->breaks > 1);
    uint32_t end = comment->end;
    while (strchr(" \t", writer->source->bytes[end - 1]))
        end--;
    fmt_piece(writer, comment->start, end);
    writer->seen = comment->end;
    writer->remarked = true;
}

/* Moves a comment to the right. */
static void move_remark(struct fmt_writer *writer, const struct fmt_remark *remark, uint32_t column)
{
    struct edit *edit = &writer->edits->list.items[remark->edit];
    char *text =
        arena_printf(writer->edits->arena, "%s%*s", edit->text, (int)(column - remark->end), "");
    if (!text) {
        writer->edits->no_memory = true;
        return;
    }
    edit->length += column - remark->end;
    edit->text = text;
}

/* How many remarks from `first` on stood in one column on consecutive lines; `*column` is the first
 * that is free in all of them. */
static uint32_t find_run(const struct fmt_writer *writer, uint32_t first, uint32_t *column)
{
    const struct fmt_remark *remarks = writer->remarks.items;
    uint32_t count = 0;
    *column = 0;
    while (first + count < writer->remarks.count &&
           remarks[first + count].line == remarks[first].line + count &&
           remarks[first + count].column == remarks[first].column) {
        if (remarks[first + count].end > *column)
            *column = remarks[first + count].end;
        count++;
    }
    return count;
}

void fmt_writer_end(struct fmt_writer *writer)
{
    if (!writer->ended)
        strbuf_putc(&writer->gap, '\n');
    end_gap(writer, writer->source->length);
    uint32_t column, count;
    for (uint32_t i = 0; i < writer->remarks.count && !writer->edits->no_memory; i += count) {
        count = find_run(writer, i, &column);
        for (uint32_t k = i; k < i + count; k++)
            if (writer->remarks.items[k].end < column)
                move_remark(writer, &writer->remarks.items[k], column);
    }
}
