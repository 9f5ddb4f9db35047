#include "lint_fixture.h"

#define KIND "  - {fact: component.kind, type: choice, values: [a, b, c], question: Which kind?}\n"
#define LOAD                                                                                       \
    "  - fact: component.load\n"                                                                   \
    "    type: number\n"                                                                           \
    "    range: 0 .. 100\n"                                                                        \
    "    bands: {light: 0 .. 50, heavy: 50 .. 100}\n"                                              \
    "    question: How much?\n"

/* A rule of the criterion `pace` for `left`. */
#define RULE(id, when)                                                                             \
    "  - {id: " id ", criterion: pace, favours: {left: slight}, because: So., cites: [fast],\n"    \
    "     when: " when "}\n"
#define DERIVES(id, when, what)                                                                    \
    "  - {id: " id ", because: So., derives: {" what "}, when: " when "}\n"

/* Rules that tell a, b and c apart. */
#define KINDS RULE("of-a", "component.kind == a") RULE("of-b", "component.kind == b")

static void a_clean_pack_has_no_findings(void **state)
{
    (void)state;
    check_findings((struct added){0}, "");
}

static void comparisons_that_exclude_each_other_never_fire(void **state)
{
    (void)state;
    check_findings((struct added){.facts = LOAD,
                                  .rules = RULE("light", "component.load < 50")
                                      RULE("dead", "[component.load < 50, component.load > 60]")},
                   "R0701 dead");
}

static void a_question_that_does_not_arise_keeps_a_rule_from_firing(void **state)
{
    (void)state;
    check_findings(
        (struct added){.facts = KIND "  - {fact: component.more, type: bool, question: More?,\n"
                                     "     ask_if: component.kind == a, otherwise: false}\n",
                       .rules = KINDS RULE("more", "component.more == true")
                           RULE("dead", "[component.more == true, component.kind == b]")},
        "R0706 more, R0701 dead");
}

static void a_check_of_level_error_keeps_a_rule_from_firing(void **state)
{
    (void)state;
    struct added added = {.facts = KIND,
                          .rules =
                              KINDS RULE("dead", "[component.kind == c, component.quick == true]"),
                          .rest = "checks:\n"
                                  "  - {id: no-quick-c, level: error, message: No.,\n"
                                  "     when: [component.kind == c, component.quick == true]}\n"};
    check_findings(added, "R0701 dead");
    added.rest = "checks:\n"
                 "  - {id: no-quick-c, level: warning, message: No.,\n"
                 "     when: [component.kind == c, component.quick == true]}\n";
    check_findings(added, "R0706 dead");
}

static void derived_facts_keep_a_rule_from_firing(void **state)
{
    (void)state;
    check_findings(
        (struct added){.facts = KIND "  - {fact: component.far, type: bool, derived: true,\n"
                                     "     otherwise: false}\n",
                       .rules = DERIVES("far", "component.kind == a", "component.far: true")
                           KINDS RULE("dead", "[component.far == true, component.kind == b]")},
        "R0701 dead");
}

static void each_component_may_be_another(void **state)
{
    (void)state;
    static const char facts[] = KIND "  - {fact: project.mixed, type: bool, derived: true,\n"
                                     "     otherwise: false}\n";
    check_findings((struct added){.facts = facts,
                                  .rules = KINDS
                                  "  - id: mixed\n"
                                  "    for: project\n"
                                  "    when:\n"
                                  "      - some_component: [component.kind == a]\n"
                                  "      - some_component: [component.kind == b]\n"
                                  "    because: They differ.\n"
                                  "    derives: {project.mixed: true}\n" RULE(
                                      "mixed-c", "[project.mixed == true, component.kind == c]")},
                   "");
    check_findings((struct added){.facts = facts,
                                  .rules = KINDS
                                  "  - id: mixed\n"
                                  "    for: project\n"
                                  "    when:\n"
                                  "      - every_component: [component.kind == a]\n"
                                  "    because: They do not differ.\n"
                                  "    derives: {project.mixed: true}\n" RULE(
                                      "dead", "[project.mixed == true, component.kind == c]")},
                   "R0701 dead");
}

static void a_text_may_match_or_not(void **state)
{
    (void)state;
    check_findings(
        (struct added){.facts = "  - {fact: component.note, type: text, question: What?}\n",
                       .rules = RULE("two-texts",
                                     "['component.note matches /a/', 'component.note matches "
                                     "/b/']")
                           RULE("dead", "['component.note matches /a/', none: ['component.note "
                                        "matches /a/']]")},
        "R0701 dead");
}

static void shares_hang_on_all_their_comparisons(void **state)
{
    (void)state;
    check_findings(
        (struct added){
            .facts = KIND "  - {fact: project.mixed, type: bool, derived: true,\n"
                          "     otherwise: false}\n",
            .rules = KINDS
            "  - id: mixed\n"
            "    for: project\n"
            "    when:\n"
            "      - share_of_components:\n"
            "          where: [{any: [component.kind == a, component.kind == "
            "b]}]\n"
            "          at_least: 60 %\n"
            "      - some_component: [component.kind == b]\n"
            "      - some_component: [component.kind == c]\n"
            "    because: They differ.\n"
            "    derives: {project.mixed: true}\n" RULE("mixed-c", "project.mixed == true")},
        "");
}

static void comparisons_that_make_no_difference_are_found(void **state)
{
    (void)state;
    check_findings(
        (struct added){.facts = LOAD,
                       .rules = RULE("heavy", "[component.load >= 50, component.load > 60]")
                           RULE("either", "{any: [component.load > 70, component.load > "
                                          "60]}") RULE("sure", "component.load >= 0")},
        "R0706 heavy, R0702 heavy, R0704 either, R0706 either, R0703 either, R0702 sure");
}

static void one_of_two_equal_comparisons_is_found(void **state)
{
    (void)state;
    check_findings(
        (struct added){.rules =
                           RULE("twice", "[component.quick == true, component.quick != false]")},
        "R0704 twice, R0702 twice");
}

static void conditions_in_other_words_are_the_same(void **state)
{
    (void)state;
    check_findings(
        (struct added){
            .criteria = "  cost: {title: Cost}\n",
            .facts = KIND,
            .rules = KINDS RULE(
                "b-again",
                "{none: [component.kind in a | c]}") "  - {id: b-else, criterion: cost, against: "
                                                     "{left: slight}, because: So.,\n"
                                                     "     cites: [fast], when: component.kind not "
                                                     "in c | a}\n"},
        "R0716 cost, R0704 b-again, R0705 b-else");
}

static void a_rule_that_implies_another_of_its_effect_is_noted(void **state)
{
    (void)state;
    check_findings((struct added){.facts = LOAD,
                                  .rules = RULE("much", "component.load > 50")
                                      RULE("very-much", "component.load > 80")},
                   "R0706 very-much");
}

static void a_derivation_behind_others_never_counts(void **state)
{
    (void)state;
    check_findings(
        (struct added){.facts = KIND
                       "  - {fact: component.far, type: bool, derived: true, otherwise: false}\n",
                       .rules = DERIVES("far-a", "component.kind == a", "component.far: true")
                           DERIVES("far-b", "component.kind == b", "component.far: true")
                               DERIVES("late", "component.kind in a | b", "component.far: false")
                                   RULE("far", "component.far == true")},
        "R0723 late");
}

static void facts_that_nothing_uses_are_found(void **state)
{
    (void)state;
    check_findings(
        (struct added){.facts = "  - {fact: component.idle, type: bool, question: Idle?}\n"
                                "  - {fact: component.asked, type: bool, question: Asked?}\n",
                       .rest = "advice:\n"
                               "  - {id: look, when: component.asked == true, text: Look.}\n"},
        "R0707 component.idle, R0711 component.asked");
}

static void what_the_costs_of_a_split_ask_for_is_used(void **state)
{
    (void)state;
    check_findings(
        (struct added){.head = "split: {second: 4, operated: project.sides}\n"
                               "switch: {current: component.side, cost: 3}\n",
                       .facts = "  - {fact: project.sides, type: set, values: [left, right, up],\n"
                                "     question: Which?}\n"
                                "  - {fact: component.side, type: option, question: Which?}\n"},
        "");
}

static void values_that_nothing_tells_apart_are_noted(void **state)
{
    (void)state;
    check_findings(
        (struct added){
            .facts = KIND LOAD
            "  - {fact: component.tags, type: set, values: [old, new], question: Tags?}\n",
            .rules = RULE("of-a", "component.kind == a") RULE("loaded", "component.load > 90")
                RULE("old", "component.tags includes old")},
        "R0708 component.kind, R0708 component.tags");
}

static void bands_that_nothing_tells_apart_are_noted(void **state)
{
    (void)state;
    check_findings(
        (struct added){.facts = "  - fact: component.load\n"
                                "    type: number\n"
                                "    range: 0 .. 100\n"
                                "    bands: {light: 0 .. 30, busy: 30 .. 60, heavy: 60 .. 100}\n"
                                "    question: How much?\n",
                       .rules = RULE("loaded", "component.load >= 60")},
        "R0708 component.load");
}

static void questions_that_never_or_always_arise_are_found(void **state)
{
    (void)state;
    check_findings(
        (struct added){
            .facts =
                KIND "  - {fact: component.never, type: bool, question: Never?, otherwise: false,\n"
                     "     ask_if: [component.kind == a, component.kind == b]}\n"
                     "  - {fact: component.always, type: bool, question: Always?,\n"
                     "     otherwise: false, ask_if: {any: [component.kind == a,\n"
                     "     component.kind != a]}}\n",
            .rules = KINDS RULE("never", "component.never == false")
                RULE("always", "component.always == true")},
        "R0709 component.never, R0710 component.always, R0706 of-a, R0706 of-b, R0702 never, "
        "R0706 always");
}

static void claims_are_used_or_set_aside(void **state)
{
    (void)state;
    check_findings(
        (struct added){.claims = "  - {id: forgotten, source: S, claim: It is so.}\n"
                                 "  - {id: put-away, source: S, claim: So., set_aside: No use.}\n"
                                 "  - {id: worn, source: S, claim: So it is., set_aside: No use.}\n"
                                 "  - {id: advised, source: S, claim: Also so.}\n"
                                 "  - {id: checked, source: S, claim: So too.}\n",
                       .rest = "advice:\n"
                               "  - {id: look, text: Look., cites: [worn, advised]}\n"
                               "checks:\n"
                               "  - {id: full, when: component.quick == true, level: warning,\n"
                               "     message: It is hardly so., cites: checked}\n"},
        "R0712 forgotten, R0713 worn");
}

static void rules_that_count_need_a_source(void **state)
{
    (void)state;
    check_findings(
        (struct added){
            .facts = KIND "  - {fact: component.far, type: bool, derived: true,\n"
                          "     otherwise: false}\n",
            .rules = KINDS DERIVES("far", "component.kind == c",
                                   "component.far: true") "  - {id: baseless, criterion: pace, "
                                                          "excludes: [left], because: So.,\n"
                                                          "     when: component.far == true}\n"},
        "R0714 baseless");
}

static void contradictions_are_answered(void **state)
{
    (void)state;
    check_findings(
        (struct added){
            .facts = KIND,
            .claims = "  - {id: first, source: S, claim: Yes., contradicts: [second]}\n"
                      "  - {id: second, source: S, claim: No.}\n",
            .rules = "  - {id: open, criterion: pace, favours: {left: slight}, because: So.,\n"
                     "     cites: [first], when: component.kind == a}\n"
                     "  - {id: other-way, criterion: pace, favours: {left: slight},\n"
                     "     because: So., cites: [second], when: component.kind == b}\n"
                     "  - {id: answered, criterion: pace, favours: {left: slight},\n"
                     "     because: So., cites: [first], despite: [second],\n"
                     "     when: component.kind == c}\n"},
        "R0715 open, R0715 other-way");
}

static void criteria_speak_for_both_sides(void **state)
{
    (void)state;
    check_findings(
        (struct added){.criteria = "  cost: {title: Cost}\n"
                                   "  none: {title: No rules}\n",
                       .facts = KIND,
                       .rules = KINDS
                       "  - {id: for-left, criterion: cost, favours: {left: slight},\n"
                       "     because: So., cites: [fast], when: component.kind == c}\n"
                       "  - {id: against-right, criterion: cost, against: {right: slight},\n"
                       "     because: So., cites: [fast], when: [component.kind == a,\n"
                       "     component.quick == true]}\n"},
        "R0716 cost, R0722 none");
}

static void rules_that_fire_together_are_noted(void **state)
{
    (void)state;
    check_findings((struct added){.facts = LOAD,
                                  .rules = RULE("one", "component.load > 10")
                                      RULE("two", "component.load > 20")
                                          RULE("three", "component.load > 30")},
                   "R0717 pace, R0706 two, R0706 three");
}

static void options_that_few_criteria_judge_are_noted(void **state)
{
    (void)state;
    check_findings(
        (struct added){.criteria = "  cost: {title: Cost}\n"
                                   "  care: {title: Care}\n",
                       .facts = KIND,
                       .rules = "  - {id: cheap, criterion: cost, favours: {left: slight},\n"
                                "     because: So., cites: [fast], when: component.kind == b}\n"
                                "  - {id: safe, criterion: care, favours: {left: slight},\n"
                                "     because: So., cites: [fast], when: component.kind == a}\n"},
        "R0718 right, R0716 cost, R0716 care");
}

static void long_texts_are_found(void **state)
{
    (void)state;
    static const char rule[] =
        "  - {id: long, criterion: pace, favours: {left: slight}, cites: [fast],\n"
        "     when: component.kind == c, title: %.*s,\n     because: %.*s}\n";
    char text[300], rules[900];
    memset(text, 'x', sizeof text);
    for (int more = 0; more < 2; more++) {
        snprintf(rules, sizeof rules, rule, LINT_TITLE + more, text, LINT_BECAUSE + more, text);
        char all[1400];
        snprintf(all, sizeof all, "%s%s", KINDS, rules);
        check_findings((struct added){.facts = KIND, .rules = all},
                       more ? "R0719 long, R0719 long" : "");
    }
}

static void checks_and_advice_that_cannot_be_are_found(void **state)
{
    (void)state;
    check_findings(
        (struct added){
            .facts = KIND "  - {fact: component.more, type: bool, question: More?,\n"
                          "     ask_if: component.kind == a, otherwise: false}\n",
            .rules = KINDS RULE("less", "component.more == false"),
            .rest =
                "advice:\n"
                "  - {id: never, text: No., when: [component.kind == a, component.kind == b]}\n"
                "  - {id: known, text: No., when: [known component.kind, unknown component.more]}\n"
                "checks:\n"
                "  - {id: not-asked, level: error, message: No.,\n"
                "     when: [component.kind == b, component.more == true]}\n"
                "  - {id: no-check, level: error, message: No.,\n"
                "     when: [component.kind == b, component.kind == a]}\n"},
        "R0706 of-b, R0721 never, R0720 no-check");
}

/* Eight facts with seven values, no two of which are the same: there is no such thing, but a search
 * has to try very much to see it. */
static void write_pigeons(struct strbuf *facts, struct strbuf *when)
{
    enum { PIGEONS = 8, HOLES = 7 };
    for (int i = 0; i < PIGEONS; i++)
        strbuf_printf(facts,
                      "  - {fact: component.f%d, type: choice, values: [a, b, c, d, e, f, g],\n"
                      "     question: Where?}\n",
                      i);
    strbuf_puts(when, "  - id: crowded\n    criterion: pace\n    favours: {left: slight}\n"
                      "    because: So.\n    cites: [fast]\n    when:\n");
    for (int i = 0; i < PIGEONS; i++)
        for (int j = i + 1; j < PIGEONS; j++)
            for (int hole = 'a'; hole < 'a' + HOLES; hole++)
                strbuf_printf(when, "      - any: [component.f%d != %c, component.f%d != %c]\n", i,
                              hole, j, hole);
}

static void a_search_that_is_too_long_is_counted(void **state)
{
    (void)state;
    struct linted linted;
    struct strbuf facts, when;
    strbuf_init(&facts);
    strbuf_init(&when);
    write_pigeons(&facts, &when);
    linted_open(&linted, (struct added){.facts = facts.text, .rules = when.text});
    linted.lint = lint_pack(linted.program, &linted.scorer);
    assert_non_null(linted.lint);
    assert_in_range(linted.lint->undecided, 1, 2);
    assert_int_equal(linted.lint->counts[LINT_ERROR], 0);
    assert_int_equal(linted.lint->counts[LINT_WARNING], 0);
    linted_close(&linted);
    strbuf_fini(&facts);
    strbuf_fini(&when);
}

static void the_balance_adds_up(void **state)
{
    (void)state;
    struct linted linted;
    linted_open(&linted,
                (struct added){.facts = KIND,
                               .rules = KINDS "  - {id: out, criterion: pace, excludes: [right],\n"
                                              "     because: So., cites: [fast],\n"
                                              "     when: component.kind == c}\n"});
    linted.lint = lint_pack(linted.program, &linted.scorer);
    assert_non_null(linted.lint);
    const struct balance *balance = &linted.lint->balance;
    assert_int_equal(balance->profiles, LINT_PROFILES);
    assert_int_equal(balance->criteria, 1);
    assert_int_equal(balance->options[0].low, 0);
    assert_int_equal(balance->options[0].high, 6000 + 500 + 250);
    assert_int_equal(balance->options[1].high, 1000);
    assert_in_range(balance->options[1].excluded, 310, 356);
    assert_int_equal(balance->options[0].excluded, 0);
    assert_in_range(balance->options[0].leads + balance->options[1].leads + balance->ties, 998,
                    1002);
    assert_int_equal(balance->options[0].judged_in, 1);
    assert_int_equal(balance->sources[0].claims, 1);
    assert_int_equal(balance->sources[0].used, 1);
    assert_int_equal(balance->sources[0].rules, 5);
    assert_int_equal(balance->sources[0].share, 1000);
    linted_close(&linted);
}

/* Lints the clean pack with something odd in it; `disabled`: which an overlay has disabled. */
static void check_odd(bool disabled, const char *expected)
{
    struct linted linted;
    struct strbuf found;
    linted_open(
        &linted,
        (struct added){.facts = "  - {fact: component.odd, type: bool, question: Odd?}\n"
                                "  - {fact: component.bad, type: bool, question: Bad?}\n",
                       .claims = "  - {id: slow, source: S, claim: It is slow.}\n",
                       .rules = "  - {id: never, criterion: pace, cites: [slow], because: B.,\n"
                                "     when: [component.odd == true, component.odd == false],\n"
                                "     favours: {left: slight}}\n"
                                "  - {id: unproved, criterion: pace, because: B.,\n"
                                "     when: component.odd == true, against: {left: slight}}\n",
                       .rest = "advice:\n"
                               "  - {id: none-such, text: T.,\n"
                               "     when: [component.odd == true, component.odd == false]}\n"
                               "checks:\n"
                               "  - {id: not-met, level: warning, message: m,\n"
                               "     when: [component.bad == true, component.bad == false]}\n"});
    struct pack *pack = linted.intake.pack;
    pack->rules[2].disabled = pack->rules[3].disabled = disabled;
    pack->advice[0].disabled = pack->checks[0].disabled = disabled;
    program_free(linted.program);
    linted.program = program_new(pack);
    assert_non_null(linted.program);
    linted.lint = lint_pack(linted.program, &linted.scorer);
    assert_non_null(linted.lint);
    strbuf_init(&found);
    strbuf_puts(&found, "");
    for (uint32_t i = 0; i < linted.lint->findings.count; i++)
        strbuf_printf(&found, "%s ", linted.lint->findings.items[i].subject);
    assert_string_equal(found.text, expected);
    strbuf_fini(&found);
    linted_close(&linted);
}

/* No fault is found with what is disabled, nor with what only that asks for or cites. */
static void what_is_disabled_is_passed_over(void **state)
{
    (void)state;
    check_odd(false, "component.bad never unproved none-such not-met ");
    check_odd(true, "");
}

static void kinds_stand_in_the_order_of_their_codes(void **state)
{
    (void)state;
    for (int i = 0; i < LINT_KINDS; i++) {
        assert_int_equal(lint_kinds[i].code, R0701 + i);
        assert_int_equal(diag_entries[lint_kinds[i].code].class, DIAG_LINT);
    }
    assert_int_not_equal(diag_entries[R0701 + LINT_KINDS].class, DIAG_LINT);
    assert_int_not_equal(diag_entries[R0701 - 1].class, DIAG_LINT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clean_pack_has_no_findings),
        cmocka_unit_test(comparisons_that_exclude_each_other_never_fire),
        cmocka_unit_test(a_question_that_does_not_arise_keeps_a_rule_from_firing),
        cmocka_unit_test(a_check_of_level_error_keeps_a_rule_from_firing),
        cmocka_unit_test(derived_facts_keep_a_rule_from_firing),
        cmocka_unit_test(each_component_may_be_another),
        cmocka_unit_test(a_text_may_match_or_not),
        cmocka_unit_test(shares_hang_on_all_their_comparisons),
        cmocka_unit_test(comparisons_that_make_no_difference_are_found),
        cmocka_unit_test(one_of_two_equal_comparisons_is_found),
        cmocka_unit_test(conditions_in_other_words_are_the_same),
        cmocka_unit_test(a_rule_that_implies_another_of_its_effect_is_noted),
        cmocka_unit_test(a_derivation_behind_others_never_counts),
        cmocka_unit_test(facts_that_nothing_uses_are_found),
        cmocka_unit_test(what_the_costs_of_a_split_ask_for_is_used),
        cmocka_unit_test(values_that_nothing_tells_apart_are_noted),
        cmocka_unit_test(bands_that_nothing_tells_apart_are_noted),
        cmocka_unit_test(questions_that_never_or_always_arise_are_found),
        cmocka_unit_test(claims_are_used_or_set_aside),
        cmocka_unit_test(rules_that_count_need_a_source),
        cmocka_unit_test(contradictions_are_answered),
        cmocka_unit_test(criteria_speak_for_both_sides),
        cmocka_unit_test(rules_that_fire_together_are_noted),
        cmocka_unit_test(options_that_few_criteria_judge_are_noted),
        cmocka_unit_test(long_texts_are_found),
        cmocka_unit_test(checks_and_advice_that_cannot_be_are_found),
        cmocka_unit_test(a_search_that_is_too_long_is_counted),
        cmocka_unit_test(the_balance_adds_up),
        cmocka_unit_test(what_is_disabled_is_passed_over),
        cmocka_unit_test(kinds_stand_in_the_order_of_their_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
