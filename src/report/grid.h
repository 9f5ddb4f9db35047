/* The grid: for more than two options, the points of each in a row for each component that is
 * shown. */
#ifndef REPORT_GRID_H
#define REPORT_GRID_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends the rows of these components of the ruling, one bit each, under a head. */
void grid_write(struct paint *paint, const struct ruling *ruling, uint64_t shown);

#endif
