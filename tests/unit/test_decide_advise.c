#include "judge_fixture.h"

#include "decide/advise.h"

/* The ids of a list of advice, with a space behind each. */
static const char *ids_of(const struct ruled_advice *list, uint32_t count)
{
    const char *ids = "";
    for (uint32_t i = 0; i < count; i++)
        ids = arena_printf(&court_arena, "%s%s ", ids, court_pack->advice[list[i].advice].id);
    return ids;
}

static void advice_is_sorted_by_order_and_then_as_the_pack_has_it(void **state)
{
    (void)state;
    static const int32_t orders[] = {30, 10, 20, 10, 0, 30, 10};
    static const uint32_t expected[] = {4, 1, 3, 6, 2, 0, 5};
    struct advice advice[7] = {{0}};
    struct pack pack = {.advice = advice, .advice_count = 7};
    for (int i = 0; i < 7; i++)
        advice[i].order = orders[i];
    const uint32_t *sorted = advice_sorted(&court_arena, &pack);
    assert_memory_equal(sorted, expected, sizeof expected);
    pack.advice_count = 0;
    assert_non_null(advice_sorted(&court_arena, &pack));
}

static void a_component_gets_what_is_for_its_option_and_holds(void **state)
{
    (void)state;
    struct profile *profile = court_profile("team: {sql: strong}\n"
                                            "components:\n"
                                            "  - {name: a, record_size: 2 MB, kind: upload}\n"
                                            "  - {name: b, record_size: 2 MB, kind: log}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruling *ruling = &rulings->items[0];
    const struct ruled_component *a = &ruling->components[0];
    const struct ruled_component *b = &ruling->components[1];
    assert_int_equal(ruling->option, FILES);
    assert_string_equal(ids_of(a->advice, a->advice_count), "back-up-files ");
    assert_string_equal(ids_of(b->advice, b->advice_count), "");
    /* The team's SQL is known, so there is nothing to find out. */
    assert_int_equal(ruling->advice_count, 0);
    rulings_free(rulings);
    profile_free(profile);
}

/* A toss-up gives no component an option, and so nothing that is advised for one. */
static void no_option_no_advice_for_an_option(void **state)
{
    (void)state;
    struct profile *profile = court_profile("component: {kind: upload}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruling *ruling = &rulings->items[0];
    assert_int_equal(ruling->verdict, VERDICT_EITHER);
    assert_int_equal(ruling->components[0].advice_count, 0);
    assert_string_equal(ids_of(ruling->advice, ruling->advice_count), "learn-sql ");
    rulings_free(rulings);
    profile_free(profile);
}

static void advice_comes_in_its_order(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts: [{fact: component.fast, type: bool, question: Fast?}]\n"
                              "rules:\n"
                              "  - {id: fast, criterion: pace, when: component.fast == true,\n"
                              "     favours: {left: strong}, because: It is.}\n"
                              "advice:\n"
                              "  - {id: last, text: Go home., order: 9}\n"
                              "  - {id: first, text: Get up.}\n"
                              "  - {id: other, text: Turn., option: right}\n"
                              "  - {id: project, for: project, text: Eat., option: left}\n"
                              "  - {id: wrong, for: project, text: Rest., option: right}\n"
                              "  - {id: second, text: Dress., option: left, order: 1}\n");
    struct profile *profile =
        court_profile("components: [{name: a, fast: true}, {name: b, fast: true}]\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruling *ruling = &rulings->items[0];
    for (uint32_t i = 0; i < 2; i++)
        assert_string_equal(
            ids_of(ruling->components[i].advice, ruling->components[i].advice_count),
            "first second last ");
    assert_string_equal(ids_of(ruling->advice, ruling->advice_count), "project ");
    rulings_free(rulings);
    profile_free(profile);
    court_back();
}

/* Three options, of which the rules give one to each component; a second costs 4. */
#define THREE                                                                                      \
    "format: 1\npack: three\nversion: 1.0\ntitle: Three\n"                                         \
    "options: {left: {title: Left}, right: {title: Right}, middle: {title: Middle}}\n"             \
    "combination: {id: both, title: Both}\n"                                                       \
    "strengths: {slight: 1, moderate: 3, strong: 6}\n"                                             \
    "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"                                                \
    "criteria: {pace: {title: Pace}}\n"                                                            \
    "split: {second: 4}\n"                                                                         \
    "facts:\n"                                                                                     \
    "  - {fact: component.lean, type: choice, values: [left, right, middle],\n"                    \
    "     question: Q?}\n"                                                                         \
    "  - {fact: project.hurry, type: bool, question: Q?}\n"                                        \
    "rules:\n"                                                                                     \
    "  - {id: l, criterion: pace, when: component.lean == left, favours: {left: strong},\n"        \
    "     because: B.}\n"                                                                          \
    "  - {id: r, criterion: pace, when: component.lean == right, favours: {right: strong},\n"      \
    "     because: B.}\n"                                                                          \
    "  - {id: m, criterion: pace, when: component.lean == middle, favours: {middle: strong},\n"    \
    "     because: B.}\n"                                                                          \
    "advice:\n"                                                                                    \
    "  - {id: lefts, text: T., option: left}\n"                                                    \
    "  - {id: rights, text: T., option: right}\n"                                                  \
    "  - {id: middles, text: T., option: middle}\n"                                                \
    "  - {id: not-left, text: T., when: component.option != left}\n"                               \
    "  - {id: hurried, text: T., when: project.hurry == true}\n"                                   \
    "  - {id: apart, for: split, text: T., order: 3}\n"                                            \
    "  - {id: apart-soon, for: split, text: T., when: project.hurry == true, order: 2}\n"          \
    "  - {id: apart-later, for: split, text: T., when: project.hurry == false}\n"                  \
    "  - {id: alone, for: project, text: T., option: left}\n"                                      \
    "  - {id: at-all, for: project, text: T.}\n"

/* Each component is advised by what the split gives it, and the project on how to live with it. */
static void a_split_is_advised_part_by_part_and_as_a_whole(void **state)
{
    (void)state;
    court_use_text(THREE);
    struct profile *profile = court_profile("project: {hurry: true}\n"
                                            "components:\n"
                                            "  - {name: a, lean: left}\n"
                                            "  - {name: b, lean: right}\n"
                                            "  - {name: out, outside: true}\n"
                                            "  - {name: c, lean: middle}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruling *ruling = &rulings->items[0];
    static const char *const expected[] = {"lefts hurried ", "rights not-left hurried ",
                                           "middles not-left hurried "};
    assert_int_equal(ruling->verdict, VERDICT_SPLIT);
    for (uint32_t i = 0; i < 3; i++)
        assert_string_equal(
            ids_of(ruling->components[i].advice, ruling->components[i].advice_count), expected[i]);
    assert_string_equal(ids_of(ruling->advice, ruling->advice_count), "at-all apart-soon apart ");
    rulings_free(rulings);
    profile_free(profile);
    court_back();
}

static void one_component_gets_the_advice_of_one_of_three_options(void **state)
{
    (void)state;
    static const struct {
        const char *lean, *component, *project;
    } cases[] = {{"left", "lefts ", "alone at-all "},
                 {"right", "rights not-left ", "at-all "},
                 {"middle", "middles not-left ", "at-all "},
                 {"unknown", "", "at-all "}};
    court_use_text(THREE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct profile *profile =
            court_profile(arena_printf(&court_arena, "component: {lean: %s}\n", cases[i].lean));
        struct rulings *rulings = court_rule(profile, true);
        const struct ruling *ruling = &rulings->items[0];
        assert_string_equal(
            ids_of(ruling->components[0].advice, ruling->components[0].advice_count),
            cases[i].component);
        assert_string_equal(ids_of(ruling->advice, ruling->advice_count), cases[i].project);
        rulings_free(rulings);
        profile_free(profile);
    }
    court_back();
}

/* All of left, and a split, are as good: what they agree on may be done, and what holds whichever
 * it is. How to live with a split is for those who know that they have one. */
static void a_toss_up_advises_on_what_all_contenders_agree(void **state)
{
    (void)state;
    court_use_text(THREE);
    struct profile *profile = court_profile("project: {hurry: true}\n"
                                            "components:\n"
                                            "  - {name: a, lean: left, size: 9}\n"
                                            "  - {name: b, lean: right, size: 0.75}\n");
    struct rulings *rulings = court_rule(profile, true);
    const struct ruling *ruling = &rulings->items[0];
    assert_int_equal(ruling->verdict, VERDICT_EITHER);
    assert_int_equal(ruling->between, 1U | BETWEEN_SPLIT);
    assert_string_equal(ids_of(ruling->components[0].advice, ruling->components[0].advice_count),
                        "lefts hurried ");
    assert_int_equal(ruling->components[1].option, OPTION_NONE);
    assert_string_equal(ids_of(ruling->components[1].advice, ruling->components[1].advice_count),
                        "hurried ");
    assert_string_equal(ids_of(ruling->advice, ruling->advice_count), "at-all ");
    rulings_free(rulings);
    profile_free(profile);
    court_back();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advice_is_sorted_by_order_and_then_as_the_pack_has_it),
        cmocka_unit_test(a_component_gets_what_is_for_its_option_and_holds),
        cmocka_unit_test(no_option_no_advice_for_an_option),
        cmocka_unit_test(advice_comes_in_its_order),
        cmocka_unit_test(a_split_is_advised_part_by_part_and_as_a_whole),
        cmocka_unit_test(one_component_gets_the_advice_of_one_of_three_options),
        cmocka_unit_test(a_toss_up_advises_on_what_all_contenders_agree),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
