/* What differs between rulings, for people. */
#ifndef REPORT_COMPARE_COMPARE_TEXT_H
#define REPORT_COMPARE_COMPARE_TEXT_H

#include "report/compare/compare.h"
#include "report/paint.h"

/* Appends `ruling diff`: in full what changed, and a single comparison; a line on others that
 * differ, nothing on those that do not; and how many changed. */
void compare_text(const struct comparisons *comparisons, const struct style *style,
                  struct strbuf *out);

/* Appends `ruling check`: of each record, the side before, whether it still follows; in full where
 * it does not, else one line on what changed, and what wants a look: waivers that ended, and notes
 * that no longer go with their answer. */
void compare_check_text(const struct comparisons *comparisons, const struct style *style,
                        struct strbuf *out);

#endif
