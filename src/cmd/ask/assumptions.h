/* What is assumed about a part, to be looked over: made answers as a whole, or changed one by one.
 */
#ifndef CMD_ASK_ASSUMPTIONS_H
#define CMD_ASK_ASSUMPTIONS_H

#include "cmd/ask/screen.h"

/* Shows what is assumed about a part (NULL: the only one); `*shown` is set when there is anything.
 * TURN_ASK: one of them is to be changed, and is the question at hand now; this is to be called
 * once more when it was asked. TURN_STAY: it was looked over, or there is nothing. */
enum turn assumptions_show(struct screen *screen, const char *component, bool *shown);

#endif
