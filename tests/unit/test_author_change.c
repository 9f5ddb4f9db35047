/* Suites of overlays: which cases below are to come out otherwise, and what becomes of them. */
#include "failing.h"
#include "author_fixture.h"

/* The court's pack becomes an overlay on tests/cases/tiny, where a rule is disabled. A third layer
 * changes nothing more. */
static int stack_setup(void **state)
{
    static struct layer layers[3];
    char folder[1000];
    if (hall_setup(state) != 0 || !getcwd(folder, sizeof folder))
        return -1;
    court_use_text(
        arena_printf(&court_arena,
                     "format: 1\npack: ours\nversion: 2.0\nextends: %s/tests/cases/tiny\n"
                     "rules:\n  - adjust: changes-together\n    disable: true\n"
                     "    reason: we have no transactions\n",
                     folder));
    judge_free(court_tiny_judge);
    pack_free(court_tiny);
    memcpy(layers, court_pack->layers, 2 * sizeof *layers);
    layers[2] = (struct layer){.name = "third", .version = "1"};
    court_pack->layers = layers;
    return 0;
}

#define ACCOUNTS "component: {kind: ledger, transactions: true}"

static const char base[] = "tests: 1\n"
                           "cases:\n"
                           "  - case: accounts\n"
                           "    profile: {" ACCOUNTS "}\n"
                           "    expect: {fired: changes-together, points: {database: 9}}\n"
                           "  - case: large\n"
                           "    profile: {component: {record_size: 2 MB}}\n"
                           "    matrix: {component.queries: [[by_key], [by_range]]}\n"
                           "    expect: {fired: large-records}\n";

/* The suites of a run, and how many of them are open. */
static struct suite suites[4];
static uint32_t open_suites;

static bool open_suite(const char *file, const char *text, uint32_t layer)
{
    struct suite_input input = {.path = file,
                                .bytes = text,
                                .length = strlen(text),
                                .layer = layer,
                                .before = suites,
                                .before_count = open_suites};
    diags_init(&court_diags, &court_arena);
    bool good = suite_read(&court_arena, court_pack, &input, &suites[open_suites], &court_diags);
    open_suites += good;
    return good;
}

static void open_base(void)
{
    open_suites = 0;
    court_pack->layer_count = 2;
    assert_true(open_suite("base/tests/a.yaml", base, 0));
}

static void open_changes(const char *changes, uint32_t layer)
{
    bool good = open_suite(layer == 1 ? "ours/tests/b.yaml" : "third/tests/c.yaml",
                           arena_printf(&court_arena, "tests: 1\nchanges:\n%s", changes), layer);
    for (uint32_t i = 0; i < court_diags.list.count; i++)
        print_error("%s\n", court_diags.list.items[i].message);
    assert_true(good);
}

static struct test_results *run_all(const char *pattern)
{
    struct test_results *results =
        test_suites(court_judge, suites, open_suites, pattern, &court_diags);
    assert_non_null(results);
    return results;
}

static void a_case_of_the_base_that_is_not_listed_fails(void **state)
{
    (void)state;
    open_base();
    struct test_results *results = run_all(NULL);
    assert_int_equal(results->runs.count, 3);
    assert_int_equal(results->failed, 1);
    hall_missed(results, 0,
                "rule changes-together: fired, not not fired\npoints of database: 9, not 0\n");
    assert_true(test_is_inherited(results, &results->runs.items[0]));
    assert_null(results->runs.items[0].change);
    test_results_free(results);
}

static void a_case_that_is_meant_to_change_is_left_out_or_expects_otherwise(void **state)
{
    static const char *const expects[] = {"", "    expect: {not_fired: changes-together}\n"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        open_base();
        open_changes(
            arena_printf(&court_arena, "  - case: accounts\n    because: B.\n%s", expects[i]), 1);
        struct test_results *results = run_all(NULL);
        const struct test_run *run = &results->runs.items[2];
        assert_int_equal(results->failed, 0);
        assert_int_equal(results->runs.count, 3);
        assert_int_equal(run->suite, 1);
        assert_string_equal(run->change->because, "B.");
        assert_ptr_equal(run->change->test, &suites[0].cases[0]);
        assert_ptr_equal(run->change->in, &suites[0]);
        assert_int_equal(run->change->expects, i == 1);
        assert_string_equal(run->test->name, "accounts");
        assert_string_equal(run->test->place.file, "ours/tests/b.yaml");
        assert_int_equal(run->test->place.line, 3);
        assert_false(test_is_inherited(results, run));
        test_results_free(results);
    }
}

static void what_is_expected_now_must_be_met(void **state)
{
    (void)state;
    open_base();
    open_changes("  - {case: accounts, because: B., expect: {points: {database: 4}}}\n", 1);
    struct test_results *results = run_all(NULL);
    assert_int_equal(results->failed, 1);
    hall_missed(results, 2, "points of database: 4, not 0\n");
    test_results_free(results);
}

static void a_change_that_changes_nothing_fails(void **state)
{
    (void)state;
    open_base();
    open_changes("  - {case: large, because: B.}\n", 1);
    struct test_results *results = run_all(NULL);
    assert_int_equal(results->runs.count, 2);
    assert_int_equal(results->failed, 2); /* the other case is not listed */
    hall_missed(results, 1,
                "change: another result than before, not none: the case passes as "
                "before\n");
    test_results_free(results);
    open_base();
    open_changes("  - {case: large, because: B., expect: {not_fired: large-records}}\n", 1);
    results = run_all("large");
    assert_int_equal(results->runs.count, 2);
    assert_int_equal(results->failed, 2);
    hall_missed(results, 0,
                "change: another result than before, not none: the case passes as "
                "before\nrule large-records: not fired, not fired\n");
    hall_missed(results, 1, "rule large-records: not fired, not fired\n");
    test_results_free(results);
}

/* The layer above says what the case came to below it. */
static void the_topmost_change_of_a_case_counts(void **state)
{
    (void)state;
    open_base();
    court_pack->layer_count = 3;
    open_changes("  - {case: accounts, because: B., expect: {points: {database: 5}}}\n", 1);
    open_changes("  - {case: accounts, because: C., expect: {points: {database: 0}}}\n", 2);
    struct test_results *results = run_all("accounts");
    assert_int_equal(results->runs.count, 1);
    assert_int_equal(results->failed, 0);
    assert_string_equal(results->runs.items[0].change->because, "C.");
    assert_ptr_equal(suite_before(results->runs.items[0].change), &suites[1].changes[0].changed);
    test_results_free(results);
}

static void what_a_layer_between_expects_is_what_must_change(void **state)
{
    (void)state;
    open_base();
    court_pack->layer_count = 3;
    open_changes("  - {case: accounts, because: B., expect: {points: {database: 0}}}\n", 1);
    open_changes("  - {case: accounts, because: C.}\n", 2);
    struct test_results *results = run_all("accounts");
    assert_int_equal(results->failed, 1);
    hall_missed(results, 0,
                "change: another result than before, not none: the case passes as "
                "before\n");
    test_results_free(results);
    open_base();
    court_pack->layer_count = 3;
    open_changes("  - {case: accounts, because: B.}\n", 1);
    open_changes("  - {case: accounts, because: C.}\n", 2);
    assert_ptr_equal(suite_before(&suites[2].changes[0]), &suites[0].cases[0]);
}

static void cases_that_are_only_there_to_be_changed_are_not_run(void **state)
{
    (void)state;
    open_base();
    open_changes("  - {case: accounts, because: B.}\n", 1);
    suites[0].only_changed = true;
    struct test_results *results = run_all(NULL);
    assert_int_equal(results->runs.count, 1);
    assert_int_equal(results->failed, 0);
    test_results_free(results);
}

/* All that was said about changes that are wrong, a line each. */
static void wrong_changes(const char *changes, const char *expected)
{
    char said[1024] = "";
    assert_false(open_suite("b.yaml", arena_printf(&court_arena, "tests: 1\n%s", changes), 1));
    for (uint32_t i = 0; i < court_diags.list.count; i++) {
        struct place place = source_place(court_diag(i)->span);
        size_t used = strlen(said);
        snprintf(said + used, sizeof said - used, "%u:%u %s\n", place.line, place.column,
                 diag_entries[court_diag(i)->code].name);
    }
    assert_string_equal(said, expected);
}

static void a_change_names_one_case_below(void **state)
{
    (void)state;
    open_base();
    assert_true(open_suite("base/tests/d.yaml", base, 0));
    wrong_changes("changes:\n"
                  "  - {case: account, because: B.}\n"
                  "  - {case: accounts, because: B.}\n"
                  "  - {case: accounts, in: c.yaml, because: B.}\n"
                  "  - {case: accounts, in: .yaml, because: B.}\n"
                  "  - {case: accounts, in: a.yaml, because: B.}\n"
                  "  - {case: accounts, in: tests/a.yaml, because: B.}\n",
                  "3:12 R0610\n4:12 R0611\n5:26 R0610\n6:26 R0610\n8:12 R0612\n");
    wrong_changes("changes:\n  - {case: account, because: B.}\n", "3:12 R0610\n");
    assert_non_null(strstr(court_diag(0)->label, "accounts"));
}

static void a_change_is_complete_and_expects_what_there_is(void **state)
{
    (void)state;
    open_base();
    wrong_changes("changes:\n"
                  "  - {case: accounts}\n"
                  "  - {because: B.}\n"
                  "  - {case: large, because: B., expect: {fired: nothing, options: {a: files}}}\n"
                  "  - {case: other, because: B., expext: {}}\n",
                  "3:5 R0102\n4:5 R0102\n5:67 R0609\n5:48 R0132\n6:32 R0101\n6:12 R0610\n");
    wrong_changes("changes: []\n", "2:10 R0602\n");
    wrong_changes("title: T\n", "1:1 R0102\n");
}

static void changes_of_a_pack_on_which_nothing_lies_are_refused(void **state)
{
    (void)state;
    open_suites = 0;
    struct suite_input input = {
        .path = "a.yaml", .bytes = "tests: 1\nchanges: [{case: a, because: B.}]\n", .length = 42};
    diags_init(&court_diags, &court_arena);
    assert_false(suite_read(&court_arena, court_pack, &input, &suites[0], &court_diags));
    assert_int_equal(court_diag(0)->code, R0610);
    assert_non_null(strstr(court_diag(0)->hint, "for overlays"));
}

static void changes_survive(void **state)
{
    long n = 0;
    (void)state;
    for (bool failed = true; failed; n++) {
        open_base();
        failing_memory(n);
        bool read =
            open_suite("b.yaml",
                       "tests: 1\nchanges:\n"
                       "  - {case: accounts, because: B., expect: {points: {database: 0}}}\n"
                       "  - {case: large, in: a.yaml, because: B.}\n",
                       1);
        struct test_results *results =
            read ? test_suites(court_judge, suites, 2, NULL, &court_diags) : NULL;
        failed = failing_stop();
        assert_int_equal(results != NULL, !failed);
        assert_int_equal(court_diags.no_memory, failed);
        if (results)
            assert_int_equal(results->failed, 1);
        test_results_free(results);
    }
    assert_true(n > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_of_the_base_that_is_not_listed_fails),
        cmocka_unit_test(a_case_that_is_meant_to_change_is_left_out_or_expects_otherwise),
        cmocka_unit_test(what_is_expected_now_must_be_met),
        cmocka_unit_test(a_change_that_changes_nothing_fails),
        cmocka_unit_test(the_topmost_change_of_a_case_counts),
        cmocka_unit_test(what_a_layer_between_expects_is_what_must_change),
        cmocka_unit_test(cases_that_are_only_there_to_be_changed_are_not_run),
        cmocka_unit_test(a_change_names_one_case_below),
        cmocka_unit_test(a_change_is_complete_and_expects_what_there_is),
        cmocka_unit_test(changes_of_a_pack_on_which_nothing_lies_are_refused),
        cmocka_unit_test(changes_survive),
    };
    return cmocka_run_group_tests(tests, stack_setup, hall_teardown);
}
