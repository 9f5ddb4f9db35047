#include "api_fixture.h"

#define EITHER "ruling: 1\ncomponent: {kind: upload}\n"
#define LEDGER "ruling: 1\ncomponent: {kind: ledger, transactions: true}\n"

static void profiles_are_judged_in_order(void **state)
{
    (void)state;
    struct desk desk;
    ruling_profile *profiles[3] = {NULL};
    static const char *const texts[] = {LEDGER, EITHER,
                                        "ruling: 1\ncomponent: {record_size: 2 MB}\n"};
    static const char *const verdicts[] = {"database", "either", "files"};
    desk_init(&desk);
    for (int i = 0; i < 3; i++) {
        ruling_input input = {.path = "p", .bytes = texts[i], .length = strlen(texts[i])};
        assert_int_equal(ruling_profile_open(desk.pack, &input, &profiles[i], desk.messages),
                         RULING_OK);
    }
    assert_int_equal(ruling_judge(desk.pack, (const ruling_profile *const *)profiles, 3, NULL,
                                  &desk.result, desk.messages),
                     RULING_OK);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(ruling_verdict(desk.result, i), verdicts[i]);
    ruling_result_free(desk.result);
    assert_int_equal(ruling_judge(desk.pack, NULL, 0, NULL, &desk.result, desk.messages),
                     RULING_OK);
    assert_non_null(desk.result);
    for (int i = 0; i < 3; i++)
        ruling_profile_free(profiles[i]);
    ruling_result_free(NULL);
    desk_fini(&desk);
}

static void defaults_can_be_left_out(void **state)
{
    (void)state;
    struct desk desk;
    ruling_options options = {.no_assumptions = true};
    desk_init(&desk);
    assert_int_equal(desk_judge(&desk, "ruling: 1\ncomponent: {kind: log, reads: 1,\n"
                                       "  queries: [by_key, by_range]}\n"),
                     RULING_OK);
    ruling_report(desk.result, "json", NULL, desk_text(&desk), desk.messages);
    assert_has(desk.text, "\"assumed\"");
    ruling_result_free(desk.result);
    const ruling_profile *const one[] = {desk.profile};
    assert_int_equal(ruling_judge(desk.pack, one, 1, &options, &desk.result, desk.messages),
                     RULING_OK);
    ruling_report(desk.result, "json", NULL, desk_text(&desk), desk.messages);
    assert_lacks(desk.text, "\"assumed\"");
    ruling_why(desk.result, 0, NULL, (const char *const[]){"busy"}, 1, "text", NULL,
               desk_text(&desk), desk.messages);
    assert_has(desk.text, "busy   undetermined");
    desk_fini(&desk);
}

static void what_is_refused_has_no_result(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(desk_judge(&desk, "ruling: 1\ncomponent: {kind: ledger,\n"
                                       "  transactions: false}\n"),
                     RULING_INPUT);
    assert_null(desk.result);
    assert_has(desk_said(&desk), "error R0118");
    desk_fini(&desk);
}

static void an_expectation_is_met_by_its_verdict(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    desk_judge(&desk, LEDGER);
    assert_true(ruling_meets(desk.result, 0, "database"));
    assert_false(ruling_meets(desk.result, 0, "files"));
    assert_false(ruling_meets(desk.result, 0, "either"));
    assert_false(ruling_meets(desk.result, 0, "none"));
    assert_false(ruling_meets(desk.result, 0, "both"));
    assert_false(ruling_meets(desk.result, 0, "nonsense"));
    desk_judge(&desk, EITHER);
    assert_true(ruling_meets(desk.result, 0, "either"));
    assert_true(ruling_meets(desk.result, 0, "database"));
    assert_true(ruling_meets(desk.result, 0, "files"));
    assert_false(ruling_meets(desk.result, 0, "none"));
    assert_false(ruling_meets(desk.result, 0, "both"));
    desk_fini(&desk);
}

/* A split that is worth as much as the better of its options. */
#define CLOSE                                                                                      \
    "ruling: 1\n"                                                                                  \
    "project: {stores: [files, database]}\n"                                                       \
    "components:\n"                                                                                \
    "  - {name: a, kind: log, record_size: 2 MB}\n"                                                \
    "  - {name: b, kind: catalogue, transactions: true}\n"

static void a_tie_meets_the_combination_where_a_split_is_in_it(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    desk_judge(&desk, CLOSE);
    assert_string_equal(ruling_verdict(desk.result, 0), "either");
    assert_true(ruling_meets(desk.result, 0, "both"));
    assert_true(ruling_meets(desk.result, 0, "database"));
    assert_false(ruling_meets(desk.result, 0, "files"));
    desk_fini(&desk);
}

static void a_ruling_says_whether_it_is_settled(void **state)
{
    (void)state;
    struct desk desk;
    ruling_options options = {.no_settling = true};
    desk_init(&desk);
    desk_judge(&desk, "ruling: 1\n"
                      "project: {regulated: true}\n"
                      "component: {kind: ledger, transactions: true}\n");
    assert_string_equal(ruling_verdict(desk.result, 0), "database");
    assert_int_equal(ruling_settled(desk.result, 0), 1);
    desk_judge(&desk, EITHER);
    assert_int_equal(ruling_settled(desk.result, 0), 0);
    ruling_result_free(desk.result);
    const ruling_profile *const one[] = {desk.profile};
    assert_int_equal(ruling_judge(desk.pack, one, 1, &options, &desk.result, desk.messages),
                     RULING_OK);
    assert_int_equal(ruling_settled(desk.result, 0), -1);
    desk_fini(&desk);
}

static void verdicts_are_checked_against_the_pack(void **state)
{
    (void)state;
    static char program[] = "ruling", flag[] = "--expect", word[] = "datbase";
    static char *const words[] = {program, flag, word, NULL};
    static const char *const verdicts[] = {"files", "database", "both", "either", "none"};
    struct desk desk;
    desk_init(&desk);
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        assert_int_equal(ruling_verdict_check(desk.pack, verdicts[i], 0, desk.messages), RULING_OK);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    ruling_messages_command_line(desk.messages, 3, words);
    assert_int_equal(ruling_verdict_check(desk.pack, "datbase", 2, desk.messages), RULING_INPUT);
    assert_has(desk_said(&desk), "command line:1:17: error R0908: `datbase` is no verdict of tiny");
    assert_has(desk.said, "^^^^^^^ did you mean `database`?");
    assert_has(desk.said, "verdicts: files, database, both, either, none\n");
    assert_int_equal(ruling_verdict_check(desk.pack, "ether", 0, desk.messages), RULING_INPUT);
    assert_has(desk_said(&desk), "did you mean `either`?");
    desk_fini(&desk);
}

static void reports_come_in_every_format(void **state)
{
    (void)state;
    struct desk desk;
    size_t count = 0;
    desk_init(&desk);
    desk_judge(&desk, LEDGER);
    for (const char *const *format = ruling_formats(); *format; format++, count++) {
        assert_int_equal(ruling_report(desk.result, *format, NULL, desk_text(&desk), desk.messages),
                         RULING_OK);
        assert_has(desk.text, "tiny");
        assert_int_equal(desk.text[strlen(desk.text) - 1], '\n');
    }
    assert_int_equal(count, 3);
    ruling_style style = {.width = 70, .colour = true, .ascii = true};
    assert_int_equal(ruling_report(desk.result, "text", &style, desk_text(&desk), desk.messages),
                     RULING_OK);
    assert_has(desk.text, "\x1b[1mDATABASE\x1b[0m");
    assert_lacks(desk.text, "▸");
    desk_fini(&desk);
}

static void an_unknown_format_is_said(void **state)
{
    (void)state;
    static char program[] = "ruling", flag[] = "-f=jsno";
    static char *const words[] = {program, flag, NULL};
    struct desk desk;
    desk_init(&desk);
    desk_judge(&desk, LEDGER);
    ruling_messages_command_line(desk.messages, 2, words);
    assert_int_equal(ruling_report(desk.result, "jsno", NULL, desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_null(desk.text);
    /* The value behind `=` is the culprit. */
    assert_has(desk_said(&desk), "command line:1:11: error R0905: `jsno` is no format of rulings");
    assert_has(desk.said, "did you mean `json`?");
    assert_has(desk.said, "formats: text, json, ndjson\n");
    assert_int_equal(ruling_report(desk.result, "", NULL, desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_int_equal(
        ruling_why(desk.result, 0, NULL, NULL, 0, "ndjson", NULL, desk_text(&desk), desk.messages),
        RULING_INPUT);
    assert_null(desk.text);
    assert_has(desk_said(&desk), "`ndjson` is no format here");
    desk_fini(&desk);
}

#define TWO "ruling: 1\ncomponents: [{name: shop, kind: upload}, {name: books, kind: ledger}]\n"

static void reasons_are_given_for_some_or_all(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    desk_judge(&desk, TWO);
    assert_int_equal(
        ruling_why(desk.result, 0, NULL, NULL, 0, "text", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "shop\n  ");
    assert_has(desk.text, "\n\nbooks\n  ");
    assert_int_equal(ruling_why(desk.result, 0, "books", (const char *const[]){"no-sql", "busy"}, 2,
                                "json", NULL, desk_text(&desk), desk.messages),
                     RULING_OK);
    assert_has(desk.text, "\"books\"");
    assert_lacks(desk.text, "\"shop\"");
    assert_true(strstr(desk.text, "\"no-sql\"") < strstr(desk.text, "\"busy\""));
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    desk_fini(&desk);
}

static void unknown_names_are_all_said(void **state)
{
    (void)state;
    static char program[] = "ruling", why[] = "why", shop[] = "shopp", rule[] = "no-sqll";
    static char *const words[] = {program, why, shop, rule, NULL};
    struct desk desk;
    desk_init(&desk);
    desk_judge(&desk, TWO);
    ruling_messages_command_line(desk.messages, 4, words);
    assert_int_equal(ruling_why(desk.result, 0, "shopp", (const char *const[]){"no-sqll", "boks"},
                                2, "text", NULL, desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_null(desk.text);
    const char *said = desk_said(&desk);
    assert_has(said, "command line:1:12: error R0907: case.yaml judges no component `shopp`");
    assert_has(said, "did you mean `shop`?");
    assert_has(said, "command line:1:18: error R0132: `no-sqll` is no rule of tiny");
    assert_has(said, "did you mean `no-sql`?");
    assert_has(said, "ruling: error R0132: `boks` is no rule of tiny, and no component");
    assert_has(said, "did you mean `books`?");
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profiles_are_judged_in_order),
        cmocka_unit_test(defaults_can_be_left_out),
        cmocka_unit_test(what_is_refused_has_no_result),
        cmocka_unit_test(an_expectation_is_met_by_its_verdict),
        cmocka_unit_test(a_tie_meets_the_combination_where_a_split_is_in_it),
        cmocka_unit_test(a_ruling_says_whether_it_is_settled),
        cmocka_unit_test(verdicts_are_checked_against_the_pack),
        cmocka_unit_test(reports_come_in_every_format),
        cmocka_unit_test(an_unknown_format_is_said),
        cmocka_unit_test(reasons_are_given_for_some_or_all),
        cmocka_unit_test(unknown_names_are_all_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
