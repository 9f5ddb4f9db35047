#include "explore_fixture.h"

static void an_inquiry_has_the_verdict_of_the_ruling(void **state)
{
    (void)state;
    static const char *const texts[] = {
        EXPLORE_LEFT,
        EXPLORE_RIGHT,
        "component: {load: 20, kind: c}\nwaivers: [{rule: r-kind, reason: R.}]\n",
        "component: {load: 20, kind: c}\npriorities: {care: ignore}\n",
        "components:\n  - {name: a, load: 60, kind: d | b}\n"
        "  - {name: b, kind: c, project: {tempo: fast}}\n"
        "  - {name: c, kind: c, pin: left}\n",
        "components: [{name: a, outside: true}, {name: b, kind: c}]\n"};
    for (uint32_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int assumptions = 0; assumptions < 2; assumptions++) {
            struct outcome outcome;
            struct judge_options options = {.assumptions = assumptions, .settling = false};
            look_with(texts[i], options);
            assert_true(inquiry_weigh(&look_inquiry, look_inquiry.factors, &outcome));
            assert_true(outcome_equal(outcome, ruling_outcome(look_ruling)));
            if (look_ruling->has_rival)
                assert_int_equal(look_inquiry.plans.margin, look_ruling->margin);
            look_done();
        }
}

static void other_factors_make_another_verdict(void **state)
{
    (void)state;
    struct outcome outcome;
    look(EXPLORE_RIGHT);
    int64_t *factors = inquiry_factors(&look_inquiry);
    assert_non_null(factors);
    factors[1] = 0;
    assert_true(inquiry_weigh(&look_inquiry, factors, &outcome));
    assert_outcome(outcome, VERDICT_OPTION, LEFT);
    assert_int_equal(inquiry_margin(&look_inquiry), 3000);
    factors[1] = look_inquiry.factors[1] * 4 / 5 - 2; /* 0.799 of it: see test_decide_weights */
    assert_true(inquiry_weigh(&look_inquiry, factors, &outcome));
    assert_outcome(outcome, VERDICT_EITHER, OPTION_NONE);
    assert_int_equal(inquiry_margin(&look_inquiry), 0);
    look_done();
}

static void outcomes_have_codes_that_rise(void **state)
{
    (void)state;
    for (uint8_t code = 0; code < OUTCOME_CODES; code++)
        if (code != ASSIGN_OPTIONS) /* an option is its own code */
            assert_int_equal(outcome_code(outcome_of_code(code)), code);
    assert_true(outcome_equal((struct outcome){VERDICT_SPLIT, OPTION_NONE},
                              (struct outcome){VERDICT_SPLIT, 3}));
    assert_false(outcome_equal((struct outcome){VERDICT_OPTION, LEFT},
                               (struct outcome){VERDICT_OPTION, RIGHT}));
    assert_false(outcome_equal((struct outcome){VERDICT_OPTION, LEFT},
                               (struct outcome){VERDICT_EITHER, LEFT}));
}

static void outcomes_are_sorted_by_how_frequent_they_are(void **state)
{
    (void)state;
    uint32_t counts[OUTCOME_CODES] = {[0] = 3, [1] = 5, [ASSIGN_OPTIONS + VERDICT_EITHER] = 3};
    uint32_t count;
    struct outcome_count *sorted = outcomes_sorted(&court_arena, counts, &count);
    assert_int_equal(count, 3);
    assert_outcome(sorted[0].outcome, VERDICT_OPTION, RIGHT);
    assert_outcome(sorted[1].outcome, VERDICT_OPTION, LEFT);
    assert_outcome(sorted[2].outcome, VERDICT_EITHER, OPTION_NONE);
    assert_int_equal(sorted[2].count, 3);
}

static void cells_are_what_the_pack_tells_apart(void **state)
{
    (void)state;
    struct cells cells;
    look(EXPLORE_LEFT);
    inquiry_cells(&look_inquiry, fact_named("component.load"), &cells);
    assert_int_equal(cells.count, 3);
    inquiry_cells(&look_inquiry, fact_named("project.team"), &cells);
    assert_int_equal(cells.count, 2);
    assert_int_equal(cells.classes, 3);
    assert_int_equal(cells.cell[0], cells.cell[1]);
    look_done();
}

/* Of three options, splits are searched for where links run in a circle; what is not found for lack
 * of means is no verdict. */
static void splits_that_are_not_found_are_counted(void **state)
{
    (void)state;
    look_pack("format: 1\npack: three\nversion: 1.0\ntitle: Three\n"
              "options: {x: {title: X}, y: {title: Y}, z: {title: Z}}\n"
              "combination: {id: mix, title: Mix}\n"
              "strengths: {slight: 1, moderate: 3, strong: 6}\n"
              "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"
              "criteria: {pace: {title: Pace}}\n"
              "split: {second: 1, introduce: 2, via: {http: 1}, traffic: {high: 2}}\n"
              "facts:\n"
              "  - {fact: component.lean, type: choice, values: [x, y, z], question: Q?}\n"
              "rules:\n"
              "  - {id: x1, criterion: pace, when: component.lean == x,\n"
              "     favours: {x: strong}, because: B.}\n"
              "  - {id: y1, criterion: pace, when: component.lean == y,\n"
              "     favours: {y: strong}, because: B.}\n"
              "  - {id: z1, criterion: pace, when: component.lean == z,\n"
              "     favours: {z: strong}, because: B.}\n");
    struct outcome outcome;
    look("components: [{name: a, lean: x}, {name: b, lean: y}, {name: c, lean: z}]\n"
         "links:\n  - {between: [a, b], via: http, traffic: high}\n"
         "  - {between: [b, c], via: http, traffic: high}\n"
         "  - {between: [c, a], via: http, traffic: high}\n");
    look_inquiry.trial.nodes = 0;
    assert_false(inquiry_weigh(&look_inquiry, look_inquiry.factors, &outcome));
    assert_int_equal(look_inquiry.given_up, 1);
    struct trial *trial = &look_inquiry.trial;
    inquiry_score(&look_inquiry, trial->node);
    trial->nodes = 0;
    assert_false(inquiry_outcome(&look_inquiry, trial->node, 0, &outcome));
    assert_int_equal(look_inquiry.given_up, 2);
    inquiry_refill(&look_inquiry);
    assert_int_equal(look_inquiry.given_up, 0);
    assert_true(inquiry_weigh(&look_inquiry, look_inquiry.factors, &outcome));
    assert_true(outcome_equal(outcome, ruling_outcome(look_ruling)));
    look_done();
    look_pack_done();
}

static void an_inquiry_may_fail_as_judging_may(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    diags_init(&court_diags, &court_arena);
    look_inquiry.trial.failed = true; /* as a pattern leaves it that hits its limits */
    assert_false(inquiry_failed(&look_inquiry, &court_diags));
    assert_int_equal(court_said(R0310), 1);
    assert_false(court_diags.no_memory);
    look_inquiry.trial.no_memory = true;
    assert_false(inquiry_failed(&look_inquiry, &court_diags));
    assert_true(court_diags.no_memory);
    look_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_inquiry_has_the_verdict_of_the_ruling),
        cmocka_unit_test(other_factors_make_another_verdict),
        cmocka_unit_test(outcomes_have_codes_that_rise),
        cmocka_unit_test(outcomes_are_sorted_by_how_frequent_they_are),
        cmocka_unit_test(cells_are_what_the_pack_tells_apart),
        cmocka_unit_test(splits_that_are_not_found_are_counted),
        cmocka_unit_test(an_inquiry_may_fail_as_judging_may),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
