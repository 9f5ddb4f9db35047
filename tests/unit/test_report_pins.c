#include "fair_fixture.h"

#include "report/pins.h"

static const char *pins_on(const char *text)
{
    const char *pins = fair_write(pins_write, fair_rule(text), 80);
    fair_forget();
    return pins;
}

static void pins_tell_reason_and_cost(void **state)
{
    (void)state;
    /* 6 of two components: the pin on `a` costs 3 of a size of 2. */
    assert_string_equal(pins_on(FAIR_PROJECT
                                "components: [{name: a, pin: right, pin_reason: a contract,\n"
                                "  lean: left6}, {name: b, lean: right3}]\n"),
                        "PINNED    a to Right (a contract): costs the plan 1.5.\n"
                        "          Without pins: Left alone.\n");
    assert_string_equal(pins_on(FAIR_PROJECT "component: {lean: left6}\n"), "");
}

static void pins_that_cost_nothing_say_nothing_of_it(void **state)
{
    (void)state;
    assert_string_equal(
        pins_on(FAIR_PROJECT "components: [{name: a, pin: left, lean: left6}, {name: b}]\n"),
        "PINNED    a to Left.\n");
}

static void pins_against_rules_are_a_caution(void **state)
{
    (void)state;
    check_has(pins_on(FAIR_PROJECT "components: [{name: a, pin: left, not: [left]}, {name: b}]\n"),
              "a to Left. Caution: not-left [B] rules it out.\n");
    check_has(
        pins_on(FAIR_PROJECT "components: [{name: a, pin: right, not: [right]}, {name: b}]\n"),
        "a to Right. Caution: not-right rules it out.\n");
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, when: component.odd == true, excludes: left,\n"
                              "     because: B.}\n"
                              "  - {id: odder, when: component.odd == true, excludes: left,\n"
                              "     because: B.}\n"
                              "  - {id: oddest, when: component.odd == true, excludes: left,\n"
                              "     because: B.}\n");
    check_has(pins_on("components: [{name: a, pin: left, odd: true}, {name: b}]\n"),
              "Caution: odd and 2 more rule it out.\n");
    court_back();
}

static void many_pins_are_counted(void **state)
{
    (void)state;
    assert_string_equal(pins_on(FAIR_PROJECT "components: [{name: a, pin: left},\n"
                                             "  {name: b, pin: left}, {name: c, pin: left},\n"
                                             "  {name: d, pin: left}, {name: e, pin: left}]\n"),
                        "PINNED    a to Left.\n          b to Left.\n          c to Left.\n"
                        "          2 more. Without pins: a toss-up.\n");
}

static const char *decided_on(const char *text)
{
    const char *decided = fair_write(pins_write_decided, fair_rule(text), 80);
    fair_forget();
    return decided;
}

static void decisions_are_compared_with_the_ruling(void **state)
{
    (void)state;
    assert_string_equal(decided_on(FAIR_PROJECT
                                   "components: [{name: a, decided: right, lean: left6},\n"
                                   "  {name: b, decided: left}, {name: c}]\n"),
                        "DECIDED   a: Right, but the ruling says Left.\n");
    /* Without pins, for a pin is no judgement. */
    assert_string_equal(decided_on(FAIR_PROJECT
                                   "components: [{name: a, decided: right, pin: right,\n"
                                   "  lean: left6}, {name: b, decided: left}]\n"),
                        "DECIDED   a: Right, but the ruling without pins says Left.\n");
    assert_string_equal(decided_on(FAIR_PROJECT "component: {decided: right, lean: level}\n"),
                        "DECIDED   project: Right, but the ruling leaves it open.\n");
    const char *many =
        decided_on(FAIR_PROJECT "components: [{name: a, decided: right, lean: left6},\n"
                                "  {name: b, decided: right, lean: left6},\n"
                                "  {name: c, decided: right, lean: left6},\n"
                                "  {name: d, decided: right, lean: left6},\n"
                                "  {name: e, decided: right, lean: left6}]\n");
    check_has(many, "          c: Right, but the ruling says Left.\n          2 more.\n");
    check_lacks(many, "d: ");
}

static const char *held_on(const char *text)
{
    const char *held = fair_write(pins_write_held, fair_rule(text), 80);
    fair_forget();
    return held;
}

static void links_that_hold_what_would_part_are_named(void **state)
{
    (void)state;
    assert_string_equal(
        held_on(FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b, lean: right3},\n"
                             "  {name: c, lean: left3}, {name: out, outside: true}]\n"
                             "links: [{between: [a, b], via: in_process},\n"
                             "  {between: [a, c], via: in_process}, {between: [b, c], via: http},\n"
                             "  {between: [b, out], via: http}]\n"),
        "HELD      a and b by in_process: they get the same option.\n");
    assert_string_equal(held_on(FAIR_PROJECT
                                "components: [{name: a, lean: left6}, {name: b, lean: left3}]\n"
                                "links: [{between: [a, b], via: in_process}]\n"),
                        "");
}

static void many_links_that_hold_are_counted(void **state)
{
    (void)state;
    check_has(
        held_on(FAIR_PROJECT
                "components: [{name: a, lean: left6}, {name: b, lean: right3},\n"
                "  {name: c, lean: right3}, {name: d, lean: right3}, {name: e, lean: right3}]\n"
                "links: [{between: [a, b], via: in_process}, {between: [a, c], via: in_process},\n"
                "  {between: [d, a], via: in_process}, {between: [e, a], via: in_process}]\n"),
        "and 1 more: they get the same option.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pins_tell_reason_and_cost),
        cmocka_unit_test(pins_that_cost_nothing_say_nothing_of_it),
        cmocka_unit_test(pins_against_rules_are_a_caution),
        cmocka_unit_test(many_pins_are_counted),
        cmocka_unit_test(links_that_hold_what_would_part_are_named),
        cmocka_unit_test(many_links_that_hold_are_counted),
        cmocka_unit_test(decisions_are_compared_with_the_ruling),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
