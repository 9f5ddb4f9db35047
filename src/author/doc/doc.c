#include "author/doc/doc.h"

#include <stddef.h>
#include <string.h>

#include "author/doc/tour.h"

/* ---- description ---- */

/* "Tea, Coffee and Juice". */
static void put_options(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    for (uint32_t i = 0; i < pack->option_count; i++) {
        if (i > 0)
            says(tour, i + 1 < pack->option_count ? ", " : " and ");
        says(tour, pack->options[i].title);
    }
}

static uint32_t count_questions(const struct pack *pack)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < pack->vocabulary.count; i++)
        count += pack->vocabulary.facts[i].question != NULL;
    return count;
}

static uint32_t count_disabled(const struct pack *pack)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        count += pack->rules[i].disabled;
    return count;
}

/* What the pack decides, and how much there is of it. */
static void put_summary(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    uint32_t disabled = count_disabled(pack);
    doc_open(&tour->doc, DOC_PARAGRAPH, NULL);
    says(tour, "The rule pack ");
    doc_words(&tour->doc, DOC_CODE, pack->name);
    says(tour, " decides between ");
    put_options(tour);
    says(tour, " for each component of a project. It asks ");
    put_count(tour, count_questions(pack), "question");
    says(tour, ", has ");
    put_count(tour, pack->rule_count, "rule");
    if (disabled > 0)
        doc_printf(&tour->doc, " (%u disabled)", disabled);
    says(tour, ", and rests on ");
    put_count(tour, pack->claim_count, "claim");
    says(tour, " of ");
    put_count(tour, pack->publication_count, "source");
    says(tour, ".");
    doc_close(&tour->doc);
}

/* The overlays by name; what they changed has a section of its own. */
static void put_overlays(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    if (pack->layer_count < 2)
        return;
    doc_open(&tour->doc, DOC_FIELD, "Overlays");
    for (uint32_t i = 1; i < pack->layer_count; i++) {
        says(tour, i > 1 ? ", " : "");
        doc_link(&tour->doc, DOC_CODE, "_overlays", pack->layers[i].name);
        doc_printf(&tour->doc, " %s", pack->layers[i].version);
    }
    doc_close(&tour->doc);
}

static void put_identity(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_field(tour, "Version", pack->version);
    put_overlays(tour);
    doc_open(&tour->doc, DOC_FIELD, "Digest");
    doc_words(&tour->doc, DOC_CODE, pack->digest);
    doc_close(&tour->doc);
    doc_close(&tour->doc);
}

static void tour_description(struct tour *tour)
{
    put_summary(tour);
    put_identity(tour);
    tour_options(tour);
    tour_points(tour);
    tour_changes(tour);
}

/* ---- the whole ---- */

#define COUNT(thing) offsetof(struct pack, thing##_count)

static const struct part {
    const char *anchor;
    const char *title;
    size_t count; /* where in a pack is said how much it has to show */
    void (*show)(struct tour *tour);
    void (*list)(struct tour *tour); /* what in it is worth a line of the contents; may be NULL */
} parts[] = {
    {"_description", "Description", COUNT(option), tour_description, NULL},
    {"_questions", "Questions", COUNT(option), tour_questions, tour_list_questions},
    {"_rules", "Criteria and rules", COUNT(rule), tour_rules, tour_list_criteria},
    {"_advice", "Advice", COUNT(advice), tour_advice, NULL},
    {"_checks", "Checks", COUNT(check), tour_checks, NULL},
    {"_sources", "Sources", COUNT(publication), tour_sources, tour_list_sources},
};

enum { PARTS = sizeof parts / sizeof *parts };

static bool is_empty(const struct tour *tour, const struct part *part)
{
    uint32_t count;
    memcpy(&count, (const char *)tour->pack + part->count, sizeof count);
    return count == 0;
}

static void put_contents(struct tour *tour)
{
    struct doc *doc = &tour->doc;
    doc_open(doc, DOC_CONTENTS, NULL);
    doc_open(doc, DOC_LIST, NULL);
    for (int i = 0; i < PARTS; i++) {
        if (is_empty(tour, &parts[i]))
            continue;
        doc_open(doc, DOC_ITEM, NULL);
        doc_link(doc, DOC_PLAIN, parts[i].anchor, parts[i].title);
        if (parts[i].list) {
            doc_open(doc, DOC_LIST, NULL);
            parts[i].list(tour);
            doc_close(doc);
        }
        doc_close(doc);
    }
    doc_close(doc);
    doc_close(doc);
}

static void put_parts(struct tour *tour)
{
    put_contents(tour);
    for (int i = 0; i < PARTS; i++) {
        if (is_empty(tour, &parts[i]))
            continue;
        tour_section(tour, parts[i].anchor, parts[i].title);
        parts[i].show(tour);
        doc_close(&tour->doc);
    }
}

static const char *text_of(struct strbuf *buf)
{
    return buf->text ? buf->text : "";
}

void doc_write(const struct pack *pack, const struct doc_format *format, const char *day,
               struct strbuf *out)
{
    struct tour tour = {.pack = pack};
    struct strbuf title;
    struct strbuf version;
    strbuf_init(&title);
    strbuf_init(&version);
    arena_init(&tour.arena);
    doc_squeeze(&title, pack->title);
    doc_squeeze(&version, pack->version);
    bool usable = usage_init(&tour.usage, pack);
    struct doc_head head = {pack->name, text_of(&version), text_of(&title), day};
    if (title.failed || version.failed || !usable) {
        out->failed = true;
    } else {
        doc_begin(&tour.doc, format, &head, out);
        put_parts(&tour);
        doc_end(&tour.doc);
    }
    usage_fini(&tour.usage);
    arena_fini(&tour.arena);
    strbuf_fini(&title);
    strbuf_fini(&version);
}
