/* Points: what the rules that fired add up to, for each lane and option.
 *
 * Within one criterion, evidence for the same option in the same direction has diminishing returns:
 * ranked by size, then pack order, the first counts in full, the second half, the third a quarter.
 * A rule's counted part is |points| * weight * priority / 2^rank in integer thousandths, rounded
 * half away from zero once; sums are exact from there. */
#ifndef DECIDE_SCORE_H
#define DECIDE_SCORE_H

#include "engine/block.h"

/* One effect of one rule, in the order in which ranks are given. */
struct scored_effect {
    uint32_t rule;
    uint32_t option;
    uint32_t criterion;
    int32_t points; /* below 0: against */
    uint32_t group; /* effects of one criterion, option and direction share a group */
};

/* The effects of a pack, sorted by criterion, option, direction, falling size, pack order. */
struct scorer {
    const struct pack *pack;
    struct scored_effect *effects;
    uint32_t count;
};

/* The scorer of a pack that outlives it, in the arena. False when memory is out. */
bool scorer_init(struct scorer *scorer, struct arena *arena, const struct pack *pack);

/* Points of one option in one lane, in thousandths. What is undetermined adds nothing to `points`
 * and widens `low` and `high`: each undetermined rule is taken to fire or not on its own, so the
 * bounds are sound and may be wider than need be. */
struct points {
    int64_t points;
    int64_t low;
    int64_t high;
};

/* Scores all lanes of a block after evaluate. `factors` has weight * priority, thousandths times
 * halves, as [group][criterion]; `points` gets [lane][option]. What it says of a lane that only
 * stands for a project means nothing. */
void score_block(const struct scorer *scorer, const struct block *block, const int64_t *factors,
                 struct points *points);

/* What one effect that ranks `rank` (from 0) counts, in thousandths, with its sign. */
int64_t score_counted(const struct scored_effect *effect, int64_t factor, unsigned rank);

/* What each effect of the scorer counts in a lane: 0 where its rule did not fire. `counted` has
 * room for scorer->count. */
void score_lane(const struct scorer *scorer, const struct block *block, uint32_t lane,
                const int64_t *factors, int64_t *counted);

#endif
