/* Clashes: pairs of claims that stand against each other, each pair once, gathered into sets. */
#ifndef DECIDE_DISSENT_CLASH_H
#define DECIDE_DISSENT_CLASH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

#define CLASH_NONE UINT32_MAX

struct clash {
    uint32_t claims[2]; /* different ones, the earlier in the pack first */
    uint32_t next[2];   /* the next clash of either; CLASH_NONE */
    uint32_t leader;    /* towards the clash that stands for its set: see clash_set */
};

struct clashes {
    struct arena *arena;
    VEC(struct clash) list;
    uint32_t *first; /* by claim: its first clash; CLASH_NONE */
};

/* No clashes yet, of `claims` claims; what they need is in the arena. False when memory is out. */
bool clashes_init(struct clashes *clashes, struct arena *arena, uint32_t claims);

/* The clash of two different claims, added where it is new, in a set of its own. CLASH_NONE when
 * memory is out. */
uint32_t clash_add(struct clashes *clashes, uint32_t a, uint32_t b);

/* The next clash of a claim; CLASH_NONE behind the last. The order hangs on that of adding only. */
uint32_t clash_next(const struct clashes *clashes, uint32_t clash, uint32_t claim);

/* The other claim of a clash. */
uint32_t clash_other(const struct clashes *clashes, uint32_t clash, uint32_t claim);

/* Makes one set of the sets of two clashes. */
void clash_join(struct clashes *clashes, uint32_t a, uint32_t b);

/* The clash that stands for the set. */
uint32_t clash_set(struct clashes *clashes, uint32_t clash);

#endif
