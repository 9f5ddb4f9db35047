/* The grounds of a ruling in short: the strongest rules, with the facts that made them fire. */
#ifndef REPORT_GROUNDS_H
#define REPORT_GROUNDS_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends WHY: the rules that counted most, at most `most` of them and no further one once `lines`
 * are taken, and how many more there are. */
void grounds_write(struct paint *paint, const struct ruling *ruling, uint32_t most, uint32_t lines);

#endif
