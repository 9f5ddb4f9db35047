#include "report/json_out.h"

#include "base/number.h"

void json_init(struct json_out *json, struct strbuf *out, bool compact)
{
    *json = (struct json_out){.out = out, .compact = compact};
}

static void start_line(struct json_out *json)
{
    if (json->compact)
        return;
    strbuf_putc(json->out, '\n');
    strbuf_fill(json->out, ' ', 2 * (size_t)json->depth);
}

/* What stands in front of a value or key: a comma, and a new line inside a list or object. */
static void separate(struct json_out *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->depth == 0)
        return;
    if (json->filled[json->depth - 1])
        strbuf_putc(json->out, ',');
    json->filled[json->depth - 1] = true;
    start_line(json);
}

static void open(struct json_out *json, char bracket)
{
    separate(json);
    strbuf_putc(json->out, bracket);
    if (json->depth < JSON_DEPTH)
        json->filled[json->depth++] = false;
}

static void close(struct json_out *json, char bracket)
{
    bool filled = json->filled[--json->depth];
    if (filled)
        start_line(json);
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

/* The escape that JSON requires for a byte; NULL when it stands for itself. */
static const char *short_escape(unsigned char byte)
{
    static const char *const escapes[256] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
        ['\n'] = "\\n", ['\r'] = "\\r",  ['\t'] = "\\t",
    };
    return escapes[byte];
}

static void quote(struct strbuf *out, const char *text)
{
    strbuf_putc(out, '"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (short_escape(byte))
            strbuf_puts(out, short_escape(byte));
        else if (byte < 0x20 || byte == 0x7f)
            strbuf_printf(out, "\\u%04x", byte);
        else
            strbuf_putc(out, *text);
    }
    strbuf_putc(out, '"');
}

void json_key(struct json_out *json, const char *key)
{
    separate(json);
    quote(json->out, key);
    strbuf_puts(json->out, json->compact ? ":" : ": ");
    json->after_key = true;
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
