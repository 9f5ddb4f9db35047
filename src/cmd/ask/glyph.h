/* Characters on the terminal: which marks it can show, and how wide text comes out. */
#ifndef CMD_ASK_GLYPH_H
#define CMD_ASK_GLYPH_H

#include <stdbool.h>
#include <stddef.h>

/* Marks that are drawn. */
enum mark {
    MARK_CURSOR,
    MARK_BAR_DONE,
    MARK_BAR_TIP,
    MARK_BAR_OPEN,
    MARK_DOT,
    MARK_UP_DOWN,
    MARK_ENTER,
    MARK_MORE_ABOVE,
    MARK_MORE_BELOW,
    MARK_STANDING,
    MARK_COUNT
};

/* Begins to measure text; `ascii` for a terminal that shows no more than that. Widths come from the
 * C library's UTF-8 locale, for this thread until glyph_close. */
void glyph_open(bool ascii);
void glyph_close(void);

const char *glyph_mark(enum mark mark);

/* The character at `text`, of at most `length` bytes: how many it takes, and its columns, in
 * `*width` (0 to 2; -1 for a control character). 0: more bytes are needed to tell. A byte that
 * begins no character is one of width -1. */
size_t glyph_read(const char *text, size_t length, int *width);

/* What to show for it, NUL-terminated; `*width` becomes the columns of that: itself, something
 * alike in ASCII where no more can be shown, or "?". */
const char *glyph_show(const char *text, size_t length, int *width, char room[8]);

/* The columns of a text as it is shown. */
int glyph_width(const char *text, size_t length);

#endif
