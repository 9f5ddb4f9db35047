/* Running tests: each run of each case is judged, held against what it expects, and what it shows
 * of the pack counts as covered. The results hold nothing of profiles and rulings, so that these go
 * as soon as a run is over. */
#ifndef AUTHOR_TEST_TEST_H
#define AUTHOR_TEST_TEST_H

#include "author/test/coverage.h"
#include "author/test/suite.h"
#include "decide/judge.h"

/* A fact as it stood, in words. */
struct shown_fact {
    const char *address; /* "team.size", "live/realtime" */
    const char *value;
    enum origin origin;
    struct place place; /* of what was given */
};

/* A rule that counted, or may count, in a component for an option. */
struct ledger_line {
    uint32_t rule;
    const char *component; /* NULL: the profile lists none */
    enum truth state;
    bool excludes;
    uint32_t option;
    int64_t counted;                /* thousandths */
    const struct shown_fact *facts; /* that made it fire, or that it needs */
    uint32_t fact_count;
};

/* A comparison of a rule or check that came out otherwise. */
struct shown_leaf {
    const struct leaf *leaf;
    enum truth truth;
    struct shown_fact fact;
};

/* A plan that was compared. */
struct shown_plan {
    const char *id;
    bool possible;
    int64_t points; /* thousandths */
};

/* What is missed where a case that is to come out otherwise passes as before. */
#define TEST_CHANGE "change"

/* What is to be said with all that a run of a lower layer missed. */
#define TEST_BASE_HINT "a case of the base: list it under `changes` if it is meant"

/* An expectation that was not met, and why. */
struct mismatch {
    const char *what; /* "verdict", "points of node in live", "rule live-updates", TEST_CHANGE */
    const char *expected;
    const char *actual;
    struct place place;             /* of the expectation */
    const struct shown_plan *plans; /* of a verdict, best first */
    uint32_t plan_count;
    const struct ledger_line *lines; /* what counted for the options concerned, strongest first */
    uint32_t line_count;
    const struct shown_leaf *leaves; /* of a rule or check */
    uint32_t leaf_count;
};

/* A value that the matrix gave. */
struct run_value {
    const char *address;
    const char *value;
};

struct test_run {
    uint32_t suite;
    const struct test_case *test;
    const struct test_change *change; /* that the run is of; NULL: the case as it stands */
    const struct run_value *values;
    uint32_t value_count;
    const struct mismatch *mismatches; /* none: it passed */
    uint32_t mismatch_count;
};

struct test_results {
    struct arena arena; /* owns what the runs show, but for the suites */
    const struct pack *pack;
    const struct suite *suites;
    uint32_t suite_count;
    VEC(struct test_run) runs;
    uint32_t failed; /* runs */
    struct coverage coverage;
};

/* Whether a case is chosen by a pattern: NULL chooses all, one with any of *?[ is matched with the
 * whole name as by glob(7), any other stands somewhere in it. */
bool test_chosen(const struct test_case *test, const char *pattern);

/* Whether a run is of a layer below the topmost. */
bool test_is_inherited(const struct test_results *results, const struct test_run *run);

/* Runs the cases of the suites, which outlive the results, that the pattern chooses. One that is to
 * come out otherwise is run as it was, which must fail, and, where something else is expected of
 * it, with that, as a case of the suite that says so. NULL when memory is out or a limit was hit
 * (in `diags`). */
struct test_results *test_suites(const struct judge *judge, const struct suite *suites,
                                 uint32_t count, const char *pattern, struct diags *diags);

void test_results_free(struct test_results *results);

#endif
