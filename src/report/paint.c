#include "report/paint.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

const char *paint_glyph(const struct paint *paint, enum glyph glyph)
{
    static const struct {
        const char *drawn;
        const char *plain;
    } glyphs[] = {
        [GLYPH_LEFT] = {"◂", "<"},     [GLYPH_RIGHT] = {"▸", ">"}, [GLYPH_AXIS] = {"┃", "|"},
        [GLYPH_BAR] = {"█", "#"},      [GLYPH_MAYBE] = {"┄", "."}, [GLYPH_DOT] = {"·", "-"},
        [GLYPH_DASH] = {"–", "-"},     [GLYPH_CROSS] = {"✗", "x"}, [GLYPH_TICK] = {"✓", "+"},
        [GLYPH_ELLIPSIS] = {"…", "~"},
    };
    return paint->style.ascii ? glyphs[glyph].plain : glyphs[glyph].drawn;
}

static const char *escape_of(enum tone tone)
{
    static const char *const escapes[] = {
        [TONE_PLAIN] = "",         [TONE_STRONG] = "\x1b[1m",   [TONE_FAINT] = "\x1b[2m",
        [TONE_ERROR] = "\x1b[31m", [TONE_WARNING] = "\x1b[33m", [TONE_GOOD] = "\x1b[32m",
        [TONE_FIRST] = "\x1b[34m", [TONE_SECOND] = "\x1b[32m",
    };
    return escapes[tone];
}

static void begin_tone(struct paint *paint, enum tone tone)
{
    if (paint->style.colour && tone != TONE_PLAIN)
        strbuf_puts(paint->out, escape_of(tone));
}

static void end_tone(struct paint *paint, enum tone tone)
{
    if (paint->style.colour && tone != TONE_PLAIN)
        strbuf_puts(paint->out, "\x1b[0m");
}

void paint_text(struct paint *paint, enum tone tone, const char *text)
{
    begin_tone(paint, tone);
    strbuf_puts(paint->out, text);
    end_tone(paint, tone);
}

void paint_printf(struct paint *paint, enum tone tone, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    begin_tone(paint, tone);
    strbuf_vprintf(paint->out, format, args);
    end_tone(paint, tone);
    va_end(args);
}

void paint_repeat(struct paint *paint, enum tone tone, enum glyph glyph, int count)
{
    if (count <= 0)
        return;
    begin_tone(paint, tone);
    for (int i = 0; i < count; i++)
        strbuf_puts(paint->out, paint_glyph(paint, glyph));
    end_tone(paint, tone);
}

void paint_space(struct paint *paint, int count)
{
    if (count > 0)
        strbuf_fill(paint->out, ' ', (size_t)count);
}

int paint_width(const char *text)
{
    return (int)utf8_width(text, strlen(text));
}

/* The bytes of the longest beginning of `text` that takes at most `width` columns. */
static size_t fit(const char *text, int width)
{
    size_t bytes = 0;
    for (size_t size; text[bytes]; bytes += size) {
        utf8_decode(text + bytes, &size);
        if ((int)utf8_width(text, bytes + size) > width)
            break;
    }
    return bytes;
}

void paint_cell(struct paint *paint, enum tone tone, const char *text, int width, bool right)
{
    bool cut = paint_width(text) > width;
    size_t bytes = cut ? fit(text, width - 1) : strlen(text);
    int taken = (int)utf8_width(text, bytes) + (cut ? 1 : 0);
    if (right)
        paint_space(paint, width - taken);
    begin_tone(paint, tone);
    strbuf_add(paint->out, text, bytes);
    if (cut)
        strbuf_puts(paint->out, paint_glyph(paint, GLYPH_ELLIPSIS));
    end_tone(paint, tone);
    if (!right)
        paint_space(paint, width - taken);
}

/* Whether a line may be broken at this byte. */
static bool is_gap(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\0';
}

void paint_wrap(struct paint *paint, const char *text, int column, int indent)
{
    bool fresh = true; /* no word on this line yet, so the next goes here however long it is */
    while (*text) {
        size_t length = 0;
        while (!is_gap(text[length]))
            length++;
        int width = (int)utf8_width(text, length);
        if (!fresh && column + 1 + width > paint->style.width) {
            paint_line(paint);
            paint_space(paint, indent);
            column = indent;
            fresh = true;
        }
        if (!fresh)
            paint_space(paint, 1);
        column += width + (fresh ? 0 : 1);
        strbuf_add(paint->out, text, length);
        fresh = fresh && length == 0;
        text += length;
        while (*text == ' ' || *text == '\n')
            text++;
    }
    paint_line(paint);
}

void paint_line(struct paint *paint)
{
    strbuf_putc(paint->out, '\n');
}
