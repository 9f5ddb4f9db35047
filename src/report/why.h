/* Why rules fired, did not, or are undetermined: each comparison with both its operands. */
#ifndef REPORT_WHY_H
#define REPORT_WHY_H

#include "decide/hearing.h"
#include "report/paint.h"

struct inquiry;

/* Stands for the project among the subjects of an explanation. */
#define WHY_PROJECT UINT32_MAX

/* What is to be explained. Rules for the project and the split belong to the project, all others to
 * each component. */
struct why {
    const struct hearing *hearing;
    const struct ruling *ruling;
    struct inquiry *inquiry;  /* into the ruling, to find what would make rules fire; NULL: that is
                                 not told */
    const uint32_t *subjects; /* WHY_PROJECT, or numbers of the ruling's components */
    uint32_t subject_count;
    const uint32_t *rules; /* of the pack; none: those that fired or are undetermined */
    uint32_t rule_count;
};

/* Appends the explanation as text. False when memory is out. */
bool why_text(const struct why *why, const struct style *style, struct strbuf *out);

/* Appends it as one JSON document. False when memory is out. */
bool why_json(const struct why *why, struct strbuf *out);

#endif
