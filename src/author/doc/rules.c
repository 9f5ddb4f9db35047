/* Every criterion with its rules, and those that belong to none. */
#include <stdlib.h>

#include "author/doc/tour.h"

/* ---- what a rule says ---- */

/* Separates one thing that a rule says from the one before it. */
static void begin_saying(struct tour *tour)
{
    const struct doc *doc = &tour->doc;
    says(tour, doc->frames[doc->depth].words ? "; " : "");
}

static void say_effect(struct tour *tour, const struct effect *effect)
{
    int32_t points = effect->points;
    begin_saying(tour);
    doc_words(&tour->doc, points > 0 ? DOC_FAVOURS : DOC_AGAINST,
              points > 0 ? "favours" : "speaks against");
    doc_printf(&tour->doc, " %s: %s, ", tour->pack->options[effect->option].title,
               effect->strength);
    put_points(tour, abs(points) * INT64_C(1000));
}

static void say_excluded(struct tour *tour, uint32_t option)
{
    begin_saying(tour);
    doc_words(&tour->doc, DOC_EXCLUDES, "rules out");
    doc_printf(&tour->doc, " %s", tour->pack->options[option].title);
}

static void say_derived(struct tour *tour, const struct derivation *derivation)
{
    begin_saying(tour);
    says(tour, "sets ");
    put_fact_link(tour, derivation->fact);
    says(tour, " to ");
    put_value(tour, &tour->pack->vocabulary.facts[derivation->fact], &derivation->value);
}

static void say_overhead(struct tour *tour, const struct rule *rule)
{
    begin_saying(tour);
    says(tour, rule->scope == RULE_SWITCH ? "moving a component " : "a split ");
    doc_words(&tour->doc, rule->overhead > 0 ? DOC_AGAINST : DOC_FAVOURS,
              rule->overhead > 0 ? "costs" : "saves");
    says(tour, " ");
    put_points(tour, abs(rule->overhead) * INT64_C(1000));
}

static void put_saying(struct tour *tour, const struct rule *rule)
{
    doc_open(&tour->doc, DOC_PARAGRAPH, NULL);
    for (uint32_t i = 0; i < rule->effect_count; i++)
        say_effect(tour, &rule->effects[i]);
    for (uint32_t i = 0; i < tour->pack->option_count; i++)
        if ((rule->excludes >> i) & 1)
            say_excluded(tour, i);
    for (uint32_t i = 0; i < rule->derivation_count; i++)
        say_derived(tour, &rule->derivations[i]);
    if (rule->overhead != 0)
        say_overhead(tour, rule);
    doc_close(&tour->doc);
}

static void put_rule(struct tour *tour, const struct rule *rule)
{
    open_entry(tour, rule->id, rule->title, rule->disabled);
    put_saying(tour, rule);
    put_paragraph(tour, rule->because);
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_condition(tour, "When", rule->when);
    put_claims(tour, "Rests on", rule->cites, rule->cite_count);
    put_claims(tour, "Despite", rule->despite, rule->despite_count);
    if (!rule->waivable)
        put_field(tour, "Waivers", "none: it cannot be waived");
    put_origin(tour, "rule", rule->id, rule->layer);
    doc_close(&tour->doc);
    doc_close(&tour->doc);
}

/* ---- criteria ---- */

static void put_rules_of(struct tour *tour, uint32_t criterion)
{
    for (uint32_t i = 0; i < tour->pack->rule_count; i++)
        if (tour->pack->rules[i].criterion == criterion)
            put_rule(tour, &tour->pack->rules[i]);
}

static void put_criterion(struct tour *tour, uint32_t index)
{
    const struct criterion *criterion = &tour->pack->criteria[index];
    char weight[NUMBER_TEXT];
    tour_chapter(tour, criterion->id, criterion->title);
    if (criterion->weight != 1000) {
        doc_open(&tour->doc, DOC_PARAGRAPH, NULL);
        doc_printf(&tour->doc, "Its weight is %s.", thousandths_print(criterion->weight, weight));
        doc_close(&tour->doc);
    }
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_origin(tour, "criterion", criterion->id, criterion->layer);
    doc_close(&tour->doc);
    put_rules_of(tour, index);
    doc_close(&tour->doc);
}

static bool has_homeless(const struct pack *pack)
{
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (pack->rules[i].criterion == CRITERION_NONE)
            return true;
    return false;
}

#define HOMELESS_ANCHOR "_rules-others"
#define HOMELESS_TITLE  "Rules of no criterion"

void tour_rules(struct tour *tour)
{
    put_paragraph(tour, "A rule fires where its condition holds. What it rests on, and what says "
                        "otherwise, are claims of the sources below.");
    for (uint32_t i = 0; i < tour->pack->criterion_count; i++)
        put_criterion(tour, i);
    if (!has_homeless(tour->pack))
        return;
    tour_section(tour, HOMELESS_ANCHOR, HOMELESS_TITLE);
    put_rules_of(tour, CRITERION_NONE);
    doc_close(&tour->doc);
}

void tour_list_criteria(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    for (uint32_t i = 0; i < pack->criterion_count; i++)
        tour_list(tour, pack->criteria[i].id, pack->criteria[i].title);
    if (has_homeless(pack))
        tour_list(tour, HOMELESS_ANCHOR, HOMELESS_TITLE);
}
