/* Assignment problems by hand. Every option is allowed and nothing costs anything until a test says
 * otherwise. */
#ifndef TESTS_ASSIGN_FIXTURE_H
#define TESTS_ASSIGN_FIXTURE_H

#include <string.h>

#include "decide/assign/join.h"

/* Less than any total. */
#define NOTHING (-((__int128)1 << 100))

struct hand {
    struct assign_problem problem;
    struct assign_link links[ASSIGN_LINKS];
};

static inline void hand_init(struct hand *hand, uint32_t count, uint32_t options)
{
    memset(&hand->problem, 0, sizeof hand->problem);
    hand->problem.count = count;
    hand->problem.options = options;
    hand->problem.links = hand->links;
    for (uint32_t i = 0; i < count; i++)
        hand->problem.allowed[i] = (1U << options) - 1;
}

/* Sets what the options are worth in a component, from the first on. */
static inline void hand_worth(struct hand *hand, uint32_t component, int64_t first, int64_t second,
                              int64_t third)
{
    hand->problem.worth[component][0] = first;
    hand->problem.worth[component][1] = second;
    hand->problem.worth[component][2] = third;
}

static inline void hand_link(struct hand *hand, uint32_t a, uint32_t b, int64_t cost)
{
    hand->links[hand->problem.link_count++] = (struct assign_link){.ends = {a, b}, .cost = cost};
}

static inline void hand_hold(struct hand *hand, uint32_t a, uint32_t b)
{
    hand->links[hand->problem.link_count++] = (struct assign_link){.ends = {a, b}, .never = true};
}

/* Fails unless the options of an assignment are the digits of `expected`. */
#define assert_options(option, expected)                                                           \
    do {                                                                                           \
        char got_[ASSIGN_COMPONENTS + 1] = "";                                                     \
        for (size_t i_ = 0; i_ < strlen(expected); i_++)                                           \
            got_[i_] = (char)('0' + (option)[i_]);                                                 \
        assert_string_equal(got_, expected);                                                       \
    } while (0)

#endif
