#include "report/text.h"

#include "base/number.h"
#include "decide/advise.h"
#include "decide/plan.h"
#include "report/chart.h"
#include "report/grounds.h"

#define RULES_SHOWN  8
#define ADVICE_SHOWN 3

static const char *title_of(const struct ruling *ruling, uint32_t option)
{
    return ruling->profile->pack->options[option].title;
}

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
        strbuf_puts(paint->out, "\n");
    paint_printf(paint, TONE_FAINT, "%s %s %s %.6s\n\n", pack->name, pack->version, dot,
                 pack->digest);
}

/* ---- the verdict ---- */

static void put_upper(struct paint *paint, const char *text)
{
    struct strbuf upper;
    strbuf_init(&upper);
    for (; *text; text++)
        strbuf_putc(&upper, *text >= 'a' && *text <= 'z' ? (char)(*text - 'a' + 'A') : *text);
    paint_text(paint, TONE_STRONG, upper.failed ? "" : upper.text);
    paint->out->failed = paint->out->failed || upper.failed;
    strbuf_fini(&upper);
}

static void put_scope(struct paint *paint, const struct ruling *ruling)
{
    if (ruling->component_count == 1)
        return;
    paint_printf(paint, TONE_PLAIN, "   for all %u components", ruling->component_count);
}

static void put_option_verdict(struct paint *paint, const struct ruling *ruling)
{
    static const char *const words[] = {
        [FIRMNESS_NONE] = "",
        [FIRMNESS_SLIGHT] = "Slight",
        [FIRMNESS_CLEAR] = "Clear",
        [FIRMNESS_FIRM] = "Firm",
    };
    char number[NUMBER_TEXT];
    put_upper(paint, title_of(ruling, ruling->option));
    put_scope(paint, ruling);
    if (ruling->has_rival)
        paint_printf(paint, TONE_PLAIN, "\n%s: %s ahead of %s.", words[ruling->firmness],
                     halves_print(ruling->margin, number),
                     title_of(ruling, ruling->plans[1].option));
    else
        paint_text(paint, TONE_PLAIN, "\nThe only option left: each other is ruled out somewhere.");
}

static void put_either_verdict(struct paint *paint, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    char margin[NUMBER_TEXT];
    char toss_up[NUMBER_TEXT];
    bool first = true;
    paint_text(paint, TONE_STRONG, "EITHER   ");
    for (uint32_t i = 0; i < ruling->plan_count; i++) {
        if (!((ruling->between >> ruling->plans[i].option) & 1))
            continue;
        paint_printf(paint, TONE_PLAIN, "%s%s", first ? "" : " or ",
                     title_of(ruling, ruling->plans[i].option));
        first = false;
    }
    paint_printf(paint, TONE_PLAIN, "\nA toss-up: %s apart, and under %s is too close to call.",
                 thousandths_print(ruling->margin, margin),
                 thousandths_print(pack->thresholds.toss_up, toss_up));
}

static void put_verdict(struct paint *paint, const struct ruling *ruling)
{
    switch (ruling->verdict) {
    case VERDICT_OPTION:
        put_option_verdict(paint, ruling);
        break;
    case VERDICT_EITHER:
        put_either_verdict(paint, ruling);
        break;
    case VERDICT_NONE:
        paint_text(paint, TONE_STRONG, "NONE");
        paint_text(paint, TONE_PLAIN, "\nNo option is left for all components: see PLAN.");
        break;
    }
    strbuf_puts(paint->out, "\n\n");
}

/* ---- the plans ---- */

/* Ends a plan's line with a remark, which may be empty, and releases it. */
static void put_remark(struct paint *paint, struct strbuf *remark, int column)
{
    if (remark->length > 0)
        paint_space(paint, 2);
    paint_wrap(paint, remark->length > 0 && !remark->failed ? remark->text : "", column, column);
    paint->out->failed = paint->out->failed || remark->failed;
    strbuf_fini(remark);
}

/* Who rules the option out: "eta-model: loads-models [D]". */
static void put_blockers(struct paint *paint, const struct ruling *ruling, const struct plan *plan,
                         int column)
{
    const struct pack *pack = ruling->profile->pack;
    struct strbuf line;
    bool first = true;
    strbuf_init(&line);
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        const struct ruled_option *option = &component->options[plan->option];
        for (uint32_t j = 0; j < option->excluded_count; j++) {
            const struct rule *rule = &pack->rules[option->excluded_by[j]];
            strbuf_printf(&line, "%s%s: %s ", first ? "" : "; ",
                          ruling->profile->components[component->component].name, rule->id);
            grounds_letters(&line, pack, rule->cites, rule->cite_count);
            first = false;
        }
    }
    put_remark(paint, &line, column);
}

/* What the components that would do better otherwise give up under a plan: "gateway, live give up
 * 12.0" of the plan's points. */
static void put_given_up(struct paint *paint, const struct ruling *ruling, const struct plan *plan,
                         int column)
{
    char number[NUMBER_TEXT];
    struct strbuf line;
    __int128 given_up = 0;
    int64_t sizes = 0;
    uint32_t names = 0;
    strbuf_init(&line);
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        const struct component *given = &ruling->profile->components[component->component];
        sizes += given->size;
        if (component->best == OPTION_NONE || component->best == plan->option)
            continue;
        int64_t lead = component->options[component->best].points.points -
                       component->options[plan->option].points.points;
        if (lead <= 0)
            continue;
        given_up += (__int128)lead * given->size;
        strbuf_printf(&line, "%s%s", names++ > 0 ? ", " : "", given->name);
    }
    if (names > 0 && ruling->component_count > 1)
        strbuf_printf(&line, " %s up %s", names == 1 ? "gives" : "give",
                      halves_print(round_quotient(given_up, sizes), number));
    else
        strbuf_truncate(&line, 0);
    put_remark(paint, &line, column);
}

static void put_plan(struct paint *paint, const struct ruling *ruling, const struct plan *plan,
                     int titles)
{
    char number[NUMBER_TEXT];
    bool blocked = plan->blocked_count > 0;
    bool chosen = ruling->verdict == VERDICT_OPTION && plan->option == ruling->option;
    paint_text(paint, TONE_STRONG, chosen ? paint_glyph(paint, GLYPH_RIGHT) : " ");
    paint_space(paint, 1);
    paint_cell(paint, chosen ? TONE_STRONG : TONE_PLAIN, title_of(ruling, plan->option), titles,
               false);
    paint_cell(paint, TONE_PLAIN,
               blocked ? paint_glyph(paint, GLYPH_DASH) : halves_print(plan->points, number), 8,
               true);
    if (blocked)
        put_blockers(paint, ruling, plan, titles + 12);
    else
        put_given_up(paint, ruling, plan, titles + 12);
}

static void put_plans(struct paint *paint, const struct ruling *ruling)
{
    int titles = 8;
    for (uint32_t i = 0; i < ruling->plan_count; i++) {
        int width = paint_width(title_of(ruling, ruling->plans[i].option));
        titles = width > titles ? width : titles;
    }
    paint_text(paint, TONE_STRONG, "PLAN");
    paint_space(paint, titles);
    paint_text(paint, TONE_FAINT, "POINTS\n");
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        put_plan(paint, ruling, &ruling->plans[i], titles);
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

/* ---- advice and what to do next ---- */

/* How much of each list of advice was looked at; all are in the order of advice_sorted. */
struct advised {
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

/* Adds "gateway, live: " for the components that a piece of advice is about; nothing where it is
 * about the project, or there is but one. False when it does not apply at all. */
static bool add_subjects(const struct ruling *ruling, uint32_t advice, struct advised *advised,
                         struct strbuf *line)
{
    bool found = passes(ruling->advice, ruling->advice_count, &advised->project, advice);
    uint32_t names = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        if (passes(component->advice, component->advice_count, &advised->components[i], advice))
            strbuf_printf(line, "%s%s", names++ > 0 ? ", " : "",
                          ruling->profile->components[component->component].name);
    }
    if (ruling->component_count == 1)
        strbuf_truncate(line, 0);
    else if (names > 0)
        strbuf_puts(line, ": ");
    return found || names > 0;
}

/* The first pieces of advice that apply; returns how many there are in all. */
static uint32_t put_first_advice(struct paint *paint, const struct ruling *ruling,
                                 const uint32_t *sorted, struct advised *advised)
{
    const struct pack *pack = ruling->profile->pack;
    uint32_t found = 0;
    for (uint32_t i = 0; i < pack->advice_count; i++) {
        const struct advice *advice = &pack->advice[sorted[i]];
        struct strbuf line;
        strbuf_init(&line);
        if (add_subjects(ruling, sorted[i], advised, &line) && found++ < ADVICE_SHOWN) {
            strbuf_printf(&line, "%s%s", advice->caution ? "Caution: " : "", advice->text);
            paint_text(paint, TONE_STRONG, found == 1 ? "ADVICE    " : "          ");
            paint_wrap(paint, line.failed ? "" : line.text, 10, 12);
        }
        paint->out->failed = paint->out->failed || line.failed;
        strbuf_fini(&line);
    }
    return found;
}

static void put_advice(struct paint *paint, const struct ruling *ruling)
{
    struct arena arena;
    struct advised advised = {0, NULL};
    uint32_t found = 0;
    arena_init(&arena);
    const uint32_t *sorted = advice_sorted(&arena, ruling->profile->pack);
    advised.components = arena_new(&arena, ruling->component_count, sizeof *advised.components);
    if (sorted && advised.components)
        found = put_first_advice(paint, ruling, sorted, &advised);
    else
        paint->out->failed = true;
    if (found > ADVICE_SHOWN)
        paint_printf(paint, TONE_FAINT, "          %u more: ruling eval -f json %s\n",
                     found - ADVICE_SHOWN, ruling->profile->file);
    arena_fini(&arena);
}

static void put_next(struct paint *paint, const struct ruling *ruling)
{
    const char *dot = paint_glyph(paint, GLYPH_DOT);
    struct strbuf line;
    strbuf_init(&line);
    strbuf_printf(&line, "ruling why %s %s ruling explain RULE", ruling->profile->file, dot);
    paint_text(paint, TONE_STRONG, "NEXT      ");
    paint_wrap(paint, line.failed ? "" : line.text, 10, 10);
    paint->out->failed = paint->out->failed || line.failed;
    strbuf_fini(&line);
}

static void write_ruling(struct paint *paint, const struct ruling *ruling)
{
    put_head(paint, ruling);
    put_verdict(paint, ruling);
    chart_write(paint, ruling);
    put_plans(paint, ruling);
    grounds_rules(paint, ruling, RULES_SHOWN);
    paint_line(paint);
    grounds_open(paint, ruling);
    put_judged(paint, ruling);
    grounds_sources(paint, ruling);
    put_advice(paint, ruling);
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
