#include "why_fixture.h"

static void comparisons_have_both_sides(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        "components:\n"
        "  - {name: a, transactions: {value: true, note: \"since\\nMay\", by: Kim}, kind: "
        "ledger}\n",
        (const char *const[]){"changes-together", "regulated-accounts", "large-records", NULL});
    const char *text = in_words(&question, 80);
    check_has(text, "a\n  changes-together   fired   Database +6, counted 9\n"
                    "    ✓ component.transactions == true\n"
                    "          is: true (case.yaml:3), note: since May, by Kim\n"
                    "    because  Only a transaction changes several records or none.\n"
                    "    cites    transactions-lost (S)\n");
    check_has(text, "  regulated-accounts   undetermined   rules out Files\n"
                    "    ✓ component.kind == ledger   is: ledger (case.yaml:3)\n"
                    "    ? project.regulated == true   is: unknown\n");
    check_has(text, "  large-records   undetermined   Files +3, Database -1\n");
    check_has(text, "    despite  any-size-fast (V)\n");
    /* Sums are for the whole, not for some rules. */
    check_lacks(text, "  Files 0");
    const struct node *root = in_json(&question);
    check_json_count(root, "why/1/rules", 3);
    check_json(root, "why/1/rules/0/state", "\"fired\"");
    check_json(root, "why/1/rules/1/when/group", "\"all of\"");
    check_json(root, "why/1/rules/0/when/truth", "\"true\"");
    check_json(root, "why/1/rules/0/when/test", "\"component.transactions == true\"");
    check_json(root, "why/1/rules/0/when/is/value", "\"true\"");
    check_json(root, "why/1/rules/0/when/is/note", "\"since\nMay\"");
    check_json(root, "why/1/rules/1/when/truth", "\"undetermined\"");
    check_json(root, "why/1/rules/2/effects/files/counted", "0");
    check_json(root, "why/1/rules/2/despite/0/claim", "\"any-size-fast\"");
    forget(&question);
}

static void a_rule_that_did_not_fire_is_explained_too(void **state)
{
    (void)state;
    struct question question;
    ask(&question, "team: {sql: strong}\ncomponent: {kind: log, queries: [by_key]}\n",
        (const char *const[]){"no-sql", "looked-up", NULL});
    const char *text = in_words(&question, 80);
    check_has(text, "  no-sql   not fired   Database -6\n"
                    "    ✗ none of:\n"
                    "      ✓ team.sql >= basic   is: strong (case.yaml:2)\n");
    check_has(text, "    ✗ component.queries includes any of by_range | full_text\n"
                    "          is: [by_key] (case.yaml:3)\n");
    const struct node *root = in_json(&question);
    check_json(root, "why/1/rules/0/state", "\"not fired\"");
    check_json(root, "why/1/rules/0/when/truth", "\"false\"");
    check_json(root, "why/1/rules/0/effects/database/counted", "0");
    forget(&question);
}

static void origins_are_told(void **state)
{
    (void)state;
    struct question question;
    ask(&question, "component: {kind: log, queries: [by_key, by_range], reads: 1}\n",
        (const char *const[]){"busy", "busy-store", "changes-together", NULL});
    const char *text = in_words(&question, 100);
    check_has(text, "  busy   fired\n    ✓ any of:\n");
    check_has(text, "component.write_share > 50 %   is: mostly_writes (assumed)\n");
    check_has(text, "component.busy == true   is: true (derived)\n");
    check_has(text, "component.transactions == true   is: false (not asked)\n");
    forget(&question);
    const char *const settings[] = {"component.reads=500"};
    struct profile_input input = {.path = "case.yaml",
                                  .bytes = "ruling: 1\ncomponent: {}\n",
                                  .length = strlen("ruling: 1\ncomponent: {}\n"),
                                  .settings = settings,
                                  .setting_count = 1};
    ask(&question, "component: {}\n", (const char *const[]){"busy", NULL});
    struct profile *plain = question.profile;
    hearing_fini(&question.hearing);
    question.profile = profile_read(&court_arena, court_pack, &input, &court_diags);
    assert_true(hearing_init(&question.hearing, court_judge, question.profile, true, &court_diags));
    check_has(in_words(&question, 100), "is: 500 (--set component.reads)\n");
    forget(&question);
    profile_free(plain);
}

/* Roll-ups are opened component by component, and shares say which part they want. */
static void roll_ups_are_opened(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        "team: {size: 3}\n"
        "components:\n"
        "  - {name: a, kind: upload, reads: 500}\n"
        "  - {name: out, outside: true}\n"
        "  - {name: b, kind: catalogue, transactions: true, size: 3, reads: 1,\n"
        "     write_share: 1 %}\n",
        (const char *const[]){"mixed-records", "few-people", NULL});
    const char *text = in_words(&question, 80);
    check_has(text, "  mixed-records   fired\n"
                    "    ✓ some component has:\n"
                    "      ✓ a:\n"
                    "        ✓ component.kind == upload   is: upload (case.yaml:4)\n"
                    "      ✗ b:\n"
                    "        ✗ component.kind == upload   is: catalogue (case.yaml:6)\n");
    check_has(text, "    ✗ share of components that have (at least 50 % of the summed sizes):\n"
                    "      ✓ a:\n"
                    "        ✓ component.busy == true   is: true (derived)\n"
                    "      ✗ b:\n");
    const struct node *root = in_json(&question);
    check_json_count(root, "why", 3);
    check_json(root, "why/1/component", "\"a\"");
    check_json(root, "why/2/component", "\"b\"");
    check_json(root, "why/0/rules/0/when/of/0/group", "\"some component has\"");
    check_json(root, "why/0/rules/0/when/of/0/of/0/component", "\"a\"");
    check_json(root, "why/0/rules/0/when/of/0/of/1/component", "\"b\"");
    check_json(root, "why/0/rules/0/when/of/0/of/1/truth", "\"false\"");
    check_json(root, "why/0/rules/0/when/of/0/of/1/of/0/is/component", "\"b\"");
    check_json(root, "why/0/rules/1/when/of/1/group", "\"share of components that have\"");
    forget(&question);
}

/* Without rules: those that fired, exclusions and the strongest first, then what is undetermined;
 * and the sums. */
static void what_counted_comes_first(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        "project: {regulated: true}\nteam: {sql: none}\n"
        "component: {kind: ledger, transactions: true, record_size: 2 MB, queries: [by_key]}\n",
        NULL);
    const char *text = in_words(&question, 80);
    static const char *const order[] = {"  regulated-accounts   fired",
                                        "  changes-together   fired",
                                        "  no-sql   fired",
                                        "  large-records   fired",
                                        "  busy   undetermined",
                                        "  busy-store   undetermined",
                                        "  archive   undetermined",
                                        "\n\n  Files 3 (from 3 to 4, as"};
    const char *at = text;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        at = strstr(at, order[i]);
        if (!at)
            fail_msg("%s is not in its place in:\n%s", order[i], text);
    }
    check_lacks(text, "looked-up");
    check_has(text, "  Database 2 (from 2 to 3, as the open facts turn out)\n");
    const struct node *root = in_json(&question);
    check_json(root, "why/1/rules/0/id", "\"regulated-accounts\"");
    check_json(root, "why/1/rules/3/id", "\"large-records\"");
    check_json_count(root, "why/1/rules", 7);
    forget(&question);
}

static void a_component_may_have_nothing_to_explain(void **state)
{
    (void)state;
    struct question question;
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: strong}, because: B.}\n");
    ask(&question, "components: [{name: a, odd: false}, {name: b, odd: true}]\n", NULL);
    assert_string_equal(in_words(&question, 80),
                        "a\n  no rule fired, and none is undetermined\n\n  Left 0\n  Right 0\n\n"
                        "b\n  odd   fired   Left +6, counted 6\n"
                        "    ✓ component.odd == true   is: true (case.yaml:2)\n"
                        "    because  B.\n\n  Left 6\n  Right 0\n");
    check_json_count(in_json(&question), "why/1/rules", 0);
    forget(&question);
    court_back();
}

/* One of many components: its own lane is explained. */
static void components_can_be_chosen(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        "components: [{name: out, outside: true}, {name: a, kind: log},\n"
        "  {name: b, kind: upload}]\n",
        (const char *const[]){"regulated-accounts", NULL});
    question.subjects[0] = 1;
    question.why.subject_count = 1;
    const char *text = in_words(&question, 80);
    check_has(text, "b\n");
    check_lacks(text, "a\n  ");
    check_has(text, "is: upload (case.yaml:3)");
    forget(&question);
}

/* A condition as deep as one may be, on both forms. */
static void the_deepest_condition_is_explained(void **state)
{
    (void)state;
    struct question question;
    struct strbuf pack;
    uint64_t depth = limits[LIMIT_CONDITION_DEPTH].value;
    strbuf_init(&pack);
    strbuf_puts(&pack, COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                                  "rules:\n  - {id: deep, for: split, because: B., costs: slight,\n"
                                  "     when: {some_component: [");
    for (uint64_t i = 2; i < depth; i++)
        strbuf_puts(&pack, "{none: [");
    strbuf_puts(&pack, "component.odd == true");
    for (uint64_t i = 2; i < depth; i++)
        strbuf_puts(&pack, "]}");
    strbuf_puts(&pack, "]}}\n");
    court_use_text(pack.text);
    strbuf_fini(&pack);
    ask(&question, "component: {odd: true}\n", (const char *const[]){"deep", NULL});
    const char *text = in_words(&question, 60);
    check_has(text, "✓ component.odd == true");
    const struct node *node = json_at(in_json(&question), "why/0/rules/0/when");
    uint64_t levels = 1;
    for (; !json_find(node, "test"); levels++)
        node = json_at(node, "of/0");
    /* The component under the roll-up is a level of its own. */
    assert_int_equal(levels, depth + 1);
    check_json(node, "is/value", "\"true\"");
    forget(&question);
    court_back();
}

static void long_explanations_are_wrapped(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        "project:\n"
        "  owner: {value: The archive of a town with a name that takes many words to write,\n"
        "    note: and a note that goes on and on about how somebody came to know this}\n"
        "component: {queries: [by_key, by_range, full_text]}\n",
        NULL);
    for (int width = 60; width <= 200; width += 20)
        check_fits(in_words(&question, width), width);
    forget(&question);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparisons_have_both_sides),
        cmocka_unit_test(a_rule_that_did_not_fire_is_explained_too),
        cmocka_unit_test(origins_are_told),
        cmocka_unit_test(roll_ups_are_opened),
        cmocka_unit_test(what_counted_comes_first),
        cmocka_unit_test(a_component_may_have_nothing_to_explain),
        cmocka_unit_test(components_can_be_chosen),
        cmocka_unit_test(the_deepest_condition_is_explained),
        cmocka_unit_test(long_explanations_are_wrapped),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
