/* Reach: how far one option can be ahead of another in a component, over all completions of a box.
 *
 * The most that it can be is the sum of the most that each knot gives it, for what knots contribute
 * is independent. That is exact where each knot is tried in full and all that is undetermined in
 * the component hangs on its variables; else it is an upper bound. */
#ifndef DECIDE_SETTLE_REACH_H
#define DECIDE_SETTLE_REACH_H

#include "decide/settle/layout.h"

struct reach {
    bool exists;              /* the box may have completions; if not, nothing else is set */
    uint32_t excluded;        /* options that are ruled out in all of them: a bit for each … */
    uint32_t may_be_excluded; /* … and in some, the former included */
    int64_t ahead[MEASURES][ASSIGN_OPTIONS][ASSIGN_OPTIONS]; /* [a][b]: by how much b is ahead of a
                                                                at most, where b is not ruled out;
                                                                only the measure that was asked for
                                                                and those before it */
};

/* What tells which variable a box had best be split on. */
struct pulls {
    uint64_t *amount; /* by variable: how much of what is ahead hangs on it */
    bool *loose;      /* by variable: its knot was not tried in full */
    uint8_t *shared;  /* by variable: the components in which something hangs on it, up to 255 */
};

/* What the reach of components is found with; made once for a trial. */
struct reacher {
    struct knots knots;
    struct layout layout; /* of the component that was looked at last */
    struct pulls pulls;
};

/* Prepares for a trial that was prepared; all lives in its arena. False when memory is out. */
bool reacher_init(struct reacher *reacher, struct trial *trial);

/* Forgets what the pulls are. */
void pulls_clear(struct reacher *reacher);

/* Finds the reach of a component (from 0) in the trial's box. MEASURE_POINTS leaves out what only
 * worth hangs on. Adds to the pulls, `weight` times, what speaks for other options than `home`
 * (OPTION_NONE: nothing does). False as trial_run. */
bool reach_find(struct reacher *reacher, uint32_t component, enum measure measure, uint32_t home,
                uint64_t weight, struct reach *reach);

/* Finds what each option beyond the first costs at least and at most in the trial's box, on the
 * whole bench: as stakes->second says, but with rules that hang on the same variables taken
 * together. False as trial_run. */
bool reach_costs(struct reacher *reacher, struct points *second);

/* Gives the variables that reach_find tried last and that nothing is assumed of a home: the class
 * under which their knot comes nearest to what counts where they are open. */
void reach_settle_home(struct reacher *reacher);

/* Chooses classes in the box that put `there` as far ahead of `home` in a component as can be, for
 * all variables that this hangs on: better still is that `home` is ruled out, and worse that
 * `there` is. The same option twice asks only that it is not ruled out, and OPTION_NONE as `there`
 * that `home` is. The trial's node is then the box on the component's bench, waivers applied. False
 * where the budget did not suffice, or no completion exists. */
bool reach_lean(struct reacher *reacher, uint32_t component, enum measure measure, uint32_t home,
                uint32_t there);

#endif
