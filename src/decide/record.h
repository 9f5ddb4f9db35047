/* Recording: what evaluation found out about a profile, kept in its ruling before the block is used
 * for others. */
#ifndef DECIDE_RECORD_H
#define DECIDE_RECORD_H

#include "decide/cite.h"

/* The points of the block that a docket belongs to. */
struct scores {
    const struct scorer *scorer;
    const int64_t *factors;      /* by criterion, of this profile: see score_block */
    const struct points *points; /* [lane][option] of the block */
};

/* Records every rule that fired or is undetermined: in the components, and for the split. To be
 * called before waivers are applied, so that what they set aside is kept too. False when memory is
 * out. */
bool record_findings(struct arena *arena, const struct docket *docket, struct ruling *ruling);

/* Records what the findings come to: points, exclusions, and what each rule counted. False when
 * memory is out. */
bool record_points(struct arena *arena, const struct docket *docket, const struct scores *scores,
                   struct ruling *ruling);

#endif
