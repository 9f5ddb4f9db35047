#include "report_fixture.h"

#include "report/about.h"

static struct strbuf out;

static int begin(void **state)
{
    (void)state;
    strbuf_init(&out);
    return 0;
}

static int end(void **state)
{
    (void)state;
    strbuf_fini(&out);
    return 0;
}

static void every_limit_has_a_line(void **state)
{
    (void)state;
    const struct style wide = {200, false, false, NULL};
    about_limits_text(&wide, &out);
    for (int i = 0; i < LIMIT_COUNT; i++) {
        const struct limit_entry *limit = &limits[i];
        check_has(out.text,
                  arena_printf(&court_arena, "%-18s%8llu %-12s%s\n", limit->name,
                               (unsigned long long)limit->value, limit->unit, limit->covers));
    }
    end(NULL);
    const struct style narrow = {60, false, false, NULL};
    about_limits_text(&narrow, &out);
    check_fits(out.text, 60);
}

static void every_limit_is_in_json(void **state)
{
    (void)state;
    about_limits_json(&out);
    const struct node *list = json_at(json_of(out.text), "limits");
    assert_int_equal(list->count, LIMIT_COUNT);
    for (int i = 0; i < LIMIT_COUNT; i++) {
        assert_string_equal(json_at(list->items[i], "name")->text, limits[i].name);
        check_json(list->items[i], "value",
                   arena_printf(&court_arena, "%llu", (unsigned long long)limits[i].value));
    }
}

static void every_code_is_explained(void **state)
{
    (void)state;
    for (enum diag_code code = 0; code < DIAG_CODES; code++) {
        end(NULL);
        about_code_text(code, &plain_style, &out);
        check_fits(out.text, 80);
        check_has(out.text, arena_printf(&court_arena, "diagnostic %s\n  %s\n",
                                         diag_entries[code].name, diag_entries[code].title));
        check_has(out.text, "  meaning     ");
        end(NULL);
        about_code_json(code, &out);
        const struct node *root = json_of(out.text);
        assert_string_equal(json_at(root, "code")->text, diag_entries[code].name);
        assert_string_equal(json_at(root, "meaning")->text, diag_entries[code].text);
        assert_non_null(json_find(root, "class"));
    }
}

static void classes_are_told_apart(void **state)
{
    (void)state;
    about_code_text(R0107, &plain_style, &out);
    check_has(out.text, "  class       error in what was given (exit status 2)\n");
    about_code_text(R0050, &plain_style, &out);
    check_has(out.text, "  class       limit or failure (exit status 3)\n");
    about_code_text(R0117, &plain_style, &out);
    check_has(out.text, "  class       warning\n");
}

static void the_version_names_the_pack(void **state)
{
    (void)state;
    about_version_text("1.2.3", court_pack, &out);
    check_has(line_with(out.text, "ruling "), " 1.2.3");
    check_has(out.text,
              arena_printf(&court_arena, "tiny 0.1.0, digest %.12s\n", court_pack->digest));
    end(NULL);
    about_version_json("1.2.3", court_pack, &out);
    const struct node *root = json_of(out.text);
    check_json(root, "version", "\"1.2.3\"");
    check_json(root, "pack/name", "\"tiny\"");
    assert_string_equal(json_at(root, "pack/digest")->text, court_pack->digest);
    const struct node *libraries = json_at(root, "libraries");
    assert_true(libraries->count > 0);
    for (uint32_t i = 0; i < libraries->count; i++)
        assert_in_range(libraries->entries[i].value->text[0], '0', '9');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_limit_has_a_line, begin, end),
        cmocka_unit_test_setup_teardown(every_limit_is_in_json, begin, end),
        cmocka_unit_test_setup_teardown(every_code_is_explained, begin, end),
        cmocka_unit_test_setup_teardown(classes_are_told_apart, begin, end),
        cmocka_unit_test_setup_teardown(the_version_names_the_pack, begin, end),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
