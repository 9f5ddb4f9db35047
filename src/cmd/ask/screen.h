/* The screen of a sitting: what all that is shown on it needs. It runs a dialog with the message
 * that waits, hears what the interview says, and has the small dialogs that many places use. */
#ifndef CMD_ASK_SCREEN_H
#define CMD_ASK_SCREEN_H

#include "cmd/ask/dialog.h"
#include "cmd/ask/sitting.h"

/* Room for a message below an answer, and for an address or a name. */
enum { SAID_ROOM = 2400, NAME_ROOM = 1280 };

struct screen {
    struct sitting *sitting;
    ruling_interview *interview;
    bool gone;            /* the terminal is, or the program shall end */
    bool wrong;           /* `said` is a complaint */
    char said[SAID_ROOM]; /* on what was done last, for the next dialog to show; "": nothing */
    bool reviewing;       /* on from each question to the list of all */
    bool jumped;          /* to the question at hand, which is to be asked next */
    uint64_t looked_over; /* bit N: what is assumed about part N was shown; 0: of the only one */
    ruling_status status; /* what ended the sitting */
    struct canvas canvas;
};

/* Where a key leads. A place goes to those below it by itself; to any other it names the way, and
 * who has shown it goes there. */
enum turn {
    TURN_STAY,   /* on with what is at hand */
    TURN_DONE,   /* this part of the sitting is over */
    TURN_QUIT,   /* the person wants to go, or the terminal is gone */
    TURN_BACK,   /* to the list that the place was reached from, if it was from one */
    TURN_ASK,    /* to the question at hand, and back */
    TURN_PARTS,  /* to the list of parts, and back */
    TURN_REVIEW, /* to the list of all questions */
};

/* Runs a dialog with the message that waits, and takes note when the terminal is gone. */
enum outcome screen_run(struct screen *screen, struct dialog *dialog);

/* Leaves a message for the next dialog. */
void screen_say(struct screen *screen, bool wrong, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Messages for one call to the interview; NULL when memory is out, and then the sitting ends. */
ruling_messages *screen_messages(struct screen *screen);

/* Takes what a call said as the next dialog's message, and frees it; true when it succeeded. */
bool screen_heard(struct screen *screen, ruling_status status, ruling_messages *messages);

/* Makes a question that which is at hand, or the first about a part; false when there is none of
 * that name, which the next dialog says. */
bool screen_jump(struct screen *screen, const char *name);

/* Lets one of several names be picked; -1 when none was. */
int screen_pick(struct screen *screen, const char *title, const char *const *names, size_t count,
                size_t cursor);

/* Lets a line be typed into `text`, which holds what it is at first; false when that is given up.
 */
bool screen_type(struct screen *screen, const char *title, const char *explanation, char *text,
                 size_t room);

#endif
