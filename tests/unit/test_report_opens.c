#include "fair_fixture.h"

#include "report/opens.h"

#define MOST 12

/* A ruling with open facts; the first `flips` alone change the verdict, `matter` may, `rest`
 * cannot.
 */
static struct open_fact open_facts[MOST];

static struct ruling with_open(uint32_t flips, uint32_t matter, uint32_t rest)
{
    static const char *const names[] = {"component.lean", "component.care", "component.not",
                                        "component.today", "component.tested"};
    struct ruling ruling =
        *fair_rule(FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b}, {name: c}]\n");
    ruling.settled = SETTLED_NO;
    ruling.open = open_facts;
    ruling.open_count = flips + matter + rest;
    assert_true(ruling.open_count <= MOST);
    for (uint32_t i = 0; i < ruling.open_count; i++)
        open_facts[i] = (struct open_fact){.fact = fair_fact(names[i % 5]),
                                           .component = i / 5,
                                           .matters = i < flips + matter,
                                           .flip = i < flips ? "right" : NULL,
                                           .flip_verdict = VERDICT_OPTION,
                                           .flip_option = 1};
    return ruling;
}

static const char *opens(const struct ruling *ruling)
{
    return fair_write(opens_write, ruling, 80);
}

static void answers_that_change_the_verdict_come_first(void **state)
{
    (void)state;
    struct ruling ruling = with_open(1, 0, 2);
    assert_string_equal(opens(&ruling), "OPEN      a/lean: `right` makes it Right alone. 2 others "
                                        "cannot matter.\n");
    fair_forget();
    ruling = with_open(1, 1, 1);
    open_facts[0].flip_verdict = VERDICT_SPLIT;
    assert_string_equal(opens(&ruling), "OPEN      a/lean: `right` makes it a split. a/care may "
                                        "matter with others. 1\n"
                                        "          other cannot matter.\n");
    fair_forget();
    ruling = with_open(2, 0, 0);
    open_facts[0].flip_verdict = VERDICT_EITHER;
    check_has(opens(&ruling), "a/care: `right` makes it Right alone; a/lean: `right` makes it a\n"
                              "          toss-up.\n");
    fair_forget();
    ruling = with_open(5, 0, 0);
    check_has(opens(&ruling), "a/lean: `right` makes it Right alone; a/care: `right` makes it");
    check_has(opens(&ruling), "a/not: `right` makes it Right alone; and 2 more.\n");
    check_lacks(opens(&ruling), "a/today");
    check_fits(opens(&ruling), 80);
    fair_forget();
}

static void several_answers_may_change_it_together(void **state)
{
    (void)state;
    struct ruling ruling = with_open(0, 7, 0);
    struct supposed_fact facts[] = {
        {fair_fact("component.lean"), 1, "right6"},
        {fair_fact("project.mood"), COMPONENT_NONE, "good"},
        {fair_fact("component.care"), 0, "right"},
        {fair_fact("component.not"), 0, "[left]"},
        {fair_fact("component.today"), 0, "new"},
    };
    ruling.witness = (struct witness){facts, 2, 1, VERDICT_OPTION};
    /* Of what may matter, b/lean has been told. */
    assert_string_equal(opens(&ruling),
                        "OPEN      b/lean: `right6`, project.mood: `good` together "
                        "make it Right alone.\n"
                        "          a/lean, a/care, a/not and 3 more may matter with "
                        "others.\n");
    ruling.witness.verdict = VERDICT_NONE;
    check_has(opens(&ruling), "together leave no plan.");
    ruling.witness.fact_count = 4;
    check_has(opens(&ruling), "`good`, a/care: `right`, a/not:\n          `[left]` together leave");
    ruling.witness.fact_count = 5;
    check_has(opens(&ruling), "a/care: `right` and 2 more\n          together leave no plan.");
    check_has(opens(&ruling), " a/lean, a/tested, b/care may matter with\n          others.\n");
    /* Where nothing was found there is no witness. */
    ruling.settled = SETTLED_UNKNOWN;
    check_has(opens(&ruling), "OPEN      a/lean, a/care, a/not and 4 more may matter.\n");
    fair_forget();
}

/* Where the witness has all that matters, nothing more is said of it. */
static void a_witness_may_say_it_all(void **state)
{
    (void)state;
    struct ruling ruling = with_open(0, 1, 1);
    struct supposed_fact fact = {fair_fact("component.lean"), 0, "right6"};
    ruling.witness = (struct witness){&fact, 1, 1, VERDICT_SPLIT};
    assert_string_equal(opens(&ruling),
                        "OPEN      a/lean: `right6` makes it a split. 1 other cannot "
                        "matter.\n");
    fair_forget();
}

/* The verdict says what breaks a tie. */
static void what_breaks_a_tie_was_told_already(void **state)
{
    (void)state;
    struct ruling ruling = with_open(2, 1, 2);
    ruling.verdict = VERDICT_EITHER;
    assert_string_equal(opens(&ruling), "OPEN      a/care: `right` makes it Right alone. a/not may "
                                        "matter with others. 2\n"
                                        "          others cannot matter.\n");
    fair_forget();
    ruling = with_open(1, 1, 0);
    ruling.verdict = VERDICT_EITHER;
    assert_string_equal(opens(&ruling), "OPEN      a/care may matter with others.\n");
    fair_forget();
    ruling = with_open(1, 0, 2);
    ruling.verdict = VERDICT_EITHER;
    assert_string_equal(opens(&ruling), "");
    fair_forget();
}

static void what_cannot_matter_is_not_worth_a_line(void **state)
{
    (void)state;
    struct ruling ruling = with_open(0, 0, 5);
    ruling.settled = SETTLED_YES;
    assert_string_equal(opens(&ruling), "");
    ruling.open_count = 0;
    assert_string_equal(opens(&ruling), "");
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_that_change_the_verdict_come_first),
        cmocka_unit_test(several_answers_may_change_it_together),
        cmocka_unit_test(a_witness_may_say_it_all),
        cmocka_unit_test(what_breaks_a_tie_was_told_already),
        cmocka_unit_test(what_cannot_matter_is_not_worth_a_line),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
