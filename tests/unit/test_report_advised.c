#include "report_fixture.h"

#include "report/advised.h"

static void write_some(struct paint *paint, const struct ruling *ruling)
{
    advised_write(paint, ruling, 3);
}

/* What a writer makes of the ruling on a profile. */
static const char *write_on(const char *profile_text,
                            void (*write)(struct paint *paint, const struct ruling *ruling))
{
    struct profile *profile = court_profile(profile_text);
    struct rulings *rulings = court_rule(profile, true);
    struct sheet sheet;
    assert_non_null(rulings);
    sheet_init(&sheet, 80);
    write(&sheet.paint, &rulings->items[0]);
    const char *text = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    rulings_free(rulings);
    profile_free(profile);
    return text;
}

static const char *advice_on(const char *profile_text)
{
    return write_on(profile_text, write_some);
}

static void advice_comes_in_its_order_and_names_its_subjects(void **state)
{
    (void)state;
    const char *text = advice_on("components:\n"
                                 "  - {name: a, kind: upload, record_size: 2 MB}\n"
                                 "  - {name: b, kind: log, record_size: 2 MB}\n"
                                 "  - {name: c, kind: upload, record_size: 2 MB}\n");
    check_has(text, "ADVICE    a, c: Copy the folder every night.\n"
                    "          Caution: Find out who knows SQL.\n");
    check_lacks(text, "-f json");
    /* One component needs no name. */
    text = advice_on("component: {kind: upload, record_size: 2 MB}\n");
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
    const char *text = advice_on("components: [{name: a, odd: true}, {name: b, odd: true}]\n");
    court_back();
    check_has(text, "ADVICE    a, b: Do thing 2999.\n"
                    "          a, b: Do thing 2998.\n"
                    "          a, b: Do thing 2997. (2997 more: eval --advice)\n");
}

/* Long lists of components are cut, and nothing is said where there is no advice. */
static void many_subjects_are_counted(void **state)
{
    (void)state;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, "team: {sql: basic}\ncomponents:\n");
    for (int i = 0; i < 20; i++)
        strbuf_printf(&text, "  - {name: c%d, kind: upload, record_size: 2 MB}\n", i);
    check_has(advice_on(text.text), "ADVICE    c0, c1, c2, c3, c4, c5 and 14 more: Copy the folder "
                                    "every night.\n");
    strbuf_fini(&text);
    assert_string_equal(
        advice_on("team: {sql: basic}\ncomponent: {transactions: true, kind: ledger}\n"), "");
}

static void all_advice_stands_with_what_it_is_about(void **state)
{
    (void)state;
    const char *text = write_on("components:\n"
                                "  - {name: a, kind: upload, record_size: 2 MB}\n"
                                "  - {name: b, kind: ledger, transactions: true}\n",
                                advised_write_all);
    check_has(text, "ADVICE\n"
                    "\n"
                    "the project\n"
                    "  - Write down which part keeps what.\n"
                    "  - Caution: Find out who knows SQL.\n");
    check_has(text, "\n"
                    "a: Files\n"
                    "  - Copy the folder every night. [S]\n");
    check_lacks(text, "b: ");
    text = write_on("team: {sql: basic}\ncomponent: {transactions: true, kind: ledger}\n",
                    advised_write_all);
    assert_string_equal(text, "ADVICE: none applies\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advice_comes_in_its_order_and_names_its_subjects),
        cmocka_unit_test(advice_that_is_not_shown_is_counted),
        cmocka_unit_test(many_subjects_are_counted),
        cmocka_unit_test(all_advice_stands_with_what_it_is_about),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
