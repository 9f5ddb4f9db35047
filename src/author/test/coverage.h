/* Coverage: what of a pack its tests have seen. Each comparison of each rule is to be seen true,
 * false and undetermined, each rule fired and not fired. A comparison counts once for each place
 * where a rule has it; inside a roll-up it is looked at in each component. */
#ifndef AUTHOR_TEST_COVERAGE_H
#define AUTHOR_TEST_COVERAGE_H

#include "engine/block.h"

/* A bit for each enum truth. */
#define SEEN(truth) (1U << (truth))

struct leaf_coverage {
    const struct leaf *leaf;
    uint32_t rule;
    unsigned seen;
};

struct rule_coverage {
    bool always;   /* it has no condition: it cannot but fire */
    bool disabled; /* by an overlay: there is nothing of it to be seen, and it does not count */
    unsigned seen;
};

struct coverage {
    const struct program *program;
    struct leaf_coverage *leaves; /* in pack order */
    uint32_t leaf_count;
    struct rule_coverage *rules; /* by rule */
};

/* What there is to be seen, and how much of it was. */
enum coverage_goal {
    COVERAGE_FIRED,
    COVERAGE_NOT_FIRED,
    COVERAGE_TRUE,
    COVERAGE_FALSE,
    COVERAGE_UNDETERMINED,
    COVERAGE_GOALS
};

struct coverage_figure {
    uint32_t seen;
    uint32_t all;
};

/* Coverage of nothing yet, in the arena. False when memory is out. */
bool coverage_init(struct coverage *coverage, struct arena *arena, const struct program *program);

/* Adds what was evaluated in a group of a block. */
void coverage_add(struct coverage *coverage, const struct block *block, const struct group *group);

/* Of one goal; for COVERAGE_GOALS, of all together. */
struct coverage_figure coverage_figure(const struct coverage *coverage, enum coverage_goal goal);

/* In tenths of a percent, rounded down, so that only all of it makes 1000. */
uint32_t coverage_tenths(struct coverage_figure figure);

/* "rules fired", "comparisons false", …, "all"; and as scripts see it: "rules_fired". */
const char *coverage_name(enum coverage_goal goal);
const char *coverage_key(enum coverage_goal goal);

#endif
