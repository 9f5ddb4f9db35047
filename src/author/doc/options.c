/* What the pack decides between. */
#include "author/doc/tour.h"

/* How rules speak of an option. */
struct speech {
    uint32_t favours;
    uint32_t against;
    uint32_t excludes;
};

static struct speech listen(const struct pack *pack, uint32_t option)
{
    struct speech speech = {0, 0, 0};
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        if (rule->disabled)
            continue;
        speech.excludes += (rule->excludes >> option) & 1;
        for (uint32_t j = 0; j < rule->effect_count; j++) {
            speech.favours += rule->effects[j].option == option && rule->effects[j].points > 0;
            speech.against += rule->effects[j].option == option && rule->effects[j].points < 0;
        }
    }
    return speech;
}

static void put_option(struct tour *tour, uint32_t index)
{
    const struct pack *pack = tour->pack;
    const struct option *option = &pack->options[index];
    struct speech speech = listen(pack, index);
    open_entry(tour, option->id, option->title, false);
    doc_open(&tour->doc, DOC_PARAGRAPH, NULL);
    put_count(tour, speech.favours, "rule");
    doc_printf(&tour->doc, " in favour of it, %u against it, %u that can rule it out. ",
               speech.against, speech.excludes);
    doc_printf(&tour->doc, "It is judged in %u of %u criteria.", pack_judged_in(pack, index),
               pack->criterion_count);
    doc_close(&tour->doc);
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_origin(tour, "option", option->id, option->layer);
    doc_close(&tour->doc);
    doc_close(&tour->doc);
}

static void put_combination(struct tour *tour)
{
    const struct option *combination = &tour->pack->combination;
    open_entry(tour, combination->id, combination->title, false);
    put_paragraph(tour, "Several options, each for a part of the project.");
    doc_close(&tour->doc);
}

void tour_options(struct tour *tour)
{
    tour_section(tour, "_options", "What it decides between");
    for (uint32_t i = 0; i < tour->pack->option_count; i++)
        put_option(tour, i);
    put_combination(tour);
    doc_close(&tour->doc);
}
