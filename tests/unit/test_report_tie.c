#include "fair_fixture.h"

#include "report/tie.h"

static const char *tie(const struct ruling *ruling)
{
    struct strbuf out;
    strbuf_init(&out);
    tie_add(&out, ruling);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text ? out.text : "", out.length);
    strbuf_fini(&out);
    return text;
}

static void an_answer_may_break_a_tie(void **state)
{
    (void)state;
    struct ruling ruling = *fair_rule("components: [{name: a}, {name: b}]\n");
    struct open_fact open[] = {
        {.fact = fair_fact("project.mood"), .component = COMPONENT_NONE, .matters = true},
        {.fact = fair_fact("component.lean"),
         .component = 1,
         .flip = "left6",
         .flip_verdict = VERDICT_OPTION},
        {.fact = fair_fact("component.care"), .flip = "left", .flip_verdict = VERDICT_NONE},
    };
    ruling.open = open;
    ruling.open_count = 3;
    ruling.verdict = VERDICT_OPTION;
    assert_null(tie_breaker(&ruling));
    ruling.verdict = VERDICT_EITHER;
    assert_ptr_equal(tie_breaker(&ruling), &open[1]);
    assert_string_equal(tie(&ruling),
                        " What would break the tie: b/lean: `left6` makes it Left alone.");
    open[1] = open[2];
    assert_string_equal(tie(&ruling), " What would break the tie: a/care: `left` leaves no plan.");
    fair_forget();
}

/* Else it is said which criteria speak most for either plan, in the unit of the margin. */
static void criteria_are_named_where_no_answer_does(void **state)
{
    (void)state;
    struct ruling ruling =
        *fair_rule(FAIR_PROJECT "components: [{name: a, lean: left3, care: right, size: 2},\n"
                                "  {name: b, lean: left3, care: right, size: 2}]\n");
    assert_int_equal(ruling.verdict, VERDICT_EITHER);
    assert_string_equal(tie(&ruling), " Most for Left alone: Pace (+3.0). Most for Right alone: "
                                      "Care (+3.0).");
    ruling.settled = SETTLED_NO;
    check_has(tie(&ruling), " No single answer breaks the tie. Most for Left alone");
    fair_forget();
    /* What is against the one option speaks for the other. */
    ruling = *fair_rule(FAIR_PROJECT "component: {lean: right3, care: left}\n"
                                     "priorities: {pace: high}\n");
    assert_int_equal(ruling.verdict, VERDICT_EITHER);
    assert_string_equal(tie(&ruling), " Most for Right: Pace (+4.5). Most for Left: Care (+4.0).");
    fair_forget();
    ruling = *fair_rule(FAIR_PROJECT "component: {lean: level}\n");
    assert_string_equal(tie(&ruling), "");
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_may_break_a_tie),
        cmocka_unit_test(criteria_are_named_where_no_answer_does),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
