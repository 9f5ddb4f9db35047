/* What a split costs, and what it costs to move a component to another option. */
#include "rule/draft.h"

#include <string.h>

static const struct amount amount_of_factor = {
    "factor", "a number from 0 to 1000 with at most three decimals", 0, 1000 * NUMBER_ONE,
    NUMBER_ONE / 1000};

static void read_link_kind(struct draft *draft, const struct entry *entry, bool via,
                           struct link_kind *kind)
{
    draft_check_name(draft, entry->key, NAME_ID);
    *kind = (struct link_kind){.id = draft_text(draft, entry->key)};
    if (!field_check(entry->value, entry->key->text, FIELD_WORD, draft->diags))
        return;
    kind->never = via && strcmp(entry->value->text, "never") == 0;
    if (!kind->never)
        draft_amount(draft, entry->value, &amount_of_factor, &kind->factor);
}

/* The kinds of `via` or `traffic`; none where the mapping is missing. */
static const struct link_kind *read_link_kinds(struct draft *draft, const struct node *mapping,
                                               bool via, uint32_t *count)
{
    *count = mapping ? mapping->count : 0;
    struct link_kind *kinds = draft_array(draft, count, sizeof *kinds);
    for (uint32_t i = 0; i < *count; i++)
        read_link_kind(draft, &mapping->entries[i], via, &kinds[i]);
    return kinds;
}

/* The fact that a key must name, FACT_NONE when it names none, or one whose domain is wrong. */
static uint32_t find_fact(struct draft *draft, const struct node *scalar)
{
    uint32_t fact = scalar ? draft_fact(draft, scalar) : FACT_NONE;
    return fact != FACT_NONE && fact < draft->facts.count && draft->broken[fact] ? FACT_NONE : fact;
}

/* The first option that is no value of the fact; OPTION_NONE when all are. */
static uint32_t missing_option(const struct pack *pack, const struct fact *fact)
{
    for (uint32_t i = 0; i < pack->option_count; i++) {
        const char *id = pack->options[i].id;
        if (fact_value_find(fact, id, strlen(id)) == FACT_NONE)
            return i;
    }
    return OPTION_NONE;
}

/* Reports that the set of what is operated lacks an option that an overlay has added. */
static void complain_new_option(struct draft *draft, const struct node *scalar,
                                const struct item *option)
{
    struct diag *diag =
        diag_add(draft->diags, R0220, draft_span(option),
                 "`%s` is no value of %s, which says what is operated", option->id, scalar->text);
    if (diag)
        diag_relate(diag, scalar->span);
    diag_hint(draft->diags, diag, "add to `facts`: {adjust: %s, values: [%s]}", scalar->text,
              option->id);
}

static uint32_t find_operated(struct draft *draft, const struct node *scalar)
{
    uint32_t index = find_fact(draft, scalar);
    if (index == FACT_NONE)
        return FACT_NONE;
    const struct fact *fact = &draft->pack->vocabulary.facts[index];
    bool fits = fact->type == FACT_SET && fact->scope == FACT_PROJECT;
    uint32_t missing = missing_option(draft->pack, fact);
    if (fits && missing == OPTION_NONE)
        return index;
    const struct item *option =
        missing == OPTION_NONE ? NULL : &draft->items[ID_OPTION].items[missing];
    if (fits && option->layer > 0) {
        complain_new_option(draft, scalar, option);
        return FACT_NONE;
    }
    diag_add(draft->diags, R0220, scalar->span,
             "`%s` is no set fact of the project that has all options among its values",
             scalar->text);
    return FACT_NONE;
}

static uint32_t find_current(struct draft *draft, const struct node *scalar)
{
    uint32_t index = find_fact(draft, scalar);
    if (index == FACT_NONE)
        return FACT_NONE;
    const struct fact *fact = &draft->pack->vocabulary.facts[index];
    if (fact->type == FACT_OPTION && fact->scope == FACT_COMPONENT && !fact->reserved)
        return index;
    diag_add(draft->diags, R0220, scalar->span,
             "`%s` is no option fact of the component that a profile gives", scalar->text);
    return FACT_NONE;
}

static void read_split(struct draft *draft, const struct node *mapping)
{
    enum { SECOND, INTRODUCE, OPERATED, VIA, TRAFFIC, FIELDS };
    static const struct field fields[FIELDS] = {
        [SECOND] = {"second", FIELD_WORD, false},
        [INTRODUCE] = {"introduce", FIELD_WORD, false},
        [OPERATED] = {"operated", FIELD_WORD, false},
        [VIA] = {"via", FIELD_MAPPING, false},
        [TRAFFIC] = {"traffic", FIELD_MAPPING, false},
    };
    const struct node *value[FIELDS] = {NULL};
    struct split_costs *split = &draft->pack->split;
    if (mapping)
        fields_read(mapping, "split", fields, FIELDS, value, draft->diags);
    if (value[SECOND])
        draft_amount(draft, value[SECOND], &amount_of_points, &split->second);
    if (value[INTRODUCE])
        draft_amount(draft, value[INTRODUCE], &amount_of_points, &split->introduce);
    split->operated = find_operated(draft, value[OPERATED]);
    split->via = read_link_kinds(draft, value[VIA], true, &split->via_count);
    split->traffic = read_link_kinds(draft, value[TRAFFIC], false, &split->traffic_count);
}

static void read_switch(struct draft *draft, const struct node *mapping)
{
    enum { CURRENT, COST, FIELDS };
    static const struct field fields[FIELDS] = {
        [CURRENT] = {"current", FIELD_WORD, true},
        [COST] = {"cost", FIELD_WORD, true},
    };
    const struct node *value[FIELDS] = {NULL};
    struct switch_cost *switching = &draft->pack->switching;
    if (mapping)
        fields_read(mapping, "switch", fields, FIELDS, value, draft->diags);
    if (value[COST])
        draft_amount(draft, value[COST], &amount_of_points, &switching->cost);
    switching->current = find_current(draft, value[CURRENT]);
}

void read_costs(struct draft *draft)
{
    read_split(draft, draft->head[DOCUMENT_SPLIT]);
    read_switch(draft, draft->head[DOCUMENT_SWITCH]);
}
