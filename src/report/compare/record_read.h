/* Reading records: from a report in JSON, or a line of ndjson. */
#ifndef REPORT_COMPARE_RECORD_READ_H
#define REPORT_COMPARE_RECORD_READ_H

#include "base/diag.h"
#include "document/document.h"
#include "report/compare/record.h"

/* Whether a document looks like a report of rulings, whatever may be wrong with it. */
bool record_looks_like(const struct node *root);

/* Reads all rulings of a report, into the arena, where the document must be as well. `file` is its
 * name, NULL for one that was made just now. False when anything is wrong, which is in `diags`:
 * R0510 for what a report never says, R0514 for one of another format. */
bool records_read(struct arena *arena, const struct node *root, const char *file,
                  struct records *records, struct diags *diags);

#endif
