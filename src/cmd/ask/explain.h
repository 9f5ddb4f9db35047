/* The part of a question that `?` shows: why it is asked, what each answer would do, who says
 * otherwise, and how to find out. */
#ifndef CMD_ASK_EXPLAIN_H
#define CMD_ASK_EXPLAIN_H

#include "cmd/ask/frame.h"
#include "ruling.h"

/* Writes what an explained question says of its answers, and the keys. */
void explain_write(struct pen *pen, const ruling_question *question);

#endif
