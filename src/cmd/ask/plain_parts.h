/* The parts of a system that is new, asked for in plain lines. */
#ifndef CMD_ASK_PLAIN_PARTS_H
#define CMD_ASK_PLAIN_PARTS_H

#include "cmd/ask/talk.h"

/* Asks for the name, the parts and the links of a profile. What cannot be taken is said and asked
 * for again; the sitting's `quit` is set when the person wants to go. */
void plain_parts(struct talk *talk);

#endif
