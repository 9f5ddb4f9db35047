#include "explore_fixture.h"

#include "decide/explore/survey.h"

/* How many trials of a survey have the first variable of a fact in a class. */
static uint32_t count_class(const struct survey *survey, const char *name, uint16_t class)
{
    uint32_t variable = 0, count = 0;
    while (look_inquiry.trial.open.variables[variable].fact != fact_named(name))
        variable++;
    for (uint32_t i = 0; i < survey->trials; i++)
        count += survey->classes[(size_t)i * survey->variables + variable] == class;
    return count;
}

static struct survey take(uint32_t wanted)
{
    struct survey survey;
    assert_true(survey_take(&survey, &court_arena, &look_inquiry, wanted));
    return survey;
}

/* Open: the tempo, which is slow in 7 of 8, the kind, an a in 3 of 4, and the depth of a b. A fast
 * a does not exist: that is 3 of 32. */
#define OPEN_KIND                                                                                  \
    "project: {team: few, skills: []}\n"                                                           \
    "component: {load: 20, tags: [], word: quick}\n"

static void completions_are_drawn_as_the_pack_has_it(void **state)
{
    (void)state;
    look(OPEN_KIND);
    struct survey survey = take(8192);
    assert_int_equal(survey.trials, 8192);
    assert_int_equal(survey.variables, 3);
    assert_in_range(survey.discarded, 8192 * 3 / 29 - 100, 8192 * 3 / 29 + 100);
    assert_in_range(count_class(&survey, "component.kind", 1), 8192 * 8 / 29 - 150,
                    8192 * 8 / 29 + 150);
    assert_int_equal(count_class(&survey, "component.kind", 2), 0);
    assert_in_range(count_class(&survey, "project.tempo", 1), 8192 * 1 / 29 - 80,
                    8192 * 1 / 29 + 80);
    look_done();
}

static void nothing_is_assumed_where_nothing_was(void **state)
{
    (void)state;
    look_with(OPEN_KIND, (struct judge_options){.assumptions = false, .settling = true});
    struct survey survey = take(8192);
    /* slow a, slow b, fast b: 3, 1 and 1 of 5 */
    assert_in_range(count_class(&survey, "project.tempo", 1), 8192 / 5 - 150, 8192 / 5 + 150);
    look_done();
}

static void each_trial_has_the_verdict_of_its_completion(void **state)
{
    (void)state;
    look(OPEN_KIND);
    struct survey survey = take(512);
    for (uint32_t i = 0; i < survey.trials; i++) {
        /* in the order of the facts: tempo, kind, deep */
        const uint16_t *classes = survey.classes + (size_t)i * survey.variables;
        bool deep = classes[1] == 1 && classes[2] == 1;
        assert_int_equal(survey.codes[i], deep ? RIGHT : LEFT);
    }
    look_done();
}

static void a_survey_is_the_same_each_time(void **state)
{
    (void)state;
    look(OPEN_KIND);
    struct survey first = take(300), again = take(300), more = take(600);
    assert_memory_equal(first.codes, again.codes, 300);
    assert_memory_equal(first.classes, again.classes, 300 * 3 * sizeof(uint16_t));
    assert_memory_equal(first.codes, more.codes, 300);
    look_done();
}

static void what_is_known_has_one_completion(void **state)
{
    (void)state;
    look(EXPLORE_LEFT);
    struct survey survey = take(16);
    assert_int_equal(survey.trials, 16);
    assert_int_equal(survey.variables, 0);
    for (uint32_t i = 0; i < 16; i++)
        assert_int_equal(survey.codes[i], LEFT);
    look_done();
}

/* A pack whose check leaves no completion. */
static void no_trials_where_nothing_exists(void **state)
{
    (void)state;
    look_pack(COURT_HEAD
              "facts:\n"
              "  - {fact: component.odd, type: bool, question: Q?}\n"
              "  - {fact: component.even, type: bool, question: Q?}\n"
              "rules:\n"
              "  - {id: r, when: component.odd == true, favours: {left: strong},\n"
              "     criterion: pace, because: B.}\n"
              "checks:\n"
              "  - {id: one, level: error, message: No., when: component.odd == true}\n"
              "  - {id: two, level: error, message: No., when: component.odd == false}\n");
    look("component: {}\n");
    struct survey survey = take(64);
    assert_int_equal(survey.trials, 0);
    assert_true(survey.discarded >= 8 * 64);
    look_done();
    look_pack_done();
}

/* Five sets of 256 members in 64 components are more variables than are told apart. */
static void no_trials_where_there_are_too_many_variables(void **state)
{
    (void)state;
    const char *values = "m0", *pack = COURT_HEAD "facts:\n", *profile = "components:\n";
    for (int i = 1; i < 256; i++)
        values = arena_printf(&court_arena, "%s, m%d", values, i);
    for (int i = 0; i < 5; i++)
        pack = arena_printf(&court_arena,
                            "%s  - {fact: component.s%d, type: set, question: Q?, values: [%s]}\n",
                            pack, i, values);
    pack = arena_printf(&court_arena,
                        "%srules:\n  - {id: r, criterion: pace, because: B.,\n"
                        "     when: component.s0 includes m0, favours: {left: strong}}\n",
                        pack);
    for (int i = 0; i < 64; i++)
        profile = arena_printf(&court_arena, "%s  - {name: c%d}\n", profile, i);
    look_pack(pack);
    look(profile);
    assert_true(look_inquiry.trial.open.too_many);
    assert_int_equal(take(64).trials, 0);
    look_done();
    look_pack_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(completions_are_drawn_as_the_pack_has_it),
        cmocka_unit_test(nothing_is_assumed_where_nothing_was),
        cmocka_unit_test(each_trial_has_the_verdict_of_its_completion),
        cmocka_unit_test(a_survey_is_the_same_each_time),
        cmocka_unit_test(what_is_known_has_one_completion),
        cmocka_unit_test(no_trials_where_nothing_exists),
        cmocka_unit_test(no_trials_where_there_are_too_many_variables),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
