#include "explore_fixture.h"

#include "decide/explore/steps.h"

static struct steps find_steps(void)
{
    struct steps steps;
    assert_true(steps_find(&steps, &court_arena, &look_inquiry));
    for (uint32_t i = 1; i < steps.count; i++)
        assert_true(steps.items[i - 1].distance <= steps.items[i].distance);
    return steps;
}

static uint32_t place_named(const struct steps *steps, const char *name, uint32_t component)
{
    for (uint32_t i = 0; i < steps->place_count; i++)
        if (steps->places[i].fact == fact_named(name) && steps->places[i].component == component)
            return i;
    return UINT32_MAX;
}

/* What a fact may be changed to and how far that is, nearest first: "5@1000 50@500". */
static const char *steps_of(const struct steps *steps, const char *name, uint32_t component)
{
    uint32_t at = place_named(steps, name, component);
    const char *text = "";
    if (at == UINT32_MAX)
        return "none";
    for (uint32_t i = 0; i < steps->count; i++) {
        struct strbuf value;
        if (steps->items[i].at != at)
            continue;
        strbuf_init(&value);
        fact_print(&court_pack->vocabulary.facts[steps->places[at].fact], &steps->items[i].value,
                   &value);
        text = arena_printf(&court_arena, "%s%s%s@%u", text, *text ? " " : "", value.text,
                            steps->items[i].distance);
        strbuf_fini(&value);
    }
    return text;
}

#define assert_steps(steps, name, component, expected)                                             \
    assert_string_equal(steps_of(steps, name, component), expected)

static void given_answers_change_to_what_the_pack_tells_apart(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct steps steps = find_steps();
    assert_steps(&steps, "component.load", 0, "5@1000 50@1000");
    assert_steps(&steps, "component.kind", 0, "b@1000 c@1000 d@1000");
    /* `some` is no other than `few` to the pack, so `many` is two levels away */
    assert_steps(&steps, "project.team", COMPONENT_NONE, "many@2000");
    assert_steps(&steps, "project.tempo", COMPONENT_NONE, "fast@1000");
    look_done();
}

static void of_one_cell_the_nearest_class_is_taken(void **state)
{
    (void)state;
    look("project: {team: many}\ncomponent: {load: 0}\n");
    struct steps steps = find_steps();
    assert_steps(&steps, "project.team", COMPONENT_NONE, "some@1000");
    assert_steps(&steps, "component.load", 0, "10@1000 50@2000");
    look_done();
}

static void sets_change_by_one_element(void **state)
{
    (void)state;
    look("project: {skills: [p]}\ncomponent: {kind: a}\n");
    struct steps steps = find_steps();
    assert_steps(&steps, "project.skills", COMPONENT_NONE, "[]@1000 [p, q]@1000");
    /* not given: none of them is an answer too */
    assert_steps(&steps, "component.tags", 0, "[]@500 [x]@500 [y]@500 [z]@500");
    look_done();
}

static void what_is_not_given_is_nearer(void **state)
{
    (void)state;
    look("component: {load: 5 .. 20, kind: c | d}\n");
    struct steps steps = find_steps();
    /* also what is assumed may be said */
    assert_steps(&steps, "project.tempo", COMPONENT_NONE, "slow@500 fast@500");
    assert_steps(&steps, "project.team", COMPONENT_NONE, "few@500 many@500");
    /* what is given in part may be said more exactly, within what is given */
    assert_steps(&steps, "component.load", 0, "5@500 10@500 50@1000");
    assert_steps(&steps, "component.kind", 0, "c@500 d@500 a@1000 b@1000");
    look_done();
}

static void a_range_that_the_pack_cannot_tell_apart_is_no_step(void **state)
{
    (void)state;
    look("component: {load: 20 .. 30}\n");
    struct steps steps = find_steps();
    assert_steps(&steps, "component.load", 0, "5@1000 50@1000");
    look_done();
}

static void texts_and_what_rules_derive_are_left_out(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct steps steps = find_steps();
    assert_steps(&steps, "component.word", 0, "none");
    assert_steps(&steps, "project.big", COMPONENT_NONE, "none");
    assert_steps(&steps, "component.load", COMPONENT_NONE, "none");
    look_done();
}

/* One overrides the tempo; the project, which then has a lane of its own, has no component's facts.
 */
static void overrides_are_changed_where_they_are(void **state)
{
    (void)state;
    look("project: {tempo: slow}\ncomponents:\n"
         "  - {name: a, project: {tempo: fast}}\n  - {name: b}\n  - {name: out, outside: true}\n");
    struct steps steps = find_steps();
    assert_steps(&steps, "project.tempo", 0, "slow@1000");
    assert_steps(&steps, "project.tempo", 1, "none");
    assert_steps(&steps, "project.tempo", COMPONENT_NONE, "fast@1000");
    assert_steps(&steps, "component.load", COMPONENT_NONE, "none");
    assert_steps(&steps, "component.load", 2, "none");
    assert_int_equal(steps.places[place_named(&steps, "project.tempo", COMPONENT_NONE)].lane, 1);
    look_done();
}

static void questions_arise_as_other_answers_have_it(void **state)
{
    (void)state;
    look("component: {load: 20, kind: a}\n");
    struct trial *trial = &look_inquiry.trial;
    struct steps steps = find_steps();
    const struct step *kind = NULL, *deep = NULL;
    for (uint32_t i = 0; i < steps.count; i++) {
        const struct step *step = &steps.items[i];
        if (step->at == place_named(&steps, "component.deep", 0) &&
            bits_has(&step->value.choices, 1))
            deep = step;
        if (step->at == place_named(&steps, "component.kind", 0) &&
            bits_has(&step->value.choices, 1))
            kind = step;
    }
    assert_non_null(kind);
    assert_non_null(deep); /* what it is otherwise is no answer, so both values are steps */
    assert_steps(&steps, "component.deep", 0, "false@500 true@500");
    assert_int_equal(steps.places[deep->at].origin, ORIGIN_OTHERWISE);
    trial->answering = true;
    trial->assumptions = true;
    assert_true(trial_enter_ruling(trial));
    assert_int_equal(trial_copies(trial, 2), 2);
    step_take(&steps, deep, &look_inquiry, 0);
    step_take(&steps, deep, &look_inquiry, 1);
    step_take(&steps, kind, &look_inquiry, 1);
    assert_true(trial_run(trial, &trial->whole));
    assert_false(step_arises(&steps, deep, &look_inquiry, 0));
    assert_true(step_arises(&steps, deep, &look_inquiry, 1));
    assert_true(step_arises(&steps, kind, &look_inquiry, 1));
    look_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(given_answers_change_to_what_the_pack_tells_apart),
        cmocka_unit_test(of_one_cell_the_nearest_class_is_taken),
        cmocka_unit_test(sets_change_by_one_element),
        cmocka_unit_test(what_is_not_given_is_nearer),
        cmocka_unit_test(a_range_that_the_pack_cannot_tell_apart_is_no_step),
        cmocka_unit_test(texts_and_what_rules_derive_are_left_out),
        cmocka_unit_test(overrides_are_changed_where_they_are),
        cmocka_unit_test(questions_arise_as_other_answers_have_it),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
