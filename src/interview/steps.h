/* The steps of the decision framework, in the order in which the pack first names them, and which
 * of a component's questions comes first. */
#ifndef INTERVIEW_STEPS_H
#define INTERVIEW_STEPS_H

#include "rule/pack.h"

struct steps {
    const char **names; /* "workload"; NULL for that of facts that name none, which is the last */
    uint32_t count;
    uint32_t *of;     /* by fact: its step */
    uint32_t leading; /* the fact of components on which most defaults hang, their role;
                         FACT_NONE: none does */
};

/* Whether a fact is asked about at all: it is not worked out, and has a question. */
bool steps_asks(const struct fact *fact);

/* Works them out for a pack, in the arena. False when memory is out. */
bool steps_init(struct steps *steps, struct arena *arena, const struct pack *pack);

#endif
