#include "report/json_out.h"

#include <string.h>

#include "base/number.h"
#include "base/utf8.h"

void json_init(struct json_out *json, struct strbuf *out, bool compact)
{
    *json = (struct json_out){.out = out, .compact = compact};
}

static void start_line(struct json_out *json)
{
    if (json->compact)
        return;
    strbuf_putc(json->out, '\n');
    strbuf_fill(json->out, ' ', 2 * json->depth);
}

/* What stands in front of a value or key: a comma, and a new line inside a list or object. */
static void separate(struct json_out *json)
{
    bool first = json->is_empty;
    bool value = json->is_after_key;
    json->is_empty = false;
    json->is_after_key = false;
    if (value || json->depth == 0)
        return;
    if (!first)
        strbuf_putc(json->out, ',');
    start_line(json);
}

static void open(struct json_out *json, char bracket)
{
    separate(json);
    strbuf_putc(json->out, bracket);
    json->depth++;
    json->is_empty = true;
}

static void close(struct json_out *json, char bracket)
{
    json->depth--;
    if (!json->is_empty)
        start_line(json);
    json->is_empty = false;
    strbuf_putc(json->out, bracket);
}

void json_open_object(struct json_out *json)
{
    open(json, '{');
}

void json_close_object(struct json_out *json)
{
    close(json, '}');
}

void json_open_list(struct json_out *json)
{
    open(json, '[');
}

void json_close_list(struct json_out *json)
{
    close(json, ']');
}

/* The escape with which a character is written that cannot stand for itself; NULL for others. */
static const char *short_escape(char byte)
{
    static const char *const escapes[256] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
        ['\n'] = "\\n", ['\r'] = "\\r",  ['\t'] = "\\t",
    };
    return escapes[(unsigned char)byte];
}

static bool needs_escape(char byte)
{
    return (unsigned char)byte < 0x20 || byte == 0x7f || short_escape(byte);
}

/* Appends valid text with its escapes. */
static void put_escaped(struct strbuf *out, const char *text, size_t length)
{
    size_t done = 0;
    for (size_t at = 0; at < length; at++) {
        if (!needs_escape(text[at]))
            continue;
        strbuf_add(out, text + done, at - done);
        done = at + 1;
        if (short_escape(text[at]))
            strbuf_puts(out, short_escape(text[at]));
        else
            strbuf_printf(out, "\\u%04x", (unsigned)text[at]);
    }
    strbuf_add(out, text + done, length - done);
}

static void quote(struct strbuf *out, const char *text)
{
    size_t left = strlen(text);
    strbuf_putc(out, '"');
    while (left > 0) {
        size_t valid = utf8_valid(text, left);
        put_escaped(out, text, valid);
        text += valid;
        left -= valid;
        if (left > 0) {
            strbuf_puts(out, "\\ufffd");
            text++;
            left--;
        }
    }
    strbuf_putc(out, '"');
}

void json_key(struct json_out *json, const char *key)
{
    separate(json);
    quote(json->out, key);
    strbuf_puts(json->out, json->compact ? ":" : ": ");
    json->is_after_key = true;
}

void json_text(struct json_out *json, const char *text)
{
    separate(json);
    if (text)
        quote(json->out, text);
    else
        strbuf_puts(json->out, "null");
}

void json_number(struct json_out *json, int64_t number)
{
    separate(json);
    strbuf_printf(json->out, "%lld", (long long)number);
}

void json_thousandths(struct json_out *json, int64_t thousandths)
{
    char text[NUMBER_TEXT];
    separate(json);
    strbuf_puts(json->out, thousandths_print(thousandths, text));
}

void json_decimal(struct json_out *json, const char *digits)
{
    separate(json);
    strbuf_puts(json->out, digits);
}

void json_bool(struct json_out *json, bool value)
{
    separate(json);
    strbuf_puts(json->out, value ? "true" : "false");
}

void json_null(struct json_out *json)
{
    json_text(json, NULL);
}

void json_put_text(struct json_out *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

void json_put_number(struct json_out *json, const char *key, int64_t number)
{
    json_key(json, key);
    json_number(json, number);
}

void json_put_thousandths(struct json_out *json, const char *key, int64_t thousandths)
{
    json_key(json, key);
    json_thousandths(json, thousandths);
}

void json_put_bool(struct json_out *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

void json_end(struct json_out *json)
{
    strbuf_putc(json->out, '\n');
}
