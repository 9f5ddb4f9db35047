#include "document_fixture.h"

static void mistakes_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *message;
        const char *covered;
        uint32_t column;
    } rows[] = {
        {"{\"a\": 1,}", "a comma behind the last item", ",", 8},
        {"[1, 2 , ]", "a comma behind the last item", ",", 7},
        {"[1, // é\n2]", "JSON has no comments", "//", 5},
        {"[1 /* é */]", "JSON has no comments", "/*", 4},
        {"# x\n[]", "JSON has no comments", "#", 1},
        {"[] // x", "JSON has no comments", "//", 4},
        {"{/**/}", "JSON has no comments", "/**/", 2},
        {"{'a': 1}", "keys and texts take double quotes in JSON", "'a'", 2},
        {"['a b']", "keys and texts take double quotes in JSON", "'a", 2},
        {"{é: 1}", "a key in double quotes is expected", "é", 2},
        {"{1: 2}", "a key in double quotes is expected", "1", 2},
        {"{,}", "a key in double quotes is expected", ",", 2},
        {"{\"a\":1,,}", "a key in double quotes is expected", ",", 8},
        {"{\"é\" 1}", "a colon is missing behind the key", "1", 6},
        {"{\"a\"}", "a colon is missing behind the key", "}", 5},
        {"{\"a\", 1}", "a colon is missing behind the key", ",", 5},
        {"{\"a\": }", "a value is missing", "}", 7},
        {"{\"a\":: 1}", "a value is missing", ":", 6},
        {"[,1]", "a value is missing", ",", 2},
        {"[1,,2]", "a value is missing", ",", 4},
        {":", "a value is missing", ":", 1},
        {"{\"a\": 1 \"b\": 2}", "a comma or `}` is missing", "\"b\"", 9},
        {"{\"a\": 1]", "a comma or `}` is missing", "]", 8},
        {"[1 2]", "a comma or `]` is missing", "2", 4},
        {"[1}", "a comma or `]` is missing", "}", 3},
        {"[\"a\"\"b\"]", "a comma or `]` is missing", "\"b\"", 5},
        {"{\"a\": 1 \"b\\\"\\q\"}", "a comma or `}` is missing", "\"b\\\"\\q\"", 9},
        {"[\"a\"b]", "a comma or `]` is missing", "b", 5},
        {"{}x", "text behind the end of the JSON value", "x", 3},
        {"[1}, 2]", "a comma or `]` is missing", "}", 3},
        {"[1,}", "a value is missing", "}", 4},
        {"{[1]: 2}", "a key in double quotes is expected", "[", 2},
        {"[\"a\":1]", "a comma or `]` is missing", ":", 5},
        {"[\"b", "a quote that is not closed", "\"b", 2},
        {"{\"b\": 1, \"c: 2\n}", "a quote that is not closed", "\"c: 2", 10},
        {"[1\"]", "a quote that is not closed", "\"]", 3},
        {"[] \"b", "a quote that is not closed", "\"b", 4},
        {"[] \"b\nc\"", "a quote that is not closed", "\"b", 4},
        {"\"b\\", "a quote that is not closed", "\"b\\", 1},
        {"\"b\\u12", "a quote that is not closed", "\"b\\u12", 1},
        {"\"b\\\"", "a quote that is not closed", "\"b\\\"", 1},
        {"{\"a\": \"b\\\r\n\"}", "a quote that is not closed", "\"b\\", 7},
        {"\"a\tb\"", "a tab inside a text", "\t", 3},
        {"{\"a\": 1, \"é\t\": 2}", "a tab inside a text", "\t", 12},
        {"[1, \"a\\t\tb\"]", "a tab inside a text", "\t", 9},
        {"\"é\\q\"", "an escape that JSON does not have", "\\q", 3},
        {"\"\\é\"", "an escape that JSON does not have", "\\é", 2},
        {"\"\\'\"", "an escape that JSON does not have", "\\'", 2},
        {"\"\\u12\"", "an escape with too few digits", "\\u12", 2},
        {"\"\\u\"", "an escape with too few digits", "\\u", 2},
        {"\"\\u12é4\"", "an escape with too few digits", "\\u12é", 2},
        {"\"\\u123é\"", "an escape with too few digits", "\\u123é", 2},
        {"\"\\u 123\"", "an escape with too few digits", "\\u ", 2},
        {"\"\\u1\\n\"", "an escape with too few digits", "\\u1\\", 2},
        {"\"\\ud800\\u00\"", "an escape with too few digits", "\\u00", 8},
        {"\"\\ud83d\\ude0\"", "an escape with too few digits", "\\ude0", 8},
        {"\"\\U0041\"", "an escape that JSON does not have", "\\U", 2},
        {"1 2", "text behind the end of the JSON value", "2", 3},
        {"{} \"x\"", "text behind the end of the JSON value", "\"x\"", 4},
        {"[]]", "text behind the end of the JSON value", "]", 3},
        {"NaN", "this is no JSON value", "NaN", 1},
        {"[Infinity]", "this is no JSON value", "Infinity", 2},
        {"[True]", "this is no JSON value", "True", 2},
        {"[truefalse]", "this is no JSON value", "truefalse", 2},
        {"nulll", "this is no JSON value", "nulll", 1},
        {"{\"a\": tru", "this is no JSON value", "tru", 7},
        {"[vrai]", "this is no JSON value", "vrai", 2},
        {"012", "this is no JSON number", "012", 1},
        {"\xef\xbb\xbf-012", "this is no JSON number", "-012", 2},
        {"1.", "this is no JSON number", "1.", 1},
        {"[1, 1.5.2]", "this is no JSON number", "1.5.2", 5},
        {"[01]", "this is no JSON number", "01", 2},
        {"[-01]", "this is no JSON number", "-01", 2},
        {"[+1]", "this is no JSON number", "+1", 2},
        {"[.5]", "this is no JSON number", ".5", 2},
        {"[1.]", "this is no JSON number", "1.", 2},
        {"[-]", "this is no JSON number", "-", 2},
        {"[-Infinity]", "this is no JSON number", "-Infinity", 2},
        {"[1e]", "this is no JSON number", "1e", 2},
        {"[0x10]", "this is no JSON number", "0x10", 2},
        {"[60%]", "this is no JSON number", "60%", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_json(&fixture, rows[i].text);
        check_count(&fixture, 1);
        assert_string_equal(diag_at(&fixture, 0)->message, rows[i].message);
        check_diag(&fixture, 0, R0011, rows[i].covered);
        check_place(diag_at(&fixture, 0)->span, 1, rows[i].column);
        assert_non_null(diag_at(&fixture, 0)->label);
        assert_null(fixture.root);
        fixture_fini(&fixture);
    }
}

static void an_early_end_says_what_is_missing(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *label;
        uint32_t column;
    } rows[] = {
        {"{", "a key in double quotes is expected", 2},
        {"{\"a\"", "a colon is missing behind the key", 5},
        {"{\"a\":  \n\n", "a value is missing", 6},
        {"{\"a\": 1", "a comma or `}` is missing", 8},
        {"{\"a\": 1,", "a key in double quotes is expected", 9},
        {"[", "a value is missing", 2},
        {"[1\n", "a comma or `]` is missing", 3},
        {"[1,", "a value is missing", 4},
        {"[1, ", "a value is missing", 4},
        {"[\"a\", {\"b\": []} ", "a comma or `]` is missing", 16},
        {"\xef\xbb\xbf[", "a value is missing", 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_json(&fixture, rows[i].text);
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0011, "");
        assert_string_equal(diag_at(&fixture, 0)->message, "the text ends too early");
        assert_string_equal(diag_at(&fixture, 0)->label, rows[i].label);
        check_place(diag_at(&fixture, 0)->span, 1, rows[i].column);
        fixture_fini(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(an_early_end_says_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
