#include "fair_fixture.h"

#include "report/verdict.h"

static const char *shown(const struct ruling *ruling, int width)
{
    return fair_write(verdict_write, ruling, width);
}

static const char *verdict_on(const char *text, int width)
{
    const char *verdict = shown(fair_rule(text), width);
    fair_forget();
    return verdict;
}

#define SPLIT                                                                                      \
    FAIR_PROJECT "components: [{name: a, lean: left6, size: 3}, {name: b, lean: right6},\n"        \
                 "  {name: c, lean: right3}]\n"

static void a_split_names_who_gets_what(void **state)
{
    (void)state;
    /* 18 + 6 + 3 - 4 = 23 against 18, by the size of b and c, which are 2. */
    assert_string_equal(verdict_on(SPLIT, 80), "SPLIT   Left: a   Right: b, c\n"
                                               "Slight: 2.5 ahead of Left alone (in b, c).\n"
                                               "\n");
}

static void an_option_is_for_all(void **state)
{
    (void)state;
    assert_string_equal(verdict_on("component: {lean: left6}\n", 80),
                        "LEFT\nFirm: 6.0 ahead of Right.\n\n");
    assert_string_equal(verdict_on("component: {lean: left3}\n", 80),
                        "LEFT\nClear: 3.0 ahead of Right.\n\n");
    assert_string_equal(verdict_on("component: {lean: left6, today: left}\n", 80),
                        "LEFT   as it is today\nFirm: 9.0 ahead of Right.\n\n");
    assert_string_equal(verdict_on(FAIR_PROJECT
                                   "components: [{name: a, lean: left6}, {name: b, lean: left3}]\n",
                                   80),
                        "LEFT   for both components\nClear: 4.5 ahead of Right alone.\n\n");
    check_has(verdict_on(FAIR_PROJECT
                         "components: [{name: a, lean: left6, today: left},\n"
                         "  {name: b, lean: left3, today: left}, {name: c, today: left}]\n",
                         80),
              "LEFT   for all 3 components, as it is today\n");
}

static void the_only_plan_says_so(void **state)
{
    (void)state;
    check_has(verdict_on("component: {not: [left]}\n", 80),
              "RIGHT\nThe only plan that is possible.\n");
}

/* Long lists of names stand below each other. */
static void long_splits_have_a_line_for_each_option(void **state)
{
    (void)state;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, FAIR_PROJECT "components:\n");
    for (int i = 0; i < 30; i++)
        strbuf_printf(&text, "  - {name: component-%d, lean: %s, today: %s, tested: true}\n", i,
                      i < 25 ? "left6" : "right6", i < 25 ? "left" : "right");
    const char *verdict = verdict_on(text.text, 60);
    strbuf_fini(&text);
    check_fits(verdict, 60);
    check_has(verdict, "SPLIT   Left: component-0, component-1, component-2,\n"
                       "          component-3, ");
    check_has(verdict, "component-11 and 13\n          more\n"
                       "        Right: component-25, ");
    check_has(verdict, "\n        as it is today\n");
    check_has(verdict, "ahead of Left alone (in component-25,\n");
    check_has(verdict_on(FAIR_PROJECT "components: [{name: a, lean: left6, today: left},\n"
                                      "  {name: b, lean: right6, today: right}]\n",
                         60),
              "SPLIT   Left: a   Right: b   as it is today\n");
}

/* Options that nobody gets are not named, on one line or on several. */
static void a_split_may_leave_options_out(void **state)
{
    (void)state;
    court_use_text(FAIR_THREE);
    struct ruling *ruling = fair_rule("components: [{name: a, lean: x}, {name: b, lean: y}]\n");
    check_has(shown(ruling, 80), "SPLIT   X: a   Y: b\n");
    fair_profile->components[0].name = "a component with a name that is as long as half a line";
    check_has(shown(ruling, 60), "SPLIT   X: a component with a name that is as long as half a\n"
                                 "          line\n        Y: b\nClear:");
    fair_forget();
    court_back();
}

static void a_toss_up_says_how_close_it_is(void **state)
{
    (void)state;
    check_has(verdict_on("component: {lean: level}\n", 80),
              "EITHER   Left or Right\n"
              "A toss-up: 0 apart, and under 1 is too close to call.");
    const char *verdict =
        verdict_on(FAIR_PROJECT "components: [{name: a, lean: left6, size: 2},\n"
                                "  {name: b, lean: right3, care: right, size: 0.75}, {name: c}]\n",
                   100);
    check_has(verdict, "EITHER   Left or a split\nA toss-up: 0.667 apart (in b), and under 1 is");
}

static void none_says_who_is_stuck(void **state)
{
    (void)state;
    assert_string_equal(verdict_on(FAIR_PROJECT "components: [{name: a, not: [left, right]},\n"
                                                "  {name: b, pin: left}]\n",
                                   80),
                        "NONE\nNo option is left for a: not Left by not-left [B], not Right by "
                        "not-right.\n\n");
    assert_string_equal(
        verdict_on(FAIR_PROJECT "components: [{name: a, not: [left]}, {name: b, not: [right]}]\n"
                                "links: [{between: [a, b], via: in_process}]\n",
                   80),
        "NONE\nin_process holds a and b together, and no option is left for both.\n\n");
    /* Held by the one between. */
    assert_string_equal(verdict_on(FAIR_PROJECT "components: [{name: a, not: [left]}, {name: b},\n"
                                                "  {name: c, not: [right]}]\n"
                                                "links: [{between: [a, b], via: in_process},\n"
                                                "  {between: [c, b], via: in_process}]\n",
                                   80),
                        "NONE\nWhat is held together has no option in common.\n\n");
    const char *many =
        verdict_on("components: [{name: a, not: [left, right]},\n"
                   "  {name: b, not: [left, right]}, {name: c, not: [left, right]},\n"
                   "  {name: d, not: [left, right]}, {name: e, not: [left, right]}]\n",
                   200);
    check_has(many, "; c: not Left by not-left [B], not Right by not-right; and 2 more.\n");
}

/* ---- whether it is settled ---- */

static void settled_verdicts_say_so(void **state)
{
    (void)state;
    struct open_fact open[3] = {
        {.fact = fair_fact("project.mood"), .component = COMPONENT_NONE, .matters = true},
        {.fact = fair_fact("component.lean"), .matters = true},
        {.fact = fair_fact("component.care")},
    };
    struct ruling ruling = *fair_rule(SPLIT);
    ruling.settled = SETTLED_YES;
    check_has(shown(&ruling, 80), "(in b, c). Settled: no answer is open.\n");
    ruling.open = open;
    ruling.open_count = 3;
    check_has(shown(&ruling, 100), "(in b, c). Settled: no open answer can change it.\n");
    ruling.settled = SETTLED_UNKNOWN;
    check_has(shown(&ruling, 100), " Not known whether open answers can change it.\n");
    ruling.settled = SETTLED_NO;
    check_has(shown(&ruling, 100), " Not settled: open answers can change it together.\n");
    open[0].flip = "bad";
    check_has(shown(&ruling, 100), " Not settled: 1 of 3 open answers can change it alone.\n");
    fair_forget();
}

static void waivers_that_make_the_verdict_are_named(void **state)
{
    (void)state;
    struct ruling *ruling = fair_rule("component: {lean: left6, care: right, tested: true}\n"
                                      "waivers: [{rule: l6, reason: R.}]\n");
    check_has(shown(ruling, 80), "RIGHT\nClear: 3.0 ahead of Left. Without the waivers: Left.\n");
    fair_forget();
    ruling = fair_rule("component: {lean: left6, care: left}\n"
                       "waivers: [{rule: l6, reason: R.}]\n");
    check_lacks(shown(ruling, 80), "Without");
    ruling->unwaived_verdict = VERDICT_EITHER;
    check_has(shown(ruling, 80), "Without the waivers: a toss-up.\n");
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_split_names_who_gets_what),
        cmocka_unit_test(an_option_is_for_all),
        cmocka_unit_test(the_only_plan_says_so),
        cmocka_unit_test(long_splits_have_a_line_for_each_option),
        cmocka_unit_test(a_split_may_leave_options_out),
        cmocka_unit_test(a_toss_up_says_how_close_it_is),
        cmocka_unit_test(none_says_who_is_stuck),
        cmocka_unit_test(settled_verdicts_say_so),
        cmocka_unit_test(waivers_that_make_the_verdict_are_named),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
