/* The questionnaire in plain lines with numbers, for pipes, screen readers and simple terminals: no
 * cursor is moved. */
#ifndef CMD_ASK_PLAIN_H
#define CMD_ASK_PLAIN_H

#include "cmd/ask/sitting.h"

/* Asks on standard output and reads standard input, whose end is as good as quitting. */
front_end ask_plain;

#endif
