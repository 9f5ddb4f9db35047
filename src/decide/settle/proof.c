#include "decide/settle/proof.h"

#include <string.h>

/* ---- what is known ---- */

static uint32_t options_of(const struct prospect *prospect)
{
    return prospect->stakes->pack->option_count;
}

/* The options that a component may get for sure, or at all: a bit for each. */
static uint32_t allowed(const struct prospect *prospect, uint32_t item, bool sure)
{
    const struct stake *stake = &prospect->stakes->items[item];
    const struct reach *reach = &prospect->reaches[item];
    uint32_t out = sure ? reach->may_be_excluded : reach->excluded;
    if (stake->pin != OPTION_NONE)
        return UINT32_C(1) << stake->pin;
    return ((UINT32_C(1) << options_of(prospect)) - 1) & ~out;
}

/* Whether all components may get an option, for sure or at all. */
static bool is_open_to_all(const struct prospect *prospect, uint32_t option, bool sure)
{
    for (uint32_t i = 0; i < prospect->stakes->count; i++)
        if (!((allowed(prospect, i, sure) >> option) & 1))
            return false;
    return true;
}

bool prospect_allows(const struct prospect *prospect, uint32_t option)
{
    return is_open_to_all(prospect, option, false);
}

/* Whether an assignment is possible for sure. */
static bool is_sure(const struct prospect *prospect, const uint8_t *option)
{
    const struct stakes *stakes = prospect->stakes;
    for (uint32_t i = 0; i < stakes->count; i++)
        if (!((allowed(prospect, i, true) >> option[i]) & 1))
            return false;
    for (uint32_t i = 0; i < stakes->link_count; i++)
        if (stakes->links[i].never &&
            option[stakes->links[i].ends[0]] != option[stakes->links[i].ends[1]])
            return false;
    return true;
}

static uint32_t used(const struct prospect *prospect, const uint8_t *option)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < prospect->stakes->count; i++)
        set |= UINT32_C(1) << option[i];
    return set;
}

static int64_t ahead(const struct prospect *prospect, uint32_t item, uint32_t home, uint32_t there)
{
    return home == there ? 0 : prospect->reaches[item].ahead[MEASURE_WORTH][home][there];
}

__int128 costs_ahead(const struct stakes *stakes, uint32_t home, uint32_t there)
{
    int more = __builtin_popcount(home) - __builtin_popcount(there);
    __int128 costs = (__int128)more * stakes_second(stakes, more > 0 ? VIEW_LOW : VIEW_HIGH);
    for (uint32_t option = 0; option < stakes->pack->option_count; option++) {
        uint32_t bit = UINT32_C(1) << option;
        if (home & bit & ~there)
            costs += stakes_introduce(stakes, option, VIEW_LOW);
        if (there & bit & ~home)
            costs -= stakes_introduce(stakes, option, VIEW_HIGH);
    }
    return costs;
}

__int128 prospect_ahead(const struct prospect *prospect, const uint8_t *home, const uint8_t *there)
{
    const struct stakes *stakes = prospect->stakes;
    __int128 total = costs_ahead(stakes, used(prospect, home), used(prospect, there));
    for (uint32_t i = 0; i < stakes->count; i++)
        total += (__int128)stakes->items[i].size * ahead(prospect, i, home[i], there[i]);
    for (uint32_t i = 0; i < stakes->link_count; i++) {
        const struct assign_link *link = &stakes->links[i];
        total += home[link->ends[0]] != home[link->ends[1]] ? link->cost : 0;
        total -= there[link->ends[0]] != there[link->ends[1]] ? link->cost : 0;
    }
    return total;
}

/* The problem of finding what can be furthest ahead of `home`: placing a component otherwise than
 * there is worth by how much it can be ahead, plus `margin` times the size, plus `extra`. */
static void set_problem(const struct prospect *prospect, const uint8_t *home, int64_t margin,
                        int64_t extra, struct assign_problem *problem)
{
    const struct stakes *stakes = prospect->stakes;
    uint32_t options = options_of(prospect);
    uint32_t set = used(prospect, home);
    problem->count = stakes->count;
    problem->options = options;
    problem->links = stakes->links;
    problem->link_count = stakes->link_count;
    problem->second = stakes_second(stakes, VIEW_HIGH);
    for (uint32_t option = 0; option < options; option++)
        problem->introduce[option] =
            stakes_introduce(stakes, option, (set >> option) & 1 ? VIEW_LOW : VIEW_HIGH);
    for (uint32_t i = 0; i < stakes->count; i++) {
        problem->allowed[i] = allowed(prospect, i, false);
        for (uint32_t there = 0; there < options; there++)
            problem->worth[i][there] = there == home[i]
                                           ? 0
                                           : (__int128)stakes->items[i].size *
                                                     (ahead(prospect, i, home[i], there) + margin) +
                                                 extra;
    }
}

/* By how much `set_problem` may make too little of an assignment that uses fewer options than
 * `home`: then it is the most that one of these costs that counts. */
static __int128 slack(const struct prospect *prospect, const uint8_t *home)
{
    const struct stakes *stakes = prospect->stakes;
    int more = __builtin_popcount(used(prospect, home)) - 2;
    __int128 width = (__int128)stakes_second(stakes, VIEW_LOW) - stakes_second(stakes, VIEW_HIGH);
    return more > 0 ? more * width : 0;
}

bool prospect_split(const struct prospect *prospect, const uint8_t *home, struct assignment *split)
{
    struct assign_problem problem;
    set_problem(prospect, home, 0, 0, &problem);
    return assign_split_within(&problem, prospect->nodes, split) == ASSIGN_OK;
}

/* Whether no split can be further ahead of `home` than `most`, counting `margin` and `extra` as
 * set_problem does. */
static bool no_split_beyond(const struct prospect *prospect, const uint8_t *home, int64_t margin,
                            int64_t extra, __int128 most)
{
    struct assign_problem problem;
    struct assignment split;
    set_problem(prospect, home, margin, extra, &problem);
    __int128 total = assign_total(&problem, home);
    enum assign_status status = assign_split_within(&problem, prospect->nodes, &split);
    return status == ASSIGN_NONE ||
           (status == ASSIGN_OK && split.total - total + slack(prospect, home) <= most);
}

static void all_get(const struct prospect *prospect, uint32_t option, uint8_t *assignment)
{
    memset(assignment, (int)option, prospect->stakes->count);
}

static int64_t toss_up(const struct prospect *prospect)
{
    return prospect->stakes->pack->thresholds.toss_up;
}

/* ---- one option for all ---- */

static bool prove_option(const struct prospect *prospect, uint32_t option)
{
    uint8_t home[ASSIGN_COMPONENTS];
    uint8_t there[ASSIGN_COMPONENTS];
    __int128 margin = (__int128)toss_up(prospect) * prospect->stakes->sizes;
    if (!is_open_to_all(prospect, option, true))
        return false;
    all_get(prospect, option, home);
    for (uint32_t other = 0; other < options_of(prospect); other++) {
        if (other == option || !prospect_allows(prospect, other))
            continue;
        all_get(prospect, other, there);
        __int128 lead = -prospect_ahead(prospect, home, there);
        /* Of equals the first in order comes first. */
        if (lead < margin || (lead == 0 && other < option))
            return false;
    }
    return no_split_beyond(prospect, home, toss_up(prospect), 0, 0);
}

/* ---- a split ---- */

/* The split that is furthest ahead of one option for all at the least, and by how much. False when
 * no split is possible for sure. */
static bool find_safe_split(const struct prospect *prospect, uint32_t option,
                            struct assignment *split, __int128 *lead)
{
    const struct stakes *stakes = prospect->stakes;
    struct assign_problem problem;
    uint8_t all[ASSIGN_COMPONENTS];
    all_get(prospect, option, all);
    stakes_problem(stakes, VIEW_LOW, &problem);
    for (uint32_t i = 0; i < stakes->count; i++) {
        problem.allowed[i] = allowed(prospect, i, true);
        for (uint32_t there = 0; there < problem.options; there++)
            problem.worth[i][there] =
                -(__int128)stakes->items[i].size * ahead(prospect, i, there, option);
    }
    if (assign_split_within(&problem, prospect->nodes, split) != ASSIGN_OK)
        return false;
    *lead = -prospect_ahead(prospect, split->option, all);
    return true;
}

/* The size of the components that do not get an option. */
static int64_t size_without(const struct stakes *stakes, const uint8_t *assignment, uint32_t option)
{
    int64_t size = 0;
    for (uint32_t i = 0; i < stakes->count; i++)
        size += assignment[i] != option ? stakes->items[i].size : 0;
    return size;
}

/* What links of a component cost at most. */
static __int128 link_costs(const struct stakes *stakes, uint32_t item)
{
    __int128 sum = 0;
    for (uint32_t i = 0; i < stakes->link_count; i++)
        if (stakes->links[i].ends[0] == item || stakes->links[i].ends[1] == item)
            sum += stakes->links[i].cost;
    return sum;
}

/* Whether the best split of two options may place a component elsewhere than one of them, though
 * others are elsewhere too: not if it, alone or with what it must share, is better off there. */
static bool may_leave(const struct prospect *prospect, uint32_t item, uint32_t option)
{
    const struct stakes *stakes = prospect->stakes;
    __int128 gain = (__int128)stakes->items[item].size * ahead(prospect, item, option, !option);
    for (uint32_t i = 0; i < stakes->link_count; i++)
        if (stakes->links[i].never &&
            (stakes->links[i].ends[0] == item || stakes->links[i].ends[1] == item))
            return true;
    return (allowed(prospect, item, false) >> !option) & 1 &&
           (!((allowed(prospect, item, true) >> option) & 1) ||
            gain + link_costs(stakes, item) >= 0);
}

/* The largest size that the best split, whichever it is, may place otherwise than one option for
 * all. */
static int64_t most_elsewhere(const struct prospect *prospect, uint32_t option)
{
    const struct stakes *stakes = prospect->stakes;
    int64_t most = 0;
    int64_t sum = 0;
    if (options_of(prospect) != 2)
        return stakes->sizes;
    for (uint32_t i = 0; i < stakes->count; i++) {
        int64_t size = stakes->items[i].size;
        most = size > most ? size : most;
        sum += may_leave(prospect, i, option) ? size : 0;
    }
    return sum > most ? sum : most;
}

/* Whether the best split is far enough ahead of one option for all. It is at least as far as a safe
 * one, but may place more components otherwise. */
static bool is_split_ahead(const struct prospect *prospect, uint32_t option)
{
    struct assignment safe;
    __int128 lead;
    if (!find_safe_split(prospect, option, &safe, &lead) || lead <= 0)
        return false;
    return lead >= (__int128)toss_up(prospect) * most_elsewhere(prospect, option);
}

/* Likewise where the split at hand is proved to be the best. */
static bool is_best_ahead(const struct prospect *prospect, uint32_t option)
{
    const uint8_t *home = prospect->split->option;
    uint8_t there[ASSIGN_COMPONENTS];
    all_get(prospect, option, there);
    __int128 lead = -prospect_ahead(prospect, home, there);
    return lead > 0 &&
           lead >= (__int128)toss_up(prospect) * size_without(prospect->stakes, home, option);
}

static bool prove_split(const struct prospect *prospect)
{
    bool is_best = false;
    bool sure = prospect->split && is_sure(prospect, prospect->split->option);
    bool any = false;
    for (uint32_t option = 0; option < options_of(prospect); option++) {
        if (!prospect_allows(prospect, option))
            continue;
        any = true;
        if (is_split_ahead(prospect, option))
            continue;
        is_best = is_best || (sure && no_split_beyond(prospect, prospect->split->option, 0, 1, 0));
        if (!is_best || !is_best_ahead(prospect, option))
            return false;
    }
    return any || sure;
}

/* ---- either ---- */

/* The least size of a component. */
static int64_t least_size(const struct stakes *stakes)
{
    int64_t least = stakes->items[0].size;
    for (uint32_t i = 1; i < stakes->count; i++)
        least = stakes->items[i].size < least ? stakes->items[i].size : least;
    return least;
}

/* Whether one option for all, should it be the best plan, has another at its heels for sure. */
static bool option_is_pressed(const struct prospect *prospect, uint32_t option)
{
    const struct stakes *stakes = prospect->stakes;
    uint8_t best[ASSIGN_COMPONENTS];
    uint8_t other[ASSIGN_COMPONENTS];
    all_get(prospect, option, best);
    for (uint32_t i = 0; i < options_of(prospect); i++) {
        all_get(prospect, i, other);
        if (i != option && is_open_to_all(prospect, i, true) &&
            prospect_ahead(prospect, other, best) < (__int128)toss_up(prospect) * stakes->sizes)
            return true;
    }
    /* The best split is no worse than a safe one, but may differ in one component only. */
    struct assignment safe;
    __int128 lead;
    return find_safe_split(prospect, option, &safe, &lead) &&
           -lead < (__int128)toss_up(prospect) * least_size(stakes);
}

/* Likewise for the best split, whichever it is. */
static bool split_is_pressed(const struct prospect *prospect)
{
    uint8_t other[ASSIGN_COMPONENTS];
    for (uint32_t i = 0; i < options_of(prospect); i++) {
        all_get(prospect, i, other);
        if (is_open_to_all(prospect, i, true) &&
            no_split_beyond(prospect, other, -toss_up(prospect), 0, -1))
            return true;
    }
    return false;
}

static bool prove_either(const struct prospect *prospect)
{
    bool sure = prospect->split && is_sure(prospect, prospect->split->option);
    for (uint32_t option = 0; option < options_of(prospect); option++) {
        sure = sure || is_open_to_all(prospect, option, true);
        if (prospect_allows(prospect, option) && !option_is_pressed(prospect, option))
            return false;
    }
    return sure && split_is_pressed(prospect);
}

/* ---- none ---- */

static bool prove_none(const struct prospect *prospect)
{
    struct assign_problem problem;
    struct assignment split;
    uint8_t home[ASSIGN_COMPONENTS];
    for (uint32_t option = 0; option < options_of(prospect); option++)
        if (prospect_allows(prospect, option))
            return false;
    all_get(prospect, 0, home);
    set_problem(prospect, home, 0, 0, &problem);
    return assign_split_within(&problem, prospect->nodes, &split) == ASSIGN_NONE;
}

/* ---- any of them ---- */

bool prove(const struct prospect *prospect, enum verdict_kind verdict, uint32_t option)
{
    switch (verdict) {
    case VERDICT_OPTION:
        return prove_option(prospect, option);
    case VERDICT_SPLIT:
        return prove_split(prospect);
    case VERDICT_EITHER:
        return prove_either(prospect);
    case VERDICT_NONE:
        break;
    }
    return prove_none(prospect);
}
