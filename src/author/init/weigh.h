/* Which questions of a pack weigh most, whatever a profile says: a fact weighs as much as the rules
 * that ask for it carry points, directly or through a fact that they derive from it. An exclusion
 * counts as the strongest word of the pack. */
#ifndef AUTHOR_INIT_WEIGH_H
#define AUTHOR_INIT_WEIGH_H

#include "rule/pack.h"

struct weights {
    bool *chosen;   /* by fact: the fewest that carry half of all … */
    uint32_t count; /* … and how many these are */
    uint32_t asked; /* facts that are asked at all */
};

/* Works it out, in the arena. False when memory is out. */
bool weigh_facts(struct arena *arena, const struct pack *pack, struct weights *weights);

#endif
