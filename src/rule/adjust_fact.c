/* Adjustments of facts: further values, their weights, and defaults that are tried first. */
#include "rule/adjust.h"

#include <string.h>

enum { VALUES = ADJUST_NAME + 1, LIKELY, DEFAULT, FACT_FIXED };

static const struct field fields[] = {
    [ADJUST_REASON] = {"reason", FIELD_PROSE, false},
    [ADJUST_NAME] = {"adjust", FIELD_WORD, true},
    [VALUES] = {"values", FIELD_ANY, false},
    [LIKELY] = {"likely", FIELD_MAPPING, false},
    [DEFAULT] = {"default", FIELD_ANY, false},
    [FACT_FIXED] = {"fact", FIELD_ANY, false},
    {"type", FIELD_ANY, false},
    {"unit", FIELD_ANY, false},
    {"range", FIELD_ANY, false},
    {"bands", FIELD_ANY, false},
    {"title", FIELD_ANY, false},
    {"question", FIELD_ANY, false},
    {"find_out", FIELD_ANY, false},
    {"step", FIELD_ANY, false},
    {"ask_if", FIELD_ANY, false},
    {"otherwise", FIELD_ANY, false},
    {"derived", FIELD_ANY, false},
    {"cites", FIELD_ANY, false},
};

const struct adjust_keys adjust_fact_keys = {
    fields, sizeof fields / sizeof *fields, VALUES, FACT_FIXED,
    "an overlay adds values, weights of values under `likely`, and defaults"};

/* Whether values are listed as they may be: by words, or with descriptions. */
static bool are_values(const struct node *values)
{
    bool good = values->kind != NODE_SCALAR || !node_is_null(values);
    for (uint32_t i = 0; values->kind == NODE_SEQUENCE && i < values->count; i++)
        good &= values->items[i]->kind == NODE_SCALAR && !node_is_null(values->items[i]);
    return good;
}

/* The values as a mapping, without descriptions where there are none. */
static const struct node *with_descriptions(struct draft *draft, const struct node *values)
{
    const struct node *one;
    uint32_t count;
    if (!values || values->kind == NODE_MAPPING)
        return values;
    const struct node *const *word = fields_words(values, &one, &count);
    struct node *made = arena_new(draft->scratch, 1, sizeof *made);
    struct entry *entries = arena_new(draft->scratch, count, sizeof *entries);
    if (!made || !entries) {
        diags_no_memory(draft->diags);
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++)
        entries[i].key = word[i];
    *made = (struct node){.kind = NODE_MAPPING, .span = values->span, .count = count};
    made->entries = entries;
    return made;
}

/* Both one behind the other, even where a name stands in both, which is reported when the fact is
 * read. */
static const struct node *chain(struct draft *draft, const struct node *first,
                                const struct node *second)
{
    uint32_t count = first ? first->count : 0;
    struct node *made = arena_new(draft->scratch, 1, sizeof *made);
    struct entry *entries = arena_new(draft->scratch, count + second->count, sizeof *entries);
    if (!made || !entries) {
        diags_no_memory(draft->diags);
        return first;
    }
    *made = first ? *first : *second;
    if (count > 0)
        memcpy(entries, first->entries, count * sizeof *entries);
    if (second->count > 0)
        memcpy(entries + count, second->entries, second->count * sizeof *entries);
    made->entries = entries;
    made->count = count + second->count;
    return made;
}

static void add_values(struct adjusting *adjusting)
{
    struct draft *draft = adjusting->draft;
    const struct node *values = adjusting->value[VALUES];
    const struct node *below = node_get(adjusting->item->body, "values");
    if (!values || (below && !are_values(below)))
        return;
    if (values->kind != NODE_MAPPING && !field_check(values, "`values`", FIELD_WORDS, draft->diags))
        return;
    const struct node *more = with_descriptions(draft, values);
    if (!more)
        return;
    for (uint32_t i = 0; i < more->count; i++)
        adjust_note(adjusting, "value %s added", more->entries[i].key->text);
    adjust_set(adjusting, graft_key(adjusting->adjustment->body, "values"),
               chain(draft, with_descriptions(draft, below), more));
}

static void set_likely(struct adjusting *adjusting)
{
    struct draft *draft = adjusting->draft;
    const struct node *likely = adjusting->value[LIKELY];
    const struct node *below = node_get(adjusting->item->body, "likely");
    if (!likely || (below && below->kind != NODE_MAPPING))
        return;
    for (uint32_t i = 0; i < likely->count; i++) {
        const struct entry *entry = &likely->entries[i];
        const struct node *old = below ? node_get(below, entry->key->text) : NULL;
        bool words = entry->value->kind == NODE_SCALAR;
        if (old && graft_same(old, entry->value))
            adjust_idle(draft, entry->key, "`%s` has this weight already", entry->key->text);
        else if (old && words && old->kind == NODE_SCALAR)
            adjust_note(adjusting, "likely %s: %s -> %s", entry->key->text, old->text,
                        entry->value->text);
        else if (words)
            adjust_note(adjusting, "likely %s: %s", entry->key->text, entry->value->text);
        below = graft_set(draft, below, entry->key, entry->value);
    }
    adjust_set(adjusting, graft_key(adjusting->adjustment->body, "likely"), below ? below : likely);
}

static void add_defaults(struct adjusting *adjusting)
{
    const struct node *defaults = adjusting->value[DEFAULT];
    if (!defaults)
        return;
    const struct node *below = node_get(adjusting->item->body, "default");
    adjust_note(adjusting, "default added");
    adjust_set(adjusting, graft_key(adjusting->adjustment->body, "default"),
               graft_join(adjusting->draft, defaults, below));
}

void adjust_fact(struct adjusting *adjusting)
{
    add_values(adjusting);
    set_likely(adjusting);
    add_defaults(adjusting);
}
