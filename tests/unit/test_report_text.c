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

static void an_option_wins_by_its_lead(void **state)
{
    (void)state;
    const char *text = report_on("component: {kind: ledger, transactions: true}\n");
    check_has(text, "\nDATABASE\nFirm: 9.0 ahead of Files.\n");
    check_lacks(text, "for all");
    check_has(line_with(text, "▸ Database"), " 9.0");
    check_has(line_with(text, "  Files  "), " 0.0");
    text = report_on("component: {record_size: 2 MB}\n");
    check_has(text, "\nFILES\nClear: 4.0 ahead of Database.\n");
    text = report_on("component: {queries: [full_text]}\n");
    check_has(text, "\nDATABASE\nClear: 3.0 ahead of Files.\n");
    text = report_on("project: {owner: the library}\ncomponent: {}\n");
    check_has(text, "\nFILES\nSlight: 1.0 ahead of Database.\n");
}

static void a_toss_up_names_both(void **state)
{
    (void)state;
    const char *text = report_on("component: {kind: upload}\n");
    check_has(text, "\nEITHER   Files or Database\nA toss-up: 0 apart, and under 1 is too close");
    check_has(text, "\n  Files        0.0\n  Database     0.0\n");
}

static void a_verdict_without_rival_says_so(void **state)
{
    (void)state;
    const char *text = report_on("project: {regulated: true}\n"
                                 "components:\n"
                                 "  - {name: books, kind: ledger, transactions: true}\n"
                                 "  - {name: files, kind: upload}\n");
    check_has(text, "\nDATABASE   for all 2 components\nThe only option left: each other is ruled "
                    "out somewhere.");
    check_has(line_with(text, "  Files   "), "–  books: regulated-accounts [S]");
}

static void none_may_be_left(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, when: component.odd == true,\n"
                              "     excludes: [left, right], because: Nothing fits.}\n");
    const char *text = report_on("component: {odd: true}\n");
    check_has(text, "\nNONE\nNo option is left for all components: see PLAN.\n");
    check_has(line_with(text, "  Left  "), "–  project: odd");
    check_has(line_with(text, "  Right  "), "–  project: odd");
    court_back();
}

/* Who would do better otherwise, and what the plan loses by it. */
static void plans_say_who_gives_up_what(void **state)
{
    (void)state;
    const char *text = report_on("components:\n"
                                 "  - {name: a, record_size: 2 MB}\n"
                                 "  - {name: b, record_size: 2 MB}\n"
                                 "  - {name: c, size: 2, transactions: true, kind: ledger}\n");
    check_has(line_with(text, "▸ Database"), "a, b give up 2.0");
    check_has(text, "\n  Files        1.5  c gives up 4.5\n");
    check_lacks(report_on("component: {record_size: 2 MB}\n"), "give");
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

static void advice_comes_in_its_order_and_names_its_subjects(void **state)
{
    (void)state;
    const char *text = report_on("components:\n"
                                 "  - {name: a, kind: upload, record_size: 2 MB}\n"
                                 "  - {name: b, kind: log, record_size: 2 MB}\n"
                                 "  - {name: c, kind: upload, record_size: 2 MB}\n");
    check_has(text, "ADVICE    a, c: Copy the folder every night.\n"
                    "          Caution: Find out who knows SQL.\n");
    check_lacks(text, "more: ruling eval");
    /* One component needs no name. */
    text = report_on("component: {kind: upload, record_size: 2 MB}\n");
    check_has(text, "ADVICE    Copy the folder every night.\n");
}

static void advice_that_is_not_shown_is_counted(void **state)
{
    (void)state;
    struct strbuf pack;
    strbuf_init(&pack);
    strbuf_puts(&pack, COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                                  "rules:\n"
                                  "  - {id: odd, criterion: pace, when: component.odd == true,\n"
                                  "     favours: {left: strong}, because: B.}\nadvice:\n");
    for (int i = 0; i < 3000; i++)
        strbuf_printf(&pack, "  - {id: a%d, text: Do thing %d., order: %d}\n", i, i, 5000 - i);
    court_use_text(pack.text);
    strbuf_fini(&pack);
    const char *text = report_on("components: [{name: a, odd: true}, {name: b}]\n");
    check_has(text, "ADVICE    a, b: Do thing 2999.\n"
                    "          a, b: Do thing 2998.\n"
                    "          a, b: Do thing 2997.\n"
                    "          2997 more: ruling eval -f json case.yaml\n");
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
        check_fits(report_styled(text, (struct style){width, false, false}), width);
    const char *plain = report_styled(text, (struct style){80, false, true});
    static const char *const drawn[] = {"▸", "◂", "┃", "█", "┄", "–", "✗", "·"};
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        check_lacks(plain, drawn[i]);
    const char *coloured = report_styled(text, (struct style){80, true, false});
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
    check_has(report, "part-63:");
    /* 64 rules on what changes together and 32 on accounts; 8 lines are shown. */
    check_has(report, "\n88 more rules fired, ");
}

static void several_reports_are_parted_by_a_line(void **state)
{
    (void)state;
    struct profile *one = court_profile("name: One\ncomponent: {}\n");
    struct profile *two = court_profile("name: Two\ncomponent: {}\n");
    const struct profile *const both[] = {one, two};
    struct rulings *rulings = judge_profiles(court_judge, both, 2, true, &court_diags);
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
        cmocka_unit_test(an_option_wins_by_its_lead),
        cmocka_unit_test(a_toss_up_names_both),
        cmocka_unit_test(a_verdict_without_rival_says_so),
        cmocka_unit_test(none_may_be_left),
        cmocka_unit_test(plans_say_who_gives_up_what),
        cmocka_unit_test(options_that_few_criteria_judge_are_noted),
        cmocka_unit_test(advice_comes_in_its_order_and_names_its_subjects),
        cmocka_unit_test(advice_that_is_not_shown_is_counted),
        cmocka_unit_test(reports_fit_every_width),
        cmocka_unit_test(many_components_are_reported),
        cmocka_unit_test(several_reports_are_parted_by_a_line),
        cmocka_unit_test(names_cannot_steer_the_terminal),
        cmocka_unit_test(formats_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
