/* Advice: what to do once the options are chosen. */
#ifndef DECIDE_ADVISE_H
#define DECIDE_ADVISE_H

#include "decide/cite.h"

/* The pack's advice by its order, and by its place in the pack where that is equal, in the arena.
 * NULL when memory is out. */
uint32_t *advice_sorted(struct arena *arena, const struct pack *pack);

/* Records the advice that applies to the components and to the project, after evaluate_advice, in
 * the order of `sorted`. False when memory is out. */
bool advise(struct arena *arena, const struct docket *docket, const uint32_t *sorted,
            struct ruling *ruling);

#endif
