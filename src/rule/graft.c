#include "rule/graft.h"

#include <string.h>

/* A copy of a node, with room for so many items or entries of `size` bytes; NULL when memory is
 * out. */
static struct node *copy(struct draft *draft, const struct node *node, enum node_kind kind,
                         uint32_t room, size_t size, void **list)
{
    struct node *made = arena_new(draft->scratch, 1, sizeof *made);
    *list = arena_new(draft->scratch, room, size);
    if (!made || !*list) {
        diags_no_memory(draft->diags);
        return NULL;
    }
    *made = (struct node){.kind = kind, .style = STYLE_PLAIN, .span = node->span};
    return made;
}

const struct node *graft_word(struct draft *draft, const struct node *like, const char *text)
{
    struct node *made = arena_new(draft->scratch, 1, sizeof *made);
    if (!made) {
        diags_no_memory(draft->diags);
        return like;
    }
    *made = (struct node){.kind = NODE_SCALAR,
                          .style = STYLE_PLAIN,
                          .span = like->span,
                          .text = text,
                          .length = (uint32_t)strlen(text)};
    return made;
}

const struct node *graft_key(const struct node *mapping, const char *text)
{
    uint32_t i = 0;
    while (strcmp(mapping->entries[i].key->text, text) != 0)
        i++;
    return mapping->entries[i].key;
}

const struct node *graft_set(struct draft *draft, const struct node *mapping,
                             const struct node *key, const struct node *value)
{
    uint32_t count = mapping ? mapping->count : 0;
    void *list;
    struct node *made =
        copy(draft, mapping ? mapping : key, NODE_MAPPING, count + 1, sizeof(struct entry), &list);
    if (!made)
        return mapping;
    struct entry *entries = list;
    bool placed = false;
    for (uint32_t i = 0; i < count; i++) {
        struct entry entry = mapping->entries[i];
        if (strcmp(entry.key->text, key->text) == 0) {
            entry = (struct entry){key, value};
            placed = true;
            if (!value)
                continue;
        }
        entries[made->count++] = entry;
    }
    if (!placed && value)
        entries[made->count++] = (struct entry){key, value};
    made->entries = entries;
    return made;
}

static uint32_t item_count(const struct node *node)
{
    return !node ? 0 : node->kind == NODE_SEQUENCE ? node->count : 1;
}

static void put_items(const struct node *node, const struct node **items, uint32_t *count)
{
    for (uint32_t i = 0; i < item_count(node); i++)
        items[(*count)++] = node->kind == NODE_SEQUENCE ? node->items[i] : node;
}

const struct node *graft_join(struct draft *draft, const struct node *first,
                              const struct node *second)
{
    void *list;
    if (!first || !second)
        return first ? first : second;
    struct node *made = copy(draft, first, NODE_SEQUENCE, item_count(first) + item_count(second),
                             sizeof(struct node *), &list);
    if (!made)
        return first;
    made->items = list;
    put_items(first, made->items, &made->count);
    put_items(second, made->items, &made->count);
    return made;
}

bool graft_same(const struct node *a, const struct node *b)
{
    const struct unit unit = unit_parse(NULL);
    int64_t x, y;
    size_t at;
    if (a->kind != NODE_SCALAR || b->kind != NODE_SCALAR)
        return false;
    return strcmp(a->text, b->text) == 0 ||
           (number_parse(a->text, a->length, &unit, &x, &at) == NUMBER_OK &&
            number_parse(b->text, b->length, &unit, &y, &at) == NUMBER_OK && x == y);
}
