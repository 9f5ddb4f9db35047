/* A document: the tree of a YAML or JSON text. Every node knows its place.
 *
 * Scalars are kept as they were written: a node says whether it was quoted, and readers type it by
 * what they expect, never by its looks. */
#ifndef DOCUMENT_NODE_H
#define DOCUMENT_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/source.h"

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

enum node_style {
    STYLE_PLAIN,      /* YAML plain scalar; JSON number, true, false, null */
    STYLE_QUOTED,     /* YAML single or double quotes */
    STYLE_BLOCK,      /* YAML | or > */
    STYLE_JSON_STRING /* a JSON string: the only way to write a word in JSON */
};

struct node {
    enum node_kind kind;
    enum node_style style; /* of a scalar */
    bool refused;          /* it was reported when it was read: nothing more is said of it */
    struct span span;      /* of a scalar: with its quotes; of a collection: from its first byte */
    const char *text;      /* of a scalar: its value, valid UTF-8 without NUL, NUL behind */
    uint32_t length;       /* of a scalar: bytes of text */
    uint32_t count;        /* of a sequence: items; of a mapping: entries */
    union {
        const struct node **items; /* of a sequence */
        struct entry *entries;     /* of a mapping, in the order of the file, keys unique */
    };
};

struct entry {
    const struct node *key; /* a scalar */
    const struct node *value;
};

/* "a list", "a mapping", "a text" or "a value": what a message calls the node. */
const char *node_describe(const struct node *node);

/* The value under `key` in a mapping; NULL when there is none, or the node is no mapping. */
const struct node *node_get(const struct node *mapping, const char *key);

/* Whether a node is a collection in brackets. */
bool node_is_flow(const struct node *node);

/* Whether nothing is written for a node: the value of `key:`. */
bool node_is_absent(const struct node *node);

/* Whether two nodes say the same: of one kind, with the same texts, styles, keys and order. */
bool node_equal(const struct node *a, const struct node *b);

/* Whether a scalar's text stands in the source as it is: on one line, and without escapes where it
 * is quoted. Then a part of the text has its own place. */
bool node_is_verbatim(const struct node *scalar);

/* The span of `length` bytes at `offset` of a scalar's text where it is verbatim, else of the whole
 * scalar. */
struct span node_part(const struct node *scalar, uint32_t offset, uint32_t length);

#endif
