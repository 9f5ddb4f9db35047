#include "fair_fixture.h"

#include "report/waived.h"

static const char *waived_on(const char *text)
{
    struct ruling *ruling = fair_rule(text);
    fair_profile->as_of = "2026-01-01";
    fair_profile->as_of_from = "today";
    const char *waived = fair_write(waived_write, ruling, 80);
    fair_forget();
    return waived;
}

static void waivers_tell_whom_and_why(void **state)
{
    (void)state;
    assert_string_equal(waived_on("components: [{name: a, lean: left6}, {name: b, care: left}]\n"
                                  "waivers:\n"
                                  "  - {rule: l6, component: a, reason: a demo, by: Ada}\n"
                                  "  - {rule: cl, reason: not here}\n"),
                        "WAIVED    l6 for a (a demo, Ada).\n"
                        "          cl (not here).\n");
    assert_string_equal(waived_on("component: {lean: left6}\n"), "");
}

static void waivers_that_end_tell_when(void **state)
{
    (void)state;
    struct ruling *ruling =
        fair_rule("components: [{name: a, lean: left6}, {name: b}]\n"
                  "waivers:\n"
                  "  - {rule: l6, reason: R, until: 2027-06-30}\n"
                  "  - {rule: l6, component: a, reason: S, until: 2025-01-01}\n");
    assert_true(waived_has_end(ruling));
    fair_profile->as_of = "2026-01-01";
    fair_profile->as_of_from = "SOURCE_DATE_EPOCH";
    ruling->waivers[0].state = WAIVER_ACTIVE;
    ruling->waivers[1].state = WAIVER_EXPIRED;
    assert_string_equal(fair_write(waived_write, ruling, 80),
                        "WAIVED    l6 until 2027-06-30 (R).\n"
                        "          l6 for a, which ended on 2025-01-01 (S): not applied.\n"
                        "          As of 2026-01-01 (SOURCE_DATE_EPOCH).\n");
    fair_forget();
}

/* They are warned of already. */
static void waivers_that_are_not_needed_are_left_out(void **state)
{
    (void)state;
    assert_string_equal(waived_on("component: {lean: left6}\nwaivers: [{rule: r6, reason: R}]\n"),
                        "");
    struct ruling *ruling = fair_rule("component: {lean: left6}\n"
                                      "waivers: [{rule: r6, reason: R, until: 2027-01-01}]\n");
    assert_string_equal(fair_write(waived_write, ruling, 80), "");
    fair_forget();
}

static void many_waivers_are_counted(void **state)
{
    (void)state;
    const char *text = waived_on("components: [{name: a, lean: left6, care: left, not: [right]},\n"
                                 "  {name: b, lean: left3, care: right}]\n"
                                 "waivers: [{rule: l6, reason: R}, {rule: cl, reason: R},\n"
                                 "  {rule: l3, reason: R}, {rule: cr, reason: R},\n"
                                 "  {rule: not-right, reason: R}]\n");
    check_has(text, "          l3 (R).\n          2 more.");
}

static void states_have_names(void **state)
{
    (void)state;
    assert_string_equal(waived_state(WAIVER_ACTIVE), "active");
    assert_string_equal(waived_state(WAIVER_UNUSED), "unused");
    assert_string_equal(waived_state(WAIVER_EXPIRED), "expired");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waivers_tell_whom_and_why),
        cmocka_unit_test(waivers_that_end_tell_when),
        cmocka_unit_test(waivers_that_are_not_needed_are_left_out),
        cmocka_unit_test(many_waivers_are_counted),
        cmocka_unit_test(states_have_names),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
