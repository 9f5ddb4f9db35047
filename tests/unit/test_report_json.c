#include "report_fixture.h"

#include "report/report.h"

static const char *write_as(const char *format, const struct rulings *rulings)
{
    struct strbuf out;
    strbuf_init(&out);
    report_find(format)->write(rulings, &plain_style, &out);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text ? out.text : "", out.length);
    strbuf_fini(&out);
    return text;
}

/* The document on one profile, read again. */
static const struct node *report_on(const char *profile_text)
{
    struct profile *profile = court_profile(profile_text);
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    const struct node *root = json_of(write_as("json", rulings));
    rulings_free(rulings);
    profile_free(profile);
    return root;
}

/* The rule with this id in component `index`. */
static const struct node *rule_in(const struct node *root, int index, const char *id)
{
    const struct node *rules =
        json_at(root, arena_printf(&court_arena, "rulings/0/components/%d/rules", index));
    for (uint32_t i = 0; i < rules->count; i++)
        if (strcmp(json_at(rules->items[i], "id")->text, id) == 0)
            return rules->items[i];
    fail_msg("no rule %s", id);
    return NULL;
}

static void a_ruling_has_its_head(void **state)
{
    (void)state;
    const struct node *root = report_on("name: \"Quoted \\\"name\\\"\"\n"
                                        "labels: {tier: 1, owner: größe}\n"
                                        "component: {kind: ledger, transactions: true}\n");
    check_json(root, "format", "1");
    check_json(root, "pack/name", "\"tiny\"");
    check_json(root, "pack/version", "\"0.1.0\"");
    assert_string_equal(json_at(root, "pack/digest")->text, court_pack->digest);
    check_json_count(root, "rulings", 1);
    check_json(root, "rulings/0/profile/name", "\"Quoted \"name\"\"");
    check_json(root, "rulings/0/profile/file", "\"case.yaml\"");
    check_json(root, "rulings/0/profile/labels/tier", "\"1\"");
    check_json(root, "rulings/0/profile/labels/owner", "\"größe\"");
    check_json(root, "rulings/0/verdict", "\"database\"");
    check_json_count(root, "rulings/0/between", 0);
    check_json(root, "rulings/0/firmness", "\"firm\"");
    check_json(root, "rulings/0/margin", "9");
    check_json(root, "rulings/0/plans/0/plan", "\"database\"");
    check_json(root, "rulings/0/plans/0/points", "9");
    check_json(root, "rulings/0/plans/0/assignment/project", "\"database\"");
    check_json(root, "rulings/0/components/0/option", "\"database\"");
    check_json(root, "rulings/0/components/0/size", "1");
}

static void bases_and_days_are_told(void **state)
{
    (void)state;
    static const char *const bases[] = {"organisation.yaml", "team.yaml"};
    struct profile *profile =
        court_profile("component: {record_size: 2 MB}\n"
                      "waivers: [{rule: large-records, reason: R, by: B, until: 2999-01-01}]\n");
    profile->as_of = "2026-01-01";
    profile->as_of_from = "--as-of";
    profile->bases = bases;
    profile->base_count = 2;
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    const struct node *root = json_of(write_as("json", rulings));
    check_json(root, "rulings/0/profile/bases/0", "\"organisation.yaml\"");
    check_json(root, "rulings/0/profile/bases/1", "\"team.yaml\"");
    check_json(root, "rulings/0/as_of", "\"2026-01-01\"");
    check_json(root, "rulings/0/as_of_from", "\"--as-of\"");
    check_json(root, "rulings/0/waived/0/rule", "\"large-records\"");
    check_json(root, "rulings/0/waived/0/component", "null");
    check_json(root, "rulings/0/waived/0/reason", "\"R\"");
    check_json(root, "rulings/0/waived/0/by", "\"B\"");
    check_json(root, "rulings/0/waived/0/until", "\"2999-01-01\"");
    check_json(root, "rulings/0/waived/0/state", "\"active\"");
    rulings_free(rulings);
    profile_free(profile);
    /* Without a waiver that ends, the day makes no difference. */
    root = report_on("component: {}\n");
    check_json(root, "rulings/0/as_of", "null");
    check_json(root, "rulings/0/as_of_from", "null");
    check_json_count(root, "rulings/0/waived", 0);
}

static void what_is_open_is_listed(void **state)
{
    (void)state;
    struct profile *profile = court_profile("components: [{name: a}, {name: b}]\n");
    struct rulings *rulings = court_rule(profile, true);
    struct open_fact open[] = {
        {.fact = fact_find(&court_pack->vocabulary, "team.sql"),
         .component = COMPONENT_NONE,
         .origin = ORIGIN_UNKNOWN,
         .matters = true,
         .flip = "none",
         .flip_verdict = VERDICT_SPLIT},
        {.fact = fact_find(&court_pack->vocabulary, "component.write_share"),
         .component = 1,
         .origin = ORIGIN_ASSUMED},
    };
    rulings->items[0].open = open;
    rulings->items[0].open_count = 2;
    const struct node *root = json_of(write_as("json", rulings));
    check_json(root, "rulings/0/unknown/0/fact", "\"team.sql\"");
    check_json(root, "rulings/0/unknown/0/component", "null");
    check_json(root, "rulings/0/unknown/0/origin", "\"unknown\"");
    check_json(root, "rulings/0/unknown/0/matters", "true");
    check_json(root, "rulings/0/unknown/0/flip/value", "\"none\"");
    check_json(root, "rulings/0/unknown/0/flip/verdict", "\"both\"");
    check_json(root, "rulings/0/unknown/1/component", "\"b\"");
    check_json(root, "rulings/0/unknown/1/origin", "\"assumed\"");
    check_json(root, "rulings/0/unknown/1/matters", "false");
    check_json(root, "rulings/0/unknown/1/flip", "null");
    rulings_free(rulings);
    profile_free(profile);
}

/* The tiny pack's claims on large records contradict each other. */
static void dissent_names_claims_with_figures(void **state)
{
    (void)state;
    const struct node *root = report_on("component: {record_size: 2 MB}\n");
    check_json_count(root, "rulings/0/dissent", 1);
    check_json(root, "rulings/0/dissent/0/claims/0/0/claim", "\"large-records-slow\"");
    check_json(root, "rulings/0/dissent/0/claims/0/0/source", "\"S\"");
    check_json(root, "rulings/0/dissent/0/claims/0/0/figures", "\"2.3 times\"");
    check_json(root, "rulings/0/dissent/0/claims/1/0/claim", "\"any-size-fast\"");
    check_json(root, "rulings/0/dissent/0/claims/1/0/figures", "null");
    check_json(root, "rulings/0/dissent/0/rules/0", "\"large-records\"");
}

static void either_and_none_have_no_option(void **state)
{
    (void)state;
    const struct node *root = report_on("component: {kind: upload}\n");
    check_json(root, "rulings/0/verdict", "\"either\"");
    check_json(root, "rulings/0/between/0", "\"files\"");
    check_json(root, "rulings/0/between/1", "\"database\"");
    check_json(root, "rulings/0/firmness", "null");
    check_json(root, "rulings/0/margin", "0");
    check_json(root, "rulings/0/components/0/option", "null");
    check_json_count(root, "rulings/0/components/0/advice", 0);
    root = report_on("project: {regulated: true}\ncomponent: {kind: ledger, transactions: true}\n");
    check_json(root, "rulings/0/margin", "null");
    check_json(root, "rulings/0/plans/1/blocked_by/0", "\"regulated-accounts\"");
    check_json(root, "rulings/0/components/0/options/files/excluded_by/0",
               "\"regulated-accounts\"");
}

static void options_have_points_and_bounds(void **state)
{
    (void)state;
    const struct node *root = report_on("priorities: {safety: low}\n"
                                        "components: [{name: a, size: 0.125, transactions: true,\n"
                                        "  kind: ledger}]\n");
    check_json(root, "rulings/0/components/0/size", "0.125");
    check_json(root, "rulings/0/components/0/options/database/points", "4.5");
    check_json(root, "rulings/0/components/0/options/database/low", "-2.5");
    check_json(root, "rulings/0/components/0/options/database/high", "8.5");
    check_json(root, "rulings/0/components/0/options/database/judged_in", "3");
    check_json(root, "rulings/0/components/0/options/files/may_be_excluded_by/0",
               "\"regulated-accounts\"");
}

static void rules_have_facts_and_claims(void **state)
{
    (void)state;
    const struct node *root = report_on("components:\n"
                                        "  - name: a\n"
                                        "    record_size: {value: 2 MB, note: by hand, by: Kim}\n"
                                        "    kind: log\n"
                                        "  - {name: b, kind: upload}\n");
    const struct node *rule = rule_in(root, 0, "large-records");
    check_json(rule, "criterion", "\"speed\"");
    check_json(rule, "state", "\"fired\"");
    check_json(rule, "effects/files/points", "3");
    check_json(rule, "effects/files/counted", "3");
    check_json(rule, "effects/database/points", "-1");
    check_json(rule, "effects/database/counted", "-1");
    check_json(rule, "because", "\"A file is read without a detour.\"");
    check_json(rule, "facts/0/fact", "\"component.record_size\"");
    check_json(rule, "facts/0/component", "\"a\"");
    check_json(rule, "facts/0/value", "\"2 MB\"");
    check_json(rule, "facts/0/origin", "\"given\"");
    check_json(rule, "facts/0/note", "\"by hand\"");
    check_json(rule, "facts/0/file", "\"case.yaml\"");
    check_json(rule, "facts/0/line", "4");
    check_json(rule, "facts/0/column", "26");
    check_json_count(rule, "needs", 0);
    check_json(rule, "cites/0/claim", "\"large-records-slow\"");
    check_json(rule, "cites/0/source", "\"S\"");
    check_json(rule, "cites/0/section", "\"Results\"");
    check_json(rule, "despite/0/section", "null");
    rule = rule_in(root, 1, "large-records");
    check_json(rule, "state", "\"undetermined\"");
    check_json(rule, "effects/files/points", "3");
    check_json(rule, "effects/files/counted", "0");
    check_json_count(rule, "facts", 0);
    check_json(rule, "needs/0", "\"component.record_size\"");
}

static void what_is_not_given_has_no_place(void **state)
{
    (void)state;
    const struct node *root =
        report_on("component: {kind: log, queries: [by_key, by_range], reads: few_reads}\n");
    const struct node *rule = rule_in(root, 0, "busy");
    check_json(rule, "criterion", "\"speed\"");
    check_json_count(rule, "effects", 0);
    check_json(rule, "facts/0/origin", "\"assumed\"");
    check_json(rule, "facts/0/value", "\"mostly_writes\"");
    assert_null(json_find(rule, "facts/0/line"));
    assert_null(json_find(rule, "facts/0/note"));
    check_json(rule, "facts/1/origin", "\"given\"");
}

static void project_facts_belong_to_no_component(void **state)
{
    (void)state;
    const struct node *root = report_on("team: {sql: none}\n"
                                        "components: [{name: a}, {name: b, team: {sql: none}}]\n");
    check_json(rule_in(root, 0, "no-sql"), "facts/0/component", "null");
    check_json(rule_in(root, 1, "no-sql"), "facts/0/component", "\"b\"");
}

static void checks_and_advice_are_listed(void **state)
{
    (void)state;
    const struct node *root = report_on("project: {regulated: true}\n"
                                        "component: {kind: log, record_size: 2 MB}\n");
    check_json(root, "rulings/0/checks/0/id", "\"idle-regulated\"");
    check_json(root, "rulings/0/checks/0/level", "\"warning\"");
    check_json(root, "rulings/0/checks/0/component", "null");
    check_json(root, "rulings/0/checks/0/message", "\"Logs alone are seldom regulated.\"");
    check_json(root, "rulings/0/advice/0/id", "\"learn-sql\"");
    check_json(root, "rulings/0/advice/0/level", "\"caution\"");
    check_json(root, "rulings/0/advice/0/order", "20");
    root = report_on("component: {kind: upload, record_size: 2 MB}\n");
    check_json(root, "rulings/0/components/0/advice/0/id", "\"back-up-files\"");
    check_json(root, "rulings/0/components/0/advice/0/level", "\"advice\"");
    check_json(root, "rulings/0/components/0/advice/0/text", "\"Copy the folder every night.\"");
    check_json(root, "rulings/0/components/0/advice/0/cites/0/claim", "\"transactions-lost\"");
}

/* One ruling a line, each a document that names its pack; the same as the other form has. */
static void ndjson_is_a_ruling_a_line(void **state)
{
    (void)state;
    struct profile *one = court_profile("name: One\ncomponent: {kind: log}\n");
    struct profile *two = court_profile("name: \"Two\\nlines\"\ncomponent: {transactions: true,\n"
                                        "  kind: ledger}\n");
    const struct profile *const both[] = {one, two};
    struct rulings *rulings = judge_profiles(court_judge, both, 2, court_usual, &court_diags);
    const char *lines = write_as("ndjson", rulings);
    const char *second = strchr(lines, '\n') + 1;
    assert_string_equal(strchr(second, '\n'), "\n");
    const struct node *first = json_of(arena_copy(&court_arena, lines, (size_t)(second - lines)));
    check_json(first, "format", "1");
    check_json(first, "pack/name", "\"tiny\"");
    check_json(first, "profile/name", "\"One\"");
    check_json(first, "verdict", "\"either\"");
    const struct node *document = json_of(write_as("json", rulings));
    check_json(json_of(second), "verdict", "\"database\"");
    check_json(document, "rulings/1/verdict", "\"database\"");
    check_json(document, "rulings/1/profile/name", "\"Two lines\"");
    rulings->count = 0;
    assert_string_equal(write_as("ndjson", rulings), "");
    check_json_count(json_of(write_as("json", rulings)), "rulings", 0);
    rulings_free(rulings);
    profile_free(one);
    profile_free(two);
}

/* Texts of a profile with everything that JSON escapes. */
static void texts_come_through(void **state)
{
    (void)state;
    static const char profile_text[] = "name: \"a \\\"b\\\" \\\\ c\"\n"
                                       "labels: {\"k\\\"\": \"v\\t\\\\\"}\n"
                                       "project:\n"
                                       "  owner: {value: \"archive \\\"\\\\ é 日本\",\n"
                                       "    note: \"line\\nline\\ttab\"}\n"
                                       "component: {}\n";
    const struct node *root = report_on(profile_text);
    check_json(root, "rulings/0/profile/name", "\"a \"b\" \\ c\"");
    assert_string_equal(json_at(root, "rulings/0/profile/labels/k\"")->text, "v\t\\");
    const struct node *rule = rule_in(root, 0, "archive");
    check_json(rule, "facts/0/value", "\"archive \"\\ é 日本\"");
    check_json(rule, "facts/0/note", "\"line\nline\ttab\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ruling_has_its_head),
        cmocka_unit_test(bases_and_days_are_told),
        cmocka_unit_test(what_is_open_is_listed),
        cmocka_unit_test(dissent_names_claims_with_figures),
        cmocka_unit_test(either_and_none_have_no_option),
        cmocka_unit_test(options_have_points_and_bounds),
        cmocka_unit_test(rules_have_facts_and_claims),
        cmocka_unit_test(what_is_not_given_has_no_place),
        cmocka_unit_test(project_facts_belong_to_no_component),
        cmocka_unit_test(checks_and_advice_are_listed),
        cmocka_unit_test(ndjson_is_a_ruling_a_line),
        cmocka_unit_test(texts_come_through),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
