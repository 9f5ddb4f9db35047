/* An account: what makes the difference between two plans, item by item. All amounts are totals,
 * not divided by the sizes: millionths, at least 0. */
#ifndef REPORT_ACCOUNT_H
#define REPORT_ACCOUNT_H

#include "decide/ruling.h"

/* An amount, and the components that it comes from: bit i for component i of the ruling. */
struct item {
    uint64_t who;
    __int128 amount;
};

/* Costs of the one plan beyond those of the other, and savings against it. */
struct account {
    struct item given_up; /* by components that have fewer points … */
    struct item gained;   /* … and more */
    struct item moving;   /* of components that are moved only here … */
    struct item staying;  /* … and only there */
    __int128 overhead;    /* introduce and second; below 0: saved */
    __int128 links;       /* below 0: saved */
};

/* What `plan` gives up and saves against another: given_up - gained + moving - staying + overhead +
 * links is by how much its total is less. */
struct account account_between(const struct ruling *ruling, const struct plan *plan,
                               const struct plan *other);

/* The costs of moving components under a plan. */
struct item account_moving(const struct ruling *ruling, const struct plan *plan);

#endif
