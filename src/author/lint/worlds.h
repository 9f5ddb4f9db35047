/* Worlds: whether there can be a project in which conditions hold, or do not.
 *
 * A world gives every fact that is asked for one of its classes: in the project, and in each of as
 * many components as the roll-ups that are asked about need witnesses. A component may answer
 * project facts in its own way. Worlds meet no check of level error. What is searched are cells:
 * classes that the comparisons at hand do not tell apart.
 *
 * Texts, `known` and shares of sizes are taken to come out either way, each on its own, so that
 * WORLD_NONE is always right and WORLD_SOME may be too hopeful where these are asked about. */
#ifndef AUTHOR_LINT_WORLDS_H
#define AUTHOR_LINT_WORLDS_H

#include "engine/block.h"

struct worlds;

enum world_answer { WORLD_NONE, WORLD_SOME, WORLD_UNDECIDED };

/* What a comparison in a condition counts as. */
enum play { PLAY_SELF, PLAY_TRUE, PLAY_FALSE, PLAY_PROBE };

/* A condition, and what it is to be. */
struct demand {
    uint32_t root;
    bool of_project;  /* it is looked at in the project, else in a component: the same in all */
    bool holds;       /* it is to be true, else anything but true */
    enum truth probe; /* what its probe counts as; undetermined: as what it is */
};

/* Worlds of a program, in the arena. NULL when memory is out. */
struct worlds *worlds_new(struct arena *arena, const struct program *program, uint32_t steps);

/* Lets a node of the program, a comparison, count as something else until it is set again. */
void worlds_play(struct worlds *worlds, uint32_t node, enum play play);

/* Whether a world meets all demands, and no check of level error. Where `check` is not UINT32_MAX
 * the demands are about the condition of this check: it may be met then, and every fact may be
 * answered, whether its question arises or not, for that is what checks guard against. */
enum world_answer worlds_find(struct worlds *worlds, const struct demand *demands, uint32_t count,
                              uint32_t check);

/* Whether the conditions of two rules may bear on each other: they hang on a common fact, or a
 * check of level error may tie their facts together. */
bool worlds_related(const struct worlds *worlds, uint32_t a, uint32_t b);

#endif
