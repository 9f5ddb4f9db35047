#include "document/node.h"

#include <string.h>

const char *node_describe(const struct node *node)
{
    switch (node->kind) {
    case NODE_SEQUENCE:
        return "a list";
    case NODE_MAPPING:
        return "a mapping";
    case NODE_SCALAR:
        break;
    }
    return node->style == STYLE_PLAIN ? "a value" : "a text";
}

const struct node *node_get(const struct node *mapping, const char *key)
{
    if (mapping->kind != NODE_MAPPING)
        return NULL;
    for (uint32_t i = 0; i < mapping->count; i++)
        if (strcmp(mapping->entries[i].key->text, key) == 0)
            return mapping->entries[i].value;
    return NULL;
}

bool node_is_flow(const struct node *node)
{
    return node->kind != NODE_SCALAR && strchr("[{", node->span.source->bytes[node->span.start]);
}

bool node_is_absent(const struct node *node)
{
    return node->kind == NODE_SCALAR && node->span.start == node->span.end;
}

bool node_equal(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->count != b->count)
        return false;
    if (a->kind == NODE_SCALAR)
        return a->style == b->style && a->length == b->length &&
               memcmp(a->text, b->text, a->length) == 0;
    for (uint32_t i = 0; i < a->count; i++) {
        bool same = a->kind == NODE_SEQUENCE
                        ? node_equal(a->items[i], b->items[i])
                        : node_equal(a->entries[i].key, b->entries[i].key) &&
                              node_equal(a->entries[i].value, b->entries[i].value);
        if (!same)
            return false;
    }
    return true;
}

/* The bytes of a quote at either end of a scalar. */
static uint32_t quote_size(const struct node *scalar)
{
    return scalar->style == STYLE_QUOTED || scalar->style == STYLE_JSON_STRING;
}

bool node_is_verbatim(const struct node *scalar)
{
    const struct span *span = &scalar->span;
    if (scalar->kind != NODE_SCALAR || scalar->style == STYLE_BLOCK || !span->source)
        return false;
    uint32_t quote = quote_size(scalar);
    return span->end - span->start == scalar->length + 2 * quote &&
           memcmp(span->source->bytes + span->start + quote, scalar->text, scalar->length) == 0;
}

struct span node_part(const struct node *scalar, uint32_t offset, uint32_t length)
{
    if (!node_is_verbatim(scalar))
        return scalar->span;
    if (offset > scalar->length)
        offset = scalar->length;
    if (length > scalar->length - offset)
        length = scalar->length - offset;
    uint32_t start = scalar->span.start + quote_size(scalar) + offset;
    return (struct span){scalar->span.source, start, start + length};
}
