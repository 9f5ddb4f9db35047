/* What plans are worth, and which is best, worked out from the formula in decide/stakes.h by trying
 * every assignment: of a suit as it is known, at either end of what it may be worth, or with all
 * that is open given. */
#ifndef TESTS_PLAN_ORACLE_H
#define TESTS_PLAN_ORACLE_H

#include "decide/plan.h"
#include "random_suits.h"

/* How a suit is looked at. */
struct look {
    const struct suit *suit;
    enum view view;
    bool waiving;  /* waivers count */
    uint32_t free; /* parts whose pins are left out of account: a bit for each */
    bool complete; /* what is open is given by `chance`: only true and false are left */
    uint64_t chance[1 + SUIT_PARTS]; /* bits for the project, then for each part */
};

/* Whether a rule holds in a part, or, of split rules, at all. */
static inline enum truth look_truth(const struct look *look, uint32_t rule, uint32_t part)
{
    const struct suit *suit = look->suit;
    bool project = suit->from->pack.rules[rule].scope == RULE_SPLIT;
    enum truth truth = project ? suit->truth[rule] : suit->parts[part].truth[rule];
    for (uint32_t i = 0; look->waiving && i < suit->profile.waiver_count; i++) {
        const struct waiver *waiver = &suit->profile.waivers[i];
        if (waiver->rule == rule &&
            (waiver->component == UINT32_MAX || (!project && waiver->component == part)))
            return TRUTH_FALSE;
    }
    if (truth == TRUTH_UNDETERMINED && look->complete)
        truth = (look->chance[project ? 0 : part + 1] >> rule) & 1 ? TRUTH_TRUE : TRUTH_FALSE;
    return truth;
}

/* What an amount counts, more of which makes a plan worth more. */
static inline int64_t look_amount(const struct look *look, enum truth truth, int64_t amount)
{
    if (truth == TRUTH_TRUE)
        return amount;
    if (truth == TRUTH_FALSE || look->view == VIEW_POINTS)
        return 0;
    return (look->view == VIEW_HIGH) == (amount > 0) ? amount : 0;
}

static inline int64_t look_points(const struct look *look, uint32_t part, uint32_t option)
{
    const struct pack *pack = &look->suit->from->pack;
    int64_t points = 0;
    for (uint32_t rule = 0; rule < SUIT_RULES; rule++)
        for (uint32_t i = 0; i < pack->rules[rule].effect_count; i++)
            if (pack->rules[rule].effects[i].option == option)
                points += look_amount(look, look_truth(look, rule, part),
                                      INT64_C(1000) * pack->rules[rule].effects[i].points);
    return points;
}

/* What something costs with the rules of a scope, at least nothing. */
static inline int64_t look_cost(const struct look *look, enum rule_scope scope, uint32_t part,
                                int64_t basic)
{
    const struct pack *pack = &look->suit->from->pack;
    int64_t worth = -basic;
    for (uint32_t rule = 0; rule < SUIT_RULES; rule++)
        if (pack->rules[rule].scope == scope)
            worth += look_amount(look, look_truth(look, rule, part),
                                 INT64_C(-1000) * pack->rules[rule].overhead);
    return worth < 0 ? -worth : 0;
}

/* Where a part may run today. */
static inline uint32_t look_current(const struct look *look, uint32_t part)
{
    uint32_t current = look->suit->parts[part].current;
    uint32_t nth = (uint32_t)(look->chance[part + 1] >> 32) % (uint32_t)__builtin_popcount(current);
    for (; look->complete && nth > 0; nth--)
        current &= current - 1;
    return look->complete ? current & -current : current;
}

static inline int64_t look_switching(const struct look *look, uint32_t part, uint32_t option)
{
    const struct pack *pack = &look->suit->from->pack;
    uint32_t current = look_current(look, part);
    uint32_t moves = current & ~(1U << option) & ~(1U << pack->option_count);
    bool moved = look->view == VIEW_LOW ? moves != 0 : moves == current;
    return moved ? look_cost(look, RULE_SWITCH, part, pack->switching.cost) : 0;
}

static inline bool look_runs(const struct look *look, uint32_t option)
{
    const struct suit *suit = look->suit;
    uint32_t runs = look->view == VIEW_LOW ? suit->must_run : suit->may_run;
    if (look->complete)
        runs = suit->must_run | (suit->may_run & (uint32_t)(look->chance[0] >> 32));
    return (runs >> option) & 1;
}

/* Whether an option may not be given to a part for a rule that excludes it. */
static inline bool look_excluded(const struct look *look, uint32_t part, uint32_t option)
{
    for (uint32_t rule = 0; rule < SUIT_RULES; rule++) {
        enum truth truth = look_truth(look, rule, part);
        if (((look->suit->from->pack.rules[rule].excludes >> option) & 1) &&
            (truth == TRUTH_TRUE || (truth == TRUTH_UNDETERMINED && look->view == VIEW_LOW)))
            return true;
    }
    return false;
}

static inline bool look_pinned(const struct look *look, uint32_t part)
{
    return look->suit->parts[part].pin != OPTION_NONE && !((look->free >> part) & 1);
}

static inline bool look_allows(const struct look *look, uint32_t part, uint32_t option)
{
    return look_pinned(look, part) ? look->suit->parts[part].pin == option
                                   : !look_excluded(look, part, option);
}

/* What a cut of a link costs, in millionths; below 0: it cannot be cut. */
static inline int64_t link_factor(const struct suit *suit, const struct link *link)
{
    const struct split_costs *costs = &suit->from->pack.split;
    int64_t via = link->via == UINT32_MAX ? 1000 : costs->via[link->via].factor;
    int64_t traffic = link->traffic == UINT32_MAX ? 1000 : costs->traffic[link->traffic].factor;
    return link->via != UINT32_MAX && costs->via[link->via].never ? -1 : via * traffic;
}

static inline bool is_cut(const struct suit *suit, const struct link *link, const uint8_t *options)
{
    return !suit->parts[link->ends[0]].outside && !suit->parts[link->ends[1]].outside &&
           options[link->ends[0]] != options[link->ends[1]];
}

/* ---- all assignments ---- */

/* What every component and option comes to in a look. */
struct ledger {
    struct look look;
    uint32_t options;
    uint32_t parts[SUIT_PARTS]; /* those that are judged */
    uint32_t count;
    int64_t sizes;
    __int128 worth[SUIT_PARTS][SUIT_OPTIONS];
    bool allowed[SUIT_PARTS][SUIT_OPTIONS];
    int64_t introduce[SUIT_OPTIONS];
    int64_t second;
};

static inline struct ledger open_ledger(struct look look)
{
    const struct suit *suit = look.suit;
    const struct pack *pack = &suit->from->pack;
    struct ledger ledger = {.look = look, .options = pack->option_count};
    ledger.second = look_cost(&look, RULE_SPLIT, 0, pack->split.second);
    for (uint32_t option = 0; option < ledger.options; option++)
        ledger.introduce[option] = look_runs(&look, option) ? 0 : pack->split.introduce;
    for (uint32_t part = 0; part < suit->part_count; part++) {
        if (suit->parts[part].outside)
            continue;
        ledger.parts[ledger.count++] = part;
        ledger.sizes += suit->parts[part].size;
        for (uint32_t option = 0; option < ledger.options; option++) {
            ledger.worth[part][option] =
                (__int128)suit->parts[part].size *
                (look_points(&look, part, option) - look_switching(&look, part, option));
            ledger.allowed[part][option] = look_allows(&look, part, option);
        }
    }
    return ledger;
}

/* How many different options the judged parts have. */
static inline uint32_t used_options(const struct ledger *ledger, const uint8_t *options)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < ledger->count; i++)
        used |= 1U << options[ledger->parts[i]];
    return used;
}

/* What a plan is worth; options stand by part. */
static inline __int128 ledger_total(const struct ledger *ledger, const uint8_t *options)
{
    const struct suit *suit = ledger->look.suit;
    uint32_t used = used_options(ledger, options);
    __int128 total = 0;
    for (uint32_t i = 0; i < ledger->count; i++)
        total += ledger->worth[ledger->parts[i]][options[ledger->parts[i]]];
    for (uint32_t i = 0; i < suit->profile.link_count; i++) {
        int64_t factor = link_factor(suit, &suit->profile.links[i]);
        if (is_cut(suit, &suit->profile.links[i], options) && factor > 0)
            total -= factor;
    }
    for (uint32_t option = 0; option < ledger->options; option++)
        if ((used >> option) & 1)
            total -= ledger->introduce[option] * 1000 + ledger->second * 1000;
    return total + ledger->second * 1000;
}

static inline bool ledger_allows(const struct ledger *ledger, const uint8_t *options)
{
    const struct suit *suit = ledger->look.suit;
    for (uint32_t i = 0; i < ledger->count; i++)
        if (!ledger->allowed[ledger->parts[i]][options[ledger->parts[i]]])
            return false;
    for (uint32_t i = 0; i < suit->profile.link_count; i++)
        if (is_cut(suit, &suit->profile.links[i], options) &&
            link_factor(suit, &suit->profile.links[i]) < 0)
            return false;
    return true;
}

/* The next assignment, the last part first; false behind the last. Begins with all zeros. */
static inline bool next_assignment(const struct ledger *ledger, uint8_t *options)
{
    for (uint32_t i = ledger->count; i-- > 0;) {
        uint8_t *option = &options[ledger->parts[i]];
        if (++*option < ledger->options)
            return true;
        *option = 0;
    }
    return false;
}

/* ---- plans ---- */

struct oracle_plan {
    enum plan_kind kind;
    uint8_t options[SUIT_PARTS]; /* by part */
    __int128 total;
    bool possible;
    bool is_repeated;
    bool contends;
};

struct oracle_plans {
    struct oracle_plan items[SUIT_OPTIONS + 2];
    uint32_t count;
    enum verdict_kind verdict;
    uint32_t option;
    uint32_t between;
    bool has_rival;
    uint32_t rival;
    __int128 lead; /* of the best over the rival … */
    int64_t size;  /* … for components of this size */
    bool any;      /* some assignment is possible … */
    __int128 best; /* … and none comes to more */
};

static inline bool same_options(const struct ledger *ledger, const uint8_t *a, const uint8_t *b)
{
    for (uint32_t i = 0; i < ledger->count; i++)
        if (a[ledger->parts[i]] != b[ledger->parts[i]])
            return false;
    return true;
}

static inline void make_plan(struct oracle_plans *plans, const struct ledger *ledger,
                             enum plan_kind kind, const uint8_t *options)
{
    struct oracle_plan *plan = &plans->items[plans->count];
    *plan = (struct oracle_plan){.kind = kind,
                                 .total = ledger_total(ledger, options),
                                 .possible = ledger_allows(ledger, options)};
    memcpy(plan->options, options, SUIT_PARTS);
    for (uint32_t i = 0; i < plans->count; i++)
        plan->is_repeated |= same_options(ledger, plans->items[i].options, options);
    plans->count++;
}

/* Each option, and the best of all splits. */
static inline void try_assignments(struct oracle_plans *plans, const struct ledger *ledger)
{
    uint8_t options[SUIT_PARTS] = {0};
    uint8_t split[SUIT_PARTS];
    __int128 most = 0;
    bool found = false;
    do {
        uint32_t used = used_options(ledger, options);
        __int128 total = ledger_total(ledger, options);
        bool possible = ledger_allows(ledger, options);
        if (possible && (!plans->any || total > plans->best))
            plans->best = total;
        plans->any |= possible;
        if ((used & (used - 1)) == 0)
            make_plan(plans, ledger, PLAN_OPTION, options);
        else if (possible && (!found || total > most)) {
            found = true;
            most = total;
            memcpy(split, options, sizeof split);
        }
    } while (next_assignment(ledger, options));
    if (found)
        make_plan(plans, ledger, PLAN_SPLIT, split);
}

static inline void try_as_is(struct oracle_plans *plans, const struct ledger *ledger)
{
    uint8_t options[SUIT_PARTS] = {0};
    for (uint32_t i = 0; i < ledger->count; i++) {
        uint32_t part = ledger->parts[i];
        uint32_t current = look_current(&ledger->look, part);
        if ((current & (current - 1)) != 0 || current >> ledger->options)
            return;
        options[part] = (uint8_t)__builtin_ctz(current);
    }
    make_plan(plans, ledger, PLAN_AS_IS, options);
}

/* Picks the plans out by rank, the first of equals first. */
static inline void rank_plans(struct oracle_plans *plans)
{
    for (uint32_t i = 0; i < plans->count; i++) {
        uint32_t first = i;
        for (uint32_t j = i + 1; j < plans->count; j++) {
            const struct oracle_plan *a = &plans->items[j];
            const struct oracle_plan *b = &plans->items[first];
            if (a->possible > b->possible || (a->possible == b->possible && a->total > b->total))
                first = j;
        }
        struct oracle_plan plan = plans->items[first];
        for (; first > i; first--)
            plans->items[first] = plans->items[first - 1];
        plans->items[i] = plan;
    }
}

static inline uint32_t verdict_of(const struct ledger *ledger, const uint8_t *options)
{
    uint32_t used = used_options(ledger, options);
    return (used & (used - 1)) != 0 ? BETWEEN_SPLIT : used;
}

static inline int64_t size_between(const struct ledger *ledger, const uint8_t *a, const uint8_t *b)
{
    int64_t size = 0;
    for (uint32_t i = 0; i < ledger->count; i++)
        if (a[ledger->parts[i]] != b[ledger->parts[i]])
            size += ledger->look.suit->parts[ledger->parts[i]].size;
    return size;
}

static inline void find_rivals(struct oracle_plans *plans, const struct ledger *ledger)
{
    const struct oracle_plan *best = &plans->items[0];
    int64_t toss_up = ledger->look.suit->from->pack.thresholds.toss_up;
    plans->items[0].contends = true;
    for (uint32_t i = 1; i < plans->count; i++) {
        struct oracle_plan *plan = &plans->items[i];
        if (!plan->possible ||
            verdict_of(ledger, plan->options) == verdict_of(ledger, best->options))
            continue;
        __int128 lead = best->total - plan->total;
        int64_t size = size_between(ledger, best->options, plan->options);
        if (lead < (__int128)toss_up * size && !plan->is_repeated)
            plan->contends = true;
        if (lead < (__int128)toss_up * size)
            plans->between |= verdict_of(ledger, plan->options) | verdict_of(ledger, best->options);
        if (!plans->has_rival || lead * plans->size < plans->lead * size) {
            plans->has_rival = true;
            plans->rival = i;
            plans->lead = lead;
            plans->size = size;
        }
    }
}

static inline struct oracle_plans oracle_plans(const struct ledger *ledger)
{
    struct oracle_plans plans = {.verdict = VERDICT_NONE, .option = OPTION_NONE};
    try_assignments(&plans, ledger);
    try_as_is(&plans, ledger);
    rank_plans(&plans);
    if (!plans.items[0].possible)
        return plans;
    find_rivals(&plans, ledger);
    uint32_t bit = verdict_of(ledger, plans.items[0].options);
    plans.verdict = plans.between          ? VERDICT_EITHER
                    : bit == BETWEEN_SPLIT ? VERDICT_SPLIT
                                           : VERDICT_OPTION;
    if (plans.verdict == VERDICT_OPTION)
        plans.option = (uint32_t)__builtin_ctz(bit);
    return plans;
}

/* What the verdict gives a part. */
static inline uint32_t oracle_given(const struct oracle_plans *plans, uint32_t part)
{
    uint32_t given = 0;
    for (uint32_t i = 0; i < plans->count; i++)
        if (plans->items[i].contends)
            given |= 1U << plans->items[i].options[part];
    return __builtin_popcount(given) == 1 ? (uint32_t)__builtin_ctz(given) : OPTION_NONE;
}

/* A quotient, rounded half away from zero. */
static inline int64_t oracle_quotient(__int128 total, int64_t divisor)
{
    __int128 whole = total / divisor;
    __int128 rest = total % divisor;
    if (2 * (rest < 0 ? -rest : rest) >= divisor)
        whole += total < 0 ? -1 : 1;
    return (int64_t)whole;
}

#endif
