/* Writing JSON into a text. Commas and quotes are the writer's business; keys come in the order of
 * the calls. Our own, because points are exact decimals of integers, which no double holds, and
 * because a tree of values would only be built to be thrown away. */
#ifndef REPORT_JSON_OUT_H
#define REPORT_JSON_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

struct json_out {
    struct strbuf *out;
    bool compact;      /* all on one line; else two spaces a level */
    size_t depth;      /* open objects and lists */
    bool is_empty;     /* nothing stands in the innermost of them yet */
    bool is_after_key; /* the value of a key comes next */
};

/* A writer in the caller's storage that appends to `out`. */
void json_init(struct json_out *json, struct strbuf *out, bool compact);

void json_open_object(struct json_out *json);
void json_close_object(struct json_out *json);
void json_open_list(struct json_out *json);
void json_close_list(struct json_out *json);

/* The key of the value that comes next, inside an object. */
void json_key(struct json_out *json, const char *key);

/* Values. A NULL text is null; bytes that are no UTF-8 (of a file's name) become U+FFFD. */
void json_text(struct json_out *json, const char *text);
void json_number(struct json_out *json, int64_t number);
void json_thousandths(struct json_out *json, int64_t thousandths);
void json_decimal(struct json_out *json, const char *digits); /* as it is spelt */
void json_bool(struct json_out *json, bool value);
void json_null(struct json_out *json);

/* A key and its value in one call. */
void json_put_text(struct json_out *json, const char *key, const char *text);
void json_put_number(struct json_out *json, const char *key, int64_t number);
void json_put_thousandths(struct json_out *json, const char *key, int64_t thousandths);
void json_put_bool(struct json_out *json, const char *key, bool value);

/* Ends a document with a line end. */
void json_end(struct json_out *json);

#endif
