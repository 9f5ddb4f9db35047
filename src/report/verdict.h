/* The verdict of a ruling in words: which option or split, how firmly, and whether answers that are
 * open can change it. */
#ifndef REPORT_VERDICT_H
#define REPORT_VERDICT_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends it, and an empty line. */
void verdict_write(struct paint *paint, const struct ruling *ruling);

#endif
