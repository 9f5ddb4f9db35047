/* The parts of the system: what there is, what each is called and does. */
#ifndef CMD_ASK_PARTS_H
#define CMD_ASK_PARTS_H

#include "cmd/ask/screen.h"

/* Lets parts be added, renamed and removed, their questions be answered and links be drawn, until
 * the person goes on (TURN_STAY), or wants to go (TURN_QUIT). Each change is in the file at once.
 */
enum turn parts_edit(struct screen *screen);

#endif
