#include "report/text.h"

#include "report/advised.h"
#include "report/analysis/essence.h"
#include "report/chart.h"
#include "report/disputed.h"
#include "report/grounds.h"
#include "report/opens.h"
#include "report/overlays.h"
#include "report/pins.h"
#include "report/plans.h"
#include "report/plea.h"
#include "report/sources.h"
#include "report/verdict.h"
#include "report/waived.h"

#define RULES_SHOWN  8
#define RULES_LINES  8
#define ADVICE_SHOWN 2

/* ---- the head ---- */

/* The profile on the left, the pack with its version, its overlays and the first digits of its
 * digest on the right, where both fit. */
static void put_head(struct paint *paint, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    const struct pack *pack = profile->pack;
    const char *dot = paint_glyph(paint, GLYPH_DOT);
    struct strbuf stack;
    strbuf_init(&stack);
    overlays_stack(&stack, pack, paint->style.width - 9);
    int left = paint_width(profile->name) + paint_width(profile->file) + 3;
    int right = (stack.failed ? 0 : paint_width(stack.text)) + 9;
    paint_text(paint, TONE_STRONG, profile->name);
    paint_printf(paint, TONE_PLAIN, " (%s)", profile->file);
    if (left + right + 2 <= paint->style.width)
        paint_space(paint, paint->style.width - left - right);
    else
        paint_line(paint);
    paint_printf(paint, TONE_FAINT, "%s %s %.6s", stack.failed ? "" : stack.text, dot,
                 pack->digest);
    paint_line(paint);
    paint_line(paint);
    paint->out->failed |= stack.failed;
    strbuf_fini(&stack);
}

/* ---- the options that few criteria judge ---- */

static void put_judged(struct paint *paint, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    for (uint32_t i = 0; i < pack->option_count; i++) {
        uint32_t judged = pack_judged_in(pack, i);
        if (2 * judged < pack->criterion_count)
            paint_printf(paint, TONE_PLAIN, "NOTE      %s is judged in %u of %u criteria.\n",
                         pack->options[i].title, judged, pack->criterion_count);
    }
}

/* ---- what to do next ---- */

/* Commands that tell more, the first in full: what to ask, where open answers may change it. */
static void put_next(struct paint *paint, const struct ruling *ruling)
{
    const char *dot = paint_glyph(paint, GLYPH_DOT);
    bool asks = ruling->settled != SETTLED_YES && ruling->open_count > 0;
    struct strbuf line;
    strbuf_init(&line);
    strbuf_printf(&line, "ruling %s %s%s", asks ? "next" : "why", paint_flags(paint),
                  ruling->profile->file);
    if (asks)
        strbuf_printf(&line, " %s ask %s why", dot, dot);
    strbuf_printf(&line, " %s whatif %s explain RULE %s eval -f json", dot, dot, dot);
    paint_section(paint, "NEXT", &line);
}

static void write_ruling(struct paint *paint, const struct ruling *ruling)
{
    put_head(paint, ruling);
    verdict_write(paint, ruling);
    chart_write(paint, ruling);
    plans_write(paint, ruling);
    grounds_write(paint, ruling, RULES_SHOWN, RULES_LINES);
    plea_write(paint, ruling);
    paint_line(paint);
    pins_write(paint, ruling);
    pins_write_held(paint, ruling);
    pins_write_decided(paint, ruling);
    waived_write(paint, ruling);
    overlays_write(paint, ruling);
    disputed_write(paint, ruling);
    opens_write(paint, ruling);
    essence_write(paint, ruling->analysis);
    put_judged(paint, ruling);
    sources_write(paint, ruling);
    advised_write(paint, ruling, ADVICE_SHOWN);
    put_next(paint, ruling);
}

void text_write(const struct rulings *rulings, const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    for (uint32_t i = 0; i < rulings->count; i++) {
        if (i > 0)
            paint_line(&paint);
        write_ruling(&paint, &rulings->items[i]);
    }
}

void text_write_advice(const struct rulings *rulings, const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    for (uint32_t i = 0; i < rulings->count; i++) {
        if (i > 0)
            paint_line(&paint);
        put_head(&paint, &rulings->items[i]);
        verdict_write(&paint, &rulings->items[i]);
        advised_write_all(&paint, &rulings->items[i]);
    }
}
