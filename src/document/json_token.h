/* The tokens of a JSON text. */
#ifndef DOCUMENT_JSON_TOKEN_H
#define DOCUMENT_JSON_TOKEN_H

#include <stdbool.h>

#include "base/source.h"

enum json_kind {
    JSON_TOKEN_END, /* of the text; covers nothing, behind the last token */
    JSON_TOKEN_OPEN_MAPPING,
    JSON_TOKEN_CLOSE_MAPPING,
    JSON_TOKEN_OPEN_SEQUENCE,
    JSON_TOKEN_CLOSE_SEQUENCE,
    JSON_TOKEN_COMMA,
    JSON_TOKEN_COLON,
    JSON_TOKEN_STRING,   /* with its quotes; what is between them is not checked */
    JSON_TOKEN_UNCLOSED, /* a string that its line ends before it does */
    JSON_TOKEN_WORD      /* anything else, up to space or one of the above */
};

struct json_token {
    enum json_kind kind;
    struct span span;
};

/* The token behind the offset `at`, which is where the one before it ended. */
struct json_token json_token_next(const struct source *source, uint32_t at);

/* Whether a word is a number, true, false or null, spelled as JSON has it. */
bool json_token_is_value(struct span word);

#endif
