/* A dialog: a heading, a list with a cursor, a line to type into, and what is said about it. All
 * that the screen shows is one; what differs is the table of its parts. */
#ifndef CMD_ASK_DIALOG_H
#define CMD_ASK_DIALOG_H

#include "cmd/ask/field.h"
#include "cmd/ask/keys.h"
#include "cmd/ask/paint.h"

/* The most lines of a list that can be walked through. */
enum { DIALOG_ITEMS = 8192 };

/* The terminal, while the screen has it. */
struct canvas {
    struct keys keys;
    struct painter painter;
    struct frame frame;
    size_t listed[DIALOG_ITEMS]; /* the items of the dialog at hand that are shown */
};

enum tick { TICK_NONE, TICK_OFF, TICK_ON };

/* A line of a list. */
struct item {
    const char *name;   /* underscores show as spaces … */
    bool verbatim;      /* … but not here */
    const char *middle; /* NULL or "": nothing */
    const char *detail; /* likewise */
    size_t number;      /* 0: none */
    enum tick tick;
    bool standing; /* it is what counts now */
};

struct dialog;

/* What a dialog is made of; what is NULL is not there. `of` is its owner's. */
struct dialog_parts {
    void (*head)(const struct dialog *dialog, struct pen *pen);
    void (*item)(const struct dialog *dialog, size_t index, struct item *item);
    bool (*fits)(const struct dialog *dialog, size_t index, const char *typed); /* is listed */
    void (*below)(const struct dialog *dialog, struct pen *pen);
    const char *keys; /* letters that end it, as long as nothing is typed */
    bool type;        /* text can be typed … */
    bool only_type;   /* … and every letter is text */
    bool hash;        /* numbers of items are written "#2", since a number is an answer */
};

struct dialog {
    const struct dialog_parts *parts;
    const void *of;
    const char *title; /* NULL: none */
    const char *text;
    const char *prompt; /* in front of what is typed */
    const char *hint;   /* in its place, as long as nothing is */
    const char *said;   /* a message on what was done; NULL or "": none */
    bool wrong;         /* it is a complaint */
    const char *foot;
    size_t count;
    size_t cursor; /* an item */
    bool typing;
    bool show_below; /* the part below was asked for: scroll there */
    struct field field;
    char key;    /* the letter that ended it */
    int first;   /* the first line of the body that shows */
    bool follow; /* keep the cursor in sight */
};

enum outcome {
    OUTCOME_ENTER,
    OUTCOME_KEY, /* one of its letters, in `key` */
    OUTCOME_ESCAPE,
    OUTCOME_EXIT, /* ^D where nothing is typed */
    OUTCOME_GONE  /* the terminal is gone, or the program shall end */
};

/* Shows the dialog until a key ends it. Scrolling, the cursor, typing, a new size and a stop are
 * seen to. */
enum outcome dialog_run(struct canvas *canvas, struct dialog *dialog);

/* Whether a name matches what is typed: it begins so, letters' case and `_`, `-` or space alike. */
bool dialog_begins(const char *name, const char *typed);

/* Draws it into the canvas's frame; also keeps the cursor and the first line within bounds. */
void dialog_draw(struct canvas *canvas, struct dialog *dialog, int columns, int rows);

/* How many items are listed; they are worked out. */
size_t dialog_list(struct canvas *canvas, const struct dialog *dialog);

#endif
