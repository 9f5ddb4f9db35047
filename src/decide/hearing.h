/* A hearing: one profile evaluated by itself, for a closer look at why. */
#ifndef DECIDE_HEARING_H
#define DECIDE_HEARING_H

#include "decide/judge.h"

struct hearing {
    const struct profile *profile;
    struct block *block;
    uint32_t group;
};

/* Evaluates the profile. The caller ends it with hearing_fini, whatever came of it. False when a
 * pattern hits its limits or memory is out (in `diags`). */
bool hearing_init(struct hearing *hearing, const struct judge *judge, const struct profile *profile,
                  bool assumptions, struct diags *diags);

void hearing_fini(struct hearing *hearing);

#endif
