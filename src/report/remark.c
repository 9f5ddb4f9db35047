#include "report/remark.h"

#include "base/number.h"
#include "decide/plan.h"
#include "report/account.h"
#include "report/blockers.h"
#include "report/names.h"

#define NAMES_SHOWN 3

static const int64_t half_point = NUMBER_ONE / 2;

/* A total as it is shown: rounded to halves. */
static const char *print_total(__int128 total, char text[NUMBER_TEXT])
{
    return halves_print(round_quotient(total, half_point) * 500, text);
}

static bool shows_as_zero(__int128 total)
{
    return round_quotient(total, half_point) == 0;
}

/* A remark that is being written. */
struct remark {
    struct strbuf *out;
    const struct ruling *ruling;
    const struct plan *plan;
    size_t start; /* what stands in front is not the remark's */
};

/* Begins another part of the remark. */
static void begin(struct remark *remark)
{
    strbuf_puts(remark->out, remark->out->length > remark->start ? "; " : "");
}

/* ---- what a plan costs and saves ---- */

static void add_names(struct remark *remark, uint64_t who)
{
    if (remark->ruling->component_count == 1)
        strbuf_puts(remark->out, "it");
    else
        names_add(remark->out, remark->ruling, who, NAMES_SHOWN);
}

/* "gateway, live give up 29.0". */
static void add_fit(struct remark *remark, const struct item *item, const char *one,
                    const char *several)
{
    char number[NUMBER_TEXT];
    /* Of a single component the chart says it. */
    if (shows_as_zero(item->amount) || remark->ruling->component_count == 1)
        return;
    begin(remark);
    add_names(remark, item->who);
    strbuf_printf(remark->out, " %s %s", (item->who & (item->who - 1)) == 0 ? one : several,
                  print_total(item->amount, number));
}

/* "moving back-office costs 6.0". */
static void add_moving(struct remark *remark, const struct item *item, const char *what,
                       const char *verb)
{
    char number[NUMBER_TEXT];
    if (shows_as_zero(item->amount))
        return;
    begin(remark);
    strbuf_printf(remark->out, "%s ", what);
    add_names(remark, item->who);
    strbuf_printf(remark->out, " %s %s", verb, print_total(item->amount, number));
}

/* "introducing Python costs 2.0". */
static void add_dearer(struct remark *remark, __int128 overhead, __int128 links)
{
    const struct plan *plan = remark->plan;
    char number[NUMBER_TEXT];
    if (overhead > 0 && !shows_as_zero(overhead)) {
        begin(remark);
        print_total(overhead, number);
        if (plan->kind == PLAN_OPTION)
            strbuf_printf(remark->out, "introducing %s costs %s",
                          remark->ruling->profile->pack->options[plan->option].title, number);
        else
            strbuf_printf(remark->out, "its mix costs %s more", number);
    }
    if (links > 0 && !shows_as_zero(links)) {
        begin(remark);
        strbuf_printf(remark->out, "boundaries cost %s more", print_total(links, number));
    }
}

/* "saves 9.0 and 2.0 at boundaries". */
static void add_saved(struct remark *remark, __int128 overhead, __int128 links)
{
    char number[NUMBER_TEXT];
    bool has_overhead = overhead < 0 && !shows_as_zero(overhead);
    bool has_links = links < 0 && !shows_as_zero(links);
    if (!has_overhead && !has_links)
        return;
    begin(remark);
    strbuf_puts(remark->out, "saves ");
    if (has_overhead)
        strbuf_puts(remark->out, print_total(-overhead, number));
    if (has_links)
        strbuf_printf(remark->out, "%s%s at boundaries", has_overhead ? " and " : "",
                      print_total(-links, number));
}

static void add_account(struct remark *remark, const struct plan *other)
{
    struct account account = account_between(remark->ruling, remark->plan, other);
    add_fit(remark, &account.given_up, "gives up", "give up");
    add_fit(remark, &account.gained, "gains", "gain");
    add_moving(remark, &account.moving, "moving", "costs");
    add_moving(remark, &account.staying, "not moving", "saves");
    add_dearer(remark, account.overhead, account.links);
    add_saved(remark, account.overhead, account.links);
}

/* ---- the plan that others are compared with ---- */

static void add_own_moving(struct remark *remark)
{
    struct item moving = account_moving(remark->ruling, remark->plan);
    add_moving(remark, &moving, "moving", "costs");
}

/* Who gets what; where an option alone is best, only what differs from that. */
static void add_placing(struct remark *remark)
{
    const struct pack *pack = remark->ruling->profile->pack;
    const struct plan *best = &remark->ruling->plans[0];
    for (uint32_t option = 0; option < pack->option_count; option++) {
        uint64_t placed = names_placed(remark->ruling, remark->plan, option);
        if ((best->kind == PLAN_OPTION && option == best->option) || placed == 0)
            continue;
        begin(remark);
        strbuf_printf(remark->out, "%s for ", pack->options[option].title);
        names_add(remark->out, remark->ruling, placed, NAMES_SHOWN);
    }
}

/* Up to which overhead the split pays. */
static void add_break_even(struct remark *remark)
{
    const struct ruled_split *split = &remark->ruling->split;
    char number[NUMBER_TEXT];
    halves_print(split->break_even, number);
    begin(remark);
    if (!split->has_break_even)
        strbuf_puts(remark->out, "costs");
    else if (split->break_even > split->overhead.points)
        strbuf_printf(remark->out, "pays while the split costs under %s; counted", number);
    else if (split->break_even > 0)
        strbuf_printf(remark->out, "would pay if the split cost under %s; counted", number);
    else
        strbuf_puts(remark->out, "would not pay even for nothing; counted");
}

static void add_split(struct remark *remark)
{
    const struct points *overhead = &remark->ruling->split.overhead;
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];
    if (remark->ruling->verdict != VERDICT_SPLIT)
        add_placing(remark);
    add_break_even(remark);
    strbuf_printf(remark->out, " %s", halves_print(overhead->points, low));
    if (overhead->low != overhead->high)
        strbuf_printf(remark->out, " (%s..%s)", halves_print(overhead->low, low),
                      halves_print(overhead->high, high));
    if (!shows_as_zero(remark->plan->links))
        strbuf_printf(remark->out, ", and %s at boundaries", print_total(remark->plan->links, low));
    add_own_moving(remark);
}

static void add_costs(struct remark *remark)
{
    add_own_moving(remark);
    add_dearer(remark, remark->plan->introduce + remark->plan->second, remark->plan->links);
}

/* ---- all of it ---- */

bool remark_is_today(const struct ruling *ruling, const struct plan *plan)
{
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        if (ruling->plans[i].kind == PLAN_AS_IS &&
            names_apart(ruling, plan, &ruling->plans[i]) == 0)
            return true;
    return false;
}

void remark_add(struct strbuf *out, const struct ruling *ruling, const struct plan *plan)
{
    const struct plan *other = &ruling->plans[ruling->split.exists ? ruling->split.plan : 0];
    struct remark remark = {out, ruling, plan, out->length};
    if (plan->kind != PLAN_AS_IS && remark_is_today(ruling, plan))
        strbuf_puts(out, "as it is today");
    if (!plan->possible) {
        begin(&remark);
        blockers_add(out, ruling, plan);
    } else if (plan->kind == PLAN_SPLIT) {
        add_split(&remark);
    } else if (plan == other) {
        add_costs(&remark);
    } else {
        add_account(&remark, other);
    }
}
