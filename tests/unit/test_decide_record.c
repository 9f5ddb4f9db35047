#include "judge_fixture.h"

static const struct ruled_component *rule_sole(struct rulings **rulings, const char *text)
{
    struct profile *profile = court_profile(text);
    *rulings = court_rule(profile, true);
    assert_non_null(*rulings);
    return &(*rulings)->items[0].components[0];
}

static void forget(struct rulings *rulings)
{
    struct profile *profile = (struct profile *)rulings->items[0].profile;
    rulings_free(rulings);
    profile_free(profile);
}

/* The points of an option are the sum of what its fired rules count. */
static void counted_parts_add_up_to_the_points(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "component: {}\n",
        "team: {sql: none}\ncomponent: {kind: ledger, transactions: true, record_size: 2 MB}\n",
        ("priorities: {effort: critical}\nteam: {sql: none}\n"
         "component: {reads: 500, queries: [by_range, full_text], record_size: 3 MB}\n"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct rulings *rulings;
        const struct ruled_component *component = rule_sole(&rulings, texts[i]);
        int64_t sums[2] = {0, 0};
        for (uint32_t j = 0; j < component->rule_count; j++)
            for (uint32_t k = 0; k < component->rules[j].effect_count; k++)
                sums[component->rules[j].effects[k].option] +=
                    component->rules[j].effects[k].counted;
        assert_int_equal(sums[FILES], component->options[FILES].points.points);
        assert_int_equal(sums[DATABASE], component->options[DATABASE].points.points);
        forget(rulings);
    }
}

/* Two rules of one criterion for one option: the second counts half. */
static void returns_diminish_in_the_record(void **state)
{
    (void)state;
    struct rulings *rulings;
    court_use_text(COURT_HEAD
                   "facts:\n"
                   "  - {fact: component.one, type: bool, question: One?}\n"
                   "  - {fact: component.two, type: bool, question: Two?}\n"
                   "rules:\n"
                   "  - {id: weak, criterion: pace, when: component.one == true,\n"
                   "     favours: {left: slight}, against: {right: strong}, because: B.}\n"
                   "  - {id: mighty, criterion: pace, when: component.two == true,\n"
                   "     favours: {left: strong}, against: {right: slight}, because: B.}\n");
    const struct ruled_component *component =
        rule_sole(&rulings, "component: {one: true, two: true}\n");
    const struct ruled_rule *weak = court_find(component, "weak");
    const struct ruled_rule *mighty = court_find(component, "mighty");
    assert_int_equal(weak->effects[0].counted, 500);
    assert_int_equal(weak->effects[1].counted, -6000);
    assert_int_equal(mighty->effects[0].counted, 6000);
    assert_int_equal(mighty->effects[1].counted, -500);
    forget(rulings);
    court_back();
}

static void exclusions_are_certain_or_open(void **state)
{
    (void)state;
    struct rulings *rulings;
    const struct ruled_component *component = rule_sole(
        &rulings, "project: {regulated: true}\ncomponent: {kind: ledger, transactions: true}\n");
    assert_int_equal(component->options[FILES].excluded_count, 1);
    assert_int_equal(component->options[FILES].may_be_excluded_count, 0);
    assert_string_equal(court_pack->rules[component->options[FILES].excluded_by[0]].id,
                        "regulated-accounts");
    assert_int_equal(component->best, DATABASE);
    forget(rulings);
    component = rule_sole(&rulings, "component: {kind: ledger}\n");
    assert_int_equal(component->options[FILES].excluded_count, 0);
    assert_int_equal(component->options[FILES].may_be_excluded_count, 1);
    forget(rulings);
    component = rule_sole(&rulings, "component: {kind: log}\n");
    assert_int_equal(component->options[FILES].may_be_excluded_count, 0);
    /* Equal points: the first option is as good as any. */
    assert_int_equal(component->best, FILES);
    forget(rulings);
}

static void a_component_without_an_option_left_has_no_best(void **state)
{
    (void)state;
    struct rulings *rulings;
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, when: component.odd == true,\n"
                              "     excludes: [left, right], because: Nothing fits.}\n");
    const struct ruled_component *component = rule_sole(&rulings, "component: {odd: true}\n");
    assert_int_equal(component->best, OPTION_NONE);
    assert_int_equal(rulings->items[0].verdict, VERDICT_NONE);
    assert_int_equal(component->option, OPTION_NONE);
    forget(rulings);
    court_back();
}

/* Only rules about components are recorded, in pack order, so that one is found by halving. */
static void rules_are_recorded_in_pack_order(void **state)
{
    (void)state;
    struct rulings *rulings;
    const struct ruled_component *component =
        rule_sole(&rulings, "component: {kind: upload, record_size: 2 MB, reads: 500}\n");
    assert_true(component->rule_count > 3);
    for (uint32_t i = 0; i < component->rule_count; i++) {
        assert_int_equal(court_pack->rules[component->rules[i].rule].scope, RULE_COMPONENT);
        assert_true(i == 0 || component->rules[i].rule > component->rules[i - 1].rule);
    }
    forget(rulings);
}

#define MOST_RULES 2000

/* A pack with so many rules is recorded in a time that grows with their number. */
static void many_rules_are_recorded(void **state)
{
    (void)state;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text,
                COURT_HEAD "facts: [{fact: component.x, type: bool, question: X?}]\nrules:\n");
    for (int i = 0; i < MOST_RULES; i++)
        strbuf_printf(&text,
                      "  - {id: r%d, criterion: pace, when: component.x == true,\n"
                      "     favours: {%s: strong}, because: B.}\n",
                      i, i % 2 ? "left" : "right");
    court_use_text(text.text);
    strbuf_fini(&text);
    struct rulings *rulings;
    const struct ruled_component *component = rule_sole(&rulings, "component: {x: true}\n");
    assert_int_equal(component->rule_count, MOST_RULES);
    assert_int_equal(court_find(component, "r0")->effects[0].counted, 6000);
    assert_int_equal(court_find(component, "r1")->effects[0].counted, 6000);
    assert_int_equal(court_find(component, "r2")->effects[0].counted, 3000);
    assert_int_equal(court_find(component, "r1999")->effects[0].counted, 0);
    assert_int_equal(component->options[0].points.points, component->options[1].points.points);
    forget(rulings);
    court_back();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counted_parts_add_up_to_the_points),
        cmocka_unit_test(returns_diminish_in_the_record),
        cmocka_unit_test(exclusions_are_certain_or_open),
        cmocka_unit_test(a_component_without_an_option_left_has_no_best),
        cmocka_unit_test(rules_are_recorded_in_pack_order),
        cmocka_unit_test(many_rules_are_recorded),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
