/* Pleading: the best case for the runner-up. */
#ifndef DECIDE_PLEAD_H
#define DECIDE_PLEAD_H

#include "decide/ruling.h"

/* Records, strongest first, the rules that speak for the ruling's rival: in each component that it
 * places differently, those that counted for its option there or against the option that the ruling
 * gives. None without rival, or where the verdict is either. False when memory is out. */
bool plead(struct arena *arena, struct ruling *ruling);

#endif
