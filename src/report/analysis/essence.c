#include "report/analysis/essence.h"

#include "base/number.h"
#include "decide/explore/inquiry.h"
#include "report/analysis/phrase.h"
#include "report/names.h"

#define FLIPS_SHOWN 2
#define ASKED_SHOWN 3

/* Whether a flip is an open answer that makes another verdict alone: OPEN tells that already. */
static bool is_open(const struct ruling *ruling, const struct flip *flip)
{
    const struct change *change = &flip->changes[0];
    for (uint32_t i = 0; i < ruling->open_count; i++)
        if (ruling->open[i].flip && flip->change_count == 1 && change->kind == CHANGE_FACT &&
            ruling->open[i].fact == change->fact && ruling->open[i].component == change->component)
            return true;
    return false;
}

/* "live/realtime: `server_push` makes it Node.js alone". */
static void add_flip(struct strbuf *out, const struct ruling *ruling, const struct flip *flip)
{
    for (uint32_t i = 0; i < flip->change_count; i++) {
        strbuf_puts(out, i > 0 ? " and " : "");
        phrase_address(out, ruling->profile, &flip->changes[i]);
        strbuf_printf(out, ": `%s`", flip->changes[i].to);
    }
    strbuf_putc(out, ' ');
    phrase_makes(out, ruling, flip->outcome, flip->change_count > 1);
}

static void put_flips(struct paint *paint, const struct analysis *analysis)
{
    const struct flips *flips = analysis->flips;
    uint32_t shown = 0;
    struct strbuf line;
    strbuf_init(&line);
    for (uint32_t i = 0; i < flips->count && shown < FLIPS_SHOWN; i++) {
        if (is_open(analysis->ruling, &flips->items[i]))
            continue;
        strbuf_puts(&line, shown++ > 0 ? "; " : "");
        add_flip(&line, analysis->ruling, &flips->items[i]);
    }
    if (flips->count == 0)
        strbuf_printf(&line, "No %s of one or two answers, and no priority, makes another verdict.",
                      flips->complete ? "change" : "change that was tried");
    else if (flips->count > shown)
        strbuf_printf(&line, "%s%u more: ruling whatif %s%s", shown > 0 ? "; " : "",
                      flips->count - shown, paint_flags(paint), analysis->ruling->profile->file);
    else
        strbuf_putc(&line, '.');
    paint_section(paint, "FLIPS", &line);
}

/* "12 % Python alone, 5 % a toss-up": what the others came to. */
static void add_others(struct strbuf *out, const struct ruling *ruling,
                       const struct outcome_count *outcomes, uint32_t count, uint32_t trials)
{
    uint32_t others = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (outcome_equal(outcomes[i].outcome, ruling_outcome(ruling)))
            continue;
        strbuf_puts(out, others++ > 0 ? ", " : "; ");
        phrase_percent(out, outcomes[i].count, trials);
        strbuf_putc(out, ' ');
        names_add_verdict(out, ruling, outcomes[i].outcome.verdict, outcomes[i].outcome.option);
    }
    strbuf_putc(out, '.');
}

static void put_agreement(struct paint *paint, const struct analysis *analysis)
{
    const struct agreement *agreement = analysis->agreement;
    struct strbuf line;
    strbuf_init(&line);
    if (agreement->proved) {
        strbuf_puts(&line, "Whatever the open answers are, the verdict is the same: it is proved.");
    } else if (agreement->trials == 0) {
        strbuf_puts(&line, "What is open could not be sampled.");
    } else if (agreement->same == agreement->trials) {
        strbuf_printf(&line, "In all of %u samples of what is open the verdict is the same.",
                      agreement->trials);
    } else {
        strbuf_puts(&line, "In ");
        phrase_percent(&line, agreement->same, agreement->trials);
        strbuf_printf(&line, " %s %u of what is open the verdict is the same", phrase_within(paint),
                      (agreement->error + 9) / 10);
        add_others(&line, analysis->ruling, agreement->outcomes, agreement->outcome_count,
                   agreement->trials);
    }
    paint_section(paint, "AGREES", &line);
}

/* "Nearest: team at 1.8 or more makes it Python alone." */
static void add_nearest(struct strbuf *out, const struct ruling *ruling,
                        const struct weight_flip *flip)
{
    char now[NUMBER_TEXT], then[NUMBER_TEXT];
    /* the nearer of the two, as a ratio */
    bool lower = flip->has_lower && (!flip->has_upper || (__int128)flip->weight * flip->weight <
                                                             (__int128)flip->lower * flip->upper);
    strbuf_printf(
        out, " Nearest: %s, %s, at %s or %s ", ruling->profile->pack->criteria[flip->criterion].id,
        thousandths_print(flip->weight, now),
        thousandths_print(lower ? flip->lower : flip->upper, then), lower ? "less" : "more");
    phrase_makes(out, ruling, lower ? flip->below : flip->above, false);
    strbuf_putc(out, '.');
}

static void put_weights(struct paint *paint, const struct analysis *analysis)
{
    const struct acceptability *acceptability = analysis->acceptability;
    struct strbuf line;
    strbuf_init(&line);
    strbuf_puts(&line, "The same under ");
    phrase_percent(&line, acceptability->same, acceptability->trials);
    strbuf_puts(&line, " of weightings within a factor of two");
    add_others(&line, analysis->ruling, acceptability->outcomes, acceptability->outcome_count,
               acceptability->trials);
    if (acceptability->flip_count > 0)
        add_nearest(&line, analysis->ruling, &acceptability->flips[0]);
    else
        strbuf_puts(&line, " No weight of a single criterion changes it.");
    paint_section(paint, "WEIGHTS", &line);
}

/* "Without D it is Python alone. Without any other source it is the same." */
static void put_without(struct paint *paint, const struct analysis *analysis)
{
    const struct ruling *ruling = analysis->ruling;
    uint32_t changed = 0;
    struct strbuf line;
    strbuf_init(&line);
    for (uint32_t i = 0; i < analysis->source_count; i++) {
        const struct without_source *without = &analysis->sources[i];
        if (!without->found || outcome_equal(without->outcome, ruling_outcome(ruling)))
            continue;
        strbuf_printf(&line, "%s %s ", changed++ > 0 ? ", without" : "Without",
                      ruling->profile->pack->publications[without->source].id);
        strbuf_puts(&line, without->outcome.verdict == VERDICT_NONE ? "there is " : "it is ");
        names_add_verdict(&line, ruling, without->outcome.verdict, without->outcome.option);
    }
    strbuf_printf(&line, changed > 0 ? ". Without any other single source it is the same."
                                     : "The verdict is the same without any single source.");
    paint_section(paint, "WITHOUT", &line);
}

/* "team.size and live/ml would settle it: ruling next parcel.yaml"; where it takes more than a few
 * answers, those that tell most. */
static void put_asked(struct paint *paint, const struct analysis *analysis)
{
    const struct questions *questions = analysis->questions;
    uint32_t count = questions->settling_count;
    bool few = count <= ASKED_SHOWN;
    struct strbuf line;
    if (!questions->settling_found || count == 0)
        return;
    strbuf_init(&line);
    for (uint32_t i = 0; i < count && i < ASKED_SHOWN; i++) {
        const struct question *question = &questions->items[questions->settling[i]];
        strbuf_puts(&line, i == 0 ? "" : few && i + 1 == count ? " and " : ", ");
        phrase_answer(&line, analysis->ruling->profile, question->fact, question->component);
    }
    if (few)
        strbuf_printf(&line, " would settle it");
    else
        strbuf_printf(&line, " first; it takes %u answers to settle it", count);
    strbuf_printf(&line, ": ruling next %s%s", paint_flags(paint), analysis->ruling->profile->file);
    paint_section(paint, "ASK", &line);
}

void essence_write(struct paint *paint, const struct analysis *analysis)
{
    if (!analysis)
        return;
    if (analysis->flips)
        put_flips(paint, analysis);
    if (analysis->agreement)
        put_agreement(paint, analysis);
    if (analysis->acceptability)
        put_weights(paint, analysis);
    if (analysis->sources)
        put_without(paint, analysis);
    if (analysis->questions && !(analysis->agreement && analysis->agreement->proved))
        put_asked(paint, analysis);
}
