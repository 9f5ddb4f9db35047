#include "judge_fixture.h"

#include "decide/cite.h"
#include "decide/hearing.h"

/* A profile with a component outside, and one that overrides a fact of the project. */
static const char text[] = "team: {sql: strong, size: ~6}\n"
                           "project: {owner: The  Archive}\n"
                           "components:\n"
                           "  - {name: out, outside: true}\n"
                           "  - {name: a, kind: log, queries: [by_key, full_text]}\n"
                           "  - name: b\n"
                           "    kind: catalogue\n"
                           "    reads: {value: 500, note: APM, by: ops}\n"
                           "    team: {sql: none}\n";

static struct profile *profile;
static struct hearing hearing;
static struct docket docket;

static void hear(const char *what)
{
    profile = court_profile(what);
    assert_true(hearing_init(&hearing, court_judge, profile, true, &court_diags));
    docket = (struct docket){profile, hearing.block, &hearing.block->groups[hearing.group]};
}

static void forget(void)
{
    hearing_fini(&hearing);
    profile_free(profile);
}

static struct cited_fact cite(const char *name, uint32_t lane)
{
    struct cited_fact cited;
    struct fact_use use = {fact_find(&court_pack->vocabulary, name), lane};
    assert_int_not_equal(use.fact, FACT_NONE);
    assert_true(cite_fact(&court_arena, &docket, use, &cited));
    assert_int_equal(cited.fact, use.fact);
    return cited;
}

static void lanes_stand_for_the_components_that_are_judged(void **state)
{
    (void)state;
    hear(text);
    assert_int_equal(cite_component(&docket, docket.group->first), 1);
    assert_int_equal(cite_component(&docket, docket.group->first + 1), 2);
    assert_int_equal(docket.group->project, docket.group->first + 2);
    assert_int_equal(cite_component(&docket, docket.group->project), COMPONENT_NONE);
    forget();
}

/* Where nothing is overridden the first component's lane serves for the project. */
static void the_first_lane_may_serve_for_the_project(void **state)
{
    (void)state;
    hear("components: [{name: a}, {name: b}]\n");
    assert_int_equal(docket.group->project, docket.group->first);
    assert_int_equal(cite_component(&docket, docket.group->project), 0);
    assert_int_equal(cite("team.sql", docket.group->project).component, COMPONENT_NONE);
    forget();
}

static void what_is_given_is_cited_as_written(void **state)
{
    (void)state;
    hear(text);
    struct cited_fact size = cite("team.size", docket.group->first);
    assert_string_equal(size.value, "~6");
    assert_int_equal(size.origin, ORIGIN_GIVEN);
    assert_int_equal(size.component, COMPONENT_NONE);
    assert_int_equal(size.place.line, 2);
    assert_int_equal(size.place.column, 27);
    assert_null(size.note);
    struct cited_fact reads = cite("component.reads", docket.group->first + 1);
    assert_string_equal(reads.value, "500");
    assert_string_equal(reads.note, "APM");
    assert_int_equal(reads.component, 2);
    struct cited_fact owner = cite("project.owner", docket.group->first);
    assert_string_equal(owner.value, "The Archive");
    forget();
}

static void an_override_is_the_components(void **state)
{
    (void)state;
    hear(text);
    struct cited_fact here = cite("team.sql", docket.group->first + 1);
    assert_string_equal(here.value, "none");
    assert_int_equal(here.component, 2);
    struct cited_fact there = cite("team.sql", docket.group->first);
    assert_string_equal(there.value, "strong");
    assert_int_equal(there.component, COMPONENT_NONE);
    assert_string_equal(cite("team.sql", docket.group->project).value, "strong");
    forget();
}

/* What nobody gave is cited as the pack would write it, with where it comes from. */
static void what_is_not_given_is_printed(void **state)
{
    (void)state;
    static const struct {
        const char *fact;
        uint32_t lane;
        enum origin origin;
        const char *value;
    } cases[] = {
        {"component.write_share", 0, ORIGIN_ASSUMED, "mostly_writes"},
        {"component.write_share", 1, ORIGIN_ASSUMED, "0 % .. 70 %"},
        {"component.transactions", 0, ORIGIN_OTHERWISE, "false"},
        {"component.transactions", 1, ORIGIN_UNKNOWN, "unknown"},
        {"component.record_size", 0, ORIGIN_UNKNOWN, "unknown"},
        {"component.queries", 1, ORIGIN_UNKNOWN, "unknown"},
        {"component.busy", 1, ORIGIN_DERIVED, "true"},
        {"project.stores", 0, ORIGIN_UNKNOWN, "unknown"},
    };
    hear(text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cited_fact cited = cite(cases[i].fact, docket.group->first + cases[i].lane);
        assert_string_equal(cited.value, cases[i].value);
        assert_int_equal(cited.origin, cases[i].origin);
        assert_int_equal(cited.place.line, 0);
        assert_null(cited.place.file);
    }
    forget();
}

/* `unknown` is an answer, with a place; but nothing is known. */
static void what_is_answered_with_unknown_is_unknown(void **state)
{
    (void)state;
    hear("component: {queries: {value: unknown, note: nobody knows}}\n");
    struct cited_fact cited = cite("component.queries", docket.group->first);
    assert_int_equal(cited.origin, ORIGIN_UNKNOWN);
    assert_string_equal(cited.value, "unknown");
    assert_string_equal(cited.note, "nobody knows");
    assert_int_equal(cited.place.line, 2);
    forget();
}

static void a_rule_comes_with_its_effects_and_facts(void **state)
{
    (void)state;
    struct ruled_rule ruled;
    struct arena scratch;
    arena_init(&scratch);
    hear("component: {record_size: 2 MB}\n");
    uint32_t rule = pack_rule(court_pack, "large-records");
    assert_true(cite_rule(&court_arena, &scratch, &docket, rule, docket.group->first, &ruled));
    arena_fini(&scratch);
    assert_int_equal(ruled.rule, rule);
    assert_int_equal(ruled.state, TRUTH_TRUE);
    assert_int_equal(ruled.effect_count, 2);
    assert_int_equal(ruled.effects[0].option, FILES);
    assert_int_equal(ruled.effects[0].points, 3000);
    assert_int_equal(ruled.effects[1].option, DATABASE);
    assert_int_equal(ruled.effects[1].points, -1000);
    assert_int_equal(ruled.effects[1].counted, 0);
    assert_int_equal(ruled.fact_count, 1);
    assert_string_equal(ruled.facts[0].value, "2 MB");
    assert_int_equal(ruled.need_count, 0);
    forget();
}

/* Of an undetermined `any`, all comparisons that may still hold are needed, each fact once. */
static void an_undetermined_rule_comes_with_its_needs(void **state)
{
    (void)state;
    struct ruled_rule ruled;
    struct arena scratch;
    arena_init(&scratch);
    hear("component: {kind: log}\n");
    assert_true(cite_rule(&court_arena, &scratch, &docket, pack_rule(court_pack, "busy"),
                          docket.group->first, &ruled));
    arena_fini(&scratch);
    assert_int_equal(ruled.state, TRUTH_UNDETERMINED);
    assert_int_equal(ruled.effect_count, 0);
    assert_int_equal(ruled.fact_count, 0);
    assert_int_equal(ruled.need_count, 2);
    assert_string_equal(court_pack->vocabulary.facts[ruled.needs[0].fact].name, "component.reads");
    assert_string_equal(court_pack->vocabulary.facts[ruled.needs[1].fact].name,
                        "component.queries");
    forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lanes_stand_for_the_components_that_are_judged),
        cmocka_unit_test(the_first_lane_may_serve_for_the_project),
        cmocka_unit_test(what_is_given_is_cited_as_written),
        cmocka_unit_test(an_override_is_the_components),
        cmocka_unit_test(what_is_not_given_is_printed),
        cmocka_unit_test(what_is_answered_with_unknown_is_unknown),
        cmocka_unit_test(a_rule_comes_with_its_effects_and_facts),
        cmocka_unit_test(an_undetermined_rule_comes_with_its_needs),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
