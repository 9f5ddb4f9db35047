#include "cmd/ask/dialog.h"

#include <stdio.h>
#include <string.h>

#include "cmd/ask/glyph.h"

/* Where the columns of a list begin. */
struct columns {
    int tick, number, name, middle, detail;
    int number_width;
    bool below; /* the detail has a line of its own */
};

/* What must be in sight: lines of the body. */
struct focus {
    int from, to;
};

size_t dialog_list(struct canvas *canvas, const struct dialog *dialog)
{
    const struct dialog_parts *parts = dialog->parts;
    size_t count = 0;
    for (size_t i = 0; i < dialog->count && count < DIALOG_ITEMS; i++)
        if (!parts->fits || dialog->field.length == 0 || parts->fits(dialog, i, dialog->field.text))
            canvas->listed[count++] = i;
    return count;
}

static int width(const char *text)
{
    return text ? glyph_width(text, strlen(text)) : 0;
}

static int digits(size_t number)
{
    char text[24];
    return snprintf(text, sizeof text, "%zu", number);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static struct columns measure(const struct canvas *canvas, const struct dialog *dialog,
                              size_t listed, int columns)
{
    int number = 0, name = 0, middle = 0, tick = 0;
    for (size_t i = 0; i < listed; i++) {
        struct item item = {.name = ""};
        dialog->parts->item(dialog, canvas->listed[i], &item);
        number = larger(number, item.number ? digits(item.number) + dialog->parts->hash : 0);
        name = larger(name, width(item.name));
        middle = larger(middle, width(item.middle));
        tick = item.tick != TICK_NONE ? 4 : tick;
    }
    name = name < columns / 2 ? name : columns / 2;
    middle = middle < columns / 3 ? middle : columns / 3;
    struct columns at = {.tick = 2, .number = 2 + tick, .number_width = number};
    at.name = at.number + (number ? number + 2 : 0);
    at.middle = at.name + name + 2;
    at.detail = at.middle + (middle ? middle + 2 : 0);
    at.below = columns < 60 || at.detail > columns * 2 / 3;
    return at;
}

static void write_name(struct pen *pen, enum style style, const struct item *item)
{
    char name[256];
    size_t length = strlen(item->name);
    if (item->verbatim || length >= sizeof name) {
        pen_text(pen, style, item->name);
        return;
    }
    for (size_t i = 0; i <= length; i++)
        name[i] = item->name[i] == '_' ? ' ' : item->name[i];
    pen_text(pen, style, name);
}

static void draw_item(const struct dialog *dialog, struct pen *pen, const struct columns *at,
                      size_t index)
{
    struct item item = {.name = ""};
    bool here = index == dialog->cursor;
    enum style style = here ? STYLE_CURSOR : STYLE_PLAIN;
    dialog->parts->item(dialog, index, &item);
    if (here && !dialog->typing)
        pen_cursor(pen);
    pen->indent = at->name;
    pen->column = 0;
    pen_text(pen, style,
             here            ? glyph_mark(MARK_CURSOR)
             : item.standing ? glyph_mark(MARK_STANDING)
                             : "");
    pen->column = at->tick;
    if (item.tick != TICK_NONE)
        pen_text(pen, style, item.tick == TICK_ON ? "[x]" : "[ ]");
    pen->column = at->number;
    if (item.number)
        pen_format(pen, style, "%s%zu", dialog->parts->hash ? "#" : "", item.number);
    pen->column = at->name;
    write_name(pen, style, &item);
    if (item.middle && *item.middle) {
        pen_column(pen, at->middle);
        pen_text(pen, style, item.middle);
    }
    if (item.detail && *item.detail) {
        if (at->below)
            pen_line(pen);
        else
            pen_column(pen, at->detail);
        pen->indent = at->below ? at->name : at->detail;
        pen_text(pen, STYLE_FAINT, item.detail);
    }
    pen->indent = 0;
    pen_line(pen);
}

static void draw_items(struct canvas *canvas, const struct dialog *dialog, struct pen *pen,
                       struct focus *focus)
{
    size_t listed = dialog_list(canvas, dialog);
    struct columns at = measure(canvas, dialog, listed, pen->columns);
    for (size_t i = 0; i < listed; i++) {
        int from = pen->row;
        draw_item(dialog, pen, &at, canvas->listed[i]);
        if (canvas->listed[i] == dialog->cursor)
            *focus = (struct focus){from, pen->row - 1};
    }
    if (dialog->count > 0 && listed == 0) {
        pen->column = 2;
        pen_text(pen, STYLE_FAINT, "none of that name");
        pen_line(pen);
    }
}

static void draw_field(const struct dialog *dialog, struct pen *pen, struct focus *focus)
{
    const struct field *field = &dialog->field;
    if (!dialog->typing) {
        if (dialog->hint && *dialog->hint) {
            pen->indent = pen->column = 2;
            pen_keys(pen, STYLE_FAINT, dialog->hint);
            pen->indent = 0;
            pen_line(pen);
        }
        return;
    }
    *focus = (struct focus){pen->row, pen->row};
    pen->indent = pen->column = 2;
    pen_text(pen, STYLE_STRONG, dialog->prompt ? dialog->prompt : "");
    pen_text(pen, STYLE_STRONG, "> ");
    pen->style = STYLE_PLAIN;
    pen_write(pen, field->text, field->at);
    pen_cursor(pen);
    pen_write(pen, field->text + field->at, field->length - field->at);
    focus->to = pen->row;
    pen->indent = 0;
    pen_line(pen);
}

static void draw_said(const struct dialog *dialog, struct pen *pen, struct focus *focus)
{
    if (!dialog->said || !*dialog->said)
        return;
    /* Excerpts under which something is marked keep their lines as far as they fit. */
    pen->indent = pen->column = 2;
    pen_text(pen, dialog->wrong ? STYLE_BAD : STYLE_GOOD, dialog->said);
    pen->indent = 0;
    pen_line(pen);
    focus->to = pen->row - 1;
    if (!dialog->typing)
        focus->from = focus->to;
}

/* All between head and foot. */
static struct focus draw_body(struct canvas *canvas, const struct dialog *dialog, struct pen *pen)
{
    struct focus focus = {0, 0};
    if (dialog->title) {
        pen_text(pen, STYLE_STRONG, dialog->title);
        pen_line(pen);
    }
    if (dialog->text && *dialog->text) {
        pen_text(pen, STYLE_PLAIN, dialog->text);
        pen_fresh(pen);
    }
    /* What a list is searched for stands above it, else the list's cursor leads. */
    struct focus field = focus;
    if (dialog->parts->fits)
        draw_field(dialog, pen, &field);
    if (dialog->parts->item)
        draw_items(canvas, dialog, pen, &focus);
    if (!dialog->parts->fits)
        draw_field(dialog, pen, &focus);
    draw_said(dialog, pen, &focus);
    int from = pen->row;
    if (dialog->parts->below)
        dialog->parts->below(dialog, pen);
    pen_fresh(pen);
    if (dialog->show_below)
        focus = (struct focus){from, pen->row - 1};
    return focus;
}

static void keep_in_sight(struct dialog *dialog, struct focus focus, int total, int height)
{
    if (dialog->follow) {
        if (focus.to >= dialog->first + height)
            dialog->first = focus.to - height + 1;
        if (focus.from < dialog->first)
            dialog->first = focus.from;
        /* From the start, where that shows the cursor as well. */
        if (focus.to < height && !dialog->show_below)
            dialog->first = 0;
    }
    if (dialog->first > total - height)
        dialog->first = total - height;
    if (dialog->first < 0)
        dialog->first = 0;
}

static int draw_head(const struct dialog *dialog, struct frame *frame, int columns, int rows)
{
    struct pen pen = {.frame = frame, .height = rows, .columns = columns};
    if (!dialog->parts->head)
        return 0;
    dialog->parts->head(dialog, &pen);
    pen_fresh(&pen);
    return pen.row;
}

/* The keys, on as many lines as can be spared; what lies out of sight is said first. */
static void draw_foot(const struct dialog *dialog, struct pen *pen, bool above, bool below)
{
    static const char typing[] = "Enter answer  Tab complete  Esc clear, and the keys again";
    if (above)
        pen_format(pen, STYLE_STRONG, "%s  ", glyph_mark(MARK_MORE_ABOVE));
    if (below)
        pen_format(pen, STYLE_STRONG, "%s  ", glyph_mark(MARK_MORE_BELOW));
    if (above || below)
        pen_text(pen, STYLE_FAINT, "PgUp PgDn");
    if (dialog->typing && dialog->parts->keys) {
        pen_keys(pen, STYLE_FAINT, typing);
        return;
    }
    pen_keys(pen, STYLE_FAINT, dialog->foot ? dialog->foot : "");
}

static int lines_of_foot(const struct dialog *dialog, int columns, int rows)
{
    struct pen pen = {.columns = columns};
    draw_foot(dialog, &pen, true, true);
    int most = rows < 8 ? 1 : rows < 14 ? 2 : 4;
    return pen.row + 1 < most ? pen.row + 1 : most;
}

void dialog_draw(struct canvas *canvas, struct dialog *dialog, int columns, int rows)
{
    struct frame *frame = &canvas->frame;
    /* The last column stays free: what a terminal does behind it differs. */
    columns = columns - 1 < FRAME_COLUMNS ? columns - 1 : FRAME_COLUMNS;
    rows = rows < FRAME_ROWS ? rows : FRAME_ROWS;
    frame_clear(frame, columns);
    int foot = lines_of_foot(dialog, columns, rows);
    int top = draw_head(dialog, frame, columns, rows > 5 ? 2 : 0);
    top = rows > 5 ? (top < 2 ? top : 2) : 0;
    int height = rows - top - foot;
    struct pen pen = {.columns = columns};
    struct focus focus = draw_body(canvas, dialog, &pen);
    int total = pen.row;
    keep_in_sight(dialog, focus, total, height);
    int shown = total < height ? total : height;
    pen = (struct pen){
        .frame = frame, .top = top, .height = shown, .first = dialog->first, .columns = columns};
    frame->cursor_row = top;
    draw_body(canvas, dialog, &pen);
    pen = (struct pen){.frame = frame, .top = top + shown, .height = foot, .columns = columns};
    draw_foot(dialog, &pen, dialog->first > 0, dialog->first + shown < total);
}
