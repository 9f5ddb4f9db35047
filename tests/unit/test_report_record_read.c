#include "record_fixture.h"

#define LEDGER "component: {kind: ledger, transactions: true}\n"

static void a_record_says_what_the_report_says(void **state)
{
    (void)state;
    const struct record *record = record_of("name: Books\n" LEDGER);
    assert_string_equal(record->file, "kept.json");
    assert_string_equal(record->name, "Books");
    assert_string_equal(record->profile, "case.yaml");
    assert_string_equal(record->pack, "tiny");
    assert_string_equal(record->pack_version, "0.1.0");
    assert_string_equal(record->pack_digest, court_pack->digest);
    assert_int_equal(strlen(record->profile_digest), 64);
    assert_string_equal(record->verdict, "database");
    assert_string_equal(record->firmness, "firm");
    assert_string_equal(record->margin, "9");
    assert_true(record->has_input);
    assert_true(record->assumptions);
    assert_int_equal(record->setting_count, 0);
    assert_string_equal(text_on(record, RECORD_VERDICT, NULL, NULL), "database");
    assert_string_equal(text_on(record, RECORD_OPTION, "project", NULL), "database");
    assert_string_equal(text_on(record, RECORD_SIZE, "project", NULL), "1");
    assert_string_equal(text_on(record, RECORD_RULE, "project", "changes-together"), "database +9");
    assert_string_equal(text_on(record, RECORD_PLAN, NULL, "database"), "9");
    assert_int_equal(entry_on(record, RECORD_PLAN, NULL, "database")->worth, 9000);
    assert_string_equal(text_on(record, RECORD_RULE, "project", "large-records"), "undetermined");
    assert_null(entry_on(record, RECORD_RULE, "project", "no-such-rule"));
    assert_null(entry_on(record, RECORD_BETWEEN, NULL, NULL));
    assert_null(entry_on(record, RECORD_PIN, "project", NULL));
}

static void rules_rest_on_facts(void **state)
{
    (void)state;
    const struct record *record = record_of(LEDGER);
    const struct record_entry *rule = entry_on(record, RECORD_RULE, "project", "changes-together");
    assert_int_equal(rule->use_count, 1);
    assert_string_equal(rule->uses[0].fact, "component.transactions");
    assert_string_equal(rule->uses[0].component, "project");
    assert_true(rule->uses[0].placed);
    assert_int_equal(rule->effect_count, 1);
    assert_string_equal(rule->effects[0].option, "database");
    assert_int_equal(rule->effects[0].counted, 9000);
    assert_true(entry_on(record, RECORD_FACT, "project", "component.transactions")->given);
}

static void what_is_taken_for_an_answer_is_none(void **state)
{
    (void)state;
    const struct record *record =
        record_of("component: {kind: log, reads: 1, queries: [by_key, by_range]}\n");
    const struct record_entry *share =
        entry_on(record, RECORD_FACT, "project", "component.write_share");
    assert_non_null(share);
    assert_false(share->given);
    assert_string_equal(share->text, "mostly_writes");
    assert_string_equal(share->shown, "mostly_writes (assumed)");
}

static void answers_are_compared_by_their_meaning(void **state)
{
    (void)state;
    const struct record *record =
        record_of("team: {size: {value: ~4, note: Payroll, by: ops}}\n" LEDGER);
    const struct record_entry *size = entry_on(record, RECORD_FACT, NULL, "team.size");
    assert_string_equal(size->text, "2 .. 8 people");
    assert_string_equal(size->shown, "~4");
    assert_string_equal(text_on(record, RECORD_NOTE, NULL, "team.size"), "Payroll (ops)");
    assert_string_equal(text_on(record, RECORD_NOTE, "project", "component.kind"), "");
    record = record_of("team: {size: {value: 4, by: ops}}\n" LEDGER);
    assert_string_equal(text_on(record, RECORD_NOTE, NULL, "team.size"), "(ops)");
}

static void what_is_laid_down_is_kept(void **state)
{
    (void)state;
    const struct record *record = record_of(
        "components:\n"
        "  - {name: b, kind: ledger, transactions: true, size: 2.5, pin: files}\n"
        "  - {name: a, record_size: 2 MB}\n"
        "links: [{between: [b, a], via: http, traffic: high}, {between: [a, b], via: queue},\n"
        "  {between: [a, b]}]\n"
        "priorities: {speed: high}\n"
        "waivers: [{rule: large-records, reason: R, by: B, until: 2999-01-01},\n"
        "  {rule: changes-together, component: b, reason: R, by: B}]\n");
    assert_string_equal(text_on(record, RECORD_SIZE, "b", NULL), "2.5");
    assert_string_equal(text_on(record, RECORD_PIN, "b", NULL), "files");
    assert_string_equal(text_on(record, RECORD_LINK, NULL, "a and b"), "http, traffic high");
    assert_string_equal(text_on(record, RECORD_LINK, NULL, "a and b, again"), "queue");
    assert_string_equal(text_on(record, RECORD_PRIORITY, NULL, "speed"), "high");
    assert_string_equal(text_on(record, RECORD_WAIVER, NULL, "large-records"),
                        "active, until 2999-01-01");
    assert_string_equal(text_on(record, RECORD_WAIVER, "b", "changes-together"), "active");
    assert_string_equal(text_on(record, RECORD_RULE, "b", "changes-together"), "waived");
}

static void a_line_of_ndjson_is_a_record(void **state)
{
    (void)state;
    struct records records;
    assert_true(records_of_text(report_of(LEDGER, "ndjson"), &records));
    assert_int_equal(records.count, 1);
    assert_string_equal(records.items[0].verdict, "database");
}

static void documents_of_other_kinds_do_not_look_like_records(void **state)
{
    (void)state;
    assert_true(record_looks_like(json_of(report_of(LEDGER, "json"))));
    assert_true(record_looks_like(json_of(report_of(LEDGER, "ndjson"))));
    assert_true(record_looks_like(json_of("{\"rulings\": 3}")));
    assert_false(record_looks_like(json_of("{\"ruling\": 1, \"name\": \"verdict\"}")));
    assert_false(record_looks_like(json_of("[]")));
    assert_false(record_looks_like(json_of("3")));
}

/* Each change by hand is refused at its place, by a message that has `says`. */
static void what_a_report_never_says_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new, *says;
    } changes[] = {
        {"\"format\": 1", "\"format\": 2", "this is format 2 of records"},
        {"\"format\": 1", "\"format\": \"1\"", "`format` must be a number"},
        {"\"format\": 1,", "", "the key `format` is missing"},
        {"\"pack\":", "\"sack\":", "the key `pack` is missing"},
        {"\"verdict\": \"database\"", "\"verdict\": null", "`verdict` must be a text"},
        {"\"verdict\": \"database\"", "\"verdict\": [\"database\"]", "`verdict` must be a text"},
        {"\"verdict\": \"database\",", "", "the key `verdict` is missing"},
        {"\"firmness\": \"firm\"", "\"firmness\": 3", "`firmness` must be a text"},
        {"\"margin\": 9", "\"margin\": {}", "`margin` must be a number"},
        {"\"between\": []", "\"between\": [1]", "each item of this list must be a text"},
        {"\"counted\": 9", "\"counted\": \"9\"", "`counted` must be a number"},
        {"\"counted\": 9", "\"counted\": 9e3", "`counted` must be a number of points"},
        {"\"counted\": 9", "\"counted\": 1000000001", "`counted` must be a number of points"},
        {"\"counted\": 9", "\"counted\": null", "`counted` must be a number of points"},
        {"\"state\": \"fired\"", "\"status\": \"fired\"", "the key `state` is missing"},
        {"\"id\": \"changes-together\"", "\"id\": 3", "`id` must be a text"},
        {"\"input\": {", "\"input\": 3, \"x\": {", "`input` must be an object"},
        {"\"profile\": {", "\"profile\": [], \"x\": {", "`profile` must be an object"},
        {"\"components\": [", "\"components\": [3, ", "each item of this list must be an object"},
        {"\"answers\": [", "\"answers\": [[], ", "each item of this list must be an object"},
    };
    const char *good = report_of(LEDGER, "json");
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct records records;
        if (records_of_text(replaced(good, changes[i].old, changes[i].new), &records))
            fail_msg("taken: %s", changes[i].new);
        const struct diag *diag = &record_diags.list.items[0];
        check_has(diag->message, changes[i].says);
        assert_true(diag->code == R0510 || diag->code == R0514);
        assert_non_null(diag->span.source);
        assert_non_null(diag->hint);
    }
}

static void what_later_reports_may_say_is_passed_over(void **state)
{
    (void)state;
    struct records records;
    const char *text = report_of(LEDGER, "json");
    text = replaced(text, "\"verdict\":", "\"later\": {\"a\": [1, 2]}, \"verdict\":");
    assert_true(records_of_text(text, &records));
}

static void reports_of_earlier_versions_say_less(void **state)
{
    (void)state;
    struct records records;
    const char *text = report_of(LEDGER, "json");
    text = replaced(text, "\"input\":", "\"x1\":");
    text = replaced(text, "\"answers\":", "\"x2\":");
    assert_true(records_of_text(text, &records));
    assert_false(records.items[0].has_input);
    /* Without the answers, those that rules rest on are known. */
    assert_true(
        entry_on(&records.items[0], RECORD_FACT, "project", "component.transactions")->given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_says_what_the_report_says),
        cmocka_unit_test(rules_rest_on_facts),
        cmocka_unit_test(what_is_taken_for_an_answer_is_none),
        cmocka_unit_test(answers_are_compared_by_their_meaning),
        cmocka_unit_test(what_is_laid_down_is_kept),
        cmocka_unit_test(a_line_of_ndjson_is_a_record),
        cmocka_unit_test(documents_of_other_kinds_do_not_look_like_records),
        cmocka_unit_test(what_a_report_never_says_is_refused),
        cmocka_unit_test(what_later_reports_may_say_is_passed_over),
        cmocka_unit_test(reports_of_earlier_versions_say_less),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
