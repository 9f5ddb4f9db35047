#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assign_fixture.h"
#include "base/limits.h"

static struct hand hand;
static struct assignment best;

/* Four components: two lean to option 0, two to option 1. */
static void make_two_camps(void)
{
    hand_init(&hand, 4, 2);
    hand_worth(&hand, 0, 9, 0, 0);
    hand_worth(&hand, 1, 8, 1, 0);
    hand_worth(&hand, 2, 2, 7, 0);
    hand_worth(&hand, 3, 0, 6, 0);
    hand_link(&hand, 0, 1, 5);
    hand_link(&hand, 1, 2, 2);
    hand.problem.second = 3;
    hand.problem.introduce[1] = 1;
}

static void a_total_is_worth_less_costs(void **state)
{
    (void)state;
    make_two_camps();
    assert_true(assign_total(&hand.problem, (uint8_t[]){0, 0, 1, 1}) == 9 + 8 + 7 + 6 - 2 - 3 - 1);
    assert_true(assign_total(&hand.problem, (uint8_t[]){0, 0, 0, 0}) == 9 + 8 + 2 + 0);
    assert_true(assign_total(&hand.problem, (uint8_t[]){1, 1, 1, 1}) == 0 + 1 + 7 + 6 - 1);
    hand_init(&hand, 3, 3);
    hand.problem.second = 10;
    hand.problem.introduce[2] = 4;
    assert_true(assign_total(&hand.problem, (uint8_t[]){0, 2, 1}) == -24);
}

static void only_what_is_allowed_and_holds_is_possible(void **state)
{
    (void)state;
    make_two_camps();
    hand_hold(&hand, 2, 3);
    hand.problem.allowed[0] = 1;
    assert_true(assign_is_possible(&hand.problem, (uint8_t[]){0, 1, 0, 0}));
    assert_false(assign_is_possible(&hand.problem, (uint8_t[]){1, 1, 0, 0}));
    assert_false(assign_is_possible(&hand.problem, (uint8_t[]){0, 1, 0, 1}));
}

static void a_split_that_pays_is_the_best(void **state)
{
    (void)state;
    make_two_camps();
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "0011");
    assert_true(best.total == 24);
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "0011");
    assert_true(best.total == 24);
}

/* A split is found even where none pays. */
static void one_option_may_be_better_than_any_split(void **state)
{
    (void)state;
    make_two_camps();
    hand.problem.second = 20;
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "0011");
    assert_true(best.total == 7);
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "0000");
    assert_true(best.total == 19);
}

static void among_equals_one_option_comes_first_and_the_earlier(void **state)
{
    (void)state;
    hand_init(&hand, 3, 3);
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "000");
    hand.problem.introduce[0] = 1;
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "111");
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "112");
}

/* Pins leave no option for all. */
static void a_split_may_be_all_that_is_possible(void **state)
{
    (void)state;
    make_two_camps();
    hand.problem.second = 1000;
    hand.problem.allowed[0] = 2;
    hand.problem.allowed[3] = 1;
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "1010");
    hand.problem.links = NULL;
    hand.problem.link_count = 0;
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "1010");
}

static void what_must_not_be_parted_is_not(void **state)
{
    (void)state;
    make_two_camps();
    hand_hold(&hand, 0, 3);
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "0010");
    assert_true(best.total == 9 + 8 + 7 + 0 - 2 - 3 - 1);
    hand_hold(&hand, 3, 1);
    hand_hold(&hand, 0, 2);
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_NONE);
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "0000");
}

static void where_nothing_is_possible_there_is_none(void **state)
{
    (void)state;
    make_two_camps();
    hand_hold(&hand, 0, 3);
    hand.problem.allowed[0] = 1;
    hand.problem.allowed[3] = 2;
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_NONE);
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_NONE);
    make_two_camps();
    hand.problem.allowed[1] = 0;
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_NONE);
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_NONE);
}

static void one_component_or_one_option_cannot_be_split(void **state)
{
    (void)state;
    hand_init(&hand, 1, 3);
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_NONE);
    hand_init(&hand, 3, 1);
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_NONE);
    assert_int_equal(assign_best(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "000");
}

/* Each of three has an option of its own; whether the third pays depends on its cost. */
static void a_third_option_pays_what_it_costs(void **state)
{
    (void)state;
    hand_init(&hand, 3, 3);
    hand_worth(&hand, 0, 9, 0, 0);
    hand_worth(&hand, 1, 0, 9, 0);
    hand_worth(&hand, 2, 4, 0, 9);
    hand.problem.second = 3;
    hand.problem.introduce[2] = 1;
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "012");
    assert_true(best.total == 27 - 6 - 1);
    hand.problem.introduce[2] = 2; /* as good, and later in order */
    assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_OK);
    assert_options(best.option, "010");
    assert_true(best.total == 22 - 3);
}

static void the_whole_range_is_counted_in(void **state)
{
    (void)state;
    __int128 most = ((__int128)1 << 90) - 1;
    for (uint32_t options = 2; options <= 3; options++) {
        hand_init(&hand, ASSIGN_COMPONENTS, options);
        for (uint32_t i = 0; i < ASSIGN_COMPONENTS; i++) {
            for (uint32_t j = 0; j < options; j++)
                hand.problem.worth[i][j] = j == i % 2 ? most : -most;
            for (uint32_t j = 0; j < i; j++)
                hand_link(&hand, i, j, INT64_MAX);
        }
        hand.problem.second = INT64_MAX;
        assert_int_equal(assign_split(&hand.problem, &best), ASSIGN_OK);
        for (uint32_t i = 0; i < ASSIGN_COMPONENTS; i++)
            assert_int_equal(best.option[i], i % 2);
        assert_true(best.total == 64 * most - (32 * 32 + 1) * (__int128)INT64_MAX);
    }
}

/* Six components that lean a little to different options, all linked. */
static void make_three_camps(void)
{
    hand_init(&hand, 6, 3);
    for (uint32_t i = 0; i < 6; i++) {
        hand_worth(&hand, i, i % 3 == 0 ? 3 : 0, i % 3 == 1 ? 3 : 0, i % 3 == 2 ? 3 : 0);
        for (uint32_t j = 0; j < i; j++)
            hand_link(&hand, i, j, 1);
    }
}

static void a_search_keeps_to_its_nodes(void **state)
{
    (void)state;
    uint64_t nodes = 10000;
    make_three_camps();
    assert_int_equal(assign_split_within(&hand.problem, &nodes, &best), ASSIGN_OK);
    uint64_t took = 10000 - nodes;
    assert_in_range(took, 12, 9999);
    for (uint64_t most = took - 1; most <= took + 1; most++) {
        nodes = most;
        assert_int_equal(assign_split_within(&hand.problem, &nodes, &best),
                         most < took ? ASSIGN_LIMIT : ASSIGN_OK);
        assert_int_equal(nodes, most > took ? 1 : 0);
    }
}

static void two_options_need_no_search(void **state)
{
    (void)state;
    uint64_t nodes = 0;
    make_two_camps();
    assert_int_equal(assign_split_within(&hand.problem, &nodes, &best), ASSIGN_OK);
    make_three_camps();
    hand.problem.second = 100; /* a third option cannot pay */
    assert_int_equal(assign_split_within(&hand.problem, &nodes, &best), ASSIGN_OK);
}

/* An option that no component may get, or that may be had for nothing, makes no set of its own. */
static void sets_that_say_nothing_new_are_passed_over(void **state)
{
    (void)state;
    uint64_t nodes = 10000, more = 10000;
    make_three_camps();
    assert_int_equal(assign_split_within(&hand.problem, &nodes, &best), ASSIGN_OK);
    hand.problem.options = 4;
    hand.problem.introduce[3] = 0;
    assert_int_equal(assign_split_within(&hand.problem, &more, &best), ASSIGN_OK);
    assert_int_equal(more, nodes);
    for (uint32_t i = 0; i < 6; i++) {
        hand.problem.allowed[i] = 15;
        hand.problem.worth[i][3] = -1;
    }
    more = 10000;
    assert_int_equal(assign_split_within(&hand.problem, &more, &best), ASSIGN_OK);
    assert_in_range(10000 - more, 1, 2 * (10000 - nodes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_total_is_worth_less_costs),
        cmocka_unit_test(only_what_is_allowed_and_holds_is_possible),
        cmocka_unit_test(a_split_that_pays_is_the_best),
        cmocka_unit_test(one_option_may_be_better_than_any_split),
        cmocka_unit_test(among_equals_one_option_comes_first_and_the_earlier),
        cmocka_unit_test(a_split_may_be_all_that_is_possible),
        cmocka_unit_test(what_must_not_be_parted_is_not),
        cmocka_unit_test(where_nothing_is_possible_there_is_none),
        cmocka_unit_test(one_component_or_one_option_cannot_be_split),
        cmocka_unit_test(a_third_option_pays_what_it_costs),
        cmocka_unit_test(the_whole_range_is_counted_in),
        cmocka_unit_test(a_search_keeps_to_its_nodes),
        cmocka_unit_test(two_options_need_no_search),
        cmocka_unit_test(sets_that_say_nothing_new_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
