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

/* A toss-up gives no component an option, and so nothing to do; the project may still be advised.
 */
static void no_option_no_advice_for_components(void **state)
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
    struct profile *profile = court_profile("components: [{name: a, fast: true}, {name: b}]\n");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advice_is_sorted_by_order_and_then_as_the_pack_has_it),
        cmocka_unit_test(a_component_gets_what_is_for_its_option_and_holds),
        cmocka_unit_test(no_option_no_advice_for_components),
        cmocka_unit_test(advice_comes_in_its_order),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
