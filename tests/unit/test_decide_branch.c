#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assign_fixture.h"
#include "decide/assign/branch.h"

static struct hand hand;
static struct joined joined;
static struct forest forest;

/* The lead that the options of a set take from one that must come to `least`; how many nodes that
 * took. */
static struct lead improved(uint32_t set, __int128 charge, __int128 least, uint64_t *took)
{
    struct lead lead = {.least = least};
    uint64_t nodes = 1000;
    assert_true(join(&hand.problem, &joined));
    forest_grow(&joined, &forest);
    assert_true(branch_improve(&joined, &forest, set, charge, &nodes, &lead));
    if (took)
        *took = 1000 - nodes;
    return lead;
}

static void each_component_gets_what_is_best_for_all(void **state)
{
    (void)state;
    hand_init(&hand, 4, 3);
    hand_worth(&hand, 0, 9, 0, 0);
    hand_worth(&hand, 1, 0, 8, 0);
    hand_worth(&hand, 2, 0, 0, 7);
    hand_worth(&hand, 3, 4, 0, 6);
    hand_link(&hand, 0, 3, 3);
    hand_link(&hand, 1, 2, 1);
    struct lead lead = improved(7, 5, NOTHING, NULL);
    assert_options(lead.option, "0120");
    assert_true(lead.least == 9 + 8 + 7 + 4 - 1 - 5);
}

/* In a ring the bound leaves a link out. */
static void rings_are_searched(void **state)
{
    (void)state;
    hand_init(&hand, 3, 3);
    hand_worth(&hand, 0, 5, 0, 0);
    hand_worth(&hand, 1, 0, 5, 0);
    hand_worth(&hand, 2, 0, 0, 5);
    hand_link(&hand, 0, 1, 3);
    hand_link(&hand, 1, 2, 3);
    hand_link(&hand, 0, 2, 3);
    struct lead lead = improved(7, 0, NOTHING, NULL);
    assert_options(lead.option, "012");
    assert_true(lead.least == 6);
    for (uint32_t i = 0; i < 3; i++)
        hand.links[i].cost = 6;
    lead = improved(7, 0, NOTHING, NULL);
    assert_options(lead.option, "002");
    assert_true(lead.least == -2);
}

static void options_outside_of_the_set_are_left_alone(void **state)
{
    (void)state;
    hand_init(&hand, 3, 4);
    for (uint32_t i = 0; i < 3; i++)
        hand_worth(&hand, i, 1, 50, 2);
    hand.problem.worth[2][3] = 9;
    struct lead lead = improved(13, 0, NOTHING, NULL);
    assert_options(lead.option, "223");
    assert_true(lead.least == 13);
}

/* All would get option 0; the part that gives up least by another is forced to. */
static void one_part_is_forced_to_differ(void **state)
{
    (void)state;
    hand_init(&hand, 4, 3);
    for (uint32_t i = 0; i < 4; i++)
        hand_worth(&hand, i, 9, 2, 1);
    hand_worth(&hand, 3, 9, 3, 4);
    hand_link(&hand, 2, 3, 5);
    struct lead lead = improved(7, 0, NOTHING, NULL);
    assert_options(lead.option, "0100");
    assert_true(lead.least == 9 + 2 + 9 + 9);
    hand.problem.allowed[0] = 1;
    hand.problem.allowed[1] = 1;
    lead = improved(7, 0, NOTHING, NULL);
    assert_options(lead.option, "0002");
    assert_true(lead.least == 9 + 9 + 9 + 4 - 5);
}

/* In a single part, being forced from option 0 must not end with option 1 for all. */
static void a_single_part_is_forced_apart(void **state)
{
    (void)state;
    hand_init(&hand, 3, 3);
    for (uint32_t i = 0; i < 3; i++)
        hand_worth(&hand, i, 9, 8, 0);
    hand_link(&hand, 0, 1, 50);
    hand_link(&hand, 1, 2, 40);
    struct lead lead = improved(7, 0, NOTHING, NULL);
    assert_options(lead.option, "001");
    assert_true(lead.least == 9 + 9 + 8 - 40);
}

static void of_equals_the_first_in_order_is_found(void **state)
{
    (void)state;
    hand_init(&hand, 4, 3);
    assert_options(improved(7, 0, NOTHING, NULL).option, "0001");
    hand_worth(&hand, 1, 0, 1, 1);
    hand_link(&hand, 1, 3, 1);
    hand_link(&hand, 3, 0, 1);
    hand_link(&hand, 0, 1, 1);
    assert_options(improved(7, 0, NOTHING, NULL).option, "1101");
    assert_options(improved(6, 0, NOTHING, NULL).option, "1121");
}

static void what_cannot_take_the_lead_is_not_offered(void **state)
{
    (void)state;
    uint64_t bounded;
    hand_init(&hand, 3, 3);
    hand_worth(&hand, 0, 5, 0, 0);
    hand_worth(&hand, 1, 0, 5, 0);
    hand_worth(&hand, 2, 0, 0, 5);
    assert_true(improved(7, 3, 12, NULL).found);
    assert_false(improved(7, 3, 13, &bounded).found);
    assert_int_equal(bounded, 1); /* the first part settles it */
    hand_worth(&hand, 1, 5, 0, 0);
    hand_worth(&hand, 2, 5, 4, 0);
    assert_true(improved(7, 3, 11, NULL).found);
    assert_false(improved(7, 3, 12, NULL).found);
}

static void a_single_class_cannot_be_split(void **state)
{
    (void)state;
    hand_init(&hand, 2, 3);
    hand_hold(&hand, 0, 1);
    assert_false(improved(7, 0, NOTHING, NULL).found);
}

/* A bound for each class, once for what the best comes to and once for the first that does. */
static void without_rings_nothing_is_searched(void **state)
{
    (void)state;
    uint64_t took;
    hand_init(&hand, 6, 3);
    for (uint32_t i = 0; i < 6; i++)
        hand_worth(&hand, i, i < 2 ? 9 : 0, i == 2 ? 9 : 1, i > 2 ? 9 : 1);
    hand_link(&hand, 0, 1, 2);
    hand_link(&hand, 1, 2, 2);
    hand_link(&hand, 3, 4, 2);
    assert_options(improved(7, 0, NOTHING, &took).option, "001222");
    assert_in_range(took, 2 * 6, 2 * 6 * 3);
}

/* Neither options that a class may not get nor those behind the first that will do are tried. */
static void nothing_is_tried_in_vain(void **state)
{
    (void)state;
    uint64_t took;
    hand_init(&hand, 4, 3);
    hand_link(&hand, 0, 1, 1);
    hand_link(&hand, 2, 3, 1);
    hand.problem.allowed[2] = hand.problem.allowed[3] = 4;
    assert_options(improved(7, 0, NOTHING, &took).option, "0022");
    assert_int_equal(took, 2 * 4);
}

static void too_few_nodes_are_told_of(void **state)
{
    (void)state;
    uint64_t took;
    hand_init(&hand, 4, 3);
    for (uint32_t i = 0; i < 4; i++)
        hand_worth(&hand, i, 3, 2, 1);
    for (uint32_t i = 0; i < 4; i++)
        for (uint32_t j = 0; j < i; j++)
            hand_link(&hand, i, j, 2);
    struct lead whole = improved(7, 0, NOTHING, &took);
    assert_true(whole.found);
    for (uint64_t most = 0; most <= took + 1; most++) {
        struct lead lead = {.least = NOTHING};
        uint64_t nodes = most;
        bool done = branch_improve(&joined, &forest, 7, 0, &nodes, &lead);
        assert_int_equal(done, most >= took);
        assert_int_equal(nodes, most > took ? most - took : 0);
        if (done)
            assert_memory_equal(lead.option, whole.option, 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_component_gets_what_is_best_for_all),
        cmocka_unit_test(rings_are_searched),
        cmocka_unit_test(options_outside_of_the_set_are_left_alone),
        cmocka_unit_test(one_part_is_forced_to_differ),
        cmocka_unit_test(a_single_part_is_forced_apart),
        cmocka_unit_test(of_equals_the_first_in_order_is_found),
        cmocka_unit_test(what_cannot_take_the_lead_is_not_offered),
        cmocka_unit_test(a_single_class_cannot_be_split),
        cmocka_unit_test(without_rings_nothing_is_searched),
        cmocka_unit_test(nothing_is_tried_in_vain),
        cmocka_unit_test(too_few_nodes_are_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
