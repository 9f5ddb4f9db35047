#include "report/sources.h"

#include <stdio.h>
#include <string.h>

/* ---- which they are ---- */

static void mark_rules(const struct pack *pack, const struct ruled_rule *rules, uint32_t count,
                       bool *used)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct rule *rule = &pack->rules[rules[i].rule];
        bool counts = rules[i].state == TRUTH_TRUE && !rules[i].waived;
        for (uint32_t k = 0; counts && k < rule->cite_count; k++)
            used[pack->claims[rule->cites[k]].publication] = true;
    }
}

static void mark_sources(const struct ruling *ruling, bool *used)
{
    const struct pack *pack = ruling->profile->pack;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        mark_rules(pack, component->rules, component->rule_count, used);
        mark_rules(pack, component->switches, component->switch_count, used);
    }
    if (ruling->split.exists)
        mark_rules(pack, ruling->split.rules, ruling->split.rule_count, used);
}

/* ---- how they are laid out ---- */

#define CELL_GAP  2
#define CELL_ROOM 32 /* a title is hardly known in less */

/* Two have a line each, as have all where lines are short; more stand side by side. */
static int columns_for(const struct paint *paint, uint32_t count)
{
    int columns = (paint->style.width - PAINT_GUTTER + CELL_GAP) / (CELL_ROOM + CELL_GAP);
    return count <= 2 || columns < 1 ? 1 : columns;
}

/* "'26" for "about 2026"; the whole date where it has no year. */
static const char *year_of(const char *date, char year[8])
{
    for (const char *at = date; *at; at++) {
        size_t digits = strspn(at, "0123456789");
        if (digits == 4) {
            snprintf(year, 8, "'%.2s", at + 2);
            return year;
        }
        at += digits > 0 ? digits - 1 : 0;
    }
    return date;
}

/* "A Real World '26", the title cut to what fits; filled up with spaces unless it ends the line. */
static void put_source(struct paint *paint, const struct publication *source, int width, bool fill)
{
    char year[8];
    const char *date = source->date ? year_of(source->date, year) : NULL;
    int room = width - paint_width(source->id) - 1 - (date ? paint_width(date) + 1 : 0);
    int title = paint_width(source->title);
    title = title < room ? title : room;
    paint_printf(paint, TONE_PLAIN, "%s ", source->id);
    paint_cell(paint, TONE_PLAIN, source->title, title, false);
    if (date)
        paint_printf(paint, TONE_FAINT, " %s", date);
    paint_space(paint, fill ? room - title + CELL_GAP : 0);
}

static void put_sources(struct paint *paint, const struct pack *pack, const bool *used,
                        uint32_t count)
{
    int columns = columns_for(paint, count);
    int width = (paint->style.width - PAINT_GUTTER - CELL_GAP * (columns - 1)) / columns;
    uint32_t at = 0;
    for (uint32_t i = 0; i < pack->publication_count; i++) {
        if (!used[i])
            continue;
        bool first = at % (uint32_t)columns == 0;
        bool last = ++at == count || at % (uint32_t)columns == 0;
        if (first)
            paint_text(paint, TONE_STRONG, at == 1 ? "SOURCES   " : "          ");
        put_source(paint, &pack->publications[i], width, !last);
        if (last)
            paint_line(paint);
    }
}

void sources_write(struct paint *paint, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    struct arena arena;
    uint32_t count = 0;
    arena_init(&arena);
    bool *used = arena_new(&arena, pack->publication_count, sizeof *used);
    if (used)
        mark_sources(ruling, used);
    for (uint32_t i = 0; used && i < pack->publication_count; i++)
        count += used[i];
    if (used)
        put_sources(paint, pack, used, count);
    paint->out->failed = paint->out->failed || !used;
    arena_fini(&arena);
}
