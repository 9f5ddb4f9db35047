/* A spanning forest of the dearest links: which classes hang together, and by which links mostly.
 *
 * The classes fall into parts that no link joins. Each part has a tree of links that reaches all
 * its classes, with the dearest that there are (R. C. Prim, "Shortest connection networks", 1957).
 */
#ifndef DECIDE_ASSIGN_FOREST_H
#define DECIDE_ASSIGN_FOREST_H

#include "decide/assign/join.h"

#define FOREST_ROOT UINT8_MAX /* the parent of a class that is first in its part */

struct forest {
    uint8_t parent[ASSIGN_COMPONENTS];     /* by class */
    uint32_t part_count;                   /* parts in the order of their first classes … */
    uint32_t start[ASSIGN_COMPONENTS + 1]; /* … and where each begins in these: */
    uint8_t order[ASSIGN_COMPONENTS];      /* classes, parents before children */
    uint8_t ascending[ASSIGN_COMPONENTS];  /* the same, by number within each part */
};

void forest_grow(const struct joined *joined, struct forest *forest);

#endif
