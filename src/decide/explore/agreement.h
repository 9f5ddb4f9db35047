/* Agreement: in what share of the completions of what is open the verdict is the ruling's. */
#ifndef DECIDE_EXPLORE_AGREEMENT_H
#define DECIDE_EXPLORE_AGREEMENT_H

#include "decide/explore/survey.h"

/* Counts what a survey came to, in the arena. The error counts one more trial of either kind, so
 * that only what is proved has none. NULL when memory is out. */
struct agreement *agreement_of(struct arena *arena, const struct ruling *ruling,
                               const struct survey *survey);

/* The share same/trials in thousandths, rounded down; 1000 only where it is all of them. 0 without
 * trials. */
uint32_t agreement_share(const struct agreement *agreement);

#endif
