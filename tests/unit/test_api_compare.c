#include "api_fixture.h"

#define LEDGER "ruling: 1\nname: Books\ncomponent: {kind: ledger, transactions: true}\n"
#define FILM   "ruling: 1\nname: Films\ncomponent: {record_size: 2 MB}\n"

/* The report on a profile as a text that is freed with the desk. */
static const char *report_on(struct desk *desk, const char *profile)
{
    assert_int_equal(desk_judge(desk, profile), RULING_OK);
    assert_int_equal(ruling_report(desk->result, "json", NULL, desk_text(desk), desk->messages),
                     RULING_OK);
    return desk->text;
}

static ruling_records *read_text(struct desk *desk, const char *text)
{
    ruling_records *records = NULL;
    ruling_input input = {.path = "kept.json", .bytes = text, .length = strlen(text)};
    assert_int_equal(ruling_records_read(&input, &records, desk->messages), RULING_OK);
    return records;
}

static ruling_records *records_on(struct desk *desk, const char *profile)
{
    ruling_records *records = NULL;
    assert_int_equal(desk_judge(desk, profile), RULING_OK);
    assert_int_equal(ruling_records_of(desk->result, &records, desk->messages), RULING_OK);
    return records;
}

static void records_are_read_or_made(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    ruling_records *made = records_on(&desk, LEDGER);
    ruling_records *kept = read_text(&desk, report_on(&desk, LEDGER));
    ruling_comparison *comparison = ruling_comparison_new();
    assert_int_equal(ruling_records_count(made), 1);
    assert_int_equal(ruling_compare(comparison, kept, made, desk.messages), RULING_OK);
    assert_int_equal(ruling_comparison_changed(comparison), 0);
    assert_int_equal(
        ruling_comparison_text(comparison, true, "text", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_string_equal(desk.text, "kept.json: database still follows from case.yaml\n");
    ruling_records_free(made);
    ruling_records_free(kept);
    ruling_records_free(NULL);
    ruling_comparison_free(comparison);
    ruling_comparison_free(NULL);
    desk_fini(&desk);
}

static void a_profile_or_a_record_is_opened(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    char *report = strdup(report_on(&desk, LEDGER));
    const char *texts[] = {report, LEDGER, " {\"ruling\": 1, \"component\": {\"kind\": \"log\"}}"};
    for (size_t i = 0; i < 3; i++) {
        ruling_records *records = NULL;
        ruling_input input = {.path = "p", .bytes = texts[i], .length = strlen(texts[i])};
        assert_int_equal(ruling_records_open(desk.pack, &input, NULL, &records, desk.messages),
                         RULING_OK);
        assert_int_equal(ruling_records_count(records), 1);
        ruling_records_free(records);
    }
    ruling_records *records = (ruling_records *)&desk;
    ruling_input wrong = {.path = "p.json", .bytes = "{\"rulings\": 3}", .length = 14};
    assert_int_equal(ruling_records_open(desk.pack, &wrong, NULL, &records, desk.messages),
                     RULING_INPUT);
    assert_null(records);
    assert_has(desk_said(&desk), "R0510");
    free(report);
    desk_fini(&desk);
}

static void rulings_find_their_counterparts(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    static const char *const texts[] = {LEDGER, FILM};
    ruling_profile *profiles[2] = {NULL};
    ruling_records *both = NULL;
    for (int i = 0; i < 2; i++) {
        ruling_input input = {
            .path = i == 0 ? "a.yaml" : "b.yaml", .bytes = texts[i], .length = strlen(texts[i])};
        assert_int_equal(ruling_profile_open(desk.pack, &input, &profiles[i], desk.messages),
                         RULING_OK);
    }
    assert_int_equal(ruling_judge(desk.pack, (const ruling_profile *const *)profiles, 2, NULL,
                                  &desk.result, desk.messages),
                     RULING_OK);
    assert_int_equal(ruling_records_of(desk.result, &both, desk.messages), RULING_OK);
    assert_int_equal(ruling_records_count(both), 2);
    /* By name, as the file is another one; the other has no counterpart. */
    ruling_records *film = records_on(&desk, FILM);
    ruling_comparison *comparison = ruling_comparison_new();
    assert_int_equal(ruling_compare(comparison, both, film, desk.messages), RULING_OK);
    assert_int_equal(ruling_comparison_changed(comparison), 1);
    assert_int_equal(
        ruling_comparison_text(comparison, false, "text", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "Books (a.yaml)");
    assert_has(desk.text, "only on the first side");
    assert_has(desk.text, "1 of 2 rulings changed");
    assert_int_equal(ruling_compare(comparison, film, both, desk.messages), RULING_OK);
    assert_int_equal(ruling_comparison_changed(comparison), 2);
    assert_int_equal(ruling_compare_one(comparison, both, 0, both, 1, desk.messages), RULING_OK);
    assert_int_equal(ruling_comparison_changed(comparison), 3);
    assert_int_equal(
        ruling_comparison_text(comparison, false, "yaml", NULL, desk_text(&desk), desk.messages),
        RULING_INPUT);
    assert_null(desk.text);
    for (int i = 0; i < 2; i++)
        ruling_profile_free(profiles[i]);
    ruling_comparison_free(comparison);
    ruling_records_free(both);
    ruling_records_free(film);
    desk_fini(&desk);
}

static void what_was_laid_on_is_laid_on_again(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    static const char *const settings[] = {"component.record_size=2 MB",
                                           "component.transactions=unknown"};
    ruling_input input = {.path = "case.yaml",
                          .bytes = LEDGER,
                          .length = strlen(LEDGER),
                          .settings = settings,
                          .setting_count = 2};
    ruling_records *made = NULL, *again = NULL;
    assert_int_equal(ruling_records_open(desk.pack, &input, NULL, &made, desk.messages), RULING_OK);
    ruling_input now = {.path = "now.yaml", .bytes = LEDGER, .length = strlen(LEDGER)};
    assert_int_equal(ruling_records_again(made, 0, desk.pack, &now, &again, desk.messages),
                     RULING_OK);
    ruling_comparison *comparison = ruling_comparison_new();
    assert_int_equal(ruling_compare(comparison, made, again, desk.messages), RULING_OK);
    assert_int_equal(ruling_comparison_changed(comparison), 0);
    assert_int_equal(
        ruling_comparison_text(comparison, false, "text", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "files as before");
    ruling_comparison_free(comparison);
    ruling_records_free(made);
    ruling_records_free(again);
    desk_fini(&desk);
}

static void a_record_must_tell_enough(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    char *report = strdup(report_on(&desk, LEDGER));
    ruling_input none = {.path = NULL};
    ruling_records *again = NULL;
    ruling_records *kept = read_text(&desk, report);
    assert_int_equal(ruling_records_again(kept, 0, desk.pack, &none, &again, desk.messages),
                     RULING_INPUT);
    assert_null(again);
    assert_has(desk_said(&desk), "there is no `case.yaml`, neither in this folder");
    ruling_records_free(kept);
    memcpy(strstr(report, "\"input\""), "\"inqut\"", 7);
    kept = read_text(&desk, report);
    assert_int_equal(ruling_records_again(kept, 0, desk.pack, &none, &again, desk.messages),
                     RULING_INPUT);
    assert_has(desk_said(&desk), "the ruling on Books does not say how it was made");
    ruling_records_free(kept);
    free(report);
    desk_fini(&desk);
}

static void records_have_limits_of_their_own(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    /* More than other files may have, and what is too much even here. */
    const char *report = report_on(&desk, LEDGER);
    size_t length = strlen(report), most = 16777216;
    char *large = malloc(most + 2);
    assert_non_null(large);
    memset(large, ' ', most + 1);
    memcpy(large, report, length);
    large[most + 1] = '\0';
    ruling_input input = {.path = "large.json", .bytes = large, .length = 2000000};
    ruling_records *records = NULL;
    assert_int_equal(ruling_records_read(&input, &records, desk.messages), RULING_OK);
    ruling_records_free(records);
    assert_int_equal(ruling_records_open(desk.pack, &input, NULL, &records, desk.messages),
                     RULING_OK);
    ruling_records_free(records);
    input.length = most + 1;
    assert_int_equal(ruling_records_read(&input, &records, desk.messages), RULING_FAILED);
    assert_null(records);
    assert_has(desk_said(&desk), "record-bytes");
    free(large);
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_read_or_made),
        cmocka_unit_test(a_profile_or_a_record_is_opened),
        cmocka_unit_test(rulings_find_their_counterparts),
        cmocka_unit_test(what_was_laid_on_is_laid_on_again),
        cmocka_unit_test(a_record_must_tell_enough),
        cmocka_unit_test(records_have_limits_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
