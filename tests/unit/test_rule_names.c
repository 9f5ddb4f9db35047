/* Names: what they look like, and finding them in lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "rule/names.h"

static void test_forms(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool fits[NAME_FORMS]; /* id, source, value, fact */
    } cases[] = {
        {"a", {true, true, true, false}},           {"a1_b", {true, true, true, false}},
        {"a-b", {true, true, false, false}},        {"A", {false, true, false, false}},
        {"aB", {false, true, false, false}},        {"a.b", {false, false, false, true}},
        {"a.b_1.c2", {false, false, false, true}},  {"a.b-c", {false, false, false, false}},
        {"a.", {false, false, false, false}},       {"a..b", {false, false, false, false}},
        {".a", {false, false, false, false}},       {"a.1", {false, false, false, false}},
        {"", {false, false, false, false}},         {"1a", {false, false, false, false}},
        {"-a", {false, false, false, false}},       {"_a", {false, false, false, false}},
        {"a b", {false, false, false, false}},      {"ä", {false, false, false, false}},
        {"true", {false, false, false, false}},     {"false", {false, false, false, false}},
        {"null", {false, false, false, false}},     {"unknown", {false, false, false, false}},
        {"trues", {true, true, true, false}},       {"nul", {true, true, true, false}},
        {"unknown.x", {false, false, false, true}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int form = 0; form < NAME_FORMS; form++) {
            if (name_fits(cases[i].text, (enum name_form)form) != cases[i].fits[form])
                fail_msg("`%s` and %s", cases[i].text, name_pattern((enum name_form)form));
        }
    }
}

static void test_component_facts(void **state)
{
    (void)state;
    assert_true(name_of_component("component.role"));
    assert_true(name_of_component("component.a.b"));
    assert_false(name_of_component("components.role"));
    assert_false(name_of_component("component"));
    assert_false(name_of_component("team.component"));
}

static void test_profile_keys(void **state)
{
    (void)state;
    assert_string_equal(name_profile_key("component.pin_reason"), "pin_reason");
    assert_string_equal(name_profile_key("components.x"), "components");
    assert_string_equal(name_profile_key("ruling.x.y"), "ruling");
    assert_null(name_profile_key("component.links"));
    assert_null(name_profile_key("component.pin_reasons"));
    assert_null(name_profile_key("link.x"));
    assert_null(name_profile_key("project.size"));
    assert_null(name_profile_key("links"));
}

static void test_find(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int other;
    } items[] = {{"one", 1}, {"two", 2}, {"two", 3}};
    struct names names = NAMES(items, 3);
    assert_int_equal(names_find(names, "one"), 0);
    assert_int_equal(names_find(names, "two"), 1);
    assert_int_equal(names_find(names, "three"), NAME_NONE);
    assert_string_equal(names_at(names, 2), "two");
    struct typo typo;
    typo_init(&typo, "onee");
    names_offer(names, &typo);
    assert_string_equal(typo.best, "one");
}

static void test_list(void **state)
{
    (void)state;
    static const char *const many[17] = {"a", "b", "c", "d", "e", "f", "g", "h", "i",
                                         "j", "k", "l", "m", "n", "o", "p", "q"};
    static const char long_name[] =
        "a_name_that_is_so_long_that_nobody_would_want_to_read_a_list_of "
        "such_names_below_an_excerpt_of_a_file_in_a_terminal";
    static const char *const wordy[] = {long_name, long_name};
    struct strbuf out;
    strbuf_init(&out);
    assert_false(names_list(NAMES(many, 17), &out));
    assert_false(names_list(NAMES(many, 0), &out));
    assert_false(names_list(NAMES(wordy, 2), &out));
    assert_int_equal(out.length, 0);
    assert_true(names_list(NAMES(many, 3), &out));
    assert_string_equal(out.text, "a, b, c");
    strbuf_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),        cmocka_unit_test(test_component_facts),
        cmocka_unit_test(test_profile_keys), cmocka_unit_test(test_find),
        cmocka_unit_test(test_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
