/* What the parts of the plain front end share. Everything goes to standard output; what was typed
 * is repeated there where it comes from a pipe, so that the whole can be read. */
#ifndef CMD_ASK_PLAIN_H
#define CMD_ASK_PLAIN_H

#include <stdint.h>

#include "cmd/ask/front.h"

/* The bytes of a line that is typed, at most. */
#define PLAIN_LINE 8192

/* A talk: a sitting, line by line. */
struct talk {
    struct sitting *sitting;
    char line[PLAIN_LINE]; /* what was read last, without white space at its ends */
    bool over;             /* the input ended */
    bool echoes;           /* what is read is repeated */
    char note[PLAIN_LINE]; /* to go with the next answer, … */
    bool noted;            /* … if there is one */
    uint64_t offered;      /* parts whose assumptions were shown: a bit for each number */
};

/* Prints text, broken at spaces to the width, further lines indented. */
void plain_wrap(const struct talk *talk, const char *text, int indent);

/* Asks for a line. False when the input has ended. */
bool plain_read(struct talk *talk, const char *prompt);

/* Asks for yes or no, the first letter being enough; an empty line is `otherwise`. No at the end of
 * the input, and for `quit`, which is then noted. */
bool plain_agree(struct talk *talk, const char *question, bool otherwise);

/* Whether the line is yes or no, by the first letter or in full. */
bool plain_is_yes(const struct talk *talk);
bool plain_is_no(const struct talk *talk);

/* Whether the line says to quit, which is noted. */
bool plain_quits(struct talk *talk);

/* Shows messages and frees them. */
void plain_messages(const struct talk *talk, ruling_messages *messages);

/* The text behind a word at the beginning of a line, and its blanks; NULL when the line does not
 * begin with the word. */
const char *plain_behind(const char *line, const char *word);

/* Asks for the name, the parts and the links of a profile that is new. */
void plain_parts(struct talk *talk);

/* Show the question at hand; what is to be known about it; all questions. */
void plain_question(const struct talk *talk, const ruling_question *question);
void plain_help(const struct talk *talk, const ruling_question *question);
void plain_review(const struct talk *talk);

#endif
