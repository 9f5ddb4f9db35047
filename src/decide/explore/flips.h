/* Flips: the smallest changes of answers that make another verdict.
 *
 * Tried are all single steps (see steps.h) and all pairs of steps in one component, or with one of
 * the project, neither of which makes another verdict alone; and other priorities of single
 * criteria, a step for each level of their ladder. Each is a whole profile, evaluated as the ruling
 * was, so that what is found is exact: it is what a ruling of the changed profile says.
 * Combinations that meet a check of level error are left out, and so are answers whose question
 * would not arise; it may arise thanks to the other step of a pair. */
#ifndef DECIDE_EXPLORE_FLIPS_H
#define DECIDE_EXPLORE_FLIPS_H

#include "decide/explore/steps.h"

/* What is spent at most, and kept. */
struct flips_budget {
    uint64_t lanes; /* that are evaluated: of each changed profile, one a component */
    uint32_t kept;  /* flips, nearest first */
    bool pairs;     /* pairs are tried as well */
};

extern const struct flips_budget flips_usual;

/* Finds flips, in the arena. Of those that change the same answers and come to the same verdict the
 * nearest is kept. The changes of each are in the order of facts, the project's first. NULL when
 * memory is out or a pattern hits its limits. */
struct flips *flips_find(struct arena *arena, struct inquiry *inquiry,
                         const struct flips_budget *budget);

#endif
