/* Reading files of tests: what a case holds, and what is said where it is wrong. */
#include "author_fixture.h"

static void a_case_has_a_profile_and_what_is_expected(void **state)
{
    struct suite suite;
    (void)state;
    hall_open("- case: accounts\n"
              "  profile: {component: {kind: ledger}}\n"
              "  expect: {verdict: [files, either], firmness: none, fired: large-records,\n"
              "           points: {files: -1.5 .. 2}, settled: false}\n",
              &suite);
    const struct test_case *test = &suite.cases[0];
    const struct expectation *expected = test->expectations;
    assert_int_equal(suite.count, 1);
    assert_string_equal(test->name, "accounts");
    assert_int_equal(test->place.line, 3);
    assert_int_equal(test->runs, 1);
    assert_true(test->assumptions && test->settling && !test->refused);
    assert_int_equal(test->expectation_count, 5);
    assert_int_equal(expected[0].kind, EXPECT_VERDICT);
    assert_int_equal(expected[0].allowed, suite_verdict_bit(court_pack, "files") |
                                              suite_verdict_bit(court_pack, "either"));
    assert_int_equal(expected[1].allowed, 1 << FIRMNESS_NONE);
    assert_false(expected[2].yes);
    assert_int_equal(expected[3].subject, pack_rule(court_pack, "large-records"));
    assert_int_equal(expected[3].component, UINT32_MAX);
    assert_int_equal(expected[4].low, -1500);
    assert_int_equal(expected[4].high, 2000);
    assert_int_equal(expected[4].component, 0);
    assert_int_equal(expected[4].place.line, 6);
}

static void nothing_is_settled_or_refused_unless_expected(void **state)
{
    struct suite suite;
    (void)state;
    hall_open("- {case: a, assumptions: false, expect: {verdict: files}}\n"
              "- {case: b, expect: {checks: ledger-without-transactions}}\n"
              "- {case: c, expect: {checks: idle-regulated}}\n",
              &suite);
    assert_false(suite.cases[0].settling || suite.cases[0].assumptions);
    assert_true(suite.cases[1].refused && suite.cases[1].assumptions);
    assert_false(suite.cases[2].refused);
}

static void each_verdict_has_a_bit_of_its_own(void **state)
{
    static const char *const verdicts[] = {"files", "database", "both", "either", "none"};
    uint32_t all = 0;
    (void)state;
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++) {
        uint32_t bit = suite_verdict_bit(court_pack, verdicts[i]);
        assert_true(bit != 0 && (bit & (bit - 1)) == 0 && (all & bit) == 0);
        all |= bit;
    }
    assert_int_equal(suite_verdict_bit(court_pack, "neither"), 0);
}

static void the_last_row_of_a_matrix_turns_fastest(void **state)
{
    struct suite suite;
    (void)state;
    hall_open("- case: a\n"
              "  matrix: {team.size: [1, 2], component.reads: [3, 4, 5]}\n"
              "  expect: {not_fired: archive}\n",
              &suite);
    static const char *const sizes[] = {"1", "1", "1", "2", "2", "2"};
    static const char *const reads[] = {"3", "4", "5", "3", "4", "5"};
    assert_int_equal(suite.cases[0].runs, 6);
    for (uint32_t run = 0; run < 6; run++) {
        assert_string_equal(suite_value(&suite.cases[0], run, 0)->text, sizes[run]);
        assert_string_equal(suite_value(&suite.cases[0], run, 1)->text, reads[run]);
    }
}

static void expectations_of_components_name_them(void **state)
{
    struct suite suite;
    (void)state;
    hall_open("- case: a\n"
              "  profile: {components: [{name: a, outside: true}, {name: b}, {name: c}]}\n"
              "  expect: {options: {c: none, b: [files, database]}, points: {b: {files: 1}},\n"
              "           fired: {c: archive}, not_fired: few-people}\n",
              &suite);
    const struct expectation *expected = suite.cases[0].expectations;
    assert_int_equal(expected[0].component, 2);
    assert_int_equal(expected[0].allowed, SUITE_NO_OPTION);
    assert_int_equal(expected[1].component, 1);
    assert_int_equal(expected[1].allowed, 3);
    assert_int_equal(expected[2].component, 2);
    assert_int_equal(expected[3].component, UINT32_MAX);
    assert_int_equal(expected[4].component, 1);
}

/* The only component that is judged need not be named, whichever it is. */
static void an_only_component_is_found_behind_those_outside(void **state)
{
    struct suite suite;
    (void)state;
    hall_open("- case: a\n"
              "  profile: {components: [{name: a, outside: true}, {name: b}]}\n"
              "  expect: {options: files, points: {files: 0}}\n",
              &suite);
    assert_int_equal(suite.cases[0].expectations[0].component, 1);
    assert_int_equal(suite.cases[0].expectations[1].component, 1);
}

static void components_that_are_not_judged_are_refused(void **state)
{
    (void)state;
    hall_wrong(
        "- case: a\n"
        "  profile: {components: [{name: a, outside: true}, {name: b}, {name: c}]}\n"
        "  expect: {options: {a: files, d: files}, fired: {b: few-people}, points: {files: 1}}\n",
        "5:22 R0609\n5:32 R0609\n5:54 R0609\n5:75 R0609\n");
}

static void names_and_words_must_exist(void **state)
{
    (void)state;
    hall_wrong(
        "- case: a\n"
        "  expect: {verdict: neither, firmness: strong, settled: yes, options: paper,\n"
        "           fired: archives, advice: archive, checks: archive, points: {paper: 1}}\n",
        "4:21 R0908\n4:40 R0221\n4:57 R0106\n4:71 R0125\n5:19 R0132\n5:72 R0125\n"
        "5:37 R0608\n5:54 R0608\n");
}

static void ranges_are_numbers_in_order(void **state)
{
    (void)state;
    hall_wrong("- case: a\n"
               "  expect: {points: {files: 2 .. 1, database: 1 ..}}\n"
               "- case: b\n"
               "  expect: {points: {files: 1.0005, database: 1e3}}\n"
               "- case: c\n"
               "  expect: {points: {files: --1, database: [1]}}\n",
               "4:28 R0111\n4:46 R0605\n6:28 R0605\n6:46 R0605\n8:28 R0605\n8:43 R0103\n");
}

static void one_thing_is_expected_once(void **state)
{
    (void)state;
    hall_wrong("- case: a\n"
               "  expect: {fired: [archive, archive], not_fired: archive, undetermined: archive}\n"
               "- case: b\n"
               "  expect: {advice: one-path, no_advice: one-path, checks: idle-regulated,\n"
               "           no_checks: idle-regulated}\n",
               "4:29 R0607\n4:50 R0607\n4:73 R0607\n6:41 R0607\n7:23 R0607\n");
}

static void nothing_expected_is_a_mistake(void **state)
{
    (void)state;
    hall_wrong("- {case: a, expect: {}}\n"
               "- {case: b, expect: {fired: []}}\n"
               "- {case: c, expect: {points: {}}}\n"
               "- {case: d, expect: {options: {}}}\n"
               "- {case: e}\n",
               "3:21 R0602\n4:29 R0602\n5:30 R0602\n6:31 R0602\n7:3 R0102\n");
}

static void each_value_of_a_matrix_is_looked_at_once(void **state)
{
    (void)state;
    hall_wrong("- case: a\n"
               "  profile: {component: {kind: logs}}\n"
               "  set: {team.sizes: 3}\n"
               "  matrix: {team.size: [1, 60, x], component.reads: [], project.owner: me}\n"
               "  expect: {verdict: files}\n",
               "6:52 R0606\n6:71 R0103\n4:31 R0107\n5:9 R0114\n6:27 R0109\n6:31 R0108\n");
}

static void cases_have_names_and_one_profile(void **state)
{
    (void)state;
    hall_wrong("- {case: a, expect: {verdict: files}}\n"
               "- {case: a, profile: {}, from: x.yaml, expect: {verdict: files}}\n"
               "- {expect: {verdict: files}}\n"
               "- case\n",
               "4:10 R0603\n4:32 R0604\n5:3 R0102\n6:3 R0103\n");
}

static void a_file_of_a_case_lies_beside_it(void **state)
{
    (void)state;
    hall_wrong("- {case: a, from: no-such.yaml, expect: {verdict: files}}\n"
               "- {case: b, from: /no/such.yaml, expect: {verdict: files}}\n"
               "- {case: c, as_of: 2026-02-30, expect: {verdict: files}}\n",
               "3:19 R0001\n4:19 R0001\n5:20 R0133\n");
    assert_string_equal(court_diag(0)->message, "there is no file `/tmp/no-such.yaml`");
    assert_string_equal(court_diag(1)->message, "there is no file `/no/such.yaml`");
}

static void other_files_are_told_apart(void **state)
{
    struct suite suite;
    static const struct {
        const char *text;
        const char *hint;
    } files[] = {{"ruling: 1\n", "this is a profile, which `ruling eval` takes"},
                 {"format: 1\npack: a\n", "this is a rule pack, which -r takes"},
                 {"cases: [a]\n", "it names the version of the format"}};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        hall_write(files[i].text);
        diags_init(&court_diags, &court_arena);
        struct suite_input input = {.path = hall_path};
        assert_false(suite_read(&court_arena, court_pack, &input, &suite, &court_diags));
        assert_int_equal(court_diag(0)->code, R0601);
        assert_string_equal(court_diag(0)->hint, files[i].hint);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_has_a_profile_and_what_is_expected),
        cmocka_unit_test(nothing_is_settled_or_refused_unless_expected),
        cmocka_unit_test(each_verdict_has_a_bit_of_its_own),
        cmocka_unit_test(the_last_row_of_a_matrix_turns_fastest),
        cmocka_unit_test(expectations_of_components_name_them),
        cmocka_unit_test(an_only_component_is_found_behind_those_outside),
        cmocka_unit_test(components_that_are_not_judged_are_refused),
        cmocka_unit_test(names_and_words_must_exist),
        cmocka_unit_test(ranges_are_numbers_in_order),
        cmocka_unit_test(one_thing_is_expected_once),
        cmocka_unit_test(nothing_expected_is_a_mistake),
        cmocka_unit_test(each_value_of_a_matrix_is_looked_at_once),
        cmocka_unit_test(cases_have_names_and_one_profile),
        cmocka_unit_test(a_file_of_a_case_lies_beside_it),
        cmocka_unit_test(other_files_are_told_apart),
    };
    return cmocka_run_group_tests(tests, hall_setup, hall_teardown);
}
