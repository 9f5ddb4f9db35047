#include "judge_fixture.h"

static void points_come_from_the_rules_that_fired(void **state)
{
    (void)state;
    struct profile *profile = court_profile("team: {sql: none}\n"
                                            "component: {kind: ledger, transactions: true,\n"
                                            "  record_size: 2 MB, queries: [by_range]}\n");
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    const struct ruled_component *component = &rulings->items[0].components[0];
    /* files: large-records +3; database: -1 (against), +6 * 1.5, +3, -6 (no-sql). */
    assert_int_equal(component->options[FILES].points.points, 3000);
    assert_int_equal(component->options[DATABASE].points.points, -1000 + 9000 + 3000 - 6000);
    const struct ruled_rule *changes = court_find(component, "changes-together");
    assert_int_equal(changes->effects[0].points, 6000);
    assert_int_equal(changes->effects[0].counted, 9000);
    rulings_free(rulings);
    profile_free(profile);
}

static void a_rule_cites_the_answer_that_made_it_fire(void **state)
{
    (void)state;
    struct profile *profile = court_profile(
        "component:\n  queries: {value: [full_text, by_key], note: asked twice, by: Kim}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruled_rule *rule = court_find(&rulings->items[0].components[0], "looked-up");
    assert_non_null(rule);
    assert_int_equal(rule->state, TRUTH_TRUE);
    assert_int_equal(rule->fact_count, 1);
    assert_string_equal(rule->facts[0].value, "[full_text, by_key]");
    assert_string_equal(rule->facts[0].note, "asked twice");
    assert_int_equal(rule->facts[0].origin, ORIGIN_GIVEN);
    assert_int_equal(rule->facts[0].component, 0);
    assert_string_equal(rule->facts[0].place.file, "case.yaml");
    assert_int_equal(rule->facts[0].place.line, 3);
    assert_int_equal(rule->facts[0].place.column, 20);
    rulings_free(rulings);
    profile_free(profile);
}

static void an_undetermined_rule_says_what_it_needs_and_widens_the_bounds(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {kind: ledger}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruled_component *component = &rulings->items[0].components[0];
    const struct ruled_rule *rule = court_find(component, "looked-up");
    assert_int_equal(rule->state, TRUTH_UNDETERMINED);
    assert_int_equal(rule->effects[0].counted, 0);
    assert_int_equal(rule->need_count, 1);
    assert_int_equal(rule->needs[0].fact, fact_find(&court_pack->vocabulary, "component.queries"));
    assert_int_equal(component->options[DATABASE].points.points, 0);
    assert_int_equal(component->options[DATABASE].points.high, 1000 + 9000 + 3000);
    assert_int_equal(component->options[DATABASE].points.low, -1000 - 6000);
    /* Whether the rules on accounts hold is open too: files may be ruled out. */
    assert_int_equal(component->options[FILES].may_be_excluded_count, 1);
    assert_int_equal(component->options[FILES].excluded_count, 0);
    rulings_free(rulings);
    profile_free(profile);
}

static void an_exclusion_blocks_the_plan(void **state)
{
    (void)state;
    struct profile *profile = court_profile("project: {regulated: true}\n"
                                            "component: {kind: ledger, transactions: true}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruling *ruling = &rulings->items[0];
    assert_int_equal(ruling->verdict, VERDICT_OPTION);
    assert_int_equal(ruling->option, DATABASE);
    assert_false(ruling->has_rival);
    assert_int_equal(ruling->plans[1].option, FILES);
    assert_string_equal(court_pack->rules[ruling->plans[1].blocked_by[0]].id, "regulated-accounts");
    assert_int_equal(ruling->components[0].best, DATABASE);
    rulings_free(rulings);
    profile_free(profile);
}

static void priorities_and_weights_multiply(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {kind: ledger, transactions: true}\n"
                                            "priorities: {safety: low}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruled_component *component = &rulings->items[0].components[0];
    assert_int_equal(component->options[DATABASE].points.points, 4500);
    rulings_free(rulings);
    profile_free(profile);
}

static void assumptions_can_be_left_out(void **state)
{
    (void)state;
    struct profile *profile =
        court_profile("component: {kind: log, queries: [by_key, by_range], reads: few_reads}\n");
    struct rulings *with = court_rule(profile, true);
    const struct ruled_rule *busy = court_find(&with->items[0].components[0], "busy");
    assert_int_equal(busy->state, TRUTH_TRUE);
    assert_int_equal(busy->facts[0].origin, ORIGIN_ASSUMED);
    assert_string_equal(busy->facts[0].value, "mostly_writes");
    struct rulings *without = court_rule(profile, false);
    busy = court_find(&without->items[0].components[0], "busy");
    assert_int_equal(busy->state, TRUTH_UNDETERMINED);
    rulings_free(with);
    rulings_free(without);
    profile_free(profile);
}

static void a_derived_fact_is_cited_as_such(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {reads: 500}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruled_rule *rule = court_find(&rulings->items[0].components[0], "busy-store");
    assert_int_equal(rule->state, TRUTH_TRUE);
    assert_int_equal(rule->facts[0].origin, ORIGIN_DERIVED);
    assert_string_equal(rule->facts[0].value, "true");
    assert_int_equal(rule->facts[0].place.line, 0);
    rulings_free(rulings);
    profile_free(profile);
}

static void an_override_belongs_to_its_component(void **state)
{
    (void)state;
    struct profile *profile = court_profile("team: {sql: strong}\n"
                                            "components:\n"
                                            "  - {name: a, queries: []}\n"
                                            "  - {name: out, outside: true}\n"
                                            "  - {name: b, queries: [], team: {sql: none}}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruling *ruling = &rulings->items[0];
    assert_int_equal(ruling->component_count, 2);
    assert_int_equal(ruling->components[1].component, 2);
    assert_null(court_find(&ruling->components[0], "no-sql"));
    const struct ruled_rule *rule = court_find(&ruling->components[1], "no-sql");
    assert_int_equal(rule->state, TRUTH_TRUE);
    assert_int_equal(rule->facts[0].component, 2);
    assert_int_equal(rule->facts[0].place.line, 6);
    rulings_free(rulings);
    profile_free(profile);
}

static void a_check_of_level_error_gives_no_ruling(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {kind: ledger, transactions: false}\n");
    assert_null(court_rule(profile, true));
    assert_int_equal(court_said(R0118), 1);
    assert_int_equal(
        source_position(court_diags.list.items[0].span.source, court_diags.list.items[0].span.start)
            .line,
        2);
    profile_free(profile);
}

static void a_check_of_level_warning_is_recorded(void **state)
{
    (void)state;
    struct profile *profile = court_profile("project: {regulated: true}\n"
                                            "component: {kind: log}\n");
    struct rulings *rulings = court_rule(profile, true);
    assert_int_equal(court_said(R0119), 1);
    assert_int_equal(rulings->items[0].check_count, 1);
    assert_int_equal(rulings->items[0].checks[0].component, COMPONENT_NONE);
    rulings_free(rulings);
    profile_free(profile);
}

static void an_answer_that_is_not_asked_for_is_a_warning(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {kind: log, transactions: true}\n");
    struct rulings *rulings = court_rule(profile, true);
    assert_int_equal(court_said(R0117), 1);
    assert_non_null(court_find(&rulings->items[0].components[0], "changes-together"));
    rulings_free(rulings);
    profile_free(profile);
}

static void a_text_is_matched(void **state)
{
    (void)state;
    struct profile *profile = court_profile("project: {owner: The Town Library}\n");
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(court_find(&rulings->items[0].components[0], "archive"));
    rulings_free(rulings);
    profile_free(profile);
}

/* Nested repetition over a long word that does not match: never "no match", always an error; and
 * nothing at all where the rest of the rule says no anyway. */
static void a_pattern_that_gives_up_is_a_named_error(void **state)
{
    (void)state;
    static const char word[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
    court_use("tests/cases/patterns/pack.yaml");
    for (int counts = 0; counts < 2; counts++) {
        struct profile *profile =
            court_profile(arena_printf(&court_arena, "component: {counts: %s, word: \"%s\"}\n",
                                       counts ? "true" : "false", word));
        struct rulings *rulings = court_rule(profile, true);
        assert_int_equal(rulings == NULL, counts);
        assert_int_equal(court_said(R0310), counts);
        rulings_free(rulings);
        profile_free(profile);
    }
    court_back();
}

/* The answer that a pattern gave up on is named, also when it stands in one of many profiles. */
static void the_text_that_a_pattern_gave_up_on_is_shown(void **state)
{
    (void)state;
    court_use("tests/cases/patterns/pack.yaml");
    struct profile *good = court_profile("component: {counts: true, word: aaa}\n");
    struct profile *bad = court_profile("components:\n"
                                        "  - {name: a, counts: true, word: aaa}\n"
                                        "  - name: b\n"
                                        "    counts: true\n"
                                        "    word: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n");
    const struct profile *const both[] = {good, bad};
    diags_init(&court_diags, &court_arena);
    assert_null(judge_profiles(court_judge, both, 2, true, &court_diags));
    assert_int_equal(court_said(R0310), 1);
    assert_int_equal(court_line(court_diag(0)), 6);
    profile_free(good);
    profile_free(bad);
    court_back();
}

/* A text that the pack assumes, and a pattern that only advice asks for. */
static void a_pattern_may_give_up_on_other_texts(void **state)
{
    (void)state;
    static const char word[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
    static const char *const parts[] = {
        "rules:\n  - {id: r, criterion: pace, when: 'component.word matches /^(a+)+$/',\n"
        "     favours: {left: slight}, because: B.}\n",
        "advice:\n  - {id: a, when: 'component.word matches /^(a+)+$/', text: T.}\n"};
    for (int i = 0; i < 2; i++) {
        court_use_text(arena_printf(&court_arena,
                                    COURT_HEAD
                                    "facts:\n"
                                    "  - {fact: component.odd, type: bool, question: O?}\n"
                                    "  - {fact: component.word, type: text, question: W?,\n"
                                    "     default: [{value: %s}]}\n%s",
                                    word, parts[i]));
        struct profile *profile = court_profile("component: {odd: true}\n");
        assert_null(court_rule(profile, true));
        assert_int_equal(court_said(R0310), 1);
        assert_null(court_diag(0)->span.source);
        assert_string_equal(court_diag(0)->file, "case.yaml");
        assert_non_null(strstr(court_diag(0)->message, "word"));
        profile_free(profile);
        court_back();
    }
}

static bool advised(const struct ruled_advice *list, uint32_t count, const char *id)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(court_pack->advice[list[i].advice].id, id) == 0)
            return true;
    return false;
}

static void advice_follows_the_option(void **state)
{
    (void)state;
    struct profile *profile =
        court_profile("component: {kind: catalogue, transactions: true, queries: [full_text]}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruling *ruling = &rulings->items[0];
    const struct ruled_component *component = &ruling->components[0];
    assert_int_equal(component->option, DATABASE);
    assert_true(advised(component->advice, component->advice_count, "index-first"));
    assert_false(advised(component->advice, component->advice_count, "back-up-files"));
    assert_true(advised(ruling->advice, ruling->advice_count, "learn-sql"));
    assert_false(advised(ruling->advice, ruling->advice_count, "one-path"));
    rulings_free(rulings);
    profile_free(profile);
}

#define MANY 400

/* More profiles than fit into one block, of one to three lanes each. */
static void many_profiles_are_judged_as_each_alone(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "component: {kind: ledger, transactions: true}\n",
        "components: [{name: a, kind: log}, {name: b, queries: [by_range]}]\n",
        "team: {sql: none}\ncomponents: [{name: a, team: {sql: strong}}, {name: b}]\n",
    };
    struct profile *profiles[MANY];
    for (int i = 0; i < MANY; i++)
        profiles[i] = court_profile(texts[i % 3]);
    struct rulings *all = judge_profiles(court_judge, (const struct profile *const *)profiles, MANY,
                                         true, &court_diags);
    assert_non_null(all);
    for (uint32_t i = 0; i < MANY; i++) {
        struct rulings *one = court_rule(profiles[i], true);
        const struct ruling *a = &all->items[i];
        const struct ruling *b = &one->items[0];
        assert_int_equal(a->verdict, b->verdict);
        assert_int_equal(a->margin, b->margin);
        assert_int_equal(a->component_count, b->component_count);
        for (uint32_t j = 0; j < a->component_count; j++) {
            assert_int_equal(a->components[j].rule_count, b->components[j].rule_count);
            assert_memory_equal(&a->components[j].options[DATABASE].points,
                                &b->components[j].options[DATABASE].points, sizeof(struct points));
        }
        rulings_free(one);
    }
    rulings_free(all);
    for (int i = 0; i < MANY; i++)
        profile_free(profiles[i]);
}

static void no_profiles_give_no_rulings(void **state)
{
    (void)state;
    struct rulings *rulings = judge_profiles(court_judge, NULL, 0, true, &court_diags);
    assert_non_null(rulings);
    assert_int_equal(rulings->count, 0);
    rulings_free(rulings);
    rulings_free(NULL);
    judge_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_come_from_the_rules_that_fired),
        cmocka_unit_test(a_rule_cites_the_answer_that_made_it_fire),
        cmocka_unit_test(an_undetermined_rule_says_what_it_needs_and_widens_the_bounds),
        cmocka_unit_test(an_exclusion_blocks_the_plan),
        cmocka_unit_test(priorities_and_weights_multiply),
        cmocka_unit_test(assumptions_can_be_left_out),
        cmocka_unit_test(a_derived_fact_is_cited_as_such),
        cmocka_unit_test(an_override_belongs_to_its_component),
        cmocka_unit_test(a_check_of_level_error_gives_no_ruling),
        cmocka_unit_test(a_check_of_level_warning_is_recorded),
        cmocka_unit_test(an_answer_that_is_not_asked_for_is_a_warning),
        cmocka_unit_test(a_text_is_matched),
        cmocka_unit_test(a_pattern_that_gives_up_is_a_named_error),
        cmocka_unit_test(the_text_that_a_pattern_gave_up_on_is_shown),
        cmocka_unit_test(a_pattern_may_give_up_on_other_texts),
        cmocka_unit_test(advice_follows_the_option),
        cmocka_unit_test(many_profiles_are_judged_as_each_alone),
        cmocka_unit_test(no_profiles_give_no_rulings),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
