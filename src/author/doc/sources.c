/* Every source with what is known of it, and its claims with what rests on them. */
#include "author/doc/tour.h"

static void put_publication(struct tour *tour, const struct publication *source)
{
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_field(tour, "Author", source->author);
    put_field(tour, "Date", source->date);
    put_field(tour, "Kind", source->kind);
    put_field(tour, "Vendor",
              source->vendor ? "yes: its publisher sells or advertises around the options" : "no");
    put_field(tour, "Measured", source->measured ? "yes: it reports figures of its own" : "no");
    if (source->url) {
        doc_open(&tour->doc, DOC_FIELD, "Address");
        doc_address(&tour->doc, source->url);
        doc_close(&tour->doc);
    }
    put_field(tour, "Saved as", source->file);
    put_origin(tour, "source", source->id, source->layer);
    doc_close(&tour->doc);
}

static void put_claim(struct tour *tour, uint32_t index)
{
    const struct claim *claim = &tour->pack->claims[index];
    const struct usage *usage = &tour->usage;
    open_entry(tour, claim->id, claim->id, false);
    put_paragraph(tour, claim->text);
    doc_open(&tour->doc, DOC_FIELDS, NULL);
    put_field(tour, "Section", claim->section);
    put_field(tour, "Figures", claim->figures);
    put_field(tour, "Strength", claim->strength);
    put_claims(tour, "Contradicts", claim->contradicts, claim->contradict_count);
    put_field(tour, "Note", claim->note);
    put_field(tour, "Set aside", claim->set_aside);
    put_users(tour, "Used by", &usage->claims, index, ID_RULE);
    put_users(tour, "Despite it", &usage->answered, index, ID_RULE);
    put_users(tour, "Advice", &usage->claims, index, ID_ADVICE);
    put_users(tour, "Questions", &usage->claims, index, ID_NONE);
    put_users(tour, "Checks", &usage->claims, index, ID_CHECK);
    put_origin(tour, "claim", claim->id, claim->layer);
    doc_close(&tour->doc);
    doc_close(&tour->doc);
}

static void put_source(struct tour *tour, uint32_t index)
{
    const struct pack *pack = tour->pack;
    tour_chapter(tour, pack->publications[index].id, pack->publications[index].title);
    put_publication(tour, &pack->publications[index]);
    for (uint32_t i = 0; i < pack->claim_count; i++)
        if (pack->claims[i].publication == index)
            put_claim(tour, i);
    doc_close(&tour->doc);
}

void tour_sources(struct tour *tour)
{
    put_paragraph(tour, "What published documents say, in our words, apart from what the rules "
                        "conclude from it.");
    for (uint32_t i = 0; i < tour->pack->publication_count; i++)
        put_source(tour, i);
}

void tour_list_sources(struct tour *tour)
{
    const struct pack *pack = tour->pack;
    for (uint32_t i = 0; i < pack->publication_count; i++)
        tour_list(tour, pack->publications[i].id, pack->publications[i].title);
}
