/* Where the sources disagree on what counted. */
#ifndef REPORT_DISPUTED_H
#define REPORT_DISPUTED_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends DISPUTED: for the first contradictions who says what, and the rules that it bears on;
 * nothing when there are none. */
void disputed_write(struct paint *paint, const struct ruling *ruling);

#endif
