#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "decide/ruling.h"

static void verdicts_have_the_ids_that_scripts_see(void **state)
{
    (void)state;
    struct option options[] = {{.id = "left"}, {.id = "right"}};
    struct pack pack = {.options = options, .option_count = 2, .combination = {.id = "both"}};
    struct profile profile = {.pack = &pack};
    struct ruling ruling = {.profile = &profile, .verdict = VERDICT_OPTION, .option = 1};
    assert_string_equal(ruling_verdict_id(&ruling), "right");
    ruling.verdict = VERDICT_SPLIT;
    assert_string_equal(ruling_verdict_id(&ruling), "both");
    ruling.verdict = VERDICT_EITHER;
    assert_string_equal(ruling_verdict_id(&ruling), "either");
    ruling.verdict = VERDICT_NONE;
    assert_string_equal(ruling_verdict_id(&ruling), "none");
    assert_string_equal(verdict_id(&pack, VERDICT_OPTION, 0), "left");
}

static void plans_have_the_ids_that_scripts_see(void **state)
{
    (void)state;
    struct option options[] = {{.id = "left"}, {.id = "right"}};
    struct pack pack = {.options = options, .option_count = 2, .combination = {.id = "both"}};
    struct plan plan = {.kind = PLAN_OPTION, .option = 1};
    assert_string_equal(plan_id(&pack, &plan), "right");
    plan = (struct plan){.kind = PLAN_SPLIT, .option = OPTION_NONE};
    assert_string_equal(plan_id(&pack, &plan), "both");
    plan.kind = PLAN_AS_IS;
    assert_string_equal(plan_id(&pack, &plan), "as_is");
}

static void the_plan_of_a_ruling_is_its_best_if_it_gives_one(void **state)
{
    (void)state;
    static const enum verdict_kind with[] = {VERDICT_OPTION, VERDICT_SPLIT};
    static const enum verdict_kind without[] = {VERDICT_EITHER, VERDICT_NONE};
    struct plan plans[2];
    for (int i = 0; i < 2; i++) {
        struct ruling ruling = {.plans = plans, .plan_count = 2, .verdict = with[i]};
        assert_ptr_equal(ruling_plan(&ruling), plans);
        ruling.verdict = without[i];
        assert_null(ruling_plan(&ruling));
    }
}

/* Looking and finding nothing within the budget leaves the open facts behind. */
static void a_ruling_knows_whether_open_answers_were_looked_at(void **state)
{
    (void)state;
    struct ruling ruling = {.settled = SETTLED_UNKNOWN};
    assert_false(ruling_was_settled(&ruling));
    ruling.settled = SETTLED_YES;
    assert_true(ruling_was_settled(&ruling));
    ruling.settled = SETTLED_NO;
    assert_true(ruling_was_settled(&ruling));
    ruling.settled = SETTLED_UNKNOWN;
    ruling.open_count = 3;
    assert_true(ruling_was_settled(&ruling));
}

static void words_have_the_spelling_of_the_reports(void **state)
{
    (void)state;
    assert_null(firmness_name(FIRMNESS_NONE));
    assert_string_equal(firmness_name(FIRMNESS_SLIGHT), "slight");
    assert_string_equal(firmness_name(FIRMNESS_CLEAR), "clear");
    assert_string_equal(firmness_name(FIRMNESS_FIRM), "firm");
    assert_string_equal(origin_name(ORIGIN_UNKNOWN), "unknown");
    assert_string_equal(origin_name(ORIGIN_GIVEN), "given");
    assert_string_equal(origin_name(ORIGIN_OTHERWISE), "otherwise");
    assert_string_equal(origin_name(ORIGIN_ASSUMED), "assumed");
    assert_string_equal(origin_name(ORIGIN_DERIVED), "derived");
}

static void a_rule_is_found_among_any_number(void **state)
{
    (void)state;
    struct ruled_rule rules[9];
    for (uint32_t count = 0; count <= 9; count++) {
        struct ruled_component component = {.rules = rules, .rule_count = count};
        for (uint32_t i = 0; i < count; i++)
            rules[i] = (struct ruled_rule){.rule = 3 * i + 1};
        for (uint32_t rule = 0; rule < 30; rule++) {
            struct ruled_rule *expected =
                rule % 3 == 1 && rule / 3 < count ? &rules[rule / 3] : NULL;
            assert_ptr_equal(ruled_find(&component, rule), expected);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_have_the_ids_that_scripts_see),
        cmocka_unit_test(plans_have_the_ids_that_scripts_see),
        cmocka_unit_test(the_plan_of_a_ruling_is_its_best_if_it_gives_one),
        cmocka_unit_test(a_ruling_knows_whether_open_answers_were_looked_at),
        cmocka_unit_test(words_have_the_spelling_of_the_reports),
        cmocka_unit_test(a_rule_is_found_among_any_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
