/* Plans: ways to give options to the components, compared; and the verdict that follows.
 *
 * The plans are each option for all components, the best split, and "as is" where it is known for
 * every component on which option it runs today. Compared are totals, exactly; the margin between
 * two plans is the difference of their totals divided by the size of the components that they place
 * differently. */
#ifndef DECIDE_PLAN_H
#define DECIDE_PLAN_H

#include "decide/ruling.h"
#include "decide/stakes.h"

/* The most plans that there are: of each option, the split, as is. */
#define PLANS (ASSIGN_OPTIONS + 2)

/* One plan, before anything is kept of it. */
struct draft_plan {
    enum plan_kind kind;
    uint32_t option;  /* of PLAN_OPTION */
    bool possible;    /* no component is pinned elsewhere, ruled out or held by a link */
    bool is_repeated; /* as is: places all components as another plan does */
    bool contends;    /* it is the best, or lies within toss_up of it and is another verdict */
    struct assignment assignment;
};

/* All plans of some stakes, and what they come to. */
struct plans {
    struct draft_plan items[PLANS]; /* possible ones first, best first; equals in the order option,
                                       split, as is, and of the options */
    uint32_t count;
    enum verdict_kind verdict;
    uint32_t option;  /* of VERDICT_OPTION */
    uint32_t between; /* of VERDICT_EITHER: a bit for each option, BETWEEN_SPLIT */
    bool has_rival;
    int64_t margin; /* thousandths, rounded; the smallest over the rivals */
    uint32_t rival; /* which of `items` that is to */
};

/* Makes and ranks the plans in a view, and finds the verdict. ASSIGN_LIMIT when there are so many
 * ways to split that the search was given up; else ASSIGN_OK. */
enum assign_status plans_make(struct plans *plans, const struct stakes *stakes, enum view view);

/* The difference of the totals of two assignments and the size of the components that they place
 * differently; their quotient, rounded, is the margin of `a` over `b`. 0 for a size of 0. */
__int128 plan_difference(const struct stakes *stakes, const struct assignment *a,
                         const struct assignment *b, int64_t *size);

/* What the verdict gives a component of the stakes; where it is either, what all plans agree on
 * that contend, and OPTION_NONE where they do not, as for none. */
uint32_t plans_given(const struct plans *plans, uint32_t item);

/* `total` / `divisor`, rounded half away from zero; the divisor is above 0. */
int64_t round_quotient(__int128 total, int64_t divisor);

#endif
