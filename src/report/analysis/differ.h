/* The rules that make the difference between two rulings on one profile. */
#ifndef REPORT_ANALYSIS_DIFFER_H
#define REPORT_ANALYSIS_DIFFER_H

#include "decide/ruling.h"

enum difference_kind {
    DIFFERS_IN_POINTS,    /* what it counts for an option */
    DIFFERS_IN_EXCLUSION, /* whether it rules an option out: 1 or 0 */
    DIFFERS_IN_COST       /* what it adds to the cost of a split, or of moving a component */
};

struct rule_difference {
    enum difference_kind kind;
    uint32_t component; /* of both rulings; COMPONENT_NONE: the split */
    uint32_t rule;
    uint32_t option; /* OPTION_NONE of DIFFERS_IN_COST */
    int64_t now;     /* thousandths, or 0 and 1 */
    int64_t then;
    __int128 weight; /* of the change, for the project */
};

/* The differences, strongest first (exclusions, then by points times size), equals in the order of
 * components and the pack. Both rulings have the same components and pack. In the arena; NULL when
 * memory is out. */
struct rule_difference *differences_find(struct arena *arena, const struct ruling *now,
                                         const struct ruling *then, uint32_t *count);

#endif
