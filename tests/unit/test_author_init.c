/* Files to begin with: what they say, and which questions weigh most. */
#include "failing.h"
#include "report_fixture.h"

#include "author/init/init.h"
#include "author/init/prose.h"
#include "author/init/weigh.h"

static const char *profile_text(bool minimal)
{
    struct strbuf out;
    strbuf_init(&out);
    assert_true(init_profile(court_pack, minimal, &out));
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static const char *overlay_text(void)
{
    struct strbuf out;
    strbuf_init(&out);
    init_overlay(court_pack, "ours", "./tiny", &out);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static void a_profile_has_every_question_and_nothing_else(void **state)
{
    const char *text = profile_text(false);
    (void)state;
    for (uint32_t i = 0; i < court_pack->vocabulary.count; i++) {
        const struct fact *fact = &court_pack->vocabulary.facts[i];
        const char *key = strchr(fact->name, '.') + 1;
        const char *commented = arena_printf(&court_arena, " #%s: ", key);
        const char *held = arena_printf(&court_arena, " %s: unknown\n", key);
        bool found = strstr(text, commented) || strstr(text, held);
        if (found == (fact->derived || fact->reserved))
            fail_msg("%s in:\n%s", fact->name, text);
        if (fact->question && !fact->derived)
            check_has(text, arena_printf(&court_arena, "# %s", fact->question));
    }
}

static void a_question_tells_its_values_bands_and_unit(void **state)
{
    court_use_text(
        COURT_HEAD
        "facts:\n"
        "  - {fact: component.kind, type: choice, values: [a, b], question: Which?,\n"
        "     ask_if: [component.size_of == small, component.bool == true], otherwise: a}\n"
        "  - {fact: component.size_of, type: number, unit: MB, range: 0 .. 9 MB, question: How?,\n"
        "     find_out: Look., bands: {small: 0 .. 2 MB, large: 2 .. 9 MB}}\n"
        "  - {fact: component.bool, type: bool, question: Is it?}\n"
        "  - {fact: component.set, type: set, values: {x: what x is, other: its other}, question: "
        "Q?}\n"
        "  - {fact: team.level, type: level, values: [low, high], question: L?,\n"
        "     default: [{when: team.text matches /x/, value: low}, {value: high}]}\n"
        "  - {fact: team.text, type: text, question: T?}\n"
        "  - {fact: team.last, type: choice, question: L?, ask_if: {any: [team.level == low,\n"
        "     team.level == high]}, otherwise: one, values: [one, two]}\n");
    const char *text = profile_text(false);
    (void)state;
    check_has(text, "    # Which?\n"
                    "    #   asked where component.size_of == small and component.bool == true\n"
                    "    #   one of: a, b\n    #kind: a | b\n");
    check_has(text, "    # How?\n    #   to find out: Look.\n"
                    "    #   0 MB .. 9 MB; or by name: small 0 MB .. 2 MB, large 2 MB .. 9 MB\n"
                    "    #size_of: 0 MB .. 9 MB\n");
    check_has(text, "    # Is it?\n    #   one of: false, true\n    #bool: unknown\n");
    check_has(text, "    #   x      what x is\n    #   other  its other\n    #set: []\n");
    check_has(text, "  #   assumed without an answer: high\n  #level: low | high\n");
    check_has(text, "\n  # T?\n  text: unknown\n");
    check_has(text, "\n  # L?\n  #   one of: one, two\n  #last: one | two\n");
    court_back();
}

static void what_weighs_most_is_what_rules_carry_points_for(void **state)
{
    struct weights weights;
    court_use_text(
        COURT_HEAD
        "  half: {title: Half, weight: 0.5}\n"
        "facts:\n"
        "  - {fact: component.a, type: bool, question: A?}\n"
        "  - {fact: component.b, type: bool, question: B?}\n"
        "  - {fact: component.c, type: bool, question: C?}\n"
        "  - {fact: component.d, type: bool, derived: true, otherwise: false}\n"
        "  - {fact: component.e, type: bool, question: E?}\n"
        "rules:\n"
        "  - {id: r1, criterion: pace, when: component.d == true, favours: {left: strong},\n"
        "     because: B.}\n"
        "  - {id: r2, when: component.c == true, derives: {component.d: true}, because: B.}\n"
        "  - {id: r3, criterion: half, when: [component.a == true, component.a == true],\n"
        "     favours: {left: strong}, because: B.}\n"
        "  - {id: r4, criterion: pace, when: component.b == true, against: {left: slight},\n"
        "     because: B.}\n");
    (void)state;
    /* c has the 6 of what is derived from it, a half of 6, b 1, e 0: 10 in all. */
    assert_true(weigh_facts(&court_arena, court_pack, &weights));
    assert_int_equal(weights.asked, 4);
    assert_int_equal(weights.count, 1);
    assert_true(weights.chosen[fact_find(&court_pack->vocabulary, "component.c")]);
    court_pack->rules[0].disabled = true;
    assert_true(weigh_facts(&court_arena, court_pack, &weights));
    assert_int_equal(weights.count, 1);
    assert_true(weights.chosen[fact_find(&court_pack->vocabulary, "component.a")]);
    const char *text = profile_text(true);
    check_has(text, "Only 1 of its 4 questions");
    check_has(text, "    #a: unknown\n");
    check_lacks(text, "#b: ");
    court_back();
}

static void a_pack_without_rules_has_nothing_that_weighs_most(void **state)
{
    struct weights weights;
    court_use_text(COURT_HEAD "facts: [{fact: team.a, type: bool, question: A?}]\n");
    (void)state;
    assert_true(weigh_facts(&court_arena, court_pack, &weights));
    assert_int_equal(weights.count, 0);
    check_lacks(profile_text(true), "\nteam:");
    check_has(overlay_text(), "extends: ./tiny\n");
    court_back();
}

static void an_overlay_shows_each_change_on_another_thing(void **state)
{
    const char *text = overlay_text();
    (void)state;
    check_has(text, "\npack: ours\n");
    check_has(text, "\n#criteria:\n#  speed: {weight: 2, reason: ");
    check_has(text, "\n#  - adjust: large-records\n#    narrow: ");
    check_has(text, "\n#    disable: true\n");
    check_has(text, "\n#    favours: {");
    check_has(text, "\n#  - adjust: project.stores\n#    values: {third: ");
    check_has(text, "\n#  - {adjust: ledger-without-transactions, disable: true, ");
}

static void editors_are_told_of_the_schema(void **state)
{
    struct strbuf out;
    (void)state;
    strbuf_init(&out);
    init_modeline(&out, NULL);
    assert_int_equal(out.length, 0);
    init_modeline(&out, "profile.schema.json");
    assert_string_equal(out.text, "# yaml-language-server: $schema=profile.schema.json\n");
    strbuf_fini(&out);
}

static void comments_are_broken_at_words(void **state)
{
    struct strbuf out;
    (void)state;
    strbuf_init(&out);
    prose_printf(&out, 85, 2, "%s", "äöüßäöüß one\ntwo");
    const char *indent = "                                                                        "
                         "             ";
    assert_string_equal(
        out.text, arena_printf(&court_arena, "%s#   äöüßäöüß\n%s#     one two\n", indent, indent));
    strbuf_fini(&out);
}

static void writing_survives(void **state)
{
    long n = 0;
    (void)state;
    for (bool failed = true; failed; n++) {
        struct strbuf out;
        strbuf_init(&out);
        failing_memory(n);
        bool done = init_profile(court_pack, n % 2, &out);
        init_overlay(court_pack, "ours", "./tiny", &out);
        failed = failing_stop();
        assert_int_equal(done && !out.failed, !failed);
        strbuf_fini(&out);
    }
    assert_true(n > 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile_has_every_question_and_nothing_else),
        cmocka_unit_test(a_question_tells_its_values_bands_and_unit),
        cmocka_unit_test(what_weighs_most_is_what_rules_carry_points_for),
        cmocka_unit_test(a_pack_without_rules_has_nothing_that_weighs_most),
        cmocka_unit_test(an_overlay_shows_each_change_on_another_thing),
        cmocka_unit_test(editors_are_told_of_the_schema),
        cmocka_unit_test(comments_are_broken_at_words),
        cmocka_unit_test(writing_survives),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
