/* How points are counted, with the numbers of the pack. */
#include "author/doc/tour.h"

static void open_paragraph(struct tour *tour)
{
    doc_open(&tour->doc, DOC_PARAGRAPH, NULL);
}

static void put_strengths(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    open_paragraph(tour);
    says(tour, "A rule that fires gives each option that it favours, and takes from each that it "
               "speaks against, the points of its strength: ");
    for (uint32_t i = 0; i < pack->strength_count; i++) {
        says(tour, i > 0 ? ", " : "");
        doc_words(&tour->doc, DOC_CODE, pack->strengths[i].id);
        doc_printf(&tour->doc, " %d", pack->strengths[i].points);
    }
    says(tour, ". Points are a judgement of strength. They are no probabilities.");
    doc_close(&tour->doc);
    put_paragraph(tour,
                  "Rules of one criterion that say the same of an option overlap: the strongest "
                  "counts in full, the second half, the third a quarter, and so on.");
}

/* The criteria that weigh more or less than usual, and what multiplies them all. */
static void put_weights(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    char weight[NUMBER_TEXT];
    bool any = false;
    open_paragraph(tour);
    says(tour, "The result is multiplied by the weight of the criterion, ");
    for (uint32_t i = 0; i < pack->criterion_count; i++) {
        const struct criterion *criterion = &pack->criteria[i];
        if (criterion->weight == 1000)
            continue;
        says(tour, any ? ", " : "which is ");
        doc_printf(&tour->doc, "%s for ", thousandths_print(criterion->weight, weight));
        doc_link(&tour->doc, DOC_CODE, criterion->id, criterion->id);
        any = true;
    }
    says(tour, any ? " and 1 for the others, " : "which is 1 for all of them, ");
    says(tour, "and by the priority that a profile gives to it: ignore 0, low 0.5, normal 1, "
               "high 1.5, critical 2.");
    doc_close(&tour->doc);
}

static void put_thresholds(struct tour *tour)
{
    const struct thresholds *thresholds = &tour->pack->thresholds;
    open_paragraph(tour);
    says(tour, "A lead of less than ");
    put_points(tour, thresholds->toss_up);
    says(tour, " is a toss-up, less than ");
    put_points(tour, thresholds->clear);
    says(tour, " slight, less than ");
    put_points(tour, thresholds->firm);
    says(tour, " clear, and from there on it is firm.");
    doc_close(&tour->doc);
}

static void put_second(struct tour *tour)
{
    const struct split_costs *split = &tour->pack->split;
    open_paragraph(tour);
    says(tour, "A plan with several options pays ");
    put_points(tour, split->second);
    says(tour,
         " for each beyond the first. Rules for a split raise and lower that. Any plan pays ");
    put_points(tour, split->introduce);
    says(tour, " for each option that is not operated yet");
    if (split->operated != FACT_NONE) {
        says(tour, ", as ");
        put_fact_link(tour, split->operated);
        says(tour, " says");
    }
    says(tour, ".");
    doc_close(&tour->doc);
}

static void put_cell(struct tour *tour, const struct link_kind *via, int64_t traffic)
{
    char number[NUMBER_TEXT];
    int64_t cost = (via->factor * traffic + 500) / 1000;
    doc_open(&tour->doc, DOC_CELL, NULL);
    says(tour, via->never ? "never" : thousandths_print(cost, number));
    doc_close(&tour->doc);
}

static void put_row(struct tour *tour, const struct link_kind *via)
{
    const struct split_costs *split = &tour->pack->split;
    doc_open(&tour->doc, DOC_ROW, NULL);
    doc_open(&tour->doc, DOC_CELL, NULL);
    doc_words(&tour->doc, DOC_CODE, via->id);
    doc_close(&tour->doc);
    put_cell(tour, via, 1000);
    for (uint32_t i = 0; i < split->traffic_count; i++)
        put_cell(tour, via, split->traffic[i].factor);
    doc_close(&tour->doc);
}

/* What a boundary costs. A pack may have any number of words for traffic; a wide table is still
 * read more easily than a list of products. */
static void put_boundaries(struct tour *tour)
{
    const struct split_costs *split = &tour->pack->split;
    const char **columns = arena_new(&tour->arena, split->traffic_count + 2, sizeof *columns);
    if (!columns) {
        tour->doc.out->failed = true;
        return;
    }
    columns[0] = "via";
    columns[1] = "traffic not given";
    for (uint32_t i = 0; i < split->traffic_count; i++)
        columns[i + 2] = split->traffic[i].id;
    put_paragraph(tour, "A link between components that get different options costs, by what it "
                        "goes through and how much passes through it:");
    doc_table(&tour->doc, columns, split->traffic_count + 2);
    for (uint32_t i = 0; i < split->via_count; i++)
        put_row(tour, &split->via[i]);
    doc_close(&tour->doc);
}

static void put_switch(struct tour *tour)
{
    open_paragraph(tour);
    says(tour, "A component that leaves its option of today, as ");
    put_fact_link(tour, tour->pack->switching.current);
    says(tour, " tells it, pays ");
    put_points(tour, tour->pack->switching.cost);
    says(tour, " times its size. Rules for a switch raise and lower that.");
    doc_close(&tour->doc);
}

void tour_points(struct tour *tour)
{
    const struct split_costs *split = &tour->pack->split;
    tour_section(tour, "_points", "How points are counted");
    put_strengths(tour);
    put_weights(tour);
    put_thresholds(tour);
    if (split->second > 0 || split->introduce > 0)
        put_second(tour);
    if (split->via_count > 0)
        put_boundaries(tour);
    if (tour->pack->switching.current != FACT_NONE)
        put_switch(tour);
    doc_close(&tour->doc);
}
