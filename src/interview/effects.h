/* Effects: what each answer to a question would do. Every choice is given in turn to a copy of the
 * profile, which is judged. */
#ifndef INTERVIEW_EFFECTS_H
#define INTERVIEW_EFFECTS_H

#include "interview/agenda.h"

/* What one answer does, compared with the profile in which that question is not answered and
 * nothing is assumed. */
struct effect_of_answer {
    bool possible;        /* false: a check of level error rules it out, or there is no ruling */
    int64_t *points;      /* by option: of the component, or of the project by size; thousandths */
    uint32_t excludes;    /* options that are ruled out by it somewhere: a bit for each */
    int64_t overhead;     /* what it adds to the cost of a split; thousandths */
    bool flips;           /* the verdict is another than now … */
    struct outcome other; /* … and this one */
};

struct effects {
    struct effect_of_answer *items; /* by choice: see reply_choices. Of a set, of that member alone
                                       compared with none */
    uint32_t count;
};

/* Works them out, in the arena. False when memory is out. */
bool effects_find(struct effects *effects, struct arena *arena, const struct agenda *agenda,
                  const struct judge *judge, struct spot spot);

#endif
