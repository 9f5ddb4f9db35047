#include "cmd/ask/paint.h"

#include <string.h>

void paint_begin(struct painter *painter)
{
    frame_clear(&painter->shown, FRAME_COLUMNS);
    painter->row = 0;
    painter->column = -1;
    painter->deepest = 0;
}

static void go_to(struct painter *painter, int row, int column)
{
    if (row < painter->row)
        terminal_up(painter->row - row);
    if (row > painter->row) {
        terminal_down(row - painter->row);
        painter->column = 0;
    }
    painter->row = row;
    if (row > painter->deepest)
        painter->deepest = row;
    if (painter->column != column)
        terminal_column(column);
    painter->column = column;
}

static bool same(const struct cell *a, const struct cell *b)
{
    return a->size == b->size && a->width == b->width && a->style == b->style &&
           memcmp(a->bytes, b->bytes, a->size) == 0;
}

/* The first column in which a row differs; its length when it does not. */
static int difference(const struct frame *a, const struct frame *b, int row, int columns)
{
    int at = 0;
    while (at < columns && same(&a->cells[row][at], &b->cells[row][at]))
        at++;
    /* Half a wide character cannot be written. */
    if (at > 0 && at < columns &&
        (a->cells[row][at - 1].width == 2 || b->cells[row][at - 1].width == 2))
        at--;
    return at;
}

static void write_cells(struct painter *painter, const struct cell *cells, int from, int to)
{
    enum style style = STYLE_PLAIN;
    for (int i = from; i < to; i++) {
        const struct cell *cell = &cells[i];
        if (cell->size == 0 && i > from && cell[-1].width == 2)
            continue;
        if (style != cell->style) {
            style = cell->style;
            terminal_style(style);
        }
        terminal_write(cell->size ? cell->bytes : " ", cell->size ? cell->size : 1);
    }
    if (style != STYLE_PLAIN)
        terminal_style(STYLE_PLAIN);
    painter->column = to;
}

static void paint_row(struct painter *painter, const struct frame *frame, int row)
{
    int used = frame_used(frame, row), before = frame_used(&painter->shown, row);
    int longer = used > before ? used : before;
    int from = difference(frame, &painter->shown, row, longer);
    if (from == longer)
        return;
    go_to(painter, row, from);
    if (from < used)
        write_cells(painter, frame->cells[row], from, used);
    if (before > used)
        terminal_clear_line();
}

void paint(struct painter *painter, const struct frame *frame)
{
    if (frame->rows < painter->shown.rows) {
        go_to(painter, frame->rows, 0);
        terminal_clear_below();
        painter->shown.rows = frame->rows;
    }
    for (int row = 0; row < frame->rows; row++)
        paint_row(painter, frame, row);
    go_to(painter, frame->cursor_row, frame->cursor_column);
    painter->shown = *frame;
    terminal_flush();
}

static void clear_from(struct painter *painter, int rows_up)
{
    terminal_up(rows_up);
    terminal_column(0);
    terminal_clear_below();
    terminal_flush();
    paint_begin(painter);
}

void paint_end(struct painter *painter)
{
    clear_from(painter, painter->row);
}

/* Most terminals wrap the rows that became too long. Those that cut them off instead lose a few
 * lines above the frame; better than pieces of an old frame, which nobody could take away. */
void paint_resized(struct painter *painter, int columns)
{
    int up = 0;
    for (int row = 0; row < painter->row; row++) {
        int used = frame_used(&painter->shown, row);
        up += used > columns ? (used + columns - 1) / columns : 1;
    }
    if (painter->column > 0)
        up += painter->column / columns;
    clear_from(painter, up);
}
