/* What the tests of src/author's suites share: files of tests for the pack of tests/cases/tiny,
 * given as text, what is wrong with them, and what their runs come to. */
#ifndef UNIT_AUTHOR_FIXTURE_H
#define UNIT_AUTHOR_FIXTURE_H

#include "judge_fixture.h"

#include "author/test/suite_read.h"
#include "author/test/test.h"

/* Where a file of tests stands for a test; it is written anew each time. */
static char hall_path[] = "/tmp/ruling-suite-XXXXXX";

static inline int hall_setup(void **state)
{
    int file = mkstemp(hall_path);
    if (file < 0)
        return -1;
    close(file);
    return court_setup(state);
}

static inline int hall_teardown(void **state)
{
    unlink(hall_path);
    return court_teardown(state);
}

static inline void hall_write(const char *text)
{
    FILE *file = fopen(hall_path, "w");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) < 0, 0);
    assert_int_equal(fclose(file), 0);
}

/* Reads cases: the text is what follows `cases:`. */
static inline bool hall_read(const char *cases, struct suite *suite)
{
    char *whole = arena_printf(&court_arena, "tests: 1\ncases:\n%s", cases);
    assert_non_null(whole);
    hall_write(whole);
    diags_init(&court_diags, &court_arena);
    struct suite_input input = {.path = hall_path};
    return suite_read(&court_arena, court_pack, &input, suite, &court_diags);
}

/* Reads cases that must be good. */
static inline void hall_open(const char *cases, struct suite *suite)
{
    bool good = hall_read(cases, suite);
    for (uint32_t i = 0; i < court_diags.list.count; i++)
        print_error("%s\n", court_diags.list.items[i].message);
    assert_true(good);
}

/* All that was said about cases that are wrong, a line each: "3:5 R0107". */
static inline void hall_wrong(const char *cases, const char *expected)
{
    struct suite suite;
    char said[2048] = "";
    assert_false(hall_read(cases, &suite));
    for (uint32_t i = 0; i < court_diags.list.count; i++) {
        const struct diag *diag = &court_diags.list.items[i];
        struct place place = source_place(diag->span);
        size_t used = strlen(said);
        snprintf(said + used, sizeof said - used, "%u:%u %s\n", place.line, place.column,
                 diag_entries[diag->code].name);
    }
    assert_string_equal(said, expected);
}

/* Runs cases that are good; the caller frees the results. */
static inline struct test_results *hall_run(const char *cases, struct suite *suite)
{
    hall_open(cases, suite);
    struct test_results *results = test_suites(court_judge, suite, 1, NULL, &court_diags);
    assert_non_null(results);
    return results;
}

/* What a run missed, a line each: "verdict: files, not both, firm (margin 9)". */
static inline void hall_missed(const struct test_results *results, uint32_t run,
                               const char *expected)
{
    char said[4096] = "";
    assert_true(run < results->runs.count);
    for (uint32_t i = 0; i < results->runs.items[run].mismatch_count; i++) {
        const struct mismatch *mismatch = &results->runs.items[run].mismatches[i];
        size_t used = strlen(said);
        snprintf(said + used, sizeof said - used, "%s: %s, not %s\n", mismatch->what,
                 mismatch->expected, mismatch->actual);
    }
    assert_string_equal(said, expected);
}

#endif
