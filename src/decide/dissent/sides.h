/* Sides: who stands with whom in a set of clashes.
 *
 * Claims that clash stand on different sides. That can hold for all unless clashes run in an odd
 * circle: A against B, B against C, C against A. Then some that clash share a side, but no claim
 * clashes with more of its own side than of the other. */
#ifndef DECIDE_DISSENT_SIDES_H
#define DECIDE_DISSENT_SIDES_H

#include "decide/dissent/clash.h"

#define SIDE_NONE 2

/* Tells the sides in a set (see clash_set), all of whose claims hang together by its clashes;
 * `first` is one of them. They go to `claims`, in pack order, and their sides, 0 or 1, to `side`
 * (by claim), where each was SIDE_NONE; `first` is on side 0 unless odd circles turn it round.
 * `claims` has room for all of the pack. How many there are. */
uint32_t sides_tell(struct clashes *clashes, uint32_t set, uint32_t first, uint32_t *claims,
                    uint8_t *side);

#endif
