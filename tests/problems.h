/* Assignment problems made at random, for tests and benchmarks. */
#ifndef TESTS_PROBLEMS_H
#define TESTS_PROBLEMS_H

#include <string.h>

#include "decide/assign/assign.h"
#include "packs.h"

/* How problems come out; all chances are in percent. */
struct problem_kind {
    uint32_t count;
    uint32_t options;
    int64_t worth;     /* numbers from -worth to worth … */
    int64_t lean;      /* … and so much more for option 0 */
    int64_t cost;      /* of a link: from 0 to this */
    int64_t second;    /* from 0 to this */
    int64_t introduce; /* from 0 to this */
    uint32_t linked;   /* chance that a pair is linked … */
    uint32_t never;    /* … that this must not be parted … */
    uint32_t pinned;   /* … that a component may get one option only … */
    uint32_t excluded; /* … and that it may not get an option */
};

/* A problem and its links. */
struct random_problem {
    struct assign_problem problem;
    struct assign_link links[ASSIGN_LINKS];
};

static inline bool by_chance(uint64_t *random, uint32_t percent)
{
    return draw_below(random, 100) < percent;
}

/* From 0 to `most`. */
static inline int64_t draw_up_to(uint64_t *random, int64_t most)
{
    return (int64_t)(draw(random) % ((uint64_t)most + 1));
}

static inline uint32_t random_allowed(const struct problem_kind *kind, uint64_t *random)
{
    uint32_t allowed = (1U << kind->options) - 1;
    if (by_chance(random, kind->pinned))
        return 1U << draw_below(random, kind->options);
    for (uint32_t i = 0; i < kind->options; i++)
        if (by_chance(random, kind->excluded))
            allowed &= ~(1U << i);
    return allowed;
}

static inline void add_random_link(struct random_problem *made, const struct problem_kind *kind,
                                   uint32_t a, uint32_t b, uint64_t *random)
{
    bool turned = by_chance(random, 50);
    made->links[made->problem.link_count++] =
        (struct assign_link){.ends = {turned ? b : a, turned ? a : b},
                             .cost = draw_up_to(random, kind->cost),
                             .never = by_chance(random, kind->never)};
}

static inline void random_problem(struct random_problem *made, const struct problem_kind *kind,
                                  uint64_t *random)
{
    struct assign_problem *problem = &made->problem;
    memset(problem, 0, sizeof *problem);
    problem->count = kind->count;
    problem->options = kind->options;
    problem->links = made->links;
    problem->second = draw_up_to(random, kind->second);
    for (uint32_t i = 0; i < kind->options; i++)
        problem->introduce[i] = draw_up_to(random, kind->introduce);
    for (uint32_t i = 0; i < kind->count; i++) {
        problem->allowed[i] = random_allowed(kind, random);
        for (uint32_t j = 0; j < kind->options; j++)
            problem->worth[i][j] =
                draw_up_to(random, 2 * kind->worth) - kind->worth + (j == 0 ? kind->lean : 0);
        for (uint32_t j = 0; j < i; j++)
            if (by_chance(random, kind->linked))
                add_random_link(made, kind, j, i, random);
    }
}

/* A problem that takes a long search, longer by far with more components: two options of six suit
 * each equally well, and all that counts then is whom it is linked to, which is much the same. */
static inline void hard_problem(struct random_problem *made, uint32_t count, uint64_t *random)
{
    struct problem_kind kind = {.count = count, .options = 6, .linked = 70};
    random_problem(made, &kind, random);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t one = draw_below(random, 6);
        uint32_t other = (one + 1 + draw_below(random, 5)) % 6;
        made->problem.worth[i][one] = made->problem.worth[i][other] = 1000;
    }
    for (uint32_t i = 0; i < made->problem.link_count; i++)
        made->links[i].cost = 1;
}

#endif
