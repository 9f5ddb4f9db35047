#include "cmd/ask/frame.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cmd/ask/glyph.h"

void frame_clear(struct frame *frame, int columns)
{
    memset(frame, 0, sizeof *frame);
    frame->columns = columns < FRAME_COLUMNS ? columns : FRAME_COLUMNS;
}

int frame_used(const struct frame *frame, int row)
{
    for (int i = frame->columns; row < frame->rows && i > 0; i--)
        if (frame->cells[row][i - 1].size || (i > 1 && frame->cells[row][i - 2].width == 2))
            return i;
    return 0;
}

/* The frame's row for the pen's; -1 when that does not show. */
static int frame_row(const struct pen *pen)
{
    int row = pen->row - pen->first;
    if (!pen->frame || row < 0 || row >= pen->height || pen->top + row >= FRAME_ROWS)
        return -1;
    return pen->top + row;
}

/* Adds a mark to the character before the pen. */
static void combine(struct pen *pen, const char *shown, size_t size)
{
    int row = frame_row(pen), column = pen->column - 1;
    if (row < 0 || column < 0)
        return;
    struct cell *cell = &pen->frame->cells[row][column];
    if (cell->size == 0 && column > 0)
        cell--;
    if (cell->size == 0 || cell->size + size > CELL_ROOM)
        return;
    memcpy(cell->bytes + cell->size, shown, size);
    cell->size = (uint8_t)(cell->size + size);
}

static void put(struct pen *pen, const char *shown, size_t size, int width)
{
    int row = frame_row(pen);
    if (row >= 0 && pen->column + width <= pen->frame->columns) {
        struct cell *cell = &pen->frame->cells[row][pen->column];
        memcpy(cell->bytes, shown, size);
        cell->size = (uint8_t)size;
        cell->width = (uint8_t)width;
        cell->style = (uint8_t)pen->style;
        if (pen->frame->rows <= row)
            pen->frame->rows = row + 1;
    }
    pen->column += width;
}

/* One character; several columns of ASCII may stand for it. */
static void put_character(struct pen *pen, const char *text, size_t length, int width)
{
    char room[8];
    const char *shown = glyph_show(text, length, &width, room);
    size_t size = strlen(shown);
    if (width == 0) {
        combine(pen, shown, size);
        return;
    }
    if (pen->column + width > pen->columns)
        pen_line(pen);
    bool ascii = (unsigned char)*shown < 0x80;
    for (size_t i = 0; ascii && i < size; i++)
        put(pen, shown + i, 1, 1);
    if (!ascii)
        put(pen, shown, size, width);
}

void pen_line(struct pen *pen)
{
    int row = frame_row(pen);
    if (row >= 0 && pen->frame->rows <= row)
        pen->frame->rows = row + 1;
    pen->row++;
    pen->column = pen->indent;
}

void pen_fresh(struct pen *pen)
{
    if (pen->column > pen->indent)
        pen_line(pen);
    pen->column = pen->indent;
}

void pen_column(struct pen *pen, int column)
{
    pen->column = pen->column < column ? column : pen->column + (pen->column > column);
}

void pen_cursor(struct pen *pen)
{
    int row = frame_row(pen);
    if (row < 0)
        return;
    pen->frame->cursor_row = row;
    pen->frame->cursor_column = pen->column < pen->columns ? pen->column : pen->columns - 1;
}

static void put_word(struct pen *pen, const char *text, size_t length)
{
    for (size_t at = 0, size; at < length; at += size) {
        int width;
        size = glyph_read(text + at, length - at, &width);
        if (size == 0) {
            size = length - at;
            width = -1;
        }
        put_character(pen, text + at, size, width);
    }
}

void pen_write(struct pen *pen, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        if (*text == '\n') {
            pen_line(pen);
            text++;
            continue;
        }
        size_t blanks = strspn(text, " ");
        blanks = blanks < (size_t)(end - text) ? blanks : (size_t)(end - text);
        size_t word = strcspn(text + blanks, " \n");
        word = word < (size_t)(end - text) - blanks ? word : (size_t)(end - text) - blanks;
        int width = glyph_width(text + blanks, word);
        if (pen->column > pen->indent && pen->column + (int)blanks + width > pen->columns)
            pen_line(pen); /* the blanks go with the line's end */
        else
            for (size_t i = 0; i < blanks && pen->column < pen->columns; i++)
                put(pen, " ", 1, 1);
        put_word(pen, text + blanks, word);
        text += blanks + word;
    }
}

void pen_text(struct pen *pen, enum style style, const char *text)
{
    pen->style = style;
    pen_write(pen, text, strlen(text));
}

void pen_format(struct pen *pen, enum style style, const char *format, ...)
{
    char text[1024];
    va_list list;
    va_start(list, format);
    int length = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (length > 0)
        pen_text(pen, style, text);
}

void pen_keys(struct pen *pen, enum style style, const char *keys)
{
    pen->style = style;
    while (*keys) {
        const char *end = strstr(keys, "  ");
        size_t length = end ? (size_t)(end - keys) : strlen(keys);
        if (pen->column > pen->indent && pen->column + 2 + glyph_width(keys, length) > pen->columns)
            pen_line(pen);
        else if (pen->column > pen->indent)
            pen_write(pen, "  ", 2);
        pen_write(pen, keys, length);
        keys += length;
        keys += strspn(keys, " ");
    }
}
