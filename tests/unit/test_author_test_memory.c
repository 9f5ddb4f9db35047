/* Whichever allocation fails, reading and running tests say so and leak nothing. */
#include "failing_arena.h"
#include "author_fixture.h"

static const char cases[] =
    "- case: everything\n"
    "  profile:\n"
    "    project: {regulated: true, owner: The library}\n"
    "    components:\n"
    "      - {name: a, kind: ledger, transactions: true, queries: [full_text]}\n"
    "      - {name: b, kind: upload, record_size: 5 MB}\n"
    "  set: {team.size: 3}\n"
    "  matrix: {b/queries: [[by_key], unknown], team.sql: [none]}\n"
    "  expect:\n"
    "    verdict: files\n"
    "    firmness: slight\n"
    "    options: {a: files, b: [database, none]}\n"
    "    fired: {a: [large-records], b: [busy]}\n"
    "    not_fired: [mixed-records]\n"
    "    points: {a: {database: -1.5 .. 2}}\n"
    "    advice: learn-sql\n"
    "    no_advice: one-path\n"
    "    checks: idle-regulated\n"
    "- case: refused\n"
    "  profile: {component: {kind: ledger, transactions: false}}\n"
    "  expect: {verdict: files}\n";

static const char wrong[] =
    "- case: a\n"
    "  profile: {component: {kind: logs}}\n"
    "  from: b\n"
    "  matrix: {team.size: [], team.sql: x}\n"
    "  expect: {verdict: x, fired: [], points: {files: x}, options: {x: y}}\n"
    "- {case: a, from: missing, as_of: x, expect: {checks: x}}\n";

static void prepare(const char *text)
{
    char whole[4096];
    snprintf(whole, sizeof whole, "tests: 1\ncases:\n%s", text);
    hall_write(whole);
}

static void read_failing(const char *text, bool good)
{
    long n = 0;
    prepare(text);
    for (bool failed = true; failed; n++) {
        struct arena arena;
        struct diags diags;
        struct suite suite;
        arena_init(&arena);
        diags_init(&diags, &arena);
        failing_memory(n);
        struct suite_input input = {.path = hall_path};
        bool read = suite_read(&arena, court_pack, &input, &suite, &diags);
        failed = failing_stop();
        assert_int_equal(read, good && !failed);
        assert_int_equal(diags.no_memory, failed);
        arena_fini(&arena);
    }
    assert_true(n > 20);
}

static void reading_survives(void **state)
{
    (void)state;
    read_failing(cases, true);
    read_failing(wrong, false);
}

static void running_survives(void **state)
{
    struct suite suite;
    long n = 0;
    (void)state;
    hall_open(cases, &suite);
    for (bool failed = true; failed; n++) {
        struct arena arena;
        struct diags diags;
        arena_init(&arena);
        diags_init(&diags, &arena);
        failing_memory(n);
        struct test_results *results = test_suites(court_judge, &suite, 1, NULL, &diags);
        failed = failing_stop();
        assert_int_equal(results != NULL, !failed);
        assert_int_equal(diags.no_memory, failed);
        test_results_free(results);
        arena_fini(&arena);
    }
    assert_true(n > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_survives),
        cmocka_unit_test(running_survives),
    };
    return cmocka_run_group_tests(tests, hall_setup, hall_teardown);
}
