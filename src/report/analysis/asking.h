/* What to ask next: the open questions of an analysis, most telling first. */
#ifndef REPORT_ANALYSIS_ASKING_H
#define REPORT_ANALYSIS_ASKING_H

#include "decide/explore/analysis.h"
#include "report/paint.h"

/* Appends the questions that matter, or with `all` all that are open: each with what its answer
 * would tell, how to find it out and what can be answered. Agreement, questions, hinges and the
 * settling set must have been made. */
void asking_text(const struct analysis *analysis, bool all, const struct style *style,
                 struct strbuf *out);

/* The same as one JSON document. */
void asking_json(const struct analysis *analysis, bool all, struct strbuf *out);

#endif
