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

/* ---- rules for a split, and for a move ---- */

#define COSTS                                                                                      \
    COURT_HEAD                                                                                     \
    "switch: {current: component.now, cost: 3}\n"                                                  \
    "facts:\n"                                                                                     \
    "  - {fact: component.now, type: option, values: [nothing], question: Q?}\n"                   \
    "  - {fact: component.large, type: bool, question: Q?}\n"                                      \
    "  - {fact: project.strict, type: bool, question: Q?}\n"                                       \
    "  - {fact: project.skilled, type: bool, question: Q?}\n"                                      \
    "rules:\n"                                                                                     \
    "  - {id: fast, criterion: pace, when: component.large == true, favours: {left: strong},\n"    \
    "     against: {right: slight}, because: B.}\n"                                                \
    "  - {id: dear, for: split, when: project.strict == true, costs: strong, because: B.}\n"       \
    "  - {id: slow, for: switch, when: component.large == true, costs: moderate, because: B.}\n"   \
    "  - {id: no-left, when: component.large == true, excludes: left, because: B.}\n"              \
    "  - {id: cheap, for: split, when: project.skilled == true, saves: slight, because: B.}\n"

static const char *rule_id(const struct ruled_rule *ruled)
{
    return court_pack->rules[ruled->rule].id;
}

static const struct ruled_rule *find_split_rule(const struct ruling *ruling, const char *id)
{
    for (uint32_t i = 0; i < ruling->split.rule_count; i++)
        if (strcmp(rule_id(&ruling->split.rules[i]), id) == 0)
            return &ruling->split.rules[i];
    return NULL;
}

static void split_rules_are_recorded_with_what_they_cost(void **state)
{
    (void)state;
    struct rulings *rulings;
    court_use_text(COSTS);
    rule_sole(&rulings, "project: {strict: true}\ncomponents: [{name: a}, {name: b}]\n");
    const struct ruled_split *split = &rulings->items[0].split;
    assert_int_equal(split->rule_count, 2);
    assert_string_equal(rule_id(&split->rules[0]), "dear");
    assert_int_equal(split->rules[0].state, TRUTH_TRUE);
    assert_int_equal(split->rules[0].overhead, 6000);
    assert_int_equal(split->rules[0].effect_count, 0);
    assert_int_equal(split->rules[0].fact_count, 1);
    assert_int_equal(split->rules[0].facts[0].component, COMPONENT_NONE);
    assert_false(split->rules[0].waived);
    assert_string_equal(rule_id(&split->rules[1]), "cheap");
    assert_int_equal(split->rules[1].state, TRUTH_UNDETERMINED);
    assert_int_equal(split->rules[1].overhead, -1000);
    assert_int_equal(split->rules[1].need_count, 1);
    assert_int_equal(split->overhead.points, 6000);
    assert_int_equal(split->overhead.low, 5000);
    assert_int_equal(split->overhead.high, 6000);
    forget(rulings);
    rule_sole(&rulings, "project: {strict: false, skilled: false}\n");
    assert_int_equal(rulings->items[0].split.rule_count, 0);
    forget(rulings);
    court_back();
}

static void switch_rules_are_recorded_where_there_is_something_to_move(void **state)
{
    (void)state;
    static const struct {
        const char *now;
        uint32_t current;
        uint32_t count;
    } cases[] = {{"left", 0, 1}, {"nothing", OPTION_NONE, 0}, {"unknown", OPTION_NONE, 0}};
    court_use_text(COSTS);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rulings *rulings;
        const struct ruled_component *component =
            rule_sole(&rulings, arena_printf(&court_arena, "component: {large: true, now: %s}\n",
                                             cases[i].now));
        assert_int_equal(component->current, cases[i].current);
        assert_int_equal(component->switch_count, cases[i].count);
        assert_string_equal(rule_id(&component->switches[0]), "slow");
        assert_int_equal(component->switches[0].overhead, 3000);
        assert_int_equal(component->switches[0].facts[0].component, 0);
        /* Those of the component are apart from them. */
        assert_int_equal(component->rule_count, 2);
        assert_string_equal(rule_id(&component->rules[1]), "no-left");
        forget(rulings);
    }
    court_back();
}

/* What is waived is kept with what it would have said, and counts nothing. */
static void waived_rules_are_kept_and_count_nothing(void **state)
{
    (void)state;
    struct rulings *rulings;
    court_use_text(COSTS);
    rule_sole(&rulings, "project: {strict: true, skilled: true}\n"
                        "components:\n"
                        "  - {name: a, large: true, now: right}\n"
                        "  - {name: b, large: true, now: right}\n"
                        "waivers:\n"
                        "  - {rule: fast, component: b, reason: R.}\n"
                        "  - {rule: no-left, component: a, reason: R.}\n"
                        "  - {rule: slow, component: a, reason: R.}\n"
                        "  - {rule: dear, reason: R.}\n");
    const struct ruling *ruling = &rulings->items[0];
    const struct ruled_component *a = &ruling->components[0];
    const struct ruled_component *b = &ruling->components[1];
    assert_false(court_find(a, "fast")->waived);
    assert_int_equal(court_find(a, "fast")->effects[0].counted, 6000);
    assert_true(court_find(b, "fast")->waived);
    assert_int_equal(court_find(b, "fast")->state, TRUTH_TRUE);
    assert_int_equal(court_find(b, "fast")->effects[0].points, 6000);
    assert_int_equal(court_find(b, "fast")->effects[0].counted, 0);
    assert_int_equal(court_find(b, "fast")->effects[1].counted, 0);
    assert_int_equal(a->options[0].points.points, 6000);
    assert_int_equal(b->options[0].points.points, 0);
    assert_true(court_find(a, "no-left")->waived);
    assert_int_equal(a->options[0].excluded_count, 0);
    assert_int_equal(a->best, 0);
    assert_false(court_find(b, "no-left")->waived);
    assert_int_equal(b->options[0].excluded_count, 1);
    assert_int_equal(b->best, 1);
    assert_true(a->switches[0].waived);
    assert_int_equal(a->switching.points, 3000);
    assert_false(b->switches[0].waived);
    assert_int_equal(b->switching.points, 6000);
    assert_true(find_split_rule(ruling, "dear")->waived);
    assert_false(find_split_rule(ruling, "cheap")->waived);
    assert_int_equal(ruling->split.overhead.points, 0);
    forget(rulings);
    court_back();
}

/* The lane of the first component stands for the project too, but a waiver for that component does
 * not reach the project's rules. */
static void a_component_does_not_waive_what_is_about_the_project(void **state)
{
    (void)state;
    struct rulings *rulings;
    court_use_text(COSTS);
    rule_sole(&rulings, "project: {strict: true, skilled: false}\n"
                        "components: [{name: a}, {name: b}]\n"
                        "waivers: [{rule: dear, component: a, reason: R.}]\n");
    const struct ruling *ruling = &rulings->items[0];
    assert_int_equal(ruling->waivers[0].state, WAIVER_UNUSED);
    assert_false(find_split_rule(ruling, "dear")->waived);
    assert_int_equal(ruling->split.overhead.points, 6000);
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
        cmocka_unit_test(split_rules_are_recorded_with_what_they_cost),
        cmocka_unit_test(switch_rules_are_recorded_where_there_is_something_to_move),
        cmocka_unit_test(waived_rules_are_kept_and_count_nothing),
        cmocka_unit_test(a_component_does_not_waive_what_is_about_the_project),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
