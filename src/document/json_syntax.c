/* The place that yajl names is the culprit inside of a string; elsewhere it lies before, in or
 * behind it, as its lexer and parser happened to leave it. The events tell more: behind the last of
 * them stands at most a comma or colon that is right, then what is wrong. */
#include "document/json_syntax.h"

#include <string.h>

#include "base/utf8.h"

#define SPACE " \t\r\n"
#define MARKS "{}[],:"

enum expected {
    EXPECTED_VALUE,
    EXPECTED_KEY,
    EXPECTED_COLON,
    EXPECTED_ENTRY, /* the next, or the end of the mapping */
    EXPECTED_ITEM,  /* the next, or the end of the sequence */
    EXPECTED_END    /* of the text */
};

static const struct {
    const char *missing;
    const char *label;
} expectations[] = {
    [EXPECTED_VALUE] = {"a value is missing", "expected here"},
    [EXPECTED_KEY] = {"a key in double quotes is expected", "expected here"},
    [EXPECTED_COLON] = {"a colon is missing behind the key", "expected here"},
    [EXPECTED_ENTRY] = {"a comma or `}` is missing", "expected here"},
    [EXPECTED_ITEM] = {"a comma or `]` is missing", "expected here"},
    [EXPECTED_END] = {"text behind the end of the JSON value", "remove this"},
};

/* Mistakes that show in their first character, among words where a value stands, or anywhere. */
static const struct {
    const char *first; /* one of these; NULL: any that is no mark */
    bool anywhere;
    const char *message;
    const char *label;
} mistakes[] = {
    {"/#", true, "JSON has no comments", "remove this"},
    {"'", true, "keys and texts take double quotes in JSON", "write \" for '"},
    {"+-.0123456789", false, "this is no JSON number",
     "no +, no leading zero, digits on both sides of the point"},
    {NULL, false, "this is no JSON value", "texts take double quotes; else true, false or null"},
};

static void complain(struct span span, const char *message, const char *label, struct diags *diags)
{
    diag_label(diags, diag_add(diags, R0011, span, "%s", message), "%s", label);
}

static uint32_t skip_space(const struct source *source, uint32_t at)
{
    return at + (uint32_t)strspn(source->bytes + at, SPACE);
}

static bool is_mark(char c)
{
    return strchr(MARKS, c);
}

/* Whether a byte is of a number, true, false or null, or could be taken for it. */
static bool is_word(char c)
{
    return !strchr(SPACE MARKS "\"", c);
}

/* What is expected from `*at` on, which is moved behind a comma or colon that is right. */
static enum expected find_expected(const struct json_trouble *trouble, uint32_t *at)
{
    static const struct {
        char separator;
        enum expected before, behind;
    } events[] = {
        [BUILD_ROOT] = {'\0', EXPECTED_VALUE, EXPECTED_VALUE},
        [BUILD_ITEM] = {',', EXPECTED_ITEM, EXPECTED_VALUE},
        [BUILD_KEY] = {',', EXPECTED_ENTRY, EXPECTED_KEY},
        [BUILD_VALUE] = {':', EXPECTED_COLON, EXPECTED_VALUE},
        [BUILD_NOTHING] = {'\0', EXPECTED_END, EXPECTED_END},
    };
    const struct source *source = trouble->last.source;
    uint32_t next = skip_space(source, *at);
    if (*at > 0 && strchr("{[", source->bytes[*at - 1])) /* the first item needs no comma */
        return events[trouble->next].behind;
    if (next == source->length || source->bytes[next] != events[trouble->next].separator)
        return events[trouble->next].before;
    *at = next + 1;
    return events[trouble->next].behind;
}

/* Where the string at `at` ends: behind its quote, or with its line, or the text. */
static uint32_t string_end(const char *bytes, uint32_t at, bool *closed)
{
    at++;
    while (bytes[at] && !strchr("\"\r\n", bytes[at]))
        at += bytes[at] == '\\' && bytes[at + 1] && !strchr("\r\n", bytes[at + 1]) ? 2 : 1;
    *closed = bytes[at] == '"';
    return *closed ? at + 1 : at;
}

/* Where the word, or the mark, at `at` ends. */
static uint32_t word_end(const char *bytes, uint32_t at)
{
    if (is_mark(bytes[at]))
        return at + 1;
    while (is_word(bytes[at]))
        at++;
    return at;
}

/* Reports what is wrong inside a string that is closed. */
static void complain_inside(struct span string, uint32_t at, struct diags *diags)
{
    const char *bytes = string.source->bytes;
    size_t size;
    utf8_decode(bytes + at, &size);
    struct span span = {string.source, at, at + (uint32_t)size};
    if (bytes[at] == '\t') {
        complain(span, "a tab inside a text", "write \\t", diags);
        return;
    }
    /* yajl stops at the character that its escape cannot have. */
    do
        span.start--;
    while (span.start > string.start && bytes[span.start] != '\\');
    if (bytes[at] == '"')
        span.end = at;
    if (bytes[span.start + 1] == 'u')
        complain(span, "an escape with too few digits", "\\u takes four hexadecimal digits", diags);
    else
        complain(span, "an escape that JSON does not have", "write \\\\ for a backslash", diags);
}

static void complain_string(const struct json_trouble *trouble, enum expected expected,
                            uint32_t start, struct diags *diags)
{
    bool closed;
    struct span string = {trouble->last.source, start, 0};
    string.end = string_end(string.source->bytes, start, &closed);
    if (!closed)
        complain(string, "a quote that is not closed", "opened here", diags);
    else if (expected == EXPECTED_VALUE || expected == EXPECTED_KEY)
        complain_inside(string, trouble->at, diags);
    else
        complain(string, expectations[expected].missing, expectations[expected].label, diags);
}

static void complain_word(enum expected expected, struct span word, struct diags *diags)
{
    char first = word.source->bytes[word.start];
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        if ((mistakes[i].anywhere || expected == EXPECTED_VALUE) &&
            (mistakes[i].first ? strchr(mistakes[i].first, first) != NULL : !is_mark(first))) {
            complain(word, mistakes[i].message, mistakes[i].label, diags);
            return;
        }
    }
    complain(word, expectations[expected].missing, expectations[expected].label, diags);
}

/* Whether the text goes on where the last event ended, as in `01`, which begins with a number. */
static bool is_glued(const struct json_trouble *trouble, uint32_t start)
{
    const char *bytes = trouble->last.source->bytes;
    return start == trouble->last.end && start > trouble->last.start && is_word(bytes[start - 1]) &&
           is_word(bytes[start]);
}

void json_complain(const struct json_trouble *trouble, struct diags *diags)
{
    const struct source *source = trouble->last.source;
    uint32_t at = trouble->last.end;
    enum expected expected = find_expected(trouble, &at);
    uint32_t start = skip_space(source, at);
    char close = trouble->next == BUILD_KEY ? '}' : ']';
    if (start == source->length)
        complain((struct span){source, at, at}, "the text ends too early",
                 expectations[expected].missing, diags);
    else if (at > trouble->last.end && source->bytes[at - 1] == ',' &&
             source->bytes[start] == close)
        complain((struct span){source, at - 1, at}, "a comma behind the last item",
                 "remove the comma", diags);
    else if (source->bytes[start] == '"')
        complain_string(trouble, expected, start, diags);
    else if (is_glued(trouble, start))
        complain_word(EXPECTED_VALUE,
                      (struct span){source, trouble->last.start, word_end(source->bytes, start)},
                      diags);
    else
        complain_word(expected, (struct span){source, start, word_end(source->bytes, start)},
                      diags);
}
