#include "stakes_fixture.h"

#define A 0
#define B 1
#define C 2

#define BIT(option) (UINT32_C(1) << (option))

static const struct plan *find_plan(const struct ruling *ruling, enum plan_kind kind,
                                    uint32_t option)
{
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        if (ruling->plans[i].kind == kind &&
            (kind != PLAN_OPTION || ruling->plans[i].option == option))
            return &ruling->plans[i];
    fail_msg("there is no such plan");
    return NULL;
}

/* Two components, the first better off with A, the second with B, that are linked. */
static struct hand *deal_split(void)
{
    struct hand *hand = hand_deal(2, 2);
    hand_points(hand, 0, (int64_t[]){20000, 0});
    hand_points(hand, 1, (int64_t[]){0, 9000});
    hand_size(hand, 0, 3000);
    hand_link(hand, 0, 1, 500, false);
    hand_second(hand, 4000);
    return hand;
}

static void the_verdict_is_recorded_with_its_plans(void **state)
{
    (void)state;
    struct hand *hand = deal_split();
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(ruling->verdict, VERDICT_SPLIT);
    assert_int_equal(ruling->option, OPTION_NONE);
    assert_int_equal(ruling->between, 0);
    assert_true(ruling->has_rival);
    assert_int_equal(ruling->margin, 4500);
    assert_int_equal(ruling->rival, 1);
    assert_int_equal(ruling->plan_count, 3);
    assert_ptr_equal(ruling_plan(ruling), &ruling->plans[0]);
    assert_int_equal(ruling->plans[0].kind, PLAN_SPLIT);
    assert_int_equal(ruling->plans[0].options[0], A);
    assert_int_equal(ruling->plans[0].options[1], B);
    assert_int_equal(ruling->plans[0].margin, 0);
    assert_int_equal(ruling->plans[1].option, A);
    assert_int_equal(ruling->plans[1].margin, 4500);
    assert_int_equal(ruling->plans[2].option, B);
    /* 60 - 4.5 for component 0, of size 3. */
    assert_int_equal(ruling->plans[2].margin, 55500 / 3);
    /* (60 + 9 - 4.5) / 4 */
    assert_int_equal(ruling->plans[0].points, 16125);
    assert_int_equal(ruled_find(ruling->components, 0), NULL);
    hand_fold(hand);
}

static void points_are_rounded_half_away_from_zero(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_points(hand, 0, (int64_t[]){1, -1});
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(find_plan(ruling, PLAN_OPTION, A)->points, 1);
    assert_int_equal(find_plan(ruling, PLAN_OPTION, B)->points, -1);
    hand_fold(hand);
}

/* Each part of a plan's worth by itself, and all of them together. */
static void the_parts_of_a_plan_add_up_to_its_total(void **state)
{
    (void)state;
    struct hand *hand = deal_split();
    hand->pack.split.introduce = 2000;
    hand->stakes.operated = BIT(A);
    hand->stakes.may_be_operated = BIT(A);
    hand_run(hand, 0, B, 700);
    hand_run(hand, 1, A, 300);
    const struct ruling *ruling = hand_rule(hand);
    const struct plan *split = find_plan(ruling, PLAN_SPLIT, OPTION_NONE);
    assert_true(split->fit == 69000000);
    assert_true(split->switching == 3 * 700000 + 300000);
    assert_true(split->links == 500000);
    assert_true(split->introduce == 2000000);
    assert_true(split->second == 4000000);
    const struct plan *all_b = find_plan(ruling, PLAN_OPTION, B);
    assert_true(all_b->fit == 9000000);
    assert_true(all_b->switching == 300000);
    assert_true(all_b->links == 0);
    assert_true(all_b->introduce == 2000000);
    assert_true(all_b->second == 0);
    const struct plan *as_is = find_plan(ruling, PLAN_AS_IS, OPTION_NONE);
    assert_true(as_is->switching == 0);
    assert_true(as_is->links == 500000);
    for (uint32_t i = 0; i < ruling->plan_count; i++) {
        const struct plan *plan = &ruling->plans[i];
        assert_true(plan->total ==
                    plan->fit - plan->switching - plan->links - plan->introduce - plan->second);
    }
    hand_fold(hand);
}

static void firmness_follows_the_thresholds(void **state)
{
    (void)state;
    static const struct {
        int64_t lead;
        enum firmness firmness;
    } cases[] = {
        {0, FIRMNESS_NONE},      {999, FIRMNESS_NONE},   {1000, FIRMNESS_SLIGHT},
        {2999, FIRMNESS_SLIGHT}, {3000, FIRMNESS_CLEAR}, {5999, FIRMNESS_CLEAR},
        {6000, FIRMNESS_FIRM},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hand *hand = hand_deal(1, 2);
        hand_points(hand, 0, (int64_t[]){cases[i].lead, 0});
        const struct ruling *ruling = hand_rule(hand);
        assert_int_equal(ruling->firmness, cases[i].firmness);
        assert_int_equal(ruling->margin, cases[i].lead);
        assert_true((ruling_plan(ruling) == NULL) == (cases[i].firmness == FIRMNESS_NONE));
        hand_fold(hand);
    }
}

static void what_has_no_rival_is_firm_and_none_is_not(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(1, 2);
    hand_exclude(hand, 0, BIT(A));
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(ruling->verdict, VERDICT_OPTION);
    assert_int_equal(ruling->firmness, FIRMNESS_FIRM);
    assert_false(ruling->has_rival);
    hand_exclude(hand, 0, BIT(A) | BIT(B));
    ruling = hand_rule(hand);
    assert_int_equal(ruling->verdict, VERDICT_NONE);
    assert_int_equal(ruling->firmness, FIRMNESS_NONE);
    assert_int_equal(ruling->components[0].option, OPTION_NONE);
    assert_int_equal(ruling->components[0].regret, 0);
    assert_false(ruling->components[0].has_margin);
    hand_fold(hand);
}

/* ---- what stands against a plan ---- */

static void a_blocked_plan_names_its_rules_once_and_in_pack_order(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(3, 3);
    hand_run(hand, 0, C, 0);
    hand_run(hand, 1, A, 0);
    hand_run(hand, 2, C, 0);
    hand_exclude(hand, 0, BIT(A) | BIT(C));
    hand_exclude(hand, 1, BIT(A));
    hand_exclude(hand, 2, BIT(C));
    const struct ruling *ruling = hand_rule(hand);
    const struct plan *as_is = find_plan(ruling, PLAN_AS_IS, OPTION_NONE);
    assert_false(as_is->possible);
    assert_int_equal(as_is->blocked_count, 2);
    assert_int_equal(as_is->blocked_by[0], A);
    assert_int_equal(as_is->blocked_by[1], C);
    assert_int_equal(as_is->pinned, 0);
    assert_false(as_is->held);
    assert_int_equal(find_plan(ruling, PLAN_OPTION, A)->blocked_count, 1);
    assert_int_equal(find_plan(ruling, PLAN_OPTION, B)->blocked_count, 0);
    hand_fold(hand);
}

/* What is ruled out for a component that is pinned blocks nothing: the pin beats it, and keeps
 * other options away as well. */
static void pins_and_links_that_cannot_be_cut_stand_against_plans(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(3, 2);
    hand->stakes.items[0].pin = A;
    hand->stakes.items[1].pin = A;
    hand_exclude(hand, 0, BIT(A));
    hand_link(hand, 0, 1, 0, true);
    for (uint32_t i = 0; i < 3; i++)
        hand_run(hand, i, i == 1 ? A : B, 0);
    const struct ruling *ruling = hand_rule(hand);
    const struct plan *all_a = find_plan(ruling, PLAN_OPTION, A);
    assert_true(all_a->possible);
    assert_int_equal(all_a->blocked_count, 0);
    assert_int_equal(all_a->pinned, 0);
    const struct plan *all_b = find_plan(ruling, PLAN_OPTION, B);
    assert_false(all_b->possible);
    assert_int_equal(all_b->pinned, 2);
    assert_false(all_b->held);
    const struct plan *as_is = find_plan(ruling, PLAN_AS_IS, OPTION_NONE);
    assert_false(as_is->possible);
    assert_int_equal(as_is->pinned, 1);
    assert_true(as_is->held);
    hand_fold(hand);
}

static void as_is_may_be_the_same_as_another_plan(void **state)
{
    (void)state;
    struct hand *hand = deal_split();
    hand_run(hand, 0, A, 3000);
    hand_run(hand, 1, B, 3000);
    const struct ruling *ruling = hand_rule(hand);
    const struct plan *as_is = find_plan(ruling, PLAN_AS_IS, OPTION_NONE);
    assert_true(as_is->is_repeated);
    assert_int_equal(as_is->margin, 0);
    assert_int_equal(as_is->option, OPTION_NONE);
    hand_fold(hand);
}

/* ---- what a split costs ---- */

static void overhead_has_bounds_and_breaks_even_where_one_option_is_worth_as_much(void **state)
{
    (void)state;
    struct hand *hand = deal_split();
    hand->pack.split.introduce = 2000;
    hand->stakes.operated = BIT(B);
    hand->stakes.may_be_operated = BIT(A) | BIT(B);
    hand->stakes.second = (struct points){4000, 1000, 9000};
    const struct ruling *ruling = hand_rule(hand);
    const struct ruled_split *split = &ruling->split;
    assert_true(split->exists);
    assert_int_equal(split->plan, 0);
    assert_int_equal(split->overhead.points, 4000);
    assert_int_equal(split->overhead.low, 1000);
    assert_int_equal(split->overhead.high, 11000);
    assert_int_equal(split->link_cost, 500);
    /* All of A is worth 9 less, so that it pays up to 4 + 4.5. */
    assert_true(split->has_break_even);
    assert_int_equal(split->break_even, 8500);
    hand_second(hand, 8501);
    ruling = hand_rule(hand);
    assert_int_equal(ruling->plans[0].kind, PLAN_OPTION);
    assert_int_equal(ruling->split.plan, 1);
    assert_int_equal(ruling->split.break_even, 8500);
    hand_fold(hand);
}

static void nothing_breaks_even_where_no_single_option_is_possible(void **state)
{
    (void)state;
    struct hand *hand = deal_split();
    hand->stakes.items[0].pin = A;
    hand->stakes.items[1].pin = B;
    const struct ruling *ruling = hand_rule(hand);
    assert_true(ruling->split.exists);
    assert_false(ruling->split.has_break_even);
    hand->stakes.items[1].pin = A;
    ruling = hand_rule(hand);
    assert_false(ruling->split.exists);
    assert_int_equal(ruling->split.boundary_count, 0);
    hand_fold(hand);
}

/* Component 1 of the profile is outside; links to it are boundaries in every plan. */
static void boundaries_are_the_pairs_that_the_split_parts(void **state)
{
    (void)state;
    static const uint32_t ends[][2] = {{3, 0}, {0, 3}, {0, 2}, {2, 3}, {1, 3}, {0, 1}, {3, 2}};
    struct hand *hand = hand_deal(3, 2);
    hand_points(hand, 0, (int64_t[]){9000, 0});
    hand_points(hand, 1, (int64_t[]){9000, 0});
    hand_points(hand, 2, (int64_t[]){0, 9000});
    hand->profile.component_count = 4;
    hand->stakes.items[1].component = 2;
    hand->stakes.items[2].component = 3;
    hand->profile.link_count = 7;
    for (uint32_t i = 0; i < 7; i++)
        memcpy(hand->given[i].ends, ends[i], sizeof ends[i]);
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(ruling->verdict, VERDICT_SPLIT);
    assert_int_equal(ruling->split.boundary_count, 2);
    assert_memory_equal(ruling->split.boundaries[0], ends[0], sizeof ends[0]);
    assert_memory_equal(ruling->split.boundaries[1], ends[3], sizeof ends[3]);
    hand_fold(hand);
}

/* ---- components ---- */

static void a_component_has_a_margin_and_a_regret_of_its_own(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(3, 3);
    hand_points(hand, 0, (int64_t[]){9000, 4000, 7500});
    hand_points(hand, 1, (int64_t[]){1000, 8000, 0});
    hand_points(hand, 2, (int64_t[]){5000, 6000, 0});
    hand_size(hand, 0, 9000);
    hand_exclude(hand, 0, BIT(C));
    hand_exclude(hand, 2, BIT(B) | BIT(C));
    hand_second(hand, 90000);
    const struct ruling *ruling = hand_rule(hand);
    const struct ruled_component *components = ruling->components;
    assert_int_equal(ruling->option, A);
    assert_true(components[0].has_margin);
    assert_int_equal(components[0].margin, 5000);
    assert_int_equal(components[0].option, A);
    assert_int_equal(components[0].regret, 0);
    assert_int_equal(components[1].margin, 7000);
    assert_int_equal(components[1].regret, 7000);
    assert_false(components[2].has_margin);
    assert_int_equal(components[2].regret, 0);
    hand_fold(hand);
}

/* The second smallest lead is not taken for the smallest. */
static void the_margin_of_a_component_is_to_the_nearest_option(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(1, 3);
    hand_points(hand, 0, (int64_t[]){4000, 9000, 1000});
    assert_int_equal(hand_rule(hand)->components[0].margin, 5000);
    hand_points(hand, 0, (int64_t[]){4000, 9000, 7000});
    assert_int_equal(hand_rule(hand)->components[0].margin, 2000);
    hand_fold(hand);
}

/* Pinned to what is ruled out, it has more points than with the best that is not. */
static void regret_is_never_below_nothing(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(1, 2);
    hand_points(hand, 0, (int64_t[]){9000, 0});
    hand_exclude(hand, 0, BIT(A));
    hand->stakes.items[0].pin = A;
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(ruling->components[0].best, B);
    assert_int_equal(ruling->components[0].option, A);
    assert_int_equal(ruling->components[0].regret, 0);
    hand_exclude(hand, 0, BIT(A) | BIT(B));
    assert_int_equal(hand_rule(hand)->components[0].regret, 0);
    hand_fold(hand);
}

static void where_it_runs_today_is_recorded_if_it_is_known(void **state)
{
    (void)state;
    static const struct {
        uint32_t may_run_on;
        bool may_be_none;
        uint32_t current;
        uint32_t switches;
    } cases[] = {{BIT(B), false, B, 1},
                 {BIT(B), true, OPTION_NONE, 0},
                 {BIT(A) | BIT(B), false, OPTION_NONE, 1},
                 {0, true, OPTION_NONE, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hand *hand = hand_deal(1, 3);
        struct stake *stake = &hand->stakes.items[0];
        struct ruled_rule easy = {.rule = 0};
        hand_run(hand, 0, B, 700);
        stake->current = cases[i].may_run_on;
        stake->may_be_none = cases[i].may_be_none;
        stake->current_known = __builtin_popcount(stake->current) + stake->may_be_none == 1;
        hand_record(hand);
        hand->ruled[0].switches = &easy;
        hand->ruled[0].switch_count = 1;
        assert_true(outcome_decide(&hand->arena, &hand->stakes, &hand->ruling, &hand->diags));
        assert_int_equal(hand->ruled[0].current, cases[i].current);
        assert_int_equal(hand->ruled[0].switch_count, cases[i].switches);
        assert_int_equal(hand->ruled[0].switching.points, 700);
        hand_fold(hand);
    }
}

/* ---- without pins ---- */

static void a_pin_costs_what_the_best_plan_would_have_more_without_it(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(3, 2);
    hand_points(hand, 0, (int64_t[]){9000, 0});
    hand_points(hand, 1, (int64_t[]){9000, 0});
    hand_points(hand, 2, (int64_t[]){9000, 0});
    hand_size(hand, 2, 2000);
    hand->stakes.items[1].pin = B;
    hand->stakes.items[2].pin = A;
    hand_second(hand, 4000);
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(ruling->verdict, VERDICT_SPLIT);
    assert_int_equal(ruling->components[0].pin_cost, 0);
    assert_int_equal(ruling->components[1].pin_cost, 13000 / 4);
    assert_int_equal(ruling->components[2].pin_cost, 0);
    assert_int_equal(ruling->components[1].option, B);
    assert_int_equal(ruling->free_verdict, VERDICT_OPTION);
    assert_int_equal(ruling->free_option, A);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(ruling->components[i].free, A);
    assert_int_equal(hand->stakes.items[1].pin, B);
    hand_fold(hand);
}

static void without_pins_it_is_the_ruling_itself(void **state)
{
    (void)state;
    struct hand *hand = deal_split();
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(ruling->free_verdict, VERDICT_SPLIT);
    assert_int_equal(ruling->free_option, OPTION_NONE);
    assert_int_equal(ruling->components[0].free, A);
    assert_int_equal(ruling->components[1].free, B);
    assert_int_equal(ruling->components[0].pin_cost, 0);
    hand_fold(hand);
}

/* Two pins that a link does not let stand together: there is no ruling, but one without them, and
 * no number for what one of them costs. */
static void pins_that_leave_nothing_have_no_cost(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(2, 2);
    hand_points(hand, 0, (int64_t[]){9000, 0});
    hand_points(hand, 1, (int64_t[]){9000, 0});
    hand->stakes.items[0].pin = A;
    hand->stakes.items[1].pin = B;
    hand_link(hand, 0, 1, 0, true);
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(ruling->verdict, VERDICT_NONE);
    assert_int_equal(ruling->components[0].pin_cost, 0);
    assert_int_equal(ruling->components[1].pin_cost, 0);
    assert_int_equal(ruling->free_verdict, VERDICT_OPTION);
    assert_int_equal(ruling->free_option, A);
    hand_fold(hand);
}

/* Without its pin a component may have no option at all. */
static void a_pin_may_be_all_that_makes_a_plan_possible(void **state)
{
    (void)state;
    struct hand *hand = hand_deal(1, 2);
    hand_exclude(hand, 0, BIT(A) | BIT(B));
    hand->stakes.items[0].pin = B;
    const struct ruling *ruling = hand_rule(hand);
    assert_int_equal(ruling->verdict, VERDICT_OPTION);
    assert_int_equal(ruling->option, B);
    assert_int_equal(ruling->components[0].pin_cost, 0);
    assert_int_equal(ruling->free_verdict, VERDICT_NONE);
    assert_int_equal(ruling->components[0].free, OPTION_NONE);
    hand_fold(hand);
}

/* ---- failures ---- */

static void expect_given_up(struct hand *hand)
{
    hand_record(hand);
    assert_false(outcome_decide(&hand->arena, &hand->stakes, &hand->ruling, &hand->diags));
    assert_int_equal(hand->diags.list.count, 1);
    assert_int_equal(hand->diags.list.items[0].code, R0501);
    assert_string_equal(hand->diags.list.items[0].file, "hand.yaml");
    assert_non_null(strstr(hand->diags.list.items[0].message, "By hand"));
    assert_null(hand->diags.list.items[0].span.source);
}

static void a_split_that_is_not_found_is_a_named_failure(void **state)
{
    (void)state;
    struct hand *hand = hand_tangle();
    expect_given_up(hand);
    hand_fold(hand);
}

/* All components are pinned, so that there is nothing to search for, but all of it without the
 * pins. */
static void what_would_be_without_pins_may_not_be_found_either(void **state)
{
    (void)state;
    struct hand *hand = hand_tangle();
    for (uint32_t i = 0; i < ASSIGN_COMPONENTS; i++)
        hand->stakes.items[i].pin = i % 3;
    expect_given_up(hand);
    hand_fold(hand);
    /* One pin that two components cannot both have, though they must. */
    hand = hand_tangle();
    hand->links[0].never = true;
    hand->stakes.items[hand->links[0].ends[0]].pin = C;
    hand_exclude(hand, hand->links[0].ends[1], BIT(C));
    expect_given_up(hand);
    hand_fold(hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_verdict_is_recorded_with_its_plans),
        cmocka_unit_test(points_are_rounded_half_away_from_zero),
        cmocka_unit_test(the_parts_of_a_plan_add_up_to_its_total),
        cmocka_unit_test(firmness_follows_the_thresholds),
        cmocka_unit_test(what_has_no_rival_is_firm_and_none_is_not),
        cmocka_unit_test(a_blocked_plan_names_its_rules_once_and_in_pack_order),
        cmocka_unit_test(pins_and_links_that_cannot_be_cut_stand_against_plans),
        cmocka_unit_test(as_is_may_be_the_same_as_another_plan),
        cmocka_unit_test(overhead_has_bounds_and_breaks_even_where_one_option_is_worth_as_much),
        cmocka_unit_test(nothing_breaks_even_where_no_single_option_is_possible),
        cmocka_unit_test(boundaries_are_the_pairs_that_the_split_parts),
        cmocka_unit_test(a_component_has_a_margin_and_a_regret_of_its_own),
        cmocka_unit_test(the_margin_of_a_component_is_to_the_nearest_option),
        cmocka_unit_test(regret_is_never_below_nothing),
        cmocka_unit_test(where_it_runs_today_is_recorded_if_it_is_known),
        cmocka_unit_test(a_pin_costs_what_the_best_plan_would_have_more_without_it),
        cmocka_unit_test(without_pins_it_is_the_ruling_itself),
        cmocka_unit_test(pins_that_leave_nothing_have_no_cost),
        cmocka_unit_test(a_pin_may_be_all_that_makes_a_plan_possible),
        cmocka_unit_test(a_split_that_is_not_found_is_a_named_failure),
        cmocka_unit_test(what_would_be_without_pins_may_not_be_found_either),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
