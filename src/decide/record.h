/* Recording: what evaluation found out about a profile's components, kept in its ruling before the
 * block is used for others. */
#ifndef DECIDE_RECORD_H
#define DECIDE_RECORD_H

#include "decide/cite.h"

/* The points of the block that a docket belongs to. */
struct scores {
    const struct scorer *scorer;
    const int64_t *factors;      /* by criterion, of this profile: see score_block */
    const struct points *points; /* [lane][option] of the block */
};

/* Records the components of the docket's profile: points, exclusions, and every rule that fired or
 * is undetermined. False when memory is out. */
bool record_components(struct arena *arena, const struct docket *docket,
                       const struct scores *scores, struct ruling *ruling);

#endif
