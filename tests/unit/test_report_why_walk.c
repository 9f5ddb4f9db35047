#include "fair_fixture.h"
#include "why_fixture.h"

static void rules_for_the_split_belong_to_the_project(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        "project: {runs: [left], mood: bad}\n"
        "components: [{name: a, lean: left6, size: 9}, {name: b, lean: right6}]\n",
        NULL);
    const char *text = in_words(&question, 80);
    assert_int_equal(strncmp(text, "(the project)\n  bad-mood   fired   costs 3\n", 43), 0);
    check_has(text, "\n\n  the split costs 9 = 4 + 3 by rules + 2 to introduce what does not run "
                    "yet\n\na\n");
    const struct node *root = in_json(&question);
    check_json(root, "why/0/rules/0/id", "\"bad-mood\"");
    check_json(root, "why/0/rules/0/state", "\"fired\"");
    check_json(root, "why/0/rules/0/overhead", "3");
    forget(&question);
    /* One that saves, one that waits, and neither. */
    ask(&question,
        "project: {runs: [left, right], mood: good}\n"
        "components: [{name: a, lean: left6}, {name: b, lean: right6}]\n",
        NULL);
    check_has(in_words(&question, 80), "  good-mood   fired   saves 1\n");
    check_has(in_words(&question, 80), "\n  the split costs 3 = 4 - 1 by rules\n");
    forget(&question);
    ask(&question,
        "project: {runs: [left, right]}\n"
        "components: [{name: a, lean: left6}, {name: b, lean: right6}]\n",
        NULL);
    check_has(in_words(&question, 80), "\n  the split costs 4 (from 3 to 7, as the open facts turn "
                                       "out)\n");
    forget(&question);
}

/* Where there is nothing to split, they are left out; they can be asked for. */
static void a_single_component_is_not_split(void **state)
{
    (void)state;
    struct question question;
    ask(&question, "project: {mood: bad}\ncomponent: {lean: left6}\n", NULL);
    check_lacks(in_words(&question, 80), "bad-mood");
    check_lacks(in_words(&question, 80), "the split costs");
    forget(&question);
    ask(&question, "project: {mood: bad}\ncomponent: {lean: left6}\n",
        (const char *const[]){"bad-mood", "good-mood", NULL});
    check_has(in_words(&question, 80), "  bad-mood   fired   costs 3\n");
    check_has(in_words(&question, 80), "  good-mood   not fired   saves 1\n");
    check_lacks(in_words(&question, 80), "the split costs");
    forget(&question);
}

/* Without any rule about it the project is not shown, whatever a split costs. */
static void a_split_without_rules_has_no_head(void **state)
{
    (void)state;
    struct question question;
    ask(&question, FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b}]\n", NULL);
    assert_int_equal(strncmp(in_words(&question, 80), "a\n", 2), 0);
    forget(&question);
}

static void rules_for_moving_belong_to_the_component(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        FAIR_PROJECT "components: [{name: a, lean: left6, care: left, today: right,\n"
                     "  tested: false}, {name: b, today: left}, {name: c, tested: true}]\n",
        NULL);
    const char *text = in_words(&question, 80);
    /* By what they count: 6, then 3 and 3 in pack order. */
    const char *strong = strstr(text, "  l6   fired");
    const char *care = strstr(text, "  cl   fired");
    const char *moving = strstr(text, "  untested   fired   costs 3\n");
    assert_true(strong && strong < care && care < moving);
    check_has(text, "\n  moving it costs 6 = 3 + 3 by rules\n");
    /* Whether b was tested is not known; c is nowhere yet. */
    check_has(text, "\n  moving it costs 3 (from 2 to 6, as the open facts turn out)\n");
    check_lacks(strstr(text, "\nc\n"), "moving it costs");
    check_lacks(strstr(text, "\nc\n"), "tested");
    check_json(in_json(&question), "why/1/rules/2/overhead", "3");
    forget(&question);
}

static void waived_rules_say_so(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        FAIR_PROJECT "components: [{name: a, lean: left6}, {name: b, lean: left6, care: left}]\n"
                     "waivers:\n"
                     "  - {rule: l6, component: b, reason: a demo, by: Ada, until: 2999-01-01}\n"
                     "  - {rule: cl, reason: not here}\n",
        NULL);
    const char *text = in_words(&question, 80);
    check_has(text, "a\n  l6   fired   Left +6, counted 6\n");
    check_has(text, "b\n  l6   waived   Left +6\n");
    check_has(text, "    waived   a demo (Ada), until 2999-01-01\n    because  B.\n");
    check_has(text, "  cl   waived   Left +3, Right -1\n");
    check_has(text, "    waived   not here\n");
    check_has(text, "\n  Left 0\n  Right 0\n");
    check_json(in_json(&question), "why/2/rules/0/state", "\"waived\"");
    forget(&question);
}

/* A rule for the split may be waived as well; a waiver that ended is not the one that holds. */
static void waivers_of_the_project_are_found(void **state)
{
    (void)state;
    struct question question;
    ask(&question,
        "project: {runs: [left, right], mood: bad}\n"
        "components: [{name: a, lean: left6}, {name: b, lean: right6}]\n"
        "waivers:\n"
        "  - {rule: bad-mood, reason: we will see}\n",
        NULL);
    const char *text = in_words(&question, 80);
    check_has(text, "  bad-mood   waived   costs 3\n");
    check_has(text, "    waived   we will see\n");
    check_has(text, "  the split costs 4\n");
    ((struct ruling *)question.why.ruling)->waivers[0].state = WAIVER_EXPIRED;
    check_lacks(in_words(&question, 80), "we will see");
    forget(&question);
}

static void answers_of_a_base_name_its_file(void **state)
{
    (void)state;
    struct question question;
    static const char *const bases[] = {"case.yaml"};
    ask(&question, "component: {lean: left6}\n", (const char *const[]){"l6", NULL});
    question.profile->file = "other.yaml";
    check_has(in_words(&question, 80), "is: left6 (case.yaml)\n");
    question.profile->bases = bases;
    question.profile->base_count = 1;
    check_has(in_words(&question, 80), "is: left6 (case.yaml:2)\n");
    forget(&question);
}

/* More options: each beyond the first costs. */
static void sums_tell_of_several_options(void **state)
{
    (void)state;
    struct question question;
    court_use_text("format: 1\npack: three\nversion: 1.0\ntitle: Three\n"
                   "options: {x: {title: X}, y: {title: Y}, z: {title: Z}}\n"
                   "combination: {id: mix, title: Mix}\n"
                   "strengths: {slight: 1, moderate: 3, strong: 6}\n"
                   "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"
                   "criteria: {pace: {title: Pace}}\n"
                   "split: {second: 1, introduce: 0}\n"
                   "facts:\n"
                   "  - {fact: component.lean, type: choice, values: [x, y, z], question: Q?}\n"
                   "rules:\n"
                   "  - {id: x1, criterion: pace, when: component.lean == x,\n"
                   "     favours: {x: strong}, because: B.}\n"
                   "  - {id: y1, criterion: pace, when: component.lean == y,\n"
                   "     favours: {y: strong}, because: B.}\n"
                   "  - {id: z1, criterion: pace, when: component.lean == z,\n"
                   "     favours: {z: strong}, because: B.}\n"
                   "  - {id: dear, for: split, criterion: pace, costs: slight, because: B.,\n"
                   "     when: [some_component: [component.lean == x]]}\n");
    ask(&question, "components: [{name: a, lean: x}, {name: b, lean: y}, {name: c, lean: z}]\n",
        NULL);
    check_has(in_words(&question, 80), "\n  the split costs 4 = 2 times (1 + 1 by rules)\n");
    forget(&question);
    court_back();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_for_the_split_belong_to_the_project),
        cmocka_unit_test(a_single_component_is_not_split),
        cmocka_unit_test(a_split_without_rules_has_no_head),
        cmocka_unit_test(rules_for_moving_belong_to_the_component),
        cmocka_unit_test(waived_rules_say_so),
        cmocka_unit_test(waivers_of_the_project_are_found),
        cmocka_unit_test(answers_of_a_base_name_its_file),
        cmocka_unit_test(sums_tell_of_several_options),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
