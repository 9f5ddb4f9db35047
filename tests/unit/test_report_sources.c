#include "report_fixture.h"

#include "report/sources.h"

/* A ruling on a profile. */
static struct profile *profile;
static struct rulings *rulings;

static const struct ruling *rule_on(const char *text)
{
    profile = court_profile(text);
    rulings = court_rule(profile, true);
    assert_non_null(rulings);
    return &rulings->items[0];
}

static void forget(void)
{
    rulings_free(rulings);
    profile_free(profile);
}

/* What one of the writers writes, in the court's arena. */
static const char *write_wide(void (*write)(struct paint *paint, const struct ruling *ruling),
                              const struct ruling *ruling, int width)
{
    struct sheet sheet;
    sheet_init(&sheet, width);
    write(&sheet.paint, ruling);
    const char *text = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return text;
}

static void all_sources_of_what_fired_are_listed(void **state)
{
    (void)state;
    court_use_text(many_sources());
    const char *text = write_wide(sources_write, rule_on("component: {odd: true}\n"), 80);
    assert_string_equal(text, "SOURCES   A First '26                         s69 Source 69\n"
                              "          B Second\n");
    forget();
    assert_string_equal(write_wide(sources_write, rule_on("component: {odd: false}\n"), 80), "");
    forget();
    court_back();
}

static void long_titles_of_sources_are_cut(void **state)
{
    (void)state;
    const char *kept = court_pack->publications[0].title;
    const struct ruling *ruling = rule_on("component: {transactions: true, kind: ledger}\n");
    court_pack->publications[0].title =
        "A title that goes on for much longer than any line of text should ever be, and more";
    const char *text = write_wide(sources_write, ruling, 60);
    check_fits(text, 60);
    check_has(text, "… '24\n");
    court_pack->publications[0].title = kept;
    forget();
}

/* Two sources have a line each; more stand side by side where there is room. */
static void sources_stand_side_by_side(void **state)
{
    (void)state;
    court_use_text(many_sources());
    static const char *const profile_text = "component: {odd: true}\n";
    assert_string_equal(write_wide(sources_write, rule_on(profile_text), 120),
                        "SOURCES   A First '26                          s69 Source 69          "
                        "              B Second\n");
    forget();
    assert_string_equal(write_wide(sources_write, rule_on(profile_text), 60),
                        "SOURCES   A First '26\n          s69 Source 69\n          B Second\n");
    forget();
    court_back();
    assert_string_equal(
        write_wide(sources_write,
                   rule_on("component: {record_size: 2 MB, transactions: true, kind: ledger}\n"),
                   200),
        "SOURCES   S On stores '24\n");
    forget();
}

/* Of a date the year is shown; the whole date where there is none. */
static void dates_are_cut_to_the_year(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        const char *shown;
    } cases[] = {
        {"2024-05-01", "stores '24\n"},    {"about 1998, or so", "stores '98\n"},
        {"12 May 2021", "stores '21\n"},   {"in spring", "stores in spring\n"},
        {"20240501", "stores 20240501\n"},
    };
    const struct ruling *ruling = rule_on("component: {transactions: true, kind: ledger}\n");
    const char *kept = court_pack->publications[0].date;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        court_pack->publications[0].date = cases[i].date;
        check_has(write_wide(sources_write, ruling, 80), cases[i].shown);
    }
    court_pack->publications[0].date = kept;
    forget();
}

/* What is waived rests on nothing. */
static void waived_rules_have_no_sources(void **state)
{
    (void)state;
    assert_string_equal(write_wide(sources_write,
                                   rule_on("component: {record_size: 2 MB}\n"
                                           "waivers: [{rule: large-records, reason: R}]\n"),
                                   80),
                        "");
    forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_sources_of_what_fired_are_listed),
        cmocka_unit_test(long_titles_of_sources_are_cut),
        cmocka_unit_test(sources_stand_side_by_side),
        cmocka_unit_test(dates_are_cut_to_the_year),
        cmocka_unit_test(waived_rules_have_no_sources),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
