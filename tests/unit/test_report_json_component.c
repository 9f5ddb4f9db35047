#include "fair_fixture.h"

#include "report/json_component.h"

/* Component 0 of a ruling, read again. */
static const struct node *json_on(const struct ruling *ruling)
{
    struct json_out json;
    struct strbuf out;
    strbuf_init(&out);
    json_init(&json, &out, false);
    json_component(&json, ruling, 0);
    json_end(&json);
    assert_false(out.failed);
    const struct node *root = json_of(arena_copy(&court_arena, out.text, out.length));
    strbuf_fini(&out);
    return root;
}

static void what_is_laid_down_is_told(void **state)
{
    (void)state;
    const struct node *root = json_on(
        fair_rule(FAIR_PROJECT "components: [{name: a, pin: right, pin_reason: a contract,\n"
                               "  decided: left, lean: left6}, {name: b, lean: left6}]\n"));
    check_json(root, "option", "\"right\"");
    check_json(root, "pinned", "\"right\"");
    check_json(root, "pin_reason", "\"a contract\"");
    check_json(root, "pin_cost", "5");
    check_json(root, "decided", "\"left\"");
    check_json(root, "without_pins", "\"left\"");
    check_json(root, "best", "\"left\"");
    check_json(root, "margin", "6");
    check_json(root, "regret", "6");
    check_json(root, "current", "null");
    check_json(root, "switch", "null");
    fair_forget();
    root = json_on(fair_rule("component: {not: [left]}\n"));
    check_json(root, "pinned", "null");
    check_json(root, "pin_reason", "null");
    check_json(root, "pin_cost", "0");
    check_json(root, "decided", "null");
    check_json(root, "without_pins", "\"right\"");
    check_json(root, "margin", "null");
    check_json(root, "regret", "0");
    fair_forget();
}

static void moving_has_its_rules(void **state)
{
    (void)state;
    const struct node *root = json_on(fair_rule("component: {lean: left6, today: right}\n"));
    check_json(root, "current", "\"right\"");
    check_json(root, "switch/cost", "3");
    check_json(root, "switch/low", "2");
    check_json(root, "switch/high", "6");
    check_json_count(root, "switch/rules", 2);
    check_json(root, "switch/rules/0/id", "\"untested\"");
    check_json(root, "switch/rules/0/state", "\"undetermined\"");
    check_json(root, "switch/rules/0/overhead", "3");
    check_json(root, "switch/rules/0/needs/0", "\"component.tested\"");
    check_json(root, "switch/rules/1/overhead", "-1");
    fair_forget();
}

static void components_are_settled_by_themselves(void **state)
{
    (void)state;
    struct ruling *ruling = fair_rule("component: {lean: left6}\n");
    struct supposed_fact fact = {fair_fact("component.care"), 0, "right"};
    const struct node *root = json_on(ruling);
    check_json(root, "settled", "null");
    check_json(root, "witness", "null");
    ruling->components[0].settled = SETTLED_YES;
    check_json(json_on(ruling), "settled", "true");
    ruling->components[0].settled = SETTLED_NO;
    ruling->components[0].witness = (struct witness){.facts = &fact, .fact_count = 1, .option = 1};
    root = json_on(ruling);
    check_json(root, "settled", "false");
    check_json(root, "witness/best", "\"right\"");
    check_json(root, "witness/facts/0/value", "\"right\"");
    fair_forget();
}

static void waived_rules_count_nothing(void **state)
{
    (void)state;
    const struct node *root =
        json_on(fair_rule("component: {lean: left6, not: [right]}\n"
                          "waivers: [{rule: l6, reason: R}, {rule: not-right, reason: R}]\n"));
    check_json(root, "rules/0/id", "\"l6\"");
    check_json(root, "rules/0/state", "\"waived\"");
    check_json(root, "rules/0/effects/left/points", "6");
    check_json(root, "rules/0/effects/left/counted", "0");
    check_json(root, "options/left/points", "0");
    check_json_count(root, "options/right/excluded_by", 0);
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_laid_down_is_told),
        cmocka_unit_test(moving_has_its_rules),
        cmocka_unit_test(components_are_settled_by_themselves),
        cmocka_unit_test(waived_rules_count_nothing),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
