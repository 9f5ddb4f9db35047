/* Where keys lead from a question, and back: copying, the standing. */
#ifndef CMD_ASK_ELSEWHERE_H
#define CMD_ASK_ELSEWHERE_H

#include "cmd/ask/screen.h"

/* Copies answers from another part to that of the question at hand, `component`. TURN_STAY or
 * TURN_QUIT. */
enum turn copy_choose(struct screen *screen, const char *component);

/* How it stands; the library puts down that it was shown. TURN_STAY or TURN_QUIT. */
enum turn standing_show(struct screen *screen);

#endif
