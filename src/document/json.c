#include "document/json.h"

#include <jansson.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "document/build.h"
#include "document/json_token.h"

#define MARK "\xef\xbb\xbf" /* the byte order mark */

struct reader {
    const struct source *source;
    struct diags *diags;
    struct build *build;
    struct json_token token; /* the next one */
    struct strbuf text;      /* of the string that is being decoded */
};

/* Functions that read return false when reading must stop: why is in the diagnostics. */

static void advance(struct reader *reader)
{
    reader->token = json_token_next(reader->source, reader->token.span.end);
}

static bool complain(struct reader *reader, struct span span, const char *message,
                     const char *label)
{
    struct diag *diag = diag_add(reader->diags, R0011, span, "%s", message);
    diag_label(reader->diags, diag, "%s", label);
    return false;
}

/* Complains about the next token: in general, as `message` and `label` say, but some mistakes are
 * the same wherever they are made. */
static bool complain_token(struct reader *reader, const char *message, const char *label)
{
    struct json_token token = reader->token;
    char first = reader->source->bytes[token.span.start];
    if (token.kind == JSON_TOKEN_END)
        return complain(reader, token.span, "the text ends too early", message);
    if (token.kind == JSON_TOKEN_UNCLOSED)
        return complain(reader, token.span, "a quote that is not closed", "opened here");
    if (first == '/' || first == '#')
        return complain(reader, token.span, "JSON has no comments", "remove this");
    if (first == '\'')
        return complain(reader, token.span, "keys and texts take double quotes in JSON",
                        "write \" for '");
    return complain(reader, token.span, message, label);
}

/* The length of the escape at `at`, with the low surrogate behind a high one; whether it is a good
 * one is left to jansson. `left` is what remains of the string. */
static size_t escape_length(const char *at, size_t left)
{
    size_t size;
    if (at[1] != 'u') {
        utf8_decode(at + 1, &size);
        return 1 + size;
    }
    bool high = left >= 12 && strchr("dD", at[2]) && strchr("89abAB", at[3]) && at[6] == '\\' &&
                at[7] == 'u';
    size = high ? 12 : 6;
    return size < left ? size : left;
}

/* Decodes one escape of the string `token`. */
static bool read_escape(struct reader *reader, const char *escape, size_t length)
{
    if (reader->text.failed)
        return diags_no_memory(reader->diags);
    json_error_t error;
    char quoted[16] = "\"";
    memcpy(quoted + 1, escape, length);
    quoted[length + 1] = '"';
    json_t *string = json_loadb(quoted, length + 2, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (string) {
        strbuf_add(&reader->text, json_string_value(string), json_string_length(string));
        json_decref(string);
        return true;
    }
    /* For want of memory jansson says nothing, or that it got no token: here it always does. */
    if (error.text[0] == '\0' || strncmp(error.text, "invalid token", 13) == 0)
        return diags_no_memory(reader->diags);
    uint32_t start = (uint32_t)(escape - reader->source->bytes);
    struct span span = {reader->source, start, start + (uint32_t)length};
    /* Six bytes may end inside a character, when it takes the place of a digit. */
    while (((unsigned char)reader->source->bytes[span.end] & 0xc0) == 0x80)
        span.end++;
    if (strncmp(error.text, "invalid Unicode", 15) == 0)
        return complain(reader, span, "half of a surrogate pair",
                        "write the character itself, or both halves");
    return complain(reader, span, "an escape that JSON does not have",
                    "write \\\\ for a backslash");
}

/* Reads what is between the quotes of a string that holds escapes. */
static bool read_escaped(struct reader *reader, struct span token)
{
    const char *at = reader->source->bytes + token.start + 1;
    const char *end = reader->source->bytes + token.end - 1;
    struct strbuf *text = &reader->text;
    strbuf_truncate(text, 0);
    while (at < end) {
        const char *escape = memchr(at, '\\', (size_t)(end - at));
        if (!escape)
            escape = end;
        strbuf_add(text, at, (size_t)(escape - at));
        at = escape;
        if (escape < end) {
            at += escape_length(escape, (size_t)(end - escape));
            if (!read_escape(reader, escape, (size_t)(at - escape)))
                return false;
        }
    }
    if (text->failed)
        return diags_no_memory(reader->diags);
    return build_scalar(reader->build, STYLE_JSON_STRING, text->text, text->length, token);
}

static bool read_string(struct reader *reader)
{
    struct span token = reader->token.span;
    const char *text = reader->source->bytes + token.start + 1;
    size_t length = token.end - token.start - 2;
    const char *tab = memchr(text, '\t', length);
    if (tab) {
        uint32_t at = (uint32_t)(tab - reader->source->bytes);
        return complain(reader, (struct span){reader->source, at, at + 1}, "a tab inside a text",
                        "write \\t");
    }
    advance(reader);
    if (memchr(text, '\\', length))
        return read_escaped(reader, token);
    return build_scalar(reader->build, STYLE_JSON_STRING, text, length, token);
}

static bool read_word(struct reader *reader)
{
    struct span word = reader->token.span;
    const char *text = reader->source->bytes + word.start;
    if (json_token_is_value(word)) {
        advance(reader);
        return build_scalar(reader->build, STYLE_PLAIN, text, word.end - word.start, word);
    }
    if (strchr("+-.0123456789", text[0]))
        return complain(reader, word, "this is no JSON number",
                        "no +, no leading zero, digits on both sides of the point");
    return complain_token(reader, "this is no JSON value",
                          "texts take double quotes; else true, false or null");
}

static bool read_key(struct reader *reader)
{
    if (reader->token.kind != JSON_TOKEN_STRING)
        return complain_token(reader, "a key in double quotes is expected", "expected here");
    if (!read_string(reader))
        return false;
    if (reader->token.kind != JSON_TOKEN_COLON)
        return complain_token(reader, "a colon is missing behind the key", "expected here");
    advance(reader);
    return true;
}

static bool read_value(struct reader *reader);

/* Passes the comma between two items. */
static bool pass_comma(struct reader *reader, enum json_kind close)
{
    struct span comma = reader->token.span;
    advance(reader);
    if (reader->token.kind == close)
        return complain(reader, comma, "a comma behind the last item", "remove the comma");
    return true;
}

/* Reads a collection. It calls itself through read_value; the builder's limit on depth is the limit
 * of that. */
static bool read_collection(struct reader *reader, enum node_kind kind, enum json_kind close)
{
    bool mapping = kind == NODE_MAPPING;
    if (!build_open(reader->build, kind, reader->token.span))
        return false;
    advance(reader);
    bool more = reader->token.kind != close;
    while (more) {
        if ((mapping && !read_key(reader)) || !read_value(reader))
            return false;
        more = reader->token.kind == JSON_TOKEN_COMMA;
        if (more && !pass_comma(reader, close))
            return false;
    }
    if (reader->token.kind != close)
        return complain_token(reader,
                              mapping ? "a comma or `}` is missing" : "a comma or `]` is missing",
                              "expected here");
    uint32_t end = reader->token.span.end;
    advance(reader);
    return build_close(reader->build, end);
}

static bool read_value(struct reader *reader)
{
    switch (reader->token.kind) {
    case JSON_TOKEN_OPEN_MAPPING:
        return read_collection(reader, NODE_MAPPING, JSON_TOKEN_CLOSE_MAPPING);
    case JSON_TOKEN_OPEN_SEQUENCE:
        return read_collection(reader, NODE_SEQUENCE, JSON_TOKEN_CLOSE_SEQUENCE);
    case JSON_TOKEN_STRING:
        return read_string(reader);
    case JSON_TOKEN_WORD:
        return read_word(reader);
    default:
        return complain_token(reader, "a value is missing", "expected here");
    }
}

static bool read_text(struct reader *reader)
{
    if (!read_value(reader))
        return false;
    if (reader->token.kind == JSON_TOKEN_END)
        return true;
    return complain_token(reader, "text behind the end of the JSON value", "remove this");
}

const struct node *json_read(struct arena *arena, const struct source *source, struct diags *diags)
{
    struct reader reader = {.source = source, .diags = diags};
    uint32_t first = strncmp(source->bytes, MARK, strlen(MARK)) == 0 ? (uint32_t)strlen(MARK) : 0;
    reader.token = json_token_next(source, first);
    if (reader.token.kind == JSON_TOKEN_END) {
        diag_add(diags, R0017, (struct span){source, 0, 0}, "the document is empty");
        return NULL;
    }
    reader.build = build_new(arena, diags);
    if (!reader.build)
        return NULL;
    strbuf_init(&reader.text);
    bool complete = read_text(&reader);
    strbuf_fini(&reader.text);
    return complete ? build_root(reader.build) : NULL;
}
