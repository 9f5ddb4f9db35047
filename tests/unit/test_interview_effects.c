/* What each answer would do. */
#include "interview_fixture.h"

#include "interview/effects.h"

static void find(struct effects *effects, struct meeting *meeting, const char *fact, int component)
{
    assert_non_null(meeting->agenda);
    assert_true(effects_find(effects, &meeting->arena, meeting->agenda, meeting->judge,
                             spot_of(meeting, fact, component)));
}

/* The points of an option under a profile, where the question is answered so. */
static int64_t points_under(const char *text, uint32_t component, uint32_t option)
{
    struct meeting meeting;
    meet(&meeting, "tests/cases/office", text);
    assert_non_null(meeting.agenda);
    int64_t points = meeting.agenda->ruling->components[component].options[option].points.points;
    part(&meeting);
    return points;
}

static void points_are_those_that_the_answer_would_make(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "ruling: 1\ncomponents:\n  - {name: a, waits: 80 %, mood: calm}\n  - {name: b}\n",
        "ruling: 1\ncomponents:\n  - {name: a, waits: 80 %, mood: brisk}\n  - {name: b}\n",
        "ruling: 1\ncomponents:\n  - {name: a, waits: 80 %, mood: hectic}\n  - {name: b}\n",
    };
    static const char open[] =
        "ruling: 1\ncomponents:\n  - {name: a, waits: 80 %}\n  - {name: b}\n";
    struct meeting meeting;
    struct effects effects;
    bool any = false;
    meet(&meeting, "tests/cases/office", open);
    find(&effects, &meeting, "component.mood", 0);
    assert_int_equal(effects.count, 3);
    for (uint32_t i = 0; i < 3; i++)
        for (uint32_t option = 0; option < 2; option++) {
            int64_t moved = points_under(texts[i], 0, option) - points_under(open, 0, option);
            assert_int_equal(effects.items[i].points[option], moved);
            any = any || moved != 0;
        }
    assert_true(any);
    part(&meeting);
}

static void an_answer_that_is_there_is_left_out_of_what_it_is_compared_with(void **state)
{
    (void)state;
    struct meeting meeting;
    struct effects open, given;
    int64_t points[3];
    meet(&meeting, "tests/cases/office", "ruling: 1\ncomponent: {waits: 80 %}\n");
    find(&open, &meeting, "component.mood", 0);
    for (uint32_t i = 0; i < 3; i++)
        points[i] = open.items[i].points[0];
    part(&meeting);
    meet(&meeting, "tests/cases/office", "ruling: 1\ncomponent: {waits: 80 %, mood: calm}\n");
    find(&given, &meeting, "component.mood", 0);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(given.items[i].points[0], points[i]);
    assert_false(given.items[0].flips);
    part(&meeting);
}

static void an_answer_that_cannot_be_is_told(void **state)
{
    (void)state;
    struct meeting meeting;
    struct effects effects;
    meet(&meeting, "tests/cases/tiny", "ruling: 1\ncomponent: {kind: ledger}\n");
    find(&effects, &meeting, "component.transactions", 0);
    assert_false(effects.items[0].possible);
    assert_true(effects.items[1].possible);
    part(&meeting);
}

static void bands_are_the_choices_of_a_number_and_a_text_has_none(void **state)
{
    (void)state;
    struct meeting meeting;
    struct effects effects;
    meet(&meeting, "tests/cases/tiny", "ruling: 1\n");
    find(&effects, &meeting, "team.size", -1);
    assert_int_equal(effects.count, 3);
    find(&effects, &meeting, "project.owner", -1);
    assert_int_equal(effects.count, 0);
    part(&meeting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_are_those_that_the_answer_would_make),
        cmocka_unit_test(an_answer_that_is_there_is_left_out_of_what_it_is_compared_with),
        cmocka_unit_test(an_answer_that_cannot_be_is_told),
        cmocka_unit_test(bands_are_the_choices_of_a_number_and_a_text_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
