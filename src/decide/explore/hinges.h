/* Hinges: the rules for whose sake a question is asked. */
#ifndef DECIDE_EXPLORE_HINGES_H
#define DECIDE_EXPLORE_HINGES_H

#include "decide/explore/inquiry.h"

/* For each of the questions, the rules that count something or rule something out and whose
 * conditions may come out either way as its answer does, with all else that is open left open:
 * strongest first, those that rule an option out before all others. In the arena; NULL when memory
 * is out. The inquiry's whole must have been entered last. */
struct hinge *hinges_of(struct arena *arena, struct inquiry *inquiry,
                        const struct questions *questions);

#endif
