/* A value: the set of values that a fact may have.
 *
 * A known answer is a set of one, an estimate a range, ignorance the whole domain; nothing else in
 * the engine knows about uncertainty. Values are plain data: copying one copies its set, and the
 * parts that pointers reach (intervals, a text) are never changed once made. */
#ifndef RULE_VALUE_H
#define RULE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bits.h"

enum value_kind {
    VALUE_CHOICE, /* of bool, choice, level and option facts: any one of `choices` */
    VALUE_NUMBER, /* of integer and number facts: any number in one of the intervals */
    VALUE_SET,    /* of set facts: any set that holds `must` and lies within `may` */
    VALUE_TEXT    /* of text facts: `text`, or any text when that is NULL */
};

/* The numbers low … high, both included, in millionths. */
struct interval {
    int64_t low;
    int64_t high;
};

struct intervals {
    const struct interval *items; /* rising, disjoint, never touching (see numbers_join) */
    uint32_t count;               /* at least 1 in a value */
};

struct set_bounds {
    struct bits must; /* members that are in the set in any case */
    struct bits may;  /* members that may be in it; holds all of `must` */
};

struct value {
    enum value_kind kind;
    union {
        struct bits choices; /* not empty; 0 is false and 1 is true for a bool */
        struct intervals numbers;
        struct set_bounds set;
        const char *text;
    };
};

/* The value that holds just this choice. */
struct value value_choice(uint32_t choice);

/* The value that is the numbers low … high; the interval is in the arena. False when memory is
 * out. */
bool value_interval(struct arena *arena, int64_t low, int64_t high, struct value *value);

/* The numbers of `count` intervals in any order, which are sorted and joined in place; `step` is as
 * below. */
struct intervals numbers_join(struct interval *items, uint32_t count, int64_t step);

/* The numbers of `a` and of `b`. Intervals that overlap or touch become one; `step` is the distance
 * of neighbours (1 for numbers, NUMBER_ONE for integers). False when memory is out. */
bool numbers_unite(struct arena *arena, struct intervals a, struct intervals b, int64_t step,
                   struct intervals *united);

/* The numbers of `range` that are not in `a`, which lies within `range` and whose bounds are on the
 * grid of `step`. May give no interval at all. False when memory is out. */
bool numbers_complement(struct arena *arena, struct intervals a, struct interval range,
                        int64_t step, struct intervals *rest);

/* Whatever `a` or `b` may be: the smallest value of their kind that holds both (for sets: must is
 * what both must, may what either may; for different texts: any text). False when memory is out. */
bool value_unite(struct arena *arena, const struct value *a, const struct value *b, int64_t step,
                 struct value *united);

/* Whether just one value is possible. */
bool value_is_exact(const struct value *value);

/* Whether both hold the same values. */
bool value_equal(const struct value *a, const struct value *b);

#endif
