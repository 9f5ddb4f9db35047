/* A terminal as a person sees it: bytes in, characters in rows and columns out. It knows what the
 * terminfo entries that the tests use tell a program to send; whatever else comes is counted as
 * strange. Lines that become too long when it gets narrower are wrapped, as most terminals do it
 * today, or cut off, as xterm does. */
#ifndef TESTS_SCREEN_EMULATOR_H
#define TESTS_SCREEN_EMULATOR_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { EMULATOR_ROWS = 60, EMULATOR_COLUMNS = 160, EMULATOR_CELL = 16 };

struct emulator {
    int rows, columns, row, column;
    bool after_last; /* the last column was written, and the next character wraps */
    bool reflows;
    char cells[EMULATOR_ROWS][EMULATOR_COLUMNS][EMULATOR_CELL]; /* "": blank; "\1": right half */
    bool wrapped[EMULATOR_ROWS];                                /* the row goes on in the next */
    char sequence[64];
    size_t sequence_length;
    mbstate_t state;
    char character[8];
    size_t character_length;
    size_t strange, coloured, beyond_ascii, bytes, scrolled;
    bool pasting; /* it marks what is pasted */
};

static inline void emulator_init(struct emulator *e, int columns, int rows)
{
    memset(e, 0, sizeof *e);
    e->columns = columns;
    e->rows = rows;
    e->reflows = true;
}

static inline void emulator_blank(struct emulator *e, int row, int from, int to)
{
    for (int i = from; i < to; i++)
        e->cells[row][i][0] = '\0';
    if (to == e->columns)
        e->wrapped[row] = false;
}

static inline void emulator_scroll(struct emulator *e)
{
    memmove(e->cells[0], e->cells[1], sizeof e->cells[0] * (size_t)(e->rows - 1));
    memmove(e->wrapped, e->wrapped + 1, sizeof e->wrapped[0] * (size_t)(e->rows - 1));
    emulator_blank(e, e->rows - 1, 0, e->columns);
    e->scrolled++;
}

static inline void emulator_line_feed(struct emulator *e)
{
    if (e->row + 1 < e->rows)
        e->row++;
    else
        emulator_scroll(e);
    e->after_last = false;
}

static inline void emulator_put(struct emulator *e, const char *bytes, size_t size, int width)
{
    if (width == 0) { /* a mark on the character before */
        char *cell = e->cells[e->row][e->column > 0 ? e->column - 1 : 0];
        if (*cell == '\1' && e->column > 1)
            cell = e->cells[e->row][e->column - 2];
        size_t length = strlen(cell);
        if (length + size < EMULATOR_CELL)
            memcpy(cell + length, bytes, size + 1);
        return;
    }
    if (e->after_last || e->column + width > e->columns) {
        e->wrapped[e->row] = true;
        e->column = 0;
        emulator_line_feed(e);
    }
    memcpy(e->cells[e->row][e->column], bytes, size);
    e->cells[e->row][e->column][size] = '\0';
    if (width == 2)
        strcpy(e->cells[e->row][e->column + 1], "\1");
    e->column += width;
    if (e->column >= e->columns) {
        e->column = e->columns - 1;
        e->after_last = true;
    }
}

static inline int emulator_clamp(int value, int most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

/* ESC [ … : what the sequence's last byte says. */
static inline void emulator_control(struct emulator *e)
{
    char last = e->sequence[e->sequence_length - 1], *body = e->sequence + 2;
    int number = atoi(body), count = number > 0 ? number : 1;
    e->after_last = false;
    switch (last) {
    case 'A':
        e->row = emulator_clamp(e->row - count, e->rows - 1);
        break;
    case 'B':
        e->row = emulator_clamp(e->row + count, e->rows - 1);
        break;
    case 'C':
        e->column = emulator_clamp(e->column + count, e->columns - 1);
        break;
    case 'D':
        e->column = emulator_clamp(e->column - count, e->columns - 1);
        break;
    case 'J':
    case 'K':
        e->strange += number != 0;
        emulator_blank(e, e->row, e->column, e->columns);
        for (int row = e->row + 1; last == 'J' && row < e->rows; row++)
            emulator_blank(e, row, 0, e->columns);
        break;
    case 'm':
        e->coloured += strchr("34", *body) && body[1] >= '0' && body[1] <= '9';
        break;
    case 'h':
    case 'l':
        if (strncmp(body, "?2004", 5) == 0)
            e->pasting = last == 'h';
        else
            e->strange += strncmp(body, "?1", 2) != 0;
        break;
    default:
        e->strange++;
    }
}

static inline void emulator_escape(struct emulator *e, char byte)
{
    if (e->sequence_length + 1 < sizeof e->sequence)
        e->sequence[e->sequence_length++] = byte;
    e->sequence[e->sequence_length] = '\0';
    if (e->sequence_length < 2)
        return;
    if (e->sequence[1] == '[') {
        if (e->sequence_length == 2 || byte < '@')
            return;
        emulator_control(e);
    } else if (e->sequence[1] == '(') {
        if (e->sequence_length < 3)
            return;
    } else if (e->sequence[1] == 'M') {
        e->row = emulator_clamp(e->row - 1, e->rows - 1);
    } else {
        e->strange += !strchr("=>", e->sequence[1]);
    }
    e->sequence_length = 0;
}

static inline void emulator_byte(struct emulator *e, char byte)
{
    e->bytes++;
    e->beyond_ascii += (unsigned char)byte >= 0x80;
    if (e->sequence_length > 0 || byte == '\033') {
        emulator_escape(e, byte);
        return;
    }
    if ((unsigned char)byte < ' ') {
        if (byte == '\r')
            e->column = 0;
        if (byte == '\r')
            e->after_last = false;
        if (byte == '\n')
            emulator_line_feed(e);
        if (byte == '\b' && e->column > 0)
            e->column--;
        e->strange += !strchr("\r\n\b\a\016\017", byte) && byte != '\0';
        return;
    }
    e->character[e->character_length++] = byte;
    wchar_t wide;
    size_t size = mbrtowc(&wide, &byte, 1, &e->state);
    if (size == (size_t)-2)
        return;
    e->character[e->character_length] = '\0';
    int width = size == (size_t)-1 ? 1 : wcwidth(wide);
    e->strange += size == (size_t)-1 || width < 0;
    if (size == (size_t)-1)
        memset(&e->state, 0, sizeof e->state);
    emulator_put(e, e->character, e->character_length, width < 0 ? 1 : width);
    e->character_length = 0;
}

/* A row's text without the blanks at its end. */
static inline void emulator_row(const struct emulator *e, int row, char *text)
{
    char *end = text;
    for (int i = 0; i < e->columns; i++) {
        const char *cell = e->cells[row][i];
        if (*cell == '\1')
            continue;
        text = stpcpy(text, *cell ? cell : " ");
        if (*cell && strcmp(cell, " ") != 0)
            end = text;
    }
    *end = '\0';
}

enum { EMULATOR_TEXT = EMULATOR_ROWS * EMULATOR_COLUMNS * 4 };

/* All rows. */
static inline void emulator_text(const struct emulator *e, char text[EMULATOR_TEXT])
{
    for (int row = 0; row < e->rows; row++) {
        emulator_row(e, row, text);
        text += strlen(text);
        *text++ = '\n';
    }
    *text = '\0';
}

static inline int emulator_used(const struct emulator *e, int row)
{
    int used = e->columns;
    while (used > 0 && !e->cells[row][used - 1][0])
        used--;
    return used;
}

/* Another size; what does not fit goes off the top. */
static inline void emulator_resize(struct emulator *e, int columns, int rows)
{
    struct emulator *old = malloc(sizeof *old);
    if (!old)
        abort();
    *old = *e;
    memset(e->cells, 0, sizeof e->cells);
    memset(e->wrapped, 0, sizeof e->wrapped);
    e->columns = columns;
    e->rows = EMULATOR_ROWS - 1;
    int row = 0, column = 0, cursor_row = 0, cursor_column = 0;
    for (int from = 0; from <= old->row; from++) {
        int used = emulator_used(old, from);
        if (from == old->row && used < old->column)
            used = old->column;
        for (int i = 0; i <= used && row < e->rows; i++) {
            if (column >= columns && i < used) {
                if (!e->reflows)
                    break;
                e->wrapped[row++] = true;
                column = 0;
            }
            if (from == old->row && i == old->column) {
                cursor_row = row;
                cursor_column = column < columns ? column : columns - 1;
            }
            if (i < used)
                memcpy(e->cells[row][column++], old->cells[from][i], EMULATOR_CELL);
        }
        if (!(e->reflows && old->wrapped[from])) {
            row++;
            column = 0;
        }
    }
    for (int from = old->row + 1; from < old->rows && row < e->rows; from++, row++)
        memcpy(e->cells[row], old->cells[from],
               (size_t)(columns < old->columns ? columns : old->columns) * EMULATOR_CELL);
    while (cursor_row >= rows) {
        emulator_scroll(e);
        cursor_row--;
    }
    e->rows = rows;
    e->row = cursor_row;
    e->column = cursor_column;
    e->after_last = false;
    free(old);
}

#endif
