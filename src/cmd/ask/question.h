/* A question on the screen: its choices, what is typed instead, and the keys that lead elsewhere.
 */
#ifndef CMD_ASK_QUESTION_H
#define CMD_ASK_QUESTION_H

#include "cmd/ask/screen.h"

/* As many as a fact can have values, and one for "none of them". */
enum { CHOICES = 257 };

/* The asking of a question. What was ticked and typed stays in it while the person is elsewhere. */
struct asking {
    struct screen *screen;
    ruling_question question; /* the interview's, until the next call to it */
    char address[NAME_ROOM];  /* of the question that the rest belongs to; "": of none */
    bool asked;               /* it was shown once */
    bool ticked[CHOICES];
    bool explained;
    bool noted; /* `note` is to go with the answer */
    char note[FIELD_ROOM];
    struct dialog dialog;
};

/* Begins to ask, in the caller's storage, which must not move. Nothing is to be given back. */
void question_begin(struct asking *asking, struct screen *screen);

/* Asks the question at hand until there is another (TURN_STAY), there is none left (TURN_DONE), or
 * the person wants to go: TURN_PARTS, TURN_BACK, TURN_QUIT. Called once more after that, it goes on
 * where it was, unless there is another question meanwhile. */
enum turn question_ask(struct asking *asking);

#endif
