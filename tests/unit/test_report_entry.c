#include "report_fixture.h"

#include "report/entry.h"

static struct sheet sheet;

static int begin(void **state)
{
    (void)state;
    sheet_init(&sheet, 60);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sheet_fini(&sheet);
    return 0;
}

static void a_head_may_lack_title_and_place(void **state)
{
    (void)state;
    entry_head(&sheet.paint, "rule", "busy", NULL, (struct place){NULL, 0, 0});
    entry_head(&sheet.paint, "rule", "busy", "A title", (struct place){"a.yaml", 7, 1});
    assert_string_equal(sheet_text(&sheet), "rule busy\n\nrule busy   a.yaml:7\n  A title\n\n");
}

static void a_place_that_does_not_fit_stands_below(void **state)
{
    (void)state;
    struct place place = {"a/folder/with/a/file/in/it/that/has/a/name.yaml", 1234, 1};
    entry_head(&sheet.paint, "rule", "busy", NULL, place);
    assert_string_equal(sheet_text(&sheet),
                        "rule busy\n  a/folder/with/a/file/in/it/that/has/a/name.yaml:1234\n\n");
    sheet.text.length = 0;
    place.line = 1;
    entry_head(&sheet.paint, "rule", "busy", NULL, place);
    check_fits(sheet_text(&sheet), 60);
}

static void fields_are_labelled_and_wrapped(void **state)
{
    (void)state;
    entry_field(&sheet.paint, "label", NULL);
    entry_field(&sheet.paint, "label", "text");
    entry_field(&sheet.paint, "a label that is long", "text");
    entry_printf(&sheet.paint, "", "%d %s", 12,
                 "and so many words that they do not stand on one line of the sheet");
    assert_string_equal(sheet_text(&sheet),
                        "  label       text\n"
                        "  a label tha…text\n"
                        "              12 and so many words that they do not stand on\n"
                        "              one line of the sheet\n");
}

static void conditions_are_written_as_packs_write_them(void **state)
{
    (void)state;
    entry_condition(&sheet.paint, "when", NULL);
    entry_condition(&sheet.paint, "when", court_pack->rules[pack_rule(court_pack, "no-sql")].when);
    entry_condition(&sheet.paint, "when",
                    court_pack->rules[pack_rule(court_pack, "few-people")].when);
    assert_string_equal(sheet_text(&sheet), "  when        always\n"
                                            "  when\n"
                                            "    - none:\n"
                                            "        - team.sql >= basic\n"
                                            "  when\n"
                                            "    - team.size in small\n"
                                            "    - share_of_components: at least 50 %\n"
                                            "        - component.busy == true\n");
}

static void claims_are_quoted(void **state)
{
    (void)state;
    static const uint32_t claims[] = {0, 2};
    entry_claims(&sheet.paint, "cites", court_pack, claims, 0);
    assert_string_equal(sheet_text(&sheet), "");
    entry_claims(&sheet.paint, "cites", court_pack, claims, 2);
    check_has(sheet_text(&sheet), "  cites       transactions-lost   S, \"Results\"\n");
    check_has(sheet_text(&sheet), "\n              any-size-fast   V\n");
    check_fits(sheet_text(&sheet), 60);
}

static void values_are_written_as_profiles_write_them(void **state)
{
    (void)state;
    const struct fact *facts = court_pack->vocabulary.facts;
    const struct fact *sizes = &facts[fact_find(&court_pack->vocabulary, "component.record_size")];
    struct value value;
    struct interval tiny = sizes->bands[0].numbers;
    assert_true(value_interval(&court_arena, tiny.low, tiny.high, &value));
    entry_value(&sheet.paint, "as", sizes, &value);
    value = fact_domain(sizes);
    entry_value(&sheet.paint, "as", sizes, &value);
    assert_string_equal(sheet_text(&sheet), "  as          tiny_records\n"
                                            "  as          unknown\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_head_may_lack_title_and_place, begin, end),
        cmocka_unit_test_setup_teardown(a_place_that_does_not_fit_stands_below, begin, end),
        cmocka_unit_test_setup_teardown(fields_are_labelled_and_wrapped, begin, end),
        cmocka_unit_test_setup_teardown(conditions_are_written_as_packs_write_them, begin, end),
        cmocka_unit_test_setup_teardown(claims_are_quoted, begin, end),
        cmocka_unit_test_setup_teardown(values_are_written_as_profiles_write_them, begin, end),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
