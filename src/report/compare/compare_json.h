/* What differs between rulings, as JSON. */
#ifndef REPORT_COMPARE_COMPARE_JSON_H
#define REPORT_COMPARE_COMPARE_JSON_H

#include "base/strbuf.h"
#include "report/compare/compare.h"

/* Append one document, of `ruling diff` and of `ruling check`. */
void compare_json(const struct comparisons *comparisons, struct strbuf *out);
void compare_check_json(const struct comparisons *comparisons, struct strbuf *out);

#endif
