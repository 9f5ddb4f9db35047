/* The formats in which rulings are reported. A new format is a file here and a line in the table.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "decide/ruling.h"
#include "decide/judge.h"
#include "report/paint.h"

struct report_format {
    const char *name; /* as -f takes it */
    /* Appends all rulings; out->failed when memory is out. */
    void (*write)(const struct rulings *rulings, const struct style *style, struct strbuf *out);
};

#define REPORT_FORMATS 3

/* The table. */
extern const struct report_format report_formats[REPORT_FORMATS];

/* The format with this name, NULL when there is none. */
const struct report_format *report_find(const char *name);

#endif
