#include "explore_fixture.h"

#include "decide/explore/firing.h"

static struct firing fire(const char *rule, uint32_t component)
{
    struct firing firing;
    assert_true(
        firing_find(&firing, &court_arena, &look_inquiry, pack_rule(court_pack, rule), component));
    return firing;
}

static void assert_change(const struct change *change, const char *fact, const char *from,
                          const char *to)
{
    assert_int_equal(change->kind, CHANGE_FACT);
    assert_string_equal(court_pack->vocabulary.facts[change->fact].name, fact);
    assert_string_equal(change->from, from);
    assert_string_equal(change->to, to);
}

static void one_answer_is_enough_where_one_suffices(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct firing firing = fire("l-much", 0);
    assert_int_equal(firing.change_count, 1);
    assert_change(&firing.changes[0], "component.load", "20", "50");
    assert_int_equal(firing.changes[0].component, 0);
    assert_int_equal(firing.changes[0].origin, ORIGIN_GIVEN);
    assert_int_equal(firing.distance, STEP_WHOLE);
    firing = fire("r-many", 0);
    assert_change(&firing.changes[0], "project.team", "few", "many");
    assert_int_equal(firing.changes[0].component, COMPONENT_NONE);
    assert_int_equal(firing.distance, 2 * STEP_WHOLE);
    firing = fire("no-left", 0);
    assert_change(&firing.changes[0], "component.tags", "[]", "[x]");
    look_done();
}

static void rules_about_the_project_fire_as_well(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct firing firing = fire("big", COMPONENT_NONE);
    assert_int_equal(firing.change_count, 1);
    assert_change(&firing.changes[0], "project.team", "few", "many");
    look_done();
}

/* The question of depth arises only for kind b. */
static void two_answers_are_changed_where_one_does_not_arise_alone(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct firing firing = fire("r-deep", 0);
    assert_int_equal(firing.change_count, 2);
    assert_change(&firing.changes[0], "component.deep", "false", "true");
    assert_change(&firing.changes[1], "component.kind", "a", "b");
    look_done();
}

static void a_text_makes_nothing_fire(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    assert_int_equal(fire("r-word", 0).change_count, 0);
    look_done();
}

static void what_meets_an_error_is_no_way(void **state)
{
    (void)state;
    look_pack(COURT_HEAD
              "facts:\n"
              "  - {fact: component.a, type: bool, question: Q?}\n"
              "  - {fact: component.b, type: bool, question: Q?}\n"
              "rules:\n"
              "  - {id: both-true, criterion: pace, favours: {left: slight}, because: B.,\n"
              "     when: [component.a == true, component.b == true]}\n"
              "checks: [{id: not-both, level: error, message: No.,\n"
              "  when: [component.a == true, component.b == true]}]\n");
    look("component: {a: true, b: false}\n");
    assert_int_equal(fire("both-true", 0).change_count, 0);
    look_done();
    look_pack_done();
}

/* A component that overrides the project's answer is changed itself. */
static void the_answer_that_counts_is_changed(void **state)
{
    (void)state;
    look("project: {team: few, skills: [], tempo: slow}\n"
         "components:\n"
         "  - {name: a, load: 20, kind: c, tags: []}\n"
         "  - {name: b, load: 20, kind: c, tags: [], project: {team: some}}\n");
    struct firing firing = fire("r-many", 1);
    assert_change(&firing.changes[0], "project.team", "some", "many");
    assert_int_equal(firing.changes[0].component, 1);
    firing = fire("r-many", 0);
    assert_int_equal(firing.changes[0].component, COMPONENT_NONE);
    look_done();
}

/* The inquiry is as it was, for what comes after. */
static void searches_leave_no_trace(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct firing first = fire("l-much", 0);
    fire("r-deep", 0);
    struct firing again = fire("l-much", 0);
    assert_string_equal(first.changes[0].to, again.changes[0].to);
    assert_int_equal(first.distance, again.distance);
    look_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_answer_is_enough_where_one_suffices),
        cmocka_unit_test(rules_about_the_project_fire_as_well),
        cmocka_unit_test(two_answers_are_changed_where_one_does_not_arise_alone),
        cmocka_unit_test(a_text_makes_nothing_fire),
        cmocka_unit_test(what_meets_an_error_is_no_way),
        cmocka_unit_test(the_answer_that_counts_is_changed),
        cmocka_unit_test(searches_leave_no_trace),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
