#include "report_fixture.h"

#include "report/report.h"

static const char *write_styled(const struct rulings *rulings, struct style style)
{
    struct strbuf out;
    strbuf_init(&out);
    report_find("text")->write(rulings, &style, &out);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text ? out.text : "", out.length);
    strbuf_fini(&out);
    return text;
}

/* The report on a profile. */
static const char *report_styled(const char *profile_text, struct style style)
{
    struct profile *profile = court_profile(profile_text);
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    const char *text = write_styled(rulings, style);
    rulings_free(rulings);
    profile_free(profile);
    return text;
}

static const char *report_on(const char *profile_text)
{
    return report_styled(profile_text, plain_style);
}

static void the_head_names_profile_and_pack(void **state)
{
    (void)state;
    const char *text = report_on("name: A profile\ncomponent: {}\n");
    const char *head = line_with(text, "A profile (case.yaml)");
    assert_int_equal(paint_width(head), 80);
    check_has(head, arena_printf(&court_arena, "  tiny 0.1.0 · %.6s", court_pack->digest));
    /* Where they do not fit into one line they have two. */
    text = report_on("name: A profile whose name takes up most of the line by itself\n"
                     "component: {}\n");
    check_has(text, "by itself (case.yaml)\ntiny 0.1.0 · ");
}

static void options_that_few_criteria_judge_are_noted(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "  cost: {title: Cost}\n  care: {title: Care}\n"
                              "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: slight}, because: B.}\n"
                              "  - {id: odder, criterion: cost, when: component.odd == true,\n"
                              "     favours: {left: slight}, because: B.}\n");
    const char *text = report_on("component: {odd: true}\n");
    check_has(text, "NOTE      Right is judged in 0 of 3 criteria.\n");
    check_lacks(text, "Left is judged");
    court_back();
}

/* Everything at once, in all widths, with and without colour. */
static void reports_fit_every_width(void **state)
{
    (void)state;
    static const char text[] = "name: A profile with a name\n"
                               "project: {regulated: true, owner: the archive}\n"
                               "team: {sql: none}\n"
                               "components:\n"
                               "  - {name: books, kind: ledger, transactions: true}\n"
                               "  - {name: letters, kind: upload, record_size: 2 MB, reads: 500}\n"
                               "  - {name: 日本語の名前, kind: log, queries: [by_key, by_range]}\n";
    for (int width = 60; width <= 200; width += 10)
        check_fits(report_styled(text, (struct style){width, false, false, NULL}), width);
    const char *plain = report_styled(text, (struct style){80, false, true, NULL});
    static const char *const drawn[] = {"▸", "◂", "┃", "█", "┄", "–", "✗", "·"};
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        check_lacks(plain, drawn[i]);
    const char *coloured = report_styled(text, (struct style){80, true, false, NULL});
    struct strbuf without;
    strbuf_init(&without);
    for (const char *at = coloured; *at; at++) {
        if (*at == '\x1b')
            at = strchr(at, 'm');
        else
            strbuf_putc(&without, *at);
    }
    assert_string_equal(without.text, report_on(text));
    strbuf_fini(&without);
}

/* As many components as there may be. */
static void many_components_are_reported(void **state)
{
    (void)state;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, "project: {regulated: true}\ncomponents:\n");
    for (uint64_t i = 0; i < limits[LIMIT_COMPONENTS].value; i++)
        strbuf_printf(&text, "  - {name: part-%d, kind: %s, transactions: true, size: %d}\n",
                      (int)i, i % 2 ? "ledger" : "catalogue", (int)i + 1);
    const char *report = report_on(text.text);
    strbuf_fini(&text);
    check_fits(report, 80);
    check_has(report, "DATABASE   for all 64 components\n");
    check_has(report, "part-1: regulated-accounts [S]; part-3:");
    check_has(report, "\n… and 52 more: all Database by ");
    check_lacks(report, "\npart-2 ");
    /* 64 rules on what changes together, 32 on accounts; some are shown. */
    check_has(report, "\n92 more rules fired, ");
}

static void several_reports_are_parted_by_a_line(void **state)
{
    (void)state;
    struct profile *one = court_profile("name: One\ncomponent: {}\n");
    struct profile *two = court_profile("name: Two\ncomponent: {}\n");
    const struct profile *const both[] = {one, two};
    struct rulings *rulings = judge_profiles(court_judge, both, 2, court_usual, &court_diags);
    const char *text = write_styled(rulings, plain_style);
    assert_int_equal(strncmp(text, "One (case.yaml)", 15), 0);
    check_has(text, "\n\nTwo (case.yaml)");
    rulings->count = 0;
    assert_string_equal(write_styled(rulings, plain_style), "");
    rulings_free(rulings);
    profile_free(one);
    profile_free(two);
}

/* Names of profiles and files are shown, not obeyed. */
static void names_cannot_steer_the_terminal(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {}\n");
    struct rulings *rulings = court_rule(profile, true);
    profile->name = "a\x1b[2Jb";
    profile->file = "c\xff\x9b.yaml";
    const char *text = write_styled(rulings, plain_style);
    check_has(text, "a?[2Jb (c??.yaml)");
    check_has(text, "ruling why c??.yaml");
    check_lacks(text, "\x1b");
    rulings_free(rulings);
    profile_free(profile);
}

static void formats_are_found_by_name(void **state)
{
    (void)state;
    for (int i = 0; i < REPORT_FORMATS; i++)
        assert_ptr_equal(report_find(report_formats[i].name), &report_formats[i]);
    assert_null(report_find("xml"));
    assert_null(report_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_names_profile_and_pack),
        cmocka_unit_test(options_that_few_criteria_judge_are_noted),
        cmocka_unit_test(reports_fit_every_width),
        cmocka_unit_test(many_components_are_reported),
        cmocka_unit_test(several_reports_are_parted_by_a_line),
        cmocka_unit_test(names_cannot_steer_the_terminal),
        cmocka_unit_test(formats_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
