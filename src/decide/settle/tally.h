/* A tally: points counted group by group, for one profile.
 *
 * What score.h defines for all effects in all lanes of a block is counted here for one group of
 * effects (of one criterion, option and direction) in one lane: groups are what adds up
 * independently of each other. */
#ifndef DECIDE_SETTLE_TALLY_H
#define DECIDE_SETTLE_TALLY_H

#include "decide/score.h"

/* Effects that share diminishing returns: effects[first] … effects[end - 1] of the scorer. */
struct tally_group {
    uint32_t first;
    uint32_t end;
    uint32_t option;
    bool against;
};

struct tally {
    const struct scorer *scorer;
    struct tally_group *groups; /* those that count anything */
    uint32_t count;
    uint32_t *roots; /* by effect: the root of its rule */
    int64_t
        *counted; /* what each effect counts by rank, as far as there are ranks in its group … */
    uint32_t *places; /* … by effect: where these begin */
};

/* The tally of a profile with these factors (by criterion, see score_block), in the arena. False
 * when memory is out. */
bool tally_init(struct tally *tally, struct arena *arena, const struct program *program,
                const struct scorer *scorer, const int64_t *factors);

/* What the first of its group counts if an effect fires: the most that it may. */
int64_t tally_most(const struct tally *tally, uint32_t effect);

/* What a group comes to in a lane of a block that was evaluated. */
struct points tally_group(const struct tally *tally, const struct tally_group *group,
                          const struct block *block, uint32_t lane);

/* Points of all lanes of a block, as score_block gives them. */
void tally_block(const struct tally *tally, const struct block *block, struct points *points);

/* Adds points. */
void tally_add(struct points *to, struct points points);

#endif
