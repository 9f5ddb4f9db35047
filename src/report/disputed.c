#include "report/disputed.h"

#define SHOWN        2
#define RULES_SHOWN  1
#define MOST_FIGURES 24 /* columns; longer ones are for -f json */

/* The first short figures that a claim of the publication has on a side; NULL. */
static const char *figures_of(const struct pack *pack, const struct ruled_dissent *dissent,
                              int side, uint32_t publication)
{
    for (uint32_t i = 0; i < dissent->counts[side]; i++) {
        const struct claim *claim = &pack->claims[dissent->sides[side][i]];
        if (claim->publication == publication && claim->figures &&
            paint_width(claim->figures) <= MOST_FIGURES)
            return claim->figures;
    }
    return NULL;
}

static bool speaks(const struct pack *pack, const struct ruled_dissent *dissent, int side,
                   uint32_t publication)
{
    for (uint32_t i = 0; i < dissent->counts[side]; i++)
        if (pack->claims[dissent->sides[side][i]].publication == publication)
            return true;
    return false;
}

/* "A 47-78 %, B". */
static void add_side(struct strbuf *out, const struct pack *pack,
                     const struct ruled_dissent *dissent, int side)
{
    bool first = true;
    for (uint32_t i = 0; i < pack->publication_count; i++) {
        if (!speaks(pack, dissent, side, i))
            continue;
        const char *figures = figures_of(pack, dissent, side, i);
        strbuf_printf(out, "%s%s%s%s", first ? "" : ", ", pack->publications[i].id,
                      figures ? " " : "", figures ? figures : "");
        first = false;
    }
}

/* One contradiction; `more` follow that are not shown. */
static void put_dissent(struct paint *paint, const struct pack *pack,
                        const struct ruled_dissent *dissent, bool first, uint32_t more)
{
    uint32_t most = dissent->rule_count <= RULES_SHOWN + 1 ? dissent->rule_count : RULES_SHOWN;
    struct strbuf line;
    strbuf_init(&line);
    add_side(&line, pack, dissent, 0);
    strbuf_puts(&line, " against ");
    add_side(&line, pack, dissent, 1);
    for (uint32_t i = 0; i < most; i++)
        strbuf_printf(&line, "%s%s", i > 0 ? ", " : ": ", pack->rules[dissent->rules[i]].id);
    if (dissent->rule_count > most)
        strbuf_printf(&line, " and %u more", dissent->rule_count - most);
    if (more > 0)
        strbuf_printf(&line, " (%u more)", more);
    paint_section(paint, first ? "DISPUTED" : "", &line);
}

void disputed_write(struct paint *paint, const struct ruling *ruling)
{
    uint32_t shown = ruling->dissent_count < SHOWN ? ruling->dissent_count : SHOWN;
    for (uint32_t i = 0; i < shown; i++)
        put_dissent(paint, ruling->profile->pack, &ruling->dissent[i], i == 0,
                    i + 1 == shown ? ruling->dissent_count - shown : 0);
}
