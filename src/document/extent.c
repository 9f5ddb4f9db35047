#include "document/extent.h"

#include "document/block_scalar.h"
#include "document/space.h"

uint32_t extent_scalar(const struct node *scalar)
{
    struct block_scalar block;
    if (scalar->style != STYLE_BLOCK)
        return scalar->span.end;
    block_scalar_read(scalar, &block);
    return block.end;
}

uint32_t extent_node(const struct node *node, uint32_t otherwise)
{
    const struct source *source = node->span.source;
    if (node_is_absent(node))
        return otherwise;
    if (node->kind == NODE_SCALAR)
        return extent_scalar(node);
    if (node_is_flow(node))
        return node->span.end;
    if (node->kind == NODE_MAPPING)
        return extent_entry(&node->entries[node->count - 1], false);
    uint32_t end = node->span.start;
    for (uint32_t i = 0; i < node->count; i++)
        end = extent_node(node->items[i], space_skip(source, end) + 1);
    return end;
}

uint32_t extent_colon(const struct entry *entry, bool flow)
{
    const struct source *source = entry->key->span.source;
    uint32_t key_end = extent_scalar(entry->key);
    uint32_t next = space_skip(source, key_end);
    bool colon = flow ? source->bytes[next] == ':' : space_is_mark(source, next, ':');
    return colon ? next + 1 : key_end;
}

uint32_t extent_entry(const struct entry *entry, bool flow)
{
    return extent_node(entry->value, extent_colon(entry, flow));
}

uint32_t extent_start(const struct node *mapping, uint32_t i)
{
    bool flow = node_is_flow(mapping);
    uint32_t key = mapping->entries[i].key->span.start;
    if (i == 0 && !flow)
        return mapping->span.start;
    uint32_t at = i > 0 ? extent_entry(&mapping->entries[i - 1], flow) : mapping->span.start + 1;
    at = space_skip(mapping->span.source, at);
    if (flow && i > 0) /* the comma */
        at = space_skip(mapping->span.source, at + 1);
    return at < key ? at : key;
}
