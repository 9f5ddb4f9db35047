/* Advice and cautions by option, and what answers must not be. */
#include <stdlib.h>

#include "author/doc/tour.h"

/* ---- advice ---- */

/* One thing to advise, with what it is sorted by. */
struct listed {
    const struct advice *advice;
    uint32_t index;
};

static int compare(const void *left, const void *right)
{
    const struct listed *a = left;
    const struct listed *b = right;
    if (a->advice->order != b->advice->order)
        return a->advice->order < b->advice->order ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

/* All advice in the order in which it is given; NULL when memory is out. */
static struct listed *sort_advice(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    struct listed *list = arena_new(&tour->arena, pack->advice_count, sizeof *list);
    for (uint32_t i = 0; list && i < pack->advice_count; i++)
        list[i] = (struct listed){&pack->advice[i], i};
    if (list)
        qsort(list, pack->advice_count, sizeof *list, compare);
    tour->doc.out->failed |= !list;
    return list;
}

static void put_advice(struct tour *tour, const struct advice *advice)
{
    static const char *const scopes[RULE_SCOPES] = {
        [RULE_PROJECT] = "the project",
        [RULE_SPLIT] = "a split",
    };
    open_entry(tour, advice->id, advice->id, advice->disabled);
    doc_open(&tour->doc, DOC_PARAGRAPH, NULL);
    if (advice->caution)
        doc_words(&tour->doc, DOC_CAUTION, "Caution:");
    doc_printf(&tour->doc, " %s", advice->text);
    doc_close(&tour->doc);
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_field(tour, "For", scopes[advice->scope]);
    put_condition(tour, "When", advice->when);
    put_claims(tour, "Rests on", advice->cites, advice->cite_count);
    put_origin(tour, "advice", advice->id, advice->layer);
    doc_close(&tour->doc);
    doc_close(&tour->doc);
}

/* The advice for an option, in a section if there is any. */
static void put_advice_for(struct tour *tour, const struct listed *list, uint32_t option,
                           const char *title)
{
    bool any = false;
    for (uint32_t i = 0; i < tour->pack->advice_count; i++) {
        if (list[i].advice->option != option)
            continue;
        if (!any)
            tour_section(tour, NULL, title);
        any = true;
        put_advice(tour, list[i].advice);
    }
    if (any)
        doc_close(&tour->doc);
}

void tour_advice(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    const struct listed *list = sort_advice(tour);
    if (!list)
        return;
    put_paragraph(tour, "What to do, and to beware of, once an option is chosen.");
    for (uint32_t i = 0; i < pack->option_count; i++)
        put_advice_for(tour, list, i, title_or_id(pack->options[i].title, pack->options[i].id));
    put_advice_for(tour, list, OPTION_NONE, "Whatever is chosen");
}

/* ---- checks ---- */

static void put_check(struct tour *tour, const struct check *check)
{
    open_entry(tour, check->id, check->id, check->disabled);
    doc_open(&tour->doc, DOC_PARAGRAPH, NULL);
    doc_words(&tour->doc, check->error ? DOC_EXCLUDES : DOC_CAUTION,
              check->error ? "Error:" : "Warning:");
    doc_printf(&tour->doc, " %s", check->message);
    doc_close(&tour->doc);
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_condition(tour, "When", check->when);
    put_claims(tour, "Rests on", check->cites, check->cite_count);
    put_origin(tour, "check", check->id, check->layer);
    doc_close(&tour->doc);
    doc_close(&tour->doc);
}

void tour_checks(struct tour *tour)
{
    put_paragraph(tour, "Answers that cannot be, which get no ruling, are errors. Those that "
                        "hardly fit together count, with a warning.");
    for (uint32_t i = 0; i < tour->pack->check_count; i++)
        put_check(tour, &tour->pack->checks[i]);
}
