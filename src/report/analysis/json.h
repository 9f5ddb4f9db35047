/* An analysis as JSON: keys of a ruling's object, and parts that other documents have as well. */
#ifndef REPORT_ANALYSIS_JSON_H
#define REPORT_ANALYSIS_JSON_H

#include "decide/explore/analysis.h"
#include "report/json_out.h"

/* The keys of all parts that were made: agreement, acceptability, flips, without_source, next,
 * settling_set. Nothing for NULL. */
void json_analysis(struct json_out *json, const struct analysis *analysis);

/* Each of them alone. */
void json_agreement(struct json_out *json, const struct analysis *analysis);
void json_acceptability(struct json_out *json, const struct analysis *analysis);
void json_flips(struct json_out *json, const struct analysis *analysis);
void json_without(struct json_out *json, const struct analysis *analysis);

/* The questions that matter, or with `all` all that are open. */
void json_questions(struct json_out *json, const struct analysis *analysis, bool all);
void json_settling(struct json_out *json, const struct analysis *analysis);

/* One change: an object with address, from, to and, of a fact, the origin of what stands. */
void json_change(struct json_out *json, const struct profile *profile, const struct change *change);

/* A document's format, pack and profile. */
void json_document(struct json_out *json, const struct ruling *ruling);

#endif
