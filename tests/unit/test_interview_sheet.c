/* Changes of a profile's text: what a person put in stays. */
#include "profile_fixture.h"

#include "decide/ruling.h"
#include "interview/sheet.h"

static int setup(void **state)
{
    (void)state;
    return load_pack("tests/cases/office");
}

static struct sheet *read(struct reading *reading, const char *text)
{
    struct sheet_source source = {fixture_pack, {.path = "p.yaml", .format = DOCUMENT_YAML}};
    arena_init(&reading->scratch);
    diags_init(&reading->diags, &reading->scratch);
    return sheet_read(&source, text, strlen(text), &reading->scratch, &reading->diags);
}

static struct spot spot_of(const char *fact, int component)
{
    uint32_t found = fact_find(&fixture_pack->vocabulary, fact);
    assert_int_not_equal(found, FACT_NONE);
    return (struct spot){found, component < 0 ? COMPONENT_NONE : (uint32_t)component};
}

/* An answer that is given; without a value it is taken away. */
struct row {
    const char *before;
    const char *fact;
    int component; /* below 0: the project */
    const char *value;
    const char *note;
    const char *after;
};

static void check_row(const struct row *row)
{
    struct reading reading;
    struct strbuf out;
    struct sheet *sheet = read(&reading, row->before);
    assert_non_null(sheet);
    struct spot spot = spot_of(row->fact, row->component);
    strbuf_init(&out);
    assert_true(row->value ? sheet_give(sheet, spot, row->value, row->note, &out)
                           : sheet_forget(sheet, spot, &out));
    assert_string_equal(out.text, row->after);
    struct reading again;
    struct sheet *changed = read(&again, out.text);
    assert_non_null(changed);
    assert_int_equal(sheet_answer(changed, spot) != NULL, row->value != NULL);
    sheet_free(changed);
    sheet_free(sheet);
    strbuf_fini(&out);
    arena_fini(&reading.scratch);
    arena_fini(&again.scratch);
}

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i]);
}

static void an_answer_of_the_project_goes_into_its_group(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"ruling: 1\n", "team.size", -1, "7", NULL, "ruling: 1\nteam:\n  size: 7\n"},
        {"ruling: 1\nteam: {size: 3} # c\n", "team.size", -1, "7", NULL,
         "ruling: 1\nteam: {size: 7} # c\n"},
        {"ruling: 1\nname: X\n# parts\ncomponents:\n  - name: a\n", "team.size", -1, "~7", "so far",
         "ruling: 1\nname: X\nteam:\n  size: {value: ~7, note: so far}\n# parts\n"
         "components:\n  - name: a\n"},
        {"ruling: 1\nproject:\n  remark: x\n", "project.machines", -1, "[tea, coffee]", NULL,
         "ruling: 1\nproject:\n  remark: x\n  machines: [tea, coffee]\n"},
        {"{ruling: 1}\n", "team.size", -1, "7", NULL, "{ruling: 1, team: {size: 7}}\n"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void an_answer_of_a_component_goes_into_its_item(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"ruling: 1\n", "component.mood", 0, "calm", NULL, "ruling: 1\ncomponent:\n  mood: calm\n"},
        {"ruling: 1\ncomponents:\n  - name: a\n    # of b\n  - {name: b}\n", "component.mood", 1,
         "calm", NULL,
         "ruling: 1\ncomponents:\n  - name: a\n    # of b\n  - {name: b, mood: calm}\n"},
        {"ruling: 1\ncomponents:\n  - name: a\n    mood: hectic # today\n", "component.mood", 0,
         "calm", NULL, "ruling: 1\ncomponents:\n  - name: a\n    mood: calm # today\n"},
        {"ruling: 1\ncomponents:\n  - name: a\n", "team.size", 0, "7", NULL,
         "ruling: 1\ncomponents:\n  - name: a\n    team:\n      size: 7\n"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void a_note_stays_unless_another_is_given(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"ruling: 1\nteam: {size: {value: 3, note: old, by: Ada}}\n", "team.size", -1, "7", NULL,
         "ruling: 1\nteam: {size: {value: 7, note: old, by: Ada}}\n"},
        {"ruling: 1\nteam: {size: {value: 3, note: old, by: Ada}}\n", "team.size", -1, "7",
         "new: yes", "ruling: 1\nteam: {size: {value: 7, note: \"new: yes\", by: Ada}}\n"},
        {"ruling: 1\nteam: {size: {value: 3, note: old}}\n", "team.size", -1, "7", "",
         "ruling: 1\nteam: {size: {value: 7}}\n"},
        {"ruling: 1\nteam:\n  size:\n    value: 3\n    by: Ada\n", "team.size", -1, "7", "n",
         "ruling: 1\nteam:\n  size:\n    value: 7\n    by: Ada\n    note: n\n"},
        {"ruling: 1\nteam: {size: 3}\n", "team.size", -1, "7", "", "ruling: 1\nteam: {size: 7}\n"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void what_is_forgotten_goes_with_groups_that_hold_nothing_else(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"ruling: 1\nteam:\n  size: 7\nname: X\n", "team.size", -1, NULL, NULL,
         "ruling: 1\nname: X\n"},
        {"ruling: 1\nproject: {remark: x, machines: []}\n", "project.remark", -1, NULL, NULL,
         "ruling: 1\nproject: {machines: []}\n"},
        {"ruling: 1\ncomponents:\n  - name: a\n    mood: calm\n", "component.mood", 0, NULL, NULL,
         "ruling: 1\ncomponents:\n  - name: a\n"},
        {"ruling: 1\ncomponent: {mood: calm}\n", "component.mood", 0, NULL, NULL, "ruling: 1\n"},
        {"ruling: 1\n# nothing\n", "team.size", -1, NULL, NULL, "ruling: 1\n# nothing\n"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
}

/* ---- components and links ---- */

static const char three[] = "ruling: 1\n"
                            "components:\n"
                            "  - name: a # first\n"
                            "  # second\n"
                            "  - name: \"b\"\n"
                            "    mood: calm\n"
                            "  - {name: c}\n"
                            "links:\n"
                            "  - {between: [a, b], via: corridor}\n"
                            "  - between: [c, \"b\"]\n"
                            "  - {between: [a, c]}\n"
                            "waivers:\n"
                            "  - {rule: habit, component: b, reason: r}\n";

static void a_component_is_renamed_wherever_it_is_named(void **state)
{
    (void)state;
    struct reading reading;
    struct strbuf out;
    struct sheet *sheet = read(&reading, three);
    assert_non_null(sheet);
    strbuf_init(&out);
    assert_true(sheet_rename_component(sheet, 1, "the: other", &out));
    assert_string_equal(out.text, "ruling: 1\n"
                                  "components:\n"
                                  "  - name: a # first\n"
                                  "  # second\n"
                                  "  - name: \"the: other\"\n"
                                  "    mood: calm\n"
                                  "  - {name: c}\n"
                                  "links:\n"
                                  "  - {between: [a, \"the: other\"], via: corridor}\n"
                                  "  - between: [c, \"the: other\"]\n"
                                  "  - {between: [a, c]}\n"
                                  "waivers:\n"
                                  "  - {rule: habit, component: \"the: other\", reason: r}\n");
    strbuf_fini(&out);
    sheet_free(sheet);
    arena_fini(&reading.scratch);
}

static void a_component_goes_with_what_names_it(void **state)
{
    (void)state;
    struct reading reading;
    struct strbuf out;
    struct sheet *sheet = read(&reading, three);
    strbuf_init(&out);
    assert_true(sheet_remove_component(sheet, 1, &out));
    assert_string_equal(out.text, "ruling: 1\n"
                                  "components:\n"
                                  "  - name: a # first\n"
                                  "  # second\n"
                                  "  - {name: c}\n"
                                  "links:\n"
                                  "  - {between: [a, c]}\n");
    strbuf_fini(&out);
    sheet_free(sheet);
    arena_fini(&reading.scratch);
}

static void the_only_component_goes_with_the_list(void **state)
{
    (void)state;
    struct reading reading;
    struct strbuf out;
    struct sheet *sheet = read(&reading, "ruling: 1\ncomponents:\n  - name: a\nname: X\n");
    strbuf_init(&out);
    assert_true(sheet_remove_component(sheet, 0, &out));
    assert_string_equal(out.text, "ruling: 1\nname: X\n");
    strbuf_fini(&out);
    sheet_free(sheet);
    arena_fini(&reading.scratch);
}

static void components_are_added_in_the_style_of_the_list(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"ruling: 1\n", "ruling: 1\ncomponents:\n  - name: x y\n"},
        {"ruling: 1\ncomponents: [{name: a}]\n",
         "ruling: 1\ncomponents: [{name: a}, {name: x y}]\n"},
        {"ruling: 1\ncomponents:\n- name: a\n  mood: calm\n\nname: Z\n",
         "ruling: 1\ncomponents:\n- name: a\n  mood: calm\n- name: x y\n\nname: Z\n"},
        {"{ruling: 1}", "{ruling: 1, components: [{name: x y}]}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading;
        struct strbuf out;
        struct sheet *sheet = read(&reading, rows[i][0]);
        strbuf_init(&out);
        assert_true(sheet_add_component(sheet, "x y", &out));
        assert_string_equal(out.text, rows[i][1]);
        strbuf_fini(&out);
        sheet_free(sheet);
        arena_fini(&reading.scratch);
    }
}

static void a_link_is_added_or_changed(void **state)
{
    (void)state;
    struct reading reading;
    struct strbuf out;
    struct sheet *sheet =
        read(&reading, "ruling: 1\ncomponents: [{name: a}, {name: b}, {name: c}]\n"
                       "links:\n  - {between: [a, b], via: corridor}\n");
    strbuf_init(&out);
    assert_true(sheet_join(sheet, &(struct sheet_link){{"b", "a"}, "same_room", "high"}, &out));
    assert_non_null(strstr(out.text, "- {between: [a, b], via: same_room, traffic: high}\n"));
    strbuf_fini(&out);
    strbuf_init(&out);
    assert_true(sheet_join(sheet, &(struct sheet_link){{"b", "c"}, NULL, "low"}, &out));
    assert_non_null(strstr(out.text, "via: corridor}\n  - {between: [b, c], traffic: low}\n"));
    strbuf_fini(&out);
    strbuf_init(&out);
    assert_true(sheet_unjoin(sheet, 0, &out));
    assert_null(strstr(out.text, "links"));
    strbuf_fini(&out);
    sheet_free(sheet);
    arena_fini(&reading.scratch);
}

static void a_text_that_is_wrong_is_reported(void **state)
{
    (void)state;
    struct reading reading;
    assert_null(read(&reading, "ruling: 1\nteam: {size: lots}\n"));
    assert_int_equal(reading.diags.input, 1);
    assert_int_equal(reading.diags.list.items[0].code, R0108);
    assert_int_equal(source_place(reading.diags.list.items[0].span).line, 2);
    arena_fini(&reading.scratch);
    assert_null(read(&reading, ""));
    assert_int_equal(reading.diags.input, 1);
    arena_fini(&reading.scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_of_the_project_goes_into_its_group),
        cmocka_unit_test(an_answer_of_a_component_goes_into_its_item),
        cmocka_unit_test(a_note_stays_unless_another_is_given),
        cmocka_unit_test(what_is_forgotten_goes_with_groups_that_hold_nothing_else),
        cmocka_unit_test(a_component_is_renamed_wherever_it_is_named),
        cmocka_unit_test(a_component_goes_with_what_names_it),
        cmocka_unit_test(the_only_component_goes_with_the_list),
        cmocka_unit_test(components_are_added_in_the_style_of_the_list),
        cmocka_unit_test(a_link_is_added_or_changed),
        cmocka_unit_test(a_text_that_is_wrong_is_reported),
    };
    return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
