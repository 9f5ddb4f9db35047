/* A survey: a sample of the completions of a profile, and the verdict of each.
 *
 * A completion gives every open fact a class, at random: as often as the pack's `likely` says, else
 * each possible class alike (one that `likely` leaves out never occurs, unless no other is
 * possible); a member of a set is in it in half of them, or as `likely` has it, weight to one.
 * Where the ruling assumes a single value, that holds in SURVEY_HOLDS of 4, for a default is the
 * pack's best guess, and in the others as much as drawing has it. Completions that meet a check of
 * level error do not exist and are drawn again. What a text that is not known decides stays
 * undetermined, and counts nothing. The seed is fixed. */
#ifndef DECIDE_EXPLORE_SURVEY_H
#define DECIDE_EXPLORE_SURVEY_H

#include "decide/explore/inquiry.h"

#define SURVEY_HOLDS 3

/* The completions of a survey that is shown to people. */
#define SURVEY_USUAL 1024

struct survey {
    uint32_t trials;    /* completions that exist */
    uint32_t discarded; /* those that were drawn and do not, or whose best split was not found */
    uint32_t variables; /* of the inquiry's trial */
    uint8_t *codes;     /* by trial: outcome_code of its verdict */
    uint16_t *classes;  /* [trial][variable] */
};

/* Draws up to `wanted` completions (fewer where nearly none exists; none where there are too many
 * variables), all in the arena. False when
 * memory is out or a pattern hits its limits. */
bool survey_take(struct survey *survey, struct arena *arena, struct inquiry *inquiry,
                 uint32_t wanted);

#endif
