#include "unit/profile_fixture.h"

#define ONE "ruling: 1\ncomponents:\n  - name: live\nwaivers:\n"

static void test_waivers(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading,
              ONE "  - {rule: live-updates, reason: few users}\n"
                  "  - {rule: mixed, component: live, reason: x, by: me, until: '2028-02-29'}\n");
    assert_said(&reading, "4:1 R0129\n");
    assert_non_null(reading.profile);
    assert_int_equal(reading.profile->waiver_count, 2);
    const struct waiver *waivers = reading.profile->waivers;
    assert_int_equal(waivers[0].rule, pack_rule(fixture_pack, "live-updates"));
    assert_int_equal(waivers[0].component, UINT32_MAX);
    assert_string_equal(waivers[0].reason, "few users");
    assert_null(waivers[0].by);
    assert_null(waivers[0].until);
    assert_int_equal(waivers[0].place.line, 5);
    assert_int_equal(waivers[1].component, 0);
    assert_string_equal(waivers[1].by, "me");
    assert_string_equal(waivers[1].until, "2028-02-29");
    forget(&reading);
    read_text(&reading, "ruling: 1\nwaivers: []\n");
    assert_good(&reading);
    forget(&reading);
}

/* All that is said about one waiver, behind the warning. */
static void assert_waiver(const char *waiver, const char *where, const char *message,
                          const char *label)
{
    char text[256];
    char all[256];
    struct reading reading;
    snprintf(text, sizeof text, ONE "  - %s\n", waiver);
    snprintf(all, sizeof all, "4:1 R0129\n%s", where);
    read_text(&reading, text);
    assert_null(reading.profile);
    assert_said(&reading, all);
    assert_string_equal(said(&reading, 1)->message, message);
    if (label)
        assert_string_equal(said(&reading, 1)->label, label);
    forget(&reading);
}

static void test_names(void **state)
{
    (void)state;
    assert_waiver("{rule: live-update, reason: x}", "5:12 R0132\n",
                  "the pack has no rule `live-update`", "did you mean `live-updates`?");
    assert_waiver("{rule: sockets-a, reason: x}", "5:12 R0132\n",
                  "the pack has no rule `sockets-a`", NULL);
    assert_waiver("{rule: known-language, reason: x}", "5:12 R0140\n",
                  "the rule `known-language` cannot be waived", "the pack forbids it");
    assert_waiver("{rule: mixed, component: lvie, reason: x}", "5:30 R0907\n",
                  "the profile has no component `lvie`", "did you mean `live`?");
}

static void test_shapes(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, ONE "  - mixed\n"
                            "  - {rule: mixed}\n"
                            "  - {reason: x}\n"
                            "  - {rule: mixed, reason: x, untill: 2027-01-01}\n");
    assert_null(reading.profile);
    assert_said(&reading, "4:1 R0129\n5:5 R0103\n6:5 R0102\n7:5 R0102\n8:30 R0101\n");
    forget(&reading);
}

static void test_dates(void **state)
{
    (void)state;
    static const char *const good[] = {"2027-01-31", "2024-02-29", "2000-02-29", "2026-12-31",
                                       "2026-04-30"};
    static const char *const wrong[] = {"2027-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
                                        "2026-04-31", "2026-01-00", "2026-1-01",  "2026/01/01",
                                        "20260101",   "2026-01-1x", "soon",       "2026-01-011",
                                        "x026-01-01", "2026-x1-01"};
    char text[256];
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct reading reading;
        snprintf(text, sizeof text, ONE "  - {rule: mixed, reason: x, until: %s}\n", good[i]);
        read_text(&reading, text);
        assert_non_null(reading.profile);
        forget(&reading);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char message[64];
        snprintf(text, sizeof text, "{rule: mixed, reason: x, until: %s}", wrong[i]);
        snprintf(message, sizeof message, "`%s` is no day that exists", wrong[i]);
        assert_waiver(text, "5:37 R0133\n", message, "a day is written YYYY-MM-DD");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_waivers),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
