/* The advice of a ruling. */
#ifndef REPORT_ADVISED_H
#define REPORT_ADVISED_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends ADVICE: the first `most` pieces that apply, with the components that they are about, and
 * how many more there are; nothing when none does. */
void advised_write(struct paint *paint, const struct ruling *ruling, uint32_t most);

/* Appends all advice: that on the project, then that on each component, in the order in which it is
 * given. */
void advised_write_all(struct paint *paint, const struct ruling *ruling);

#endif
