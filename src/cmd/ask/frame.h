/* A frame: what the screen shows, as cells of one column each. */
#ifndef CMD_ASK_FRAME_H
#define CMD_ASK_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/ask/terminal.h"

/* A larger terminal is used up to here: longer lines read badly. */
enum { FRAME_COLUMNS = 100, FRAME_ROWS = 50, CELL_ROOM = 13 };

/* A character with the marks that combine with it; further ones than fit are left out. Behind a
 * wide character stands a cell of width 0. */
struct cell {
    char bytes[CELL_ROOM];
    uint8_t size;  /* of bytes; 0: nothing was written here */
    uint8_t width; /* columns */
    uint8_t style;
};

struct frame {
    int columns; /* that it may use, at most FRAME_COLUMNS */
    int rows;    /* that it does use */
    int cursor_row, cursor_column;
    struct cell cells[FRAME_ROWS][FRAME_COLUMNS];
};

void frame_clear(struct frame *frame, int columns);

/* The columns of a row that something was written to, from the left. */
int frame_used(const struct frame *frame, int row);

/* A pen writes text into the rows `top` to `top + height - 1` of a frame, as if onto a page of
 * which these rows show the part from `first` on; what lies beside that is measured only. */
struct pen {
    struct frame *frame; /* NULL: measure only */
    int top, height, first;
    int columns;
    int row, column; /* on the page */
    int indent;      /* where a line that is wrapped goes on */
    enum style style;
};

/* Writes text, wrapped between words; '\n' begins a new line. `length` in bytes. */
void pen_write(struct pen *pen, const char *text, size_t length);
void pen_text(struct pen *pen, enum style style, const char *text);
void pen_format(struct pen *pen, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes keys with what they do, parted by two spaces or more; none is broken over two lines. */
void pen_keys(struct pen *pen, enum style style, const char *keys);

/* Goes to a column of this line, or one space on when the line is there already. */
void pen_column(struct pen *pen, int column);

/* Begins a new line; pen_fresh only when something stands on this one. */
void pen_line(struct pen *pen);
void pen_fresh(struct pen *pen);

/* Puts the terminal's cursor where the pen is. */
void pen_cursor(struct pen *pen);

#endif
