/* What the dialogs of a sitting at the terminal share. */
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
    bool in_parts;        /* the list of parts is open below */
    ruling_status status; /* what ended the sitting */
    struct canvas canvas;
};

/* What comes of a key. */
enum turn {
    TURN_STAY, /* ask again what is at hand */
    TURN_DONE, /* this part of the sitting is over */
    TURN_QUIT  /* the person wants to go, or the terminal is gone */
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

/* Lets one of several names be picked; -1 when none was. */
int screen_pick(struct screen *screen, const char *title, const char *const *names, size_t count,
                size_t cursor);

/* Lets a line be typed into `text`, which holds what it is at first; false when that is given up.
 */
bool screen_type(struct screen *screen, const char *title, const char *explanation, char *text,
                 size_t room);

/* Asks the question at hand; with `once`, until there is another. TURN_DONE: there is none left. */
enum turn question_ask(struct screen *screen, bool once);

/* Goes to a question, or to the first about a part, and asks only that. */
enum turn question_visit(struct screen *screen, const char *name);

/* Writes what an explained question says of its answers. */
void explain_write(struct pen *pen, const ruling_question *question);

/* The parts of the system, and the links between them. */
enum turn parts_edit(struct screen *screen);
enum turn links_edit(struct screen *screen);

/* What is assumed about a part (NULL: the only one), to be looked over; whether there was anything
 * goes to `*shown`. */
enum turn assumptions_show(struct screen *screen, const char *component, bool *shown);

/* All questions, to go to one of them. With `jump`, a name is typed at once. */
enum turn review_show(struct screen *screen, bool jump);

/* Copies answers from another part to that of the question at hand, `component`. */
enum turn copy_choose(struct screen *screen, const char *component);

/* How it stands; the library puts down that it was shown. */
enum turn standing_show(struct screen *screen);

/* Whether to end, when that is offered; TURN_STAY to go on. */
enum turn offer_show(struct screen *screen, const char *reason, bool last);

/* The front end for a terminal; plain lines where the terminal does not suit. */
front_end ask_screen;

#endif
