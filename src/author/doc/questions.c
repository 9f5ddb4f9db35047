/* What the pack asks, by step and group, and what it concludes from the answers. */
#include <ctype.h>
#include <string.h>

#include "author/doc/tour.h"

/* ---- one question ---- */

static const char *answer_of(const struct fact *fact)
{
    static const char *const words[] = {
        [FACT_BOOL] = "true or false",
        [FACT_INTEGER] = "a whole number",
        [FACT_NUMBER] = "a number",
        [FACT_CHOICE] = "one of",
        [FACT_LEVEL] = "one of, from the least to the most",
        [FACT_SET] = "any of",
        [FACT_TEXT] = "a text",
        [FACT_OPTION] = "one of",
    };
    return words[fact->type];
}

static void put_values(struct tour *tour, const struct fact *fact)
{
    doc_open(&tour->doc, DOC_LIST, NULL);
    for (uint32_t i = 0; i < fact->value_count; i++) {
        const char *description = fact->values[i].description;
        doc_open(&tour->doc, DOC_ITEM, NULL);
        doc_words(&tour->doc, DOC_CODE, fact->values[i].name);
        doc_printf(&tour->doc, "%s%s", description ? ": " : "", description ? description : "");
        doc_close(&tour->doc);
    }
    doc_close(&tour->doc);
}

static void put_range(struct tour *tour, const struct fact *fact, struct interval range)
{
    struct strbuf text;
    strbuf_init(&text);
    fact_print_range(fact, range, &text);
    doc_words(&tour->doc, DOC_CODE, text.text);
    tour->doc.out->failed |= text.failed;
    strbuf_fini(&text);
}

static void put_numbers(struct tour *tour, const struct fact *fact)
{
    says(tour, ", ");
    put_range(tour, fact, fact->range);
    if (fact->band_count == 0)
        return;
    says(tour, ", or a band:");
    doc_open(&tour->doc, DOC_LIST, NULL);
    for (uint32_t i = 0; i < fact->band_count; i++) {
        doc_open(&tour->doc, DOC_ITEM, NULL);
        doc_words(&tour->doc, DOC_CODE, fact->bands[i].name);
        says(tour, ": ");
        put_range(tour, fact, fact_band_written(fact, i));
        doc_close(&tour->doc);
    }
    doc_close(&tour->doc);
}

static void put_answer(struct tour *tour, const struct fact *fact)
{
    doc_open(&tour->doc, DOC_FIELD, fact->derived ? "Value" : "Answer");
    says(tour, answer_of(fact));
    if (fact_value_kind(fact) == VALUE_NUMBER)
        put_numbers(tour, fact);
    else if (fact->type != FACT_BOOL && fact->type != FACT_TEXT)
        put_values(tour, fact);
    doc_close(&tour->doc);
}

static void put_single(struct tour *tour, const char *label, const struct fact *fact,
                       const struct value *value)
{
    doc_open(&tour->doc, DOC_FIELD, label);
    put_value(tour, fact, value);
    doc_close(&tour->doc);
}

static void put_default(struct tour *tour, const struct fact *fact,
                        const struct fact_default *assumed)
{
    put_value(tour, fact, &assumed->value);
    if (!assumed->when)
        return;
    says(tour, " if ");
    put_comparison(tour, assumed->when);
}

static void list_defaults(struct tour *tour, const struct fact *fact)
{
    says(tour, "the first that applies:");
    doc_open(&tour->doc, DOC_LIST, NULL);
    for (uint32_t i = 0; i < fact->default_count; i++) {
        doc_open(&tour->doc, DOC_ITEM, NULL);
        put_default(tour, fact, &fact->defaults[i]);
        doc_close(&tour->doc);
    }
    doc_close(&tour->doc);
}

/* What is assumed: one value, or several, the first whose condition holds. */
static void put_defaults(struct tour *tour, const struct fact *fact)
{
    if (fact->default_count == 0)
        return;
    doc_open(&tour->doc, DOC_FIELD, "Assumed");
    if (fact->default_count == 1)
        put_default(tour, fact, fact->defaults);
    else
        list_defaults(tour, fact);
    doc_close(&tour->doc);
}

static void put_deriving(struct tour *tour, uint32_t fact)
{
    const struct pack *pack = tour->pack;
    const char *between = "";
    doc_open(&tour->doc, DOC_FIELD, "Set by");
    for (uint32_t i = 0; i < pack->rule_count; i++)
        for (uint32_t j = 0; j < pack->rules[i].derivation_count; j++)
            if (pack->rules[i].derivations[j].fact == fact) {
                says(tour, between);
                doc_link(&tour->doc, DOC_CODE, pack->rules[i].id, pack->rules[i].id);
                between = ", ";
            }
    says(tour, *between ? "" : "no rule");
    doc_close(&tour->doc);
}

static void put_fact(struct tour *tour, uint32_t index)
{
    const struct fact *fact = &tour->pack->vocabulary.facts[index];
    open_entry(tour, fact->name, fact->title, false);
    if (fact->question)
        put_paragraph(tour, fact->question);
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_answer(tour, fact);
    put_field(tour, "Find out", fact->find_out);
    if (fact->derived)
        put_deriving(tour, index);
    if (fact->ask_if)
        put_condition(tour, "Asked if", fact->ask_if);
    if (fact->has_otherwise)
        put_single(tour, "Otherwise", fact, &fact->otherwise);
    put_defaults(tour, fact);
    put_claims(tour, "Rests on", fact->cites, fact->cite_count);
    put_users(tour, "Used by", &tour->usage.facts, index, ID_RULE);
    put_users(tour, "Advice", &tour->usage.facts, index, ID_ADVICE);
    put_users(tour, "Checks", &tour->usage.facts, index, ID_CHECK);
    put_origin(tour, "fact", fact->name, fact->layer);
    doc_close(&tour->doc);
    doc_close(&tour->doc);
}

/* ---- groups ---- */

/* A group: the facts of one step whose names begin alike. */
struct group {
    uint32_t first;  /* its first fact */
    uint32_t number; /* from 1 */
};

/* "component" of "component.role"; its length. */
static size_t prefix_of(const struct fact *fact)
{
    return strcspn(fact->name, ".");
}

static bool same_step(const struct fact *a, const struct fact *b)
{
    return a->step && b->step ? strcmp(a->step, b->step) == 0 : a->step == b->step;
}

static bool same_group(const struct fact *a, const struct fact *b)
{
    size_t length = prefix_of(a);
    return same_step(a, b) && prefix_of(b) == length && strncmp(a->name, b->name, length) == 0;
}

static bool is_asked(const struct fact *fact)
{
    return !fact->derived && !fact->reserved;
}

/* Whether no fact that is asked before this one is like it. */
static bool is_first(const struct vocabulary *vocabulary, uint32_t index,
                     bool (*alike)(const struct fact *a, const struct fact *b))
{
    if (!is_asked(&vocabulary->facts[index]))
        return false;
    for (uint32_t i = 0; i < index; i++)
        if (is_asked(&vocabulary->facts[i]) &&
            alike(&vocabulary->facts[i], &vocabulary->facts[index]))
            return false;
    return true;
}

/* Shows each group, those of one step together. */
static void each_group(struct tour *tour, void (*show)(struct tour *tour, struct group group))
{
    const struct vocabulary *vocabulary = &tour->pack->vocabulary;
    struct group group = {0, 0};
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        if (!is_first(vocabulary, i, same_step))
            continue;
        for (group.first = i; group.first < vocabulary->count; group.first++)
            if (same_step(&vocabulary->facts[i], &vocabulary->facts[group.first]) &&
                is_first(vocabulary, group.first, same_group)) {
                group.number++;
                show(tour, group);
            }
    }
}

/* "Workload: each component"; in the walk's arena, "" when memory is out. */
static const char *title_of(struct tour *tour, const struct fact *fact)
{
    int length = (int)prefix_of(fact);
    const char *step = fact->step ? fact->step : "";
    const char *article = fact->scope == FACT_COMPONENT             ? "each "
                          : strncmp(fact->name, "project.", 8) == 0 ? "the "
                                                                    : "";
    char *title = arena_printf(&tour->arena, "%s%s%s%.*s", step, fact->step ? ": " : "", article,
                               length, fact->name);
    if (title)
        *title = (char)toupper((unsigned char)*title);
    tour->doc.out->failed |= !title;
    return title ? title : "";
}

static const char *anchor_of(struct tour *tour, struct group group)
{
    const char *anchor = arena_printf(&tour->arena, "_questions-%u", group.number);
    tour->doc.out->failed |= !anchor;
    return anchor ? anchor : "";
}

static void put_group(struct tour *tour, struct group group)
{
    const struct vocabulary *vocabulary = &tour->pack->vocabulary;
    const struct fact *first = &vocabulary->facts[group.first];
    tour_section(tour, anchor_of(tour, group), title_of(tour, first));
    for (uint32_t i = group.first; i < vocabulary->count; i++)
        if (is_asked(&vocabulary->facts[i]) && same_group(first, &vocabulary->facts[i]))
            put_fact(tour, i);
    doc_close(&tour->doc);
}

static void list_group(struct tour *tour, struct group group)
{
    tour_list(tour, anchor_of(tour, group),
              title_of(tour, &tour->pack->vocabulary.facts[group.first]));
}

/* The first fact that rules set; the number of facts when there is none. */
static uint32_t first_derived(const struct vocabulary *vocabulary)
{
    uint32_t index = 0;
    while (index < vocabulary->count && !vocabulary->facts[index].derived)
        index++;
    return index;
}

#define DERIVED_ANCHOR "_questions-derived"
#define DERIVED_TITLE  "Not asked, but concluded"

void tour_questions(struct tour *tour)
{
    const struct vocabulary *vocabulary = &tour->pack->vocabulary;
    put_paragraph(tour, "Each of these is a fact that a profile may give. A component may answer "
                        "those of the project in its own way.");
    each_group(tour, put_group);
    uint32_t derived = first_derived(vocabulary);
    if (derived == vocabulary->count)
        return;
    tour_section(tour, DERIVED_ANCHOR, DERIVED_TITLE);
    for (uint32_t i = derived; i < vocabulary->count; i++)
        if (vocabulary->facts[i].derived)
            put_fact(tour, i);
    doc_close(&tour->doc);
}

void tour_list_questions(struct tour *tour)
{
    const struct vocabulary *vocabulary = &tour->pack->vocabulary;
    each_group(tour, list_group);
    if (first_derived(vocabulary) < vocabulary->count)
        tour_list(tour, DERIVED_ANCHOR, DERIVED_TITLE);
}
