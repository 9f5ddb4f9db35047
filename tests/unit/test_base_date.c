#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/date.h"

static void days_of_the_calendar_exist(void **state)
{
    (void)state;
    static const char *const days[] = {"2027-01-31", "2024-02-29", "2000-02-29", "2026-12-31",
                                       "2026-04-30", "9999-12-31", "0001-01-01"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_true(date_exists(days[i]));
}

static void nothing_else_does(void **state)
{
    (void)state;
    static const char *const others[] = {
        "2027-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
        "2026-1-01",  "2026/01/01", "20260101",   "2026-01-1x", "soon",       "2026-01-011",
        "x026-01-01", "2026-x1-01", "",           "-026-01-01", "2026-01-32", "2026-01-01 "};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (date_exists(others[i]))
            fail_msg("%s", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_of_the_calendar_exist),
        cmocka_unit_test(nothing_else_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
