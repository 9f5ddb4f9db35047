#include "judge_fixture.h"

static void sound_answers_say_nothing(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {kind: ledger, transactions: true}\n");
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    assert_int_equal(court_diags.list.count, 0);
    assert_int_equal(rulings->items[0].check_count, 0);
    rulings_free(rulings);
    profile_free(profile);
}

/* The component is named, the culprit is its answer, and the others are judged too. */
static void every_component_that_meets_a_check_is_reported(void **state)
{
    (void)state;
    struct profile *profile = court_profile("components:\n"
                                            "  - {name: a, kind: ledger, transactions: false}\n"
                                            "  - {name: b, kind: log}\n"
                                            "  - {name: c, transactions: false, kind: ledger}\n");
    assert_null(court_rule(profile, true));
    assert_int_equal(court_said(R0118), 2);
    assert_string_equal(court_diag(0)->message, "a: Accounts change two records at a time.");
    assert_string_equal(court_diag(0)->hint, "check ledger-without-transactions");
    assert_int_equal(court_line(court_diag(0)), 3);
    assert_int_equal(court_line(court_diag(1)), 5);
    /* The first fact of the condition, whatever the order in the profile. */
    struct span span = court_diag(1)->span;
    assert_int_equal(source_position(span.source, span.start).column, 42);
    assert_string_equal(court_diag(1)->message, "c: Accounts change two records at a time.");
    profile_free(profile);
}

static void a_check_of_the_project_names_no_component(void **state)
{
    (void)state;
    struct profile *profile =
        court_profile("project: {regulated: true}\n"
                      "components: [{name: a, kind: log}, {name: b, kind: log,\n"
                      "    team: {sql: basic}}]\n");
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    assert_int_equal(court_said(R0119), 1);
    assert_string_equal(court_diag(0)->message, "Logs alone are seldom regulated.");
    assert_int_equal(court_line(court_diag(0)), 2);
    assert_int_equal(rulings->items[0].check_count, 1);
    assert_int_equal(rulings->items[0].checks[0].component, COMPONENT_NONE);
    assert_string_equal(court_pack->checks[rulings->items[0].checks[0].check].id, "idle-regulated");
    rulings_free(rulings);
    profile_free(profile);
}

/* An unknown answer leaves a check undetermined, which is no complaint. */
static void what_is_open_is_not_reported(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {kind: ledger}\n");
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    assert_int_equal(court_diags.list.count, 0);
    rulings_free(rulings);
    profile_free(profile);
}

/* Where no answer made the check true, there is none to point at: the file is named. */
static void a_check_without_an_answer_names_the_file(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts:\n"
                              "  - {fact: component.cold, type: bool, question: Cold?,\n"
                              "     default: [{value: true}]}\n"
                              "checks:\n"
                              "  - {id: too-cold, when: component.cold == true, level: error,\n"
                              "     message: It freezes.}\n");
    struct profile *profile = court_profile("components: [{name: a}, {name: b, cold: false}]\n");
    assert_null(court_rule(profile, true));
    assert_int_equal(court_diags.list.count, 1);
    assert_string_equal(court_diag(0)->message, "a: It freezes.");
    assert_null(court_diag(0)->span.source);
    assert_string_equal(court_diag(0)->file, "case.yaml");
    struct rulings *rulings = court_rule(profile, false);
    assert_non_null(rulings);
    rulings_free(rulings);
    profile_free(profile);
    court_back();
}

static void answers_that_are_not_asked_for_are_pointed_at(void **state)
{
    (void)state;
    struct profile *profile = court_profile("components:\n"
                                            "  - {name: a, kind: log, transactions: true}\n"
                                            "  - {name: b, kind: ledger, transactions: true}\n"
                                            "  - {name: c, kind: upload, transactions: unknown}\n"
                                            "  - {name: d, transactions: true}\n");
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    assert_int_equal(court_said(R0117), 1);
    assert_int_equal(court_line(court_diag(0)), 3);
    assert_string_equal(court_diag(0)->message, "transactions would not be asked for here");
    assert_string_equal(court_diag(0)->hint,
                        "the other answers settle it; `true` counts all the same");
    rulings_free(rulings);
    profile_free(profile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_answers_say_nothing),
        cmocka_unit_test(every_component_that_meets_a_check_is_reported),
        cmocka_unit_test(a_check_of_the_project_names_no_component),
        cmocka_unit_test(what_is_open_is_not_reported),
        cmocka_unit_test(a_check_without_an_answer_names_the_file),
        cmocka_unit_test(answers_that_are_not_asked_for_are_pointed_at),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
