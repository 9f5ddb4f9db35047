#include <math.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "decide/explore/entropy.h"

static void logarithms_are_rounded_down(void **state)
{
    (void)state;
    assert_int_equal(log2_fixed(1), 0);
    assert_int_equal(log2_fixed(2), 1 << LOG_BITS);
    assert_int_equal(log2_fixed(3), 1661953); /* 1.58496… */
    assert_int_equal(log2_fixed(UINT32_C(1) << 31), 31 << LOG_BITS);
    assert_int_equal(log2_fixed(UINT32_MAX), (32 << LOG_BITS) - 1);
}

static void logarithms_are_as_mathematics_has_them(void **state)
{
    (void)state;
    for (uint32_t number = 1; number < 5000; number++) {
        double exact = log2(number) * (1 << LOG_BITS);
        assert_true(fabs((double)log2_fixed(number) - exact) < 2);
        assert_true(log2_fixed(number) <= log2_fixed(number + 1));
    }
}

static void counts_add_up(void **state)
{
    (void)state;
    const uint32_t counts[] = {0, 1, 2, 4};
    assert_int_equal(log_sum(counts, 4), 10 << LOG_BITS);
    assert_int_equal(log_sum(counts, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(logarithms_are_rounded_down),
        cmocka_unit_test(logarithms_are_as_mathematics_has_them),
        cmocka_unit_test(counts_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
