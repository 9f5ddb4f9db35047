/* Keys, made from the bytes that a terminal sends: by terminfo's names for them, with time for a
 * slow line to bring the rest of a key, and text that was pasted told from keys that were struck.
 *
 * A terminal that can says where pasted text begins and ends. Otherwise characters that come faster
 * than anybody types, two side by side in one read, are text as well; a line's end among them is a
 * space, and only the one behind them all is the Enter key. */
#ifndef CMD_ASK_KEYS_H
#define CMD_ASK_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum key_kind {
    KEY_NONE,  /* nothing that means something */
    KEY_TEXT,  /* one character was struck */
    KEY_PASTE, /* text came at once */
    KEY_ENTER,
    KEY_ESCAPE,
    KEY_TAB,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_KILL,      /* ^U */
    KEY_KILL_WORD, /* ^W */
    KEY_REDRAW,    /* ^L */
    KEY_EXIT,      /* ^D */
    KEY_RESIZED,   /* no key: the terminal has another size, or was away */
    KEY_STOP,      /* no key: the person wants the shell */
    KEY_GONE       /* no key: the terminal is gone, or the program shall end */
};

enum { KEY_ROOM = 1300 };

struct key {
    enum key_kind kind;
    char text[KEY_ROOM]; /* for KEY_TEXT and KEY_PASTE, NUL-terminated */
    bool cut;            /* more was pasted than fits */
};

struct keys {
    char bytes[4096];
    size_t start, end;
    bool pasting;      /* between the terminal's marks of pasted text */
    bool after_escape; /* an Escape was given out for want of more bytes */
    bool resized;      /* this was met while a key was incomplete */
};

/* Waits for the next key. */
void keys_next(struct keys *keys, struct key *key);

#endif
