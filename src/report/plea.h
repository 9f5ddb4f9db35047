/* The case for the runner-up. */
#ifndef REPORT_PLEA_H
#define REPORT_PLEA_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends FOR and the rival's name, and the rules that speak most for it; nothing when none do. */
void plea_write(struct paint *paint, const struct ruling *ruling);

#endif
