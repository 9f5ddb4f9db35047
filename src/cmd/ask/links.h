/* The links between the parts: which calls which, through what, and how much. */
#ifndef CMD_ASK_LINKS_H
#define CMD_ASK_LINKS_H

#include "cmd/ask/screen.h"

/* Lets links be added, changed and removed until the person goes back (TURN_STAY), or wants to go
 * (TURN_QUIT). Each change is in the file at once. */
enum turn links_edit(struct screen *screen);

#endif
