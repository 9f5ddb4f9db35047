/* The terminal: modes, capabilities, bytes out and in. The only user of terminfo, which knows how
 * the terminal in TERM is told to move its cursor; nothing here or above spells such a sequence.
 *
 * A process has one terminal, and signals must find it to restore it, so its state is this file's.
 * Whatever ends the program, be it exit, a signal or a crash, the modes are as they were. */
#ifndef CMD_ASK_TERMINAL_H
#define CMD_ASK_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* Whether standard input and output are a terminal whose cursor can be moved and whose lines can be
 * cleared. */
bool terminal_suits(void);

/* Takes the terminal: no echo, every key at once. `colour` allows colours where it has some. False
 * when it does not suit; nothing is changed then. */
bool terminal_open(bool colour);

/* Gives the terminal back as it was. Without an open terminal it does nothing. */
void terminal_close(void);

/* Gives it back and takes it again, around a stop of the process. */
void terminal_leave(void);
void terminal_enter(void);

/* Takes it once more, when another program may have changed its modes meanwhile. */
void terminal_renew(void);

/* Gives it back at once, without what waits to be written; for a signal handler. */
void terminal_restore(void);

/* Its size now, at least 10 columns by 3 rows. */
void terminal_size(int *columns, int *rows);

/* Whether it could not be read or written any more: it is gone. */
bool terminal_lost(void);

/* -- out: collected until terminal_flush -- */

enum style {
    STYLE_PLAIN,
    STYLE_STRONG, /* headings */
    STYLE_FAINT,  /* what is said beside the matter */
    STYLE_CURSOR, /* the line that the cursor is on */
    STYLE_GOOD,   /* what is done */
    STYLE_BAD,    /* what is wrong */
    STYLE_COUNT
};

void terminal_write(const char *bytes, size_t length);
void terminal_style(enum style style);
void terminal_up(int rows);
void terminal_down(int rows);     /* no further than the last row */
void terminal_column(int column); /* from 0 */
void terminal_next_line(void);    /* to the start of the next row, scrolling at the last */
void terminal_clear_line(void);   /* from the cursor to the end of the row */
void terminal_clear_below(void);  /* … and all rows below */
void terminal_bell(void);
void terminal_flush(void);

/* -- in -- */

/* What the terminal sends for a key by its name in terminfo ("kcuu1", or "PS" for what comes before
 * pasted text); NULL when it has none. */
const char *terminal_key(const char *name);

/* Reads what is there, at most `room` bytes; 0 when there was nothing, or the terminal is gone. */
size_t terminal_read(char *bytes, size_t room);

#endif
