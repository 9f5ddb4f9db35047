#include "decide/assign/assign.h"

#include <string.h>

#include "base/limits.h"
#include "decide/assign/branch.h"
#include "decide/assign/cut.h"

/* Options fall into 2^8 sets. For each that a split may use, what using it costs is fixed, and what
 * is left is a cut or a search; those that cannot take the lead are passed over. */

#define SETS (1U << ASSIGN_OPTIONS)

/* Less than any total, and more than what is forbidden: totals of 64 components stay above -2^98.
 */
static const __int128 lowest = -((__int128)1 << 100);

static __int128 cost_of_using(const struct assign_problem *problem, uint32_t set)
{
    __int128 cost = -(__int128)problem->second;
    for (; set; set &= set - 1)
        cost += problem->introduce[__builtin_ctz(set)] + (__int128)problem->second;
    return cost;
}

__int128 assign_total(const struct assign_problem *problem, const uint8_t *option)
{
    __int128 total = 0;
    uint32_t used = 0;
    for (uint32_t i = 0; i < problem->count; i++) {
        total += problem->worth[i][option[i]];
        used |= UINT32_C(1) << option[i];
    }
    for (uint32_t i = 0; i < problem->link_count; i++)
        if (option[problem->links[i].ends[0]] != option[problem->links[i].ends[1]])
            total -= problem->links[i].cost;
    return total - cost_of_using(problem, used);
}

bool assign_is_possible(const struct assign_problem *problem, const uint8_t *option)
{
    for (uint32_t i = 0; i < problem->count; i++)
        if (!((problem->allowed[i] >> option[i]) & 1))
            return false;
    for (uint32_t i = 0; i < problem->link_count; i++)
        if (problem->links[i].never &&
            option[problem->links[i].ends[0]] != option[problem->links[i].ends[1]])
            return false;
    return true;
}

/* ---- sets of options ---- */

/* Options that some class may get. */
static uint32_t find_usable(const struct joined *joined)
{
    uint32_t usable = 0;
    for (uint32_t i = 0; i < joined->count; i++)
        usable |= joined->allowed[i];
    return usable;
}

/* What assignments that keep to a set may come to at most; `lowest` when there are none. */
static __int128 find_bound(const struct assign_problem *problem, const struct joined *joined,
                           uint32_t set)
{
    __int128 bound = -cost_of_using(problem, set);
    for (uint32_t i = 0; i < joined->count; i++) {
        __int128 best = lowest;
        for (uint32_t rest = joined->allowed[i] & set; rest; rest &= rest - 1)
            if (joined->worth[i][__builtin_ctz(rest)] > best)
                best = joined->worth[i][__builtin_ctz(rest)];
        if (best == lowest)
            return lowest;
        bound += best;
    }
    return bound;
}

/* Whether an option may be added to a set at no cost: then the larger set says all. */
static bool is_covered(const struct assign_problem *problem, uint32_t usable, uint32_t set)
{
    for (uint32_t rest = usable & ~set; rest && problem->second == 0; rest &= rest - 1)
        if (problem->introduce[__builtin_ctz(rest)] == 0)
            return true;
    return false;
}

/* The bounds of all sets that are worth a look: pairs of options, or larger sets. */
static void find_bounds(const struct assign_problem *problem, const struct joined *joined,
                        bool pairs, __int128 *bounds)
{
    uint32_t usable = find_usable(joined);
    for (uint32_t set = 0; set < 1U << problem->options; set++) {
        int size = __builtin_popcount(set);
        bool asked = pairs ? size == 2 : size > 2 && !is_covered(problem, usable, set);
        bounds[set] = asked && (set & ~usable) == 0 ? find_bound(problem, joined, set) : lowest;
    }
}

/* The set with the highest bound, and the first of those. */
static uint32_t find_highest(const __int128 *bounds, uint32_t count)
{
    uint32_t highest = 0;
    for (uint32_t set = 1; set < count; set++)
        if (bounds[set] > bounds[highest])
            highest = set;
    return highest;
}

/* Offers the lead the best splits of all pairs of options, or of all larger sets, the promising
 * first. False when the nodes did not suffice. */
static bool improve(const struct assign_problem *problem, const struct joined *joined, bool pairs,
                    uint64_t *nodes, struct lead *lead)
{
    __int128 bounds[SETS];
    struct forest forest;
    if (!pairs)
        forest_grow(joined, &forest);
    find_bounds(problem, joined, pairs, bounds);
    for (;;) {
        uint32_t set = find_highest(bounds, 1U << problem->options);
        __int128 charge = cost_of_using(problem, set);
        if (bounds[set] == lowest || bounds[set] < lead->least)
            return true;
        bounds[set] = lowest;
        if (pairs)
            cut_improve(joined, (uint32_t)__builtin_ctz(set), 31 - (uint32_t)__builtin_clz(set),
                        charge, lead);
        else if (!branch_improve(joined, &forest, set, charge, nodes, lead))
            return false;
    }
}

/* ---- assignments ---- */

/* Finds the best split that comes to `least`. */
static enum assign_status find_split(const struct assign_problem *problem,
                                     const struct joined *joined, __int128 least, uint64_t *nodes,
                                     struct assignment *best)
{
    struct lead lead = {.least = least};
    if (!improve(problem, joined, true, nodes, &lead) ||
        !(problem->options < 3 || improve(problem, joined, false, nodes, &lead)))
        return ASSIGN_LIMIT;
    if (!lead.found)
        return ASSIGN_NONE;
    for (uint32_t i = 0; i < problem->count; i++)
        best->option[i] = lead.option[joined->class_of[i]];
    best->total = lead.least;
    return ASSIGN_OK;
}

enum assign_status assign_split_within(const struct assign_problem *problem, uint64_t *nodes,
                                       struct assignment *best)
{
    struct joined joined;
    if (!join(problem, &joined))
        return ASSIGN_NONE;
    return find_split(problem, &joined, lowest, nodes, best);
}

enum assign_status assign_split(const struct assign_problem *problem, struct assignment *best)
{
    uint64_t nodes = limits[LIMIT_PLAN_NODES].value;
    return assign_split_within(problem, &nodes, best);
}

/* Finds the best option for all, and the first of equals. */
static bool find_single(const struct assign_problem *problem, const struct joined *joined,
                        struct assignment *best)
{
    bool found = false;
    for (uint32_t option = 0; option < problem->options; option++) {
        __int128 total = -(__int128)problem->introduce[option];
        uint32_t allowed = UINT32_MAX;
        for (uint32_t i = 0; i < joined->count; i++) {
            total += joined->worth[i][option];
            allowed &= joined->allowed[i];
        }
        if (!((allowed >> option) & 1) || (found && total <= best->total))
            continue;
        found = true;
        best->total = total;
        memset(best->option, (int)option, problem->count);
    }
    return found;
}

enum assign_status assign_best(const struct assign_problem *problem, struct assignment *best)
{
    struct joined joined;
    uint64_t nodes = limits[LIMIT_PLAN_NODES].value;
    if (!join(problem, &joined))
        return ASSIGN_NONE;
    bool single = find_single(problem, &joined, best);
    __int128 least = single ? best->total + 1 : lowest;
    enum assign_status status = find_split(problem, &joined, least, &nodes, best);
    return single && status == ASSIGN_NONE ? ASSIGN_OK : status;
}
