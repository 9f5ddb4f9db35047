/* All questions with their answers, to look them over and go to one; by name when that is typed. */
#ifndef CMD_ASK_REVIEW_H
#define CMD_ASK_REVIEW_H

#include "cmd/ask/screen.h"

/* Shows them. What is chosen is the question at hand then, which the screen's `jumped` says. With
 * `jump`, a name is typed at once; without, the screen is `reviewing` until this is left without
 * going to one. TURN_STAY or TURN_QUIT. */
enum turn review_show(struct screen *screen, bool jump);

#endif
