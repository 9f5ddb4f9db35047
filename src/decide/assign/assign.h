/* Assignment: the best way to give each component one of a few options, when giving different
 * options to the two ends of a link costs something, and so does each option that is used.
 *
 * With two options the best assignment is a minimum cut (H. S. Stone, "Multiprocessor scheduling
 * with the aid of network flow algorithms", 1977). The plain cut is often one-sided, so for a split
 * pairs of components are forced apart. With more options it is a search (branch and bound) over
 * each set of options that may be used, for each part of the project that links hold together.
 *
 * Pure numbers: nothing here knows profiles, and nothing allocates; a call takes up to 220 KB of
 * the stack. */
#ifndef DECIDE_ASSIGN_ASSIGN_H
#define DECIDE_ASSIGN_ASSIGN_H

#include <stdbool.h>
#include <stdint.h>

#define ASSIGN_COMPONENTS 64
#define ASSIGN_OPTIONS    8
#define ASSIGN_LINKS      (ASSIGN_COMPONENTS * (ASSIGN_COMPONENTS - 1) / 2)

/* A link between two different components; each pair at most once. */
struct assign_link {
    uint32_t ends[2];
    int64_t cost; /* where the ends get different options; at least 0 */
    bool never;   /* they cannot */
};

struct assign_problem {
    uint32_t count;                                    /* components, 1 … ASSIGN_COMPONENTS */
    uint32_t options;                                  /* 1 … ASSIGN_OPTIONS */
    __int128 worth[ASSIGN_COMPONENTS][ASSIGN_OPTIONS]; /* of an option in a component, in the units
                                                          of all costs; |worth| < 2^90 */
    uint32_t allowed[ASSIGN_COMPONENTS]; /* the options that it may get: a bit for each */
    const struct assign_link *links;
    uint32_t link_count;
    int64_t second;                    /* of each option used beyond the first; at least 0 */
    int64_t introduce[ASSIGN_OPTIONS]; /* of using an option at all; at least 0 */
};

/* An option for each component. */
struct assignment {
    uint8_t option[ASSIGN_COMPONENTS];
    __int128 total; /* worth less costs */
};

enum assign_status {
    ASSIGN_OK,
    ASSIGN_NONE, /* no assignment is possible */
    ASSIGN_LIMIT /* the search would take more than LIMIT_PLAN_NODES nodes: bounds worked out */
};

/* What an assignment comes to: its worth less the costs of links, options used and options beyond
 * the first. Whether it is possible is not looked at. */
__int128 assign_total(const struct assign_problem *problem, const uint8_t *option);

/* Whether every component may have its option, and no link forbids it. */
bool assign_is_possible(const struct assign_problem *problem, const uint8_t *option);

/* The best possible assignment that uses at least two options. Among equals the one whose first
 * component has the earliest option, then the second, and so on. Unless it is ASSIGN_OK, `best` is
 * no assignment. */
enum assign_status assign_split(const struct assign_problem *problem, struct assignment *best);

/* The same with a limit of the caller's: `nodes` are what the search may take, and become what it
 * left of them. Two options take none. */
enum assign_status assign_split_within(const struct assign_problem *problem, uint64_t *nodes,
                                       struct assignment *best);

/* The best possible assignment of all; among equals as above, but one that uses a single option
 * comes before those that use more. */
enum assign_status assign_best(const struct assign_problem *problem, struct assignment *best);

#endif
