#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "decide/plan.h"

#define OPTIONS    3
#define COMPONENTS 2

/* A ruling built by hand: sizes and points by component, exclusions as bits of options. */
struct hand {
    struct arena arena;
    struct pack pack;
    struct profile profile;
    struct component components[COMPONENTS];
    struct ruled_component ruled[COMPONENTS];
    struct ruled_option options[COMPONENTS][OPTIONS];
    uint32_t blocker; /* the rule that excludes */
    struct ruling ruling;
};

static void deal(struct hand *hand, const int64_t sizes[COMPONENTS],
                 const int64_t points[COMPONENTS][OPTIONS], const uint32_t excludes[COMPONENTS])
{
    *hand = (struct hand){.blocker = 7};
    arena_init(&hand->arena);
    hand->pack.option_count = OPTIONS;
    hand->pack.rule_count = hand->blocker + 1;
    hand->pack.thresholds = (struct thresholds){1000, 3000, 6000};
    hand->profile = (struct profile){
        .pack = &hand->pack, .components = hand->components, .component_count = COMPONENTS};
    for (uint32_t i = 0; i < COMPONENTS; i++) {
        hand->components[i].size = sizes[i];
        hand->ruled[i] = (struct ruled_component){.component = i, .options = hand->options[i]};
        for (uint32_t option = 0; option < OPTIONS; option++) {
            hand->options[i][option].points.points = points[i][option];
            if ((excludes[i] >> option) & 1) {
                hand->options[i][option].excluded_by = &hand->blocker;
                hand->options[i][option].excluded_count = 1;
            }
        }
    }
    hand->ruling = (struct ruling){
        .profile = &hand->profile, .components = hand->ruled, .component_count = COMPONENTS};
    assert_true(plan_decide(&hand->arena, &hand->pack, &hand->ruling));
}

static const int64_t even[COMPONENTS] = {1000, 1000};
static const uint32_t nothing[COMPONENTS] = {0, 0};

static void a_quotient_is_rounded_half_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(round_quotient(7, 2), 4);
    assert_int_equal(round_quotient(-7, 2), -4);
    assert_int_equal(round_quotient(10, 3), 3);
    assert_int_equal(round_quotient(-11, 3), -4);
    assert_int_equal(round_quotient((__int128)INT64_MAX * 10, 10), INT64_MAX);
    assert_int_equal(round_quotient(0, 5), 0);
}

static void plans_are_ranked_and_worth_their_mean(void **state)
{
    (void)state;
    struct hand hand;
    const int64_t sizes[COMPONENTS] = {1000, 3000};
    const int64_t points[COMPONENTS][OPTIONS] = {{4000, 0, 9000}, {8000, 1000, 2000}};
    deal(&hand, sizes, points, nothing);
    assert_int_equal(hand.ruling.plan_count, 3);
    assert_int_equal(hand.ruling.plans[0].option, 0);
    assert_int_equal(hand.ruling.plans[0].points, 7000);
    assert_int_equal(hand.ruling.plans[1].option, 2);
    assert_int_equal(hand.ruling.plans[1].points, 3750);
    assert_int_equal(hand.ruling.plans[2].option, 1);
    assert_int_equal(hand.ruling.plans[2].points, 750);
    assert_int_equal(hand.ruling.verdict, VERDICT_OPTION);
    assert_int_equal(hand.ruling.margin, 3250);
    assert_int_equal(hand.ruling.firmness, FIRMNESS_CLEAR);
    assert_int_equal(hand.ruled[1].option, 0);
    arena_fini(&hand.arena);
}

static void halves_of_a_component_change_nothing(void **state)
{
    (void)state;
    struct hand whole;
    struct hand halves;
    const int64_t points[COMPONENTS][OPTIONS] = {{4000, 1000, 0}, {4000, 1000, 0}};
    const int64_t half[COMPONENTS] = {500, 500};
    deal(&whole, even, points, nothing);
    deal(&halves, half, points, nothing);
    assert_int_equal(whole.ruling.margin, halves.ruling.margin);
    assert_int_equal(whole.ruling.plans[0].points, halves.ruling.plans[0].points);
    arena_fini(&whole.arena);
    arena_fini(&halves.arena);
}

static void firmness_follows_the_thresholds(void **state)
{
    (void)state;
    static const struct {
        int64_t lead;
        enum verdict_kind verdict;
        enum firmness firmness;
    } cases[] = {
        {0, VERDICT_EITHER, FIRMNESS_NONE},      {999, VERDICT_EITHER, FIRMNESS_NONE},
        {1000, VERDICT_OPTION, FIRMNESS_SLIGHT}, {2999, VERDICT_OPTION, FIRMNESS_SLIGHT},
        {3000, VERDICT_OPTION, FIRMNESS_CLEAR},  {5999, VERDICT_OPTION, FIRMNESS_CLEAR},
        {6000, VERDICT_OPTION, FIRMNESS_FIRM},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hand hand;
        const int64_t points[COMPONENTS][OPTIONS] = {{cases[i].lead, 0, -90000},
                                                     {cases[i].lead, 0, -90000}};
        deal(&hand, even, points, nothing);
        assert_int_equal(hand.ruling.verdict, cases[i].verdict);
        assert_int_equal(hand.ruling.firmness, cases[i].firmness);
        assert_int_equal(hand.ruling.margin, cases[i].lead);
        assert_int_equal(hand.ruling.between, cases[i].verdict == VERDICT_EITHER ? 3 : 0);
        assert_string_equal(ruling_verdict_id(&(struct ruling){.verdict = VERDICT_EITHER}),
                            "either");
        arena_fini(&hand.arena);
    }
}

/* Without a stretch that is a toss-up, equals go to the first option. */
static void no_toss_up_no_either(void **state)
{
    (void)state;
    struct hand hand;
    const int64_t points[COMPONENTS][OPTIONS] = {{5000, 5000, 1000}, {5000, 5000, 1000}};
    deal(&hand, even, points, nothing);
    hand.pack.thresholds.toss_up = 0;
    hand.ruling.plan_count = 0;
    hand.ruling.between = 0;
    assert_true(plan_decide(&hand.arena, &hand.pack, &hand.ruling));
    assert_int_equal(hand.ruling.verdict, VERDICT_OPTION);
    assert_int_equal(hand.ruling.option, 0);
    assert_int_equal(hand.ruling.margin, 0);
    assert_int_equal(hand.ruling.firmness, FIRMNESS_SLIGHT);
    assert_int_equal(hand.ruling.between, 0);
    arena_fini(&hand.arena);
}

static void a_single_option_has_no_rival(void **state)
{
    (void)state;
    struct hand hand;
    const int64_t points[COMPONENTS][OPTIONS] = {{-5000, 0, 0}, {0, 0, 0}};
    deal(&hand, even, points, nothing);
    hand.pack.option_count = 1;
    hand.ruling.plan_count = 0;
    hand.ruling.has_rival = false;
    assert_true(plan_decide(&hand.arena, &hand.pack, &hand.ruling));
    assert_int_equal(hand.ruling.option, 0);
    assert_false(hand.ruling.has_rival);
    arena_fini(&hand.arena);
}

static void equal_plans_keep_the_order_of_the_options(void **state)
{
    (void)state;
    struct hand hand;
    const int64_t points[COMPONENTS][OPTIONS] = {{5000, 5000, 5000}, {5000, 5000, 5000}};
    deal(&hand, even, points, nothing);
    for (uint32_t i = 0; i < OPTIONS; i++)
        assert_int_equal(hand.ruling.plans[i].option, i);
    assert_int_equal(hand.ruling.verdict, VERDICT_EITHER);
    assert_int_equal(hand.ruling.between, 7);
    assert_int_equal(hand.ruled[0].option, OPTION_NONE);
    arena_fini(&hand.arena);
}

static void a_blocked_plan_comes_last_and_names_its_rules_once(void **state)
{
    (void)state;
    struct hand hand;
    const int64_t points[COMPONENTS][OPTIONS] = {{90000, 0, 4000}, {90000, 0, 4000}};
    const uint32_t excludes[COMPONENTS] = {1, 1};
    deal(&hand, even, points, excludes);
    assert_int_equal(hand.ruling.option, 2);
    assert_int_equal(hand.ruling.margin, 4000);
    assert_int_equal(hand.ruling.plans[2].option, 0);
    assert_int_equal(hand.ruling.plans[2].blocked_count, 1);
    assert_int_equal(hand.ruling.plans[2].blocked_by[0], 7);
    arena_fini(&hand.arena);
}

static void a_plan_without_rival_is_firm_and_has_no_margin(void **state)
{
    (void)state;
    struct hand hand;
    const int64_t points[COMPONENTS][OPTIONS] = {{0, 0, 0}, {0, 0, 0}};
    const uint32_t excludes[COMPONENTS] = {1, 2};
    deal(&hand, even, points, excludes);
    assert_int_equal(hand.ruling.verdict, VERDICT_OPTION);
    assert_int_equal(hand.ruling.option, 2);
    assert_false(hand.ruling.has_rival);
    assert_int_equal(hand.ruling.firmness, FIRMNESS_FIRM);
    arena_fini(&hand.arena);
}

static void none_is_left_when_every_plan_is_blocked(void **state)
{
    (void)state;
    struct hand hand;
    const int64_t points[COMPONENTS][OPTIONS] = {{0, 0, 0}, {0, 0, 0}};
    const uint32_t excludes[COMPONENTS] = {3, 4};
    deal(&hand, even, points, excludes);
    assert_int_equal(hand.ruling.verdict, VERDICT_NONE);
    assert_string_equal(ruling_verdict_id(&hand.ruling), "none");
    assert_int_equal(hand.ruling.option, OPTION_NONE);
    assert_null(firmness_name(hand.ruling.firmness));
    arena_fini(&hand.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotient_is_rounded_half_away_from_zero),
        cmocka_unit_test(plans_are_ranked_and_worth_their_mean),
        cmocka_unit_test(halves_of_a_component_change_nothing),
        cmocka_unit_test(firmness_follows_the_thresholds),
        cmocka_unit_test(no_toss_up_no_either),
        cmocka_unit_test(a_single_option_has_no_rival),
        cmocka_unit_test(equal_plans_keep_the_order_of_the_options),
        cmocka_unit_test(a_blocked_plan_comes_last_and_names_its_rules_once),
        cmocka_unit_test(a_plan_without_rival_is_firm_and_has_no_margin),
        cmocka_unit_test(none_is_left_when_every_plan_is_blocked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
