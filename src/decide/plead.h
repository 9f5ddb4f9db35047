/* Pleading: the best case for the runner-up. */
#ifndef DECIDE_PLEAD_H
#define DECIDE_PLEAD_H

#include "decide/ruling.h"

/* Records the rules that speak for the ruling's rival: in each component that it places
 * differently, those that counted for its option there or against the option that the ruling gives.
 * Strongest first, by what they have in the total (points times size); then by component, in pack
 * order, by option. None without a rival, or where the verdict is either or none. False when memory
 * is out. */
bool plead(struct arena *arena, struct ruling *ruling);

#endif
