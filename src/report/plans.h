/* The table of plans: what each is worth, and what makes the difference. */
#ifndef REPORT_PLANS_H
#define REPORT_PLANS_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends PLAN: a line for each plan, the best first, and an empty line. Points are divided by the
 * sizes, what the remarks name is not; see report/remark.h. */
void plans_write(struct paint *paint, const struct ruling *ruling);

#endif
