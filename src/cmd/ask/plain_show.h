/* What the questionnaire shows in plain lines: a question, help on it, all answers. */
#ifndef CMD_ASK_PLAIN_SHOW_H
#define CMD_ASK_PLAIN_SHOW_H

#include "cmd/ask/talk.h"

/* Shows a question: where it stands, its choices, how to answer it, and what stands. */
void plain_question(const struct talk *talk, const ruling_question *question);

/* Shows what is to be known about a question that was explained. */
void plain_help(const struct talk *talk, const ruling_question *question);

/* Shows all questions with their answers, but those without one that cannot matter. */
void plain_review(const struct talk *talk);

#endif
