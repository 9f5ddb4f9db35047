/* The best split, and the best assignment of all, against an oracle that tries every assignment.
 *
 * RULING_SEED sets the first random number, RULING_CASES how many problems are tried, ROUNDS
 * multiplies that. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decide/assign/branch.h"
#include "decide/assign/cut.h"
#include "problems.h"

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? strtoull(text, NULL, 0) : otherwise;
}

/* ---- the oracle ---- */

struct oracle {
    const struct assign_problem *problem;
    uint8_t option[ASSIGN_COMPONENTS];
    __int128 cost[ASSIGN_COMPONENTS][ASSIGN_COMPONENTS]; /* of the link between two, or 0 */
    bool never[ASSIGN_COMPONENTS][ASSIGN_COMPONENTS];
    bool split_found, single_found;
    struct assignment split, single;
};

/* Keeps an assignment if it is better than those before, which come first among equals. */
static void judge(struct oracle *oracle, __int128 total)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < oracle->problem->count; i++)
        used |= 1U << oracle->option[i];
    for (uint32_t i = 0; i < ASSIGN_OPTIONS; i++)
        if ((used >> i) & 1)
            total -= oracle->problem->introduce[i];
    bool is_split = (used & (used - 1)) != 0;
    for (used &= used - 1; used; used &= used - 1)
        total -= oracle->problem->second;
    bool *found = is_split ? &oracle->split_found : &oracle->single_found;
    struct assignment *best = is_split ? &oracle->split : &oracle->single;
    if (*found && total <= best->total)
        return;
    *found = true;
    best->total = total;
    memcpy(best->option, oracle->option, sizeof oracle->option);
}

/* Tries all options of one component and those behind it, in order. */
static void try_all(struct oracle *oracle, uint32_t component, __int128 total)
{
    const struct assign_problem *problem = oracle->problem;
    if (component == problem->count) {
        judge(oracle, total);
        return;
    }
    for (uint8_t option = 0; option < problem->options; option++) {
        __int128 with = total + problem->worth[component][option];
        bool possible = (problem->allowed[component] >> option) & 1;
        for (uint32_t i = 0; i < component && possible; i++) {
            if (oracle->option[i] == option)
                continue;
            possible = !oracle->never[i][component];
            with -= oracle->cost[i][component];
        }
        oracle->option[component] = option;
        if (possible)
            try_all(oracle, component + 1, with);
    }
}

static void ask(struct oracle *oracle, const struct assign_problem *problem)
{
    memset(oracle, 0, sizeof *oracle);
    oracle->problem = problem;
    for (uint32_t i = 0; i < problem->link_count; i++) {
        const struct assign_link *link = &problem->links[i];
        uint32_t low = link->ends[0] < link->ends[1] ? link->ends[0] : link->ends[1];
        uint32_t high = link->ends[0] + link->ends[1] - low;
        oracle->cost[low][high] = link->cost;
        oracle->never[low][high] = link->never;
    }
    try_all(oracle, 0, 0);
}

/* ---- random problems ---- */

static int64_t one_of(uint64_t *random, const int64_t *values, uint32_t count)
{
    return values[draw_below(random, count)];
}

/* Small numbers make ties, large ones try the range. */
static void random_kind(struct problem_kind *kind, uint64_t *random)
{
    static const int64_t worths[] = {0, 1, 2, 6, 50, 1000000, INT64_MAX / 2};
    static const int64_t leans[] = {0, 0, 3, 20, 1000000};
    static const int64_t costs[] = {0, 1, 3, 10, 1000000, INT64_MAX};
    static const int64_t extras[] = {0, 0, 1, 4, 1000000};
    static const int64_t chances[] = {0, 10, 30, 60, 100};
    uint32_t options = 2 + draw_below(random, 100) / 45; /* a few with 4 */
    *kind = (struct problem_kind){
        .count = 1 + draw_below(random, options > 3 ? 6 : 10),
        .options = options,
        .worth = one_of(random, worths, 7),
        .lean = one_of(random, leans, 5),
        .cost = one_of(random, costs, 6),
        .second = one_of(random, extras, 5),
        .introduce = one_of(random, extras, 5),
        .linked = (uint32_t)one_of(random, chances, 5),
        .never = by_chance(random, 30) ? 20 : 0,
        .pinned = by_chance(random, 40) ? 30 : 0,
        .excluded = by_chance(random, 30) ? 25 : 0,
    };
}

/* Worth far beyond 64 bits, up to the range that assign.h allows. */
static void enlarge(struct assign_problem *problem)
{
    for (uint32_t i = 0; i < problem->count; i++)
        for (uint32_t j = 0; j < problem->options; j++)
            problem->worth[i][j] *= (__int128)1 << 26;
}

/* ---- the comparison ---- */

static void expect(bool holds, const char *what, uint64_t seed)
{
    if (!holds)
        fail_msg("%s: RULING_SEED=%" PRIu64 " RULING_CASES=1", what, seed);
}

static void compare(const struct assign_problem *problem, bool found,
                    const struct assignment *expected, enum assign_status status,
                    const struct assignment *got, uint64_t seed)
{
    expect(status == (found ? ASSIGN_OK : ASSIGN_NONE), "the status", seed);
    if (!found)
        return;
    expect(got->total == expected->total, "the total", seed);
    expect(memcmp(got->option, expected->option, problem->count) == 0, "the assignment", seed);
    expect(assign_total(problem, got->option) == got->total, "assign_total", seed);
    expect(assign_is_possible(problem, got->option), "assign_is_possible", seed);
}

static void equals_the_best_of_all_assignments(void **state)
{
    (void)state;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t cases = setting("RULING_CASES", 20000 * setting("ROUNDS", 1));
    static struct random_problem made;
    static struct oracle oracle;
    print_message("# RULING_SEED=%" PRIu64 " RULING_CASES=%" PRIu64 "\n", seed, cases);
    for (uint64_t i = 0; i < cases; i++, seed++) {
        uint64_t random = seed;
        struct problem_kind kind;
        struct assignment got;
        random_kind(&kind, &random);
        random_problem(&made, &kind, &random);
        if (by_chance(&random, 5))
            enlarge(&made.problem);
        ask(&oracle, &made.problem);
        compare(&made.problem, oracle.split_found, &oracle.split, assign_split(&made.problem, &got),
                &got, seed);
        bool splits = oracle.split_found &&
                      (!oracle.single_found || oracle.split.total > oracle.single.total);
        compare(&made.problem, oracle.split_found || oracle.single_found,
                splits ? &oracle.split : &oracle.single, assign_best(&made.problem, &got), &got,
                seed);
    }
}

/* ---- larger problems ---- */

/* As often as not with numbers so large that hardly anything is equal, and so few links that flows
 * must find their way. */
static void larger_kind(struct problem_kind *kind, uint64_t *random)
{
    random_kind(kind, random);
    kind->count = 2 + draw_below(random, 30);
    if (by_chance(random, 50)) {
        kind->worth = 1000;
        kind->lean = 0;
        kind->cost = 1 + draw_up_to(random, 2000);
        kind->linked = 1 + draw_below(random, 30);
    }
}

/* Two algorithms that share nothing but the problem. */
static void a_cut_and_a_search_agree(void **state)
{
    (void)state;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t cases = setting("RULING_CASES", 3000 * setting("ROUNDS", 1));
    static struct random_problem made;
    static struct joined joined;
    static struct forest forest;
    for (uint64_t i = 0; i < cases; i++, seed++) {
        uint64_t random = seed;
        uint64_t nodes = UINT64_MAX;
        struct problem_kind kind;
        larger_kind(&kind, &random);
        kind.options = 2;
        random_problem(&made, &kind, &random);
        if (!join(&made.problem, &joined))
            continue;
        struct lead by_cut = {.least = -((__int128)1 << 100)};
        struct lead by_search = by_cut;
        forest_grow(&joined, &forest);
        cut_improve(&joined, 0, 1, 7, &by_cut);
        expect(branch_improve(&joined, &forest, 3, 7, &nodes, &by_search), "the nodes", seed);
        expect(by_cut.found == by_search.found && by_cut.least == by_search.least &&
                   memcmp(by_cut.option, by_search.option, joined.count) == 0,
               "cut and search", seed);
    }
}

/* The same problem with its components in another order, and its options. */
static void shuffle(struct random_problem *shuffled, const struct random_problem *made,
                    uint64_t *random)
{
    const struct assign_problem *problem = &made->problem;
    uint32_t place[ASSIGN_COMPONENTS];
    uint32_t turn = draw_below(random, problem->options);
    *shuffled = *made;
    shuffled->problem.links = shuffled->links;
    for (uint32_t i = 0; i < problem->count; i++) {
        uint32_t other = draw_below(random, i + 1);
        place[i] = place[other];
        place[other] = i;
    }
    for (uint32_t j = 0; j < problem->options; j++)
        shuffled->problem.introduce[(j + turn) % problem->options] = problem->introduce[j];
    for (uint32_t i = 0; i < problem->count; i++) {
        shuffled->problem.allowed[place[i]] = 0;
        for (uint32_t j = 0; j < problem->options; j++) {
            uint32_t option = (j + turn) % problem->options;
            shuffled->problem.worth[place[i]][option] = problem->worth[i][j];
            shuffled->problem.allowed[place[i]] |= ((problem->allowed[i] >> j) & 1) << option;
        }
    }
    for (uint32_t i = 0; i < problem->link_count; i++)
        for (int end = 0; end < 2; end++)
            shuffled->links[i].ends[end] = place[made->links[i].ends[end]];
}

static void the_order_does_not_change_the_total(void **state)
{
    (void)state;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t cases = setting("RULING_CASES", 1500 * setting("ROUNDS", 1));
    static struct random_problem made, shuffled;
    for (uint64_t i = 0; i < cases; i++, seed++) {
        uint64_t random = seed;
        struct problem_kind kind;
        struct assignment one, other;
        larger_kind(&kind, &random);
        kind.options = 2 + draw_below(&random, 4);
        random_problem(&made, &kind, &random);
        shuffle(&shuffled, &made, &random);
        enum assign_status status = assign_split(&made.problem, &one);
        expect(status != ASSIGN_LIMIT, "the limit", seed);
        expect(assign_split(&shuffled.problem, &other) == status, "the status", seed);
        if (status != ASSIGN_OK)
            continue;
        expect(one.total == other.total, "the total", seed);
        expect(assign_total(&made.problem, one.option) == one.total, "assign_total", seed);
        expect(assign_is_possible(&made.problem, one.option), "assign_is_possible", seed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_the_best_of_all_assignments),
        cmocka_unit_test(a_cut_and_a_search_agree),
        cmocka_unit_test(the_order_does_not_change_the_total),
    };
    return cmocka_run_group_tests_name("assign", tests, NULL, NULL);
}
