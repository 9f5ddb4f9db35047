#include "judge_fixture.h"

#include "decide/waive.h"

/* A profile that is looked at on a day, perhaps with a base. */
static struct profile *profile_of(const char *text, const char *as_of, const char *base)
{
    char *whole = arena_printf(&court_arena, "ruling: 1\n%s", text);
    struct profile_input input = {.path = "case.yaml",
                                  .bytes = whole,
                                  .length = strlen(whole),
                                  .format = DOCUMENT_YAML,
                                  .bases = &base,
                                  .base_count = base != NULL,
                                  .as_of = as_of,
                                  .as_of_from = "--as-of"};
    struct profile *profile = profile_read(&court_arena, court_pack, &input, &court_diags);
    assert_non_null(profile);
    return profile;
}

static struct profile *last_profile;
static struct rulings *last_rulings;

/* The ruling on a profile; ends what was ruled before. */
static const struct ruling *rule(struct profile *profile)
{
    rulings_free(last_rulings);
    profile_free(last_profile);
    last_profile = profile;
    last_rulings = profile ? court_rule(profile, true) : NULL;
    assert_true(!profile || last_rulings);
    return profile ? &last_rulings->items[0] : NULL;
}

static uint32_t rule_of(const char *id)
{
    uint32_t rule = pack_rule(court_pack, id);
    assert_int_not_equal(rule, UINT32_MAX);
    return rule;
}

#define LEDGER "component: {kind: ledger, transactions: true, queries: [by_key]}\n"

static void an_active_waiver_sets_its_rule_aside(void **state)
{
    (void)state;
    const struct ruling *ruling =
        rule(profile_of(LEDGER "waivers: [{rule: changes-together, reason: r}]\n", NULL, NULL));
    assert_int_equal(ruling->waiver_count, 1);
    assert_int_equal(ruling->waivers[0].waiver, 0);
    assert_int_equal(ruling->waivers[0].state, WAIVER_ACTIVE);
    assert_int_equal(court_diags.list.count, 0);
    const struct ruled_rule *ruled = court_find(&ruling->components[0], "changes-together");
    assert_int_equal(ruled->state, TRUTH_TRUE);
    assert_true(ruled->waived);
    assert_int_equal(ruled->effects[0].points, 6000);
    assert_int_equal(ruled->effects[0].counted, 0);
    assert_int_equal(ruling->components[0].options[DATABASE].points.points, 0);
    assert_int_equal(ruling->unwaived_verdict, VERDICT_OPTION);
    assert_int_equal(ruling->unwaived_option, DATABASE);
    rule(NULL);
}

static void a_rule_that_may_fire_is_waived_as_well(void **state)
{
    (void)state;
    const struct ruling *ruling = rule(profile_of(
        "component: {kind: ledger}\nwaivers: [{rule: changes-together, reason: r}]\n", NULL, NULL));
    assert_int_equal(ruling->waivers[0].state, WAIVER_ACTIVE);
    assert_int_equal(court_find(&ruling->components[0], "changes-together")->state,
                     TRUTH_UNDETERMINED);
    rule(NULL);
}

static void a_waiver_for_one_component_leaves_the_others(void **state)
{
    (void)state;
    const struct ruling *ruling =
        rule(profile_of("components:\n"
                        "  - {name: out, outside: true}\n"
                        "  - {name: a, kind: ledger, transactions: true}\n"
                        "  - {name: b, kind: ledger, transactions: true}\n"
                        "waivers: [{rule: changes-together, component: b, reason: r}]\n",
                        NULL, NULL));
    assert_int_equal(ruling->waivers[0].state, WAIVER_ACTIVE);
    assert_false(court_find(&ruling->components[0], "changes-together")->waived);
    assert_true(court_find(&ruling->components[1], "changes-together")->waived);
    assert_int_equal(court_find(&ruling->components[0], "changes-together")->effects[0].counted,
                     9000);
    assert_int_equal(court_find(&ruling->components[1], "changes-together")->effects[0].counted, 0);
    assert_false(waiver_applies(ruling, rule_of("changes-together"), 1));
    assert_true(waiver_applies(ruling, rule_of("changes-together"), 2));
    assert_false(waiver_applies(ruling, rule_of("looked-up"), 2));
    rule(NULL);
}

static void an_exclusion_can_be_waived(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts: [{fact: component.fast, type: bool, question: Fast?}]\n"
                              "sources: {S: {title: S}}\n"
                              "claims: [{id: breaks, source: S, claim: It breaks.}]\n"
                              "rules:\n"
                              "  - {id: no-left, criterion: pace, when: component.fast == true,\n"
                              "     excludes: [left], because: b, cites: [breaks]}\n");
    const struct ruling *ruling = rule(
        profile_of("component: {fast: true}\nwaivers: [{rule: no-left, reason: r}]\n", NULL, NULL));
    assert_int_equal(ruling->waivers[0].state, WAIVER_ACTIVE);
    assert_int_equal(ruling->components[0].options[0].excluded_count, 0);
    assert_true(ruling->has_rival);
    rule(NULL);
    court_back();
}

static void rules_for_a_split_and_a_switch_can_be_waived(void **state)
{
    (void)state;
    const struct ruling *ruling =
        rule(profile_of("team: {size: 2}\n"
                        "components:\n"
                        "  - {name: a, reads: many_reads, record_size: 2 MB,\n"
                        "     current_store: files, team: {size: 9}}\n"
                        "  - {name: b, reads: many_reads, record_size: 1 kB}\n"
                        "waivers:\n"
                        "  - {rule: few-people, reason: r}\n"
                        "  - {rule: much-to-copy, component: a, reason: r}\n",
                        NULL, NULL));
    assert_int_equal(ruling->waivers[0].state, WAIVER_ACTIVE);
    assert_int_equal(ruling->waivers[1].state, WAIVER_ACTIVE);
    assert_int_equal(ruling->split.rule_count, 2);
    assert_false(ruling->split.rules[0].waived);
    assert_int_equal(ruling->split.rules[1].rule, rule_of("few-people"));
    assert_true(ruling->split.rules[1].waived);
    assert_int_equal(ruling->split.overhead.points, 4000);
    assert_int_equal(ruling->components[0].switch_count, 1);
    assert_true(ruling->components[0].switches[0].waived);
    assert_int_equal(ruling->components[0].switching.points, 3000);
    rule(NULL);
}

static void a_waiver_holds_up_to_and_on_its_last_day(void **state)
{
    (void)state;
    static const struct {
        const char *as_of;
        enum waiver_state state;
    } days[] = {{"2027-06-29", WAIVER_ACTIVE},
                {"2027-06-30", WAIVER_ACTIVE},
                {"2027-07-01", WAIVER_EXPIRED},
                {"2028-01-01", WAIVER_EXPIRED},
                {NULL, WAIVER_ACTIVE}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const struct ruling *ruling =
            rule(profile_of(LEDGER "waivers: [{rule: changes-together, reason: r,\n"
                                   "           until: 2027-06-30}]\n",
                            days[i].as_of, NULL));
        bool expired = days[i].state == WAIVER_EXPIRED;
        assert_int_equal(ruling->waivers[0].state, days[i].state);
        assert_int_equal(court_said(R0142), expired);
        assert_int_equal(court_find(&ruling->components[0], "changes-together")->waived, !expired);
        assert_int_equal(ruling->components[0].options[DATABASE].points.points, expired ? 9000 : 0);
    }
    rule(NULL);
}

static void an_expired_waiver_is_pointed_at(void **state)
{
    (void)state;
    rule(profile_of(LEDGER "waivers:\n"
                           "  - {reason: r, until: 2020-02-29, rule: changes-together}\n",
                    "2026-01-02", NULL));
    const struct diag *diag = court_diag(0);
    assert_int_equal(diag->code, R0142);
    assert_int_equal(court_line(diag), 4);
    assert_int_equal(source_position(diag->span.source, diag->span.start).column, 42);
    assert_string_equal(diag->message, "the waiver of `changes-together` has ended");
    assert_string_equal(diag->label, "its last day was 2020-02-29");
    assert_string_equal(diag->hint, "the rule counts again as of 2026-01-02 (--as-of)");
    rule(NULL);
}

static void a_waiver_that_sets_nothing_aside_is_pointed_at(void **state)
{
    (void)state;
    static const struct {
        const char *waiver;
        const char *label;
    } unused[] = {
        {"{rule: looked-up, reason: r}", "it does not count here anyway"},
        {"{rule: looked-up, component: a, reason: r}", "it does not count in a anyway"},
        {"{rule: looked-up, component: out, reason: r}", "it does not count in out anyway"},
        {"{rule: mixed-pays, reason: r}", "it does not count here anyway"},
        {"{rule: few-people, component: b, reason: r}",
         "it is about the project as a whole, not about one component"},
        {"{rule: busy, reason: r}", "it only derives facts, which a waiver leaves alone"},
        {"{rule: mixed-records, reason: r}", "it only derives facts, which a waiver leaves alone"},
    };
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++) {
        const struct ruling *ruling = rule(
            profile_of(arena_printf(&court_arena,
                                    "team: {size: 2}\n"
                                    "components:\n"
                                    "  - {name: a, kind: log, queries: [], reads: many_reads}\n"
                                    "  - {name: b, kind: log, queries: [], reads: many_reads}\n"
                                    "  - {name: out, outside: true}\n"
                                    "waivers:\n"
                                    "  - %s\n",
                                    unused[i].waiver),
                       NULL, NULL));
        assert_int_equal(ruling->waivers[0].state, WAIVER_UNUSED);
        assert_int_equal(court_diags.list.count, 1);
        assert_int_equal(court_diag(0)->code, R0141);
        assert_int_equal(court_line(court_diag(0)), 8);
        assert_non_null(strstr(court_diag(0)->message, "sets nothing aside"));
        assert_string_equal(court_diag(0)->label, unused[i].label);
        for (uint32_t c = 0; c < 2; c++)
            for (uint32_t r = 0; r < ruling->components[c].rule_count; r++)
                assert_false(ruling->components[c].rules[r].waived);
    }
    rule(NULL);
}

static void what_a_waived_rule_derives_stays(void **state)
{
    (void)state;
    const struct ruling *ruling = rule(
        profile_of("component: {reads: 500}\nwaivers: [{rule: busy, reason: r}]\n", NULL, NULL));
    assert_int_equal(court_find(&ruling->components[0], "busy-store")->effects[0].counted, 1000);
    assert_false(waiver_applies(ruling, rule_of("busy"), 0));
    rule(NULL);
}

static void unused_waivers_beside_an_active_one_change_nothing(void **state)
{
    (void)state;
    const struct ruling *ruling =
        rule(profile_of("team: {size: 2, sql: none}\n"
                        "components:\n"
                        "  - {name: a, reads: many_reads}\n"
                        "  - {name: b, reads: many_reads}\n"
                        "waivers:\n"
                        "  - {rule: busy, reason: r}\n"
                        "  - {rule: few-people, component: a, reason: r}\n"
                        "  - {rule: no-sql, reason: r}\n",
                        NULL, NULL));
    assert_int_equal(ruling->waivers[0].state, WAIVER_UNUSED);
    assert_int_equal(ruling->waivers[1].state, WAIVER_UNUSED);
    assert_int_equal(ruling->waivers[2].state, WAIVER_ACTIVE);
    assert_int_equal(court_find(&ruling->components[0], "busy-store")->effects[0].counted, 1000);
    assert_int_equal(ruling->components[0].options[DATABASE].points.points, 1000);
    assert_false(ruling->split.rules[1].waived);
    assert_int_equal(ruling->split.overhead.points, 7000);
    rule(NULL);
}

static void an_unused_waiver_would_apply_where_its_rule_fires(void **state)
{
    (void)state;
    const struct ruling *ruling = rule(profile_of(
        "component: {queries: []}\nwaivers: [{rule: looked-up, reason: r}]\n", NULL, NULL));
    assert_int_equal(ruling->waivers[0].state, WAIVER_UNUSED);
    assert_true(waiver_applies(ruling, rule_of("looked-up"), 0));
    rule(NULL);
}

static void what_a_base_waives_need_not_count_in_each_project(void **state)
{
    (void)state;
    char path[] = "/tmp/ruling-base-XXXXXX.yaml";
    static const char base[] = "ruling: 1\n"
                               "waivers:\n"
                               "  - {rule: looked-up, reason: r}\n"
                               "  - {rule: no-sql, reason: r, until: 2020-01-01}\n";
    int file = mkstemps(path, 5);
    assert_true(file >= 0);
    assert_int_equal(write(file, base, strlen(base)), strlen(base));
    close(file);
    const struct ruling *ruling =
        rule(profile_of("component: {queries: []}\n", "2026-01-01", path));
    unlink(path);
    assert_int_equal(ruling->waivers[0].state, WAIVER_UNUSED);
    assert_int_equal(ruling->waivers[1].state, WAIVER_EXPIRED);
    assert_int_equal(court_said(R0141), 0);
    assert_int_equal(court_said(R0142), 1);
    rule(NULL);
}

static void a_waiver_without_a_span_names_its_file(void **state)
{
    (void)state;
    struct profile *profile = profile_of(
        "component: {queries: []}\n"
        "waivers: [{rule: looked-up, reason: r}, {rule: no-sql, reason: r, until: 2020-01-01}]\n",
        "2026-01-01", NULL);
    struct waiver *waivers = (struct waiver *)profile->waivers;
    waivers[0].span = waivers[1].span = (struct span){NULL, 0, 0};
    waivers[0].place.file = NULL;
    waivers[1].place.file = "base.yaml";
    profile->as_of_from = NULL;
    rule(profile);
    assert_string_equal(court_diag(0)->file, "case.yaml");
    assert_string_equal(court_diag(1)->file, "base.yaml");
    assert_string_equal(court_diag(1)->hint, "the rule counts again as of 2026-01-01");
    rule(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_active_waiver_sets_its_rule_aside),
        cmocka_unit_test(a_rule_that_may_fire_is_waived_as_well),
        cmocka_unit_test(a_waiver_for_one_component_leaves_the_others),
        cmocka_unit_test(an_exclusion_can_be_waived),
        cmocka_unit_test(rules_for_a_split_and_a_switch_can_be_waived),
        cmocka_unit_test(a_waiver_holds_up_to_and_on_its_last_day),
        cmocka_unit_test(an_expired_waiver_is_pointed_at),
        cmocka_unit_test(a_waiver_that_sets_nothing_aside_is_pointed_at),
        cmocka_unit_test(what_a_waived_rule_derives_stays),
        cmocka_unit_test(unused_waivers_beside_an_active_one_change_nothing),
        cmocka_unit_test(an_unused_waiver_would_apply_where_its_rule_fires),
        cmocka_unit_test(what_a_base_waives_need_not_count_in_each_project),
        cmocka_unit_test(a_waiver_without_a_span_names_its_file),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
