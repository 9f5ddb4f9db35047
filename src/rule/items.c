/* The things that a pack consists of, before any of them is read: collected from the documents of a
 * layer. What an overlay changes is put aside. */
#include "rule/draft.h"

/* What the parts of a document define. */
static const enum id_kind part_kinds[DOCUMENT_PARTS] = {
    [DOCUMENT_CRITERIA] = ID_CRITERION, [DOCUMENT_SOURCES] = ID_SOURCE,
    [DOCUMENT_FACTS] = ID_NONE,         [DOCUMENT_CLAIMS] = ID_CLAIM,
    [DOCUMENT_RULES] = ID_RULE,         [DOCUMENT_ADVICE] = ID_ADVICE,
    [DOCUMENT_CHECKS] = ID_CHECK,
};

static item_list *list_of(struct draft *draft, enum id_kind kind)
{
    return kind == ID_NONE ? &draft->facts : &draft->items[kind];
}

static void add_item(struct draft *draft, uint32_t layer, enum id_kind kind,
                     const struct node *name, const struct node *body)
{
    struct item *item = vec_add(list_of(draft, kind), draft->scratch);
    if (!item) {
        diags_no_memory(draft->diags);
        return;
    }
    /* A name of the wrong shape is reported when the rest is read. */
    bool usable = name && name->kind == NODE_SCALAR && !node_is_null(name);
    *item = (struct item){.name = usable ? name : NULL, .body = body, .id = "", .layer = layer};
}

static void add_adjustment(struct draft *draft, uint32_t layer, enum id_kind kind,
                           const struct node *name, const struct node *body)
{
    struct adjustment *adjustment =
        vec_add(&draft->layers.items[layer].adjustments, draft->scratch);
    if (adjustment)
        *adjustment = (struct adjustment){kind, name, body};
    else
        diags_no_memory(draft->diags);
}

/* Adds the entries of a mapping, named by their keys. A criterion that is there is changed. */
static void add_entries(struct draft *draft, uint32_t layer, enum id_kind kind,
                        const struct node *part)
{
    for (uint32_t i = 0; i < part->count; i++) {
        const struct entry *entry = &part->entries[i];
        uint32_t index;
        if (kind == ID_CRITERION && pack_find(draft->pack, entry->key->text, &index) == kind &&
            draft->items[kind].items[index].layer < layer)
            add_adjustment(draft, layer, kind, entry->key, entry->value);
        else
            add_item(draft, layer, kind, entry->key, entry->value);
    }
}

/* Adds the items of a list, named by the value under `id` or `fact`, or under `adjust`. */
static void add_list(struct draft *draft, uint32_t layer, enum id_kind kind,
                     const struct node *part)
{
    for (uint32_t i = 0; i < part->count; i++) {
        const struct node *body = part->items[i];
        const struct node *adjust = node_get(body, "adjust");
        if (adjust)
            add_adjustment(draft, layer, kind, adjust, body);
        else
            add_item(draft, layer, kind, node_get(body, kind == ID_NONE ? "fact" : "id"), body);
    }
}

void add_parts(struct draft *draft, uint32_t layer, const struct node *const *values)
{
    for (uint32_t i = 0; i < DOCUMENT_PARTS; i++) {
        const struct node *part = values[i];
        if (part && part->kind == NODE_MAPPING)
            add_entries(draft, layer, part_kinds[i], part);
        else if (part)
            add_list(draft, layer, part_kinds[i], part);
    }
}

void add_head(struct draft *draft, uint32_t layer)
{
    const struct node *const *head = draft->layers.items[layer].head;
    const struct node *combination = head[DOCUMENT_COMBINATION];
    if (head[DOCUMENT_OPTIONS])
        add_entries(draft, layer, ID_OPTION, head[DOCUMENT_OPTIONS]);
    if (combination && layer == 0) {
        add_item(draft, layer, ID_COMBINATION, node_get(combination, "id"), combination);
    } else if (combination) {
        struct diag *diag =
            diag_add(draft->diags, R0226, draft_key(draft->layers.items[layer].root, "combination"),
                     "an overlay cannot change the combination");
        diag_label(draft->diags, diag, "the base has named it; remove this");
    }
    add_parts(draft, layer, head);
}
