#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assign_fixture.h"

static struct hand hand;
static struct joined joined;

static void apart_every_component_is_a_class(void **state)
{
    (void)state;
    hand_init(&hand, 3, 2);
    hand_worth(&hand, 1, 5, 6, 0);
    hand.problem.allowed[2] = 2;
    hand_link(&hand, 2, 0, 7);
    assert_true(join(&hand.problem, &joined));
    assert_int_equal(joined.count, 3);
    assert_options(joined.class_of, "012");
    assert_true(joined.worth[1][0] == 5 && joined.worth[1][1] == 6);
    assert_int_equal(joined.allowed[2], 2);
    assert_int_equal(joined.linked[0], 1 << 2);
    assert_int_equal(joined.linked[1], 0);
    assert_int_equal(joined.linked[2], 1 << 0);
    assert_true(join_cost(&joined, 0, 2) == 7 && join_cost(&joined, 2, 0) == 7);
}

static void what_is_held_together_is_one_class(void **state)
{
    (void)state;
    hand_init(&hand, 6, 2);
    for (uint32_t i = 0; i < 6; i++)
        hand_worth(&hand, i, 1 << i, -(1 << i), 0);
    hand_hold(&hand, 5, 3);
    hand_hold(&hand, 3, 1);
    hand_hold(&hand, 5, 1);
    hand_hold(&hand, 4, 2);
    assert_true(join(&hand.problem, &joined));
    assert_int_equal(joined.count, 3);
    assert_options(joined.class_of, "012121");
    assert_true(joined.worth[1][0] == 2 + 8 + 32 && joined.worth[1][1] == -2 - 8 - 32);
    assert_true(joined.worth[2][0] == 4 + 16);
}

static void links_between_two_classes_add_up(void **state)
{
    (void)state;
    hand_init(&hand, 4, 2);
    hand_hold(&hand, 0, 1);
    hand_hold(&hand, 2, 3);
    hand_link(&hand, 0, 2, INT64_MAX);
    hand_link(&hand, 3, 0, INT64_MAX);
    hand_link(&hand, 1, 3, 1);
    assert_true(join(&hand.problem, &joined));
    assert_true(join_cost(&joined, 0, 1) == 2 * (__int128)INT64_MAX + 1);
}

static void a_link_that_costs_nothing_is_none(void **state)
{
    (void)state;
    hand_init(&hand, 3, 2);
    hand_hold(&hand, 0, 1);
    hand_link(&hand, 0, 1, 9); /* as is one inside a class */
    hand_link(&hand, 1, 2, 0);
    assert_true(join(&hand.problem, &joined));
    assert_int_equal(joined.linked[0], 0);
    assert_int_equal(joined.linked[1], 0);
}

static void a_class_may_get_what_all_its_members_may(void **state)
{
    (void)state;
    hand_init(&hand, 3, 3);
    hand_hold(&hand, 0, 2);
    hand.problem.allowed[0] = 6;
    hand.problem.allowed[2] = 3;
    assert_true(join(&hand.problem, &joined));
    assert_int_equal(joined.allowed[0], 2);
    assert_int_equal(joined.allowed[1], 7);
}

static void a_class_that_may_get_nothing_is_refused(void **state)
{
    (void)state;
    hand_init(&hand, 3, 2);
    hand_hold(&hand, 0, 1);
    hand.problem.allowed[0] = 1;
    hand.problem.allowed[1] = 2;
    assert_false(join(&hand.problem, &joined));
    hand_init(&hand, 3, 2);
    hand.problem.allowed[2] = 4; /* there is no such option */
    assert_false(join(&hand.problem, &joined));
}

static void each_pair_has_its_own_place(void **state)
{
    (void)state;
    bool taken[ASSIGN_LINKS] = {false};
    for (uint32_t b = 0; b < ASSIGN_COMPONENTS; b++) {
        for (uint32_t a = 0; a < b; a++) {
            assert_int_equal(join_pair(a, b), join_pair(b, a));
            assert_in_range(join_pair(a, b), 0, ASSIGN_LINKS - 1);
            assert_false(taken[join_pair(a, b)]);
            taken[join_pair(a, b)] = true;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(apart_every_component_is_a_class),
        cmocka_unit_test(what_is_held_together_is_one_class),
        cmocka_unit_test(links_between_two_classes_add_up),
        cmocka_unit_test(a_link_that_costs_nothing_is_none),
        cmocka_unit_test(a_class_may_get_what_all_its_members_may),
        cmocka_unit_test(a_class_that_may_get_nothing_is_refused),
        cmocka_unit_test(each_pair_has_its_own_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
