#include "unit/profile_fixture.h"

static void test_levels(void **state)
{
    (void)state;
    static const char *const levels[] = {"ignore", "low", "normal", "high", "critical"};
    for (uint8_t i = 0; i < 5; i++) {
        char text[64];
        struct reading reading;
        snprintf(text, sizeof text, "ruling: 1\npriorities: {skills: %s}\n", levels[i]);
        read_text(&reading, text);
        assert_good(&reading);
        assert_int_equal(reading.profile->priorities[0], PRIORITY_NORMAL);
        assert_int_equal(reading.profile->priorities[1], i);
        forget(&reading);
    }
}

static void test_wrong(void **state)
{
    (void)state;
    assert_wrong("ruling: 1\npriorities: {realtme: high}\n", "2:14 R0126\n",
                 "`realtme` is no criterion", "did you mean `realtime`?");
    assert_wrong("ruling: 1\npriorities: {realtime: hihg}\n", "2:24 R0127\n",
                 "`hihg` is no priority", "did you mean `high`?");
    struct reading reading;
    read_text(&reading, "ruling: 1\npriorities: {realtime: 2, mixed: low, skills: [low]}\n");
    assert_said(&reading, "2:24 R0127\n2:27 R0126\n2:47 R0103\n");
    assert_string_equal(said(&reading, 0)->hint, "known: ignore, low, normal, high, critical");
    assert_string_equal(said(&reading, 1)->hint, "known: realtime, skills");
    forget(&reading);
    read_text(&reading, "ruling: 1\npriorities: {nothing: at all}\n");
    assert_said(&reading, "2:14 R0126\n2:23 R0127\n");
    forget(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_wrong),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
