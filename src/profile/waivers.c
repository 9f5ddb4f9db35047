#include "profile/reader.h"

#include "base/date.h"

enum { RULE, COMPONENT, REASON, BY, UNTIL, FIELDS };

static const struct field fields[FIELDS] = {
    [RULE] = {"rule", FIELD_WORD, true},      [COMPONENT] = {"component", FIELD_WORD, false},
    [REASON] = {"reason", FIELD_PROSE, true}, [BY] = {"by", FIELD_WORD, false},
    [UNTIL] = {"until", FIELD_WORD, false},
};

/* The waivers so far, those of the files below first, and those of each rule in a chain. */
struct waiver_list {
    struct waiver *items;
    uint32_t count;
    bool *own;       /* by waiver: this file gives it */
    uint32_t *next;  /* by waiver: one more than the next of its rule; 0: none */
    uint32_t *first; /* by rule: one more than its first; 0: none */
};

static uint32_t read_rule(struct reader *reader, const struct node *scalar)
{
    const struct pack *pack = reader->profile->pack;
    uint32_t rule = pack_rule(pack, scalar->text);
    if (rule == UINT32_MAX) {
        struct diag *diag =
            diag_add(reader->diags, R0132, scalar->span, "the pack has no rule `%s`", scalar->text);
        diag_suggest(reader->diags, diag, pack_suggest(pack, ID_RULE, scalar->text));
    } else if (!pack->rules[rule].waivable) {
        struct diag *diag = diag_add(reader->diags, R0140, scalar->span,
                                     "the rule `%s` cannot be waived", scalar->text);
        diag_label(reader->diags, diag, "the pack forbids it");
    }
    return rule;
}

/* UINT32_MAX when it cannot be known which component is meant. */
static uint32_t read_component(struct reader *reader, const struct node *scalar)
{
    if (!reader->is_base)
        return components_named(reader, scalar, R0907);
    struct diag *diag =
        diag_add(reader->diags, R0144, scalar->span, "a base waives a rule for all components");
    diag_label(reader->diags, diag, "only the profile itself has components");
    return UINT32_MAX;
}

static bool check_date(struct reader *reader, const struct node *scalar)
{
    if (date_exists(scalar->text))
        return true;
    struct diag *diag =
        diag_add(reader->diags, R0133, scalar->span, "`%s` is no day that exists", scalar->text);
    diag_label(reader->diags, diag, "a day is written YYYY-MM-DD");
    return false;
}

/* Reads a waiver; one that is wrong has no rule, for it is not known what it would waive. */
static struct waiver read_waiver(struct reader *reader, const struct node *node)
{
    const struct node *values[FIELDS];
    struct waiver waiver = {
        .rule = UINT32_MAX, .component = UINT32_MAX, .place = reader_place(reader, node->span)};
    bool good = fields_read(node, "waiver", fields, FIELDS, values, reader->diags);
    if (values[RULE]) {
        waiver.span = values[RULE]->span;
        waiver.rule = read_rule(reader, values[RULE]);
    }
    if (values[COMPONENT]) {
        waiver.component = read_component(reader, values[COMPONENT]);
        good = good && waiver.component != UINT32_MAX;
    }
    if (values[UNTIL])
        good = check_date(reader, values[UNTIL]) && good;
    if (!good)
        waiver.rule = UINT32_MAX;
    waiver.reason = reader_text(reader, values[REASON]);
    waiver.by = reader_text(reader, values[BY]);
    waiver.until = reader_text(reader, values[UNTIL]);
    return waiver;
}

/* Which waiver is of the same rule and component, `count` when none is. */
static uint32_t find(const struct waiver_list *list, const struct waiver *waiver)
{
    for (uint32_t i = list->first[waiver->rule]; i > 0; i = list->next[i - 1])
        if (list->items[i - 1].component == waiver->component)
            return i - 1;
    return list->count;
}

static void report_twice(struct reader *reader, const struct waiver *waiver,
                         const struct waiver *before)
{
    struct diag *diag =
        diag_add(reader->diags, R0145, waiver->span, "the rule `%s` is waived twice",
                 reader->profile->pack->rules[waiver->rule].id);
    diag_relate(diag, before->span);
}

/* Adds a waiver that has a rule, or puts it in the place of one that a file below gave. */
static void put(struct reader *reader, struct waiver_list *list, const struct waiver *waiver,
                bool own)
{
    uint32_t place = find(list, waiver);
    if (place == list->count) {
        list->next[place] = list->first[waiver->rule];
        list->first[waiver->rule] = ++list->count;
    } else if (list->own[place]) {
        report_twice(reader, waiver, &list->items[place]);
        return;
    }
    list->items[place] = *waiver;
    list->own[place] = own;
}

/* Makes a list of the profile's waivers, with room for `more`. False when memory is out. */
static bool list_init(struct reader *reader, struct waiver_list *list, uint32_t more)
{
    struct profile *profile = reader->profile;
    size_t room = (size_t)profile->waiver_count + more;
    list->count = 0;
    list->items = arena_new(&profile->arena, room, sizeof *list->items);
    list->own = arena_new(reader->scratch, room, sizeof *list->own);
    list->next = arena_new(reader->scratch, room, sizeof *list->next);
    list->first = arena_new(reader->scratch, profile->pack->rule_count, sizeof *list->first);
    if (!list->items || !list->own || !list->next || !list->first)
        return diags_no_memory(reader->diags);
    for (uint32_t i = 0; i < profile->waiver_count; i++)
        put(reader, list, &profile->waivers[i], false);
    return true;
}

void waivers_read(struct reader *reader, const struct entry *entry)
{
    struct profile *profile = reader->profile;
    const struct node *given = entry->value;
    struct waiver_list list;
    if (!list_init(reader, &list, given->count))
        return;
    for (uint32_t i = 0; i < given->count; i++) {
        struct waiver waiver = read_waiver(reader, given->items[i]);
        if (waiver.rule != UINT32_MAX)
            put(reader, &list, &waiver, true);
    }
    profile->waivers = list.items;
    profile->waiver_count = list.count;
}
