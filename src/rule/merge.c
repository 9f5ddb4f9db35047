/* What an overlay says of the scales and costs of the pack below: strengths, thresholds, split and
 * switch are merged key by key; criteria that are there get another weight or title. */
#include "rule/adjust.h"

#include <string.h>

/* The keys of the head that are merged, and what changes in them are called. */
static const struct merged {
    uint32_t key;     /* DOCUMENT_… */
    const char *kind; /* of an override */
    bool grows;       /* it is a list of names: a new one changes nothing that is there */
} merged[] = {
    {DOCUMENT_STRENGTHS, "strength", true},
    {DOCUMENT_THRESHOLDS, "threshold", false},
    {DOCUMENT_SPLIT, "split", false},
    {DOCUMENT_SWITCH, "switch", false},
};

/* A merge under way. */
struct merging {
    struct draft *draft;
    uint32_t layer;
};

/* Notes that an overlay sets a key; `old` may be NULL. */
static void note(struct merging *merging, const char *kind, bool grows, const struct entry *entry,
                 const struct node *old)
{
    const struct node *value = entry->value;
    if (value->kind != NODE_SCALAR || (old && old->kind != NODE_SCALAR))
        return;
    if (old && graft_same(old, value))
        adjust_idle(merging->draft, value, "`%s` is %s already", entry->key->text, old->text);
    else if (old)
        draft_override(merging->draft, merging->layer, kind, entry->key, "%s -> %s", old->text,
                       value->text);
    else if (!grows)
        draft_override(merging->draft, merging->layer, kind, entry->key, "set to %s", value->text);
}

static const struct node *merge(struct merging *merging, const char *kind, bool grows,
                                const struct node *below, const struct node *above)
{
    for (uint32_t i = 0; i < above->count; i++) {
        const struct entry *entry = &above->entries[i];
        const struct node *old = below ? node_get(below, entry->key->text) : NULL;
        const struct node *value = entry->value;
        /* split.via and split.traffic are lists of names themselves. */
        if (value->kind == NODE_MAPPING && (!old || old->kind == NODE_MAPPING))
            value = merge(merging, entry->key->text, true, old, value);
        else
            note(merging, kind, grows, entry, old);
        below = graft_set(merging->draft, below, entry->key, value);
    }
    return below ? below : above;
}

void merge_head(struct draft *draft, uint32_t layer)
{
    const struct node *const *above = draft->layers.items[layer].head;
    struct merging merging = {draft, layer};
    if (layer == 0) {
        memcpy(draft->head, above, sizeof draft->head);
        return;
    }
    for (size_t i = 0; i < sizeof merged / sizeof *merged; i++) {
        const struct merged *each = &merged[i];
        if (above[each->key])
            draft->head[each->key] =
                merge(&merging, each->kind, each->grows, draft->head[each->key], above[each->key]);
    }
}

/* Criteria. */

enum { TITLE = ADJUST_REASON + 1, WEIGHT, CRITERION_FIELDS };

static const struct field fields[CRITERION_FIELDS] = {
    [ADJUST_REASON] = {"reason", FIELD_PROSE, false},
    [TITLE] = {"title", FIELD_PROSE, false},
    [WEIGHT] = {"weight", FIELD_WORD, false},
};

const struct adjust_keys adjust_criterion_keys = {fields, CRITERION_FIELDS, TITLE, CRITERION_FIELDS,
                                                  ""};

void adjust_criterion(struct adjusting *adjusting)
{
    static const struct node unsaid = {.kind = NODE_SCALAR, .text = "1", .length = 1};
    struct draft *draft = adjusting->draft;
    const struct node *title = adjusting->value[TITLE], *weight = adjusting->value[WEIGHT];
    const struct node *old = node_get(adjusting->item->body, "weight");
    if (!old)
        old = &unsaid;
    if (weight && graft_same(old, weight))
        adjust_idle(draft, weight, "the weight is %s already", old->text);
    else if (weight && old->kind == NODE_SCALAR)
        adjust_note(adjusting, "weight %s -> %s", old->text, weight->text);
    if (weight)
        adjust_set(adjusting, graft_key(adjusting->adjustment->body, "weight"), weight);
    if (!title)
        return;
    adjust_note(adjusting, "title `%s`", title->text);
    adjust_set(adjusting, graft_key(adjusting->adjustment->body, "title"), title);
}
