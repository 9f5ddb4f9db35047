#include "document/build.h"

#include <string.h>

#include "base/map.h"
#include "document/text.h"

/* Mappings with more entries than this look their keys up in a map. */
#define FEW 16

/* A collection that is not closed yet. */
struct frame {
    struct node *node;
    VEC(const struct node *) items; /* of a sequence */
    VEC(struct entry) entries;      /* of a mapping */
    struct map keys;                /* key -> entry, once there are more than FEW */
    const struct node *key;         /* of the entry that waits for its value, else NULL */
    bool drop_value;                /* the key was refused, so the entry is left out */
};

struct build {
    struct arena *arena;
    struct diags *diags;
    const struct node *root;
    uint32_t nodes;
    enum limit limit; /* of nodes */
    uint32_t depth;
    struct frame frames[]; /* the outermost first; LIMIT_DOCUMENT_DEPTH */
};

struct build *build_new(struct arena *arena, enum limit nodes, struct diags *diags)
{
    size_t frames = limits[LIMIT_DOCUMENT_DEPTH].value * sizeof(struct frame);
    struct build *build = arena_new(arena, 1, sizeof *build + frames);
    if (!build) {
        diags_no_memory(diags);
        return NULL;
    }
    build->arena = arena;
    build->diags = diags;
    build->limit = nodes;
    return build;
}

/* The entry of `frame` with this key, NULL when there is none. */
static const struct entry *find_entry(const struct frame *frame, const struct node *key)
{
    const struct entry *entries = frame->entries.items;
    if (frame->entries.count > FEW) {
        uint32_t index = map_get_n(&frame->keys, key->text, key->length);
        return index == MAP_NONE ? NULL : &entries[index];
    }
    for (uint32_t i = 0; i < frame->entries.count; i++)
        if (entries[i].key->length == key->length &&
            memcmp(entries[i].key->text, key->text, key->length) == 0)
            return &entries[i];
    return NULL;
}

/* Whether the entry goes into the mapping; reports why not, unless that was done. */
static bool accept_key(struct build *build, const struct frame *frame, const struct node *key)
{
    struct diags *diags = build->diags;
    if (key->refused)
        return false;
    if (key->kind != NODE_SCALAR) {
        struct diag *diag = diag_add(diags, R0018, key->span, "%s stands where a key is expected",
                                     node_describe(key));
        diag_hint(diags, diag, "a value that begins with [, { or ? needs quotes");
        return false;
    }
    if (key->style == STYLE_PLAIN && key->length == 0) {
        diag_add(diags, R0018, key->span, "a key is missing");
        return false;
    }
    if (key->style == STYLE_PLAIN && strcmp(key->text, "<<") == 0) {
        struct diag *diag = diag_add(diags, R0014, key->span, "the merge key `<<` is refused");
        diag_label(diags, diag, "write the keys out");
        return false;
    }
    const struct entry *first = find_entry(frame, key);
    if (first) {
        struct diag *diag =
            diag_add(diags, R0016, key->span, "the key `%s` is given twice", key->text);
        diag_label(diags, diag, "remove this one or the other");
        diag_relate(diag, first->key->span);
    }
    return !first;
}

/* Keeps the map of keys up to date with the entry that came last. */
static bool note_key(struct build *build, struct frame *frame)
{
    uint32_t count = frame->entries.count;
    /* The first that is one too many brings those before it along. */
    uint32_t from = count == FEW + 1 ? 0 : count - 1;
    for (uint32_t i = from; count > FEW && i < count; i++)
        if (!map_put(&frame->keys, build->arena, frame->entries.items[i].key->text, i))
            return diags_no_memory(build->diags);
    return true;
}

static bool add_entry(struct build *build, struct frame *frame, const struct node *value)
{
    struct entry *entry = vec_add(&frame->entries, build->arena);
    if (!entry)
        return diags_no_memory(build->diags);
    *entry = (struct entry){frame->key, value};
    return note_key(build, frame);
}

static bool add_item(struct build *build, struct frame *frame, const struct node *item)
{
    const struct node **place = vec_add(&frame->items, build->arena);
    if (!place)
        return diags_no_memory(build->diags);
    *place = item;
    return true;
}

/* Puts a finished node into the collection around it. */
static bool attach(struct build *build, const struct node *node)
{
    if (build->depth == 0) {
        build->root = node;
        return true;
    }
    struct frame *frame = &build->frames[build->depth - 1];
    if (frame->node->kind == NODE_SEQUENCE)
        return add_item(build, frame, node);
    if (!frame->key) {
        frame->key = node;
        frame->drop_value = !accept_key(build, frame, node);
        return true;
    }
    bool added = frame->drop_value || add_entry(build, frame, node);
    frame->key = NULL;
    return added;
}

/* A new node; NULL when there are too many, or memory is out. */
static struct node *new_node(struct build *build, enum node_kind kind, struct span span)
{
    if (build->nodes >= limits[build->limit].value) {
        diag_limit(build->diags, build->limit, span, NULL);
        return NULL;
    }
    struct node *node = arena_new(build->arena, 1, sizeof *node);
    if (!node) {
        diags_no_memory(build->diags);
        return NULL;
    }
    build->nodes++;
    node->kind = kind;
    node->span = span;
    return node;
}

bool build_scalar(struct build *build, enum node_style style, const char *text, size_t length,
                  struct span span)
{
    if (length > limits[LIMIT_SCALAR_BYTES].value) {
        diag_limit(build->diags, LIMIT_SCALAR_BYTES, span, NULL);
        return false;
    }
    size_t allowed = text_allowed(text, length);
    if (allowed < length)
        text_complain(text + allowed, span, build->diags);
    struct node *node = new_node(build, NODE_SCALAR, span);
    if (!node)
        return false;
    /* Readers rely on texts without NUL, whatever was reported. */
    node->text = arena_copy(build->arena, text, allowed);
    if (!node->text)
        return diags_no_memory(build->diags);
    node->length = (uint32_t)allowed;
    node->style = style;
    node->refused = allowed < length;
    return attach(build, node);
}

bool build_refused(struct build *build, struct span span)
{
    struct node *node = new_node(build, NODE_SCALAR, span);
    if (!node)
        return false;
    node->text = "";
    node->style = STYLE_PLAIN;
    node->refused = true;
    return attach(build, node);
}

bool build_open(struct build *build, enum node_kind kind, struct span span)
{
    if (build->depth >= limits[LIMIT_DOCUMENT_DEPTH].value) {
        diag_limit(build->diags, LIMIT_DOCUMENT_DEPTH, span, NULL);
        return false;
    }
    struct node *node = new_node(build, kind, span);
    if (!node)
        return false;
    build->frames[build->depth++] = (struct frame){.node = node};
    return true;
}

bool build_close(struct build *build, uint32_t end)
{
    struct frame *frame = &build->frames[--build->depth];
    struct node *node = frame->node;
    node->span.end = end;
    if (node->kind == NODE_SEQUENCE) {
        node->count = frame->items.count;
        node->items = frame->items.items;
    } else {
        node->count = frame->entries.count;
        node->entries = frame->entries.items;
    }
    return attach(build, node);
}

enum build_event build_next(const struct build *build)
{
    if (build->depth == 0)
        return build->root ? BUILD_NOTHING : BUILD_ROOT;
    const struct frame *frame = &build->frames[build->depth - 1];
    if (frame->node->kind == NODE_SEQUENCE)
        return BUILD_ITEM;
    return frame->key ? BUILD_VALUE : BUILD_KEY;
}

const struct node *build_root(struct build *build)
{
    return build->root;
}
