/* Steps: answers of a profile that may be changed, and what each may be changed to.
 *
 * Of the values of a fact that the pack's comparisons cannot tell apart, one is enough, of the
 * class that is nearest to what stands: of numbers a round one, where less is said than is given
 * from the upper half of the class. A set changes by one element; one that is not given may
 * also be given just as it surely stands. Texts are left out, and so is what rules derive. A fact
 * of the project is changed for the project, or for a component that overrides it; no component
 * begins to override one. */
#ifndef DECIDE_EXPLORE_STEPS_H
#define DECIDE_EXPLORE_STEPS_H

#include "decide/explore/inquiry.h"

/* Distances, in thousandths of a step. To give an answer, or to say more exactly what is given in
 * part, is nearer than to change one. */
#define STEP_WHOLE 1000
#define STEP_OPEN  500

/* A fact that may be changed. */
struct place_of_step {
    uint32_t fact;
    uint32_t component;        /* of the profile; COMPONENT_NONE: the project's */
    uint32_t lane;             /* of the docket's group, from 0: the first that shares the answer */
    enum origin origin;        /* of what stands */
    const struct value *given; /* by the profile; NULL */
};

struct step {
    uint32_t at;        /* which of the places */
    struct value value; /* from now on */
    uint32_t distance;  /* of a choice: a step; of levels and numbers: as many as there are classes
                           to go; STEP_OPEN where that is not given, or what is given allows it */
};

struct steps {
    struct place_of_step *places;
    uint32_t place_count;
    struct step *items; /* nearest first; equals in the order of the places */
    uint32_t count;
};

/* All steps of an inquiry, in the arena. False when memory is out. */
bool steps_find(struct steps *steps, struct arena *arena, const struct inquiry *inquiry);

/* A step as a change of an answer, with what stands now; its texts are in the arena. False when
 * memory is out. */
bool step_describe(const struct steps *steps, struct arena *arena, const struct inquiry *inquiry,
                   const struct step *step, struct change *change);

/* Takes a step in a copy that trial_copies made of the ruling's own lanes. */
void step_take(const struct steps *steps, const struct step *step, struct inquiry *inquiry,
               uint32_t copy);

/* Whether the question of a step's fact arises in a copy, after trial_run. */
bool step_arises(const struct steps *steps, const struct step *step, const struct inquiry *inquiry,
                 uint32_t copy);

#endif
