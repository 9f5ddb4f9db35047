/* The lead: the best assignment that a search has found so far, and so what the next must come to.
 *
 * Of assignments with the same total the first in order leads, whichever was found first: the one
 * whose first component has the earliest option, then the second, and so on. */
#ifndef DECIDE_ASSIGN_LEAD_H
#define DECIDE_ASSIGN_LEAD_H

#include "decide/assign/assign.h"

struct lead {
    bool found;     /* else there is no assignment yet, only a total to reach */
    __int128 least; /* the total of the lead; less cannot take it */
    uint8_t option[ASSIGN_COMPONENTS];
};

/* Takes over an assignment of `count` components if it is better than the lead. */
void lead_offer(struct lead *lead, __int128 total, const uint8_t *option, uint32_t count);

#endif
