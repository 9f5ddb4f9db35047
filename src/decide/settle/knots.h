/* Knots: open variables that meet.
 *
 * What is asked about a box (points, exclusions, costs) hangs on roots that are undetermined in it,
 * and these on variables. Variables that meet in one root, or whose roots add up in a way that is
 * no plain sum, belong to one knot; what different knots add to points is independent. So the
 * extremes of a sum are found knot by knot: all classes of one knot are tried while the others stay
 * open, and it takes the sum of their numbers of completions, not the product.
 *
 *     knots_enter(knots, bench);
 *     knots_tie_root(knots, root, lane, element, weight); …   what is asked
 *     knots_close(knots);                                      then `items` are known
 *     knots_try(knots);                                        and their copies in the trial's work
 */
#ifndef DECIDE_SETTLE_KNOTS_H
#define DECIDE_SETTLE_KNOTS_H

#include "decide/settle/trial.h"

#define KNOT_NONE UINT32_MAX

/* One knot. Where it has too many completions only its heaviest variables are tried: each copy is
 * then a box. */
struct knot {
    uint32_t first; /* its variables: members[first] …, the heaviest first */
    uint32_t count;
    uint32_t tried;  /* the first so many are tried in all combinations */
    uint32_t copy;   /* the first of these in `work` */
    uint32_t copies; /* how many there are; 1 where nothing is tried */
};

/* A variable that something hangs on. */
struct member {
    uint32_t variable;
    uint32_t cells; /* classes that what is asked can tell apart; 0 until it is known */
    uint64_t weight;
    const uint16_t *classes; /* one of each cell: what is assumed first, then rising */
};

struct knots {
    struct trial *trial;
    struct bench *bench;
    struct knot *items;
    uint32_t count;
    struct member *members; /* of all knots */
    uint32_t member_count;
    uint16_t *classes; /* of all members */
    uint32_t class_count;
    uint32_t copies; /* in `work`; copy 0 is the box as it stands */

    /* Sets of elements: variables, roots in lanes, and what the caller numbers (see knots_own). */
    uint32_t *parent;
    uint32_t *seen; /* by element: the round in which it was; else it stands alone … */
    uint32_t round;
    uint32_t elements;
    uint64_t *weights; /* by variable; by the root in a lane: what leads to it */
    uint32_t *queue;   /* roots in lanes that are still to be looked at */
    uint32_t queued;
    uint32_t *knot_of;  /* by element that stands for its set */
    uint32_t *asked;    /* [test][lane]: the round in which an undetermined root asked it */
    uint32_t *discrete; /* by variable: the round in which each of its classes was asked for */
    uint32_t *reached;  /* by open item: the round in which something asked for hung on it */
    uint32_t lanes;     /* of the whole bench */
};

/* Elements that callers number. KNOTS_INTRODUCE is the first of one for each option, KNOTS_SWITCH
 * of one for each lane. */
enum {
    KNOTS_SECOND,
    KNOTS_INTRODUCE,
    KNOTS_SWITCH = KNOTS_INTRODUCE + ASSIGN_OPTIONS,
    KNOTS_OWN = KNOTS_SWITCH + ASSIGN_COMPONENTS
};

/* Prepares knots for a trial that was prepared; they live in its arena. False when memory is out.
 */
bool knots_init(struct knots *knots, struct trial *trial);

/* Enters the trial's box on a bench and forgets all knots. False as trial_enter. */
bool knots_enter(struct knots *knots, struct bench *bench);

/* The element of an effect group of the scorer in a lane, and one of the caller's. */
uint32_t knots_group(const struct knots *knots, uint32_t group, uint32_t lane);
uint32_t knots_own(const struct knots *knots, uint32_t number);

/* Asks for a root in a lane of the bench, if it is undetermined there, and ties it to an element;
 * KNOT_NONE: to nothing else. Weights say what is worth trying first. */
void knots_tie_root(struct knots *knots, uint32_t root, uint32_t lane, uint32_t element,
                    uint64_t weight);

/* Asks for the value of a fact in a lane, class by class (of a set, for one member). */
void knots_tie_fact(struct knots *knots, uint32_t fact, uint32_t member, uint32_t lane,
                    uint32_t element);

/* Asks for the checks of level error that are undetermined. */
void knots_tie_checks(struct knots *knots);

/* Finds the knots. */
void knots_close(struct knots *knots);

/* Chooses what is tried of each knot, and tries it. False as trial_run. */
bool knots_try(struct knots *knots);

/* The knot that a root in a lane, or another element, is in; KNOT_NONE: it hangs on no variable. */
uint32_t knots_of_root(struct knots *knots, uint32_t root, uint32_t lane);
uint32_t knots_of(struct knots *knots, uint32_t element);

/* The classes that are told apart of a member. */
void knots_split(struct knots *knots, struct member *member);

/* The class that a tried member of a knot has in a copy (from 0 in the knot). */
uint16_t knot_class(const struct knots *knots, const struct knot *knot, uint32_t nth,
                    uint32_t copy);

#endif
