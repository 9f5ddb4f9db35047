/* Puts frames on the terminal, in place: what differs from the frame before is written, and nothing
 * else. The frame lies where the cursor was when the first one came; rows below it are made by
 * scrolling, so that what the terminal showed before is kept above. */
#ifndef CMD_ASK_PAINT_H
#define CMD_ASK_PAINT_H

#include "cmd/ask/frame.h"

struct painter {
    struct frame shown;
    int row;     /* where the cursor is, in rows below the frame's first */
    int column;  /* -1: not known */
    int deepest; /* the last row that was made */
};

/* Nothing is shown, and the cursor is where the frame shall begin. */
void paint_begin(struct painter *painter);

/* Shows a frame. */
void paint(struct painter *painter, const struct frame *frame);

/* Takes the frame off, and leaves the cursor where it began. */
void paint_end(struct painter *painter);

/* The same after the terminal got `columns`: rows that were longer may have been wrapped by it. */
void paint_resized(struct painter *painter, int columns);

#endif
