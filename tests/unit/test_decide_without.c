#include "explore_fixture.h"

#include "decide/explore/without.h"

#define A 0
#define B 1

static const struct without_source *look_without(const char *text)
{
    look(text);
    const struct without_source *sources = without_sources(&court_arena, &look_inquiry);
    assert_non_null(sources);
    assert_true(sources[A].found && sources[B].found);
    return sources;
}

static bool falls_away(const struct without_source *source, const char *id)
{
    for (uint32_t i = 0; i < source->rule_count; i++)
        if (strcmp(court_pack->rules[source->rules[i]].id, id) == 0)
            return true;
    return false;
}

static void rules_fall_away_with_their_only_source(void **state)
{
    (void)state;
    const struct without_source *sources = look_without(EXPLORE_RIGHT);
    /* without A, left has 1 of 4 points left; without B, right has none of 6 */
    assert_outcome(sources[A].outcome, VERDICT_OPTION, RIGHT);
    assert_int_equal(sources[A].margin, 5000);
    assert_int_equal(sources[A].rule_count, 1);
    assert_true(falls_away(&sources[A], "l-some"));
    assert_outcome(sources[B].outcome, VERDICT_OPTION, LEFT);
    assert_int_equal(sources[B].margin, 4000);
    assert_true(falls_away(&sources[B], "r-kind"));
    assert_int_equal(sources[B].source, B);
    look_done();
}

static void rules_with_another_source_stay(void **state)
{
    (void)state;
    const struct without_source *sources =
        look_without("project: {team: few, skills: [p], tempo: slow}\n"
                     "component: {load: 5, kind: a, tags: [], word: quick}\n");
    assert_int_equal(look_ruling->margin, 2000);
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(sources[i].margin, 2000);
        assert_int_equal(sources[i].rule_count, 0);
    }
    look_done();
}

static void exclusions_fall_away_too(void **state)
{
    (void)state;
    const struct without_source *sources =
        look_without("project: {team: few, skills: [], tempo: slow}\n"
                     "component: {load: 20, kind: a, tags: [x], word: quick}\n");
    assert_outcome(ruling_outcome(look_ruling), VERDICT_OPTION, RIGHT);
    assert_outcome(sources[B].outcome, VERDICT_OPTION, LEFT);
    assert_true(falls_away(&sources[B], "no-left"));
    look_done();
}

static void what_only_derives_stays(void **state)
{
    (void)state;
    const struct without_source *sources =
        look_without("project: {team: many, skills: [], tempo: slow}\n"
                     "component: {load: 5, kind: a, tags: [], word: quick}\n");
    assert_false(falls_away(&sources[A], "big"));
    assert_int_equal(sources[A].rule_count, 0);
    look_done();
}

static void waived_and_ignored_rules_do_not_count(void **state)
{
    (void)state;
    const struct without_source *sources = look_without(
        EXPLORE_RIGHT "waivers: [{rule: r-kind, reason: R.}]\npriorities: {pace: ignore}\n");
    assert_int_equal(sources[A].rule_count, 0);
    assert_int_equal(sources[B].rule_count, 0);
    assert_true(outcome_equal(sources[A].outcome, ruling_outcome(look_ruling)));
    assert_int_equal(sources[B].margin, look_ruling->margin);
    look_done();
}

static void assumptions_hold_as_in_the_ruling(void **state)
{
    (void)state;
    for (int assumptions = 0; assumptions < 2; assumptions++) {
        look_with("project: {team: few, skills: []}\n"
                  "component: {load: 20, kind: b, deep: false, tags: [], word: quick}\n",
                  (struct judge_options){.assumptions = assumptions, .settling = false});
        const struct without_source *sources = without_sources(&court_arena, &look_inquiry);
        assert_int_equal(sources[B].margin, assumptions ? 4000 : 3000);
        look_done();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_fall_away_with_their_only_source),
        cmocka_unit_test(rules_with_another_source_stay),
        cmocka_unit_test(exclusions_fall_away_too),
        cmocka_unit_test(what_only_derives_stays),
        cmocka_unit_test(waived_and_ignored_rules_do_not_count),
        cmocka_unit_test(assumptions_hold_as_in_the_ruling),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
