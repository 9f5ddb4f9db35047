#include "record_fixture.h"

#include "report/compare/compare_json.h"
#include "report/compare/compare_text.h"

#define LEDGER "component: {kind: ledger, transactions: true}\n"

static struct comparisons found;

/* Compares the rulings on two profiles; comparisons_fini(&found) ends it. */
static const struct comparison *compare(const char *before, const char *after)
{
    comparisons_init(&found);
    assert_true(compare_records(&found, record_of(before), record_of(after)));
    assert_int_equal(found.list.count, 1);
    return &found.list.items[0];
}

/* The difference of a kind on a component (NULL: the project) and subject; NULL when there is none.
 */
static const struct difference *difference_on(const struct comparison *comparison,
                                              enum record_kind kind, const char *component,
                                              const char *subject)
{
    for (uint32_t i = 0; i < comparison->count; i++) {
        const struct difference *item = &comparison->items[i];
        if (item->kind == kind &&
            strcmp(item->component ? item->component : "", component ? component : "") == 0 &&
            strcmp(item->subject ? item->subject : "", subject ? subject : "") == 0)
            return item;
    }
    return NULL;
}

/* Checks its texts; "" stands for NULL. */
static void check_change(const struct difference *difference, const char *before, const char *after)
{
    assert_non_null(difference);
    assert_string_equal(difference->before ? difference->before : "", before);
    assert_string_equal(difference->after ? difference->after : "", after);
}

/* The text of a report on what was found, and whether it is the one of `check`. */
static const char *text_of(bool check)
{
    struct strbuf out;
    strbuf_init(&out);
    (check ? compare_check_text : compare_text)(&found, &plain_style, &out);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    check_fits(text, 80);
    return text;
}

static const struct node *json_found(bool check)
{
    struct strbuf out;
    strbuf_init(&out);
    (check ? compare_check_json : compare_json)(&found, &out);
    assert_false(out.failed);
    const struct node *root = json_of(out.text);
    strbuf_fini(&out);
    return root;
}

static void the_same_differs_in_nothing(void **state)
{
    (void)state;
    const struct comparison *comparison = compare(LEDGER, "# written otherwise\n" LEDGER);
    assert_int_equal(comparison->count, 0);
    assert_false(comparison->changed);
    assert_false(comparison->profile_changed);
    assert_false(comparison->pack_changed);
    assert_int_equal(found.changed, 0);
    check_has(text_of(false), "0 of 1 ruling changed");
    assert_string_equal(text_of(true), "kept.json: database still follows from case.yaml\n");
    comparisons_fini(&found);
}

static void another_verdict_comes_first(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare("component: {kind: ledger, transactions: true, record_size: 3 kB}\n",
                "component: {kind: ledger, transactions: unknown, record_size: 2 MB}\n");
    assert_true(comparison->changed);
    assert_true(comparison->profile_changed);
    assert_int_equal(found.changed, 1);
    assert_int_equal(comparison->items[0].kind, RECORD_VERDICT);
    check_change(&comparison->items[0], "database", "files");
    assert_int_equal(comparison->items[1].kind, RECORD_OPTION);
    check_change(difference_on(comparison, RECORD_OPTION, "project", NULL), "database", "files");
    check_change(difference_on(comparison, RECORD_RULE, "project", "changes-together"),
                 "database +9", "undetermined");
    check_change(difference_on(comparison, RECORD_RULE, "project", "large-records"), "",
                 "files +3, database -1");
    for (uint32_t i = 1; i < comparison->count; i++)
        assert_true(comparison->items[i - 1].kind <= comparison->items[i].kind);
    const char *text = text_of(true);
    check_has(text, "kept.json: database no longer follows from case.yaml");
    check_has(text, "project/transactions: true → unknown. Moves changes-together");
    comparisons_fini(&found);
}

static void points_are_those_between_options(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare("component: {kind: ledger, transactions: true, record_size: 3 kB}\n",
                "component: {kind: ledger, transactions: true, record_size: 2 MB}\n");
    const struct difference *rule =
        difference_on(comparison, RECORD_RULE, "project", "large-records");
    assert_int_equal(rule->moved, 4000);
    assert_false(rule->rules_out);
    const struct difference *fact =
        difference_on(comparison, RECORD_FACT, "project", "component.record_size");
    check_change(fact, "3 kB", "2 MB");
    assert_int_equal(fact->moved, 4000);
    assert_int_equal(fact->rule_count, 1);
    assert_string_equal(fact->rules[0], "large-records");
    const struct difference *plan = difference_on(comparison, RECORD_PLAN, NULL, "files");
    check_change(plan, "0", "3");
    assert_int_equal(plan->moved, 3000);
    assert_false(comparison->changed);
    check_has(text_of(true), "still follows from case.yaml; changed since:");
    check_has(text_of(true), "1 rule (4 points), 1 fact");
    comparisons_fini(&found);
}

static void what_rules_out_outweighs_points(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\nrules:\n"
                              "  - {id: a, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: strong}, because: B.}\n"
                              "  - {id: b, criterion: pace, when: component.odd == true,\n"
                              "     excludes: [right], because: B.}\n");
    const struct comparison *comparison =
        compare("component: {odd: true}\n", "component: {odd: false}\n");
    const struct difference *first = comparison->items;
    while (first->kind != RECORD_RULE)
        first++;
    assert_string_equal(first->subject, "b");
    check_change(first, "rules out right", "");
    assert_true(first->rules_out);
    assert_int_equal(first->moved, 0);
    assert_string_equal(first[1].subject, "a");
    assert_false(first[1].rules_out);
    const struct difference *fact =
        difference_on(comparison, RECORD_FACT, "project", "component.odd");
    assert_true(fact->rules_out);
    assert_int_equal(fact->rule_count, 2);
    /* A plan that is not possible is worth nothing, so it did not move. */
    const struct difference *plan = difference_on(comparison, RECORD_PLAN, NULL, "right");
    check_change(plan, "not possible", "0");
    assert_int_equal(plan->moved, 0);
    comparisons_fini(&found);
    court_back();
}

static void another_spelling_is_no_difference(void **state)
{
    (void)state;
    const struct comparison *comparison = compare("component: {record_size: 2000 kB, reads: 10k}\n",
                                                  "component: {record_size: 2 MB, reads: 10000}\n");
    assert_int_equal(comparison->count, 0);
    comparisons_fini(&found);
}

static void a_note_left_on_another_answer_is_told(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare("team: {size: {value: 3, note: Payroll}}\n" LEDGER,
                "team: {size: {value: 9, note: Payroll}}\n" LEDGER);
    const struct difference *size = difference_on(comparison, RECORD_FACT, NULL, "team.size");
    check_change(size, "3", "9");
    assert_string_equal(size->note, "Payroll");
    assert_int_equal(size->rule_count, 0);
    assert_int_equal(comparison->counts[RECORD_NOTE], 0);
    check_has(text_of(true), "NOTES     team.size: 3 → 9. Moves no rule. Its note is the old one: "
                             "Payroll");
    comparisons_fini(&found);
    /* With a new note it is an answer like others. */
    comparison = compare("team: {size: {value: 3, note: Payroll}}\n" LEDGER,
                         "team: {size: {value: 9, note: Chart}}\n" LEDGER);
    assert_null(difference_on(comparison, RECORD_FACT, NULL, "team.size")->note);
    assert_int_equal(comparison->counts[RECORD_NOTE], 0);
    check_lacks(text_of(true), "NOTES");
    comparisons_fini(&found);
}

static void another_note_on_the_same_answer_is_told(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare("team: {size: {value: 3, note: Payroll}}\n" LEDGER, "team: {size: 3}\n" LEDGER);
    assert_int_equal(comparison->count, 1);
    check_change(&comparison->items[0], "Payroll", "");
    assert_false(comparison->profile_changed);
    check_has(text_of(true), "team.size: Payroll → no note");
    comparisons_fini(&found);
}

static void answers_that_come_and_go_are_told(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare("team: {size: 3}\n" LEDGER, "team: {sql: basic}\n" LEDGER);
    check_change(difference_on(comparison, RECORD_FACT, NULL, "team.size"), "3", "");
    check_change(difference_on(comparison, RECORD_FACT, NULL, "team.sql"), "", "basic");
    check_has(text_of(false), "team.size: 3 → not given");
    comparisons_fini(&found);
}

static void what_is_assumed_may_be_answered(void **state)
{
    (void)state;
    static const char busy[] = "component: {kind: log, reads: 1, queries: [by_key, by_range]}\n";
    const struct comparison *comparison = compare(
        busy, "component: {kind: log, reads: 1, queries: [by_key, by_range], write_share: 80 %}\n");
    check_change(difference_on(comparison, RECORD_FACT, "project", "component.write_share"),
                 "mostly_writes (assumed)", "80 %");
    comparisons_fini(&found);
    /* What only one of them happens to rest on did not change. */
    comparison = compare(busy, "component: {kind: log, reads: 1, queries: [by_key]}\n");
    assert_null(difference_on(comparison, RECORD_FACT, "project", "component.write_share"));
    comparisons_fini(&found);
}

static void components_come_and_go(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare("components: [{name: a, kind: log}, {name: b, kind: ledger}]\n",
                "components: [{name: a, kind: log}, {name: c, kind: ledger, size: 2}]\n");
    assert_true(comparison->changed);
    assert_string_equal(difference_on(comparison, RECORD_OPTION, "b", NULL)->before, "left open");
    assert_null(difference_on(comparison, RECORD_OPTION, "b", NULL)->after);
    assert_null(difference_on(comparison, RECORD_OPTION, "c", NULL)->before);
    /* Nothing else is said of them. */
    for (uint32_t i = 0; i < comparison->count; i++)
        if (comparison->items[i].kind != RECORD_OPTION)
            assert_null(comparison->items[i].component);
    check_has(text_of(false), "b: left open → not judged");
    comparisons_fini(&found);
}

static void what_is_laid_down_is_compared(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare("components: [{name: a, kind: log}, {name: b, kind: log}]\n"
                "links: [{between: [a, b], via: http}]\n",
                "components: [{name: a, kind: log, size: 2, pin: files}, {name: b, kind: log}]\n"
                "links: [{between: [b, a], via: queue}]\npriorities: {speed: low}\n"
                "waivers: [{rule: busy-store, reason: R, by: B}]\n");
    check_change(difference_on(comparison, RECORD_SIZE, "a", NULL), "1", "2");
    check_change(difference_on(comparison, RECORD_PIN, "a", NULL), "", "files");
    check_change(difference_on(comparison, RECORD_LINK, NULL, "a and b"), "http", "queue");
    check_change(difference_on(comparison, RECORD_PRIORITY, NULL, "speed"), "", "low");
    check_change(difference_on(comparison, RECORD_WAIVER, NULL, "busy-store"), "", "active");
    const char *text = text_of(false);
    check_has(text, "PRIORITY  speed: normal → low");
    check_has(text, "PINS      a: not pinned → files");
    comparisons_fini(&found);
}

/* Compares a report with one that was changed by hand. */
static const struct comparison *compare_changed(const char *profile, const char *old,
                                                const char *new)
{
    struct records before, after;
    const char *text = report_of(profile, "json");
    assert_true(records_of_text(text, &before));
    assert_true(records_of_text(replaced(text, old, new), &after));
    comparisons_init(&found);
    assert_true(compare_records(&found, &before.items[0], &after.items[0]));
    return &found.list.items[0];
}

static void a_release_that_changes_no_meaning_is_silent(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare_changed(LEDGER, "\"version\": \"0.1.0\"", "\"version\": \"9.9.9\"");
    assert_int_equal(comparison->count, 0);
    assert_false(comparison->pack_changed);
    comparisons_fini(&found);
}

static void another_pack_is_told_by_its_digest(void **state)
{
    (void)state;
    const char *digest = arena_printf(&court_arena, "\"digest\": \"%s\"", court_pack->digest);
    const struct comparison *comparison =
        compare_changed(LEDGER, digest, "\"digest\": \"0123456789\"");
    assert_int_equal(comparison->count, 1);
    assert_true(comparison->pack_changed);
    assert_string_equal(comparison->items[0].after, "tiny 0.1.0 (012345)");
    check_has(text_of(true), "still follows from case.yaml; changed since: the pack\n");
    comparisons_fini(&found);
}

static void waivers_that_end_are_told(void **state)
{
    (void)state;
    compare_changed("component: {record_size: 2 MB}\n"
                    "waivers: [{rule: large-records, reason: R, by: B, until: 2030-01-01}]\n",
                    "\"state\": \"active\"", "\"state\": \"expired\"");
    check_has(text_of(true),
              "WAIVERS   large-records: active, until 2030-01-01 → expired, until 2030-01-01");
    comparisons_fini(&found);
}

static void a_tie_overturns_nothing(void **state)
{
    (void)state;
    const struct comparison *comparison =
        compare(LEDGER, "component: {kind: ledger, transactions: unknown}\n");
    check_change(&comparison->items[0], "database", "either");
    assert_true(comparison->changed);
    assert_true(comparison->follows);
    assert_int_equal(found.changed, 1);
    assert_int_equal(found.fallen, 0);
    check_has(text_of(true), "still follows from case.yaml, in a tie of files, database;");
    check_json(json_found(true), "decisions/0/follows", "true");
    comparisons_fini(&found);
    /* From a tie to a verdict is another matter, and so is a component that is gone. */
    assert_false(compare("component: {kind: ledger, transactions: unknown}\n", LEDGER)->follows);
    comparisons_fini(&found);
    assert_false(compare("components: [{name: a, kind: ledger, transactions: true}]\n",
                         "components: [{name: b, kind: ledger, transactions: unknown}]\n")
                     ->follows);
    comparisons_fini(&found);
}

static void a_profile_that_changed_silently_is_told(void **state)
{
    (void)state;
    const char *text = report_of(LEDGER, "json");
    const char *digest = strstr(text, "\"digest\": \"") + 11;
    digest = strstr(digest, "\"digest\": \"");
    compare_changed(LEDGER, arena_copy(&court_arena, digest, 30), "\"digest\": \"0000");
    assert_true(found.list.items[0].profile_changed);
    assert_int_equal(found.list.items[0].count, 0);
    check_has(text_of(true), "changed since: something else");
    check_has(text_of(false), "PROFILE   another one");
    comparisons_fini(&found);
}

static void one_side_alone_counts_as_changed(void **state)
{
    (void)state;
    comparisons_init(&found);
    assert_true(compare_records(&found, record_of(LEDGER), NULL));
    assert_true(compare_records(&found, NULL, record_of(LEDGER)));
    assert_int_equal(found.changed, 2);
    const char *text = text_of(false);
    check_has(text, "it is only on the first side");
    check_has(text, "it is only on the second");
    check_has(text, "2 of 2 rulings changed");
    const struct node *root = json_found(false);
    check_json(root, "rulings/0/after", "null");
    check_json(root, "rulings/0/before/verdict", "\"database\"");
    check_json(root, "rulings/1/before", "null");
    comparisons_fini(&found);
}

static void json_has_every_difference(void **state)
{
    (void)state;
    compare("team: {size: {value: 3, note: Payroll}}\n" LEDGER,
            "team: {size: {value: 9, note: Payroll}}\n"
            "component: {kind: ledger, transactions: true, record_size: 2 MB}\n");
    const struct comparison *comparison = &found.list.items[0];
    const struct node *root = json_found(false);
    check_json(root, "format", "1");
    check_json(root, "compared", "1");
    check_json(root, "changed", "0");
    check_json(root, "rulings/0/changed", "false");
    check_json(root, "rulings/0/profile_changed", "true");
    check_json(root, "rulings/0/before/record", "\"kept.json\"");
    check_json(root, "rulings/0/before/firmness", "\"firm\"");
    check_json(root, "rulings/0/before/margin", "9");
    check_json_count(root, "rulings/0/differences", comparison->count);
    for (uint32_t i = 0; i < comparison->count; i++) {
        const struct node *item = json_at(root, "rulings/0/differences")->items[i];
        assert_string_equal(json_at(item, "kind")->text,
                            compare_kinds[comparison->items[i].kind].name);
        if (comparison->items[i].kind == RECORD_FACT &&
            strcmp(comparison->items[i].subject, "team.size") == 0)
            check_json(item, "old_note", "\"Payroll\"");
    }
    root = json_found(true);
    check_json(root, "checked", "1");
    check_json(root, "follow", "1");
    check_json(root, "decisions/0/follows", "true");
    comparisons_fini(&found);
}

static void long_lists_are_cut_for_people(void **state)
{
    (void)state;
    struct strbuf before, after;
    strbuf_init(&before);
    strbuf_init(&after);
    strbuf_puts(&before, "components:\n");
    strbuf_puts(&after, "components:\n");
    for (int i = 0; i < 15; i++) {
        strbuf_printf(&before, "  - {name: c%d, kind: ledger, transactions: true}\n", i);
        strbuf_printf(&after, "  - {name: c%d, kind: ledger, transactions: unknown}\n", i);
    }
    compare(before.text, after.text);
    const char *text = text_of(false);
    check_has(text, "c10, changes-together: database +9 → undetermined");
    check_has(text, "and 3 more, of at most 9 points each");
    strbuf_fini(&before);
    strbuf_fini(&after);
    comparisons_fini(&found);
}

static void packs_that_all_share_are_told_once(void **state)
{
    (void)state;
    struct records before, after;
    const char *text = report_of(LEDGER, "json");
    const char *digest = arena_printf(&court_arena, "\"digest\": \"%s\"", court_pack->digest);
    assert_true(records_of_text(text, &before));
    assert_true(records_of_text(replaced(text, digest, "\"digest\": \"0123456789\""), &after));
    comparisons_init(&found);
    for (int i = 0; i < 2; i++)
        assert_true(compare_records(&found, &before.items[0], &after.items[0]));
    text = text_of(false);
    check_has(text, "PACK      tiny 0.1.0 (");
    check_lacks(text, "as before");
    check_has(text, "0 of 2 rulings changed");
    comparisons_fini(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_differs_in_nothing),
        cmocka_unit_test(another_verdict_comes_first),
        cmocka_unit_test(points_are_those_between_options),
        cmocka_unit_test(what_rules_out_outweighs_points),
        cmocka_unit_test(another_spelling_is_no_difference),
        cmocka_unit_test(a_note_left_on_another_answer_is_told),
        cmocka_unit_test(another_note_on_the_same_answer_is_told),
        cmocka_unit_test(answers_that_come_and_go_are_told),
        cmocka_unit_test(what_is_assumed_may_be_answered),
        cmocka_unit_test(components_come_and_go),
        cmocka_unit_test(what_is_laid_down_is_compared),
        cmocka_unit_test(a_release_that_changes_no_meaning_is_silent),
        cmocka_unit_test(another_pack_is_told_by_its_digest),
        cmocka_unit_test(waivers_that_end_are_told),
        cmocka_unit_test(a_tie_overturns_nothing),
        cmocka_unit_test(a_profile_that_changed_silently_is_told),
        cmocka_unit_test(one_side_alone_counts_as_changed),
        cmocka_unit_test(json_has_every_difference),
        cmocka_unit_test(long_lists_are_cut_for_people),
        cmocka_unit_test(packs_that_all_share_are_told_once),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
