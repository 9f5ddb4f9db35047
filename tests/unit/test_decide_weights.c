#include "explore_fixture.h"

#include <math.h>

#include "decide/explore/weights.h"

/* Right has 6 care, left 3 pace and 1 care: it is either where the lead is below 1. */
static void the_nearest_weights_that_flip_are_found(void **state)
{
    (void)state;
    struct acceptability weights;
    look(EXPLORE_RIGHT);
    assert_true(weights_flip(&weights, &look_inquiry.arena, &look_inquiry));
    assert_int_equal(weights.flip_count, 2);
    const struct weight_flip *care = &weights.flips[0], *pace = &weights.flips[1];
    assert_int_equal(care->criterion, 1);
    assert_int_equal(care->weight, 1000);
    assert_true(care->has_lower);
    assert_int_equal(care->lower, 799); /* 5 * 0.799 - 3 = 0.995 */
    assert_outcome(care->below, VERDICT_EITHER, OPTION_NONE);
    assert_false(care->has_upper);
    assert_int_equal(pace->criterion, 0);
    assert_true(pace->has_upper);
    assert_int_equal(pace->upper, 1334); /* 5 - 3 * 1.334 = 0.998 */
    assert_outcome(pace->above, VERDICT_EITHER, OPTION_NONE);
    assert_false(pace->has_lower);
    look_done();
}

static void a_criterion_that_is_ignored_has_none(void **state)
{
    (void)state;
    struct acceptability weights;
    look(EXPLORE_RIGHT "priorities: {pace: ignore}\n");
    assert_true(weights_flip(&weights, &look_inquiry.arena, &look_inquiry));
    assert_int_equal(weights.flip_count, 1);
    assert_int_equal(weights.flips[0].criterion, 1);
    assert_int_equal(weights.flips[0].lower, 199); /* 5 * 0.199 = 0.995 */
    look_done();
}

/* A priority of a half counts with the weight: 5 * 0.5 w - 3 < 1 */
static void priorities_multiply_weights(void **state)
{
    (void)state;
    struct acceptability weights;
    look("project: {team: few, skills: [], tempo: slow}\n"
         "component: {load: 5, kind: c, tags: [], word: quick}\n"
         "priorities: {care: low}\n");
    assert_true(weights_flip(&weights, &look_inquiry.arena, &look_inquiry));
    assert_int_equal(weights.flip_count, 1);
    assert_int_equal(weights.flips[0].weight, 1000);
    assert_int_equal(weights.flips[0].lower, 399); /* 5 * 0.5 * 0.399 = 0.9975 */
    look_done();
}

/* Right stays where 5 c - 3 p is at least 1, for weights c and p of a half to two. */
static void weightings_are_tried_as_often_as_ratios_are_alike(void **state)
{
    (void)state;
    double right = 0;
    look(EXPLORE_RIGHT);
    for (int c = -64; c <= 64; c++)
        for (int p = -64; p <= 64; p++)
            right += 5 * exp2(c / 64.0) - 3 * exp2(p / 64.0) >= 1;
    right /= 129 * 129;
    struct acceptability *weights =
        weightings_try(&look_inquiry.arena, &look_inquiry, WEIGHTINGS_USUAL);
    assert_non_null(weights);
    assert_int_equal(weights->trials, WEIGHTINGS_USUAL);
    double found = (double)weights->same / weights->trials;
    assert_true(fabs(found - right) < 4 * sqrt(right * (1 - right) / weights->trials));
    uint32_t sum = 0;
    for (uint32_t i = 0; i < weights->outcome_count; i++)
        sum += weights->outcomes[i].count;
    assert_int_equal(sum, weights->trials);
    /* the ruling's own weights are back */
    assert_int_equal(look_inquiry.plans.margin, look_ruling->margin);
    look_done();
}

static void what_no_weight_changes_holds_in_all(void **state)
{
    (void)state;
    look("project: {team: few, skills: [], tempo: slow}\n"
         "component: {load: 20, kind: c, tags: [x], word: quick}\n");
    struct acceptability *weights = weightings_try(&look_inquiry.arena, &look_inquiry, 100);
    assert_int_equal(weights->same, 100);
    assert_int_equal(weights->outcome_count, 1);
    assert_true(weights_flip(weights, &look_inquiry.arena, &look_inquiry));
    assert_int_equal(weights->flip_count, 0);
    look_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_weights_that_flip_are_found),
        cmocka_unit_test(a_criterion_that_is_ignored_has_none),
        cmocka_unit_test(priorities_multiply_weights),
        cmocka_unit_test(weightings_are_tried_as_often_as_ratios_are_alike),
        cmocka_unit_test(what_no_weight_changes_holds_in_all),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
