/* The chart of a ruling: for two options a bar for each component that leans to one side, for more
 * a table of points. Of many components the twelve that matter most are shown. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends the chart, with an empty line behind it. */
void chart_write(struct paint *paint, const struct ruling *ruling);

#endif
