/* Stakes: all that the worth of a plan is made of, for the components of one profile.
 *
 * A plan gives each component an option. It is worth
 *
 *     ( Σ size·(points − switch cost if moved) − Σ link costs − introduce·|options not operated|
 *       − second·(|options| − 1) ) / Σ size
 *
 * Split rules make `second` dearer or cheaper, switch rules the switch cost, neither below nothing.
 * Sizes and points are thousandths, so totals are millionths. What is undetermined counts nothing
 * in the middle of a range and widens it. */
#ifndef DECIDE_STAKES_H
#define DECIDE_STAKES_H

#include "decide/assign/assign.h"
#include "decide/score.h"
#include "profile/profile.h"

/* What is at stake in one component that is judged. */
struct stake {
    uint32_t component; /* of the profile */
    int64_t size;
    uint32_t pin;                /* option, OPTION_NONE */
    const struct points *points; /* by option; of the lane */
    uint32_t excluded;           /* options that are ruled out: a bit for each … */
    uint32_t may_be_excluded;    /* … and those that may be, the former included */
    uint32_t current;            /* options on which it may run today: a bit for each */
    bool may_be_none;            /* it may run on none of them, or not exist yet */
    bool current_known;          /* just one of these is possible */
    struct points switching;     /* cost of moving it, at least 0 */
};

/* Marks an option that a fact does not have among its values. */
#define STAKES_NO_VALUE UINT32_MAX

/* Rules of the pack, in its order. */
struct rule_list {
    const uint32_t *rules;
    uint32_t count;
};

struct stakes {
    const struct pack *pack;
    const struct profile *profile;
    struct stake items[ASSIGN_COMPONENTS]; /* in the order of the lanes of the group */
    uint32_t count;
    int64_t sizes;             /* their sum */
    struct assign_link *links; /* between items, those of one pair joined; costs in millionths */
    uint32_t link_count;
    struct points second;       /* cost of each option beyond the first, at least 0 */
    uint32_t operated;          /* options that run already: a bit for each … */
    uint32_t may_be_operated;   /* … and those that may, the former included */
    struct rule_list excluding; /* component rules that exclude an option */
    struct rule_list for_split;
    struct rule_list for_switch;
    uint32_t current_values[ASSIGN_OPTIONS];   /* by option: the value of switch.current … */
    uint32_t operated_members[ASSIGN_OPTIONS]; /* … and the member of split.operated */
};

/* What the profile alone says: components, sizes, pins and links. `stakes` is the caller's, its
 * links are in the arena. A link without `via` or `traffic` counts a factor of 1 for it; links to
 * components outside count nothing, for they are boundaries in every plan. False when memory is
 * out. */
bool stakes_init(struct stakes *stakes, struct arena *arena, const struct profile *profile);

/* Fills in what evaluation and scoring came to for the group (a copy of the profile's lanes);
 * `points` is [lane][option] of the block and must outlive the use of the stakes. */
void stakes_weigh(struct stakes *stakes, const struct block *block, const struct group *group,
                  const struct points *points);

/* Which end of a range a plan's worth is taken at. */
enum view {
    VIEW_POINTS, /* what is undetermined counts nothing */
    VIEW_LOW,    /* the least that it may be worth: low points, high costs, all exclusions */
    VIEW_HIGH    /* the most */
};

/* The assignment problem of the stakes in a view. */
void stakes_problem(const struct stakes *stakes, enum view view, struct assign_problem *problem);

/* Options that the component may get in a view: its pin, else those that are not ruled out. */
uint32_t stake_allowed(const struct stake *stake, uint32_t options, enum view view);

/* What the parts of a plan's worth are in a view: points; the cost of moving a component if it gets
 * the option (thousandths); of using an option that does not run yet, and of each option beyond the
 * first (millionths). */
int64_t points_at(const struct points *points, enum view view);
int64_t stake_switching(const struct stake *stake, uint32_t option, enum view view);
int64_t stakes_introduce(const struct stakes *stakes, uint32_t option, enum view view);
int64_t stakes_second(const struct stakes *stakes, enum view view);

#endif
