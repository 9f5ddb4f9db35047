/* Painting: text for people, laid out in columns. What is drawn with characters beyond ASCII, and
 * colour, goes through here, so that a plain terminal gets plain text. What somebody else wrote
 * does not steer the terminal: of control characters a line end stays one (a space in a cell), a
 * tab or CR becomes a space, any other a `?`, and so does a byte that is no UTF-8 (of a file's
 * name). */
#ifndef REPORT_PAINT_H
#define REPORT_PAINT_H

#include <stdbool.h>

#include "base/strbuf.h"

/* How text is laid out. */
struct style {
    int width;         /* columns, 60 … 200 */
    bool colour;       /* ANSI escapes */
    bool ascii;        /* draw with ASCII only */
    const char *flags; /* for commands that are suggested, each with a space behind it; may be
                          NULL */
};

enum glyph {
    GLYPH_LEFT,     /* ◂ */
    GLYPH_RIGHT,    /* ▸ */
    GLYPH_AXIS,     /* ┃ */
    GLYPH_BAR,      /* █ */
    GLYPH_MAYBE,    /* ┄ */
    GLYPH_DOT,      /* · */
    GLYPH_DASH,     /* – */
    GLYPH_CROSS,    /* ✗ */
    GLYPH_TICK,     /* ✓ */
    GLYPH_ELLIPSIS, /* … */
    GLYPH_TO,       /* → */
    GLYPH_UNDER     /* ^ below a culprit */
};

enum tone {
    TONE_PLAIN,
    TONE_STRONG, /* headings, verdicts */
    TONE_FAINT,  /* what can be skipped */
    TONE_ERROR,
    TONE_WARNING,
    TONE_GOOD,
    TONE_FIRST, /* the option that stands on the left */
    TONE_SECOND /* … on the right */
};

struct paint {
    struct strbuf *out;
    struct style style;
};

/* The glyph, or its ASCII stand-in of the same width. */
const char *paint_glyph(const struct paint *paint, enum glyph glyph);

/* The flags of commands that are suggested, each with a space behind it; "" for none. */
const char *paint_flags(const struct paint *paint);

/* Appends text in a tone. */
void paint_text(struct paint *paint, enum tone tone, const char *text);

/* Appends formatted text in a tone. */
void paint_printf(struct paint *paint, enum tone tone, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Appends a glyph `count` times, in a tone. */
void paint_repeat(struct paint *paint, enum tone tone, enum glyph glyph, int count);

/* Appends `count` spaces; none when it is not above 0. */
void paint_space(struct paint *paint, int count);

/* Appends text cut to `width` columns (an ellipsis ends what was cut) and filled up with spaces:
 * behind it, or in front of it with `right`. Nothing for a width below 1. */
void paint_cell(struct paint *paint, enum tone tone, const char *text, int width, bool right);

/* Appends text from column `column` on (where the cursor is taken to stand), broken at spaces to
 * stay within the width; further lines begin at `indent`. A word that is wider than that stands on
 * a line of its own. Ends the line. */
void paint_wrap(struct paint *paint, const char *text, int column, int indent);

/* As paint_wrap, of a text that was put together for it: releases it, and the output fails where it
 * has. */
void paint_flow(struct paint *paint, struct strbuf *text, int column, int indent);

/* The columns of a section's heading: its text stands beside it. */
#define PAINT_GUTTER 10

/* A section: a heading, and beside it a text, as paint_flow. Where a heading needs more columns
 * than the gutter has, the text keeps two spaces to it, and begins its further lines there too
 * unless that is far in. Without heading it goes on with the section above. */
void paint_section(struct paint *paint, const char *heading, struct strbuf *text);

/* Ends the line. */
void paint_line(struct paint *paint);

/* Appends `length` bytes on the line that is being written. */
void paint_bytes(struct paint *paint, const char *text, size_t length);

/* The columns that a text, or so many bytes of it, takes as it is painted. */
int paint_width(const char *text);
int paint_columns(const char *text, size_t length);

/* The bytes of the longest beginning of a text that takes at most `columns`; it ends in front of a
 * character. */
size_t paint_fit(const char *text, size_t length, int columns);

#endif
