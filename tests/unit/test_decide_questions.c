#include "explore_fixture.h"

#include "decide/explore/questions.h"

static struct questions *ask(uint32_t trials)
{
    struct survey survey;
    assert_true(survey_take(&survey, &court_arena, &look_inquiry, trials));
    struct questions *questions = questions_of(&court_arena, &look_inquiry, &survey);
    assert_non_null(questions);
    return questions;
}

static const struct question *find(const struct questions *questions, const char *name)
{
    for (uint32_t i = 0; i < questions->count; i++)
        if (questions->items[i].fact == fact_named(name))
            return &questions->items[i];
    fail_msg("%s is no question", name);
    return NULL;
}

/* Right in one case of eight: where it is a b, in a quarter, and deep, in half of these. */
static void the_most_telling_question_comes_first(void **state)
{
    (void)state;
    look("project: {team: few, tempo: slow, skills: []}\n"
         "component: {load: 20, tags: [], word: quick}\n");
    struct questions *questions = ask(4096);
    assert_int_equal(questions->count, 2);
    const struct question *kind = find(questions, "component.kind");
    const struct question *deep = find(questions, "component.deep");
    assert_ptr_equal(kind, &questions->items[0]);
    /* H(1/8) - H(1/2)/4 = 0.5436 - 0.25, and H(1/8) - H(1/4)/2 = 0.5436 - 0.4056 */
    assert_in_range(kind->information, 270, 320);
    assert_in_range(deep->information, 115, 160);
    assert_true(kind->matters && deep->matters);
    look_done();
}

static void changes_are_what_leads_to_another_verdict(void **state)
{
    (void)state;
    look("project: {team: few, tempo: slow, skills: []}\n"
         "component: {load: 20, kind: b, tags: [], word: quick}\n"
         "priorities: {care: high}\n");
    struct questions *questions = ask(4096);
    assert_int_equal(questions->count, 1);
    /* depth alone makes it right or left: a whole bit, and half of the trials */
    assert_in_range(questions->items[0].information, 990, 1000);
    assert_in_range(questions->items[0].changes, 460, 500);
    look_done();
}

static void what_does_not_matter_tells_nothing(void **state)
{
    (void)state;
    look("project: {team: few, tempo: slow, skills: []}\n"
         "component: {load: 20, kind: a, tags: [y], word: unknown}\n");
    struct questions *questions = ask(512);
    assert_int_equal(questions->count, 1);
    assert_int_equal(questions->items[0].information, 0);
    assert_true(questions->items[0].matters);
    look_done();
    look("project: {tempo: slow, skills: []}\n"
         "component: {load: 20, kind: a, tags: [y], word: quick}\n");
    questions = ask(512);
    assert_int_equal(questions->count, 1);
    assert_false(questions->items[0].matters);
    assert_int_equal(questions->items[0].information, 0);
    look_done();
}

/* Of a dozen members one counts: the others must not make it look as if the set told more, nor an
 * idle set as if it told anything. */
static void large_sets_feign_nothing(void **state)
{
    (void)state;
    const char *values = "m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11";
    const char *pack = arena_printf(
        &court_arena,
        COURT_HEAD "facts:\n"
                   "  - {fact: component.idle, type: set, question: Q?, values: [%s]}\n"
                   "  - {fact: component.busy, type: set, question: Q?, values: [%s]}\n"
                   "  - {fact: component.coin, type: bool, question: Q?}\n"
                   "rules:\n"
                   "  - {id: r, when: component.busy includes m7, favours: {left: strong},\n"
                   "     criterion: pace, because: B.}\n"
                   "  - {id: s, when: component.coin == true, favours: {right: moderate},\n"
                   "     criterion: pace, because: B.}\n",
        values, values);
    look_pack(pack);
    look_with("component: {}\n", (struct judge_options){.assumptions = true, .settling = false});
    struct questions *questions = ask(512);
    /* left, right or either: 1/2, 1/4 and 1/4 */
    assert_in_range(find(questions, "component.busy")->information, 940, 1060);
    assert_in_range(find(questions, "component.coin")->information, 440, 560);
    assert_in_range(find(questions, "component.idle")->information, 0, 40);
    assert_true(find(questions, "component.idle")->matters); /* nobody has proved anything */
    look_done();
    look_pack_done();
}

/* Two members that only count together: what they tell is seen. */
static void members_are_looked_at_together(void **state)
{
    (void)state;
    look_pack(COURT_HEAD "facts:\n"
                         "  - {fact: component.s, type: set, question: Q?, values: [a, b, c]}\n"
                         "rules:\n"
                         "  - {id: r, favours: {left: strong}, criterion: pace, because: B.,\n"
                         "     when: [{any: [component.s includes a, component.s includes b]},\n"
                         "            {none: [component.s includes all of a | b]}]}\n");
    look("component: {}\n");
    struct questions *questions = ask(1024);
    assert_in_range(questions->items[0].information, 985, 1000);
    look_done();
    look_pack_done();
}

static void effort_is_told_from_how_a_fact_is_found_out(void **state)
{
    (void)state;
    const struct fact *facts = court_pack->vocabulary.facts;
    assert_int_equal(fact_effort(&facts[fact_named("component.kind")]), EFFORT_KNOWN);
    assert_int_equal(fact_effort(&facts[fact_named("project.tempo")]), EFFORT_LOOK_UP);
    assert_int_equal(fact_effort(&facts[fact_named("component.load")]), EFFORT_MEASURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_telling_question_comes_first),
        cmocka_unit_test(changes_are_what_leads_to_another_verdict),
        cmocka_unit_test(what_does_not_matter_tells_nothing),
        cmocka_unit_test(large_sets_feign_nothing),
        cmocka_unit_test(members_are_looked_at_together),
        cmocka_unit_test(effort_is_told_from_how_a_fact_is_found_out),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
