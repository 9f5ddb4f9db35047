/* Bars: for two options, a row for each component that is shown, with a bar on the side of the
 * option that leads. */
#ifndef REPORT_BARS_H
#define REPORT_BARS_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends the rows of these components of the ruling, one bit each, under a head. */
void bars_write(struct paint *paint, const struct ruling *ruling, uint64_t shown);

#endif
