#include "report/opens.h"

#include "report/cited.h"
#include "report/names.h"
#include "report/tie.h"

#define FLIPS_SHOWN   3
#define MATTERS_SHOWN 3
#define WITNESS_SHOWN 3

/* What is said of an open fact. */
enum open_kind {
    OPEN_TOLD,    /* nothing: the verdict says it, or the witness */
    OPEN_FLIPS,   /* it alone changes the verdict */
    OPEN_MATTERS, /* it may matter with others */
    OPEN_IDLE,    /* it cannot matter */
    OPEN_KINDS
};

struct opens {
    const struct ruling *ruling;
    const struct open_fact *told; /* by the verdict; NULL */
    bool witness;                 /* no answer alone changes the verdict, but some do together */
    uint32_t counts[OPEN_KINDS];
};

static bool is_in_witness(const struct witness *witness, const struct open_fact *open)
{
    for (uint32_t i = 0; i < witness->fact_count; i++)
        if (witness->facts[i].fact == open->fact && witness->facts[i].component == open->component)
            return true;
    return false;
}

static enum open_kind kind_of(const struct opens *opens, const struct open_fact *open)
{
    if (open == opens->told || (opens->witness && is_in_witness(&opens->ruling->witness, open)))
        return OPEN_TOLD;
    return open->flip ? OPEN_FLIPS : open->matters ? OPEN_MATTERS : OPEN_IDLE;
}

static struct opens weigh(const struct ruling *ruling)
{
    struct opens opens = {.ruling = ruling, .told = tie_breaker(ruling)};
    bool flips = false;
    for (uint32_t i = 0; i < ruling->open_count; i++)
        flips = flips || ruling->open[i].flip;
    opens.witness = ruling->settled == SETTLED_NO && !flips;
    for (uint32_t i = 0; i < ruling->open_count; i++)
        opens.counts[kind_of(&opens, &ruling->open[i])]++;
    return opens;
}

/* Those that leave a toss-up, or all the others. */
static void add_some_flips(struct strbuf *out, const struct opens *opens, bool toss_ups,
                           uint32_t *count)
{
    for (uint32_t i = 0; i < opens->ruling->open_count && *count < FLIPS_SHOWN; i++) {
        const struct open_fact *open = &opens->ruling->open[i];
        if (kind_of(opens, open) != OPEN_FLIPS ||
            (open->flip_verdict == VERDICT_EITHER) != toss_ups)
            continue;
        strbuf_puts(out, (*count)++ > 0 ? "; " : "");
        tie_add_flip(out, opens->ruling, open);
    }
}

static void add_flips(struct strbuf *out, const struct opens *opens)
{
    uint32_t count = 0;
    add_some_flips(out, opens, false, &count);
    add_some_flips(out, opens, true, &count);
    if (opens->counts[OPEN_FLIPS] > count)
        strbuf_printf(out, "; and %u more", opens->counts[OPEN_FLIPS] - count);
    strbuf_puts(out, count > 0 ? "." : "");
}

static void begin_sentence(struct strbuf *out)
{
    strbuf_puts(out, out->length > 0 ? " " : "");
}

/* "live/ml: `none`, team.size: `3` and 4 more together make it Python alone": what several answers
 * change, where no single one changes anything. */
static void add_witness(struct strbuf *out, const struct ruling *ruling)
{
    const struct witness *witness = &ruling->witness;
    uint32_t count = witness->fact_count;
    uint32_t most = count <= WITNESS_SHOWN + 1 ? count : WITNESS_SHOWN;
    begin_sentence(out);
    for (uint32_t i = 0; i < most; i++) {
        strbuf_puts(out, i > 0 ? ", " : "");
        cited_address(out, ruling->profile, witness->facts[i].fact, witness->facts[i].component);
        strbuf_printf(out, ": `%s`", witness->facts[i].value);
    }
    if (count > most)
        strbuf_printf(out, " and %u more", count - most);
    strbuf_printf(out, "%s %s%s ", count > 1 ? " together" : "",
                  witness->verdict == VERDICT_NONE ? "leave" : "make", count > 1 ? "" : "s");
    strbuf_puts(out, witness->verdict == VERDICT_NONE ? "" : "it ");
    names_add_verdict(out, ruling, witness->verdict, witness->option);
    strbuf_putc(out, '.');
}

/* "team.size, live/parallelism and 4 more may matter." */
static void add_matter(struct strbuf *out, const struct opens *opens)
{
    const struct ruling *ruling = opens->ruling;
    uint32_t most = opens->counts[OPEN_MATTERS] <= MATTERS_SHOWN + 1 ? opens->counts[OPEN_MATTERS]
                                                                     : MATTERS_SHOWN;
    uint32_t count = 0;
    begin_sentence(out);
    for (uint32_t i = 0; count < most; i++) {
        if (kind_of(opens, &ruling->open[i]) != OPEN_MATTERS)
            continue;
        strbuf_puts(out, count++ > 0 ? ", " : "");
        cited_address(out, ruling->profile, ruling->open[i].fact, ruling->open[i].component);
    }
    if (opens->counts[OPEN_MATTERS] > count)
        strbuf_printf(out, " and %u more", opens->counts[OPEN_MATTERS] - count);
    strbuf_printf(out, " may matter%s.",
                  opens->counts[OPEN_FLIPS] > 0 || opens->told || opens->witness ? " with others"
                                                                                 : "");
}

void opens_write(struct paint *paint, const struct ruling *ruling)
{
    struct opens opens = weigh(ruling);
    uint32_t idle = opens.counts[OPEN_IDLE];
    struct strbuf line;
    if (opens.counts[OPEN_FLIPS] + opens.counts[OPEN_MATTERS] == 0 && !opens.witness)
        return;
    strbuf_init(&line);
    add_flips(&line, &opens);
    if (opens.witness)
        add_witness(&line, ruling);
    if (opens.counts[OPEN_MATTERS] > 0)
        add_matter(&line, &opens);
    if (idle > 0)
        strbuf_printf(&line, " %u other%s cannot matter.", idle, idle == 1 ? "" : "s");
    paint_section(paint, "OPEN", &line);
}
