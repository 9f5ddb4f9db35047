#include "report/compare/rules.h"

#include <string.h>

#include "base/number.h"
#include "report/compare/values.h"

/* ---- what a rule came to ---- */

static void add_part(struct strbuf *text, const char *lead, const char *name)
{
    strbuf_printf(text, "%s%s%s", text->length > 0 ? ", " : "", lead, name);
}

static void add_amount(struct strbuf *text, const char *name, int64_t thousandths)
{
    char digits[NUMBER_TEXT];
    add_part(text, name, "");
    strbuf_printf(text, " %s%s", thousandths > 0 ? "+" : "",
                  thousandths_print(thousandths, digits));
}

/* What it adds to each option. */
static void read_effects(struct reading *reading, const struct node *rule,
                         struct record_entry *entry, struct strbuf *text)
{
    const struct node *effects = value_of(reading, rule, "effects", NODE_MAPPING);
    uint32_t count = effects ? effects->count : 0;
    entry->effects = arena_new(reading->arena, count, sizeof *entry->effects);
    if (!entry->effects) {
        reading_no_memory(reading);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        const char *option = effects->entries[i].key->text;
        int64_t counted = points_of(reading, effects->entries[i].value, "counted");
        entry->effects[entry->effect_count++] = (struct record_effect){option, counted};
        if (counted != 0)
            add_amount(text, option, counted);
    }
}

static void read_excludes(struct reading *reading, const struct node *rule,
                          struct record_entry *entry, struct strbuf *text)
{
    uint32_t count = 0;
    if (!list_if(reading, rule, "excludes"))
        return;
    entry->excluded = words_of(reading, rule, "excludes", &count);
    entry->excluded_count = count;
    for (uint32_t i = 0; i < count; i++)
        add_part(text, "rules out ", entry->excluded[i]);
}

/* A rule about the split or about moving a component costs, or saves when that is below 0. */
static void read_overhead(struct reading *reading, const struct node *rule,
                          struct record_entry *entry, struct strbuf *text)
{
    int64_t overhead = points_of(reading, rule, "overhead");
    char digits[NUMBER_TEXT];
    entry->effects = arena_new(reading->arena, 1, sizeof *entry->effects);
    if (!entry->effects) {
        reading_no_memory(reading);
        return;
    }
    entry->effects[entry->effect_count++] = (struct record_effect){"", overhead};
    add_part(text, overhead < 0 ? "saves " : "costs ",
             thousandths_print(overhead < 0 ? -overhead : overhead, digits));
}

/* A rule that did not fire counts nothing, whatever it says. */
static void read_result(struct reading *reading, const struct node *rule,
                        struct record_entry *entry)
{
    const char *state = word_of(reading, rule, "state");
    struct strbuf text;
    if (strcmp(state, "fired") != 0) {
        entry->text = entry->shown = state;
        return;
    }
    strbuf_init(&text);
    if (node_get(rule, "overhead")) {
        read_overhead(reading, rule, entry, &text);
    } else {
        read_effects(reading, rule, entry, &text);
        read_excludes(reading, rule, entry, &text);
    }
    if (text.length == 0)
        strbuf_puts(&text, state);
    entry->text = entry->shown = reading_keep(reading, &text);
}

/* ---- what it rests on ---- */

/* A fact that a rule rests on. That which the profile answers is known already. */
static void read_fact(struct reading *reading, const struct node *fact, struct record_use *use)
{
    const char *origin = word_of(reading, fact, "origin");
    const char *value = word_of(reading, fact, "value");
    *use = (struct record_use){word_of(reading, fact, "fact"), word_if(reading, fact, "component"),
                               true};
    struct record_entry *entry = reading_add(reading, RECORD_FACT, use->component, use->fact);
    if (!entry)
        return;
    entry->given = strcmp(origin, "given") == 0;
    entry->text = value;
    entry->shown = entry->given ? value : reading_printf(reading, "%s (%s)", value, origin);
}

static void read_uses(struct reading *reading, const struct node *rule, struct record_use **uses,
                      uint32_t *count)
{
    const struct node *facts = value_of(reading, rule, "facts", NODE_SEQUENCE);
    const struct node *needs = list_if(reading, rule, "needs");
    uint32_t cited = facts ? facts->count : 0;
    uint32_t most = cited + (needs ? needs->count : 0);
    *uses = arena_new(reading->arena, most, sizeof **uses);
    if (!*uses) {
        reading_no_memory(reading);
        return;
    }
    for (uint32_t i = 0; i < cited; i++) {
        const struct node *fact = item_of(reading, facts, i);
        if (fact)
            read_fact(reading, fact, &(*uses)[(*count)++]);
    }
    for (uint32_t i = cited; i < most; i++) {
        const struct node *need = needs->items[i - cited];
        if (need->kind == NODE_SCALAR)
            (*uses)[(*count)++] = (struct record_use){need->text, NULL, false};
    }
}

static void read_rule(struct reading *reading, const char *component, const struct node *rule)
{
    struct record_use *uses = NULL;
    uint32_t count = 0;
    read_uses(reading, rule, &uses, &count);
    struct record_entry *entry =
        reading_add(reading, RECORD_RULE, component, word_of(reading, rule, "id"));
    if (!entry)
        return;
    entry->uses = uses;
    entry->use_count = count;
    read_result(reading, rule, entry);
}

void rules_read(struct reading *reading, const char *component, const struct node *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        const struct node *rule = item_of(reading, list, i);
        if (rule)
            read_rule(reading, component, rule);
    }
}
