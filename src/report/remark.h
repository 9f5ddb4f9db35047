/* The remark on a plan: what stands against it where it is not possible; else what makes the
 * difference to the plan that the others are compared with, which is the split if there is one. */
#ifndef REPORT_REMARK_H
#define REPORT_REMARK_H

#include "base/strbuf.h"
#include "decide/ruling.h"

/* Appends it; may be nothing. Amounts are totals, not divided by the sizes. */
void remark_add(struct strbuf *out, const struct ruling *ruling, const struct plan *plan);

/* Whether a plan is how it is today: false where that is not known. */
bool remark_is_today(const struct ruling *ruling, const struct plan *plan);

#endif
