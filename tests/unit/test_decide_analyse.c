#include "explore_fixture.h"

#include "decide/explore/analyse.h"

static bool make(struct analysis *analysis, unsigned parts)
{
    return analyse(analysis, &court_arena, court_judge, true, parts, &court_diags);
}

static void nothing_is_made_that_nobody_asked_for(void **state)
{
    (void)state;
    look(EXPLORE_RIGHT);
    struct analysis analysis = {.ruling = look_ruling};
    assert_true(make(&analysis, 0));
    assert_null(analysis.agreement);
    assert_null(analysis.questions);
    assert_null(analysis.hinges);
    assert_null(analysis.acceptability);
    assert_null(analysis.sources);
    assert_null(analysis.flips);
    assert_true(make(&analysis, ANALYSE_AGREEMENT));
    assert_non_null(analysis.agreement);
    assert_null(analysis.questions);
    assert_null(analysis.flips);
    look_done();
}

static void parts_bring_what_they_need(void **state)
{
    (void)state;
    look("component: {load: 20}\n");
    struct analysis analysis = {.ruling = look_ruling};
    assert_true(make(&analysis, ANALYSE_SETTLING));
    assert_non_null(analysis.questions);
    assert_true(analysis.questions->settling_found);
    assert_null(analysis.hinges);
    struct analysis other = {.ruling = look_ruling};
    assert_true(make(&other, ANALYSE_HINGES));
    assert_non_null(other.questions);
    assert_non_null(other.hinges);
    assert_false(other.questions->settling_found);
    look_done();
}

static void what_was_made_stays(void **state)
{
    (void)state;
    look("component: {load: 20}\n");
    struct analysis analysis = {.ruling = look_ruling};
    assert_true(make(&analysis, ANALYSE_AGREEMENT | ANALYSE_FLIPS));
    const struct agreement *agreement = analysis.agreement;
    const struct flips *flips = analysis.flips;
    assert_true(make(&analysis, ANALYSE_ALL));
    assert_ptr_equal(analysis.agreement, agreement);
    assert_ptr_equal(analysis.flips, flips);
    assert_non_null(analysis.acceptability);
    assert_int_equal(analysis.source_count, 2);
    assert_true(make(&analysis, ANALYSE_ALL));
    assert_ptr_equal(analysis.flips, flips);
    look_done();
}

/* Of many questions that may matter, no set that settles the verdict is looked for. */
static void a_settling_set_is_for_few_questions(void **state)
{
    (void)state;
    struct strbuf text;
    look("component: {load: 20}\n");
    struct analysis few = {.ruling = look_ruling};
    assert_true(make(&few, ANALYSE_SETTLING_FEW));
    assert_true(few.questions->settling_found);
    look_done();
    strbuf_init(&text);
    strbuf_puts(&text, "components:\n");
    for (int i = 0; i < 12; i++)
        strbuf_printf(&text, "  - {name: c%d}\n", i);
    look_with(text.text, (struct judge_options){.assumptions = true});
    struct analysis many = {.ruling = look_ruling};
    assert_true(make(&many, ANALYSE_SETTLING_FEW));
    assert_true(many.questions->count > SETTLING_FEW);
    assert_false(many.questions->settling_found);
    look_done();
    strbuf_fini(&text);
}

/* Each part finds the same, whatever was made before it. */
static void parts_do_not_depend_on_their_order(void **state)
{
    (void)state;
    look("components: [{name: a, load: 20}, {name: b, kind: c | b}]\n");
    struct analysis whole = {.ruling = look_ruling};
    assert_true(make(&whole, ANALYSE_ALL));
    for (unsigned part = ANALYSE_FLIPS; part > 0; part /= 2) {
        struct analysis one = {.ruling = look_ruling};
        assert_true(make(&one, part));
        if (one.agreement)
            assert_int_equal(one.agreement->same, whole.agreement->same);
        if (one.acceptability)
            assert_int_equal(one.acceptability->same, whole.acceptability->same);
        if (one.flips)
            assert_int_equal(one.flips->count, whole.flips->count);
        for (uint32_t i = 0; one.questions && i < one.questions->count; i++) {
            assert_int_equal(one.questions->items[i].fact, whole.questions->items[i].fact);
            assert_int_equal(one.questions->items[i].information,
                             whole.questions->items[i].information);
        }
        for (uint32_t i = 0; one.hinges && i < one.questions->count; i++)
            assert_int_equal(one.hinges[i].rule_count, whole.hinges[i].rule_count);
        for (uint32_t i = 0; i < one.source_count; i++)
            assert_outcome(one.sources[i].outcome, whole.sources[i].outcome.verdict,
                           whole.sources[i].outcome.option);
    }
    look_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_made_that_nobody_asked_for),
        cmocka_unit_test(parts_bring_what_they_need),
        cmocka_unit_test(what_was_made_stays),
        cmocka_unit_test(a_settling_set_is_for_few_questions),
        cmocka_unit_test(parts_do_not_depend_on_their_order),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
