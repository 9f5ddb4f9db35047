/* Firing: the smallest change of answers that makes a rule fire which did not. */
#ifndef DECIDE_EXPLORE_FIRING_H
#define DECIDE_EXPLORE_FIRING_H

#include "decide/explore/steps.h"

struct firing {
    struct change changes[2]; /* of CHANGE_FACT */
    uint32_t change_count;    /* 1 or 2; 0: none was found */
    uint32_t distance;        /* thousandths, see steps.h */
};

/* Finds the nearest single step that makes the rule fire in a component of the profile (one about
 * the project: COMPONENT_NONE), and where there is none the nearest pair among those that are
 * tried. Each is the whole profile, evaluated again; what meets a check of level error is left out,
 * and so are answers to questions that would not arise. Where a pattern hits its limits nothing is
 * found. In the arena. False when memory is out. */
bool firing_find(struct firing *firing, struct arena *arena, struct inquiry *inquiry, uint32_t rule,
                 uint32_t component);

#endif
