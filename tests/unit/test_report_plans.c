#include "fair_fixture.h"

#include "report/plans.h"

static const char *plans_on(const char *text, int width)
{
    const char *plans = fair_write(plans_write, fair_rule(text), width);
    fair_forget();
    return plans;
}

/* 12 + 12 - 2 - 4 - 1 = 17 by a size of 4; left alone 12, right alone 12 - 2. */
static void a_split_says_up_to_which_cost_it_pays(void **state)
{
    (void)state;
    const char *plans = plans_on("project: {runs: [left], mood: other}\n"
                                 "components: [{name: a, lean: left6, size: 2},\n"
                                 "  {name: b, lean: right6, size: 2}]\n"
                                 "links: [{between: [a, b], via: http}]\n",
                                 80);
    assert_string_equal(plans,
                        "PLAN        POINTS  per unit of size (4 in all); remarks are totals\n"
                        "▸ split        4.5  pays while the split costs under 11.0; counted 6.0, "
                        "and 1.0\n"
                        "                    at boundaries\n"
                        "  Left         3.0  b gives up 12.0; saves 6.0 and 1.0 at boundaries\n"
                        "  Right        2.5  a gives up 12.0; saves 4.0 and 1.0 at boundaries\n"
                        "\n");
}

/* 6 + 3 - 4 against 6: the split would pay under 3. */
static void a_split_that_does_not_pay_says_when_it_would(void **state)
{
    (void)state;
    const char *plans = plans_on(FAIR_PROJECT "components: [{name: a, lean: left6},\n"
                                              "  {name: b, lean: right3}]\n",
                                 80);
    check_has(plans, "\n▸ Left         3.0  b gives up 3.0; saves 4.0\n");
    check_has(plans, "\n  split        2.5  Right for b; would pay if the split cost under 3.0; "
                     "counted\n                    4.0\n");
    check_has(plans, "\n  Right        1.5  a gives up 6.0; saves 4.0\n");
    /* Both lean to one side: the best split gives one of them less than it could have. */
    plans =
        plans_on(FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b, lean: left3}]\n", 80);
    check_has(plans, "\n▸ Left         4.5  b gains 3.0; saves 4.0\n");
    check_has(plans, "would not pay even for nothing; counted");
}

static void rules_for_the_split_widen_what_it_costs(void **state)
{
    (void)state;
    const char *plans = plans_on("project: {runs: [left, right]}\n"
                                 "components: [{name: a, lean: left6}, {name: b, lean: right6}]\n",
                                 80);
    check_has(plans, "pays while the split costs under 6.0; counted 4.0 (3.0..7.0)\n");
    plans = plans_on("project: {runs: [left, right], mood: bad}\n"
                     "components: [{name: a, lean: left6, size: 9}, {name: b, lean: right6}]\n",
                     100);
    check_has(plans, "would pay if the split cost under 6.0; counted 7.0\n");
}

/* Where a single option is possible neither way, the split has no break-even. */
static void the_only_split_says_what_it_costs(void **state)
{
    (void)state;
    const char *plans = plans_on(FAIR_PROJECT "components: [{name: a, not: [right], lean: left6},\n"
                                              "  {name: b, not: [left], lean: right6}]\n",
                                 80);
    check_has(plans, "\n▸ split        4.0  costs 4.0\n");
    check_has(plans, "\n  Left           –  b: not-left [B]\n");
    check_has(plans, "\n  Right          –  a: not-right\n");
}

static void moving_costs_are_told(void **state)
{
    (void)state;
    const char *plans = plans_on(
        FAIR_PROJECT "components: [{name: a, lean: left6, size: 2, today: right, tested: false},\n"
                     "  {name: b, lean: right6, size: 2, today: right, tested: true}]\n",
        80);
    /* 12 + 12 - 12 - 4 = 8 against 12 and, with both moved, 12 - 12 - 4. */
    check_has(plans, "\n▸ Right        3.0  as it is today; a gives up 12.0; not moving a saves "
                     "12.0;\n                    saves 4.0\n");
    check_has(plans, "would not pay even for nothing; counted 4.0;\n"
                     "                    moving a costs 12.0\n");
    check_has(plans, "\n  Left        -1.0  b gives up 12.0; moving b costs 4.0; saves 4.0\n");
    /* Of one component there is nothing to name. */
    plans = plans_on(FAIR_PROJECT "component: {lean: left6, today: right, tested: true}\n", 80);
    assert_string_equal(plans, "PLAN        POINTS\n"
                               "▸ Left         4.0  moving it costs 2.0\n"
                               "  Right        0.0  as it is today; not moving it saves 2.0\n"
                               "\n");
    plans = plans_on(FAIR_PROJECT "component: {lean: left3, today: right, tested: false}\n", 80);
    check_has(plans, "\n  Left        -3.0  moving it costs 6.0\n");
}

static void what_does_not_run_yet_costs_its_introduction(void **state)
{
    (void)state;
    const char *plans =
        plans_on("project: {runs: [left], mood: other}\ncomponent: {lean: right6}\n", 80);
    assert_string_equal(plans, "PLAN        POINTS\n"
                               "▸ Right        4.0  introducing Right costs 2.0\n"
                               "  Left         0.0  saves 2.0\n"
                               "\n");
    plans = plans_on("project: {runs: [left], mood: other}\ncomponent: {lean: left3}\n", 80);
    check_has(plans, "\n▸ Left         3.0\n  Right       -2.0  introducing Right costs 2.0\n");
}

/* As it is today, a mix beside the best split. */
static void as_is_is_a_plan_of_its_own(void **state)
{
    (void)state;
    const char *plans =
        plans_on(FAIR_PROJECT "components: [{name: a, lean: left6, today: right, tested: true},\n"
                              "  {name: b, lean: right3, today: left, tested: true},\n"
                              "  {name: c, lean: right3, today: left, tested: true},\n"
                              "  {name: d, lean: level, today: left, tested: true}]\n"
                              "links: [{between: [d, c], via: http, traffic: high},\n"
                              "  {between: [b, c], via: in_process},\n"
                              "  {between: [a, d], via: queue}]\n",
                 100);
    /* The best split leaves d with a, so that one boundary is elsewhere. */
    check_has(line_with(plans, "  as is "),
              "a, b, c give up 12.0; not moving a, b, c saves 6.0; saves 1.5 at boundaries");
    check_lacks(plans, "as it is today");
}

/* Three options: as is uses all of them, and its boundaries are dearer. */
static void as_is_may_be_dearer(void **state)
{
    (void)state;
    court_use_text(FAIR_THREE);
    const char *plans = plans_on("components: [{name: a, lean: x, size: 9, today: x},\n"
                                 "  {name: b, lean: y, size: 9, today: y},\n"
                                 "  {name: c, lean: y, size: 9, today: z}]\n"
                                 "links: [{between: [b, c], via: http, traffic: high}]\n",
                                 100);
    check_has(line_with(plans, "▸ split"), "moving c costs 27.0");
    check_has(plans, "  as is  ");
    check_has(plans, "c gives up 54.0; not moving c saves 27.0; its mix costs 3.0 more;");
    check_has(plans, "boundaries\n                    cost 2.0 more\n");
    court_back();
}

/* What stands against a plan: pins, rules and links. */
static void plans_that_are_not_possible_say_why(void **state)
{
    (void)state;
    const char *plans = plans_on(
        FAIR_PROJECT "components: [{name: a, pin: left, today: left}, {name: b, pin: right},\n"
                     "  {name: c, not: [left], today: right, tested: true},\n"
                     "  {name: d, not: [left], today: right, tested: true}]\n",
        80);
    check_has(plans, "\n  Left           –  b is pinned to Right; c: not-left [B]; d: not-left "
                     "[B]\n");
    check_has(plans, "\n  Right          –  a is pinned to Left\n");
    plans = plans_on(FAIR_PROJECT "components: [{name: a, not: [left, right]}, {name: b}]\n", 80);
    check_lacks(plans, "split");
    check_lacks(plans, "▸");
    check_has(plans, "\n  Left           –  a: not-left [B]\n");
    /* What is held together is parted today. */
    plans = plans_on(FAIR_PROJECT "components: [{name: a, today: left}, {name: b, today: right},\n"
                                  "  {name: x, outside: true}]\n"
                                  "links: [{between: [a, b], via: in_process},\n"
                                  "  {between: [a, x], via: http}, {between: [b, x]}]\n",
                     80);
    check_has(plans, "\n  as is          –  in_process holds a and b together\n");
}

static void many_blockers_are_counted(void **state)
{
    (void)state;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, FAIR_PROJECT "components:\n");
    for (int i = 0; i < 9; i++)
        strbuf_printf(&text, "  - {name: c%d, not: [left]}\n", i);
    const char *plans = plans_on(text.text, 100);
    strbuf_fini(&text);
    check_has(line_with(plans, "  Left  "),
              "c0: not-left [B]; c1: not-left [B]; c2: not-left [B]; and 6 more");
}

/* A pinned component is not asked what its rules exclude. */
static void pins_beat_exclusions(void **state)
{
    (void)state;
    const char *plans =
        plans_on(FAIR_PROJECT "components: [{name: a, pin: left, not: [left]}, {name: b}]\n", 80);
    check_has(plans, "Left         0.0");
    check_lacks(plans, "not-left");
}

static void long_titles_and_narrow_pages_are_cut(void **state)
{
    (void)state;
    struct ruling *ruling = fair_rule(FAIR_PROJECT "components: [{name: a, lean: left6, size: 7},\n"
                                                   "  {name: b, lean: right6, size: 7}]\n");
    struct pack *pack = court_pack;
    const char *title = pack->options[0].title;
    pack->options[0].title = "An option with a very long title indeed";
    const char *plans = fair_write(plans_write, ruling, 60);
    check_fits(plans, 60);
    check_has(plans, "An option with a very l…");
    check_has(plans, "POINTS\n");
    pack->options[0].title = title;
    plans = fair_write(plans_write, ruling, 60);
    check_has(plans, "POINTS  per unit of size (14 in all)\n");
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_split_says_up_to_which_cost_it_pays),
        cmocka_unit_test(a_split_that_does_not_pay_says_when_it_would),
        cmocka_unit_test(rules_for_the_split_widen_what_it_costs),
        cmocka_unit_test(the_only_split_says_what_it_costs),
        cmocka_unit_test(moving_costs_are_told),
        cmocka_unit_test(what_does_not_run_yet_costs_its_introduction),
        cmocka_unit_test(as_is_is_a_plan_of_its_own),
        cmocka_unit_test(as_is_may_be_dearer),
        cmocka_unit_test(plans_that_are_not_possible_say_why),
        cmocka_unit_test(many_blockers_are_counted),
        cmocka_unit_test(pins_beat_exclusions),
        cmocka_unit_test(long_titles_and_narrow_pages_are_cut),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
