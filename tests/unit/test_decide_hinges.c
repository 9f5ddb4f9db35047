#include "explore_fixture.h"

#include "decide/explore/hinges.h"
#include "decide/explore/questions.h"

static struct questions *asked;
static struct hinge *hinges;

static void find(const char *profile)
{
    struct survey survey;
    look(profile);
    assert_true(survey_take(&survey, &court_arena, &look_inquiry, 64));
    asked = questions_of(&court_arena, &look_inquiry, &survey);
    assert_true(trial_enter(&look_inquiry.trial, &look_inquiry.trial.whole));
    hinges = hinges_of(&court_arena, &look_inquiry, asked);
    assert_non_null(hinges);
}

/* The rules that hang on a question, as "a b". */
static const char *hinge_of(const char *fact, uint32_t component)
{
    for (uint32_t i = 0; i < asked->count; i++) {
        const char *text = "";
        if (asked->items[i].fact != fact_named(fact) || asked->items[i].component != component)
            continue;
        for (uint32_t k = 0; k < hinges[i].rule_count; k++)
            text = arena_printf(&court_arena, "%s%s%s", text, k > 0 ? " " : "",
                                court_pack->rules[hinges[i].rules[k]].id);
        return text;
    }
    fail_msg("%s is no question", fact);
    return NULL;
}

static void rules_that_may_go_either_way_hang_on_an_answer(void **state)
{
    (void)state;
    find("project: {team: few, skills: [], tempo: slow}\n"
         "component: {kind: a, word: quick}\n");
    assert_string_equal(hinge_of("component.load", 0), "l-much l-some");
    assert_string_equal(hinge_of("component.tags", 0), "no-left");
    look_done();
    find(
        "project: {skills: [], tempo: slow}\ncomponent: {load: 20 .. 30, tags: [], word: quick}\n");
    assert_string_equal(hinge_of("project.team", COMPONENT_NONE), "r-many");
    assert_string_equal(hinge_of("component.kind", 0), "r-kind r-deep");
    assert_string_equal(hinge_of("component.deep", 0), "r-deep");
    look_done();
}

static void the_strongest_comes_first_as_it_is_weighed(void **state)
{
    (void)state;
    look_pack(
        COURT_HEAD
        "  care: {title: Care, weight: 4}\n"
        "facts:\n"
        "  - {fact: component.a, type: bool, question: Q?}\n"
        "rules:\n"
        "  - {id: weak, criterion: pace, when: component.a == true, favours: {left: slight},\n"
        "     because: B.}\n"
        "  - {id: plain, criterion: pace, when: component.a == true, favours: {left: moderate},\n"
        "     because: B.}\n"
        "  - {id: heavy, criterion: care, when: component.a == true, against: {left: slight},\n"
        "     because: B.}\n"
        "  - {id: out, when: component.a == true, excludes: right, because: B.}\n");
    find("component: {}\n");
    assert_string_equal(hinge_of("component.a", 0), "out heavy plain weak");
    look_done();
    find("component: {}\npriorities: {care: ignore}\n");
    assert_string_equal(hinge_of("component.a", 0), "out plain weak");
    look_done();
    look_pack_done();
}

/* What a component answers itself does not hang on the project's answer. */
static void answers_hang_where_they_are_shared(void **state)
{
    (void)state;
    find("project: {skills: [], tempo: slow}\n"
         "components:\n"
         "  - {name: a, load: 20, kind: c, tags: [], word: quick, project: {team: few}}\n"
         "  - {name: b, load: 20, kind: c, tags: [], word: quick, project: {team: some}}\n");
    assert_string_equal(hinge_of("project.team", COMPONENT_NONE), "");
    look_done();
    find("project: {team: few, skills: [], tempo: slow}\n"
         "components:\n"
         "  - {name: a, load: 20, kind: c, tags: [], word: quick}\n"
         "  - {name: b, load: 20, kind: c, tags: [], word: quick, project: {team: unknown}}\n");
    assert_string_equal(hinge_of("project.team", 1), "r-many");
    look_done();
}

/* A rule that is waived counts nothing, whatever the answer. */
static void waived_rules_hang_on_nothing(void **state)
{
    (void)state;
    find("project: {team: few, skills: [], tempo: slow}\n"
         "component: {kind: a, word: quick}\n"
         "waivers: [{rule: l-much, reason: R.}]\n");
    assert_string_equal(hinge_of("component.load", 0), "l-some");
    look_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_that_may_go_either_way_hang_on_an_answer),
        cmocka_unit_test(the_strongest_comes_first_as_it_is_weighed),
        cmocka_unit_test(answers_hang_where_they_are_shared),
        cmocka_unit_test(waived_rules_hang_on_nothing),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
