/* The things that a pack consists of, before any of them is read: collected from the documents of a
 * layer, and given their names. What an overlay changes is put aside. */
#include "rule/draft.h"

#include <string.h>

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

/* Names. */

/* Cuts a list that is longer than the limit. */
static void cut_items(struct draft *draft, item_list *list, enum limit limit)
{
    if (list->count <= limits[limit].value)
        return;
    const struct item *first = &list->items[limits[limit].value];
    diag_limit(draft->diags, limit, draft_span(first), NULL);
    list->count = (uint32_t)limits[limit].value;
}

/* Words that a ruling uses in places where options stand as well. */
static bool check_verdict_word(struct draft *draft, const struct node *name, enum id_kind kind)
{
    static const char *const words[] = {"either", "none", "as_is"};
    if (kind != ID_OPTION && kind != ID_COMBINATION)
        return true;
    if (names_find(NAMES(words, sizeof words / sizeof *words), name->text) == NAME_NONE)
        return true;
    struct diag *diag = diag_add(draft->diags, R0201, name->span, "`%s` cannot name %s", name->text,
                                 draft_kind(kind));
    diag_hint(draft->diags, diag, "rulings use either, none and as_is for what is no option");
    return false;
}

/* Says what an overlay may do about the thing that has the name already. */
static void hint_below(struct draft *draft, struct diag *diag, const struct item *first,
                       enum id_kind kind, enum id_kind taken)
{
    const char *id = first->name->text;
    if (kind != taken)
        return;
    if (kind == ID_NONE || kind == ID_RULE || kind == ID_ADVICE || kind == ID_CHECK)
        diag_hint(draft->diags, diag, "to change what lies below, write `- adjust: %s`", id);
    else if (kind == ID_SOURCE)
        diag_hint(draft->diags, diag, "an overlay adds sources, and changes none");
    else if (kind == ID_CLAIM)
        diag_hint(draft->diags, diag,
                  "an overlay adds claims, which may contradict one of the base, and changes none");
    else if (kind == ID_OPTION)
        diag_hint(draft->diags, diag, "an overlay adds options; those of the base are there");
}

void draft_taken(struct draft *draft, const struct item *item, enum id_kind kind,
                 const struct item *first, enum id_kind taken)
{
    struct diag *diag =
        diag_add(draft->diags, R0202, item->name->span, "`%s` cannot name %s: it names %s already",
                 item->name->text, draft_kind(kind), draft_kind(taken));
    if (diag)
        diag_relate(diag, draft_span(first));
    if (first->layer < item->layer)
        hint_below(draft, diag, first, kind, taken);
}

static bool check_free(struct draft *draft, const struct item *item, enum id_kind kind)
{
    uint32_t index = 0;
    enum id_kind first = pack_find(draft->pack, item->name->text, &index);
    if (first == ID_NONE)
        return true;
    draft_taken(draft, item, kind, &draft->items[first].items[index], first);
    return false;
}

static void name_item(struct draft *draft, struct item *item, enum id_kind kind, uint32_t index)
{
    if (!item->name)
        return;
    item->id = draft_text(draft, item->name);
    if (draft_check_name(draft, item->name, kind == ID_SOURCE ? NAME_SOURCE : NAME_ID) &&
        check_verdict_word(draft, item->name, kind) && check_free(draft, item, kind) &&
        !pack_register(draft->pack, item->id, kind, index))
        diags_no_memory(draft->diags);
}

void name_items(struct draft *draft, uint32_t layer)
{
    cut_items(draft, &draft->items[ID_OPTION], LIMIT_OPTIONS);
    cut_items(draft, &draft->items[ID_RULE], LIMIT_RULES);
    cut_items(draft, &draft->facts, LIMIT_FACTS);
    for (enum id_kind kind = ID_OPTION; kind < ID_KINDS; kind++) {
        item_list *list = &draft->items[kind];
        for (uint32_t i = 0; i < list->count; i++) {
            if (list->items[i].layer == layer)
                name_item(draft, &list->items[i], kind, i);
        }
    }
    name_facts(draft, layer);
}
