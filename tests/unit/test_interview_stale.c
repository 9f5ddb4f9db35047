/* Answers that the pack does not take any more. */
#include "profile_fixture.h"

#include "interview/stale.h"

static int setup(void **state)
{
    (void)state;
    return load_pack("tests/cases/office");
}

/* The text without stale answers, NULL where it is left alone; what was said is in `said`. */
static const char *drop(const char *text, struct strbuf *said)
{
    static char out[2048];
    struct sheet_source source = {fixture_pack, {.path = "p.yaml", .format = DOCUMENT_YAML}};
    struct arena arena;
    struct diags diags;
    struct strbuf changed;
    arena_init(&arena);
    diags_init(&diags, &arena);
    strbuf_init(&changed);
    strbuf_init(said);
    bool dropped = stale_drop(&source, text, strlen(text), &diags, &changed);
    assert_false(diags_failed(&diags));
    assert_int_equal(dropped, diags.list.count > 0);
    for (uint32_t i = 0; i < diags.list.count; i++)
        strbuf_printf(said, "%s\n", diags.list.items[i].message);
    snprintf(out, sizeof out, "%s", changed.text ? changed.text : "");
    strbuf_fini(&changed);
    arena_fini(&arena);
    return dropped ? out : NULL;
}

static void values_that_are_none_are_dropped_wherever_they_stand(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"ruling: 1\nteam: {size: lots} # c\nname: X\n", "ruling: 1\nname: X\n",
         "`lots` is neither a number nor a band of team.size; the answer is left out\n"},
        {"ruling: 1\ncomponent:\n  mood: dreamy # c\n  waits: 20 %\n",
         "ruling: 1\ncomponent:\n  waits: 20 %\n",
         "`dreamy` is no value of mood; the answer is left out\n"},
        {"ruling: 1\ncomponents:\n  - name: a\n  - name: b\n    # of b\n    team: {size: 900}\n",
         "ruling: 1\ncomponents:\n  - name: a\n  - name: b\n    # of b\n",
         "`900` is out of the range of team.size in b; the answer is left out\n"},
        {"ruling: 1\nproject: {machines: [tea, espresso], remark: x}\n",
         "ruling: 1\nproject: {remark: x}\n",
         "`espresso` is no value of project.machines; the answer is left out\n"},
        {"ruling: 1\ncomponent: {waits: {value: much, note: n}, mood: calm}\n",
         "ruling: 1\ncomponent: {mood: calm}\n",
         "`much` is neither a number nor a band of waits; the answer is left out\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct strbuf said;
        const char *text = drop(rows[i][0], &said);
        assert_non_null(text);
        assert_string_equal(text, rows[i][1]);
        assert_string_equal(said.text, rows[i][2]);
        strbuf_fini(&said);
    }
}

static void what_is_good_or_wrong_otherwise_is_left_alone(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "ruling: 1\nteam: {size: 7}\n",
        "ruling: 1\nteam: {sizes: 7}\n",
        "ruling: 1\nteam: {size: lots, sizes: 7}\n",
        "ruling: 1\ncomponents:\n  - {name: a, size: lots}\n",
        "team: {size: 7}\n",
        "ruling: [\n",
        "",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct strbuf said;
        assert_null(drop(rows[i], &said));
        assert_int_equal(said.length, 0);
        strbuf_fini(&said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_that_are_none_are_dropped_wherever_they_stand),
        cmocka_unit_test(what_is_good_or_wrong_otherwise_is_left_alone),
    };
    return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
