#include "report/paint.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

/* ---- what is drawn ---- */

const char *paint_glyph(const struct paint *paint, enum glyph glyph)
{
    static const struct {
        const char *drawn;
        const char *plain;
    } glyphs[] = {
        [GLYPH_LEFT] = {"◂", "<"},     [GLYPH_RIGHT] = {"▸", ">"}, [GLYPH_AXIS] = {"┃", "|"},
        [GLYPH_BAR] = {"█", "#"},      [GLYPH_MAYBE] = {"┄", "."}, [GLYPH_DOT] = {"·", "-"},
        [GLYPH_DASH] = {"–", "-"},     [GLYPH_CROSS] = {"✗", "x"}, [GLYPH_TICK] = {"✓", "+"},
        [GLYPH_ELLIPSIS] = {"…", "~"}, [GLYPH_TO] = {"→", ">"},    [GLYPH_UNDER] = {"^", "^"},
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

/* ---- what somebody wrote ---- */

/* Whether bytes are valid UTF-8, and of control characters hold only line ends. */
static bool is_harmless(const char *text, size_t length)
{
    if (utf8_valid(text, length) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        bool control = (byte < 0x20 && byte != '\n') || byte == 0x7f;
        if (control || (byte == 0xc2 && (unsigned char)text[i + 1] < 0xa0))
            return false;
    }
    return true;
}

/* What stands for the character at `text`; 0 where it may stand for itself. */
static char replacement(const char *text, size_t left, char line_end, size_t *size)
{
    *size = 1;
    if (utf8_valid(text, left < 4 ? left : 4) == 0)
        return '?';
    uint32_t character = utf8_decode(text, size);
    if (character == '\n')
        return line_end;
    if (character == '\t' || character == '\r')
        return ' ';
    return character < 0x20 || (character >= 0x7f && character < 0xa0) ? '?' : '\0';
}

/* Cleans what was appended behind `start`, in place: no replacement is longer than what it stands
 * for. */
static void clean(struct strbuf *out, size_t start, char line_end)
{
    size_t to = start;
    size_t size;
    if (out->failed || (line_end == '\n' && is_harmless(out->text + start, out->length - start)))
        return;
    for (size_t at = start; at < out->length; at += size) {
        char instead = replacement(out->text + at, out->length - at, line_end, &size);
        if (instead)
            out->text[to++] = instead;
        for (size_t i = 0; !instead && i < size; i++)
            out->text[to++] = out->text[at + i];
    }
    strbuf_truncate(out, to);
}

void paint_bytes(struct paint *paint, const char *text, size_t length)
{
    size_t start = paint->out->length;
    strbuf_add(paint->out, text, length);
    clean(paint->out, start, ' ');
}

const char *paint_flags(const struct paint *paint)
{
    return paint->style.flags ? paint->style.flags : "";
}

void paint_text(struct paint *paint, enum tone tone, const char *text)
{
    paint_printf(paint, tone, "%s", text);
}

void paint_printf(struct paint *paint, enum tone tone, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    begin_tone(paint, tone);
    size_t start = paint->out->length;
    strbuf_vprintf(paint->out, format, args);
    clean(paint->out, start, '\n');
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

/* ---- columns ---- */

int paint_columns(const char *text, size_t length)
{
    size_t columns = 0;
    for (size_t at = 0; at < length; at++) {
        size_t valid = utf8_valid(text + at, length - at);
        columns += utf8_width(text + at, valid);
        at += valid;
        columns += at < length;
    }
    return (int)columns;
}

int paint_width(const char *text)
{
    return paint_columns(text, strlen(text));
}

static bool is_inside(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xc0) == 0x80;
}

/* A beginning of the text between the two, in the middle if that can be; `high` when there is none.
 */
static size_t between(const char *text, size_t low, size_t high)
{
    size_t at = low + (high - low) / 2;
    while (at > low && is_inside(text, at))
        at--;
    if (at > low)
        return at;
    for (at = low + 1; at < high && is_inside(text, at);)
        at++;
    return at;
}

size_t paint_fit(const char *text, size_t length, int columns)
{
    if (paint_columns(text, length) <= columns)
        return length;
    size_t fits = 0;
    size_t exceeds = length;
    for (size_t at; (at = between(text, fits, exceeds)) < exceeds;) {
        if (paint_columns(text, at) <= columns)
            fits = at;
        else
            exceeds = at;
    }
    return fits;
}

void paint_cell(struct paint *paint, enum tone tone, const char *text, int width, bool right)
{
    size_t length = strlen(text);
    int taken = paint_columns(text, length);
    bool cut = taken > width;
    if (width < 1)
        return;
    if (cut) {
        length = paint_fit(text, length, width - 1);
        taken = paint_columns(text, length) + 1;
    }
    if (right)
        paint_space(paint, width - taken);
    begin_tone(paint, tone);
    paint_bytes(paint, text, length);
    if (cut)
        strbuf_puts(paint->out, paint_glyph(paint, GLYPH_ELLIPSIS));
    end_tone(paint, tone);
    if (!right)
        paint_space(paint, width - taken);
}

#define GAPS " \t\r\n"

void paint_wrap(struct paint *paint, const char *text, int column, int indent)
{
    bool fresh = true; /* no word on this line yet, so the next goes here however long it is */
    for (text += strspn(text, GAPS); *text; text += strspn(text, GAPS)) {
        size_t length = strcspn(text, GAPS);
        int width = paint_columns(text, length);
        if (!fresh && column + 1 + width > paint->style.width) {
            paint_line(paint);
            paint_space(paint, indent);
            column = indent;
        } else if (!fresh) {
            paint_space(paint, 1);
            column++;
        }
        paint_bytes(paint, text, length);
        column += width;
        text += length;
        fresh = false;
    }
    paint_line(paint);
}

void paint_flow(struct paint *paint, struct strbuf *text, int column, int indent)
{
    paint_wrap(paint, text->length > 0 && !text->failed ? text->text : "", column, indent);
    paint->out->failed = paint->out->failed || text->failed;
    strbuf_fini(text);
}

void paint_section(struct paint *paint, const char *heading, struct strbuf *text)
{
    int column = paint_width(heading) + 2;
    column = column > PAINT_GUTTER ? column : PAINT_GUTTER;
    if (*heading)
        paint_text(paint, TONE_STRONG, heading);
    paint_space(paint, column - paint_width(heading));
    paint_flow(paint, text, column, column <= 2 * PAINT_GUTTER ? column : PAINT_GUTTER);
}

void paint_line(struct paint *paint)
{
    strbuf_putc(paint->out, '\n');
}
