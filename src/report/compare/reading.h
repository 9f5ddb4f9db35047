/* The reading of one record: where it stands, and what is noted in the record. A part that meets
 * something wrong reports it and goes on, so that all mistakes come in one run. */
#ifndef REPORT_COMPARE_READING_H
#define REPORT_COMPARE_READING_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "report/compare/record.h"

/* Where the reading of a record stands. */
struct reading {
    struct arena *arena;
    struct diags *diags;
    struct record *record;
    bool good; /* nothing was wrong so far */
};

/* Adds an entry under its kind, component and subject, which is returned to be filled: its texts
 * are "". It belongs to the record, until the next is added. NULL where there is one with that key
 * already, something was wrong before, or memory is out, which is noted. */
struct record_entry *reading_add(struct reading *reading, enum record_kind kind,
                                 const char *component, const char *subject);

/* The same with its text, by which it is compared and which people are shown. */
struct record_entry *reading_add_text(struct reading *reading, enum record_kind kind,
                                      const char *component, const char *subject, const char *text);
/* Notes that memory is out. */
void reading_no_memory(struct reading *reading);

/* A formatted text in the arena; "" when memory is out, which is noted. */
const char *reading_printf(struct reading *reading, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text of a buffer, which it ends, in the arena; "" when memory is out, which is noted. */
const char *reading_keep(struct reading *reading, struct strbuf *text);

#endif
