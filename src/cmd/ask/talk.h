/* A talk: a sitting, line by line. What is said is broken to the width, what is typed is read a
 * line at a time. Everything goes to standard output; what was typed is repeated there where it
 * comes from a pipe, so that the whole can be read. */
#ifndef CMD_ASK_TALK_H
#define CMD_ASK_TALK_H

#include "cmd/ask/sitting.h"

/* The bytes of a line that is typed, at most. */
#define TALK_LINE 8192

struct talk {
    struct sitting *sitting;
    char line[TALK_LINE]; /* what was read last, without white space at its ends */
    bool over;            /* the input ended */
    bool echoes;          /* what is read is repeated */
};

/* Begins the talk of a sitting, which must outlive it, on standard input and output. */
void talk_begin(struct talk *talk, struct sitting *sitting);

/* Prints text, broken at spaces to the width, further lines indented by columns. */
void talk_wrap(const struct talk *talk, const char *text, int indent);

/* Shows messages and frees them. */
void talk_messages(const struct talk *talk, ruling_messages *messages);

/* Asks for a line. False when the input has ended, and then the sitting is quit. */
bool talk_read(struct talk *talk, const char *prompt);

/* Asks for yes or no, the first letter being enough; an empty line is `otherwise`. No at the end of
 * the input, and for `quit`, which is then noted. */
bool talk_agree(struct talk *talk, const char *question, bool otherwise);

/* Whether the line is yes or no, by the first letter or in full. */
bool talk_is_yes(const struct talk *talk);
bool talk_is_no(const struct talk *talk);

/* Whether the line says to quit, which is noted in the sitting. */
bool talk_quits(struct talk *talk);

/* The text behind a word at the beginning of a line, without its blanks; NULL when the line does
 * not begin with the word. */
const char *talk_behind(const char *line, const char *word);

#endif
