/* The best split among three options or more: branch and bound.
 *
 * Each part of the forest is searched alone. In a part one class after the other is given an
 * option, as long as the relaxed problem may come to what is wanted; a part whose links make no
 * circle is not searched but solved. */
#ifndef DECIDE_ASSIGN_BRANCH_H
#define DECIDE_ASSIGN_BRANCH_H

#include "decide/assign/forest.h"
#include "decide/assign/lead.h"

/* Offers the lead the best assignment that keeps to the options of `set` and uses two of them at
 * least, and the first in order among its equals; nothing when there is none or none can take the
 * lead. Each class may get one of the set at least, and `charge` is what using all of it costs.
 * `nodes` is how many bounds may be worked out, and becomes what is left; false when that was not
 * enough. */
bool branch_improve(const struct joined *joined, const struct forest *forest, uint32_t set,
                    __int128 charge, uint64_t *nodes, struct lead *lead);

#endif
