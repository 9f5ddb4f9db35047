/* An agenda: what is worth asking about a profile as it stands. It holds the ruling on it and what
 * the open answers would tell. Made anew after each answer. */
#ifndef INTERVIEW_AGENDA_H
#define INTERVIEW_AGENDA_H

#include "decide/explore/agreement.h"
#include "decide/explore/questions.h"
#include "interview/sheet.h"
#include "interview/steps.h"

/* A question that is not answered and that the verdict may hang on. */
struct agenda_item {
    struct spot spot;
    uint32_t step;
    uint32_t information; /* as in struct question */
    uint32_t changes;
};

struct agenda {
    struct arena arena;
    struct rulings *rulings; /* of the one profile; what open answers can change is looked for */
    const struct ruling *ruling;
    struct inquiry inquiry; /* into it; the whole entered last */
    struct survey survey;   /* without trials where the verdict is settled */
    struct agreement *agreement;
    struct questions *questions; /* NULL where the verdict is settled */
    struct agenda_item *items;   /* in the order of the facts: the project's, then by component */
    uint32_t count;
};

/* Makes the agenda of a profile, which must outlive it. NULL when there is no ruling on the profile
 * or memory is out, which `diags` says. */
struct agenda *agenda_new(const struct judge *judge, const struct steps *steps,
                          const struct profile *profile, bool assumptions, struct diags *diags);

/* NULL does nothing. */
void agenda_free(struct agenda *agenda);

/* The lane of the inquiry's block that stands for a component of the profile (COMPONENT_NONE: for
 * the project); UINT32_MAX for a component outside. */
uint32_t agenda_lane(const struct agenda *agenda, uint32_t component);

/* The item of a spot; NULL when it has none. */
const struct agenda_item *agenda_find(const struct agenda *agenda, struct spot spot);

/* What is kept in mind while asking. */
struct choosing {
    const struct steps *steps;
    const struct profile *profile;
    bool (*passes)(struct spot spot, const void *context); /* whether a question is left out */
    const void *context;
    struct spot last; /* the question before, FACT_NONE: there was none */
    uint32_t focus;   /* a component whose questions come first; COMPONENT_NONE: none's do */
};

/* The question to ask next: the first question of each component; then, of those that tell at least
 * half as much as the most telling one, one of the step and component asked about last, else of
 * that step, else the most telling, so that what belongs together is asked together. NULL when
 * there is none. */
const struct agenda_item *agenda_choose(const struct agenda *agenda,
                                        const struct choosing *choosing);

/* About how many will be asked, that one included, which are not passed over. */
uint32_t agenda_estimate(const struct agenda *agenda, const struct choosing *choosing);

#endif
