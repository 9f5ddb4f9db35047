/* Domains: the type of a fact, its values, or its range and bands. */
#include "rule/fact_entry.h"

#include <string.h>

#include "rule/literal.h"

#define KEY(key) (1u << (key))
#define NUMBERS  (KEY(ENTRY_UNIT) | KEY(ENTRY_RANGE) | KEY(ENTRY_BANDS) | KEY(ENTRY_LIKELY))
#define LISTED   (KEY(ENTRY_VALUES) | KEY(ENTRY_LIKELY))

/* The keys that a type takes beside those of all types, and how many values it must list. */
static const struct {
    uint32_t keys;
    uint32_t least_values;
} types[FACT_TYPES] = {
    [FACT_BOOL] = {KEY(ENTRY_LIKELY), 0},
    [FACT_INTEGER] = {NUMBERS, 0},
    [FACT_NUMBER] = {NUMBERS, 0},
    [FACT_CHOICE] = {LISTED, 2},
    [FACT_LEVEL] = {LISTED, 2},
    [FACT_SET] = {LISTED, 1},
    [FACT_TEXT] = {0, 0},
    [FACT_OPTION] = {LISTED, 0},
};

/* Whether value `index` of a fact is an option that a layer above the fact's own has added. It then
 * is what the fact listed, where it listed that. */
static bool became_option(const struct draft *draft, const struct fact_entry *entry,
                          const struct fact *fact, uint32_t index)
{
    const item_list *options = &draft->items[ID_OPTION];
    return fact->type == FACT_OPTION && index < options->count &&
           options->items[index].layer > entry->item->layer;
}

/* Adds a value that the fact lists; `values` is where its values are kept. */
static void add_value(struct draft *draft, const struct fact_entry *entry, struct fact *fact,
                      struct fact_value *values, const struct node *name,
                      const struct node *description)
{
    struct names names = NAMES(fact->values, fact->value_count);
    if (!draft_check_name(draft, name, NAME_VALUE))
        return;
    uint32_t known = names_find(names, name->text);
    if (known != NAME_NONE && became_option(draft, entry, fact, known))
        return;
    if (known != NAME_NONE) {
        struct diag *diag =
            diag_add(draft->diags, R0134, name->span, "`%s` is a value already", name->text);
        if (fact->type == FACT_OPTION)
            diag_label(draft->diags, diag, "all options of the pack are values of this fact");
        return;
    }
    if (description && !field_check(description, name->text, FIELD_PROSE, draft->diags))
        return;
    values[fact->value_count++] =
        (struct fact_value){draft_text(draft, name), draft_text(draft, description)};
}

void add_own_values(struct fact *fact, const struct pack *pack, struct fact_value *values)
{
    uint32_t count = 0;
    if (fact->type == FACT_BOOL) {
        values[count++].name = "false";
        values[count++].name = "true";
    }
    for (uint32_t i = 0; fact->type == FACT_OPTION && i < pack->option_count; i++)
        values[count++] = (struct fact_value){pack->options[i].id, pack->options[i].title};
    fact->values = values;
    fact->value_count = count;
}

static uint32_t own_values(const struct fact *fact, const struct pack *pack)
{
    return fact->type == FACT_BOOL ? 2 : fact->type == FACT_OPTION ? pack->option_count : 0;
}

/* How many of the listed values can be taken. */
static uint32_t take_values(struct draft *draft, const struct node *node, uint32_t own)
{
    uint32_t room = (uint32_t)limits[LIMIT_VALUES].value - own;
    if (node->kind == NODE_SCALAR)
        return 1;
    if (node->count <= room)
        return node->count;
    const struct node *first =
        node->kind == NODE_MAPPING ? node->entries[room].key : node->items[room];
    diag_limit(draft->diags, LIMIT_VALUES, first->span, NULL);
    return room;
}

static void read_values(struct draft *draft, const struct fact_entry *entry, struct fact *fact)
{
    const struct node *node = entry->value[ENTRY_VALUES];
    uint32_t own = own_values(fact, draft->pack);
    uint32_t count = own;
    if (node && node->kind != NODE_MAPPING &&
        !field_check(node, "values", FIELD_WORDS, draft->diags))
        return;
    if (node)
        count += take_values(draft, node, own);
    struct fact_value *values = draft_array(draft, &count, sizeof *values);
    if (count > 0)
        add_own_values(fact, draft->pack, values);
    const struct node *one;
    uint32_t listed;
    if (node && node->kind == NODE_MAPPING) {
        for (uint32_t i = 0; own + i < count; i++)
            add_value(draft, entry, fact, values, node->entries[i].key, node->entries[i].value);
    } else {
        const struct node *const *words = fields_words(node, &one, &listed);
        for (uint32_t i = 0; own + i < count; i++)
            add_value(draft, entry, fact, values, words[i], NULL);
    }
    if (count - own < types[fact->type].least_values)
        diag_add(draft->diags, R0206,
                 node ? draft_key(entry->item->body, "values") : draft_span(entry->item),
                 "a %s lists at least %s", fact_type_name(fact->type),
                 types[fact->type].least_values == 1 ? "one value" : "two values");
}

static void complain_band(struct draft *draft, const struct fact *fact, const struct node *node,
                          const char *message)
{
    struct strbuf range;
    strbuf_init(&range);
    fact_print_range(fact, fact->range, &range);
    struct diag *diag = diag_add(draft->diags, R0207, node->span, "%s", message);
    if (fact->unit.kind == UNIT_PERCENT && !strchr(node->text, '%'))
        diag_label(draft->diags, diag, "did you mean `%s %%`?", node->text);
    if (range.failed)
        diags_no_memory(draft->diags);
    else
        diag_hint(draft->diags, diag, "range: %s", range.text);
    strbuf_fini(&range);
}

static void read_band(struct draft *draft, const struct fact *fact, const struct entry *entry,
                      const struct band *before, struct band *band)
{
    const struct node *node = entry->value;
    struct interval *numbers = &band->numbers;
    band->name = draft_text(draft, entry->key);
    draft_check_name(draft, entry->key, NAME_VALUE);
    if (!field_check(node, entry->key->text, FIELD_WORD, draft->diags) ||
        !literal_read_range(fact, node, 0, node->length, true, numbers, draft->diags))
        return;
    if (numbers->low < fact->range.low || numbers->high > fact->range.high)
        complain_band(draft, fact, node, "this band leaves the range of its fact");
    else if (before &&
             (numbers->low < before->numbers.high ||
              (numbers->low == before->numbers.low && numbers->high == before->numbers.high)))
        complain_band(draft, fact, node, "this band does not lie above the one before it");
    else if (before && numbers->low == before->numbers.high && fact->type == FACT_INTEGER)
        complain_band(draft, fact, node,
                      "this band begins on the number on which the last one ends");
}

/* Gives the number that two bands share to one of them. */
static void part_bands(struct interval *first, struct interval *second)
{
    if (first->high != second->low)
        return;
    if (first->low == first->high)
        second->low++;
    else
        first->high--;
}

static void read_range(struct draft *draft, const struct fact_entry *entry, struct fact *fact)
{
    const struct node *range = entry->value[ENTRY_RANGE];
    const struct node *mapping = entry->value[ENTRY_BANDS];
    fact->unit = unit_parse(draft_text(draft, entry->value[ENTRY_UNIT]));
    if (!range) {
        diag_add(draft->diags, R0206, draft_span(entry->item), "a fact of type %s has a range",
                 fact_type_name(fact->type));
        return;
    }
    if (!literal_read_range(fact, range, 0, range->length, true, &fact->range, draft->diags))
        return;
    uint32_t count = mapping ? mapping->count : 0;
    struct band *bands = draft_array(draft, &count, sizeof *bands);
    for (uint32_t i = 0; i < count; i++)
        read_band(draft, fact, &mapping->entries[i], i > 0 ? &bands[i - 1] : NULL, &bands[i]);
    for (uint32_t i = 0; i + 1 < count; i++)
        part_bands(&bands[i].numbers, &bands[i + 1].numbers);
    fact->bands = bands;
    fact->band_count = count;
}

/* Reports the keys that the fact's type does not take. */
static void check_keys(struct draft *draft, const struct fact_entry *entry, enum fact_type type)
{
    static const uint32_t typed = NUMBERS | LISTED;
    for (uint32_t key = 0; key < ENTRY_FIELDS; key++) {
        if (entry->value[key] && (typed & ~types[type].keys & KEY(key)))
            diag_add(draft->diags, R0205, draft_key(entry->item->body, fact_entry_fields[key].key),
                     "a fact of type %s takes no `%s`", fact_type_name(type),
                     fact_entry_fields[key].key);
    }
}

static enum fact_type read_type(struct draft *draft, const struct node *scalar)
{
    const char *names[FACT_TYPES];
    for (uint32_t i = 0; i < FACT_TYPES; i++)
        names[i] = fact_type_name((enum fact_type)i);
    uint32_t type = draft_pick(draft, scalar, NAMES(names, FACT_TYPES), R0204, "type of facts");
    return type == NAME_NONE ? FACT_TYPES : (enum fact_type)type;
}

bool read_domain(struct draft *draft, const struct fact_entry *entry, struct fact *fact)
{
    uint32_t before = draft->diags->input + draft->diags->failures;
    fact->type = FACT_TEXT;
    if (!entry->value[ENTRY_TYPE])
        return false;
    enum fact_type type = read_type(draft, entry->value[ENTRY_TYPE]);
    if (type == FACT_TYPES)
        return false;
    fact->type = type;
    check_keys(draft, entry, type);
    if (fact_value_kind(fact) == VALUE_NUMBER)
        read_range(draft, entry, fact);
    else if (type != FACT_TEXT)
        read_values(draft, entry, fact);
    return draft->diags->input + draft->diags->failures == before;
}
