/* Overlays: the packs that were laid over the base, and what they changed of it. */
#include "author/doc/tour.h"

static void put_layer(struct tour *tour, const struct layer *layer, bool base)
{
    struct doc *doc = &tour->doc;
    doc_open(doc, DOC_ITEM, NULL);
    doc_words(doc, DOC_CODE, layer->name);
    doc_printf(doc, " %s: %s%s", layer->version, layer->title, base ? " (the base)" : "");
    doc_close(doc);
}

/* Whether the document has an entry for the subject of a change. */
static bool has_entry(const struct pack *pack, const char *subject)
{
    uint32_t index;
    return pack_find(pack, subject, &index) != ID_NONE ||
           fact_find(&pack->vocabulary, subject) != FACT_NONE;
}

static void put_change(struct tour *tour, const struct override *override)
{
    struct doc *doc = &tour->doc;
    doc_open(doc, DOC_ITEM, NULL);
    doc_words(doc, DOC_CODE, tour->pack->layers[override->layer].name);
    doc_printf(doc, ": %s ", override->kind);
    if (has_entry(tour->pack, override->subject))
        doc_link(doc, DOC_CODE, override->subject, override->subject);
    else
        doc_words(doc, DOC_CODE, override->subject);
    doc_printf(doc, ": %s%s%s", override->change, override->reason ? " – " : "",
               override->reason ? override->reason : "");
    doc_close(doc);
}

void tour_changes(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    if (pack->layer_count < 2)
        return;
    tour_section(tour, "_overlays", "Overlays and what they changed");
    put_paragraph(tour, "The pack consists of these, each laid over those before it:");
    doc_open(&tour->doc, DOC_LIST, NULL);
    for (uint32_t i = 0; i < pack->layer_count; i++)
        put_layer(tour, &pack->layers[i], i == 0);
    doc_close(&tour->doc);
    if (pack->override_count > 0) {
        put_paragraph(tour, "Beside what they add, they change:");
        doc_open(&tour->doc, DOC_LIST, NULL);
        for (uint32_t i = 0; i < pack->override_count; i++)
            put_change(tour, &pack->overrides[i]);
        doc_close(&tour->doc);
    }
    doc_close(&tour->doc);
}
