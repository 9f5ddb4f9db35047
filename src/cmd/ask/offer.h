/* The offer to end, where that is reasonable. */
#ifndef CMD_ASK_OFFER_H
#define CMD_ASK_OFFER_H

#include "cmd/ask/screen.h"

/* Asks whether to end, for a reason (NULL: nothing is left to ask). With `last`, going on is not
 * offered. TURN_DONE: to the ruling; TURN_REVIEW: to the answers; TURN_STAY: on, which the
 * interview is told; TURN_QUIT. */
enum turn offer_show(struct screen *screen, const char *reason, bool last);

#endif
