#include "judge_fixture.h"

#include "decide/plead.h"

#define LEFT  0
#define RIGHT 1

/* Rules for and against either option, of several strengths, each by its letter. */
#define PLEA_PACK                                                                                  \
    COURT_HEAD "  ease: {title: Ease}\n  cost: {title: Cost}\n"                                    \
               "split: {second: 1, introduce: 0, via: {in_process: never}}\n"                      \
               "sources: {S: {title: S}}\n"                                                        \
               "claims: [{id: it-breaks, source: S, claim: It breaks.}]\n"                         \
               "facts:\n"                                                                          \
               "  - {fact: component.has, type: set, values: [a, b, c, d, e, f],\n"                \
               "     question: What?}\n"                                                           \
               "rules:\n"                                                                          \
               "  - {id: a, criterion: pace, when: component.has includes a, because: b,\n"        \
               "     favours: {left: strong}}\n"                                                   \
               "  - {id: b, criterion: pace, when: component.has includes b, because: b,\n"        \
               "     against: {left: slight}}\n"                                                   \
               "  - {id: c, criterion: ease, when: component.has includes c, because: b,\n"        \
               "     favours: {right: moderate}, against: {left: moderate}}\n"                     \
               "  - {id: d, criterion: cost, when: component.has includes d, because: b,\n"        \
               "     favours: {right: strong}}\n"                                                  \
               "  - {id: e, criterion: cost, when: component.has includes e, because: b,\n"        \
               "     against: {right: slight}}\n"                                                  \
               "  - {id: f, criterion: cost, when: component.has includes f, because: b,\n"        \
               "     excludes: [left], cites: [it-breaks]}\n"

static int use_pack(void **state)
{
    (void)state;
    court_use_text(PLEA_PACK);
    return 0;
}

static int use_tiny(void **state)
{
    (void)state;
    court_back();
    return 0;
}

/* The pleas of a profile: "component rule option points, …", and how the verdict and its rival are
 * called in front. */
static const char *pleas_of(const char *text)
{
    static char out[1000];
    struct profile *profile = court_profile(text);
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    const struct ruling *ruling = &rulings->items[0];
    char *at = out;
    at += sprintf(at, "%s", ruling_verdict_id(ruling));
    if (ruling->has_rival)
        at += sprintf(at, " before %s", plan_id(court_pack, &ruling->plans[ruling->rival]));
    for (uint32_t i = 0; i < ruling->plea_count; i++) {
        const struct ruled_plea *plea = &ruling->pleas[i];
        uint32_t component = ruling->components[plea->component].component;
        at += sprintf(at, "%s %s %s %s %d", i > 0 ? "," : ":", profile->components[component].name,
                      court_pack->rules[plea->rule].id, court_pack->options[plea->option].id,
                      (int)plea->counted);
    }
    rulings_free(rulings);
    profile_free(profile);
    return out;
}

static void rules_for_the_rival_and_against_the_ruling_are_its_case(void **state)
{
    (void)state;
    /* left 6 - 1, right -1: what is for the ruling, or against the rival, is no plea. */
    assert_string_equal(pleas_of("component: {has: [a, b, e]}\n"),
                        "left before right: project b left 1000");
    assert_string_equal(pleas_of("component: {has: [a, d, c]}\n"),
                        "right before left: project a left 6000");
}

static void a_rule_that_speaks_twice_pleads_twice(void **state)
{
    (void)state;
    assert_string_equal(pleas_of("component: {has: [a, c]}\n"
                                 "priorities: {pace: critical}\n"),
                        "left before right: project c left 3000, project c right 3000");
}

static void the_strongest_comes_first_and_sizes_count(void **state)
{
    (void)state;
    assert_string_equal(pleas_of("components:\n"
                                 "  - {name: p, has: [a, b, c]}\n"
                                 "  - {name: out, outside: true}\n"
                                 "  - {name: q, has: [a, c]}\n"
                                 "  - {name: r, has: [a, b], size: 4}\n"
                                 "links:\n"
                                 "  - {between: [p, q], via: in_process}\n"
                                 "  - {between: [r, q], via: in_process}\n"
                                 "priorities: {pace: critical}\n"),
                        "left before right: r b left 2000, p c left 3000, p c right 3000, "
                        "q c left 3000, q c right 3000, p b left 2000");
    assert_string_equal(
        pleas_of("components: [{name: p, has: [a, b], size: 3}, {name: q, has: [a, b]}]\n"
                 "links: [{between: [p, q], via: in_process}]\n"),
        "left before right: p b left 1000, q b left 1000");
}

static void only_components_that_the_rival_places_differently_plead(void **state)
{
    (void)state;
    assert_string_equal(pleas_of("components: [{name: p, has: [a, b]}, {name: q, has: [a, d, e]}]\n"
                                 "priorities: {cost: critical}\n"),
                        "both before left: q a left 6000, q e right 2000");
}

static void what_is_open_or_waived_is_no_case(void **state)
{
    (void)state;
    assert_string_equal(pleas_of("component: {has: unknown}\n"), "either before right");
    assert_string_equal(pleas_of("component: {has: [a, b]}\nwaivers: [{rule: b, reason: r}]\n"),
                        "left before right");
    assert_string_equal(pleas_of("component: {has: [a, b]}\npriorities: {ease: ignore}\n"),
                        "left before right: project b left 1000");
}

static void without_a_rival_or_a_verdict_nobody_pleads(void **state)
{
    (void)state;
    assert_string_equal(pleas_of("component: {has: [f, a]}\n"), "right");
    assert_string_equal(pleas_of("component: {has: [a, d]}\n"), "either before right");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rules_for_the_rival_and_against_the_ruling_are_its_case,
                                        use_pack, use_tiny),
        cmocka_unit_test_setup_teardown(a_rule_that_speaks_twice_pleads_twice, use_pack, use_tiny),
        cmocka_unit_test_setup_teardown(the_strongest_comes_first_and_sizes_count, use_pack,
                                        use_tiny),
        cmocka_unit_test_setup_teardown(only_components_that_the_rival_places_differently_plead,
                                        use_pack, use_tiny),
        cmocka_unit_test_setup_teardown(what_is_open_or_waived_is_no_case, use_pack, use_tiny),
        cmocka_unit_test_setup_teardown(without_a_rival_or_a_verdict_nobody_pleads, use_pack,
                                        use_tiny),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
