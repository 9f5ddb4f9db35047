/* The questionnaire on the whole screen of a terminal: the loop that goes from one place to the
 * next, be it a question, the list of parts or that of all questions. The places say where a key
 * leads, and know only those below them. */
#ifndef CMD_ASK_FULLSCREEN_H
#define CMD_ASK_FULLSCREEN_H

#include "cmd/ask/sitting.h"

/* Asks on the terminal, which is given back as it was; in plain lines where it does not suit. */
front_end ask_fullscreen;

#endif
