/* A sitting: the interview with a person, as the ways to ask one (front ends) get it. What to ask,
 * and all that becomes of an answer, is the interview's; a front end shows and reads. */
#ifndef CMD_ASK_SITTING_H
#define CMD_ASK_SITTING_H

#include "cmd/command.h"

/* What a front end works on. All that it points to is the caller's. */
struct sitting {
    const struct invocation *invocation;
    ruling_interview *interview;
    ruling_style style; /* of standard output */
    bool is_new;        /* there was no file: first comes the name, then the parts */
    bool for_advice;    /* the ruling was shown; what is asked now only shapes advice */
    bool quit;          /* set by the front end: the person wants to go, no ruling */
};

/* A front end: asks until nothing is left, the person is content with what is answered, or wants to
 * go (`quit`). Every answer is in the file when this returns, whatever came of it. What it says of
 * answers that cannot be taken is its own to show; it adds to the invocation's messages, and
 * returns their status, only what ends the sitting. */
typedef ruling_status front_end(struct sitting *sitting);

#endif
