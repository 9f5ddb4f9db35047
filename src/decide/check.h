/* Checks: answers that exclude each other, hardly fit, or would not be asked for. */
#ifndef DECIDE_CHECK_H
#define DECIDE_CHECK_H

#include "base/diag.h"
#include "decide/cite.h"

/* Reports answers that would not be asked for (R0117) and checks that the profile meets: errors
 * (R0118), and warnings (R0119), which are recorded in the ruling too. False when memory is out. */
bool check_profile(struct arena *arena, const struct docket *docket, struct ruling *ruling,
                   struct diags *diags);

#endif
