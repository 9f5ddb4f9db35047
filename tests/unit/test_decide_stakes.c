#include "judge_fixture.h"

#include "decide/stakes.h"
#include "engine/evaluate.h"
#include "engine/load.h"

#define LEFT   0
#define RIGHT  1
#define MIDDLE 2

#define BIT(option) (UINT32_C(1) << (option))

#define HEAD                                                                                       \
    "format: 1\npack: stakes\nversion: 1.0\ntitle: Stakes\n"                                       \
    "options: {left: {title: Left}, right: {title: Right}, middle: {title: Middle}}\n"             \
    "combination: {id: both, title: Both}\n"                                                       \
    "strengths: {slight: 1, moderate: 3, strong: 6}\n"                                             \
    "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"                                                \
    "criteria: {pace: {title: Pace}}\n"

#define BOOL(name) "  - {fact: " name ", type: bool, question: Q?}\n"

/* Overhead of 4, dearer by 3 and cheaper by 6; a move of 3, likewise. The order of the operated is
 * not that of the options. */
static const char pack[] = HEAD
    "split:\n"
    "  second: 4\n"
    "  introduce: 2\n"
    "  operated: project.runs\n"
    "  via: {call: never, http: 1, queue: 0.5}\n"
    "  traffic: {low: 0.5, high: 2}\n"
    "switch: {current: component.now, cost: 3}\n"
    "facts:\n"
    "  - {fact: project.runs, type: set, values: [other, middle, left, right], question: Q?}\n"
    "  - {fact: component.now, type: option, values: [nothing, older], question: Q?}\n" BOOL(
        "project.strict") BOOL("project.skilled") BOOL("component.large") BOOL("component.tested")
        BOOL("component.odd") BOOL("component.even") "rules:\n"
                                                     "  - {id: dear, for: split, when: "
                                                     "project.strict == true, costs: moderate,\n"
                                                     "     because: B.}\n"
                                                     "  - {id: slow, for: switch, when: "
                                                     "component.large == true, costs: moderate,\n"
                                                     "     because: B.}\n"
                                                     "  - {id: no-left, when: component.odd == "
                                                     "true, excludes: left, because: B.}\n"
                                                     "  - {id: cheap, for: split, when: "
                                                     "project.skilled == true, saves: strong,\n"
                                                     "     because: B.}\n"
                                                     "  - {id: quick, for: switch, when: "
                                                     "component.tested == true, saves: strong,\n"
                                                     "     because: B.}\n"
                                                     "  - {id: no-two, when: component.even == "
                                                     "true, excludes: [left, right],\n"
                                                     "     because: B.}\n";

static int setup(void **state)
{
    if (court_setup(state) != 0)
        return -1;
    court_use_text(pack);
    return 0;
}

static int teardown(void **state)
{
    court_back();
    return court_teardown(state);
}

/* A profile in a block, and its stakes. */
struct scene {
    struct profile *profile;
    struct block *block;
    const struct group *group;
    struct points *points;
    struct stakes stakes;
};

static void weigh(struct scene *scene)
{
    struct evaluate_failure failure;
    assert_int_equal(evaluate(scene->block, true, &failure), EVALUATE_OK);
    assert_true(stakes_init(&scene->stakes, &court_arena, scene->profile));
    stakes_weigh(&scene->stakes, scene->block, scene->group, scene->points);
}

static void open_scene(struct scene *scene, const char *text)
{
    scene->profile = court_profile(text);
    scene->block = block_new(court_judge->program, load_lanes(scene->profile));
    assert_non_null(scene->block);
    scene->group = &scene->block->groups[load_profile(scene->block, scene->profile)];
    scene->points =
        calloc((size_t)scene->block->lanes * court_pack->option_count, sizeof *scene->points);
    assert_non_null(scene->points);
    weigh(scene);
}

static void close_scene(struct scene *scene)
{
    free(scene->points);
    block_free(scene->block);
    profile_free(scene->profile);
}

static void expect_points(const struct points *points, int64_t middle, int64_t low, int64_t high)
{
    assert_int_equal(points->points, middle);
    assert_int_equal(points->low, low);
    assert_int_equal(points->high, high);
}

/* ---- what the profile says ---- */

static void components_outside_have_no_stake(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "components:\n"
                       "  - {name: out, outside: true, size: 9}\n"
                       "  - {name: a, size: 2.5, pin: middle}\n"
                       "  - {name: off, outside: true}\n"
                       "  - {name: b}\n");
    const struct stakes *stakes = &scene.stakes;
    assert_int_equal(stakes->count, 2);
    assert_int_equal(stakes->items[0].component, 1);
    assert_int_equal(stakes->items[0].size, 2500);
    assert_int_equal(stakes->items[0].pin, MIDDLE);
    assert_ptr_equal(stakes->items[0].points, scene.points);
    assert_int_equal(stakes->items[1].component, 3);
    assert_int_equal(stakes->items[1].size, 1000);
    assert_int_equal(stakes->items[1].pin, OPTION_NONE);
    assert_ptr_equal(stakes->items[1].points, scene.points + 3);
    assert_int_equal(stakes->sizes, 3500);
    assert_int_equal(stakes->link_count, 0);
    close_scene(&scene);
}

static void a_link_costs_what_it_goes_through_times_what_it_carries(void **state)
{
    (void)state;
    static const struct {
        const char *link;
        int64_t cost;
        bool never;
    } cases[] = {{"via: http, traffic: high", 2000000, false},
                 {"via: queue, traffic: low", 250000, false},
                 {"via: queue", 500000, false},
                 {"traffic: high", 2000000, false},
                 {"", 1000000, false},
                 {"via: call, traffic: high", 0, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene, arena_printf(&court_arena,
                                        "components: [{name: a}, {name: b}]\n"
                                        "links: [{between: [b, a], %s}]\n",
                                        cases[i].link));
        assert_int_equal(scene.stakes.link_count, 1);
        const struct assign_link *link = &scene.stakes.links[0];
        assert_int_equal(link->ends[0], 0);
        assert_int_equal(link->ends[1], 1);
        assert_int_equal(link->cost, cases[i].cost);
        assert_int_equal(link->never, cases[i].never);
        close_scene(&scene);
    }
}

/* Numbered among those that are judged, either way round; what goes outside is no link. */
static void the_links_of_a_pair_are_joined(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "components: [{name: a}, {name: out, outside: true}, {name: b}, {name: c}]\n"
                       "links:\n"
                       "  - {between: [c, b], via: http}\n"
                       "  - {between: [out, a], via: queue}\n"
                       "  - {between: [a, b], via: call}\n"
                       "  - {between: [b, c], via: queue, traffic: low}\n"
                       "  - {between: [b, out], via: http}\n"
                       "  - {between: [b, a], traffic: high}\n"
                       "  - {between: [c, a]}\n");
    const struct assign_link *links = scene.stakes.links;
    assert_int_equal(scene.stakes.link_count, 3);
    assert_int_equal(links[0].ends[0], 1);
    assert_int_equal(links[0].ends[1], 2);
    assert_int_equal(links[0].cost, 1250000);
    assert_false(links[0].never);
    assert_int_equal(links[1].ends[0], 0);
    assert_int_equal(links[1].ends[1], 1);
    assert_int_equal(links[1].cost, 2000000);
    assert_true(links[1].never);
    assert_int_equal(links[2].ends[0], 0);
    assert_int_equal(links[2].ends[1], 2);
    assert_int_equal(links[2].cost, 1000000);
    close_scene(&scene);
}

static void options_are_found_among_the_values_of_facts(void **state)
{
    (void)state;
    static const uint32_t members[] = {2, 3, 1, STAKES_NO_VALUE};
    static const uint32_t values[] = {0, 1, 2, STAKES_NO_VALUE};
    struct scene scene;
    open_scene(&scene, "component: {}\n");
    assert_memory_equal(scene.stakes.operated_members, members, sizeof members);
    assert_memory_equal(scene.stakes.current_values, values, sizeof values);
    close_scene(&scene);
}

/* ---- exclusions ---- */

static void options_are_ruled_out_or_may_be(void **state)
{
    (void)state;
    static const struct {
        const char *facts;
        uint32_t out;
        uint32_t may_be_out;
    } cases[] = {{"odd: true, even: false", BIT(LEFT), BIT(LEFT)},
                 {"odd: false, even: false", 0, 0},
                 {"odd: true", BIT(LEFT), BIT(LEFT) | BIT(RIGHT)},
                 {"even: false", 0, BIT(LEFT)},
                 {"odd: false, even: true", BIT(LEFT) | BIT(RIGHT), BIT(LEFT) | BIT(RIGHT)}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene, arena_printf(&court_arena, "component: {%s}\n", cases[i].facts));
        struct stake *stake = &scene.stakes.items[0];
        assert_int_equal(stake->excluded, cases[i].out);
        assert_int_equal(stake->may_be_excluded, cases[i].may_be_out);
        assert_int_equal(stake_allowed(stake, 3, VIEW_POINTS), 7 & ~cases[i].out);
        assert_int_equal(stake_allowed(stake, 3, VIEW_HIGH), 7 & ~cases[i].out);
        assert_int_equal(stake_allowed(stake, 3, VIEW_LOW), 7 & ~cases[i].may_be_out);
        stake->pin = LEFT;
        for (enum view view = VIEW_POINTS; view <= VIEW_HIGH; view++)
            assert_int_equal(stake_allowed(stake, 3, view), BIT(LEFT));
        close_scene(&scene);
    }
}

/* ---- moving ---- */

/* What moving to each option costs in each view. */
struct moves {
    const char *facts;
    uint32_t current;
    bool may_be_none;
    bool known;
    int64_t points[3];
    int64_t low[3];
    int64_t high[3];
};

static void a_component_is_moved_if_it_runs_on_another_option(void **state)
{
    (void)state;
    static const struct moves cases[] = {
        {"now: right", BIT(RIGHT), false, true, {3000, 0, 3000}, {3000, 0, 3000}, {3000, 0, 3000}},
        /* It does not exist yet, or runs on something that is no option. */
        {"now: nothing", 0, true, true, {0}, {0}, {0}},
        {"now: nothing | older", 0, true, true, {0}, {0}, {0}},
        /* Wherever it is, it is not known to be moved, but may be. */
        {"now: unknown", 7, true, false, {0}, {3000, 3000, 3000}, {0}},
        {"now: left | nothing", BIT(LEFT), true, false, {0}, {0, 3000, 3000}, {0}},
        /* It is one of two, so that the third is a move in any case. */
        {"now: left | right", 3, false, false, {0, 0, 3000}, {3000, 3000, 3000}, {0, 0, 3000}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene,
                   arena_printf(&court_arena, "component: {%s, large: false, tested: false}\n",
                                cases[i].facts));
        const struct stake *stake = &scene.stakes.items[0];
        assert_int_equal(stake->current, cases[i].current);
        assert_int_equal(stake->may_be_none, cases[i].may_be_none);
        assert_int_equal(stake->current_known, cases[i].known);
        for (uint32_t option = 0; option < 3; option++) {
            assert_int_equal(stake_switching(stake, option, VIEW_POINTS), cases[i].points[option]);
            assert_int_equal(stake_switching(stake, option, VIEW_LOW), cases[i].low[option]);
            assert_int_equal(stake_switching(stake, option, VIEW_HIGH), cases[i].high[option]);
        }
        close_scene(&scene);
    }
}

/* 3, and 3 more, and 6 less, but never less than nothing. */
static void switch_rules_make_a_move_dearer_or_cheaper(void **state)
{
    (void)state;
    static const struct {
        const char *facts;
        int64_t points, low, high;
    } cases[] = {{"large: false, tested: false", 3000, 3000, 3000},
                 {"large: true, tested: false", 6000, 6000, 6000},
                 {"large: false, tested: true", 0, 0, 0},
                 {"large: true, tested: true", 0, 0, 0},
                 {"tested: false", 3000, 3000, 6000},
                 {"large: true", 6000, 0, 6000},
                 {"large: false", 3000, 0, 3000},
                 {"tested: true", 0, 0, 0},
                 {"odd: true", 3000, 0, 6000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene,
                   arena_printf(&court_arena, "component: {now: left, %s}\n", cases[i].facts));
        const struct stake *stake = &scene.stakes.items[0];
        expect_points(&stake->switching, cases[i].points, cases[i].low, cases[i].high);
        assert_int_equal(stake_switching(stake, RIGHT, VIEW_POINTS), cases[i].points);
        assert_int_equal(stake_switching(stake, RIGHT, VIEW_LOW), cases[i].high);
        assert_int_equal(stake_switching(stake, RIGHT, VIEW_HIGH), cases[i].low);
        assert_int_equal(stake_switching(stake, LEFT, VIEW_LOW), 0);
        close_scene(&scene);
    }
}

static void each_component_moves_for_itself(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "components:\n"
                       "  - {name: a, now: left, large: true, tested: false}\n"
                       "  - {name: b, now: nothing, large: true}\n"
                       "  - {name: c, now: right, large: false, tested: false}\n");
    expect_points(&scene.stakes.items[0].switching, 6000, 6000, 6000);
    expect_points(&scene.stakes.items[1].switching, 0, 0, 0);
    expect_points(&scene.stakes.items[2].switching, 3000, 3000, 3000);
    close_scene(&scene);
}

/* ---- what a split costs ---- */

/* 4, and 3 more, and 6 less, but never less than nothing. */
static void split_rules_make_a_second_option_dearer_or_cheaper(void **state)
{
    (void)state;
    static const struct {
        const char *facts;
        int64_t points, low, high;
    } cases[] = {{"strict: false, skilled: false", 4000, 4000, 4000},
                 {"strict: true, skilled: false", 7000, 7000, 7000},
                 {"strict: true, skilled: true", 1000, 1000, 1000},
                 {"strict: false, skilled: true", 0, 0, 0},
                 {"skilled: true", 0, 0, 1000},
                 {"strict: true", 7000, 1000, 7000},
                 {"runs: []", 4000, 0, 7000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        open_scene(&scene, arena_printf(&court_arena, "project: {%s}\n", cases[i].facts));
        expect_points(&scene.stakes.second, cases[i].points, cases[i].low, cases[i].high);
        assert_int_equal(stakes_second(&scene.stakes, VIEW_POINTS), cases[i].points * 1000);
        assert_int_equal(stakes_second(&scene.stakes, VIEW_LOW), cases[i].high * 1000);
        assert_int_equal(stakes_second(&scene.stakes, VIEW_HIGH), cases[i].low * 1000);
        close_scene(&scene);
    }
}

/* What a component says otherwise of the project is its own affair. */
static void the_project_decides_what_a_split_costs(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene, "project: {strict: true, skilled: false, runs: [left]}\n"
                       "components:\n"
                       "  - {name: a, project: {strict: false, runs: [right]}}\n"
                       "  - {name: b}\n");
    expect_points(&scene.stakes.second, 7000, 7000, 7000);
    assert_int_equal(scene.stakes.operated, BIT(LEFT));
    close_scene(&scene);
}

/* An option that may run already is introduced only where the plan is to be worth least. */
static void options_that_do_not_run_yet_are_introduced(void **state)
{
    (void)state;
    uint32_t runs = fact_find(&court_pack->vocabulary, "project.runs");
    struct scene scene;
    open_scene(&scene, "project: {runs: [right, other]}\n");
    const struct stakes *stakes = &scene.stakes;
    assert_int_equal(stakes->operated, BIT(RIGHT));
    assert_int_equal(stakes->may_be_operated, BIT(RIGHT));
    for (enum view view = VIEW_POINTS; view <= VIEW_HIGH; view++)
        for (uint32_t option = 0; option < 3; option++)
            assert_int_equal(stakes_introduce(stakes, option, view), option == RIGHT ? 0 : 2000000);

    /* The left one for certain, and the middle one perhaps. */
    struct value part = {.kind = VALUE_SET};
    bits_add(&part.set.must, 2);
    bits_add(&part.set.may, 2);
    bits_add(&part.set.may, 1);
    block_give(scene.block, scene.group->project, runs, &part);
    weigh(&scene);
    assert_int_equal(stakes->operated, BIT(LEFT));
    assert_int_equal(stakes->may_be_operated, BIT(LEFT) | BIT(MIDDLE));
    assert_int_equal(stakes_introduce(stakes, LEFT, VIEW_LOW), 0);
    assert_int_equal(stakes_introduce(stakes, RIGHT, VIEW_HIGH), 2000000);
    assert_int_equal(stakes_introduce(stakes, MIDDLE, VIEW_POINTS), 0);
    assert_int_equal(stakes_introduce(stakes, MIDDLE, VIEW_LOW), 2000000);
    assert_int_equal(stakes_introduce(stakes, MIDDLE, VIEW_HIGH), 0);
    close_scene(&scene);

    open_scene(&scene, "project: {}\n");
    assert_int_equal(stakes->operated, 0);
    assert_int_equal(stakes->may_be_operated, 7);
    close_scene(&scene);
}

/* ---- as an assignment problem ---- */

static void points_have_two_ends_and_a_middle(void **state)
{
    (void)state;
    const struct points points = {3, 1, 7};
    assert_int_equal(points_at(&points, VIEW_POINTS), 3);
    assert_int_equal(points_at(&points, VIEW_LOW), 1);
    assert_int_equal(points_at(&points, VIEW_HIGH), 7);
}

static void the_problem_holds_what_plans_are_worth_in_a_view(void **state)
{
    (void)state;
    struct scene scene;
    struct assign_problem problem;
    open_scene(&scene, "project: {runs: [left], strict: unknown, skilled: false}\n"
                       "components:\n"
                       "  - {name: a, size: 2, now: left, large: unknown, tested: false}\n"
                       "  - {name: b, pin: right, odd: true, even: unknown}\n"
                       "  - {name: c, odd: true, even: unknown}\n"
                       "links: [{between: [c, a], via: queue}]\n");
    scene.points[RIGHT] = (struct points){5000, 1000, 8000};
    stakes_problem(&scene.stakes, VIEW_POINTS, &problem);
    assert_int_equal(problem.count, 3);
    assert_int_equal(problem.options, 3);
    assert_int_equal(problem.link_count, 1);
    assert_ptr_equal(problem.links, scene.stakes.links);
    assert_int_equal(problem.second, 4000000);
    assert_int_equal(problem.introduce[LEFT], 0);
    assert_int_equal(problem.introduce[RIGHT], 2000000);
    assert_int_equal(problem.allowed[0], 7);
    assert_int_equal(problem.allowed[1], BIT(RIGHT));
    assert_int_equal(problem.allowed[2], BIT(RIGHT) | BIT(MIDDLE));
    assert_true(problem.worth[0][LEFT] == 0);
    assert_true(problem.worth[0][RIGHT] == 2000 * (5000 - 3000));
    assert_true(problem.worth[0][MIDDLE] == 2000 * -3000);
    stakes_problem(&scene.stakes, VIEW_LOW, &problem);
    assert_int_equal(problem.second, 7000000);
    assert_true(problem.worth[0][RIGHT] == 2000 * (1000 - 6000));
    assert_int_equal(problem.allowed[2], BIT(MIDDLE));
    stakes_problem(&scene.stakes, VIEW_HIGH, &problem);
    assert_int_equal(problem.second, 4000000);
    assert_true(problem.worth[0][RIGHT] == 2000 * (8000 - 3000));
    assert_int_equal(problem.allowed[2], BIT(RIGHT) | BIT(MIDDLE));
    close_scene(&scene);
}

/* Without facts that say so nothing runs today; without split rules nothing costs more. */
static void a_pack_need_not_say_what_runs_today(void **state)
{
    (void)state;
    struct scene scene;
    court_back();
    court_use_text(HEAD "split: {introduce: 2}\nfacts:\n" BOOL("component.odd"));
    open_scene(&scene, "component: {odd: true}\n");
    const struct stakes *stakes = &scene.stakes;
    assert_int_equal(stakes->current_values[0], STAKES_NO_VALUE);
    assert_int_equal(stakes->operated_members[0], STAKES_NO_VALUE);
    assert_int_equal(stakes->items[0].current, 0);
    assert_true(stakes->items[0].may_be_none);
    assert_true(stakes->items[0].current_known);
    expect_points(&stakes->items[0].switching, 0, 0, 0);
    expect_points(&stakes->second, 0, 0, 0);
    assert_int_equal(stakes->operated, 0);
    assert_int_equal(stakes->may_be_operated, 0);
    assert_int_equal(stakes_introduce(stakes, LEFT, VIEW_HIGH), 2000000);
    assert_int_equal(stake_switching(&stakes->items[0], LEFT, VIEW_LOW), 0);
    close_scene(&scene);
    court_back();
    court_use_text(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(components_outside_have_no_stake),
        cmocka_unit_test(a_link_costs_what_it_goes_through_times_what_it_carries),
        cmocka_unit_test(the_links_of_a_pair_are_joined),
        cmocka_unit_test(options_are_found_among_the_values_of_facts),
        cmocka_unit_test(options_are_ruled_out_or_may_be),
        cmocka_unit_test(a_component_is_moved_if_it_runs_on_another_option),
        cmocka_unit_test(switch_rules_make_a_move_dearer_or_cheaper),
        cmocka_unit_test(each_component_moves_for_itself),
        cmocka_unit_test(split_rules_make_a_second_option_dearer_or_cheaper),
        cmocka_unit_test(the_project_decides_what_a_split_costs),
        cmocka_unit_test(options_that_do_not_run_yet_are_introduced),
        cmocka_unit_test(points_have_two_ends_and_a_middle),
        cmocka_unit_test(the_problem_holds_what_plans_are_worth_in_a_view),
        cmocka_unit_test(a_pack_need_not_say_what_runs_today),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
