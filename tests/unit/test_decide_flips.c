#include "explore_fixture.h"

#include "decide/explore/flips.h"

static struct flips *find_flips(const struct flips_budget *budget)
{
    struct flips *flips = flips_find(&court_arena, &look_inquiry, budget);
    assert_non_null(flips);
    return flips;
}

static const char *change_text(const struct change *change)
{
    const char *name = change->kind == CHANGE_FACT ? court_pack->vocabulary.facts[change->fact].name
                                                   : court_pack->criteria[change->fact].id;
    return arena_printf(&court_arena, "%s: %s -> %s", name, change->from, change->to);
}

/* A flip as text: "1000 right 2.000: component.kind: a -> c; …". */
static const char *flip_text(const struct flip *flip)
{
    const char *text =
        arena_printf(&court_arena, "%u %s %d: %s", flip->distance,
                     verdict_id(court_pack, flip->outcome.verdict, flip->outcome.option),
                     (int)flip->margin, change_text(&flip->changes[0]));
    return flip->change_count < 2
               ? text
               : arena_printf(&court_arena, "%s; %s", text, change_text(&flip->changes[1]));
}

static bool has_flip(const struct flips *flips, const char *text)
{
    for (uint32_t i = 0; i < flips->count; i++)
        if (strcmp(flip_text(&flips->items[i]), text) == 0)
            return true;
    for (uint32_t i = 0; i < flips->count; i++)
        print_error("%s\n", flip_text(&flips->items[i]));
    return false;
}

static void single_changes_come_first(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct flips *flips = find_flips(&flips_usual);
    assert_true(flips->complete);
    assert_string_equal(flip_text(&flips->items[0]), "1000 right 2000: component.kind: a -> c");
    /* what is ruled out leaves no rival */
    assert_string_equal(flip_text(&flips->items[1]), "1000 right 0: component.tags: [] -> [x]");
    assert_int_equal(flips->items[0].changes[0].origin, ORIGIN_GIVEN);
    for (uint32_t i = 2; i < flips->count; i++) {
        assert_int_equal(flips->items[i].change_count, 2);
        for (uint32_t j = 0; j < 2; j++) /* no part of a pair flips alone */
            assert_int_not_equal(flips->items[i].changes[j].fact, fact_named("component.tags"));
    }
    look_done();
}

/* A fast a does not exist; a fast b does. */
static void impossible_combinations_are_left_out(void **state)
{
    (void)state;
    look("project: {team: few, skills: [], tempo: slow}\n"
         "component: {load: 5, kind: a, tags: [], word: quick}\n");
    struct flips *flips = find_flips(&flips_usual);
    for (uint32_t i = 0; i < flips->count; i++)
        assert_true(flips->items[i].change_count == 2 ||
                    flips->items[i].changes[0].fact != fact_named("project.tempo") ||
                    flips->items[i].changes[0].kind != CHANGE_FACT);
    assert_true(
        has_flip(flips, "2000 either 0: project.tempo: slow -> fast; component.kind: a -> b"));
    look_done();
}

/* Checks that no completion of the profile can meet count once what is given changes. */
static void checks_hold_for_what_is_given(void **state)
{
    (void)state;
    look("project: {team: many, skills: [p], tempo: slow}\n"
         "component: {load: 20, kind: d, tags: [], word: quick}\n");
    struct flips *flips = find_flips(&flips_usual);
    /* either: 4 to 4. More load makes it left, but for a d there is none */
    assert_int_equal(look_ruling->verdict, VERDICT_EITHER);
    assert_true(
        has_flip(flips, "2000 left 4500: component.load: 20 -> 50; component.kind: d -> a"));
    for (uint32_t i = 0; i < flips->count; i++)
        assert_true(flips->items[i].change_count == 2 ||
                    strcmp(flips->items[i].changes[0].to, "50") != 0);
    look_done();
}

static void a_question_may_arise_thanks_to_the_other_change(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct flips *flips = find_flips(&flips_usual);
    assert_true(
        has_flip(flips, "1500 right 2000: component.kind: a -> b; component.deep: false -> true"));
    look_done();
}

static void priorities_flip_by_levels(void **state)
{
    (void)state;
    look(EXPLORE_RIGHT);
    struct flips *flips = find_flips(&flips_usual);
    assert_true(has_flip(flips, "1000 either 0: care: normal -> low"));
    assert_true(has_flip(flips, "2000 left 3000: care: normal -> ignore"));
    assert_true(has_flip(flips, "1000 either 0: pace: normal -> high"));
    look_done();
}

static void the_nearest_of_what_is_alike_is_kept(void **state)
{
    (void)state;
    look(EXPLORE_RIGHT);
    struct flips *flips = find_flips(&flips_usual);
    uint32_t kinds = 0;
    for (uint32_t i = 0; i < flips->count; i++)
        kinds += flips->items[i].change_count == 1 &&
                 flips->items[i].changes[0].kind == CHANGE_FACT &&
                 flips->items[i].changes[0].fact == fact_named("component.kind");
    assert_int_equal(kinds, 1); /* a, b and d all make it left */
    look_done();
}

static void only_the_nearest_are_kept(void **state)
{
    (void)state;
    static const char *const texts[] = {
        EXPLORE_LEFT, "project: {team: few}\ncomponents:\n  - {name: a, load: 60, kind: a}\n"
                      "  - {name: b, load: 5, tags: []}\n"};
    for (uint32_t text = 0; text < 2; text++) {
        look(texts[text]);
        struct flips_budget budget = flips_usual;
        budget.kept = 4096;
        struct flips *all = find_flips(&budget);
        assert_true(all->count > 5 && all->count < 4096);
        for (budget.kept = 1; budget.kept < 40 && budget.kept < all->count; budget.kept++) {
            struct flips *flips = find_flips(&budget);
            assert_true(flips->complete);
            assert_int_equal(flips->count, budget.kept);
            for (uint32_t i = 0; i < budget.kept; i++)
                assert_string_equal(flip_text(&flips->items[i]), flip_text(&all->items[i]));
        }
        look_done();
    }
}

/* Whatever the budget is, what was tried was looked at. */
static void a_budget_that_does_not_suffice_is_told(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct flips *all = find_flips(&flips_usual);
    struct flips_budget small = flips_usual;
    small.lanes = all->tried;
    assert_true(find_flips(&small)->complete);
    for (small.lanes = 0; small.lanes < all->tried; small.lanes++) {
        struct flips *flips = find_flips(&small);
        assert_false(flips->complete);
        assert_int_equal(flips->tried, small.lanes);
        for (uint32_t i = 0; i < flips->count; i++)
            assert_true(has_flip(all, flip_text(&flips->items[i])));
    }
    small.lanes = all->tried - 1;
    assert_true(find_flips(&small)->count + 1 >= all->count);
    small.pairs = false;
    struct flips *singles = find_flips(&small);
    assert_true(singles->complete);
    assert_int_equal(singles->count, 2);
    look_done();
}

/* The tempo of one component is its own: only that may be changed there, and the project's counts
 * in the others. */
static void overrides_are_changed_where_they_are(void **state)
{
    (void)state;
    look("project: {team: few, skills: [], tempo: fast}\ncomponents:\n"
         "  - {name: a, load: 5, kind: b, deep: false, tags: [], word: quick,\n"
         "     project: {tempo: slow}}\n");
    struct flips *flips = find_flips(&flips_usual);
    bool found = false;
    assert_outcome(ruling_outcome(look_ruling), VERDICT_OPTION, LEFT);
    for (uint32_t i = 0; i < flips->count; i++)
        for (uint32_t j = 0; j < flips->items[i].change_count; j++) {
            const struct change *change = &flips->items[i].changes[j];
            if (change->kind == CHANGE_FACT && change->fact == fact_named("project.tempo")) {
                assert_int_equal(change->component, 0);
                found = true;
            }
        }
    assert_true(found);
    look_done();
}

/* Completions are tried as before, once flips were looked for. */
static void the_inquiry_is_left_as_it_was(void **state)
{
    (void)state;
    look("component: {load: 20}\n");
    struct trial *trial = &look_inquiry.trial;
    uint32_t checks = trial->check_count;
    find_flips(&flips_usual);
    assert_false(trial->answering);
    assert_int_equal(trial->check_count, checks);
    assert_int_equal(look_inquiry.plans.margin, look_ruling->margin);
    look_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(single_changes_come_first),
        cmocka_unit_test(impossible_combinations_are_left_out),
        cmocka_unit_test(checks_hold_for_what_is_given),
        cmocka_unit_test(a_question_may_arise_thanks_to_the_other_change),
        cmocka_unit_test(priorities_flip_by_levels),
        cmocka_unit_test(the_nearest_of_what_is_alike_is_kept),
        cmocka_unit_test(only_the_nearest_are_kept),
        cmocka_unit_test(a_budget_that_does_not_suffice_is_told),
        cmocka_unit_test(overrides_are_changed_where_they_are),
        cmocka_unit_test(the_inquiry_is_left_as_it_was),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
