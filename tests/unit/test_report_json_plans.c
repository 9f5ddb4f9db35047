#include "fair_fixture.h"

#include "report/json_plans.h"

/* The parts of a ruling as one object, read again. */
static const struct node *json_on(const struct ruling *ruling)
{
    struct json_out json;
    struct strbuf out;
    strbuf_init(&out);
    json_init(&json, &out, false);
    json_open_object(&json);
    json_verdict(&json, ruling);
    json_plans(&json, ruling);
    json_split(&json, ruling);
    json_runner_up(&json, ruling);
    json_close_object(&json);
    json_end(&json);
    assert_false(out.failed);
    const struct node *root = json_of(arena_copy(&court_arena, out.text, out.length));
    strbuf_fini(&out);
    return root;
}

#define SPLIT                                                                                      \
    "project: {runs: [left], mood: bad}\n"                                                         \
    "components: [{name: a, lean: left6, size: 2}, {name: b, lean: right6, size: 2.5}]\n"          \
    "links: [{between: [a, b], via: http, traffic: high}, {between: [b, a], via: queue}]\n"

static void plans_have_all_their_parts(void **state)
{
    (void)state;
    const struct node *root = json_on(fair_rule(SPLIT));
    check_json(root, "verdict", "\"both\"");
    check_json_count(root, "between", 0);
    check_json(root, "firmness", "\"slight\"");
    check_json_count(root, "plans", 3);
    check_json(root, "plans/0/plan", "\"both\"");
    check_json(root, "plans/0/possible", "true");
    check_json(root, "plans/0/points", "3.444");
    check_json(root, "plans/0/total", "15.5");
    check_json(root, "plans/0/fit", "27");
    check_json(root, "plans/0/switching", "0");
    check_json(root, "plans/0/links", "2.5");
    check_json(root, "plans/0/introduce", "2");
    check_json(root, "plans/0/second", "7");
    check_json(root, "plans/0/margin", "0");
    check_json(root, "plans/0/pinned", "0");
    check_json(root, "plans/0/held", "false");
    check_json(root, "plans/0/same_as", "null");
    check_json(root, "plans/0/assignment/a", "\"left\"");
    check_json(root, "plans/0/assignment/b", "\"right\"");
    check_json(root, "plans/1/plan", "\"right\"");
    check_json(root, "plans/1/total", "13");
    check_json(root, "plans/1/margin", "1.25");
    check_json(root, "margin", "1.25");
    fair_forget();
}

static void the_split_has_its_costs(void **state)
{
    (void)state;
    const struct node *root = json_on(fair_rule(SPLIT));
    check_json(root, "split/overhead", "9");
    check_json(root, "split/overhead_low", "9");
    check_json(root, "split/overhead_high", "9");
    check_json(root, "split/break_even", "11.5");
    check_json(root, "split/link_cost", "2.5");
    check_json_count(root, "split/boundaries", 1);
    check_json(root, "split/boundaries/0/0", "\"a\"");
    check_json(root, "split/boundaries/0/1", "\"b\"");
    check_json(root, "split/rules/0/id", "\"bad-mood\"");
    check_json(root, "split/rules/0/state", "\"fired\"");
    check_json(root, "split/rules/0/criterion", "\"care\"");
    check_json(root, "split/rules/0/overhead", "3");
    check_json(root, "split/rules/0/cites/0/claim", "\"less\"");
    assert_null(json_find(root, "split/rules/0/effects"));
    fair_forget();
    root = json_on(fair_rule("component: {lean: left6}\n"));
    check_json(root, "split", "null");
    fair_forget();
    root = json_on(fair_rule(FAIR_PROJECT "components: [{name: a, not: [left]},\n"
                                          "  {name: b, not: [right]}]\n"));
    check_json(root, "split/break_even", "null");
    fair_forget();
}

static void plans_that_are_not_possible_say_why(void **state)
{
    (void)state;
    const struct node *root = json_on(
        fair_rule(FAIR_PROJECT "components: [{name: a, pin: left, today: right, tested: true},\n"
                               "  {name: b, not: [right], today: left, tested: true}]\n"
                               "links: [{between: [a, b], via: in_process}]\n"));
    check_json_count(root, "plans", 3);
    check_json(root, "plans/0/plan", "\"left\"");
    check_json(root, "plans/2/plan", "\"as_is\"");
    check_json(root, "plans/2/possible", "false");
    check_json(root, "plans/2/pinned", "1");
    check_json(root, "plans/2/held", "true");
    check_json(root, "plans/1/plan", "\"right\"");
    check_json(root, "plans/1/blocked_by/0", "\"not-right\"");
    check_json(root, "plans/1/pinned", "1");
    check_json(root, "margin", "null");
    check_json(root, "runner_up", "null");
    fair_forget();
}

static void as_is_says_which_plan_it_is(void **state)
{
    (void)state;
    const struct node *root = json_on(fair_rule("component: {lean: left6, today: left}\n"));
    check_json(root, "plans/0/plan", "\"left\"");
    check_json(root, "plans/0/same_as", "null");
    check_json(root, "plans/1/plan", "\"as_is\"");
    check_json(root, "plans/1/same_as", "\"left\"");
    check_json(root, "plans/2/switching", "3");
    check_json(root, "plans/2/total", "-3");
    fair_forget();
}

static void either_lies_between(void **state)
{
    (void)state;
    const struct node *root =
        json_on(fair_rule(FAIR_PROJECT "components: [{name: a, lean: left6, size: 2},\n"
                                       "  {name: b, lean: right3, care: right, size: 0.75}]\n"));
    check_json(root, "verdict", "\"either\"");
    check_json(root, "between/0", "\"left\"");
    check_json(root, "between/1", "\"both\"");
    check_json(root, "firmness", "null");
    check_json(root, "margin", "0.667");
    fair_forget();
}

static void what_settles_the_verdict_is_told(void **state)
{
    (void)state;
    struct ruling ruling = *fair_rule(SPLIT);
    struct supposed_fact facts[] = {{fair_fact("project.mood"), COMPONENT_NONE, "other"},
                                    {fair_fact("component.lean"), 1, "left3"}};
    const struct node *root = json_on(&ruling);
    check_json(root, "settled", "null");
    check_json(root, "witness", "null");
    ruling.settled = SETTLED_YES;
    root = json_on(&ruling);
    check_json(root, "settled", "true");
    check_json(root, "witness", "null");
    ruling.settled = SETTLED_NO;
    ruling.witness = (struct witness){facts, 2, 0, VERDICT_OPTION};
    root = json_on(&ruling);
    check_json(root, "settled", "false");
    check_json(root, "witness/verdict", "\"left\"");
    check_json(root, "witness/facts/0/fact", "\"project.mood\"");
    check_json(root, "witness/facts/0/component", "null");
    check_json(root, "witness/facts/0/value", "\"other\"");
    check_json(root, "witness/facts/1/component", "\"b\"");
    fair_forget();
}

static void the_verdict_is_given_otherwise_too(void **state)
{
    (void)state;
    struct ruling ruling = *fair_rule(FAIR_PROJECT "components: [{name: a, pin: right,\n"
                                                   "  lean: left6}, {name: b, lean: left6}]\n");
    ruling.unwaived_verdict = VERDICT_NONE;
    const struct node *root = json_on(&ruling);
    check_json(root, "without_pins/verdict", "\"left\"");
    check_json(root, "without_waivers/verdict", "\"none\"");
    fair_forget();
}

static void the_rival_has_its_rules(void **state)
{
    (void)state;
    const struct node *root = json_on(fair_rule("component: {lean: right6, care: left}\n"));
    check_json(root, "runner_up/plan", "\"left\"");
    check_json(root, "runner_up/rules/0/component", "\"project\"");
    check_json(root, "runner_up/rules/0/rule", "\"cl\"");
    check_json(root, "runner_up/rules/0/option", "\"left\"");
    check_json(root, "runner_up/rules/0/counted", "3");
    check_json(root, "runner_up/rules/1/option", "\"right\"");
    check_json(root, "runner_up/rules/1/counted", "1");
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_have_all_their_parts),
        cmocka_unit_test(the_split_has_its_costs),
        cmocka_unit_test(plans_that_are_not_possible_say_why),
        cmocka_unit_test(as_is_says_which_plan_it_is),
        cmocka_unit_test(either_lies_between),
        cmocka_unit_test(what_settles_the_verdict_is_told),
        cmocka_unit_test(the_verdict_is_given_otherwise_too),
        cmocka_unit_test(the_rival_has_its_rules),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
