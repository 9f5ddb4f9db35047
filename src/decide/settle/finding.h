/* Findings: what a completion comes to. */
#ifndef DECIDE_SETTLE_FINDING_H
#define DECIDE_SETTLE_FINDING_H

#include "decide/settle/trial.h"

struct finding {
    enum truth absent;         /* see trial_is_absent */
    bool exact;                /* nothing that the verdict hangs on is undetermined … */
    enum verdict_kind verdict; /* … so that this is it; else what is undetermined counts nothing */
    uint32_t option;           /* of VERDICT_OPTION; else OPTION_NONE */
};

/* Scores a block of copies of the whole bench, evaluated and with the waivers applied. */
void findings_score(struct trial *trial, const struct block *block);

/* What one copy of a block that was scored last comes to. The stakes of the whole bench are then
 * those of the copy, and `plans` what they come to. */
struct finding finding_of(struct trial *trial, const struct block *block, uint32_t copy,
                          struct plans *plans);

/* Whether a completion exists for sure and has another verdict than the ruling for sure. */
bool finding_refutes(const struct finding *finding, const struct ruling *ruling);

/* Whether it has the ruling's for sure, or does not exist. */
bool finding_agrees(const struct finding *finding, const struct ruling *ruling);

#endif
