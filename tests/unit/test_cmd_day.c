#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/day.h"

/* The linker takes this for the one of the C library: the clock stands where it is put. */
static time_t clock_now;

time_t time(time_t *now)
{
    if (now)
        *now = clock_now;
    return clock_now;
}

/* Whether the flag and the environment (NULL: not set) give this day. */
static void assert_day(const char *flag, const char *epoch, const char *text, const char *from)
{
    struct invocation invocation = {.messages = ruling_messages_new()};
    struct day day;
    invocation.flags[FLAG_AS_OF].value = flag;
    if (epoch)
        setenv("SOURCE_DATE_EPOCH", epoch, 1);
    else
        unsetenv("SOURCE_DATE_EPOCH");
    assert_int_equal(day_find(&invocation, &day), RULING_OK);
    assert_string_equal(day.text, text);
    assert_string_equal(day.from, from);
    assert_int_equal(ruling_messages_count(invocation.messages), 0);
    ruling_messages_free(invocation.messages);
}

static void the_flag_goes_over_the_environment_over_the_clock(void **state)
{
    (void)state;
    clock_now = 1767225600;
    assert_day("2027-02-28", "nonsense", "2027-02-28", "--as-of");
    assert_day(NULL, "1798761599", "2026-12-31", "SOURCE_DATE_EPOCH");
    assert_day(NULL, "1798761600", "2027-01-01", "SOURCE_DATE_EPOCH");
    assert_day(NULL, NULL, "2026-01-01", "today");
    assert_day(NULL, "", "2026-01-01", "today");
}

/* Days are those of UTC, whatever the time zone. */
static void days_change_at_midnight_in_greenwich(void **state)
{
    (void)state;
    setenv("TZ", "Pacific/Auckland", 1);
    tzset();
    clock_now = 1767225599;
    assert_day(NULL, NULL, "2025-12-31", "today");
    assert_day(NULL, "0", "1970-01-01", "SOURCE_DATE_EPOCH");
    assert_day(NULL, "000000000001", "1970-01-01", "SOURCE_DATE_EPOCH");
    assert_day(NULL, "253402300799", "9999-12-31", "SOURCE_DATE_EPOCH");
    clock_now = -1;
    assert_day(NULL, NULL, "1970-01-01", "today");
    clock_now = 253402300800;
    assert_day(NULL, NULL, "9999-12-31", "today");
    setenv("TZ", "UTC", 1);
    tzset();
}

static void a_malformed_environment_is_said(void **state)
{
    (void)state;
    static const char *const wrong[] = {"253402300800", "-1", "1.5",           " 1",  "1 ",
                                        "0x1",          "x",  "1000000000000", "1e9", "+1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct invocation invocation = {.messages = ruling_messages_new()};
        struct day day;
        char *said;
        setenv("SOURCE_DATE_EPOCH", wrong[i], 1);
        assert_int_equal(day_find(&invocation, &day), RULING_INPUT);
        ruling_messages_text(invocation.messages, "text", NULL, &said);
        assert_non_null(strstr(said, "ruling: error R0148: SOURCE_DATE_EPOCH is `"));
        assert_non_null(strstr(said, wrong[i]));
        ruling_text_free(said);
        ruling_messages_free(invocation.messages);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_flag_goes_over_the_environment_over_the_clock),
        cmocka_unit_test(days_change_at_midnight_in_greenwich),
        cmocka_unit_test(a_malformed_environment_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
