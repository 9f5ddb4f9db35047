/* Joining: components that no split may part are one.
 *
 * Links that forbid different options hold components together; each set of components that hangs
 * together by such links is a class, and an assignment gives options to classes. What is worth
 * something or costs something between the members of two classes adds up. */
#ifndef DECIDE_ASSIGN_JOIN_H
#define DECIDE_ASSIGN_JOIN_H

#include "decide/assign/assign.h"

/* An assignment problem of classes. */
struct joined {
    uint32_t count;                      /* classes, in the order of their first components */
    uint8_t class_of[ASSIGN_COMPONENTS]; /* by component */
    __int128 worth[ASSIGN_COMPONENTS][ASSIGN_OPTIONS]; /* by class */
    uint32_t allowed[ASSIGN_COMPONENTS]; /* options that each member may get: a bit for each */
    uint64_t linked[ASSIGN_COMPONENTS];  /* classes to which links cost something: a bit for each */
    __int128 cost[ASSIGN_LINKS];         /* of join_pair; only set for those linked */
};

/* Where what belongs to two different classes is found. */
static inline uint32_t join_pair(uint32_t a, uint32_t b)
{
    return a < b ? b * (b - 1) / 2 + a : a * (a - 1) / 2 + b;
}

/* The cost of giving different options to two classes that are linked. */
static inline __int128 join_cost(const struct joined *joined, uint32_t a, uint32_t b)
{
    return joined->cost[join_pair(a, b)];
}

/* False when a class may get no option at all. */
bool join(const struct assign_problem *problem, struct joined *joined);

#endif
