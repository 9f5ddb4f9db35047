#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assign_fixture.h"
#include "decide/assign/cut.h"

static struct hand hand;
static struct joined joined;

/* The lead that options 0 and 1 take from one that must come to `least`. */
static struct lead improved(__int128 charge, __int128 least)
{
    struct lead lead = {.least = least};
    assert_true(join(&hand.problem, &joined));
    cut_improve(&joined, 0, 1, charge, &lead);
    return lead;
}

static void a_split_is_worth_its_parts_less_links_and_charge(void **state)
{
    (void)state;
    hand_init(&hand, 3, 2);
    hand_worth(&hand, 0, 9, 0, 0);
    hand_worth(&hand, 1, 0, 8, 0);
    hand_worth(&hand, 2, 1, 0, 0);
    hand_link(&hand, 0, 1, 2);
    hand_link(&hand, 1, 2, 3);
    struct lead lead = improved(4, NOTHING);
    assert_true(lead.found);
    assert_options(lead.option, "011");
    assert_true(lead.least == 9 + 8 - 2 - 4);
}

/* What was sent the one way through a link must be let back the other way, and then go again: a
 * network as small as any in which that shows. */
static void flow_turns_back_and_goes_again(void **state)
{
    (void)state;
    hand_init(&hand, 4, 2);
    hand_worth(&hand, 0, -1, 1, 0);
    hand_worth(&hand, 1, -1, 0, 0);
    hand_worth(&hand, 2, 1, -1, 0);
    hand_worth(&hand, 3, 0, -1, 0);
    hand_link(&hand, 0, 2, 2);
    hand_link(&hand, 1, 2, 3);
    hand_link(&hand, 0, 3, 3);
    struct lead lead = improved(0, NOTHING);
    assert_options(lead.option, "1001");
    assert_true(lead.least == -2);
}

/* All would get option 0. Component 1 gives up least by leaving, but takes 2 with it. */
static void components_are_forced_apart(void **state)
{
    (void)state;
    hand_init(&hand, 3, 2);
    hand_worth(&hand, 0, 9, 0, 0);
    hand_worth(&hand, 1, 3, 0, 0);
    hand_worth(&hand, 2, 2, 0, 0);
    hand_link(&hand, 1, 2, 5);
    struct lead lead = improved(0, NOTHING);
    assert_options(lead.option, "011");
    assert_true(lead.least == 9);
}

static void the_first_component_may_leave_alone(void **state)
{
    (void)state;
    for (int side = 0; side < 2; side++) {
        hand_init(&hand, 3, 2);
        for (uint32_t i = 0; i < 3; i++)
            hand.problem.worth[i][side] = i ? 50 : 3;
        hand_link(&hand, 1, 2, 5);
        struct lead lead = improved(0, NOTHING);
        assert_options(lead.option, side ? "011" : "100");
        assert_true(lead.least == 100);
    }
}

/* Where the first component goes, the other follows: then that is forced back, and gives up more
 * by leaving than the first. */
static void what_follows_the_first_is_forced_back(void **state)
{
    (void)state;
    for (int side = 0; side < 2; side++) {
        hand_init(&hand, 2, 2);
        hand.problem.worth[0][side] = 1;
        hand.problem.worth[1][side] = 3;
        hand_link(&hand, 0, 1, 10);
        struct lead lead = improved(0, NOTHING);
        assert_options(lead.option, side ? "01" : "10");
        assert_true(lead.least == 3 - 10);
    }
}

/* The last of three leaves the option that all would get. */
static void the_last_component_may_leave_alone(void **state)
{
    (void)state;
    for (int side = 0; side < 2; side++) {
        hand_init(&hand, 3, 2);
        hand.problem.worth[0][side] = 3;
        hand.problem.worth[1][side] = 2;
        hand.problem.worth[2][side] = 50;
        hand_link(&hand, 0, 1, 100);
        struct lead lead = improved(0, NOTHING);
        assert_options(lead.option, side ? "001" : "110");
        assert_true(lead.least == 50);
    }
}

static void a_component_stays_with_what_it_may_get(void **state)
{
    (void)state;
    hand_init(&hand, 3, 2);
    hand_worth(&hand, 0, 100, 0, 0);
    hand_worth(&hand, 2, 0, 100, 0);
    hand.problem.allowed[0] = 2;
    hand.problem.allowed[1] = 3;
    hand.problem.allowed[2] = 1;
    struct lead lead = improved(0, NOTHING);
    assert_options(lead.option, "100");
    assert_true(lead.least == 0);
    for (uint32_t i = 0; i < 3; i++)
        hand.problem.allowed[i] = 2;
    assert_false(improved(0, NOTHING).found);
}

static void of_equals_the_first_in_order_is_found(void **state)
{
    (void)state;
    hand_init(&hand, 4, 2);
    assert_options(improved(0, NOTHING).option, "0001");
    hand_link(&hand, 2, 3, 1);
    assert_options(improved(0, NOTHING).option, "0011");
    hand_link(&hand, 0, 2, 1);
    assert_options(improved(0, NOTHING).option, "0100");
}

static void what_cannot_take_the_lead_is_not_offered(void **state)
{
    (void)state;
    hand_init(&hand, 3, 2);
    hand_worth(&hand, 0, 5, 0, 0);
    hand_worth(&hand, 1, 5, 0, 0);
    hand_worth(&hand, 2, 0, 5, 0);
    assert_true(improved(3, 12).found);
    assert_false(improved(3, 13).found);
    hand_worth(&hand, 2, 5, 0, 0);
    assert_true(improved(3, 7).found);
    assert_false(improved(3, 8).found);
}

static void one_class_cannot_be_split(void **state)
{
    (void)state;
    hand_init(&hand, 2, 2);
    hand_hold(&hand, 0, 1);
    assert_false(improved(0, NOTHING).found);
}

/* Two of three options; the third is worth more and is not asked for. */
static void other_options_are_left_alone(void **state)
{
    (void)state;
    struct lead lead = {.least = NOTHING};
    hand_init(&hand, 2, 3);
    hand_worth(&hand, 0, 1, 9, 4);
    hand_worth(&hand, 1, 2, 9, 1);
    assert_true(join(&hand.problem, &joined));
    cut_improve(&joined, 0, 2, 0, &lead);
    assert_options(lead.option, "20");
    assert_true(lead.least == 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_split_is_worth_its_parts_less_links_and_charge),
        cmocka_unit_test(flow_turns_back_and_goes_again),
        cmocka_unit_test(components_are_forced_apart),
        cmocka_unit_test(the_first_component_may_leave_alone),
        cmocka_unit_test(what_follows_the_first_is_forced_back),
        cmocka_unit_test(the_last_component_may_leave_alone),
        cmocka_unit_test(a_component_stays_with_what_it_may_get),
        cmocka_unit_test(of_equals_the_first_in_order_is_found),
        cmocka_unit_test(what_cannot_take_the_lead_is_not_offered),
        cmocka_unit_test(one_class_cannot_be_split),
        cmocka_unit_test(other_options_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
