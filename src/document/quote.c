#include "document/quote.h"

#include <stdbool.h>
#include <string.h>

/* What is written for characters in double quotes. */
static const struct {
    const char *text;
    const char *escape;
} escapes[] = {
    {"\"", "\\\""}, {"\\", "\\\\"},          {"\n", "\\n"},           {"\r", "\\r"},
    {"\t", "\\t"},  {"\xe2\x80\xa8", "\\L"}, {"\xe2\x80\xa9", "\\P"}, {"\xef\xbb\xbf", "\\uFEFF"},
};

/* The first ones need no escape in a plain scalar. */
enum { PLAIN_ESCAPES = 2, ESCAPES = sizeof escapes / sizeof *escapes };

/* The number of the escape for what is at `at`; ESCAPES when it is written as it is. */
static size_t find_escape(const char *at, size_t left)
{
    size_t i = 0;
    while (i < ESCAPES && (strlen(escapes[i].text) > left ||
                           memcmp(at, escapes[i].text, strlen(escapes[i].text)) != 0))
        i++;
    return i;
}

/* Whether a plain scalar of this text would say nothing. */
static bool is_null(const char *text, size_t length)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        if (strlen(nulls[i]) == length && memcmp(text, nulls[i], length) == 0)
            return true;
    return false;
}

/* Whether a character inside a text would end a plain scalar, or make it another. */
static bool is_risky(const char *text, size_t length, size_t at)
{
    char c = text[at];
    size_t escape = find_escape(text + at, length - at);
    if (strchr(",[]{}", c) || (escape >= PLAIN_ESCAPES && escape < ESCAPES))
        return true;
    if (c == ':')
        return at + 1 == length || strchr(" ?", text[at + 1]);
    return c == '#' && text[at - 1] == ' ';
}

static bool can_be_plain(const char *text, size_t length)
{
    if (is_null(text, length) || text[0] == ' ' || text[length - 1] == ' ' ||
        strchr("-?:#&*!|>'\"%@`", text[0]) || (length >= 3 && memcmp(text, "...", 3) == 0))
        return false;
    size_t at = 0;
    while (at < length && !is_risky(text, length, at))
        at++;
    return at == length;
}

void quote_add(struct strbuf *out, const char *text, size_t length)
{
    if (can_be_plain(text, length)) {
        strbuf_add(out, text, length);
        return;
    }
    strbuf_putc(out, '"');
    for (size_t at = 0; at < length;) {
        size_t escape = find_escape(text + at, length - at);
        if (escape == ESCAPES) {
            strbuf_putc(out, text[at++]);
        } else {
            strbuf_puts(out, escapes[escape].escape);
            at += strlen(escapes[escape].text);
        }
    }
    strbuf_putc(out, '"');
}
