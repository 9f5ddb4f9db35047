#include "fair_fixture.h"

#include "report/names.h"

static const char *names(const struct ruling *ruling, uint64_t components, uint32_t most)
{
    struct strbuf out;
    strbuf_init(&out);
    names_add(&out, ruling, components, most);
    const char *text = arena_copy(&court_arena, out.text ? out.text : "", out.length);
    strbuf_fini(&out);
    return text;
}

static void lists_of_names_are_cut(void **state)
{
    (void)state;
    const struct ruling *ruling =
        fair_rule("components: [{name: a}, {name: x, outside: true}, {name: b}, {name: c},\n"
                  "  {name: d}]\n");
    assert_int_equal(names_all(ruling), 15);
    assert_string_equal(names(ruling, 15, 9), "a, b, c, d");
    assert_string_equal(names(ruling, 15, 2), "a, b and 2 more");
    assert_string_equal(names(ruling, 10, 1), "b, d");
    assert_string_equal(names(ruling, 14, 1), "b and 2 more");
    /* One name takes no more room than `and 1 more`. */
    assert_string_equal(names(ruling, 15, 3), "a, b, c, d");
    assert_string_equal(names(ruling, 0, 3), "");
    fair_forget();
}

static void as_many_components_as_there_may_be(void **state)
{
    (void)state;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, FAIR_PROJECT "components:\n");
    for (int i = 0; i < 64; i++)
        strbuf_printf(&text, "  - {name: c%d, lean: %s}\n", i, i == 63 ? "right6" : "left6");
    const struct ruling *ruling = fair_rule(text.text);
    strbuf_fini(&text);
    assert_true(names_all(ruling) == UINT64_MAX);
    assert_true(ruling->split.exists);
    const struct plan *split = &ruling->plans[ruling->split.plan];
    assert_true(names_placed(ruling, split, 1) == UINT64_C(1) << 63);
    assert_true(names_placed(ruling, split, 0) == UINT64_MAX >> 1);
    assert_string_equal(names(ruling, UINT64_MAX, 2), "c0, c1 and 62 more");
    fair_forget();
}

static const char *verdict(const struct ruling *ruling, enum verdict_kind kind, uint32_t option)
{
    struct strbuf out;
    strbuf_init(&out);
    names_add_verdict(&out, ruling, kind, option);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static const char *plan(const struct ruling *ruling, enum plan_kind kind)
{
    struct plan made = {.kind = kind, .option = 1};
    struct strbuf out;
    strbuf_init(&out);
    names_add_plan(&out, ruling, &made);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

/* Beside a split an option is that option alone. */
static void verdicts_and_plans_have_words(void **state)
{
    (void)state;
    const struct ruling *ruling = fair_rule("components: [{name: a}, {name: b}]\n");
    assert_string_equal(verdict(ruling, VERDICT_OPTION, 1), "Right alone");
    assert_string_equal(verdict(ruling, VERDICT_SPLIT, OPTION_NONE), "a split");
    assert_string_equal(verdict(ruling, VERDICT_EITHER, OPTION_NONE), "a toss-up");
    assert_string_equal(verdict(ruling, VERDICT_NONE, OPTION_NONE), "no plan");
    assert_string_equal(plan(ruling, PLAN_OPTION), "Right alone");
    assert_string_equal(plan(ruling, PLAN_SPLIT), "the split");
    assert_string_equal(plan(ruling, PLAN_AS_IS), "how it is today");
    fair_forget();
    ruling = fair_rule("component: {}\n");
    assert_string_equal(verdict(ruling, VERDICT_OPTION, 0), "Left");
    assert_string_equal(plan(ruling, PLAN_OPTION), "Right");
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_names_are_cut),
        cmocka_unit_test(as_many_components_as_there_may_be),
        cmocka_unit_test(verdicts_and_plans_have_words),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
