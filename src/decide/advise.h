/* Advice: what to do once the options are chosen. */
#ifndef DECIDE_ADVISE_H
#define DECIDE_ADVISE_H

#include "decide/cite.h"

/* Records the advice that applies to the components and to the project, after evaluate_advice.
 * False when memory is out. */
bool advise(struct arena *arena, const struct docket *docket, struct ruling *ruling);

#endif
