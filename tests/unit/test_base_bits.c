#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/bits.h"

static void the_first_numbers(void **state)
{
    (void)state;
    for (uint32_t count = 0; count <= BITS_MAX; count++) {
        struct bits set = bits_first(count);
        assert_int_equal(bits_count(set), count);
        assert_int_equal(bits_empty(set), count == 0);
        for (uint32_t i = 0; i < BITS_MAX; i++)
            assert_int_equal(bits_has(&set, i), i < count);
    }
}

static void members_are_added_one_by_one(void **state)
{
    (void)state;
    struct bits set = {{0}};
    for (uint32_t i = 0; i < BITS_MAX; i += 3) {
        assert_false(bits_has(&set, i));
        bits_add(&set, i);
        bits_add(&set, i);
        assert_true(bits_has(&set, i));
        assert_int_equal(bits_count(set), i / 3 + 1);
    }
}

static void sets_are_combined_member_by_member(void **state)
{
    (void)state;
    struct bits twos = {{0}}, threes = {{0}};
    for (uint32_t i = 0; i < BITS_MAX; i++) {
        if (i % 2 == 0)
            bits_add(&twos, i);
        if (i % 3 == 0)
            bits_add(&threes, i);
    }
    struct bits both = bits_and(twos, threes);
    struct bits either = bits_or(twos, threes);
    struct bits only = bits_minus(twos, threes);
    for (uint32_t i = 0; i < BITS_MAX; i++) {
        assert_int_equal(bits_has(&both, i), i % 6 == 0);
        assert_int_equal(bits_has(&either, i), i % 2 == 0 || i % 3 == 0);
        assert_int_equal(bits_has(&only, i), i % 2 == 0 && i % 3 != 0);
    }
}

static void equal_sets_have_the_same_members(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < BITS_MAX; i++) {
        struct bits one = {{0}}, none = {{0}};
        bits_add(&one, i);
        assert_false(bits_empty(one));
        assert_false(bits_equal(one, none));
        assert_true(bits_equal(bits_minus(one, one), none));
        bits_add(&none, i);
        assert_true(bits_equal(one, none));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_numbers),
        cmocka_unit_test(members_are_added_one_by_one),
        cmocka_unit_test(sets_are_combined_member_by_member),
        cmocka_unit_test(equal_sets_have_the_same_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
