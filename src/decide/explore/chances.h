/* Chances of the open facts of a trial: see engine/chance.h. */
#ifndef DECIDE_EXPLORE_CHANCES_H
#define DECIDE_EXPLORE_CHANCES_H

#include "decide/settle/trial.h"
#include "engine/chance.h"

/* The chances of a variable's possible classes, in the arena. False when memory is out. */
bool chance_of(struct chance *chance, struct arena *arena, const struct trial *trial,
               uint32_t variable);

#endif
