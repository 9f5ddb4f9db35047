/* The relaxed problem: what assignments may come to at most, found without a search.
 *
 * Where links make no circle the best assignment is found by going up the tree once, from the
 * leaves to the root. So the links of the forest count in full, and the others are taken apart:
 * each lays a toll on the options of its two ends, never more than it costs. Some tolls bring the
 * bound nearer to the truth than others, and they are found by trial: where the best assignment of
 * the relaxed problem parts two ends too cheaply, their tolls rise (a subgradient method, as M.
 * Held and R. M. Karp's for the travelling salesman, 1971).
 *
 * Options stand here for their positions in a set, and all amounts are in grains. */
#ifndef DECIDE_ASSIGN_RELAX_H
#define DECIDE_ASSIGN_RELAX_H

#include "decide/assign/forest.h"

/* Grains in a unit of totals at most, so that tolls may be fractions; fewer where links are dear.
 */
#define RELAX_GRAINS 65536

/* What an option comes to that a class may not get; less than anything that can be had, for totals
 * of 64 classes stay above -2^114 grains. */
#define RELAX_FORBIDDEN (-((__int128)1 << 120))

struct relax {
    const struct joined *joined;
    const struct forest *forest;
    uint8_t options[ASSIGN_OPTIONS];   /* of the set, ascending */
    uint32_t width;                    /* how many */
    int64_t grains;                    /* in a unit of totals */
    uint64_t given;                    /* classes that have an option: a bit for each … */
    uint8_t option[ASSIGN_COMPONENTS]; /* … which … */
    __int128 total;                    /* … and what they come to */
    __int128 gain[ASSIGN_COMPONENTS][ASSIGN_OPTIONS];  /* what a class with an option would add */
    __int128 below[ASSIGN_COMPONENTS][ASSIGN_OPTIONS]; /* the same with the best for all that is
                                                          below it: set by relax_bound */
    /* Of the links that the forest leaves out, by join_pair: what is taken from the gains of the
     * earlier class, and added to those of the later one. */
    int64_t toll[ASSIGN_LINKS][ASSIGN_OPTIONS];
};

/* The problem of giving each class an option of `set`; all tolls are 0. */
void relax_init(struct relax *relax, const struct joined *joined, const struct forest *forest,
                uint32_t set);

static inline bool relax_allows(const struct relax *relax, uint8_t class, uint32_t option)
{
    return (relax->joined->allowed[class] >> relax->options[option]) & 1;
}

/* Gives an option to a class that has none. */
void relax_give(struct relax *relax, uint8_t class, uint32_t option);

/* Takes it back; what was given last goes first. */
void relax_take_back(struct relax *relax, uint8_t class);

/* The most that a part may come to with the options that are given. No less than what it can come
 * to, and just that where no link is left out between two classes that have none. */
__int128 relax_bound(struct relax *relax, uint32_t part);

/* Raises tolls of a part, before anything is given, as long as that is worth while and the part may
 * still come to `least`. How many bounds that took, `most` at most. */
uint64_t relax_tighten(struct relax *relax, uint32_t part, __int128 least, uint64_t most);

#endif
