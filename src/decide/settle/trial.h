/* A trial: completions of one profile, tried in lanes.
 *
 * A box is a set of completions: some variables have a class, the others are open. It is tried by
 * narrowing a bench down to it, once in `node`, or in many copies that then differ in more
 * variables, in `work`:
 *
 *     trial_enter(trial, bench); …                     the box by itself
 *     trial_copies(trial, count);                      copies of that
 *     trial_set(trial, bench, copy, variable, class) …
 *     trial_run(trial, bench); …
 *
 * Every lane that is evaluated is taken from the budget; nothing is allocated on the way. */
#ifndef DECIDE_SETTLE_TRIAL_H
#define DECIDE_SETTLE_TRIAL_H

#include "decide/settle/bench.h"
#include "decide/settle/open.h"
#include "decide/settle/tally.h"
#include "engine/evaluate.h"

struct box {
    uint16_t *class;  /* by variable; CLASS_OPEN */
    uint32_t *chosen; /* the variables that have a class, in the order in which they got it */
    uint32_t count;
};

struct trial {
    struct arena arena; /* owns all that follows but the blocks */
    const struct settler *settler;
    const struct docket *docket;
    const struct ruling *ruling;
    struct openness open;
    uint32_t *checks; /* those of level error that may be met: by number */
    uint32_t check_count;
    uint32_t *uneven; /* facts of the project whose question may arise in some components that share
                         the answer, and not in others, since these override what it hangs on. An
                         answer counts in all of them: completions hold some that nobody asks for */
    uint32_t uneven_count;
    struct bench whole;
    struct bench *single; /* by component; NULL where they are looked at in the whole */
    struct block *node;
    struct block *work;
    struct tally tally;
    struct points *points; /* [lane][option] of a block that was scored */
    struct box box;
    bool answering;   /* classes are given as a profile would, and … */
    bool assumptions; /* … defaults are assumed */
    int64_t lanes;    /* that may still be evaluated */
    uint64_t nodes;   /* that searches for splits may still take: see assign_split_within */
    bool failed;      /* a pattern hit its limits, or … */
    bool no_memory;   /* … memory ran out: nothing more is tried */
};

/* Prepares a trial: the whole bench, entered with an empty box, and what is open. The caller ends
 * it with trial_fini, whatever came of it. False when memory is out or evaluation failed. */
bool trial_init(struct trial *trial, const struct settler *settler, const struct docket *docket,
                const struct stakes *stakes, const struct ruling *ruling);

/* Prepares what is needed to try more than the empty box, which must have been entered last:
 * `work`, and benches of single components. `factors` are the profile's (see score_block). False
 * when memory is out. */
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

/* Likewise of the whole just as the profile gives it. */
bool trial_enter_ruling(struct trial *trial);

/* Fills `work` with copies of what was entered last, as many as fit, at most `wanted`; how many. */
uint32_t trial_copies(struct trial *trial, uint32_t wanted);

/* Gives a variable a class in one copy. */
void trial_set(struct trial *trial, const struct bench *bench, uint32_t copy, uint32_t variable,
               uint16_t class);

/* Evaluates `work` and applies the waivers. False as for trial_enter. */
bool trial_run(struct trial *trial, const struct bench *bench);

/* What the checks of level error make of a copy in a block: true if it meets one, so that no such
 * completion exists; false if it meets none; else undetermined. */
enum truth trial_is_absent(const struct trial *trial, const struct bench *bench,
                           const struct block *block, uint32_t copy);

/* Whether a check can be looked at on a bench: some need all components. */
bool trial_has_check(const struct trial *trial, const struct bench *bench, uint32_t check);

/* The item that is open in a lane of a bench; OPEN_NONE. */
static inline uint32_t trial_open(const struct trial *trial, const struct bench *bench,
                                  uint32_t lane, uint32_t fact)
{
    uint32_t at = lane < bench->count ? bench->first + lane : trial->open.lanes - 1;
    return trial->open.at[(size_t)at * trial->open.facts + fact];
}

#endif
