/* Chances: how likely the pack calls what a fact may be, and drawing it at random.
 *
 * A fact that has one value is each value or band that `likely` lists as often as its weight's
 * share in the sum of all says, and none that is not listed; the weight of a band falls on its
 * classes in equal parts. Without `likely` all classes are alike. A set has a member that is listed
 * with its weight against one (3: in three of four), any other in half of all. */
#ifndef ENGINE_CHANCE_H
#define ENGINE_CHANCE_H

#include "engine/program.h"

/* A stream of random numbers that is the same on every machine (splitmix64). */
struct dice {
    uint64_t state;
};

/* A number from 0 to `bound` - 1; the bound is above 0 and below 2^32. */
uint32_t dice_below(struct dice *dice, uint32_t bound);

/* Classes, and behind which share of all each ends. */
struct chance {
    uint32_t count;
    const uint16_t *classes;
    const uint32_t *ends; /* rising; the last is the sum of all weights, at least 1 */
};

/* The chances of those classes of a fact that are possible (a bit each, at least one of them), in
 * the arena. All are alike where none of them is called likely. False when memory is out. */
bool chance_of_classes(struct chance *chance, struct arena *arena, const struct program *program,
                       uint32_t fact, const uint8_t *possible);

/* The chances of class 1, which is that a set has the member, and of 0. False when memory is out.
 */
bool chance_of_member(struct chance *chance, struct arena *arena, const struct fact *fact,
                      uint32_t member);

uint16_t chance_draw(const struct chance *chance, struct dice *dice);

#endif
