#include "fair_fixture.h"

#include "report/analysis/beside.h"
#include "report/analysis/differ.h"

static struct profile *profiles[2];
static struct rulings *rulings[2];

static void rule_both(const char *now, const char *then)
{
    const char *const texts[] = {now, then};
    for (uint32_t i = 0; i < 2; i++) {
        fair_rule(texts[i]);
        profiles[i] = fair_profile;
        rulings[i] = fair_rulings;
    }
}

static void forget_both(void)
{
    for (uint32_t i = 0; i < 2; i++) {
        rulings_free(rulings[i]);
        profile_free(profiles[i]);
    }
}

/* The differences as "a l6 Left 6000>0; …", strongest first. */
static const char *differences(void)
{
    const struct ruling *now = rulings[0]->items;
    const char *text = "";
    uint32_t count;
    const struct rule_difference *found =
        differences_find(&court_arena, now, rulings[1]->items, &count);
    assert_non_null(found);
    for (uint32_t i = 0; i < count; i++) {
        const struct rule_difference *difference = &found[i];
        text = arena_printf(
            &court_arena, "%s%s%s %s %s %ld>%ld", text, i > 0 ? "; " : "",
            difference->component == COMPONENT_NONE
                ? "split"
                : now->profile->components[now->components[difference->component].component].name,
            court_pack->rules[difference->rule].id,
            difference->option == OPTION_NONE ? "cost" : court_pack->options[difference->option].id,
            (long)difference->now, (long)difference->then);
    }
    return text;
}

static void rules_that_count_otherwise_are_found(void **state)
{
    (void)state;
    rule_both(FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b, lean: right3}]\n",
              FAIR_PROJECT "components: [{name: a, lean: right3}, {name: b, lean: right3}]\n");
    assert_string_equal(differences(), "a l6 left 6000>0; a r3 right 0>3000");
    forget_both();
    rule_both("component: {lean: left6}\n", "component: {lean: left6}\n");
    assert_string_equal(differences(), "");
    forget_both();
}

static void sizes_multiply_and_exclusions_come_first(void **state)
{
    (void)state;
    rule_both(FAIR_PROJECT "components: [{name: a, lean: left6, not: []}, {name: b, size: 3, lean: "
                           "right3}]\n",
              FAIR_PROJECT "components: [{name: a, lean: level, not: [left]}, {name: b, size: 3, "
                           "lean: level}]\n");
    assert_string_equal(differences(), "a not-left left 0>1; b r3 right 3000>0; a l6 left 6000>0");
    forget_both();
}

static void costs_of_splits_and_moves_count(void **state)
{
    (void)state;
    rule_both("project: {runs: [left, right], mood: bad}\n"
              "components: [{name: a, lean: left6, today: right, tested: false}, {name: b, lean: "
              "right6}]\n",
              "project: {runs: [left, right], mood: good}\n"
              "components: [{name: a, lean: left6, today: right, tested: true}, {name: b, lean: "
              "right6}]\n");
    assert_string_equal(differences(), "a untested cost 3000>0; split bad-mood cost 3000>0; "
                                       "a tested cost 0>-1000; split good-mood cost 0>-1000");
    forget_both();
}

/* What is waived counts nothing, so that a waiver alone makes a difference. */
static void waivers_make_a_difference(void **state)
{
    (void)state;
    rule_both("component: {lean: left6}\n",
              "component: {lean: left6}\nwaivers: [{rule: l6, reason: R.}]\n");
    assert_string_equal(differences(), "project l6 left 6000>0");
    forget_both();
}

static void rulings_on_other_components_do_not_fit(void **state)
{
    (void)state;
    rule_both("components: [{name: a}, {name: b}]\n", "components: [{name: a}, {name: c}]\n");
    assert_false(beside_fits(rulings[0]->items, rulings[1]->items));
    assert_true(beside_fits(rulings[0]->items, rulings[0]->items));
    forget_both();
    rule_both("components: [{name: a}, {name: b}]\n", "components: [{name: a}]\n");
    assert_false(beside_fits(rulings[0]->items, rulings[1]->items));
    forget_both();
}

static const char *text_in(int width)
{
    static const char *const settings[] = {"a/lean=right3", "project.mood=good"};
    struct beside beside = {rulings[0]->items, rulings[1]->items, settings, 2};
    struct style style = {width, false, true, NULL};
    struct strbuf out;
    strbuf_init(&out);
    beside_text(&beside, &style, &out);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static void both_stand_side_by_side(void **state)
{
    (void)state;
    rule_both(FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b, lean: level}]\n",
              FAIR_PROJECT "components: [{name: a, lean: right3}, {name: b, lean: level}]\n");
    const char *text = text_in(72);
    check_has(text, "WITH      a/lean=right3, project.mood=good\n");
    check_has(text, "NOW                       THEN\n");
    check_has(text, "Left alone                Right alone\n");
    check_has(text, "COMPONENTS: points of Left / Right\n");
    check_has(text, "Left: 6.0 / 0.0           Right: 0.0 / 3.0\n");
    check_has(text, "  a                l6: Left +6.0 -> 0.0 [A]\n"
                    "  a                r3: Right 0.0 -> +3.0 [B]\n");
    check_has(text, "strongest first\n");
    forget_both();
}

static void what_stays_is_said_to_be_the_same(void **state)
{
    (void)state;
    rule_both("component: {lean: left6, not: [right]}\n",
              "component: {lean: left6, not: [right]}\n");
    const char *text = text_in(80);
    check_has(text, "the same\n");
    check_lacks(text, "->");
    check_has(text, "RULES THAT MAKE THE DIFFERENCE: none\n");
    check_has(text, "Left: 6.0 / out");
    forget_both();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_that_count_otherwise_are_found),
        cmocka_unit_test(sizes_multiply_and_exclusions_come_first),
        cmocka_unit_test(costs_of_splits_and_moves_count),
        cmocka_unit_test(waivers_make_a_difference),
        cmocka_unit_test(rulings_on_other_components_do_not_fit),
        cmocka_unit_test(both_stand_side_by_side),
        cmocka_unit_test(what_stays_is_said_to_be_the_same),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
