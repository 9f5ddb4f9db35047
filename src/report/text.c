#include "report/text.h"

#include "report/advised.h"
#include "report/chart.h"
#include "report/disputed.h"
#include "report/grounds.h"
#include "report/opens.h"
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

/* The profile on the left, the pack with its version and the first digits of its digest on the
 * right, where both fit. */
static void put_head(struct paint *paint, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    const struct pack *pack = profile->pack;
    const char *dot = paint_glyph(paint, GLYPH_DOT);
    int left = paint_width(profile->name) + paint_width(profile->file) + 3;
    int right = paint_width(pack->name) + paint_width(pack->version) + 10;
    paint_text(paint, TONE_STRONG, profile->name);
    paint_printf(paint, TONE_PLAIN, " (%s)", profile->file);
    if (left + right + 2 <= paint->style.width)
        paint_space(paint, paint->style.width - left - right);
    else
        paint_line(paint);
    paint_printf(paint, TONE_FAINT, "%s %s %s %.6s", pack->name, pack->version, dot, pack->digest);
    paint_line(paint);
    paint_line(paint);
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

static void put_next(struct paint *paint, const struct ruling *ruling)
{
    const char *dot = paint_glyph(paint, GLYPH_DOT);
    struct strbuf line;
    strbuf_init(&line);
    strbuf_printf(&line, "ruling why %s%s %s explain RULE %s eval -f json", paint_flags(paint),
                  ruling->profile->file, dot, dot);
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
    disputed_write(paint, ruling);
    opens_write(paint, ruling);
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
