/* Whichever allocation fails, judging says so and leaks nothing. */
#include "failing_arena.h"
#include "judge_fixture.h"

#include "decide/hearing.h"
#include "decide/outcome.h"

/* Everything counts here: exclusions, overrides, defaults, derivations, advice, warnings. */
static const char text[] = "project: {regulated: true, owner: archive}\n"
                           "team: {sql: none}\n"
                           "components:\n"
                           "  - {name: a, kind: log, transactions: true, record_size: 2 MB}\n"
                           "  - {name: out, outside: true}\n"
                           "  - {name: b, kind: log, reads: 500, queries: [by_range]}\n";

static const char overridden[] = "components:\n"
                                 "  - {name: a, kind: ledger, team: {sql: strong}}\n"
                                 "  - {name: b, kind: catalogue, project: {regulated: true}}\n";

/* Files are ruled out twice; what is assumed of the share of writes is united of two defaults. */
static const char blocked[] = "project: {regulated: true}\n"
                              "components:\n"
                              "  - {name: a, kind: ledger, transactions: true}\n"
                              "  - {name: b, kind: ledger, transactions: true}\n"
                              "  - {name: c, queries: [by_key, by_range], reads: few_reads}\n";

static const char refused[] = "component: {kind: ledger, transactions: false}\n";

/* A split with boundaries, rules for it, pins, what is run today, and waivers of each kind. */
static const char divided[] =
    "project: {stores: [files]}\n"
    "team: {size: 2}\n"
    "components:\n"
    "  - {name: a, kind: ledger, transactions: true, current_store: files, record_size: 2 MB}\n"
    "  - {name: b, kind: upload, record_size: 2 MB, pin: files, current_store: database}\n"
    "links: [{between: [a, b], via: http, traffic: low}]\n"
    "waivers:\n"
    "  - {rule: large-records, component: b, reason: R.}\n"
    "  - {rule: mixed-pays, reason: R.}\n"
    "  - {rule: archive, reason: R.}\n";

/* Judges with each allocation failing once; `good` is whether there is a ruling otherwise. */
static void fail_to_judge(const char *what, bool good)
{
    struct profile *profile = court_profile(what);
    long n = 0;
    for (bool failed = true; failed; n++) {
        diags_init(&court_diags, &court_arena);
        const struct profile *const one[] = {profile};
        failing_memory(n);
        struct rulings *rulings = judge_profiles(court_judge, one, 1, court_usual, &court_diags);
        failed = failing_stop();
        assert_int_equal(rulings != NULL && !court_diags.no_memory, good && !failed);
        assert_int_equal(court_diags.no_memory, failed);
        rulings_free(rulings);
    }
    assert_true(n > 20);
    profile_free(profile);
}

static void judging_survives(void **state)
{
    (void)state;
    fail_to_judge(text, true);
    fail_to_judge(overridden, true);
    fail_to_judge(blocked, true);
    fail_to_judge(divided, true);
    fail_to_judge(refused, false);
}

static void many_profiles_survive(void **state)
{
    (void)state;
    enum { MANY = 300 };
    static struct profile *profiles[MANY];
    for (int i = 0; i < MANY; i++)
        profiles[i] = court_profile(i % 2 ? text : overridden);
    /* What settling does without memory, judging_survives shows. */
    const struct judge_options quick = {.assumptions = true, .settling = false};
    /* Only every so many, or it takes long. */
    for (long n = 0;; n += 97) {
        diags_init(&court_diags, &court_arena);
        failing_memory(n);
        struct rulings *rulings = judge_profiles(
            court_judge, (const struct profile *const *)profiles, MANY, quick, &court_diags);
        bool failed = failing_stop();
        assert_int_equal(court_diags.no_memory, failed);
        rulings_free(rulings);
        if (!failed)
            break;
    }
    for (int i = 0; i < MANY; i++)
        profile_free(profiles[i]);
}

static void preparing_survives(void **state)
{
    (void)state;
    bool failed = true;
    for (long n = 0; failed; n++) {
        failing_memory(n);
        struct judge *judge = judge_new(court_pack);
        failed = failing_stop();
        assert_int_equal(judge == NULL, failed);
        judge_free(judge);
    }
}

static void a_hearing_survives(void **state)
{
    (void)state;
    struct profile *profile = court_profile(overridden);
    bool failed = true;
    for (long n = 0; failed; n++) {
        struct hearing hearing;
        diags_init(&court_diags, &court_arena);
        failing_memory(n);
        bool heard = hearing_init(&hearing, court_judge, profile, true, &court_diags);
        failed = failing_stop();
        assert_int_equal(heard, !failed);
        assert_int_equal(court_diags.no_memory, failed);
        hearing_fini(&hearing);
    }
    profile_free(profile);
}

/* A pattern that gives up is reported, or memory is out. */
static void a_failure_survives(void **state)
{
    (void)state;
    court_use("tests/cases/patterns/pack.yaml");
    fail_to_judge("components:\n"
                  "  - {name: a, counts: true, word: aaa}\n"
                  "  - {name: b, counts: true, word: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!}\n",
                  false);
    court_back();
}

static void a_limit_survives(void **state)
{
    (void)state;
    struct profile *profile = court_profile(text);
    bool failed = true;
    for (long n = 0; failed; n++) {
        diags_init(&court_diags, &court_arena);
        failing_memory(n);
        assert_false(outcome_limit(profile, &court_diags));
        failed = failing_stop();
        assert_int_equal(court_diags.no_memory, failed);
        assert_int_equal(court_said(R0501), !failed);
    }
    profile_free(profile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judging_survives),   cmocka_unit_test(many_profiles_survive),
        cmocka_unit_test(preparing_survives), cmocka_unit_test(a_hearing_survives),
        cmocka_unit_test(a_failure_survives), cmocka_unit_test(a_limit_survives),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
