#include "api_fixture.h"

#define BOOKS "ruling: 1\ncomponent: {kind: ledger, transactions: true}\n"

static void parts_are_shown_once_they_are_known(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(desk_judge(&desk, BOOKS), RULING_OK);
    ruling_report(desk.result, "json", NULL, desk_text(&desk), desk.messages);
    assert_lacks(desk.text, "\"agreement\"");
    assert_int_equal(ruling_analyse(desk.result, 0, RULING_AGREEMENT, desk.messages), RULING_OK);
    ruling_report(desk.result, "json", NULL, desk_text(&desk), desk.messages);
    assert_has(desk.text, "\"agreement\"");
    assert_lacks(desk.text, "\"flips\"");
    assert_int_equal(ruling_analyse(desk.result, 0, RULING_ALL_PARTS, desk.messages), RULING_OK);
    ruling_report(desk.result, "json", NULL, desk_text(&desk), desk.messages);
    static const char *const keys[] = {"\"agreement\"", "\"acceptability\"",
                                       "\"flips\"",     "\"without_source\"",
                                       "\"next\"",      "\"settling_set\""};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_has(desk.text, keys[i]);
    ruling_report(desk.result, "text", NULL, desk_text(&desk), desk.messages);
    assert_has(desk.text, "\nFLIPS ");
    assert_has(desk.text, "\nAGREES ");
    desk_fini(&desk);
}

static void agreement_is_a_share_with_its_error(void **state)
{
    (void)state;
    struct desk desk;
    int error = 7;
    desk_init(&desk);
    assert_int_equal(desk_judge(&desk, BOOKS), RULING_OK);
    assert_int_equal(ruling_agreement(desk.result, 0, &error), -1);
    assert_int_equal(error, 0);
    assert_int_equal(ruling_analyse(desk.result, 0, RULING_AGREEMENT, desk.messages), RULING_OK);
    assert_in_range(ruling_agreement(desk.result, 0, &error), 900, 999);
    assert_in_range(error, 1, 16);
    assert_int_equal(desk_judge(&desk, "ruling: 1\ncomponent: {pin: files}\n"), RULING_OK);
    assert_int_equal(ruling_analyse(desk.result, 0, RULING_AGREEMENT, desk.messages), RULING_OK);
    assert_int_equal(ruling_agreement(desk.result, 0, &error), 1000);
    assert_int_equal(error, 0);
    desk_fini(&desk);
}

static void flips_and_questions_are_found_on_demand(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(desk_judge(&desk, BOOKS), RULING_OK);
    assert_int_equal(
        ruling_flips(desk.result, 0, false, "text", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "changes of answers tried");
    assert_int_equal(
        ruling_flips(desk.result, 0, true, "json", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "\"complete\": true");
    assert_int_equal(
        ruling_next(desk.result, 0, false, "text", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "\n1   ");
    assert_int_equal(
        ruling_next(desk.result, 0, false, "json", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "\"cannot_matter\"");
    assert_int_equal(
        ruling_next(desk.result, 0, false, "yaml", NULL, desk_text(&desk), desk.messages),
        RULING_INPUT);
    assert_null(desk.text);
    assert_int_equal(
        ruling_flips(desk.result, 0, false, "yaml", NULL, desk_text(&desk), desk.messages),
        RULING_INPUT);
    assert_has(desk_said(&desk), "R0905");
    desk_fini(&desk);
}

static void two_results_stand_side_by_side(void **state)
{
    (void)state;
    static const char *const settings[] = {"component.transactions=false"};
    struct desk now, then;
    desk_init(&now);
    then = now;
    then.profile = NULL;
    assert_int_equal(desk_judge(&now, BOOKS), RULING_OK);
    assert_int_equal(desk_judge(&then, "ruling: 1\ncomponent: {kind: log}\n"), RULING_OK);
    assert_int_equal(ruling_beside(now.result, then.result, 0, settings, 1, "text", NULL,
                                   desk_text(&now), now.messages),
                     RULING_OK);
    assert_has(now.text, "WITH      component.transactions=false\n");
    assert_has(now.text, "changes-together: Database +9.0 -> 0.0 [S]");
    assert_int_equal(ruling_beside(now.result, then.result, 0, settings, 1, "json", NULL,
                                   desk_text(&now), now.messages),
                     RULING_OK);
    assert_has(now.text, "\"differences\"");
    assert_int_equal(desk_judge(&then, "ruling: 1\ncomponents: [{name: a}, {name: b}]\n"),
                     RULING_OK);
    assert_int_equal(ruling_beside(now.result, then.result, 0, settings, 1, "text", NULL,
                                   desk_text(&now), now.messages),
                     RULING_INPUT);
    assert_null(now.text);
    assert_has(desk_said(&now), "R0530");
    ruling_result_free(then.result);
    ruling_profile_free(then.profile);
    desk_fini(&now);
}

static void inputs_are_kept_to_be_opened_twice(void **state)
{
    (void)state;
    struct desk desk;
    ruling_profile *again = NULL;
    ruling_input input = {.path = "tests/cases/office/profile.yaml"};
    ruling_input none = {.path = "tests/cases/none.yaml"};
    ruling_pack *office = NULL;
    desk_init(&desk);
    assert_int_equal(ruling_pack_open("tests/cases/office", &office, desk.messages), RULING_OK);
    assert_int_equal(ruling_input_keep(&input, desk.messages), RULING_OK);
    assert_non_null(input.bytes);
    assert_memory_equal(input.bytes, "ruling: 1\n", 10);
    assert_int_equal(ruling_profile_open(office, &input, &desk.profile, desk.messages), RULING_OK);
    assert_int_equal(ruling_profile_open(office, &input, &again, desk.messages), RULING_OK);
    ruling_profile_free(again);
    assert_int_equal(ruling_input_keep(&none, desk.messages), RULING_INPUT);
    assert_null(none.bytes);
    assert_has(desk_said(&desk), "R0001");
    ruling_profile_free(desk.profile);
    desk.profile = NULL;
    ruling_pack_free(office);
    desk_fini(&desk);
}

static void advice_is_given_in_full(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(desk_judge(&desk, "ruling: 1\ncomponent: {kind: upload, record_size: 5 MB, "
                                       "queries: [full_text]}\n"),
                     RULING_OK);
    assert_int_equal(ruling_advice(desk.result, NULL, desk_text(&desk), desk.messages), RULING_OK);
    assert_has(desk.text, "the project\n  - Caution: Find out who knows SQL.\n");
    assert_lacks(desk.text, "WHY");
    desk_fini(&desk);
}

/* What would make a rule fire is said of rules that are named and did not. */
static void why_says_what_would_make_a_rule_fire(void **state)
{
    (void)state;
    static const char *const rules[] = {"large-records", "changes-together"};
    struct desk desk;
    desk_init(&desk);
    desk_judge(&desk,
               "ruling: 1\ncomponent: {kind: ledger, transactions: true, record_size: 1 kB}\n");
    assert_int_equal(
        ruling_why(desk.result, 0, NULL, rules, 2, "text", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "    would fire if record_size were 1000 kB\n");
    assert_int_equal(
        ruling_why(desk.result, 0, NULL, rules, 2, "json", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "\"address\": \"component.record_size\"");
    assert_null(strstr(strstr(desk.text, "would_fire") + 1, "would_fire"));
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_shown_once_they_are_known),
        cmocka_unit_test(agreement_is_a_share_with_its_error),
        cmocka_unit_test(flips_and_questions_are_found_on_demand),
        cmocka_unit_test(two_results_stand_side_by_side),
        cmocka_unit_test(inputs_are_kept_to_be_opened_twice),
        cmocka_unit_test(advice_is_given_in_full),
        cmocka_unit_test(why_says_what_would_make_a_rule_fire),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
