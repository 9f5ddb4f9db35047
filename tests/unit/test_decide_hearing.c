#include "judge_fixture.h"

#include "decide/hearing.h"

/* A hearing finds what the ruling found. */
static void a_hearing_agrees_with_the_ruling(void **state)
{
    (void)state;
    for (int assumptions = 0; assumptions < 2; assumptions++) {
        struct profile *profile =
            court_profile("team: {sql: none}\n"
                          "components:\n"
                          "  - {name: a, kind: log, queries: [by_key, by_range]}\n"
                          "  - {name: b, team: {sql: strong}}\n");
        struct rulings *rulings = court_rule(profile, assumptions);
        struct hearing hearing;
        assert_true(hearing_init(&hearing, court_judge, profile, assumptions, &court_diags));
        assert_ptr_equal(hearing.profile, profile);
        const struct group *group = &hearing.block->groups[hearing.group];
        assert_int_equal(group->count, 2);
        for (uint32_t i = 0; i < 2; i++)
            for (uint32_t rule = 0; rule < court_pack->rule_count; rule++) {
                enum truth truth = block_rule(hearing.block, rule, group->first + i);
                const struct ruled_rule *ruled = ruled_find(&rulings->items[0].components[i], rule);
                if (court_pack->rules[rule].scope == RULE_COMPONENT)
                    assert_int_equal(truth, ruled ? ruled->state : TRUTH_FALSE);
                else
                    assert_null(ruled);
            }
        hearing_fini(&hearing);
        assert_null(hearing.block);
        rulings_free(rulings);
        profile_free(profile);
    }
}

static void a_hearing_may_fail_as_judging_may(void **state)
{
    (void)state;
    court_use("tests/cases/patterns/pack.yaml");
    struct profile *profile = court_profile(
        "component:\n  counts: true\n  word: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n");
    struct hearing hearing;
    assert_false(hearing_init(&hearing, court_judge, profile, true, &court_diags));
    assert_int_equal(court_said(R0310), 1);
    assert_int_equal(court_line(court_diag(0)), 4);
    hearing_fini(&hearing);
    profile_free(profile);
    court_back();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hearing_agrees_with_the_ruling),
        cmocka_unit_test(a_hearing_may_fail_as_judging_may),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
