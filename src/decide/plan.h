/* Plans and the verdict: what the points of the components come to for the project. */
#ifndef DECIDE_PLAN_H
#define DECIDE_PLAN_H

#include "decide/ruling.h"

/* Makes the plans of a ruling whose components are complete, ranks them, and sets verdict, margin,
 * firmness and the components' options. False when memory is out. */
bool plan_decide(struct arena *arena, const struct pack *pack, struct ruling *ruling);

/* `total` / `divisor`, rounded half away from zero; the divisor is above 0. */
int64_t round_quotient(__int128 total, int64_t divisor);

#endif
