#include "explore_fixture.h"

#include "decide/explore/agreement.h"

/* What a survey with so many trials of some verdicts comes to, for a ruling for left. */
static struct agreement *agree(uint32_t left, uint32_t right, uint32_t either, enum settled settled)
{
    struct ruling ruling = {.verdict = VERDICT_OPTION, .option = LEFT, .settled = settled};
    struct survey survey = {.trials = left + right + either, .discarded = 7};
    survey.codes = arena_new(&court_arena, survey.trials, 1);
    for (uint32_t i = 0; i < survey.trials; i++)
        survey.codes[i] = i < left           ? LEFT
                          : i < left + right ? RIGHT
                                             : ASSIGN_OPTIONS + VERDICT_EITHER;
    struct agreement *agreement = agreement_of(&court_arena, &ruling, &survey);
    assert_non_null(agreement);
    return agreement;
}

static void shares_are_counted(void **state)
{
    (void)state;
    struct agreement *agreement = agree(300, 500, 200, SETTLED_NO);
    assert_int_equal(agreement->trials, 1000);
    assert_int_equal(agreement->discarded, 7);
    assert_int_equal(agreement->same, 300);
    assert_int_equal(agreement->outcome_count, 3);
    assert_outcome(agreement->outcomes[0].outcome, VERDICT_OPTION, RIGHT);
    assert_int_equal(agreement->outcomes[0].count, 500);
    assert_outcome(agreement->outcomes[2].outcome, VERDICT_EITHER, OPTION_NONE);
    assert_int_equal(agreement_share(agreement), 300);
}

static void the_error_is_rounded_up_and_never_nothing(void **state)
{
    (void)state;
    /* 513/1026: sqrt(1/4/1026) = 0.01561 */
    assert_int_equal(agree(512, 512, 0, SETTLED_NO)->error, 16);
    /* 1025/1026: sqrt(0.000974/1026) = 0.00097 */
    assert_int_equal(agree(1024, 0, 0, SETTLED_UNKNOWN)->error, 1);
    /* 2/3: sqrt(2/9/3) = 0.2722 */
    assert_int_equal(agree(1, 0, 0, SETTLED_UNKNOWN)->error, 273);
    /* 1/4: sqrt(3/16/4) = 0.21650… */
    assert_int_equal(agree(0, 2, 0, SETTLED_NO)->error, 217);
}

static void what_is_proved_has_none(void **state)
{
    (void)state;
    /* what a text leaves undetermined may hide the verdict from some trials */
    struct agreement *agreement = agree(90, 10, 0, SETTLED_YES);
    assert_true(agreement->proved);
    assert_int_equal(agreement->same, 100);
    assert_int_equal(agreement->error, 0);
    assert_int_equal(agreement->outcome_count, 1);
    assert_int_equal(agreement->outcomes[0].count, 100);
    assert_int_equal(agreement_share(agreement), 1000);
}

static void nearly_all_is_not_all(void **state)
{
    (void)state;
    assert_int_equal(agreement_share(agree(1999, 1, 0, SETTLED_NO)), 999);
    assert_int_equal(agreement_share(agree(2000, 0, 0, SETTLED_NO)), 1000);
    struct agreement *none = agree(0, 0, 0, SETTLED_UNKNOWN);
    assert_int_equal(agreement_share(none), 0);
    assert_int_equal(none->error, 0);
    assert_int_equal(none->outcome_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_counted),
        cmocka_unit_test(the_error_is_rounded_up_and_never_nothing),
        cmocka_unit_test(what_is_proved_has_none),
        cmocka_unit_test(nearly_all_is_not_all),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
