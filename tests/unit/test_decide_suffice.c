#include "explore_fixture.h"

#include "decide/explore/questions.h"
#include "decide/explore/suffice.h"

static struct questions *settle_by(uint32_t trials)
{
    struct survey survey;
    assert_true(survey_take(&survey, &court_arena, &look_inquiry, trials));
    struct questions *questions = questions_of(&court_arena, &look_inquiry, &survey);
    assert_non_null(questions);
    assert_true(suffice(questions, &court_arena, &look_inquiry, &survey));
    return questions;
}

static bool is_in(const struct questions *questions, const char *name)
{
    for (uint32_t i = 0; i < questions->settling_count; i++)
        if (questions->items[questions->settling[i]].fact == fact_named(name))
            return true;
    return false;
}

static void what_the_verdict_hangs_on_is_asked(void **state)
{
    (void)state;
    look("project: {tempo: slow, skills: []}\ncomponent: {load: 20, tags: [y], word: quick}\n");
    struct questions *questions = settle_by(512);
    assert_true(questions->settling_found);
    assert_int_equal(questions->settling_count, 2);
    assert_true(is_in(questions, "component.kind") && is_in(questions, "component.deep"));
    assert_true(questions->settling[0] < questions->settling[1]); /* best first */
    look_done();
}

/* Left is ruled out or not, whatever else: tags alone do. */
static void the_rest_is_left_out(void **state)
{
    (void)state;
    look("project: {tempo: slow, skills: []}\n"
         "component: {load: 60, kind: a, word: quick}\n");
    struct questions *questions = settle_by(512);
    assert_int_equal(questions->settling_count, 1);
    assert_true(is_in(questions, "component.tags"));
    look_done();
}

static void nothing_is_asked_where_all_agree(void **state)
{
    (void)state;
    look("project: {tempo: slow}\ncomponent: {kind: a, load: 60, tags: [y], word: quick}\n");
    struct questions *questions = settle_by(512);
    assert_true(questions->count > 0);
    assert_true(questions->settling_found);
    assert_int_equal(questions->settling_count, 0);
    look_done();
}

static void a_text_is_never_left_out(void **state)
{
    (void)state;
    look("project: {team: few, tempo: slow, skills: []}\n"
         "component: {load: 20, kind: a, tags: [y]}\n");
    struct questions *questions = settle_by(512);
    assert_int_equal(questions->settling_count, 1);
    assert_true(is_in(questions, "component.word"));
    look_done();
}

static void nothing_is_found_without_trials(void **state)
{
    (void)state;
    struct survey none = {.trials = 0};
    look("component: {kind: a}\n");
    struct questions *questions = questions_of(&court_arena, &look_inquiry, &none);
    assert_non_null(questions);
    assert_true(suffice(questions, &court_arena, &look_inquiry, &none));
    assert_false(questions->settling_found);
    look_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_verdict_hangs_on_is_asked),
        cmocka_unit_test(the_rest_is_left_out),
        cmocka_unit_test(nothing_is_asked_where_all_agree),
        cmocka_unit_test(a_text_is_never_left_out),
        cmocka_unit_test(nothing_is_found_without_trials),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
