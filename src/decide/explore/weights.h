/* Weights: what the ruling would be if criteria counted otherwise than the pack has it. */
#ifndef DECIDE_EXPLORE_WEIGHTS_H
#define DECIDE_EXPLORE_WEIGHTS_H

#include "decide/explore/inquiry.h"

/* The weightings that are tried. */
#define WEIGHTINGS_USUAL 4096

/* Tries `trials` weightings: each criterion's weight times a factor of a half to two, all factors
 * of the same ratio being alike (their logarithms are uniform), drawn with a fixed seed. Those
 * whose best split was not found are not counted. In the arena; NULL when memory is out. */
struct acceptability *weightings_try(struct arena *arena, struct inquiry *inquiry, uint32_t trials);

/* Finds for each criterion the nearest weights below and above its own, all else as it is, at which
 * the verdict is another one: 0 … WEIGHT_MOST thousandths. Each flips the verdict, and one
 * thousandth nearer does not. Between the steps of its search, eighths of a doubling, a verdict
 * could change and change back unseen; where the ruling gives all components one option it cannot,
 * but for rounding. False when memory is out. */
#define WEIGHT_MOST 1000000
bool weights_flip(struct acceptability *acceptability, struct arena *arena,
                  struct inquiry *inquiry);

#endif
