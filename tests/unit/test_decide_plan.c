#include "stakes_fixture.h"

#define A 0
#define B 1
#define C 2

#define BIT(option) (UINT32_C(1) << (option))

/* The plans of what was dealt. */
static struct plans plans_of(const struct hand *hand, enum view view)
{
    struct plans plans;
    assert_int_equal(plans_make(&plans, &hand->stakes, view), ASSIGN_OK);
    return plans;
}

/* What stands at a place among the plans: its kind, and the option that it gives to `component`. */
static void expect_plan(const struct plans *plans, uint32_t nth, enum plan_kind kind,
                        uint32_t component, uint32_t option)
{
    assert_true(nth < plans->count);
    assert_int_equal(plans->items[nth].kind, kind);
    assert_int_equal(plans->items[nth].assignment.option[component], option);
    assert_int_equal(plans->items[nth].option, kind == PLAN_OPTION ? option : OPTION_NONE);
}

static void expect_verdict(const struct plans *plans, enum verdict_kind verdict, uint32_t option,
                           int64_t margin)
{
    assert_int_equal(plans->verdict, verdict);
    assert_int_equal(plans->option, option);
    assert_true(plans->has_rival);
    assert_int_equal(plans->margin, margin);
    assert_int_equal(plans->between != 0, verdict == VERDICT_EITHER);
}

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

static void plans_are_made_of_each_option_and_the_best_split_and_ranked(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 3);
    hand_points(hand, 0, (int64_t[]){4000, 0, 9000});
    hand_points(hand, 1, (int64_t[]){8000, 1000, 2000});
    hand_size(hand, 1, 3000);
    hand_second(hand, 9000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.count, 4);
    expect_plan(&plans, 0, PLAN_OPTION, 0, A);
    expect_plan(&plans, 1, PLAN_SPLIT, 0, C);
    expect_plan(&plans, 1, PLAN_SPLIT, 1, A);
    expect_plan(&plans, 2, PLAN_OPTION, 0, C);
    expect_plan(&plans, 3, PLAN_OPTION, 0, B);
    assert_true(plans.items[0].assignment.total == 28000000);
    assert_true(plans.items[1].assignment.total == 33000000 - 9000000);
    assert_true(plans.items[2].assignment.total == 15000000);
    assert_true(plans.items[3].assignment.total == 3000000);
    /* To the split: 4 for component 0, which alone gets another option. */
    expect_verdict(&plans, VERDICT_OPTION, A, 13000000 / 4000);
    assert_int_equal(plans.rival, 2);
    hand_fold(hand);
}

/* What is worked out for the whole is the same for its halves. */
static void halves_of_a_component_change_nothing(void **state)
{
    (void)state;
    struct hand *whole = hand_deal(2, 2);
    struct hand *halves = hand_deal(3, 2);
    hand_points(whole, 0, (int64_t[]){4000, 1000});
    hand_points(whole, 1, (int64_t[]){0, 7000});
    hand_second(whole, 1500);
    for (uint32_t i = 0; i < 2; i++) {
        hand_points(halves, i, (int64_t[]){4000, 1000});
        hand_size(halves, i, 500);
    }
    hand_points(halves, 2, (int64_t[]){0, 7000});
    hand_second(halves, 1500);
    struct plans a = plans_of(whole, VIEW_POINTS);
    struct plans b = plans_of(halves, VIEW_POINTS);
    expect_verdict(&a, VERDICT_SPLIT, OPTION_NONE, 1500);
    expect_verdict(&b, VERDICT_SPLIT, OPTION_NONE, 1500);
    assert_int_equal(a.count, b.count);
    for (uint32_t i = 0; i < a.count; i++)
        assert_true(a.items[i].assignment.total == b.items[i].assignment.total);
    hand_fold(whole);
    hand_fold(halves);
}

/* Dividing by all would bury the split of a small component in a large project. */
static void the_margin_is_per_size_of_what_is_placed_differently(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    int64_t size;
    hand_points(hand, 0, (int64_t[]){20000, 0});
    hand_points(hand, 1, (int64_t[]){0, 9000});
    hand_size(hand, 0, 60000);
    hand_second(hand, 4000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_verdict(&plans, VERDICT_SPLIT, OPTION_NONE, 5000);
    expect_plan(&plans, plans.rival, PLAN_OPTION, 0, A);
    const struct assignment *split = &plans.items[0].assignment;
    const struct assignment *all_b = &plans.items[2].assignment;
    assert_true(plan_difference(&hand->stakes, split, all_b, &size) == 1200000000 - 4000000);
    assert_int_equal(size, 60000);
    assert_true(plan_difference(&hand->stakes, split, split, &size) == 0);
    assert_int_equal(size, 0);
    hand_fold(hand);
}

/* The split is worth more than all of B, but all of B is nearer for each unit of size. */
static void the_nearest_rival_need_not_be_the_second_best_plan(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_points(hand, 0, (int64_t[]){4000, 0});
    hand_points(hand, 1, (int64_t[]){1000, 0});
    hand_size(hand, 1, 3000);
    hand_second(hand, 3900);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_plan(&plans, 1, PLAN_SPLIT, 0, A);
    expect_plan(&plans, 2, PLAN_OPTION, 0, B);
    expect_verdict(&plans, VERDICT_OPTION, A, 1750);
    assert_int_equal(plans.rival, 2);
    hand_fold(hand);
}

static void of_equal_rivals_the_first_is_named(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    for (uint32_t i = 0; i < 2; i++)
        hand_points(hand, i, (int64_t[]){2000, 0});
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_verdict(&plans, VERDICT_OPTION, A, 2000);
    assert_int_equal(plans.rival, 1);
    expect_plan(&plans, 1, PLAN_SPLIT, 0, A);
    hand_fold(hand);
}

/* The margin in thousandths, in one component of size 1: the boundary is exact, not rounded. */
static void a_toss_up_ends_where_the_threshold_says(void **state)
{
    (void)state;
    static const struct {
        int64_t lead;
        enum verdict_kind verdict;
    } cases[] = {
        {0, VERDICT_EITHER}, {999, VERDICT_EITHER}, {1000, VERDICT_OPTION}, {1001, VERDICT_OPTION}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hand *hand = hand_deal(1, 2);
        hand_points(hand, 0, (int64_t[]){cases[i].lead, 0});
        struct plans plans = plans_of(hand, VIEW_POINTS);
        assert_int_equal(plans.count, 2);
        expect_verdict(&plans, cases[i].verdict,
                       cases[i].verdict == VERDICT_OPTION ? A : OPTION_NONE, cases[i].lead);
        assert_int_equal(plans.between, cases[i].verdict == VERDICT_EITHER ? BIT(A) | BIT(B) : 0);
        hand_fold(hand);
    }
}

/* 999.75 thousandths are shown as 1.000, but lie below it. */
static void a_margin_that_is_rounded_up_to_the_threshold_is_a_toss_up(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_points(hand, 0, (int64_t[]){1000, 0});
    hand_points(hand, 1, (int64_t[]){999, 0});
    hand_size(hand, 0, 3000);
    hand_second(hand, 90000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_verdict(&plans, VERDICT_EITHER, OPTION_NONE, 1000);
    hand_fold(hand);
}

static void without_a_toss_up_equals_go_to_the_first(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 3);
    hand->pack.thresholds.toss_up = 0;
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_verdict(&plans, VERDICT_OPTION, A, 0);
    assert_int_equal(plans_given(&plans, 1), A);
    hand_fold(hand);
}

static void equals_keep_the_order_option_split_as_is(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(3, 3);
    hand_run(hand, 0, A, 0);
    hand_run(hand, 1, B, 0);
    hand_run(hand, 2, A, 0);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.count, 5);
    for (uint32_t option = 0; option < 3; option++)
        expect_plan(&plans, option, PLAN_OPTION, 2, option);
    /* The first split in the order of components and options. */
    expect_plan(&plans, 3, PLAN_SPLIT, 0, A);
    expect_plan(&plans, 3, PLAN_SPLIT, 1, A);
    expect_plan(&plans, 3, PLAN_SPLIT, 2, B);
    expect_plan(&plans, 4, PLAN_AS_IS, 1, B);
    assert_int_equal(plans.verdict, VERDICT_EITHER);
    assert_int_equal(plans.between, BIT(A) | BIT(B) | BIT(C) | BETWEEN_SPLIT);
    hand_fold(hand);
}

/* ---- either ---- */

/* Component 0 gets A in all plans that contend; what component 1 gets is open. */
static void either_gives_what_the_contenders_agree_on(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 3);
    hand_points(hand, 0, (int64_t[]){20000, 0, 0});
    hand_points(hand, 1, (int64_t[]){0, 4500, 0});
    hand_second(hand, 4000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_verdict(&plans, VERDICT_EITHER, OPTION_NONE, 500);
    assert_int_equal(plans.between, BIT(A) | BETWEEN_SPLIT);
    assert_int_equal(plans_given(&plans, 0), A);
    assert_int_equal(plans_given(&plans, 1), OPTION_NONE);
    hand_second(hand, 5000);
    plans = plans_of(hand, VIEW_POINTS);
    expect_plan(&plans, 0, PLAN_OPTION, 0, A);
    expect_verdict(&plans, VERDICT_EITHER, OPTION_NONE, 500);
    assert_int_equal(plans.between, BIT(A) | BETWEEN_SPLIT);
    assert_int_equal(plans_given(&plans, 0), A);
    hand_fold(hand);
}

/* A tie in the lead among several, with one behind. */
static void either_is_between_all_that_lie_near_the_best(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 3);
    for (uint32_t i = 0; i < 2; i++)
        hand_points(hand, i, (int64_t[]){5500, 0, 5000});
    hand_second(hand, 4000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_verdict(&plans, VERDICT_EITHER, OPTION_NONE, 500);
    assert_int_equal(plans.between, BIT(A) | BIT(C));
    assert_int_equal(plans_given(&plans, 0), OPTION_NONE);
    assert_true(plans.items[0].contends && plans.items[1].contends);
    assert_false(plans.items[2].contends || plans.items[3].contends);
    hand_fold(hand);
}

/* ---- as is ---- */

static void as_is_is_a_plan_where_it_is_known_for_all(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_run(hand, 0, A, 3000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.count, 3); /* the other runs on nothing yet */
    hand_run(hand, 1, B, 3000);
    hand->stakes.items[1].current |= BIT(A);
    hand->stakes.items[1].current_known = false;
    plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.count, 3); /* … or on either */
    hand_run(hand, 1, A, 3000);
    hand->stakes.items[1].current_known = true;
    plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.count, 4);
    hand_fold(hand);
}

static void as_is_is_repeated_where_another_plan_places_all_alike(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_run(hand, 0, B, 3000);
    hand_run(hand, 1, B, 3000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_plan(&plans, 0, PLAN_OPTION, 0, B);
    expect_plan(&plans, 1, PLAN_AS_IS, 0, B);
    assert_true(plans.items[1].is_repeated);
    assert_true(plans.items[1].assignment.total == plans.items[0].assignment.total);
    /* The rival is another one: the split, which moves the first component. */
    expect_verdict(&plans, VERDICT_OPTION, B, 3000);
    expect_plan(&plans, plans.rival, PLAN_SPLIT, 0, A);
    hand_run(hand, 0, A, 3000);
    plans = plans_of(hand, VIEW_POINTS);
    expect_plan(&plans, 0, PLAN_SPLIT, 0, A);
    expect_plan(&plans, 1, PLAN_AS_IS, 0, A);
    assert_true(plans.items[1].is_repeated);
    expect_verdict(&plans, VERDICT_SPLIT, OPTION_NONE, 3000);
    hand_fold(hand);
}

/* As it is, A and B are mixed the wrong way round. That is no rival of the best split, for it would
 * be a split as well, but one of a single option. */
static void as_is_in_the_shape_of_a_split_is_a_rival_of_options_only(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_points(hand, 0, (int64_t[]){5000, 0});
    hand_points(hand, 1, (int64_t[]){0, 5000});
    hand_run(hand, 0, B, 4800);
    hand_run(hand, 1, A, 4800);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_plan(&plans, 0, PLAN_SPLIT, 0, A);
    assert_true(plans.items[0].assignment.total == 400000);
    expect_plan(&plans, 3, PLAN_AS_IS, 0, B);
    assert_true(plans.items[3].possible && !plans.items[3].is_repeated);
    assert_int_equal(plans.between, BIT(A) | BIT(B) | BETWEEN_SPLIT);
    assert_false(plans.items[3].contends);

    /* All of A is best, the best split is far from it for what it moves, and as it is the nearest
     * of all: it places much more otherwise. */
    hand_points(hand, 0, (int64_t[]){9000, 0});
    hand_points(hand, 1, (int64_t[]){9000, 0});
    hand_run(hand, 0, B, 4000);
    hand_run(hand, 1, A, 4000);
    hand_size(hand, 0, 10000);
    hand_link(hand, 0, 1, 2000, false);
    plans = plans_of(hand, VIEW_POINTS);
    expect_plan(&plans, 0, PLAN_OPTION, 0, A);
    expect_plan(&plans, 1, PLAN_SPLIT, 0, A);
    expect_plan(&plans, 2, PLAN_AS_IS, 0, B);
    /* 5 for each of 10, and the link, by 10. */
    expect_verdict(&plans, VERDICT_OPTION, A, 5200);
    assert_int_equal(plans.rival, 2);
    hand_fold(hand);
}

/* ---- what is possible ---- */

static void plans_that_are_not_possible_come_last(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 3);
    for (uint32_t i = 0; i < 2; i++)
        hand_points(hand, i, (int64_t[]){90000, 0, 4000});
    hand_exclude(hand, 0, BIT(A));
    hand_second(hand, 200000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_plan(&plans, 0, PLAN_OPTION, 0, C);
    expect_plan(&plans, 1, PLAN_OPTION, 0, B);
    expect_plan(&plans, 2, PLAN_SPLIT, 0, C);
    expect_plan(&plans, 3, PLAN_OPTION, 0, A);
    assert_false(plans.items[3].possible);
    expect_verdict(&plans, VERDICT_OPTION, C, 4000);
    hand_fold(hand);
}

static void a_plan_without_rival_has_no_margin(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 3);
    hand_exclude(hand, 0, BIT(A) | BIT(B));
    hand_exclude(hand, 1, BIT(A) | BIT(B));
    struct plans plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.verdict, VERDICT_OPTION);
    assert_int_equal(plans.option, C);
    assert_false(plans.has_rival);
    assert_int_equal(plans.margin, 0);
    hand_fold(hand);
}

static void a_split_may_be_all_that_is_left(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_exclude(hand, 0, BIT(A));
    hand_exclude(hand, 1, BIT(B));
    struct plans plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.verdict, VERDICT_SPLIT);
    assert_false(plans.has_rival);
    assert_int_equal(plans_given(&plans, 0), B);
    assert_int_equal(plans_given(&plans, 1), A);
    hand_link(hand, 0, 1, 0, true);
    plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.verdict, VERDICT_NONE);
    assert_int_equal(plans.count, 2);
    assert_int_equal(plans.option, OPTION_NONE);
    assert_int_equal(plans.between, 0);
    assert_false(plans.has_rival);
    assert_int_equal(plans_given(&plans, 0), OPTION_NONE);
    hand_fold(hand);
}

static void a_pin_leaves_one_option_even_where_that_is_ruled_out(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_points(hand, 0, (int64_t[]){9000, 0});
    hand_points(hand, 1, (int64_t[]){9000, 0});
    hand_exclude(hand, 0, BIT(B));
    hand->stakes.items[0].pin = B;
    hand_second(hand, 4000);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    expect_plan(&plans, 0, PLAN_SPLIT, 0, B);
    expect_plan(&plans, 1, PLAN_OPTION, 0, B);
    expect_plan(&plans, 2, PLAN_OPTION, 0, A);
    assert_true(plans.items[1].possible);
    assert_false(plans.items[2].possible);
    expect_verdict(&plans, VERDICT_SPLIT, OPTION_NONE, 5000);
    hand_fold(hand);
}

static void one_component_is_never_split(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(1, 3);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.count, 3);
    hand_fold(hand);
}

static void a_pack_of_one_option_has_one_plan(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 1);
    struct plans plans = plans_of(hand, VIEW_POINTS);
    assert_int_equal(plans.count, 1);
    assert_int_equal(plans.verdict, VERDICT_OPTION);
    assert_false(plans.has_rival);
    hand_fold(hand);
}

/* ---- views ---- */

static void a_view_is_an_end_of_what_plans_may_be_worth(void **state)
{
    (void)state;
    static const struct {
        enum view view;
        __int128 totals[2]; /* of all in A, and in B */
        bool possible;      /* all in A */
        uint32_t best;      /* of component 0 */
    } cases[] = {{VIEW_POINTS, {5000000, 4000000}, true, A},
                 {VIEW_LOW, {1000000, 4000000}, false, B},
                 {VIEW_HIGH, {6000000, 4000000}, true, A}};
    struct hand *hand = hand_deal(2, 2);
    hand->points[0][A] = (struct points){5000, 1000, 6000};
    hand_points(hand, 1, (int64_t[]){0, 4000});
    hand->stakes.items[1].may_be_excluded = BIT(A);
    hand->stakes.second = (struct points){90000, 80000, 99000};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plans plans = plans_of(hand, cases[i].view);
        for (uint32_t j = 0; j < plans.count; j++) {
            if (plans.items[j].kind != PLAN_OPTION)
                continue;
            uint32_t option = plans.items[j].option;
            assert_true(plans.items[j].assignment.total == cases[i].totals[option]);
            assert_int_equal(plans.items[j].possible, option == B || cases[i].possible);
        }
        assert_int_equal(plans.items[0].assignment.option[0], cases[i].best);
    }
    hand_fold(hand);
}

static void a_search_that_is_given_up_is_said(void **state)
{
    (void)state;
    struct hand *hand = hand_tangle();
    struct plans plans;
    assert_int_equal(plans_make(&plans, &hand->stakes, VIEW_POINTS), ASSIGN_LIMIT);
    assert_int_equal(plans.count, 3);
    hand_fold(hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotient_is_rounded_half_away_from_zero),
        cmocka_unit_test(plans_are_made_of_each_option_and_the_best_split_and_ranked),
        cmocka_unit_test(halves_of_a_component_change_nothing),
        cmocka_unit_test(the_margin_is_per_size_of_what_is_placed_differently),
        cmocka_unit_test(the_nearest_rival_need_not_be_the_second_best_plan),
        cmocka_unit_test(of_equal_rivals_the_first_is_named),
        cmocka_unit_test(a_toss_up_ends_where_the_threshold_says),
        cmocka_unit_test(a_margin_that_is_rounded_up_to_the_threshold_is_a_toss_up),
        cmocka_unit_test(without_a_toss_up_equals_go_to_the_first),
        cmocka_unit_test(equals_keep_the_order_option_split_as_is),
        cmocka_unit_test(either_gives_what_the_contenders_agree_on),
        cmocka_unit_test(either_is_between_all_that_lie_near_the_best),
        cmocka_unit_test(as_is_is_a_plan_where_it_is_known_for_all),
        cmocka_unit_test(as_is_is_repeated_where_another_plan_places_all_alike),
        cmocka_unit_test(as_is_in_the_shape_of_a_split_is_a_rival_of_options_only),
        cmocka_unit_test(plans_that_are_not_possible_come_last),
        cmocka_unit_test(a_plan_without_rival_has_no_margin),
        cmocka_unit_test(a_split_may_be_all_that_is_left),
        cmocka_unit_test(a_pin_leaves_one_option_even_where_that_is_ruled_out),
        cmocka_unit_test(one_component_is_never_split),
        cmocka_unit_test(a_pack_of_one_option_has_one_plan),
        cmocka_unit_test(a_view_is_an_end_of_what_plans_may_be_worth),
        cmocka_unit_test(a_search_that_is_given_up_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
