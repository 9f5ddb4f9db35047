/* What is asked for the sake of advice. */
#include "interview_fixture.h"

#include "interview/counsel.h"

static bool has(const struct meeting *meeting, const char *fact, int component)
{
    uint32_t count;
    struct spot spot = spot_of(meeting, fact, component);
    const struct spot *list =
        counsel_find((struct arena *)&meeting->arena, meeting->agenda, &count);
    assert_non_null(list);
    for (uint32_t i = 0; i < count; i++)
        if (list[i].fact == spot.fact && list[i].component == spot.component)
            return true;
    return false;
}

static void advice_on_the_option_that_was_chosen_is_asked_for(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, "tests/cases/tiny",
         "ruling: 1\ncomponent: {kind: ledger, transactions: true}\n");
    assert_true(has(&meeting, "component.queries", 0));
    assert_false(has(&meeting, "component.kind", 0));
    assert_false(has(&meeting, "component.reads", 0));
    part(&meeting);
}

static void what_is_answered_is_not_asked_for(void **state)
{
    (void)state;
    struct meeting meeting;
    meet(&meeting, "tests/cases/tiny",
         "ruling: 1\ncomponent: {kind: ledger, transactions: true, queries: [by_key]}\n");
    assert_false(has(&meeting, "component.queries", 0));
    part(&meeting);
    meet(&meeting, "tests/cases/tiny",
         "ruling: 1\ncomponent: {kind: ledger, transactions: true, queries: unknown}\n");
    assert_false(has(&meeting, "component.queries", 0));
    part(&meeting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advice_on_the_option_that_was_chosen_is_asked_for),
        cmocka_unit_test(what_is_answered_is_not_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
