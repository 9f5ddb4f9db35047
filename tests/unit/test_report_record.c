#include "record_fixture.h"

#define LEDGER "component: {kind: ledger, transactions: true}\n"

static void a_record_knows_which_components_it_judges(void **state)
{
    (void)state;
    const struct record *record = record_of("name: Books\n" LEDGER);
    assert_true(record_has(record, "project"));
    assert_false(record_has(record, "other"));
}

static void the_same_is_found_in_another_record(void **state)
{
    (void)state;
    const struct record *a = record_of(LEDGER), *b = record_of("team: {size: 3}\n" LEDGER);
    const struct record_entry *rule = entry_on(a, RECORD_RULE, "project", "changes-together");
    const struct record_entry *twin = record_find(b, RECORD_RULE, rule);
    assert_non_null(twin);
    assert_ptr_not_equal(twin, rule);
    assert_string_equal(twin->subject, rule->subject);
    const struct record_entry *size = entry_on(b, RECORD_FACT, NULL, "team.size");
    assert_null(record_find(a, RECORD_FACT, size));
    assert_non_null(record_find(b, RECORD_NOTE, size));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_knows_which_components_it_judges),
        cmocka_unit_test(the_same_is_found_in_another_record),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
