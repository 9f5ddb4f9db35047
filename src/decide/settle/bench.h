/* Benches: lanes on which completions of a profile are tried.
 *
 * The whole bench has all lanes of the profile. Where what a component comes to hangs on no other
 * component, it has a bench of its own: its lane, and the project's where that is apart. */
#ifndef DECIDE_SETTLE_BENCH_H
#define DECIDE_SETTLE_BENCH_H

#include "decide/settle/settle.h"

struct trial;

/* A rule that a waiver sets aside in a lane. */
struct set_aside {
    uint32_t rule;
    uint32_t lane;
};

struct bench {
    struct block *base; /* its only group has what the profile gives */
    uint32_t first;     /* the lane of the docket's group, from 0, that lane 0 stands for … */
    uint32_t count;     /* … and how many components there are from there on; behind them … */
    bool has_project;   /* … the project itself may have a lane */
    struct set_aside *aside; /* by active waivers */
    uint32_t aside_count;
    struct stakes stakes; /* those of its components */
};

/* The lanes of a bench. */
static inline uint32_t bench_lanes(const struct bench *bench)
{
    return bench->count + bench->has_project;
}

/* Makes the whole bench of a trial, and finds its uneven facts. False when memory is out. */
bool bench_make_whole(struct trial *trial, const struct stakes *stakes);

/* Makes the benches of single components, if there are several and they can be looked at alone; the
 * whole must have been entered last, with an empty box. False when memory is out. */
bool bench_make_singles(struct trial *trial, const struct stakes *stakes);

/* Applies the waivers to all copies of a bench in a block. */
void bench_waive(const struct bench *bench, struct block *block);

/* Whether a waiver sets a rule aside in a lane of the bench; of a rule about the project, lane 0.
 */
bool bench_is_waived(const struct bench *bench, uint32_t rule, uint32_t lane);

#endif
