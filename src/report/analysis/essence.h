/* The essence of an analysis: a few lines in the text of a ruling. */
#ifndef REPORT_ANALYSIS_ESSENCE_H
#define REPORT_ANALYSIS_ESSENCE_H

#include "decide/explore/analysis.h"
#include "report/paint.h"

/* Appends FLIPS, AGREES, WEIGHTS, WITHOUT and ASK: of each part that was made the most important.
 * Nothing for NULL. */
void essence_write(struct paint *paint, const struct analysis *analysis);

#endif
