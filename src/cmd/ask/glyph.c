#include "cmd/ask/glyph.h"

#include <locale.h>
#include <string.h>
#include <wchar.h>

static struct {
    bool ascii;
    locale_t locale, before;
} glyphs;

void glyph_open(bool ascii)
{
    glyphs.ascii = ascii;
    glyphs.locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (glyphs.locale)
        glyphs.before = uselocale(glyphs.locale);
    else
        glyphs.ascii = true;
}

void glyph_close(void)
{
    if (!glyphs.locale)
        return;
    uselocale(glyphs.before);
    freelocale(glyphs.locale);
    glyphs.locale = (locale_t)0;
}

const char *glyph_mark(enum mark mark)
{
    static const char *const marks[MARK_COUNT][2] = {
        [MARK_CURSOR] = {"▸", ">"},
        [MARK_BAR_DONE] = {"━", "#"},
        [MARK_BAR_TIP] = {"╸", "#"},
        [MARK_BAR_OPEN] = {"─", "-"},
        [MARK_DOT] = {"·", "-"},
        [MARK_UP_DOWN] = {"↑↓", "up/down"},
        [MARK_ENTER] = {"⏎", "Enter"},
        [MARK_MORE_ABOVE] = {"↑ more", "^ more"},
        [MARK_MORE_BELOW] = {"↓ more", "v more"},
        [MARK_STANDING] = {"•", "*"},
    };
    return marks[mark][glyphs.ascii];
}

size_t glyph_read(const char *text, size_t length, int *width)
{
    unsigned char lead = (unsigned char)*text;
    if (lead < 0x80) {
        *width = lead < ' ' || lead == 0x7f ? -1 : 1;
        return 1;
    }
    wchar_t wide;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    size_t size = glyphs.locale ? mbrtowc(&wide, text, length, &state) : (size_t)-1;
    if (size == (size_t)-2)
        return 0;
    *width = size == (size_t)-1 ? -1 : wcwidth(wide);
    return size == (size_t)-1 ? 1 : size;
}

/* What stands for a character where only ASCII can be shown. */
static const char *alike(const char *text, size_t length)
{
    static const char *const pairs[][2] = {
        {"–", "-"},  {"—", "-"},   {"−", "-"}, {"‘", "'"},  {"’", "'"},        {"“", "\""},
        {"”", "\""}, {"…", "..."}, {"×", "x"}, {"≥", ">="}, {"≤", "<="},       {"→", "->"},
        {"·", "-"},  {"µ", "u"},   {"é", "e"}, {"è", "e"},  {"ä", "a"},        {"ö", "o"},
        {"ü", "u"},  {"ß", "ss"},  {"à", "a"}, {"ç", "c"},  {"\302\240", " "}, {"ñ", "n"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strlen(pairs[i][0]) == length && memcmp(pairs[i][0], text, length) == 0)
            return pairs[i][1];
    return "?";
}

const char *glyph_show(const char *text, size_t length, int *width, char room[8])
{
    size_t size = length < 7 ? length : 7;
    bool plain = length == 1 && *width == 1;
    if (*width < 0 || (glyphs.ascii && !plain)) {
        const char *instead = *width < 0 ? "?" : *width == 0 ? "" : alike(text, length);
        size = strlen(instead);
        memcpy(room, instead, size);
        *width = (int)size;
    } else {
        memcpy(room, text, size);
    }
    room[size] = '\0';
    return room;
}

int glyph_width(const char *text, size_t length)
{
    int total = 0, width;
    char room[8];
    for (size_t at = 0, size; at < length; at += size) {
        size = glyph_read(text + at, length - at, &width);
        if (size == 0) {
            size = length - at;
            width = -1;
        }
        glyph_show(text + at, size, &width, room);
        total += width;
    }
    return total;
}
