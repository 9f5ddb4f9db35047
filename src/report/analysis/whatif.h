/* What would change a ruling: the changes that flip it, as whatif shows them. */
#ifndef REPORT_ANALYSIS_WHATIF_H
#define REPORT_ANALYSIS_WHATIF_H

#include "decide/explore/analysis.h"
#include "report/paint.h"

/* Appends the flips of an analysis and the weights at which criteria flip it; the nearest of each,
 * or with `all` every one. Both parts must have been made. */
void whatif_text(const struct analysis *analysis, bool all, const struct style *style,
                 struct strbuf *out);

/* The same as one JSON document; always all. */
void whatif_json(const struct analysis *analysis, struct strbuf *out);

#endif
