/* What somebody laid down: pins, links that hold, and decisions that were made. */
#ifndef REPORT_PINS_H
#define REPORT_PINS_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends PINNED: each pin with its reason and what it costs, and the ruling without pins where
 * that is another. Nothing without pins. */
void pins_write(struct paint *paint, const struct ruling *ruling);

/* Appends HELD: the links that hold components together which by themselves would do better with
 * different options; nothing where there are none. */
void pins_write_held(struct paint *paint, const struct ruling *ruling);

/* The way that a link leads through where it holds its ends together, both judged: then they are
 * components `ends` of the ruling. NULL for all other links. */
const char *pins_held_by(const struct ruling *ruling, const struct link *link, uint32_t ends[2]);

/* Appends DECIDED: the decisions that the ruling, without pins, does not agree with; nothing where
 * there are none. */
void pins_write_decided(struct paint *paint, const struct ruling *ruling);

#endif
