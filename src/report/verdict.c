#include "report/verdict.h"

#include "base/number.h"
#include "report/blockers.h"
#include "report/names.h"
#include "report/remark.h"
#include "report/tie.h"

#define APART_SHOWN 3
#define GAP         3 /* between a verdict and what it is about */

static const struct option *options_of(const struct ruling *ruling)
{
    return ruling->profile->pack->options;
}

/* ---- the first line ---- */

/* A word in capitals, and spaces behind it; the columns that they take. */
static int put_head(struct paint *paint, const char *word)
{
    struct strbuf upper;
    strbuf_init(&upper);
    for (const char *at = word; *at; at++)
        strbuf_putc(&upper, *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at);
    paint_text(paint, TONE_STRONG, upper.failed ? "" : upper.text);
    paint->out->failed = paint->out->failed || upper.failed;
    strbuf_fini(&upper);
    return paint_width(word);
}

static bool is_today(const struct ruling *ruling)
{
    const struct plan *plan = ruling_plan(ruling);
    return plan && remark_is_today(ruling, plan);
}

static void put_option(struct paint *paint, const struct ruling *ruling)
{
    bool several = ruling->component_count > 1;
    put_head(paint, options_of(ruling)[ruling->option].title);
    if (ruling->component_count == 2)
        paint_text(paint, TONE_PLAIN, "   for both components");
    else if (several)
        paint_printf(paint, TONE_PLAIN, "   for all %u components", ruling->component_count);
    if (is_today(ruling))
        paint_text(paint, TONE_PLAIN, several ? ", as it is today" : "   as it is today");
    paint_line(paint);
}

/* "Node.js: gateway, live". */
static void add_group(struct strbuf *out, const struct ruling *ruling, uint32_t option,
                      uint64_t placed, uint32_t most)
{
    strbuf_printf(out, "%s: ", options_of(ruling)[option].title);
    names_add(out, ruling, placed, most);
}

/* All groups on one line, if they fit behind `column`. */
static bool put_short_split(struct paint *paint, const struct ruling *ruling,
                            const struct plan *plan, int column)
{
    struct strbuf line;
    strbuf_init(&line);
    for (uint32_t option = 0; option < ruling->profile->pack->option_count; option++) {
        uint64_t placed = names_placed(ruling, plan, option);
        if (placed == 0)
            continue;
        strbuf_puts(&line, "   ");
        add_group(&line, ruling, option, placed, UINT32_MAX - 1);
    }
    if (is_today(ruling))
        strbuf_puts(&line, "   as it is today");
    bool fits = !line.failed && column + paint_width(line.text) <= paint->style.width;
    if (fits)
        paint_printf(paint, TONE_PLAIN, "%s\n", line.text);
    paint->out->failed = paint->out->failed || line.failed;
    strbuf_fini(&line);
    return fits;
}

#define NAMES_SHOWN 12

/* Each group on lines of its own. */
static void put_long_split(struct paint *paint, const struct ruling *ruling,
                           const struct plan *plan, int column)
{
    bool first = true;
    column += GAP;
    for (uint32_t option = 0; option < ruling->profile->pack->option_count; option++) {
        uint64_t placed = names_placed(ruling, plan, option);
        struct strbuf line;
        if (placed == 0)
            continue;
        strbuf_init(&line);
        add_group(&line, ruling, option, placed, NAMES_SHOWN);
        paint_space(paint, first ? GAP : column);
        paint_flow(paint, &line, column, column + 2);
        first = false;
    }
    if (is_today(ruling)) {
        paint_space(paint, column);
        paint_text(paint, TONE_PLAIN, "as it is today\n");
    }
}

static void put_split(struct paint *paint, const struct ruling *ruling)
{
    const struct plan *plan = &ruling->plans[ruling->split.plan];
    int column = put_head(paint, "SPLIT");
    if (!put_short_split(paint, ruling, plan, column))
        put_long_split(paint, ruling, plan, column);
}

static void put_either(struct paint *paint, const struct ruling *ruling)
{
    struct strbuf line;
    bool first = true;
    int column = put_head(paint, "EITHER") + GAP;
    strbuf_init(&line);
    for (uint32_t option = 0; option < ruling->profile->pack->option_count; option++) {
        if (!((ruling->between >> option) & 1))
            continue;
        strbuf_printf(&line, "%s%s", first ? "" : " or ", options_of(ruling)[option].title);
        first = false;
    }
    if (ruling->between & BETWEEN_SPLIT)
        strbuf_puts(&line, " or a split");
    paint_space(paint, GAP);
    paint_flow(paint, &line, column, column);
}

static void put_none(struct paint *paint, const struct ruling *ruling)
{
    (void)ruling;
    put_head(paint, "NONE");
    paint_line(paint);
}

/* ---- how firm it is ---- */

/* " (in gateway, live)": the components that the best plan and its rival place differently, where
 * that is not all of them; the margin is by their size. */
static void add_apart(struct strbuf *out, const struct ruling *ruling)
{
    uint64_t apart = names_apart(ruling, &ruling->plans[0], &ruling->plans[ruling->rival]);
    if (apart == names_all(ruling))
        return;
    strbuf_puts(out, " (in ");
    names_add(out, ruling, apart, APART_SHOWN);
    strbuf_putc(out, ')');
}

static void add_lead(struct strbuf *out, const struct ruling *ruling)
{
    static const char *const words[] = {
        [FIRMNESS_NONE] = "",
        [FIRMNESS_SLIGHT] = "Slight",
        [FIRMNESS_CLEAR] = "Clear",
        [FIRMNESS_FIRM] = "Firm",
    };
    char number[NUMBER_TEXT];
    if (!ruling->has_rival) {
        strbuf_puts(out, "The only plan that is possible.");
        return;
    }
    strbuf_printf(out, "%s: %s ahead of ", words[ruling->firmness],
                  halves_print(ruling->margin, number));
    names_add_plan(out, ruling, &ruling->plans[ruling->rival]);
    add_apart(out, ruling);
    strbuf_putc(out, '.');
}

static void add_tie(struct strbuf *out, const struct ruling *ruling)
{
    char margin[NUMBER_TEXT];
    char toss_up[NUMBER_TEXT];
    strbuf_printf(out, "A toss-up: %s apart", thousandths_print(ruling->margin, margin));
    add_apart(out, ruling);
    strbuf_printf(out, ", and under %s is too close to call.",
                  thousandths_print(ruling->profile->pack->thresholds.toss_up, toss_up));
    tie_add(out, ruling);
}

/* ---- whether it is settled ---- */

static uint32_t count_flips(const struct ruling *ruling)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < ruling->open_count; i++)
        count += ruling->open[i].flip != NULL;
    return count;
}

static void add_settled(struct strbuf *out, const struct ruling *ruling)
{
    uint32_t flips = count_flips(ruling);
    if (ruling->settled == SETTLED_YES)
        strbuf_puts(out, ruling->open_count > 0 ? " Settled: no open answer can change it."
                                                : " Settled: no answer is open.");
    else if (ruling->settled == SETTLED_UNKNOWN && ruling_was_settled(ruling))
        strbuf_puts(out, " Not known whether open answers can change it.");
    else if (ruling->settled == SETTLED_NO && flips > 0)
        strbuf_printf(out, " Not settled: %u of %u open answers can change it alone.", flips,
                      ruling->open_count);
    else if (ruling->settled == SETTLED_NO)
        strbuf_puts(out, " Not settled: open answers can change it together.");
}

static void add_unwaived(struct strbuf *out, const struct ruling *ruling)
{
    if (ruling->unwaived_verdict == ruling->verdict &&
        (ruling->verdict != VERDICT_OPTION || ruling->unwaived_option == ruling->option))
        return;
    strbuf_puts(out, " Without the waivers: ");
    names_add_verdict(out, ruling, ruling->unwaived_verdict, ruling->unwaived_option);
    strbuf_putc(out, '.');
}

void verdict_write(struct paint *paint, const struct ruling *ruling)
{
    static const struct {
        void (*put)(struct paint *paint, const struct ruling *ruling);
        void (*add)(struct strbuf *out, const struct ruling *ruling);
    } verdicts[] = {
        [VERDICT_OPTION] = {put_option, add_lead},
        [VERDICT_SPLIT] = {put_split, add_lead},
        [VERDICT_EITHER] = {put_either, add_tie},
        [VERDICT_NONE] = {put_none, blockers_add_none},
    };
    struct strbuf line;
    strbuf_init(&line);
    verdicts[ruling->verdict].put(paint, ruling);
    verdicts[ruling->verdict].add(&line, ruling);
    add_settled(&line, ruling);
    add_unwaived(&line, ruling);
    paint_flow(paint, &line, 0, 0);
    paint_line(paint);
}
