#include "report/advised.h"

#include "decide/advise.h"
#include "report/cited.h"
#include "report/names.h"

#define NAMES_SHOWN 6

/* A piece of advice that applies: to the project, or to components of the ruling, a bit for each.
 */
struct piece {
    const struct advice *advice;
    uint64_t components;
};

/* How much of each list of advice was looked at; all are in the order of advice_sorted. */
struct walk {
    const struct ruling *ruling;
    uint32_t project;
    uint32_t *components; /* by number */
};

/* Whether a list goes on with this piece of advice, which is passed then. */
static bool passes(const struct ruled_advice *list, uint32_t count, uint32_t *at, uint32_t advice)
{
    bool next = *at < count && list[*at].advice == advice;
    *at += next;
    return next;
}

/* Whether a piece of advice applies, and to which components. */
static bool applies(struct walk *walk, uint32_t advice, uint64_t *components)
{
    const struct ruling *ruling = walk->ruling;
    bool found = passes(ruling->advice, ruling->advice_count, &walk->project, advice);
    *components = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        *components |= (uint64_t)passes(component->advice, component->advice_count,
                                        &walk->components[i], advice)
                       << i;
    }
    return found || *components != 0;
}

/* Finds the first pieces that apply; returns how many there are in all. */
static uint32_t find_first(struct walk *walk, const uint32_t *sorted, struct piece *pieces,
                           uint32_t most)
{
    const struct pack *pack = walk->ruling->profile->pack;
    uint32_t found = 0;
    for (uint32_t i = 0; i < pack->advice_count; i++) {
        uint64_t components;
        if (applies(walk, sorted[i], &components) && found++ < most)
            pieces[found - 1] = (struct piece){&pack->advice[sorted[i]], components};
    }
    return found;
}

/* "gateway, live: Start in TypeScript." One component needs no name. */
static void put_piece(struct paint *paint, const struct ruling *ruling, const struct piece *piece,
                      bool first, uint32_t more)
{
    struct strbuf line;
    strbuf_init(&line);
    if (ruling->component_count > 1 && piece->components != 0) {
        names_add(&line, ruling, piece->components, NAMES_SHOWN);
        strbuf_puts(&line, ": ");
    }
    strbuf_printf(&line, "%s%s", piece->advice->caution ? "Caution: " : "", piece->advice->text);
    if (more > 0)
        strbuf_printf(&line, " (%u more: eval --advice)", more);
    paint_section(paint, first ? "ADVICE" : "", &line);
}

void advised_write(struct paint *paint, const struct ruling *ruling, uint32_t most)
{
    struct arena arena;
    arena_init(&arena);
    struct walk walk = {.ruling = ruling};
    const uint32_t *sorted = advice_sorted(&arena, ruling->profile->pack);
    struct piece *pieces = arena_new(&arena, most, sizeof *pieces);
    walk.components = arena_new(&arena, ruling->component_count, sizeof *walk.components);
    bool done = sorted && pieces && walk.components;
    uint32_t found = done ? find_first(&walk, sorted, pieces, most) : 0;
    uint32_t shown = found < most ? found : most;
    for (uint32_t i = 0; i < shown; i++)
        put_piece(paint, ruling, &pieces[i], i == 0, i + 1 == shown ? found - shown : 0);
    paint->out->failed = paint->out->failed || !done;
    arena_fini(&arena);
}

/* ---- all of it ---- */

/* "  Caution: Keep CPU work off the event loop. [BD]" */
static void put_line(struct paint *paint, const struct pack *pack, const struct advice *advice)
{
    struct strbuf line;
    strbuf_init(&line);
    strbuf_printf(&line, "%s%s ", advice->caution ? "Caution: " : "", advice->text);
    cited_letters(&line, pack, advice->cites, advice->cite_count);
    paint_text(paint, TONE_FAINT, "  - ");
    paint_flow(paint, &line, 4, 4);
}

static void put_list(struct paint *paint, const struct ruling *ruling,
                     const struct ruled_advice *list, uint32_t count)
{
    const struct pack *pack = ruling->profile->pack;
    for (uint32_t i = 0; i < count; i++)
        put_line(paint, pack, &pack->advice[list[i].advice]);
}

/* "gateway: Node.js", and what applies there. */
static void put_component(struct paint *paint, const struct ruling *ruling, uint32_t i)
{
    const struct ruled_component *component = &ruling->components[i];
    if (component->advice_count == 0)
        return;
    paint_line(paint);
    paint_text(paint, TONE_STRONG, names_of(ruling, i));
    if (component->option != OPTION_NONE)
        paint_printf(paint, TONE_PLAIN, ": %s",
                     ruling->profile->pack->options[component->option].title);
    paint_line(paint);
    put_list(paint, ruling, component->advice, component->advice_count);
}

void advised_write_all(struct paint *paint, const struct ruling *ruling)
{
    uint32_t count = ruling->advice_count;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        count += ruling->components[i].advice_count;
    paint_text(paint, TONE_STRONG, "ADVICE");
    paint_text(paint, TONE_PLAIN, count == 0 ? ": none applies\n" : "\n");
    if (ruling->advice_count > 0) {
        paint_line(paint);
        paint_text(paint, TONE_STRONG, "the project\n");
    }
    put_list(paint, ruling, ruling->advice, ruling->advice_count);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        put_component(paint, ruling, i);
}
