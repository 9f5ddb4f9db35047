#include "fair_fixture.h"

#include "report/analysis/asking.h"
#include "report/analysis/whatif.h"

#define TWO FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b, lean: left6}]\n"

static const struct outcome right = {VERDICT_OPTION, 1}, either = {VERDICT_EITHER, OPTION_NONE};

static const char *taken(struct strbuf *out)
{
    assert_false(out->failed);
    const char *text = arena_copy(&court_arena, out->text, out->length);
    strbuf_fini(out);
    return text;
}

/* ---- changes ---- */

static struct flip items[20];
static struct flips flips = {.items = items, .tried = 12, .complete = true};
static struct weight_flip weight_items[9];
static struct acceptability weights = {.flips = weight_items};
static struct analysis analysis = {.flips = &flips, .acceptability = &weights};

static struct change lean(uint32_t component, const char *to)
{
    return (struct change){.kind = CHANGE_FACT,
                           .fact = fair_fact("component.lean"),
                           .component = component,
                           .from = "left6",
                           .to = to};
}

/* A flip of each kind. */
static void fill(void)
{
    items[0] = (struct flip){.changes = {lean(0, "right3")},
                             .change_count = 1,
                             .distance = 1000,
                             .outcome = right,
                             .margin = 2250};
    items[1] = (struct flip){.changes = {lean(0, "level"), lean(1, "level")},
                             .change_count = 2,
                             .distance = 1500,
                             .outcome = either};
    items[2] = (struct flip){.changes = {{.kind = CHANGE_PRIORITY,
                                          .fact = 1,
                                          .component = COMPONENT_NONE,
                                          .from = "normal",
                                          .to = "low"}},
                             .change_count = 1,
                             .distance = 1000,
                             .outcome = right};
    flips.count = 3;
    flips.complete = true;
    weight_items[0] = (struct weight_flip){.criterion = 0,
                                           .weight = 1000,
                                           .has_lower = true,
                                           .below = either,
                                           .has_upper = true,
                                           .upper = 2500,
                                           .above = right};
    weights.flip_count = 1;
}

static const char *whatif(bool all)
{
    struct strbuf out;
    strbuf_init(&out);
    whatif_text(&analysis, all, &plain_style, &out);
    return taken(&out);
}

static void changes_stand_by_kind_with_their_commands(void **state)
{
    (void)state;
    analysis.ruling = fair_rule(TWO);
    fill();
    const char *text = whatif(false);
    check_has(text, "ONE ANSWER\n"
                    "  a/lean: left6 -> right3\n"
                    "    makes it Right alone, 2.5 ahead; 1 step\n"
                    "    ruling whatif case.yaml a/lean=right3\n"
                    "\n"
                    "TWO ANSWERS\n"
                    "  a/lean: left6 -> level\n"
                    "  b/lean: left6 -> level\n"
                    "    make it a toss-up; an open answer and 1 step\n"
                    "    ruling whatif case.yaml a/lean=level b/lean=level\n"
                    "\n"
                    "PRIORITIES\n"
                    "  priorities.care: normal -> low\n");
    check_has(text, "WEIGHTS\n  weights.pace: 1; 0 makes it a toss-up; 2.5 or more makes it Right "
                    "alone\n");
    check_has(text, "12 changes of answers tried, which are all of one and of two.\n");
    fair_forget();
}

static void what_was_not_tried_is_said(void **state)
{
    (void)state;
    analysis.ruling = fair_rule(TWO);
    fill();
    flips.complete = false;
    check_has(whatif(false), "12 changes of answers tried, which are not all");
    flips.count = 0;
    weights.flip_count = 0;
    const char *text = whatif(false);
    check_has(text, "Nothing found within what may be spent: 12 changes");
    check_lacks(text, "WEIGHTS");
    check_lacks(text, "ANSWER");
    flips.complete = true;
    check_has(whatif(false), "Nothing found: 12 changes");
    fair_forget();
}

static void only_the_nearest_are_shown(void **state)
{
    (void)state;
    analysis.ruling = fair_rule(TWO);
    fill();
    for (uint32_t i = 1; i < 9; i++) {
        items[i] = items[0];
        weight_items[i] = weight_items[0];
    }
    flips.count = 9;
    weights.flip_count = 9;
    const char *text = whatif(false);
    check_has(text, "  3 more: --all\n");
    check_lacks(whatif(true), "more: --all");
    fair_forget();
}

/* ---- questions ---- */

static struct question asked[12];
static struct hinge hinges[12];
static struct questions questions = {.items = asked};
static struct outcome_count counts[] = {{{VERDICT_OPTION, 0}, 512}, {{VERDICT_OPTION, 1}, 512}};
static struct agreement agreement = {
    .trials = 1024, .outcomes = counts, .outcome_count = 2, .same = 512};
static struct analysis open = {.questions = &questions, .hinges = hinges, .agreement = &agreement};

/* One about a component, one about the project, and one that cannot matter. */
static void ask(void)
{
    static uint32_t rules[] = {0, 1, 2, 3, 4, 5};
    static uint32_t settling[] = {0, 1};
    asked[0] = (struct question){.fact = fair_fact("component.lean"),
                                 .component = 1,
                                 .matters = true,
                                 .information = 400,
                                 .changes = 250};
    asked[1] = (struct question){.fact = fair_fact("project.runs"),
                                 .component = COMPONENT_NONE,
                                 .matters = true,
                                 .information = 100};
    asked[2] = (struct question){.fact = fair_fact("component.today"), .component = 0};
    hinges[0] = (struct hinge){rules, 6};
    hinges[1] = hinges[2] = (struct hinge){rules, 0};
    questions.count = 3;
    questions.settling = settling;
    questions.settling_count = 2;
    questions.settling_found = true;
}

static const char *asking(bool all)
{
    struct strbuf out;
    strbuf_init(&out);
    asking_text(&open, all, &plain_style, &out);
    return taken(&out);
}

static void questions_say_what_they_tell(void **state)
{
    (void)state;
    open.ruling = fair_rule(TWO);
    ask();
    const char *text = asking(false);
    check_has(text, "1   b: Q?\n"
                    "    ████████████  tells 40 % of what is to be told; in 25 % it makes another\n"
                    "                  verdict\n"
                    "    b/lean: left3, left6, right3, right6, level\n"
                    "    for l3 [A], l6 [A], r3 [B] and 3 more\n"
                    "\n"
                    "2   Q?\n"
                    "    ███┄┄┄┄┄┄┄┄┄  tells 10 % of what is to be told\n"
                    "    project.runs: left, right (any of them, in brackets)\n"
                    "    for what another option costs\n"
                    "\n"
                    "b/lean and project.runs would settle it, whatever the answers are.");
    check_lacks(text, "3   ");
    fair_forget();
}

static void all_questions_are_shown_on_request(void **state)
{
    (void)state;
    open.ruling = fair_rule(TWO);
    ask();
    questions.settling_found = false;
    check_has(asking(true), "3   a: Q?\n"
                            "    ┄┄┄┄┄┄┄┄┄┄┄┄  cannot matter\n"
                            "    a/today: left, right, new\n"
                            "    for what moving costs\n");
    asked[0].matters = asked[1].matters = false;
    check_has(asking(false), "No open question can change the verdict. 3 cannot matter: --all.\n");
    questions.count = 0;
    check_has(asking(false), "No question is open.\n");
    fair_forget();
}

static void many_questions_are_cut(void **state)
{
    (void)state;
    open.ruling = fair_rule(TWO);
    ask();
    questions.settling_found = false;
    for (uint32_t i = 1; i < 12; i++) {
        asked[i] = asked[0];
        asked[i].information = 0;
        hinges[i] = hinges[0];
    }
    questions.count = 12;
    const char *text = asking(false);
    check_has(text, "8   b: Q?\n    ┄┄┄┄┄┄┄┄┄┄┄┄  tells hardly anything alone; in 25 %");
    check_lacks(text, "9   b");
    check_has(text, "4 more may matter: --all.\n");
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_stand_by_kind_with_their_commands),
        cmocka_unit_test(what_was_not_tried_is_said),
        cmocka_unit_test(only_the_nearest_are_shown),
        cmocka_unit_test(questions_say_what_they_tell),
        cmocka_unit_test(all_questions_are_shown_on_request),
        cmocka_unit_test(many_questions_are_cut),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
