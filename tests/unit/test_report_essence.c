#include "fair_fixture.h"

#include "report/analysis/essence.h"

#define TWO FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b, lean: left6}]\n"

static const struct outcome left = {VERDICT_OPTION, 0}, right = {VERDICT_OPTION, 1},
                            either = {VERDICT_EITHER, OPTION_NONE};

static const char *write_in(const struct analysis *analysis, bool ascii)
{
    struct sheet sheet;
    sheet_init(&sheet, 80);
    sheet.paint.style.ascii = ascii;
    essence_write(&sheet.paint, analysis);
    const char *text = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return text;
}

static const char *essence(const struct analysis *analysis)
{
    return write_in(analysis, false);
}

static struct flip flip_of(uint32_t component, const char *to)
{
    return (struct flip){.changes = {{.kind = CHANGE_FACT,
                                      .fact = fair_fact("component.lean"),
                                      .component = component,
                                      .from = "left6",
                                      .to = to}},
                         .change_count = 1,
                         .outcome = right};
}

static void nothing_is_said_of_what_was_not_made(void **state)
{
    (void)state;
    struct analysis analysis = {.ruling = fair_rule(TWO)};
    assert_string_equal(essence(&analysis), "");
    assert_string_equal(essence(NULL), "");
    fair_forget();
}

static void the_nearest_flips_are_shown(void **state)
{
    (void)state;
    struct flip items[] = {flip_of(0, "right3"), flip_of(1, "right6"), flip_of(0, "level")};
    struct flips flips = {.items = items, .count = 1, .complete = true};
    struct ruling ruling = *fair_rule(TWO);
    struct analysis analysis = {.ruling = &ruling, .flips = &flips};
    assert_string_equal(essence(&analysis), "FLIPS     a/lean: `right3` makes it Right alone.\n");
    flips.count = 3;
    check_has(essence(&analysis), "makes it Right alone; b/lean: `right6` makes it Right\n");
    check_has(essence(&analysis), "alone; 1 more: ruling whatif case.yaml\n");
    /* what OPEN says already is left out */
    struct open_fact open = {.fact = fair_fact("component.lean"), .component = 0, .flip = "right3"};
    ruling.open = &open;
    ruling.open_count = 1;
    assert_string_equal(essence(&analysis), "FLIPS     b/lean: `right6` makes it Right alone; 2 "
                                            "more: ruling whatif case.yaml\n");
    flips.count = 1;
    assert_string_equal(essence(&analysis), "FLIPS     1 more: ruling whatif case.yaml\n");
    flips.count = 0;
    check_has(essence(&analysis), "No change of one or two answers");
    flips.complete = false;
    check_has(essence(&analysis), "No change that was tried of one or two answers");
    fair_forget();
}

static void agreement_has_its_error(void **state)
{
    (void)state;
    struct outcome_count counts[] = {{left, 830}, {either, 169}, {right, 1}};
    struct agreement agreement = {
        .trials = 1000, .outcomes = counts, .outcome_count = 3, .same = 830, .error = 12};
    struct analysis analysis = {.ruling = fair_rule(TWO), .agreement = &agreement};
    assert_string_equal(
        essence(&analysis),
        "AGREES    In 83 % ± 2 of what is open the verdict is the same; 17 % a toss-up,\n"
        "          under 1 % Right alone.\n");
    check_has(write_in(&analysis, true), "In 83 % +/- 2 of");
    agreement.same = 1000;
    assert_string_equal(
        essence(&analysis),
        "AGREES    In all of 1000 samples of what is open the verdict is the same.\n");
    agreement.trials = 0;
    assert_string_equal(essence(&analysis), "AGREES    What is open could not be sampled.\n");
    agreement.proved = true;
    check_has(essence(&analysis), "it is proved.");
    fair_forget();
}

static void the_nearer_weight_is_shown(void **state)
{
    (void)state;
    struct outcome_count counts[] = {{left, 900}, {right, 100}};
    struct weight_flip flip = {.criterion = 1,
                               .weight = 1000,
                               .has_lower = true,
                               .lower = 600,
                               .below = right,
                               .has_upper = true,
                               .upper = 1500,
                               .above = either};
    struct acceptability weights = {
        .trials = 1000, .outcomes = counts, .outcome_count = 2, .same = 900};
    struct analysis analysis = {.ruling = fair_rule(TWO), .acceptability = &weights};
    assert_string_equal(essence(&analysis),
                        "WEIGHTS   The same under 90 % of weightings within a factor of two; 10 % "
                        "Right\n          alone. No weight of a single criterion changes it.\n");
    weights.flips = &flip;
    weights.flip_count = 1;
    check_has(essence(&analysis), "Nearest: care, 1, at 1.5 or more makes it a toss-up.");
    flip.lower = 700;
    check_has(essence(&analysis), "Nearest: care, 1, at 0.7 or less makes it Right alone.");
    flip.has_lower = false;
    check_has(essence(&analysis), "Nearest: care, 1, at 1.5 or more makes it a toss-up.");
    flip.has_upper = false;
    flip.has_lower = true;
    check_has(essence(&analysis), "Nearest: care, 1, at 0.7 or less makes it Right alone.");
    fair_forget();
}

static void sources_that_decide_are_named(void **state)
{
    (void)state;
    struct without_source sources[] = {{.source = 0, .found = true, .outcome = left},
                                       {.source = 1, .found = true, .outcome = left}};
    struct analysis analysis = {.ruling = fair_rule(TWO), .sources = sources, .source_count = 2};
    assert_string_equal(essence(&analysis),
                        "WITHOUT   The verdict is the same without any single source.\n");
    sources[1].outcome = right;
    assert_string_equal(essence(&analysis),
                        "WITHOUT   Without B it is Right alone. Without any other single source it "
                        "is the\n          same.\n");
    sources[0].outcome = (struct outcome){VERDICT_NONE, OPTION_NONE};
    check_has(essence(&analysis), "Without A there is no plan, without B it is Right alone.");
    sources[0].found = false;
    check_has(essence(&analysis), "WITHOUT   Without B it is Right alone.");
    fair_forget();
}

static void questions_that_settle_it_are_named(void **state)
{
    (void)state;
    struct question items[5];
    uint32_t settling[] = {0, 1, 2, 3, 4};
    struct questions questions = {
        .items = items, .count = 5, .settling = settling, .settling_count = 0};
    struct analysis analysis = {.ruling = fair_rule(TWO), .questions = &questions};
    static const char *const facts[] = {"component.lean", "component.care", "component.not",
                                        "component.today", "component.tested"};
    for (uint32_t i = 0; i < 5; i++)
        items[i] = (struct question){.fact = fair_fact(facts[i]), .component = 0};
    assert_string_equal(essence(&analysis), "");
    questions.settling_found = true;
    assert_string_equal(essence(&analysis), "");
    questions.settling_count = 2;
    assert_string_equal(essence(&analysis),
                        "ASK       a/lean and a/care would settle it: ruling next case.yaml\n");
    questions.settling_count = 5;
    assert_string_equal(essence(&analysis),
                        "ASK       a/lean, a/care, a/not first; it takes 5 answers to settle it: "
                        "ruling\n          next case.yaml\n");
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_said_of_what_was_not_made),
        cmocka_unit_test(the_nearest_flips_are_shown),
        cmocka_unit_test(agreement_has_its_error),
        cmocka_unit_test(the_nearer_weight_is_shown),
        cmocka_unit_test(sources_that_decide_are_named),
        cmocka_unit_test(questions_that_settle_it_are_named),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
