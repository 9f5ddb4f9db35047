/* The chart of a ruling: for two options a bar for each component that leans to one side, for more
 * a table of points. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends the chart, with an empty line behind it. */
void chart_write(struct paint *paint, const struct ruling *ruling);

/* The columns for component names: of the longest, at most `most`. */
int chart_name_width(const struct ruling *ruling, int most);

#endif
