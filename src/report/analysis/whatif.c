#include "report/analysis/whatif.h"

#include "base/number.h"
#include "report/analysis/json.h"
#include "report/analysis/phrase.h"
#include "report/json_plans.h"
#include "report/verdict.h"

#define FLIPS_SHOWN   6
#define WEIGHTS_SHOWN 6

struct page {
    struct paint paint;
    const struct analysis *analysis;
    bool all;
};

/* The three kinds of flips, each under a head of its own. */
enum flip_kind { FLIP_ONE, FLIP_TWO, FLIP_PRIORITY, FLIP_KINDS };

static enum flip_kind kind_of(const struct flip *flip)
{
    if (flip->changes[0].kind != CHANGE_FACT)
        return FLIP_PRIORITY;
    return flip->change_count == 1 ? FLIP_ONE : FLIP_TWO;
}

/* "    makes it Python alone, 2.0 ahead; 1 step". */
static void put_made(struct page *page, const struct flip *flip)
{
    struct strbuf line;
    char margin[NUMBER_TEXT];
    strbuf_init(&line);
    phrase_makes(&line, page->analysis->ruling, flip->outcome, flip->change_count > 1);
    if (flip->margin > 0)
        strbuf_printf(&line, ", %s ahead", halves_print(flip->margin, margin));
    strbuf_puts(&line, "; ");
    phrase_distance(&line, flip);
    paint_space(&page->paint, 4);
    paint_flow(&page->paint, &line, 4, 6);
}

/* A command is never broken: it is there to be copied. */
static void put_command(struct page *page, const struct flip *flip)
{
    struct strbuf line;
    strbuf_init(&line);
    phrase_command(&line, &page->paint, page->analysis->ruling, flip);
    paint_printf(&page->paint, TONE_FAINT, "    %s\n", line.failed ? "" : line.text);
    page->paint.out->failed = page->paint.out->failed || line.failed;
    strbuf_fini(&line);
}

static void put_flip(struct page *page, const struct flip *flip)
{
    for (uint32_t i = 0; i < flip->change_count; i++) {
        struct strbuf line;
        strbuf_init(&line);
        phrase_change(&line, page->analysis->ruling->profile, &flip->changes[i]);
        paint_space(&page->paint, 2);
        paint_flow(&page->paint, &line, 2, 6);
    }
    put_made(page, flip);
    put_command(page, flip);
}

static void put_more(struct page *page, uint32_t more)
{
    if (more > 0)
        paint_printf(&page->paint, TONE_PLAIN, "  %u more: --all\n", more);
}

static void put_kind(struct page *page, enum flip_kind kind)
{
    static const char *const heads[] = {
        [FLIP_ONE] = "ONE ANSWER", [FLIP_TWO] = "TWO ANSWERS", [FLIP_PRIORITY] = "PRIORITIES"};
    const struct flips *flips = page->analysis->flips;
    uint32_t found = 0, shown = 0;
    for (uint32_t i = 0; i < flips->count; i++) {
        if (kind_of(&flips->items[i]) != kind)
            continue;
        if (found++ == 0)
            paint_printf(&page->paint, TONE_STRONG, "%s\n", heads[kind]);
        if (!page->all && shown == FLIPS_SHOWN)
            continue;
        put_flip(page, &flips->items[i]);
        shown++;
    }
    put_more(page, found - shown);
    if (found > 0)
        paint_line(&page->paint);
}

/* ---- weights ---- */

/* "0.4 and below make it Python alone". */
static void add_side(struct strbuf *out, const struct ruling *ruling, int64_t weight, bool below,
                     struct outcome outcome)
{
    char number[NUMBER_TEXT];
    thousandths_print(weight, number);
    if (below && weight == 0)
        strbuf_puts(out, "0 ");
    else
        strbuf_printf(out, "%s %s ", number, below ? "or less" : "or more");
    phrase_makes(out, ruling, outcome, false);
}

static void put_weight(struct page *page, const struct weight_flip *flip)
{
    const struct ruling *ruling = page->analysis->ruling;
    char number[NUMBER_TEXT];
    struct strbuf line;
    strbuf_init(&line);
    strbuf_printf(&line, "weights.%s: %s; ", ruling->profile->pack->criteria[flip->criterion].id,
                  thousandths_print(flip->weight, number));
    if (flip->has_lower)
        add_side(&line, ruling, flip->lower, true, flip->below);
    strbuf_puts(&line, flip->has_lower && flip->has_upper ? "; " : "");
    if (flip->has_upper)
        add_side(&line, ruling, flip->upper, false, flip->above);
    paint_space(&page->paint, 2);
    paint_flow(&page->paint, &line, 2, 6);
}

static void put_weights(struct page *page)
{
    const struct acceptability *acceptability = page->analysis->acceptability;
    uint32_t shown = acceptability->flip_count;
    if (shown == 0)
        return;
    if (!page->all && shown > WEIGHTS_SHOWN)
        shown = WEIGHTS_SHOWN;
    paint_text(&page->paint, TONE_STRONG, "WEIGHTS\n");
    for (uint32_t i = 0; i < shown; i++)
        put_weight(page, &acceptability->flips[i]);
    put_more(page, acceptability->flip_count - shown);
    paint_line(&page->paint);
}

/* ---- all ---- */

/* What was tried, and what that means where nothing, or not everything, was found. */
static void put_end(struct page *page)
{
    const struct flips *flips = page->analysis->flips;
    struct strbuf line;
    strbuf_init(&line);
    if (flips->count == 0)
        strbuf_printf(&line,
                      "Nothing found%s: ", flips->complete ? "" : " within what may be spent");
    strbuf_printf(&line, "%u change%s of answers tried, ", flips->tried,
                  flips->tried == 1 ? "" : "s");
    strbuf_puts(&line, flips->complete
                           ? "which are all of one and of two."
                           : "which are not all: nearer ones may have been missed among two.");
    paint_flow(&page->paint, &line, 0, 0);
}

void whatif_text(const struct analysis *analysis, bool all, const struct style *style,
                 struct strbuf *out)
{
    struct page page = {{out, *style}, analysis, all};
    phrase_head(&page.paint, analysis->ruling);
    verdict_write(&page.paint, analysis->ruling);
    for (enum flip_kind kind = 0; kind < FLIP_KINDS; kind++)
        put_kind(&page, kind);
    put_weights(&page);
    put_end(&page);
}

void whatif_json(const struct analysis *analysis, struct strbuf *out)
{
    struct json_out json;
    json_init(&json, out, false);
    json_open_object(&json);
    json_document(&json, analysis->ruling);
    json_verdict(&json, analysis->ruling);
    json_flips(&json, analysis);
    json_acceptability(&json, analysis);
    json_close_object(&json);
    json_end(&json);
}
