/* Running tests: what is met, what is missed, and what stands behind it. */
#include "author_fixture.h"

static void what_is_met_is_not_spoken_of(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {component: {kind: ledger, transactions: true}}\n"
                 "  expect: {verdict: database, firmness: firm, fired: changes-together,\n"
                 "           options: database, points: {database: 9, files: -1 .. 0},\n"
                 "           undetermined: archive, not_fired: busy-store}\n",
                 &suite);
    /* busy-store asks what rules derive, so it is open as long as these are. */
    hall_missed(results, 0, "rule busy-store: not fired, not undetermined\n");
    assert_int_equal(results->runs.count, 1);
    assert_int_equal(results->failed, 1);
    test_results_free(results);
}

static void points_are_met_at_both_ends(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {component: {record_size: 2 MB}}\n"
                 "  matrix: {weights.speed: [1]}\n"
                 "  expect: {points: {files: 3 .. 4, database: -2 .. -1}}\n"
                 "- case: b\n"
                 "  profile: {component: {record_size: 2 MB}}\n"
                 "  expect: {points: {files: 3.001 .. 4, database: -2 .. -1.001}}\n",
                 &suite);
    hall_missed(results, 0, "");
    hall_missed(results, 1,
                "points of files: 3.001 .. 4, not 3\n"
                "points of database: -2 .. -1.001, not -1\n");
    const struct mismatch *missed = &results->runs.items[1].mismatches[0];
    assert_int_equal(missed->lines[0].rule, pack_rule(court_pack, "large-records"));
    assert_int_equal(missed->lines[0].counted, 3000);
    assert_int_equal(missed->lines[0].fact_count, 1);
    assert_string_equal(missed->lines[0].facts[0].address, "component.record_size");
    assert_string_equal(missed->lines[0].facts[0].value, "2 MB");
    assert_int_equal(missed->lines[0].facts[0].place.line, 8);
    test_results_free(results);
}

static void a_verdict_that_is_missed_shows_plans_and_rules(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {project: {regulated: true}, component: {kind: ledger, "
                 "transactions: true}}\n"
                 "  expect: {verdict: files, options: [files, none]}\n",
                 &suite);
    hall_missed(results, 0,
                "verdict: files, not database, firm\n"
                "option: files or none, not database\n");
    const struct mismatch *missed = &results->runs.items[0].mismatches[0];
    assert_string_equal(missed->plans[0].id, "database");
    assert_true(missed->plans[0].possible);
    assert_false(missed->plans[1].possible);
    assert_true(missed->lines[0].excludes);
    assert_string_equal(court_pack->rules[missed->lines[0].rule].id, "regulated-accounts");
    assert_string_equal(court_pack->rules[missed->lines[1].rule].id, "changes-together");
    assert_int_equal(missed->lines[missed->line_count - 1].state, TRUTH_UNDETERMINED);
    test_results_free(results);
}

static void a_rule_is_looked_for_in_every_component(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results = hall_run(
        "- case: a\n"
        "  profile: {components: [{name: a, record_size: 2 MB}, {name: b, record_size: 1 kB},\n"
        "                         {name: o, outside: true}, {name: c}]}\n"
        "  expect: {fired: [large-records], undetermined: {c: large-records},\n"
        "           not_fired: {b: large-records}}\n"
        "- case: b\n"
        "  profile: {components: [{name: a, record_size: 2 MB}, {name: b, record_size: 1 kB}]}\n"
        "  expect: {not_fired: large-records}\n"
        "- case: c\n"
        "  profile: {components: [{name: a, record_size: 2 MB}, {name: b, record_size: 1 kB}]}\n"
        "  expect: {undetermined: large-records}\n",
        &suite);
    hall_missed(results, 0, "");
    hall_missed(results, 1, "rule large-records: not fired, not fired\n");
    hall_missed(results, 2, "rule large-records: undetermined, not fired\n");
    assert_string_equal(results->runs.items[1].mismatches[0].leaves[0].fact.address,
                        "a/record_size");
    test_results_free(results);
}

static void waived_rules_have_not_fired(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results = hall_run(
        "- case: a\n"
        "  profile:\n"
        "    components: [{name: a, record_size: 2 MB}, {name: b, record_size: 2 MB}]\n"
        "    waivers: [{rule: large-records, component: a, reason: R., until: 2026-06-30}]\n"
        "  as_of: 2026-06-30\n"
        "  expect: {fired: {a: large-records, b: large-records}}\n"
        "- case: b\n"
        "  profile:\n"
        "    component: {record_size: 2 MB}\n"
        "    waivers: [{rule: large-records, reason: R., until: 2026-06-30}]\n"
        "  as_of: 2026-07-01\n"
        "  expect: {fired: large-records}\n",
        &suite);
    hall_missed(results, 0, "rule large-records in a: fired, not waived\n");
    hall_missed(results, 1, "");
    test_results_free(results);
}

static void a_switch_is_judged_where_something_runs(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results = hall_run("- case: a\n"
                                            "  profile: {component: {record_size: 2 MB}}\n"
                                            "  matrix: {component.current_store: [files, new]}\n"
                                            "  expect: {fired: much-to-copy}\n",
                                            &suite);
    hall_missed(results, 0, "");
    hall_missed(results, 1,
                "rule much-to-copy: fired, not not looked at: the component runs on no option\n");
    test_results_free(results);
}

static void a_refused_profile_has_no_ruling(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {component: {kind: ledger, transactions: false}}\n"
                 "  expect: {checks: ledger-without-transactions, no_checks: idle-regulated}\n"
                 "- case: b\n"
                 "  profile: {component: {kind: ledger, transactions: false}}\n"
                 "  expect: {verdict: files, firmness: firm, settled: true, options: files,\n"
                 "           points: {files: 0}, no_advice: one-path}\n"
                 "- case: c\n"
                 "  profile: {component: {kind: ledger, transactions: true}}\n"
                 "  expect: {checks: ledger-without-transactions}\n",
                 &suite);
    hall_missed(results, 0, "");
    hall_missed(results, 1,
                "profile: a ruling, not refused: project: Accounts change two records at a time.\n"
                "verdict: files, not no ruling\n"
                "firmness: firm, not no ruling\n"
                "settled: settled, not no ruling\n"
                "option: files, not no ruling\n"
                "points of files: 0, not no ruling\n"
                "advice one-path: not given, not not given; there is no ruling\n");
    hall_missed(results, 2, "check ledger-without-transactions: met, not not met\n");
    test_results_free(results);
}

static void advice_is_given_or_not(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {components: [{name: a, transactions: true, kind: ledger},\n"
                 "                         {name: b, kind: upload, record_size: 2 MB}]}\n"
                 "  expect: {advice: {b: back-up-files}, no_advice: {a: back-up-files}}\n"
                 "- case: b\n"
                 "  profile: {component: {kind: upload, record_size: 2 MB}}\n"
                 "  expect: {advice: one-path, no_advice: [back-up-files, learn-sql]}\n",
                 &suite);
    hall_missed(results, 0, "");
    hall_missed(
        results, 1,
        "advice one-path: given, not not given; the verdict is files, clear (margin 4)\n"
        "advice back-up-files: not given, not given; the verdict is files, clear (margin 4)\n"
        "advice learn-sql: not given, not given; the verdict is files, clear (margin 4)\n");
    test_results_free(results);
}

static void what_is_settled_is_only_looked_for_where_expected(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {team: {sql: none}, project: {owner: x}, component: {kind: log, "
                 "queries: [by_key]}}\n"
                 "  expect: {settled: false}\n"
                 "- case: b\n"
                 "  profile: {project: {regulated: true}, component: {kind: ledger, transactions: "
                 "true}}\n"
                 "  expect: {settled: true}\n"
                 "- case: c\n"
                 "  profile: {project: {regulated: true}, component: {kind: ledger, transactions: "
                 "true}}\n"
                 "  expect: {settled: false}\n",
                 &suite);
    hall_missed(results, 0, "");
    hall_missed(results, 1, "");
    hall_missed(results, 2, "settled: not settled, not settled\n");
    test_results_free(results);
}

static void a_pattern_chooses_by_name(void **state)
{
    static const struct test_case test = {.name = "live games"};
    (void)state;
    assert_true(test_chosen(&test, NULL));
    assert_true(test_chosen(&test, "e g"));
    assert_false(test_chosen(&test, "games live"));
    assert_true(test_chosen(&test, "*games"));
    assert_true(test_chosen(&test, "live?games"));
    assert_true(test_chosen(&test, "[kl]ive games"));
    assert_false(test_chosen(&test, "*live"));
    assert_false(test_chosen(&test, "[kl]ive"));
}

static void a_limit_ends_the_run(void **state)
{
    struct suite suite;
    (void)state;
    court_use_text(COURT_HEAD "facts: [{fact: component.note, type: text, question: Which?}]\n"
                              "rules:\n"
                              "  - id: slow\n"
                              "    criterion: pace\n"
                              "    when: 'component.note matches /^(a+)+$/'\n"
                              "    favours: {left: strong}\n"
                              "    because: It is.\n");
    hall_open("- case: a\n"
              "  profile: {component: {note: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab}}\n"
              "  expect: {verdict: left}\n",
              &suite);
    assert_null(test_suites(court_judge, &suite, 1, NULL, &court_diags));
    assert_int_equal(court_diags.failures, 1);
    assert_int_equal(court_diag(0)->code, R0310);
    assert_string_equal(court_diag(0)->file, hall_path);
    court_back();
}

/* ---- coverage ---- */

static void assert_figure(const struct test_results *results, enum coverage_goal goal,
                          uint32_t seen, uint32_t all)
{
    struct coverage_figure figure = coverage_figure(&results->coverage, goal);
    assert_int_equal(figure.seen, seen);
    assert_int_equal(figure.all, all);
}

static const char small[] =
    COURT_HEAD "facts:\n"
               "  - {fact: component.fast, type: bool, question: Is it?}\n"
               "  - {fact: component.near, type: bool, question: Is it?}\n"
               "  - {fact: team.name, type: text, question: Which?}\n"
               "  - {fact: project.mixed, type: bool, derived: true, otherwise: false}\n"
               "rules:\n"
               "  - id: quick\n"
               "    criterion: pace\n"
               "    when: [component.fast == true, {any: [component.near == true, component.fast "
               "== true]}]\n"
               "    favours: {left: strong}\n"
               "    because: It is.\n"
               "  - id: both-kinds\n"
               "    for: project\n"
               "    when:\n"
               "      - some_component: [component.fast == true]\n"
               "      - 'team.name matches /^A/'\n"
               "    derives: {project.mixed: true}\n"
               "    because: They are.\n";

static void comparisons_are_seen_where_they_are_evaluated(void **state)
{
    struct suite suite;
    (void)state;
    court_use_text(small);
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {team: {name: Ada}, components: [{name: a, fast: true, near: false}, "
                 "{name: b}]}\n"
                 "  expect: {fired: {a: quick}}\n",
                 &suite);
    assert_int_equal(results->coverage.leaf_count, 5);
    assert_figure(results, COVERAGE_FIRED, 2, 2);
    assert_figure(results, COVERAGE_NOT_FIRED, 0, 2);
    assert_figure(results, COVERAGE_TRUE, 4, 5);
    assert_figure(results, COVERAGE_FALSE, 1, 5);
    assert_figure(results, COVERAGE_UNDETERMINED, 4, 5);
    assert_figure(results, COVERAGE_GOALS, 11, 19);
    test_results_free(results);
    court_back();
}

static void a_disabled_rule_leaves_nothing_to_be_seen(void **state)
{
    struct suite suite;
    (void)state;
    court_use_text(small);
    court_pack->rules[0].disabled = true;
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {team: {name: Ada}, component: {fast: true}}\n"
                 "  expect: {fired: both-kinds}\n",
                 &suite);
    assert_int_equal(results->coverage.leaf_count, 2);
    assert_int_equal(results->coverage.leaves[0].rule, 1);
    assert_figure(results, COVERAGE_FIRED, 1, 1);
    assert_figure(results, COVERAGE_NOT_FIRED, 0, 1);
    assert_figure(results, COVERAGE_TRUE, 2, 2);
    test_results_free(results);
    court_back();
}

/* A pattern that is not tried, because the rest settles the rule, has shown nothing. */
static void patterns_are_seen_where_they_are_tried(void **state)
{
    struct suite suite;
    (void)state;
    court_use_text(small);
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {team: {name: Ada}, component: {fast: false}}\n"
                 "  expect: {not_fired: both-kinds}\n",
                 &suite);
    assert_int_equal(results->coverage.leaves[4].leaf->kind, LEAF_MATCHES);
    assert_int_equal(results->coverage.leaves[4].seen, 0);
    assert_int_equal(results->coverage.leaves[3].seen, SEEN(TRUTH_FALSE));
    test_results_free(results);
    court_back();
}

static void a_refused_profile_covers_nothing(void **state)
{
    struct suite suite;
    (void)state;
    struct test_results *results =
        hall_run("- case: a\n"
                 "  profile: {component: {kind: ledger, transactions: false}}\n"
                 "  expect: {checks: ledger-without-transactions}\n",
                 &suite);
    assert_int_equal(coverage_figure(&results->coverage, COVERAGE_GOALS).seen, 0);
    test_results_free(results);
}

static void only_all_of_it_is_a_hundred_percent(void **state)
{
    (void)state;
    assert_int_equal(coverage_tenths((struct coverage_figure){9999, 10000}), 999);
    assert_int_equal(coverage_tenths((struct coverage_figure){10000, 10000}), 1000);
    assert_int_equal(coverage_tenths((struct coverage_figure){0, 0}), 1000);
    assert_int_equal(coverage_tenths((struct coverage_figure){0, 7}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_met_is_not_spoken_of),
        cmocka_unit_test(points_are_met_at_both_ends),
        cmocka_unit_test(a_verdict_that_is_missed_shows_plans_and_rules),
        cmocka_unit_test(a_rule_is_looked_for_in_every_component),
        cmocka_unit_test(waived_rules_have_not_fired),
        cmocka_unit_test(a_switch_is_judged_where_something_runs),
        cmocka_unit_test(a_refused_profile_has_no_ruling),
        cmocka_unit_test(advice_is_given_or_not),
        cmocka_unit_test(what_is_settled_is_only_looked_for_where_expected),
        cmocka_unit_test(a_pattern_chooses_by_name),
        cmocka_unit_test(a_limit_ends_the_run),
        cmocka_unit_test(comparisons_are_seen_where_they_are_evaluated),
        cmocka_unit_test(a_disabled_rule_leaves_nothing_to_be_seen),
        cmocka_unit_test(patterns_are_seen_where_they_are_tried),
        cmocka_unit_test(a_refused_profile_covers_nothing),
        cmocka_unit_test(only_all_of_it_is_a_hundred_percent),
    };
    return cmocka_run_group_tests(tests, hall_setup, hall_teardown);
}
