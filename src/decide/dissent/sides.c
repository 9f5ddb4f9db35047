#include "decide/dissent/sides.h"

#include <stdlib.h>

/* From `first` on, in ever wider rings, each claim against the one by which it was reached. */
static uint32_t spread(struct clashes *clashes, uint32_t set, uint32_t first, uint32_t *claims,
                       uint8_t *side)
{
    uint32_t count = 0;
    side[first] = 0;
    claims[count++] = first;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t claim = claims[i];
        for (uint32_t clash = clashes->first[claim]; clash != CLASH_NONE;
             clash = clash_next(clashes, clash, claim)) {
            uint32_t other = clash_other(clashes, clash, claim);
            if (side[other] != SIDE_NONE || clash_set(clashes, clash) != set)
                continue;
            side[other] = !side[claim];
            claims[count++] = other;
        }
    }
    return count;
}

/* Whether a claim clashes with more of its own side than of the other. */
static bool is_misplaced(struct clashes *clashes, uint32_t set, uint32_t claim, const uint8_t *side)
{
    uint32_t clashing[2] = {0, 0};
    for (uint32_t clash = clashes->first[claim]; clash != CLASH_NONE;
         clash = clash_next(clashes, clash, claim))
        if (clash_set(clashes, clash) == set)
            clashing[side[clash_other(clashes, clash, claim)]]++;
    return clashing[side[claim]] > clashing[!side[claim]];
}

static int compare_claims(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

uint32_t sides_tell(struct clashes *clashes, uint32_t set, uint32_t first, uint32_t *claims,
                    uint8_t *side)
{
    uint32_t count = spread(clashes, set, first, claims, side);
    qsort(claims, count, sizeof *claims, compare_claims);
    for (bool moved = true;
         moved;) { /* to an end: fewer claims that clash share a side each time */
        moved = false;
        for (uint32_t i = 0; i < count; i++) {
            if (!is_misplaced(clashes, set, claims[i], side))
                continue;
            side[claims[i]] = !side[claims[i]];
            moved = true;
        }
    }
    return count;
}
