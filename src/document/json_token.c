#include "document/json_token.h"

#include <string.h>

#define SPACE  " \t\r\n"
#define MARKS  "{}[],:"
#define DIGITS "0123456789"

/* Where the string that begins at `at` ends: behind its quote, or with its line, or the text. */
static uint32_t string_end(const char *bytes, uint32_t at, bool *closed)
{
    at++;
    while (bytes[at] && !strchr("\"\r\n", bytes[at]))
        at += bytes[at] == '\\' && bytes[at + 1] && !strchr("\r\n", bytes[at + 1]) ? 2 : 1;
    *closed = bytes[at] == '"';
    return *closed ? at + 1 : at;
}

struct json_token json_token_next(const struct source *source, uint32_t at)
{
    static const enum json_kind marks[] = {
        ['{'] = JSON_TOKEN_OPEN_MAPPING,  ['}'] = JSON_TOKEN_CLOSE_MAPPING,
        ['['] = JSON_TOKEN_OPEN_SEQUENCE, [']'] = JSON_TOKEN_CLOSE_SEQUENCE,
        [','] = JSON_TOKEN_COMMA,         [':'] = JSON_TOKEN_COLON};
    const char *bytes = source->bytes;
    uint32_t start = at + (uint32_t)strspn(bytes + at, SPACE);
    unsigned char first = (unsigned char)bytes[start];
    struct json_token token = {JSON_TOKEN_WORD, {source, start, start + 1}};
    if (start >= source->length) {
        token = (struct json_token){JSON_TOKEN_END, {source, at, at}};
    } else if (first < sizeof marks / sizeof *marks && marks[first]) {
        token.kind = marks[first];
    } else if (first == '"') {
        bool closed;
        token.span.end = string_end(bytes, start, &closed);
        token.kind = closed ? JSON_TOKEN_STRING : JSON_TOKEN_UNCLOSED;
    } else {
        token.span.end += (uint32_t)strcspn(bytes + start + 1, SPACE MARKS "\"");
    }
    return token;
}

/* What follows the digits at `text`; NULL when there is none, or more behind a zero. */
static const char *pass_integer(const char *text)
{
    size_t digits = strspn(text, DIGITS);
    if (digits == 0 || (text[0] == '0' && digits > 1))
        return NULL;
    return text + digits;
}

static const char *pass_digits(const char *text)
{
    size_t digits = strspn(text, DIGITS);
    return digits > 0 ? text + digits : NULL;
}

/* What follows the number at `text`; NULL when it is none. */
static const char *pass_number(const char *text)
{
    text = pass_integer(text + (text[0] == '-'));
    if (text && text[0] == '.')
        text = pass_digits(text + 1);
    if (text && (text[0] == 'e' || text[0] == 'E')) {
        text++;
        text = pass_digits(text + (text[0] == '+' || text[0] == '-'));
    }
    return text;
}

bool json_token_is_value(struct span word)
{
    static const char *const names[] = {"true", "false", "null"};
    const char *text = word.source->bytes + word.start;
    size_t length = word.end - word.start;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (length == strlen(names[i]) && memcmp(text, names[i], length) == 0)
            return true;
    return pass_number(text) == text + length;
}
