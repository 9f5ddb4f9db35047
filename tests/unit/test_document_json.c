/* jansson is the judge here: what it takes and what it refuses, json_read must, too. */
#include "document_fixture.h"

#include <jansson.h>
#include <stdlib.h>

#include "document/json.h"
#include "failing.h"

static void scalars_keep_their_spelling(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_json(&fixture, "[1.50, -0, 1E+2, 1e400, true, false, null,\n"
                           " 123456789012345678901234567890, \"true\", \"\", \" x \"]");
    check_count(&fixture, 0);
    assert_int_equal(fixture.root->count, 11);
    static const char *const plain[] = {"1.50", "-0",    "1E+2", "1e400",
                                        "true", "false", "null", "123456789012345678901234567890"};
    for (uint32_t i = 0; i < 8; i++)
        check_scalar(fixture.root->items[i], STYLE_PLAIN, plain[i], plain[i]);
    check_scalar(fixture.root->items[8], STYLE_JSON_STRING, "true", "\"true\"");
    check_scalar(fixture.root->items[9], STYLE_JSON_STRING, "", "\"\"");
    check_scalar(fixture.root->items[10], STYLE_JSON_STRING, " x ", "\" x \"");
    fixture_fini(&fixture);
}

static void escapes_are_decoded(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *value;
    } rows[] = {
        {"\"\\\"\\\\\\/\"", "\"\\/"},
        {"\"\\t\\n\\r\"", "\t\n\r"},
        {"\"\\u0041\\u00e9\\u20AC\\uffFD\"", "Aé€\ufffd"},
        {"\"\\ud83d\\ude00\"", "😀"},
        {"\"\\uD83D\\uDE00x\\uDBFF\\uDFFD\"", "😀x\U0010fffd"},
        {"\"é\\u00e9é\"", "ééé"},
        {"\"\\\\u0041\"", "\\u0041"},
        {"\"\\\\\\\"\"", "\\\""},
        {"\"a\\nb\\nc\"", "a\nb\nc"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_json(&fixture, rows[i].text);
        check_count(&fixture, 0);
        check_scalar(fixture.root, STYLE_JSON_STRING, rows[i].value, rows[i].text);
        fixture_fini(&fixture);
    }
}

static void collections_cover_their_text(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_json(&fixture, " {\"é\": [1, {} , []],\r\n\t\"b\" : {\"c\":\"ü\"} } \n");
    check_count(&fixture, 0);
    check_span(fixture.root->span, "{\"é\": [1, {} , []],\r\n\t\"b\" : {\"c\":\"ü\"} }");
    const struct node *list = node_get(fixture.root, "é"), *map = node_get(fixture.root, "b");
    check_scalar(fixture.root->entries[0].key, STYLE_JSON_STRING, "é", "\"é\"");
    check_span(list->span, "[1, {} , []]");
    check_span(list->items[1]->span, "{}");
    check_span(list->items[2]->span, "[]");
    check_span(map->span, "{\"c\":\"ü\"}");
    check_place(map->span, 2, 8);
    check_scalar(node_get(map, "c"), STYLE_JSON_STRING, "ü", "\"ü\"");
    fixture_fini(&fixture);
}

static void any_value_may_be_the_document(void **state)
{
    (void)state;
    static const char *const texts[] = {"null", "1", "\"x\"", "true", "[]", "{}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        fixture_json(&fixture, texts[i]);
        check_count(&fixture, 0);
        check_span(fixture.root->span, texts[i]);
        fixture_fini(&fixture);
    }
}

static void a_byte_order_mark_is_skipped(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_json(&fixture, "\xef\xbb\xbf{\"a\": 1}");
    check_count(&fixture, 0);
    check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
    fixture_fini(&fixture);
    fixture_json(&fixture, "\xef\xbb\xbf\xef\xbb\xbf{}");
    check_diag(&fixture, 0, R0011, "\xef\xbb\xbf");
    fixture_fini(&fixture);
}

static void an_empty_text_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " \n\t\r\n", "\xef\xbb\xbf", "\xef\xbb\xbf\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        fixture_json(&fixture, texts[i]);
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0017, "");
        assert_null(fixture.root);
        fixture_fini(&fixture);
    }
}

static void every_second_key_is_reported(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_json(&fixture,
                 "{\"a\": 1, \"b\": 2,\n\"\\u0061\": 3, \"a\": 4, \"b\": {\"c\":1, \"c\":2}}");
    check_count(&fixture, 4);
    check_diag(&fixture, 0, R0016, "\"\\u0061\"");
    check_diag(&fixture, 1, R0016, "\"a\"");
    check_diag(&fixture, 2, R0016, "\"b\"");
    check_diag(&fixture, 3, R0016, "\"c\"");
    check_place(diag_at(&fixture, 1)->span, 2, 14);
    check_place(diag_at(&fixture, 1)->related, 1, 2);
    check_place(diag_at(&fixture, 2)->related, 1, 10);
    check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
    fixture_fini(&fixture);
}

static void control_characters_are_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_json(&fixture,
                 "{\"a\": \"x\\u0000y\", \"\\u0000\": 1, \"b\": [\"\\u001f\", \"\\b\", \"\\f\"],"
                 "\"c\": \"\\u007f\", \"d\": \"\\u0085\", \"e\": \"\\uffff\", \"f\": \"\\t\"}");
    check_count(&fixture, 8);
    static const char *const culprits[] = {"\"x\\u0000y\"", "\"\\u0000\"", "\"\\u001f\"",
                                           "\"\\b\"",       "\"\\f\"",     "\"\\u007f\"",
                                           "\"\\u0085\"",   "\"\\uffff\""};
    for (uint32_t i = 0; i < 8; i++)
        check_diag(&fixture, i, R0006, culprits[i]);
    check_scalar(node_get(fixture.root, "a"), STYLE_JSON_STRING, "x", "\"x\\u0000y\"");
    fixture_fini(&fixture);
    fixture_json(&fixture, "{\"a\": \"\x7f\"}");
    check_count(&fixture, 1);
    check_diag(&fixture, 0, R0006, "\x7f");
    fixture_fini(&fixture);
    fixture_read_n(&fixture, "[\"a\0b\"]", 7, DOCUMENT_JSON);
    check_count(&fixture, 1);
    assert_int_equal(diag_at(&fixture, 0)->code, R0006);
    assert_int_equal(diag_at(&fixture, 0)->span.start, 3);
    fixture_fini(&fixture);
}

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
        {"[\"a\":1]", "a comma or `]` is missing", ":", 5},
        {"[\"b", "a quote that is not closed", "\"b", 2},
        {"{\"b\": 1, \"c: 2\n}", "a quote that is not closed", "\"c: 2", 10},
        {"[1\"]", "a quote that is not closed", "\"]", 3},
        {"\"a\tb\"", "a tab inside a text", "\t", 3},
        {"\"é\\q\"", "an escape that JSON does not have", "\\q", 3},
        {"\"\\é\"", "an escape that JSON does not have", "\\é", 2},
        {"\"\\'\"", "an escape that JSON does not have", "\\'", 2},
        {"\"\\u12\"", "an escape that JSON does not have", "\\u12", 2},
        {"\"\\u12é4\"", "an escape that JSON does not have", "\\u12é", 2},
        {"\"\\u123é\"", "an escape that JSON does not have", "\\u123é", 2},
        {"\"\\u 123\"", "an escape that JSON does not have", "\\u 123", 2},
        {"\"\\U0041\"", "an escape that JSON does not have", "\\U", 2},
        {"\"\\ud800\"", "half of a surrogate pair", "\\ud800", 2},
        {"\"\\ud800 \"", "half of a surrogate pair", "\\ud800", 2},
        {"\"x\\uDFFFy\"", "half of a surrogate pair", "\\uDFFF", 3},
        {"\"\\ud800\\u0041\"", "half of a surrogate pair", "\\ud800\\u0041", 2},
        {"\"\\ud800\\ud800\"", "half of a surrogate pair", "\\ud800\\ud800", 2},
        {"\"\\ud800\\nxxxx\"", "half of a surrogate pair", "\\ud800", 2},
        {"\"\\ud800\\u00\"", "half of a surrogate pair", "\\ud800", 2},
        {"\"\\ud83d\\ude0\"", "half of a surrogate pair", "\\ud83d", 2},
        {"1 2", "text behind the end of the JSON value", "2", 3},
        {"{} \"x\"", "text behind the end of the JSON value", "\"x\"", 4},
        {"[]]", "text behind the end of the JSON value", "]", 3},
        {"NaN", "this is no JSON value", "NaN", 1},
        {"[Infinity]", "this is no JSON value", "Infinity", 2},
        {"[True]", "this is no JSON value", "True", 2},
        {"[truefalse]", "this is no JSON value", "truefalse", 2},
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

static void what_was_found_before_an_error_is_kept(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_json(&fixture, "{\"a\": 1, \"a\": 2, \"b\": ]");
    check_count(&fixture, 2);
    check_diag(&fixture, 0, R0016, "\"a\"");
    check_diag(&fixture, 1, R0011, "]");
    assert_null(fixture.root);
    fixture_fini(&fixture);
}

/* json_read and jansson must agree on what is JSON. */
static void check_agreement(const char *text, size_t length)
{
    struct fixture fixture;
    fixture_read_n(&fixture, text, length, DOCUMENT_JSON);
    json_error_t error;
    json_t *value = json_loadb(text, length,
                               JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &error);
    enum json_error_code code = json_error_code(&error);
    bool refused = fixture.root == NULL;
    /* Here only json_read is stricter, or jansson: characters, the range of numbers, keys. */
    bool stricter = fixture.diags.list.count > 0 && diag_at(&fixture, 0)->code != R0011;
    bool own =
        !value && (code == json_error_numeric_overflow || code == json_error_null_byte_in_key);
    if (!stricter && !own && refused != (value == NULL))
        fail_msg("no agreement on: %s", text);
    json_decref(value);
    fixture_fini(&fixture);
}

/* Changes a byte or two of good texts, in a sequence that is the same in every run. */
static void jansson_agrees_on_what_is_json(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{\"a\": [1, 2.5, -3e4], \"b\": {\"c\": null}, \"d\": \"x\"}",
        "[true, false, null, \"\\u00e9\\n\\\\\", \"\\ud83d\\ude00\", {}, []]",
        "  \"text with \\\"quotes\\\" \" ", "-0.5e+10", "[[[]], {\"a\": {\"b\": []}}]"};
    static const char bytes[] = "{}[],:\"\\ \n\t0123456789eE+-.truefalsn/u#'d8DcC";
    srand(1);
    for (int round = 0; round < 40000; round++) {
        char text[80];
        strcpy(text, texts[round % 5]);
        size_t length = strlen(text);
        for (int change = rand() % 3; change >= 0; change--) {
            size_t at = (size_t)rand() % length;
            if (rand() % 4 > 0)
                text[at] = bytes[(size_t)rand() % (sizeof bytes - 1)];
            else
                memmove(text + at, text + at + 1, length-- - at);
        }
        check_agreement(text, length);
    }
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "{\"a\": [1, \"\\u00e9 longer than the first room\"]}",
                                        "[1,]",
                                        "[\"\\q\"]",
                                        "{\"a\":1,\"a\":2}",
                                        "\"\\u0000\""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bool hit = true;
        for (long n = 0; hit; n++) {
            struct fixture fixture;
            failing_memory(n);
            fixture_json(&fixture, texts[i]);
            hit = failing_stop();
            assert_true(fixture.diags.no_memory == hit);
            fixture_fini(&fixture);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_keep_their_spelling),
        cmocka_unit_test(escapes_are_decoded),
        cmocka_unit_test(collections_cover_their_text),
        cmocka_unit_test(any_value_may_be_the_document),
        cmocka_unit_test(a_byte_order_mark_is_skipped),
        cmocka_unit_test(an_empty_text_is_refused),
        cmocka_unit_test(every_second_key_is_reported),
        cmocka_unit_test(control_characters_are_refused),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(an_early_end_says_what_is_missing),
        cmocka_unit_test(what_was_found_before_an_error_is_kept),
        cmocka_unit_test(jansson_agrees_on_what_is_json),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
