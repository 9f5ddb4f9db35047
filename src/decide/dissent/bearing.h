/* Bearing: which contradictions between claims bear on the rules of a ruling that counted (see
 * decide/dissent/dissent.h), as clashes in sets. */
#ifndef DECIDE_DISSENT_BEARING_H
#define DECIDE_DISSENT_BEARING_H

#include "decide/dissent/clash.h"
#include "decide/ruling.h"

/* A rule has a part in a set of clashes. */
struct part {
    uint32_t set; /* see clash_set */
    uint32_t rule;
};

struct bearing {
    struct clashes clashes;
    VEC(struct part) parts; /* each once, by set, then by rule in pack order; every set has one */
};

/* Finds what bears on the rules of a ruling whose components and split are complete; all of it is
 * in the arena. False when memory is out. */
bool bearing_find(struct bearing *bearing, struct arena *arena, const struct ruling *ruling);

#endif
