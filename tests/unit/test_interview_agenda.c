/* What is worth asking, and what comes first. */
#include "interview_fixture.h"

#define OFFICE "tests/cases/office"
#define TWO                                                                                        \
    "ruling: 1\ncomponents:\n  - {name: a, current: none}\n  - {name: b, waits: 20 %, mood: "      \
    "calm}\n"

static struct choosing choosing_of(const struct meeting *meeting)
{
    return (struct choosing){.steps = &meeting->steps,
                             .profile = meeting->profile,
                             .last = {FACT_NONE, COMPONENT_NONE},
                             .focus = COMPONENT_NONE};
}

static void what_is_answered_is_not_on_it(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, OFFICE, TWO);
    assert_non_null(agenda_find(meeting.agenda, spot_of(&meeting, "component.mood", 0)));
    assert_null(agenda_find(meeting.agenda, spot_of(&meeting, "component.mood", 1)));
    assert_null(agenda_find(meeting.agenda, spot_of(&meeting, "component.waits", 1)));
    part(&meeting);
    meet(&meeting, OFFICE, "ruling: 1\ncomponent: {mood: unknown}\n");
    assert_null(agenda_find(meeting.agenda, spot_of(&meeting, "component.mood", 0)));
    part(&meeting);
}

static void nothing_is_on_it_once_the_verdict_is_settled(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, OFFICE,
         "ruling: 1\nproject: {machines: [tea]}\nteam: {size: 7}\n"
         "component: {mood: calm, waits: 90 %, current: tea}\n");
    assert_int_equal(meeting.agenda->ruling->settled, SETTLED_YES);
    assert_int_equal(meeting.agenda->count, 0);
    struct choosing choosing = choosing_of(&meeting);
    assert_null(agenda_choose(meeting.agenda, &choosing));
    assert_int_equal(agenda_estimate(meeting.agenda, &choosing), 0);
    part(&meeting);
}

static void what_cannot_be_has_no_agenda(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, "tests/cases/tiny",
         "ruling: 1\ncomponent: {kind: ledger, transactions: false}\n");
    assert_null(meeting.agenda);
    assert_true(diags_failed(&meeting.diags));
    part(&meeting);
}

static void each_part_is_asked_what_it_is_first(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, "rules", "ruling: 1\ncomponents:\n  - name: a\n  - name: b\n");
    struct choosing choosing = choosing_of(&meeting);
    const struct agenda_item *item = agenda_choose(meeting.agenda, &choosing);
    assert_int_equal(item->spot.fact, meeting.steps.leading);
    assert_int_equal(item->spot.component, 0);
    part(&meeting);
    meet(&meeting, "rules", "ruling: 1\ncomponents:\n  - {name: a, role: web_app}\n  - name: b\n");
    choosing = choosing_of(&meeting);
    item = agenda_choose(meeting.agenda, &choosing);
    assert_int_equal(item->spot.fact, meeting.steps.leading);
    assert_int_equal(item->spot.component, 1);
    part(&meeting);
}

#define ROLES                                                                                      \
    "ruling: 1\ncomponents:\n  - {name: a, role: web_app}\n  - {name: b, role: ml_service}\n"

static uint32_t most_told(const struct agenda *agenda)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < agenda->count; i++)
        most = agenda->items[i].information > most ? agenda->items[i].information : most;
    return most;
}

static void the_first_is_the_most_telling_and_the_next_not_far_from_it(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, "rules", ROLES);
    struct choosing choosing = choosing_of(&meeting);
    uint32_t most = most_told(meeting.agenda);
    assert_true(most > 0);
    assert_int_equal(agenda_choose(meeting.agenda, &choosing)->information, most);
    for (uint32_t i = 0; i < meeting.agenda->count; i++) {
        choosing.last = meeting.agenda->items[i].spot;
        assert_true(2 * agenda_choose(meeting.agenda, &choosing)->information + 1 >= most);
    }
    part(&meeting);
}

static bool passes_all_but(struct spot spot, const void *context)
{
    const struct spot *kept = context;
    return spot.fact != kept->fact || spot.component != kept->component;
}

static void what_is_passed_over_is_not_chosen(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, "rules", ROLES);
    struct spot kept = spot_of(&meeting, "team.python", -1);
    struct choosing choosing = choosing_of(&meeting);
    choosing.passes = passes_all_but;
    choosing.context = &kept;
    const struct agenda_item *item = agenda_choose(meeting.agenda, &choosing);
    assert_non_null(item);
    assert_int_equal(item->spot.fact, kept.fact);
    kept.fact = FACT_NONE;
    assert_null(agenda_choose(meeting.agenda, &choosing));
    part(&meeting);
}

static void a_part_that_is_wanted_comes_first(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, "rules", ROLES);
    struct choosing choosing = choosing_of(&meeting);
    for (uint32_t i = 0; i < 2; i++) {
        choosing.focus = i;
        assert_int_equal(agenda_choose(meeting.agenda, &choosing)->spot.component, i);
    }
    part(&meeting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_answered_is_not_on_it),
        cmocka_unit_test(nothing_is_on_it_once_the_verdict_is_settled),
        cmocka_unit_test(what_cannot_be_has_no_agenda),
        cmocka_unit_test(each_part_is_asked_what_it_is_first),
        cmocka_unit_test(the_first_is_the_most_telling_and_the_next_not_far_from_it),
        cmocka_unit_test(what_is_passed_over_is_not_chosen),
        cmocka_unit_test(a_part_that_is_wanted_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
