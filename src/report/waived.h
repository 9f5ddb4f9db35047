/* The rules that somebody set aside. */
#ifndef REPORT_WAIVED_H
#define REPORT_WAIVED_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends WAIVED: each waiver that holds or has ended, with its reason; and the day that was taken
 * for that, where one has an end. Those that are not needed are left to their warning. Nothing when
 * there are none. */
void waived_write(struct paint *paint, const struct ruling *ruling);

/* Whether a waiver has a last day, so that the ruling hangs on the day. */
bool waived_has_end(const struct ruling *ruling);

/* "active", "unused" or "expired". */
const char *waived_state(enum waiver_state state);

#endif
