/* What calls for attention beside keys: signals, and the terminal's size. A handler only takes a
 * note of a signal; it is acted on where the screen waits for a key, when no answer is half
 * written. A second request to end while the first waits ends the program there and then. */
#ifndef CMD_ASK_ATTENTION_H
#define CMD_ASK_ATTENTION_H

#include <stdbool.h>

enum attention {
    ATTENTION_INPUT,   /* there is something to read */
    ATTENTION_TIMEOUT, /* the time is over */
    ATTENTION_RESIZED, /* the terminal has another size, or was away */
    ATTENTION_STOP,    /* the person wants the shell (^Z): call attention_stop */
    ATTENTION_END      /* the program shall end: leave the screen, then call attention_pass_on */
};

/* Begins to watch for signals, with the terminal open; false when that cannot be done. */
bool attention_open(void);

/* Signals mean again what they meant before. */
void attention_close(void);

/* Waits until something happens, at most `milliseconds`; for a negative number, however long. */
enum attention attention_wait(int milliseconds);

/* Stops the process as ^Z does, with the terminal given back, and returns when it goes on. */
void attention_stop(void);

/* Ends the program by the signal that asked for it, if one did, after attention_close. */
void attention_pass_on(void);

#endif
