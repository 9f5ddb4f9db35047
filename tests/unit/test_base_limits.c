#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/limits.h"

static void every_limit_is_complete_and_named_once(void **state)
{
    (void)state;
    for (int i = 0; i < LIMIT_COUNT; i++) {
        assert_non_null(limits[i].name);
        assert_non_null(limits[i].unit);
        assert_non_null(limits[i].covers);
        assert_true(limits[i].value > 0);
        assert_int_equal(strspn(limits[i].name, "abcdefghijklmnopqrstuvwxyz-"),
                         strlen(limits[i].name));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(limits[i].name, limits[j].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_limit_is_complete_and_named_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
