/* The outcome: plans and verdict as a ruling keeps them, with what each plan's worth is made of. */
#ifndef DECIDE_OUTCOME_H
#define DECIDE_OUTCOME_H

#include "base/diag.h"
#include "decide/plan.h"

/* Records the plans in a ruling whose components are complete: verdict, margin, firmness, what the
 * split costs, and for each component its option, margin, regret, the cost of its pin and what the
 * ruling would be without pins. False when memory is out, or when the search for a split was given
 * up (R0501 in `diags`). */
bool outcome_decide(struct arena *arena, const struct stakes *stakes, struct ruling *ruling,
                    struct diags *diags);

/* Reports that the search for a split was given up (R0501); false. */
bool outcome_limit(const struct profile *profile, struct diags *diags);

#endif
