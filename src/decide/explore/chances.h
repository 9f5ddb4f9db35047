/* Chances: how probable the classes of an open fact are, and drawing them. */
#ifndef DECIDE_EXPLORE_CHANCES_H
#define DECIDE_EXPLORE_CHANCES_H

#include "decide/settle/trial.h"

/* A stream of random numbers that is the same on every machine (splitmix64). */
struct dice {
    uint64_t state;
};

/* A number from 0 to `bound` - 1; the bound is above 0 and below 2^32. */
uint32_t dice_below(struct dice *dice, uint32_t bound);

/* One variable: its possible classes, and behind which share of all each ends. */
struct chance {
    uint32_t count;
    const uint16_t *classes;
    const uint32_t *ends; /* rising; the last is the sum of all weights, at least 1 */
};

/* The chances of a variable of a trial, in the arena. False when memory is out. */
bool chance_of(struct chance *chance, struct arena *arena, const struct trial *trial,
               uint32_t variable);

uint16_t chance_draw(const struct chance *chance, struct dice *dice);

#endif
