#include "fair_fixture.h"

#include "report/analysis/phrase.h"

static struct strbuf line;

/* What was put together since the last call, in the court's arena. */
static const char *said(void)
{
    assert_false(line.failed);
    const char *text = arena_copy(&court_arena, line.text ? line.text : "", line.length);
    strbuf_fini(&line);
    strbuf_init(&line);
    return text;
}

static struct change change_of(const char *fact, uint32_t component, const char *to,
                               enum origin origin)
{
    return (struct change){.kind = CHANGE_FACT,
                           .fact = fair_fact(fact),
                           .component = component,
                           .from = "left3",
                           .to = to,
                           .origin = origin};
}

#define TWO FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b, lean: left6}]\n"

static void addresses_are_those_of_settings(void **state)
{
    (void)state;
    const struct ruling *ruling = fair_rule(TWO);
    struct change change = change_of("component.lean", 1, "right3", ORIGIN_GIVEN);
    phrase_address(&line, ruling->profile, &change);
    assert_string_equal(said(), "b/lean");
    change = change_of("project.mood", COMPONENT_NONE, "bad", ORIGIN_GIVEN);
    phrase_address(&line, ruling->profile, &change);
    assert_string_equal(said(), "project.mood");
    change = change_of("project.mood", 0, "bad", ORIGIN_GIVEN);
    phrase_address(&line, ruling->profile, &change);
    assert_string_equal(said(), "a/project.mood");
    change = (struct change){.kind = CHANGE_PRIORITY, .fact = 1};
    phrase_address(&line, ruling->profile, &change);
    assert_string_equal(said(), "priorities.care");
    change.kind = CHANGE_WEIGHT;
    phrase_address(&line, ruling->profile, &change);
    assert_string_equal(said(), "weights.care");
    fair_forget();
}

/* The only component needs no name, unless it overrides the project. */
static void one_component_needs_no_name(void **state)
{
    (void)state;
    const struct ruling *ruling = fair_rule(FAIR_PROJECT "components: [{name: a, lean: left6}]\n");
    phrase_answer(&line, ruling->profile, fair_fact("component.lean"), 0);
    assert_string_equal(said(), "component.lean");
    phrase_answer(&line, ruling->profile, fair_fact("project.mood"), 0);
    assert_string_equal(said(), "a/project.mood");
    fair_forget();
}

static void changes_say_what_stands(void **state)
{
    (void)state;
    const struct ruling *ruling = fair_rule(TWO);
    struct change change = change_of("component.lean", 0, "right3", ORIGIN_GIVEN);
    phrase_change(&line, ruling->profile, &change);
    assert_string_equal(said(), "a/lean: left3 -> right3");
    change.origin = ORIGIN_ASSUMED;
    phrase_change(&line, ruling->profile, &change);
    assert_string_equal(said(), "a/lean: left3 (assumed) -> right3");
    change.origin = ORIGIN_UNKNOWN;
    change.from = "unknown";
    phrase_change(&line, ruling->profile, &change);
    assert_string_equal(said(), "a/lean: unknown -> right3");
    fair_forget();
}

static void verdicts_are_made_or_left(void **state)
{
    (void)state;
    const struct ruling *ruling = fair_rule(TWO);
    phrase_makes(&line, ruling, (struct outcome){VERDICT_OPTION, 1}, false);
    assert_string_equal(said(), "makes it Right alone");
    phrase_makes(&line, ruling, (struct outcome){VERDICT_EITHER, OPTION_NONE}, true);
    assert_string_equal(said(), "make it a toss-up");
    phrase_makes(&line, ruling, (struct outcome){VERDICT_NONE, OPTION_NONE}, false);
    assert_string_equal(said(), "leaves no plan");
    fair_forget();
}

static void distances_are_told_in_words(void **state)
{
    (void)state;
    static const struct {
        uint32_t changes;
        uint32_t distance;
        const char *words;
    } cases[] = {
        {1, 500, "an open answer"},
        {1, 1000, "1 step"},
        {1, 3000, "3 steps"},
        {2, 1000, "two open answers"},
        {2, 1500, "an open answer and 1 step"},
        {2, 3500, "an open answer and 3 steps"},
        {2, 2000, "2 steps"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct flip flip = {.change_count = cases[i].changes, .distance = cases[i].distance};
        phrase_distance(&line, &flip);
        assert_string_equal(said(), cases[i].words);
    }
}

static void commands_can_be_given_to_a_shell(void **state)
{
    (void)state;
    struct sheet sheet;
    const struct ruling *ruling = fair_rule(TWO);
    struct flip flip = {.changes = {change_of("component.not", 0, "[left, right]", ORIGIN_GIVEN),
                                    change_of("component.lean", 1, "right3", ORIGIN_GIVEN)},
                        .change_count = 2};
    sheet_init(&sheet, 80);
    phrase_command(&line, &sheet.paint, ruling, &flip);
    assert_string_equal(said(), "ruling whatif case.yaml 'a/not=[left, right]' b/lean=right3");
    sheet.paint.style.flags = "-r pack ";
    flip.change_count = 1;
    phrase_command(&line, &sheet.paint, ruling, &flip);
    assert_string_equal(said(), "ruling whatif -r pack case.yaml 'a/not=[left, right]'");
    sheet_fini(&sheet);
    phrase_word(&line, "it's");
    assert_string_equal(said(), "'it'\\''s'");
    phrase_word(&line, "");
    assert_string_equal(said(), "''");
    fair_forget();
}

static void percent_is_none_or_all_only_where_it_is(void **state)
{
    (void)state;
    static const struct {
        uint64_t count, trials;
        const char *words;
    } cases[] = {
        {0, 1000, "0 %"},    {1, 1000, "under 1 %"},   {4, 1000, "under 1 %"},
        {5, 1000, "1 %"},    {834, 1000, "83 %"},      {835, 1000, "84 %"},
        {994, 1000, "99 %"}, {996, 1000, "over 99 %"}, {1000, 1000, "100 %"},
        {0, 0, "0 %"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        phrase_percent(&line, cases[i].count, cases[i].trials);
        assert_string_equal(said(), cases[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_those_of_settings),
        cmocka_unit_test(one_component_needs_no_name),
        cmocka_unit_test(changes_say_what_stands),
        cmocka_unit_test(verdicts_are_made_or_left),
        cmocka_unit_test(distances_are_told_in_words),
        cmocka_unit_test(commands_can_be_given_to_a_shell),
        cmocka_unit_test(percent_is_none_or_all_only_where_it_is),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
