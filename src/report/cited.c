#include "report/cited.h"

#include <string.h>

/* The first publication of the pack from number `from` on that one of the claims is in; their count
 * when there is none. */
static uint32_t next_source(const struct pack *pack, const uint32_t *claims, uint32_t count,
                            uint32_t from)
{
    uint32_t next = pack->publication_count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t source = pack->claims[claims[i]].publication;
        if (source >= from && source < next)
            next = source;
    }
    return next;
}

void cited_letters(struct strbuf *out, const struct pack *pack, const uint32_t *claims,
                   uint32_t count)
{
    const struct publication *sources = pack->publications;
    uint32_t none = pack->publication_count;
    uint32_t first = next_source(pack, claims, count, 0);
    bool letters = true;
    for (uint32_t i = first; i < none; i = next_source(pack, claims, count, i + 1))
        letters = letters && strlen(sources[i].id) == 1;
    if (first == none)
        return;
    strbuf_putc(out, '[');
    for (uint32_t i = first; i < none; i = next_source(pack, claims, count, i + 1))
        strbuf_printf(out, "%s%s", i == first || letters ? "" : ", ", sources[i].id);
    strbuf_putc(out, ']');
}

const char *cited_origin(const struct profile *profile, const struct cited_fact *fact)
{
    if (fact->origin != ORIGIN_OTHERWISE)
        return origin_name(fact->origin);
    /* What no rule derives is derived all the same. */
    return profile->pack->vocabulary.facts[fact->fact].derived ? origin_name(ORIGIN_DERIVED)
                                                               : "not asked";
}

bool cited_from_base(const struct profile *profile, const struct cited_fact *fact)
{
    for (uint32_t i = 0; fact->origin == ORIGIN_GIVEN && i < profile->base_count; i++)
        if (fact->place.file && strcmp(fact->place.file, profile->bases[i]) == 0)
            return true;
    return false;
}

/* A path without its folders. */
static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void cited_fact(struct strbuf *out, const struct profile *profile, const struct cited_fact *fact)
{
    const struct place *place = &fact->place;
    strbuf_printf(out, "%s = %s", fact_short_name(&profile->pack->vocabulary.facts[fact->fact]),
                  fact->value);
    if (fact->origin != ORIGIN_GIVEN)
        strbuf_printf(out, " (%s)", cited_origin(profile, fact));
    else if (cited_from_base(profile, fact))
        strbuf_printf(out, " (%s:%u)", file_name(place->file), place->line);
    else if (place->file && strcmp(place->file, profile->file) != 0)
        strbuf_puts(out, " (--set)");
    else if (place->line > 0)
        strbuf_printf(out, " :%u", place->line);
}

void cited_address(struct strbuf *out, const struct profile *profile, uint32_t fact,
                   uint32_t component)
{
    const struct fact *asked = &profile->pack->vocabulary.facts[fact];
    bool named = component != COMPONENT_NONE && profile->component_count > 1;
    if (named)
        strbuf_printf(out, "%s/", profile->components[component].name);
    strbuf_puts(out, named ? fact_short_name(asked) : asked->name);
}
