#include "report_fixture.h"

#include "report/grounds.h"

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

static void write_rules(struct paint *paint, const struct ruling *ruling)
{
    grounds_write(paint, ruling, 8, 80);
}

static void write_two_rules(struct paint *paint, const struct ruling *ruling)
{
    grounds_write(paint, ruling, 2, 80);
}

static const char *rules_of(const char *text)
{
    const char *written = write_wide(write_rules, rule_on(text), 80);
    forget();
    return written;
}

static void the_strongest_rules_come_first(void **state)
{
    (void)state;
    const char *text =
        rules_of("project: {regulated: true}\n"
                 "team: {sql: none}\n"
                 "component: {kind: ledger, transactions: true, record_size: 2 MB}\n");
    check_has(text, "WHY, strongest first\n");
    const char *excluded = strstr(text, "not Files");
    const char *strong = strstr(text, "Database +9.0");
    const char *against = strstr(text, "Database -6.0");
    const char *weak = strstr(text, "Files +3.0");
    assert_true(excluded && excluded < strong && strong < against && against < weak);
    check_has(line_with(text, "not Files"), "regulated-accounts");
    check_has(line_with(text, "Database +9.0"), "changes-together");
    check_has(line_with(text, "Database +9.0"), "transactions = true :4 [S]");
    check_has(line_with(text, "Database -6.0"), "team.sql = none :3");
    check_fits(text, 80);
}

static void nothing_fired_is_said(void **state)
{
    (void)state;
    assert_string_equal(
        rules_of("team: {sql: strong}\nproject: {owner: nobody}\n"
                 "component: {kind: upload, queries: [], reads: 1, write_share: 1 %,\n"
                 "  record_size: 1 kB}\n"),
        "WHY: no rule fired\n");
    check_has(rules_of("component: {}\n"), "WHY: no rule fired\n0 more rules fired, ");
}

/* One line for each option that is ruled out, and one for the points; but one rule is meant. */
static void a_rule_may_have_several_lines(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, when: component.odd == true,\n"
                              "     excludes: [left, right], because: Nothing fits.}\n"
                              "  - {id: odder, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: slight}, excludes: right, because: B.}\n"
                              "  - {id: oddest, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: slight}, because: B.}\n");
    const struct ruling *ruling = rule_on("component: {odd: true}\n");
    const char *text = write_wide(write_rules, ruling, 80);
    check_has(text, "project not Left  odd    odd = true :2");
    check_has(text, "project not Right odd    odd = true :2");
    check_has(text, "project not Right odder  odd = true :2");
    check_has(text, "project Left +1.0 odder  odd = true :2");
    check_has(text, "project Left +0.5 oddest odd = true :2");
    check_lacks(text, "more rule");
    check_has(write_wide(write_two_rules, ruling, 80), "2 more rules fired, 0 undetermined");
    check_lacks(write_wide(write_two_rules, ruling, 80), "Left +1.0");
    forget();
    court_back();
}

/* What nobody was asked for says nothing of the project, unless it is all that there is. */
static void a_question_that_does_not_arise_is_no_reason(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD
                   "facts:\n"
                   "  - {fact: component.big, type: bool, question: Big?}\n"
                   "  - {fact: component.split, type: bool, question: Split?,\n"
                   "     ask_if: component.big == true, otherwise: false}\n"
                   "rules:\n"
                   "  - {id: small, criterion: pace, because: B., favours: {left: strong},\n"
                   "     when: [component.big == false, component.split == false]}\n"
                   "  - {id: whole, criterion: pace, because: B., favours: {right: slight},\n"
                   "     when: component.split == false}\n");
    const struct ruling *ruling = rule_on("component: {big: false}\n");
    const char *text = write_wide(write_rules, ruling, 80);
    check_has(line_with(text, "small"), "big = false :2");
    check_lacks(line_with(text, "small"), "split");
    check_has(line_with(text, "whole"), "split = false (not asked)");
    forget();
    court_back();
}

static void what_is_not_shown_is_counted(void **state)
{
    (void)state;
    const struct ruling *ruling =
        rule_on("components: [{name: a, transactions: true, record_size: 2 MB, kind: upload},\n"
                "  {name: b, transactions: true, kind: ledger, queries: [full_text]}]\n");
    const char *text = write_wide(write_two_rules, ruling, 80);
    check_has(text, "a Database +9.0 changes-together");
    check_has(text, "b Database +9.0 changes-together");
    check_has(text, "3 more rules fired, 12 undetermined: ruling why case.yaml\n");
    forget();
    ruling = rule_on("component: {transactions: true, queries: []}\n");
    check_has(write_wide(write_rules, ruling, 80), "0 more rules fired, ");
    forget();
}

/* Where names, titles and ids leave no room, the facts stand below. */
static void narrow_reasons_stand_below(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD
                   "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                   "rules:\n"
                   "  - {id: a-rule-with-a-name-that-is-rather-long, criterion: pace,\n"
                   "     when: component.odd == true, favours: {left: slight}, because: B.}\n");
    const struct ruling *ruling =
        rule_on("components: [{name: the one and only component, odd: true}]\n");
    const char *text = write_wide(write_rules, ruling, 80);
    check_has(text, "the one and only compon… Left +1.0 a-rule-with-a-name-that-is-rather-long\n"
                    "    odd = true :2\n");
    check_has(write_wide(write_rules, ruling, 120),
              "a-rule-with-a-name-that-is-rather-long  odd = true :2\n");
    forget();
    court_back();
}

/* The facts of a rule stand below where a word of theirs does not fit beside; others stay. */
static void long_words_stand_below(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts:\n"
                              "  - {fact: component.a_fact_with_a_rather_long_name, type: bool,\n"
                              "     question: Odd?}\n"
                              "  - {fact: team.size, type: integer, range: 1 .. 9, question: N?,\n"
                              "     bands: {some: 1 .. 9}}\n"
                              "rules:\n"
                              "  - {id: a-rule-of-some-length, criterion: pace,\n"
                              "     when: component.a_fact_with_a_rather_long_name == true,\n"
                              "     favours: {left: slight}, because: B.}\n"
                              "  - {id: b, criterion: pace, when: team.size > 1,\n"
                              "     favours: {left: slight}, because: B.}\n");
    const struct ruling *ruling =
        rule_on("component: {a_fact_with_a_rather_long_name: true}\nteam: {size: 3}\n");
    check_has(write_wide(write_rules, ruling, 70),
              "a-rule-of-some-length a_fact_with_a_rather_long_name\n");
    const char *text = write_wide(write_rules, ruling, 69);
    check_has(text, "a-rule-of-some-length\n    a_fact_with_a_rather_long_name = true :2\n");
    check_has(text, "project Left +0.5 b                     team.size = 3 :3\n");
    check_fits(text, 69);
    forget();
    court_back();
}

/* Letters end where those of the longest line end that needs one line only. */
static void letters_stand_below_each_other(void **state)
{
    (void)state;
    const char *text = rules_of("project: {regulated: true}\n"
                                "component: {kind: ledger, transactions: true,\n"
                                "  record_size: 2 MB, queries: [by_range, full_text]}\n");
    const char *longest = line_with(text, "queries = [by_range, full_text] :4 [S]");
    const char *other = line_with(text, "transactions = true :3");
    check_has(other, "[S]");
    assert_int_equal(paint_width(longest), paint_width(other));
}

/* No further rule is begun once the lines are taken. */
static void lines_are_bounded(void **state)
{
    (void)state;
    const struct ruling *ruling =
        rule_on("components: [{name: a, transactions: true, record_size: 2 MB, kind: upload},\n"
                "  {name: b, transactions: true, kind: ledger, queries: [full_text]}]\n");
    struct sheet sheet;
    sheet_init(&sheet, 60);
    grounds_write(&sheet.paint, ruling, 8, 3);
    const char *text = sheet_text(&sheet);
    check_has(text, "\n3 more rules fired, ");
    sheet_fini(&sheet);
    forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_strongest_rules_come_first),
        cmocka_unit_test(nothing_fired_is_said),
        cmocka_unit_test(a_rule_may_have_several_lines),
        cmocka_unit_test(a_question_that_does_not_arise_is_no_reason),
        cmocka_unit_test(what_is_not_shown_is_counted),
        cmocka_unit_test(narrow_reasons_stand_below),
        cmocka_unit_test(long_words_stand_below),
        cmocka_unit_test(letters_stand_below_each_other),
        cmocka_unit_test(lines_are_bounded),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
