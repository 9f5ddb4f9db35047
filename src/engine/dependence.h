/* Dependence: on which facts a condition's truth may hang, through derived facts and through the
 * questions that do not always arise. Defaults are left out: they count for nothing where what is
 * open is asked about. */
#ifndef ENGINE_DEPENDENCE_H
#define ENGINE_DEPENDENCE_H

#include "engine/program.h"

/* Facts as bits: fact f is bit f % 64 of word f / 64. A project fact may be the same in all lanes
 * of a group or overridden in some; where it is looked at tells which of them count. */
struct cone {
    uint64_t *own;        /* as they stand in the lane, or in the project's: `project` included */
    uint64_t *project;    /* as they stand in the project's lane: what derives project facts */
    uint64_t *everywhere; /* as they stand in any component of the group: what roll-ups look at */
};

struct dependence {
    uint32_t words;     /* of a set of facts */
    struct cone *facts; /* by fact: what the value hangs on, itself included */
    struct cone *roots; /* by root of the program: those of rules, ask_if and checks; of others all
                           sets are NULL */
    bool rolls_into_components; /* a component rule that counts, or a switch rule, has `everywhere`
                                   facts */
};

/* Works it out for a program, in the arena. False when memory is out. */
bool dependence_init(struct dependence *dependence, struct arena *arena,
                     const struct program *program);

#endif
