/* A trial: completions of one profile, tried in lanes.
 *
 * A box is a set of completions: some variables have a class, the others are open. A bench is the
 * lanes that completions need: all of the profile's, or one component's where what it comes to
 * hangs on no other. A box is tried by narrowing a bench down to it, once in `node`, or in many
 * copies that then differ in more variables, in `work`:
 *
 *     trial_enter(trial, bench); …                     the box by itself
 *     trial_copies(trial, bench, count);               copies of that
 *     trial_set(trial, bench, copy, variable, class) …
 *     trial_run(trial, bench); …
 *
 * Every lane that is evaluated is taken from the budget; nothing is allocated on the way. */
#ifndef DECIDE_TRIAL_H
#define DECIDE_TRIAL_H

#include "decide/open.h"
#include "decide/settle.h"
#include "engine/evaluate.h"

struct box {
    uint16_t *class;  /* by variable; CLASS_OPEN */
    uint32_t *chosen; /* the variables that have a class, in the order in which they got it */
    uint32_t count;
};

/* A rule that a waiver sets aside in a lane of a bench. */
struct set_aside {
    uint32_t rule;
    uint32_t lane;
};

struct bench {
    struct block *base;      /* its only group has what the profile gives */
    uint32_t first;          /* lane of the docket's group that lane 0 stands for … */
    uint32_t count;          /* components: that lane and those behind it … */
    bool has_project;        /* … and then one for the project itself */
    struct set_aside *aside; /* by active waivers */
    uint32_t aside_count;
    struct stakes stakes; /* those of its components */
};

struct trial {
    struct arena arena; /* owns all that follows but the blocks */
    const struct settler *settler;
    const struct docket *docket;
    const struct ruling *ruling;
    struct openness open;
    struct bench whole;   /* all lanes of the docket's group */
    struct bench *single; /* by component: its lane alone. NULL where components hang on each other:
                             then they are looked at in the whole */
    struct block *node;
    struct block *work;
    const int64_t *factors; /* for each copy that `work` has room for: see score_block */
    struct points *points;  /* of a block that was scored */
    struct box box;
    bool uneven; /* some question arises for the project's answer in some components only, so that
                    completions hold answers that nobody asks for */
    bool
        answering; /* classes are given as a profile would, and assumptions hold as in the ruling */
    bool assumptions;
    int64_t lanes;  /* that may still be evaluated */
    uint64_t nodes; /* that searches for splits may still take */
    bool failed;    /* a pattern hit its limits, or … */
    bool no_memory; /* … memory ran out: nothing more is tried */
};

/* Prepares a trial: the whole bench and `node`, with what is open. The caller ends it with
 * trial_fini, whatever came of it. False when memory is out or evaluation failed. */
bool trial_init(struct trial *trial, const struct settler *settler, const struct docket *docket,
                const struct stakes *stakes, const struct ruling *ruling);

/* Prepares what is needed to try more than what is given: `work`, and benches of single components
 * where they may be looked at alone. `factors` are the profile's. False when memory is out. */
bool trial_prepare(struct trial *trial, const struct stakes *stakes, const int64_t *factors);

void trial_fini(struct trial *trial);

/* The bench on which a component (from 0) is looked at, and its lane there. */
struct bench *trial_bench(struct trial *trial, uint32_t component, uint32_t *lane);

/* Gives a variable of the box a class, and takes the classes back that were given since the box had
 * `count`. */
void box_choose(struct box *box, uint32_t variable, uint16_t class);
void box_return(struct box *box, uint32_t count);

/* Evaluates one copy of a bench narrowed down to the box, in `node`; waivers are not applied yet.
 * False when the budget does not suffice or evaluation failed. */
bool trial_enter(struct trial *trial, struct bench *bench);

/* Likewise of the whole as the profile gives it, without the box. */
bool trial_enter_ruling(struct trial *trial);

/* Fills `work` with copies of what was entered last, as many as fit, at most `wanted`; how many. */
uint32_t trial_copies(struct trial *trial, const struct bench *bench, uint32_t wanted);

/* Gives a variable a class in one copy. */
void trial_set(struct trial *trial, const struct bench *bench, uint32_t copy, uint32_t variable,
               uint16_t class);

/* Evaluates `work` and applies the waivers. False as for trial_enter. */
bool trial_run(struct trial *trial, const struct bench *bench);

/* Applies the waivers to all copies in a block. */
void trial_waive(const struct bench *bench, struct block *block);

/* Whether a waiver sets a rule aside in a lane of the bench. */
bool trial_is_waived(const struct bench *bench, uint32_t rule, uint32_t lane);

/* What the checks of level error make of a copy: true if it meets one, so that no such completion
 * exists; false if it meets none; else undetermined. */
enum truth trial_is_absent(const struct trial *trial, const struct bench *bench,
                           const struct block *block, uint32_t copy);

/* Whether a check of level error can be looked at on the bench: others need more components. */
bool trial_has_check(const struct trial *trial, const struct bench *bench, uint32_t check);

/* The item that is open in a lane of a bench; OPEN_NONE. */
static inline uint32_t trial_open(const struct trial *trial, const struct bench *bench,
                                  uint32_t lane, uint32_t fact)
{
    uint32_t at = lane < bench->count ? bench->first + lane : trial->open.lanes - 1;
    return trial->open.at[(size_t)at * trial->open.facts + fact];
}

/* The lanes of a copy. */
static inline uint32_t bench_lanes(const struct bench *bench)
{
    return bench->count + bench->has_project;
}

#endif
