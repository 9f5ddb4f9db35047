#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assign_fixture.h"
#include "decide/assign/relax.h"

static struct hand hand;
static struct joined joined;
static struct forest forest;
static struct relax relax;

static void relaxed(uint32_t set)
{
    assert_true(join(&hand.problem, &joined));
    forest_grow(&joined, &forest);
    relax_init(&relax, &joined, &forest, set);
}

/* Two components that differ, a third that does not care, in a ring: 12 at best. */
static void make_ring(void)
{
    hand_init(&hand, 3, 2);
    hand_worth(&hand, 0, 10, 0, 0);
    hand_worth(&hand, 1, 0, 10, 0);
    hand_worth(&hand, 2, 0, 1, 0);
    hand_link(&hand, 0, 1, 5);
    hand_link(&hand, 1, 2, 6);
    hand_link(&hand, 0, 2, 4);
    relaxed(3);
}

static void a_tree_is_bounded_by_what_it_comes_to(void **state)
{
    (void)state;
    hand_init(&hand, 4, 3);
    hand_worth(&hand, 0, 9, 0, 0);
    hand_worth(&hand, 1, 0, 8, 0);
    hand_worth(&hand, 2, 0, 0, 3);
    hand_worth(&hand, 3, 5, 4, 6);
    hand_link(&hand, 0, 1, 2);
    hand_link(&hand, 1, 2, 4);
    relaxed(7);
    assert_int_equal(forest.part_count, 2);
    assert_true(relax_bound(&relax, 0) == (9 + 8 - 2) * RELAX_GRAINS);
    assert_true(relax_bound(&relax, 1) == 6 * RELAX_GRAINS);
    assert_int_equal(relax_tighten(&relax, 0, 0, 100), 0);
}

static void a_class_keeps_to_what_it_may_get(void **state)
{
    (void)state;
    hand_init(&hand, 2, 3);
    hand_worth(&hand, 0, 9, 5, 7);
    hand_worth(&hand, 1, 0, 0, 9);
    hand.problem.allowed[0] = 5;
    hand.problem.allowed[1] = 3;
    hand_link(&hand, 0, 1, 3);
    relaxed(6);
    assert_int_equal(relax.width, 2);
    assert_false(relax_allows(&relax, 0, 0));
    assert_true(relax_allows(&relax, 0, 1));
    assert_true(relax_bound(&relax, 0) == (7 - 3) * RELAX_GRAINS);
}

static void what_is_given_counts_in_full(void **state)
{
    (void)state;
    make_ring();
    relax_give(&relax, 2, 1);
    assert_true(relax_bound(&relax, 0) == (1 + 10 + 10 - 5 - 4) * RELAX_GRAINS);
    relax_give(&relax, 1, 0);
    assert_true(relax_bound(&relax, 0) == (1 - 6 + 10 - 4) * RELAX_GRAINS);
    relax_give(&relax, 0, 0);
    assert_true(relax_bound(&relax, 0) == relax.total);
    assert_true(relax.total == (1 - 6 + 10 - 4) * RELAX_GRAINS);
}

static void taking_back_leaves_no_trace(void **state)
{
    (void)state;
    make_ring();
    relax_tighten(&relax, 0, 0, 100);
    __int128 gain[3][2];
    for (uint32_t i = 0; i < 3; i++)
        memcpy(gain[i], relax.gain[i], sizeof gain[i]);
    relax_give(&relax, 1, 0);
    relax_give(&relax, 0, 1);
    relax_take_back(&relax, 0);
    relax_take_back(&relax, 1);
    for (uint32_t i = 0; i < 3; i++)
        assert_memory_equal(gain[i], relax.gain[i], sizeof gain[i]);
    assert_true(relax.total == 0);
    assert_true(relax.given == 0);
}

/* The cheapest link of the ring is left out; its tolls make up for it. */
static void tolls_bring_a_bound_near_the_truth(void **state)
{
    (void)state;
    make_ring();
    assert_true(relax_bound(&relax, 0) == (10 + 10 + 1 - 5) * RELAX_GRAINS);
    uint64_t rounds = relax_tighten(&relax, 0, 0, 100);
    assert_in_range(rounds, 2, 100);
    assert_true(relax_bound(&relax, 0) >= 12 * RELAX_GRAINS);
    assert_true(relax_bound(&relax, 0) < 13 * RELAX_GRAINS);
}

/* With tolls, what is given still comes to just what it is worth. */
static void tolls_are_paid_back(void **state)
{
    (void)state;
    static const uint8_t orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}};
    make_ring();
    relax_tighten(&relax, 0, 0, 100);
    for (uint32_t i = 0; i < 3; i++) {
        for (uint8_t options = 0; options < 8; options++) {
            uint8_t option[] = {options & 1, (options >> 1) & 1, options >> 2};
            for (uint32_t j = 0; j < 3; j++)
                relax_give(&relax, orders[i][j], option[orders[i][j]]);
            assert_true(relax.total == assign_total(&hand.problem, option) * RELAX_GRAINS);
            for (uint32_t j = 3; j-- > 0;)
                relax_take_back(&relax, orders[i][j]);
        }
    }
}

static void tolls_rise_no_longer_than_is_worth_while(void **state)
{
    (void)state;
    make_ring();
    assert_int_equal(relax_tighten(&relax, 0, 17 * RELAX_GRAINS, 100), 1);
    assert_true(relax_bound(&relax, 0) == 16 * RELAX_GRAINS);
    assert_int_equal(relax_tighten(&relax, 0, 0, 1), 1);
    make_ring();
    uint64_t rounds = relax_tighten(&relax, 0, 13 * RELAX_GRAINS, 100);
    assert_true(relax_bound(&relax, 0) < 13 * RELAX_GRAINS);
    make_ring();
    assert_true(rounds <= relax_tighten(&relax, 0, 0, 100));
}

/* A ring of links as dear as can be, or of two such each: tolls are counted in larger grains, and
 * stay within what they can be. */
static void dear_links_are_bounded_too(void **state)
{
    (void)state;
    for (uint32_t each = 1; each <= 2; each++) {
        hand_init(&hand, 6, 2);
        for (uint32_t i = 0; i < 3; i++) {
            hand.problem.worth[i][i != 1] = 3 * (__int128)INT64_MAX;
            hand_hold(&hand, i, i + 3);
            for (uint32_t j = 0; j < each; j++)
                hand_link(&hand, i + 3 * j, (i + 1) % 3, INT64_MAX);
        }
        relaxed(3);
        assert_int_equal(relax.grains, 1);
        __int128 truth = (each == 1 ? 3 + 3 + 3 - 2 : 3 + 3) * (__int128)INT64_MAX;
        assert_true(relax_bound(&relax, 0) == truth + INT64_MAX);
        relax_tighten(&relax, 0, 0, 100);
        assert_true(relax_bound(&relax, 0) >= truth);
        assert_true(relax_bound(&relax, 0) < truth + INT64_MAX / 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_is_bounded_by_what_it_comes_to),
        cmocka_unit_test(a_class_keeps_to_what_it_may_get),
        cmocka_unit_test(what_is_given_counts_in_full),
        cmocka_unit_test(taking_back_leaves_no_trace),
        cmocka_unit_test(tolls_bring_a_bound_near_the_truth),
        cmocka_unit_test(tolls_are_paid_back),
        cmocka_unit_test(tolls_rise_no_longer_than_is_worth_while),
        cmocka_unit_test(dear_links_are_bounded_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
