/* Proof: whether a verdict is the same in all completions of a box.
 *
 * What is known of a box is by how much each option can be ahead of another in each component, what
 * may be ruled out, and what a split costs at least and at most. A proof is sound: where it is
 * given, the verdict holds in every completion. Where it is not, the verdict may hold all the same.
 */
#ifndef DECIDE_SETTLE_PROOF_H
#define DECIDE_SETTLE_PROOF_H

#include "decide/settle/reach.h"

/* What is known of a box. */
struct prospect {
    const struct stakes *stakes;    /* of the whole, weighed in the box */
    const struct reach *reaches;    /* by component, by worth */
    const struct assignment *split; /* the split that is likely to be best; NULL: there is none */
    uint64_t *nodes; /* that searches for splits may still take: see assign_split_within */
};

/* Whether the verdict (`option` is that of VERDICT_OPTION) is proved for the box. */
bool prove(const struct prospect *prospect, enum verdict_kind verdict, uint32_t option);

/* The most by which the total of one assignment can be above that of another. */
__int128 prospect_ahead(const struct prospect *prospect, const uint8_t *home, const uint8_t *there);

/* By how much what options cost puts the use of one set of them (a bit for each) ahead of another
 * at most. */
__int128 costs_ahead(const struct stakes *stakes, uint32_t home, uint32_t there);

/* Whether all components may get an option. */
bool prospect_allows(const struct prospect *prospect, uint32_t option);

/* The split that can be furthest ahead of an assignment. False when there is none, or it was not
 * found. */
bool prospect_split(const struct prospect *prospect, const uint8_t *home, struct assignment *split);

#endif
