/* Front ends of the questionnaire: ways to ask a person. What to ask, and all that becomes of an
 * answer, is the interview's; a front end shows and reads.
 *
 * ask.c opens the interview, lets a front end ask until the verdict is wanted, shows the ruling,
 * and lets it ask once more for what only shapes advice. */
#ifndef CMD_ASK_FRONT_H
#define CMD_ASK_FRONT_H

#include "cmd/command.h"

/* A sitting: what a front end works on. */
struct sitting {
    const struct invocation *invocation;
    ruling_interview *interview;
    ruling_style style; /* of standard output */
    bool is_new;        /* there was no file: first comes the name, then the parts */
    bool for_advice;    /* the ruling was shown; what is asked now only shapes advice */
    bool quit;          /* set by the front end: the person wants to go, no ruling */
};

/* Asks until nothing is left, the person is content with what is answered, or wants to go (`quit`).
 * Every answer is in the file when this returns, whatever came of it. What it says of answers that
 * cannot be taken is its own to show; it adds to the invocation's messages, and returns their
 * status, only what ends the sitting. */
typedef ruling_status front_end(struct sitting *sitting);

/* Lines with numbers, for pipes, screen readers and simple terminals: no cursor is moved. */
front_end ask_plain;

/* Whether the environment asks for that: TERM is "dumb" or not set, or ACCESSIBLE is. */
bool ask_wants_plain(void);

/* The front end for this sitting's terminal. */
front_end *ask_front(const struct invocation *invocation);

#endif
