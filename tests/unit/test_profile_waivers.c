#include "unit/profile_fixture.h"

#define ONE "ruling: 1\ncomponents:\n  - name: live\nwaivers:\n"

static void test_waivers(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading,
              ONE "  - {rule: live-updates, reason: few users}\n"
                  "  - {rule: mixed, component: live, reason: x, by: me, until: '2028-02-29'}\n");
    assert_good(&reading);
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

/* All that is said about one waiver. */
static void assert_waiver(const char *waiver, const char *where, const char *message,
                          const char *label)
{
    char text[256];
    snprintf(text, sizeof text, ONE "  - %s\n", waiver);
    assert_wrong(text, where, message, label);
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

/* The place of the first and second waiver that are said to be of the same. */
static void assert_twice(const char *waivers, const char *where, uint32_t line)
{
    struct reading reading;
    char text[512];
    snprintf(text, sizeof text, "ruling: 1\ncomponents: [{name: a}, {name: b}]\nwaivers:\n%s",
             waivers);
    read_text(&reading, text);
    assert_said(&reading, where);
    if (line > 0) {
        assert_null(reading.profile);
        assert_string_equal(said(&reading, 0)->message, "the rule `mixed` is waived twice");
        assert_int_equal(source_place(said(&reading, 0)->related).line, line);
    } else {
        assert_non_null(reading.profile);
    }
    forget(&reading);
}

static void test_duplicates(void **state)
{
    (void)state;
    assert_twice("  - {rule: mixed, component: a, reason: x}\n"
                 "  - {rule: mixed, component: b, reason: x}\n"
                 "  - {rule: mixed, reason: x}\n"
                 "  - {rule: live-updates, component: a, reason: x}\n",
                 "", 0);
    assert_twice("  - {rule: live-updates, reason: x}\n"
                 "  - {rule: mixed, reason: x}\n"
                 "  - {rule: mixed, component: a, reason: x}\n"
                 "  - {rule: mixed, reason: y}\n",
                 "7:12 R0145\n", 5);
    assert_twice("  - {rule: mixed, component: b, reason: x}\n"
                 "  - {rule: mixed, component: a, reason: x}\n"
                 "  - {rule: mixed, component: b, until: 2028-01-01, reason: x}\n",
                 "6:12 R0145\n", 4);
}

/* Of a waiver that is wrong it is not known whether another says the same. */
static void test_duplicates_of_wrong_ones(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, ONE "  - {rule: mixed, reason: x}\n"
                            "  - {rule: mixed, component: lvie, reason: x}\n"
                            "  - {rule: mixed, component: [live], reason: x}\n"
                            "  - {rule: mixd, reason: x}\n"
                            "  - {rule: mixd, reason: x}\n"
                            "  - {reason: x}\n");
    assert_said(&reading, "6:30 R0907\n7:30 R0103\n8:12 R0132\n9:12 R0132\n10:5 R0102\n");
    forget(&reading);
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
    assert_said(&reading, "5:5 R0103\n6:5 R0102\n7:5 R0102\n8:30 R0101\n");
    forget(&reading);
}

static void test_dates(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, ONE "  - {rule: mixed, reason: x, until: 2024-02-29}\n");
    assert_good(&reading);
    assert_string_equal(reading.profile->waivers[0].until, "2024-02-29");
    forget(&reading);
    assert_waiver("{rule: mixed, reason: x, until: 2027-02-29}", "5:37 R0133\n",
                  "`2027-02-29` is no day that exists", "a day is written YYYY-MM-DD");
    assert_waiver("{rule: mixed, reason: x, until: soon}", "5:37 R0133\n",
                  "`soon` is no day that exists", "a day is written YYYY-MM-DD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_waivers),    cmocka_unit_test(test_names),
        cmocka_unit_test(test_duplicates), cmocka_unit_test(test_duplicates_of_wrong_ones),
        cmocka_unit_test(test_shapes),     cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
