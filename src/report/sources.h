/* The sources that a ruling rests on. */
#ifndef REPORT_SOURCES_H
#define REPORT_SOURCES_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends SOURCES: those that the rules which counted rest on; nothing when there are none. */
void sources_write(struct paint *paint, const struct ruling *ruling);

#endif
