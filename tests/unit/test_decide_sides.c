#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "decide/dissent/sides.h"

#define CLAIMS 24

static struct arena arena;
static struct clashes clashes;
static uint32_t claims[CLAIMS];
static uint8_t side[CLAIMS];

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    memset(side, SIDE_NONE, sizeof side);
    return clashes_init(&clashes, &arena, CLAIMS) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    arena_fini(&arena);
    return 0;
}

/* Adds clashes that are all in one set. */
static void add_joined(const uint32_t pairs[][2], uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        clash_join(&clashes, 0, clash_add(&clashes, pairs[i][0], pairs[i][1]));
}

static void a_pair_is_one_clash_whichever_is_named_first(void **state)
{
    (void)state;
    assert_int_equal(clash_add(&clashes, 5, 3), 0);
    assert_int_equal(clash_add(&clashes, 3, 4), 1);
    assert_int_equal(clash_add(&clashes, 3, 5), 0);
    assert_int_equal(clashes.list.count, 2);
    assert_int_equal(clashes.list.items[0].claims[0], 3);
    assert_int_equal(clashes.list.items[0].claims[1], 5);
    assert_int_equal(clash_other(&clashes, 0, 3), 5);
    assert_int_equal(clash_other(&clashes, 0, 5), 3);
    assert_int_equal(clashes.first[3], 1);
    assert_int_equal(clash_next(&clashes, 1, 3), 0);
    assert_int_equal(clash_next(&clashes, 0, 3), CLASH_NONE);
    assert_int_equal(clash_next(&clashes, 1, 4), CLASH_NONE);
    assert_int_equal(clashes.first[6], CLASH_NONE);
}

static void sets_grow_together(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 8; i++)
        clash_add(&clashes, i, i + 1);
    assert_int_not_equal(clash_set(&clashes, 2), clash_set(&clashes, 3));
    clash_join(&clashes, 0, 1);
    clash_join(&clashes, 2, 3);
    clash_join(&clashes, 1, 3);
    clash_join(&clashes, 1, 3);
    for (uint32_t i = 1; i < 4; i++)
        assert_int_equal(clash_set(&clashes, i), clash_set(&clashes, 0));
    assert_int_not_equal(clash_set(&clashes, 4), clash_set(&clashes, 0));
}

static void claims_that_clash_stand_on_different_sides(void **state)
{
    (void)state;
    static const uint32_t pairs[][2] = {{9, 2}, {2, 7}, {7, 4}, {4, 1}, {1, 8}, {9, 8}};
    add_joined(pairs, 6);
    assert_int_equal(sides_tell(&clashes, clash_set(&clashes, 0), 1, claims, side), 6);
    static const uint32_t order[] = {1, 2, 4, 7, 8, 9};
    static const uint8_t expected[] = {0, 1, 1, 0, 1, 0};
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(claims[i], order[i]);
        assert_int_equal(side[order[i]], expected[i]);
    }
    assert_int_equal(side[0], SIDE_NONE);
}

static void clashes_of_another_set_are_left_alone(void **state)
{
    (void)state;
    clash_add(&clashes, 1, 2);
    clash_add(&clashes, 2, 3);
    assert_int_equal(sides_tell(&clashes, clash_set(&clashes, 0), 1, claims, side), 2);
    assert_int_equal(side[3], SIDE_NONE);
}

/* 1 and 2 clash too, but each clashes with 3 and 4. */
static void in_an_odd_circle_those_stand_together_who_clash_least(void **state)
{
    (void)state;
    static const uint32_t pairs[][2] = {{1, 2}, {2, 3}, {1, 3}, {1, 4}, {4, 2}};
    add_joined(pairs, 5);
    sides_tell(&clashes, clash_set(&clashes, 0), 1, claims, side);
    assert_int_equal(side[1], side[2]);
    assert_int_equal(side[3], side[4]);
    assert_int_not_equal(side[1], side[3]);
}

/* How many claims a claim clashes with on its own side, less those on the other. */
static int balance(uint32_t claim)
{
    int sum = 0;
    for (uint32_t clash = clashes.first[claim]; clash != CLASH_NONE;
         clash = clash_next(&clashes, clash, claim))
        sum += side[clash_other(&clashes, clash, claim)] == side[claim] ? 1 : -1;
    return sum;
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Random clashes that hang together; without odd circles where `even`. */
static void add_random(uint32_t *seed, bool even)
{
    for (uint32_t claim = 1; claim < CLAIMS; claim++)
        clash_join(&clashes, 0,
                   clash_add(&clashes, claim, (claim - 1) - next_random(seed) % claim / 2 * 2));
    for (uint32_t i = 0; i < 30; i++) {
        uint32_t a = next_random(seed) % CLAIMS;
        uint32_t b = next_random(seed) % CLAIMS;
        if (a != b && (!even || (a - b) % 2 != 0))
            clash_join(&clashes, 0, clash_add(&clashes, a, b));
    }
}

static void the_sides_are_as_promised_whatever_clashes(void **state)
{
    uint32_t seed = 20260101;
    for (int round = 0; round < 2000; round++) {
        bool even = round % 2;
        teardown(state);
        setup(state);
        add_random(&seed, even);
        assert_int_equal(sides_tell(&clashes, clash_set(&clashes, 0), 0, claims, side), CLAIMS);
        for (uint32_t claim = 0; claim < CLAIMS; claim++) {
            assert_int_equal(claims[claim], claim);
            assert_true(balance(claim) <= 0);
            if (even)
                assert_int_equal(side[claim], claim % 2);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_pair_is_one_clash_whichever_is_named_first, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(sets_grow_together, setup, teardown),
        cmocka_unit_test_setup_teardown(claims_that_clash_stand_on_different_sides, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(clashes_of_another_set_are_left_alone, setup, teardown),
        cmocka_unit_test_setup_teardown(in_an_odd_circle_those_stand_together_who_clash_least,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(the_sides_are_as_promised_whatever_clashes, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
