#include "dissent_fixture.h"

static struct profile *last_profile;
static struct rulings *last_rulings;

static const struct ruling *rule_on(const char *profile)
{
    rulings_free(last_rulings);
    profile_free(last_profile);
    last_profile = court_profile(profile);
    last_rulings = court_rule(last_profile, true);
    assert_non_null(last_rulings);
    return &last_rulings->items[0];
}

/* Ends the ruling and its pack. */
static void end(void)
{
    rulings_free(last_rulings);
    profile_free(last_profile);
    last_rulings = NULL;
    last_profile = NULL;
    court_back();
}

/* The dissent of a profile: "c1 c2 | c3: r1 r2; …". */
static const char *dissent_of(const char *profile)
{
    static char text[1000];
    const struct ruling *ruling = rule_on(profile);
    char *at = text;
    *at = '\0';
    for (uint32_t i = 0; i < ruling->dissent_count; i++) {
        const struct ruled_dissent *dissent = &ruling->dissent[i];
        at += sprintf(at, "%s", i > 0 ? "; " : "");
        for (int s = 0; s < 2; s++)
            for (uint32_t c = 0; c < dissent->counts[s]; c++)
                at += sprintf(at, "%s%s",
                              c > 0   ? " "
                              : s > 0 ? " | "
                                      : "",
                              court_pack->claims[dissent->sides[s][c]].id);
        for (uint32_t r = 0; r < dissent->rule_count; r++)
            at += sprintf(at, "%s%s", r > 0 ? " " : ": ", court_pack->rules[dissent->rules[r]].id);
    }
    return text;
}

static void rules_that_rest_on_claims_against_each_other_are_in_dissent(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", "") CLAIM("c3", ""),
                                RULE("r1", "c1, c3", "") RULE("r2", "c2, c3", "")));
    assert_string_equal(dissent_of("component: {fires: [r1, r2]}\n"), "c1 | c2: r1 r2");
    end();
}

static void it_is_all_the_same_where_a_contradiction_is_written(void **state)
{
    (void)state;
    static const char *const packs[] = {
        DISSENT_PACK(CLAIM("c1", "") CLAIM("c2", "c1"), RULE("r1", "c1", "c2")),
        DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", ""), RULE("r1", "c1", "c2")),
        DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", "c1"), RULE("r1", "c1", "c2")),
    };
    for (int i = 0; i < 3; i++) {
        court_use_text(packs[i]);
        assert_string_equal(dissent_of("component: {fires: [r1]}\n"), "c1 | c2: r1");
        end();
    }
}

static void a_contradiction_that_bears_on_no_rule_is_left_out(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", "") CLAIM("c3", "c4") CLAIM("c4", ""),
                                RULE("r1", "c1", "") RULE("r2", "c2", "")
                                    RULE("r3", "c1", "c2, c4")));
    assert_string_equal(dissent_of("component: {fires: [r1]}\n"), "");
    assert_string_equal(dissent_of("component: {fires: []}\n"), "");
    assert_string_equal(dissent_of("component: {fires: [r3]}\n"), "c1 | c2: r3");
    end();
}

static void what_does_not_count_is_no_dissent(void **state)
{
    (void)state;
    court_use_text(
        DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", ""), RULE("r1", "c1", "") RULE("r2", "c2", "")));
    assert_string_equal(dissent_of("component: {fires: [r1]}\n"), "");
    assert_string_equal(dissent_of("component: {}\n"), "");
    assert_string_equal(dissent_of("component: {fires: [r1, r2]}\npriorities: {pace: ignore}\n"),
                        "");
    assert_string_equal(dissent_of("component: {fires: [r1, r2]}\n"
                                   "waivers: [{rule: r2, reason: r}]\n"),
                        "");
    end();
}

static void one_component_in_which_a_rule_counts_is_enough(void **state)
{
    (void)state;
    court_use_text(
        DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", ""), RULE("r1", "c1", "") RULE("r2", "c2", "")));
    assert_string_equal(dissent_of("components: [{name: a, fires: [r1]}, {name: b, fires: [r2]}]\n"
                                   "waivers: [{rule: r1, component: b, reason: r}]\n"),
                        "c1 | c2: r1 r2");
    end();
}

static void an_exclusion_counts(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", ""),
                                RULE_OF("r1", "excludes: [left]", "c1", "c2")));
    assert_string_equal(dissent_of("component: {fires: [r1]}\n"), "c1 | c2: r1");
    assert_string_equal(dissent_of("component: {fires: unknown}\n"), "");
    assert_string_equal(dissent_of("component: {fires: [r1]}\nwaivers: [{rule: r1, reason: r}]\n"),
                        "");
    end();
}

/* Overhead: of the split where one is possible, of a move where there is one. */
#define COSTS                                                                                      \
    DISSENT_HEAD                                                                                   \
    "  - {fact: component.runs_on, type: option, values: [other], question: On what?}\n"           \
    "split: {second: 1, introduce: 0}\n"                                                           \
    "switch: {current: component.runs_on, cost: 1}\n"                                              \
    "claims:\n" CLAIM("c1", "c2") CLAIM("c2", "") CLAIM("c3", "c4")                                \
        CLAIM("c4", "") "rules:\n"                                                                 \
                        "  - {id: r1, for: split, when: {some_component: ["                        \
                        "component.fires includes r1]},\n"                                         \
                        "     costs: moderate, because: b, cites: [c1], despite: [c2]}\n"          \
                        "  - {id: r2, for: switch, when: component.fires includes r2,\n"           \
                        "     saves: slight, because: b, cites: [c4], despite: [c3]}\n"

static void overhead_counts_where_it_is_at_stake(void **state)
{
    (void)state;
    court_use_text(COSTS);
    assert_string_equal(dissent_of("components: [{name: a, fires: [r1]}, {name: b}]\n"),
                        "c1 | c2: r1");
    assert_string_equal(dissent_of("components: [{name: a, fires: [r1]}]\n"), "");
    assert_string_equal(dissent_of("components: [{name: a, fires: [r1], pin: left},\n"
                                   "  {name: b, pin: left}]\n"),
                        "");
    assert_string_equal(dissent_of("components: [{name: a, fires: [r1]}, {name: b}]\n"
                                   "waivers: [{rule: r1, reason: r}]\n"),
                        "");
    assert_string_equal(dissent_of("component: {fires: [r2], runs_on: left}\n"), "c4 | c3: r2");
    assert_string_equal(dissent_of("component: {fires: [r2], runs_on: other}\n"), "");
    end();
}

static void rules_share_a_dissent_where_a_contradiction_bears_on_both(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "c4, c5") CLAIM("c2", "c5, c6") CLAIM("c3", "c7")
                                    CLAIM("c4", "") CLAIM("c5", "") CLAIM("c6", "") CLAIM("c7", ""),
                                RULE("r1", "c1, c2", "c4, c5") RULE("r2", "c2, c3", "c5, c6, c7")
                                    RULE("r3", "c7", "")));
    assert_string_equal(dissent_of("component: {fires: [r1, r2, r3]}\n"),
                        "c1 c2 | c4 c5 c6: r1 r2; c3 | c7: r2 r3");
    assert_string_equal(dissent_of("component: {fires: [r3]}\n"), "");
    end();
}

/* c2 against c1 bears on r1, c2 against c3 on r2: one claim in two disputes. */
static void a_claim_may_be_disputed_for_different_reasons(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", "c3") CLAIM("c3", ""),
                                RULE("r1", "c1", "c2") RULE("r2", "c3", "c2")));
    assert_string_equal(dissent_of("component: {fires: [r1, r2]}\n"), "c1 | c2: r1; c3 | c2: r2");
    end();
}

static void on_the_first_side_is_what_more_rules_rest_on(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "c2, c3") CLAIM("c2", "") CLAIM("c3", ""),
                                RULE("r1", "c1", "") RULE("r2", "c2, c3", "c1") RULE("r3", "c3", "")
                                    RULE("r4", "c1", "")));
    assert_string_equal(dissent_of("component: {fires: [r1, r2]}\n"), "c1 | c2 c3: r1 r2");
    assert_string_equal(dissent_of("component: {fires: [r2]}\n"), "c2 c3 | c1: r2");
    assert_string_equal(dissent_of("component: {fires: [r1, r2, r3]}\n"), "c2 c3 | c1: r1 r2 r3");
    assert_string_equal(dissent_of("component: {fires: [r1, r2, r3, r4]}\n"),
                        "c1 | c2 c3: r1 r2 r3 r4");
    end();
}

static void a_rule_may_rest_on_both_sides(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "c2") CLAIM("c2", ""), RULE("r1", "c1, c2", "c2")));
    assert_string_equal(dissent_of("component: {fires: [r1]}\n"), "c1 | c2: r1");
    end();
}

static void not_all_of_an_odd_circle_can_be_told_apart(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "c2, c3, c4") CLAIM("c2", "c3") CLAIM("c3", "")
                                    CLAIM("c4", "c2"),
                                RULE("r1", "c1, c2, c3, c4", "")));
    assert_string_equal(dissent_of("component: {fires: [r1]}\n"), "c1 c2 | c3 c4: r1");
    end();
}

/* r1 stands despite c3, which contradicts what r2 rests on. */
static void a_rule_with_a_reserve_is_counted_where_that_claim_stands(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "") CLAIM("c2", "c3") CLAIM("c3", "") CLAIM("c4", ""),
                                RULE("r1", "c1", "c3, c4") RULE("r2", "c2", "c3")
                                    RULE("r3", "c2", "c4")));
    assert_string_equal(dissent_of("component: {fires: [r1, r2]}\n"), "c2 | c3: r1 r2");
    end();
}

static void where_nothing_contradicts_all_of_a_rule_stands_against_its_reserves(void **state)
{
    (void)state;
    court_use_text(DISSENT_PACK(CLAIM("c1", "") CLAIM("c2", "") CLAIM("c3", "") CLAIM("c4", "")
                                    CLAIM("c5", "c6") CLAIM("c6", ""),
                                RULE("r1", "c1, c2", "c3") RULE("r2", "c4", "c3")
                                    RULE("r3", "c5", "c6, c3") RULE("r4", "", "c3")
                                        RULE("r5", "c3", "c3, c2")));
    assert_string_equal(dissent_of("component: {fires: [r1]}\n"), "c1 c2 | c3: r1");
    assert_string_equal(dissent_of("component: {fires: [r1, r2]}\n"), "c1 c2 c4 | c3: r1 r2");
    /* r3 has its own dispute, but stands despite c3 as well. */
    assert_string_equal(dissent_of("component: {fires: [r1, r3]}\n"),
                        "c1 c2 | c3: r1 r3; c5 | c6: r3");
    assert_string_equal(dissent_of("component: {fires: [r3]}\n"), "c5 | c6: r3");
    /* Nothing stands behind r4, so nothing is in dispute. */
    assert_string_equal(dissent_of("component: {fires: [r4]}\n"), "");
    assert_string_equal(dissent_of("component: {fires: [r5]}\n"), "c3 | c2: r5");
    end();
}

/* The default pack has disputes in plenty; a ruling is to show a handful that can be read. */
static void the_default_pack_gives_a_handful_of_disputes(void **state)
{
    (void)state;
    court_use("rules");
    struct profile_input input = {.path = "profiles/parcel-tracker.yaml", .format = DOCUMENT_YAML};
    last_profile = profile_read(&court_arena, court_pack, &input, &court_diags);
    assert_non_null(last_profile);
    last_rulings = court_rule(last_profile, true);
    assert_non_null(last_rulings);
    const struct ruling *ruling = &last_rulings->items[0];
    assert_in_range(ruling->dissent_count, 3, 10);
    for (uint32_t i = 0; i < ruling->dissent_count; i++) {
        const struct ruled_dissent *dissent = &ruling->dissent[i];
        assert_true(dissent->counts[0] > 0 && dissent->counts[1] > 0 && dissent->rule_count > 0);
        assert_in_range(dissent->counts[0] + dissent->counts[1], 2, 20);
    }
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_that_rest_on_claims_against_each_other_are_in_dissent),
        cmocka_unit_test(it_is_all_the_same_where_a_contradiction_is_written),
        cmocka_unit_test(a_contradiction_that_bears_on_no_rule_is_left_out),
        cmocka_unit_test(what_does_not_count_is_no_dissent),
        cmocka_unit_test(one_component_in_which_a_rule_counts_is_enough),
        cmocka_unit_test(an_exclusion_counts),
        cmocka_unit_test(overhead_counts_where_it_is_at_stake),
        cmocka_unit_test(rules_share_a_dissent_where_a_contradiction_bears_on_both),
        cmocka_unit_test(a_claim_may_be_disputed_for_different_reasons),
        cmocka_unit_test(on_the_first_side_is_what_more_rules_rest_on),
        cmocka_unit_test(a_rule_may_rest_on_both_sides),
        cmocka_unit_test(not_all_of_an_odd_circle_can_be_told_apart),
        cmocka_unit_test(a_rule_with_a_reserve_is_counted_where_that_claim_stands),
        cmocka_unit_test(where_nothing_contradicts_all_of_a_rule_stands_against_its_reserves),
        cmocka_unit_test(the_default_pack_gives_a_handful_of_disputes),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
