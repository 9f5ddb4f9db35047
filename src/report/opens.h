/* What is open: answers that could still change the ruling. */
#ifndef REPORT_OPENS_H
#define REPORT_OPENS_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends OPEN: the answers that alone change the verdict (to a toss-up last), then those that may
 * matter, and how many cannot. What breaks a tie the verdict says. Nothing where none can, or where
 * that was not looked for. */
void opens_write(struct paint *paint, const struct ruling *ruling);

#endif
