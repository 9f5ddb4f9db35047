/* What somebody laid down: pins, and decisions that were made. */
#ifndef REPORT_PINS_H
#define REPORT_PINS_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends PINNED: each pin with its reason and what it costs, and the ruling without pins where
 * that is another. Nothing without pins. */
void pins_write(struct paint *paint, const struct ruling *ruling);

/* Appends DECIDED: the decisions that the ruling, without pins, does not agree with; nothing where
 * there are none. */
void pins_write_decided(struct paint *paint, const struct ruling *ruling);

#endif
