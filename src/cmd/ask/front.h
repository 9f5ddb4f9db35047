/* Which front end asks: ask.c opens the interview, lets it ask until the verdict is wanted, shows
 * the ruling, and lets it ask once more for what only shapes advice. */
#ifndef CMD_ASK_FRONT_H
#define CMD_ASK_FRONT_H

#include "cmd/ask/sitting.h"

/* The front end for the terminal and the environment: plain lines with --plain, where TERM is
 * "dumb" or not set, or ACCESSIBLE is; else the whole screen. */
front_end *ask_front(const struct invocation *invocation);

#endif
