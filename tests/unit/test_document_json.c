/* yajl lets some things through, and a library may change: so a naive reader of RFC 8259 is the
 * judge of what json_read takes and what it refuses. */
#include "document_fixture.h"

#include <stdlib.h>

#include "document/json.h"
#include "failing_arena.h"

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

/* The judge: each function passes what it is named for, or returns NULL. The texts have no control
 * characters, and a NUL behind them. */
static const char *pass_value(const char *at);

static const char *pass_space(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static const char *pass_digits(const char *at)
{
    size_t digits = at ? strspn(at, "0123456789") : 0;
    return digits > 0 ? at + digits : NULL;
}

static const char *pass_number(const char *at)
{
    at += *at == '-';
    at = *at == '0' ? at + 1 : pass_digits(at);
    if (at && *at == '.')
        at = pass_digits(at + 1);
    if (at && (*at == 'e' || *at == 'E'))
        at = pass_digits(at + 1 + (at[1] == '+' || at[1] == '-'));
    return at;
}

/* The code unit of the escape \uXXXX at `at`, -1 when there is none. */
static long code_unit(const char *at)
{
    char digits[5] = "";
    if (at[0] != '\\' || at[1] != 'u' || strspn(at + 2, "0123456789abcdefABCDEF") < 4)
        return -1;
    memcpy(digits, at + 2, 4);
    return strtol(digits, NULL, 16);
}

static const char *pass_escape(const char *at)
{
    if (at[1] != 'u')
        return at[1] && strchr("\"\\/bfnrt", at[1]) ? at + 2 : NULL;
    long unit = code_unit(at);
    if (unit < 0 || (unit >= 0xdc00 && unit < 0xe000))
        return NULL;
    if (unit < 0xd800 || unit >= 0xe000)
        return at + 6;
    long low = code_unit(at + 6);
    return low >= 0xdc00 && low < 0xe000 ? at + 12 : NULL;
}

static const char *pass_string(const char *at)
{
    if (*at++ != '"')
        return NULL;
    while (at && *at != '"') {
        if (*at == '\\')
            at = pass_escape(at);
        else
            at = (unsigned char)*at < 0x20 ? NULL : at + 1;
    }
    return at ? at + 1 : NULL;
}

/* An item; in a mapping, a key and a value. */
static const char *pass_item(const char *at, bool mapping)
{
    if (mapping) {
        at = pass_string(pass_space(at));
        at = at ? pass_space(at) : NULL;
        at = at && *at == ':' ? at + 1 : NULL;
    }
    at = at ? pass_value(at) : NULL;
    return at;
}

static const char *pass_collection(const char *at, char close)
{
    const char *empty = pass_space(at + 1);
    if (*empty == close)
        return empty + 1;
    do
        at = pass_item(at + 1, close == '}');
    while (at && *at == ',');
    return at && *at == close ? at + 1 : NULL;
}

static const char *pass_word(const char *at, const char *word)
{
    return strncmp(at, word, strlen(word)) == 0 ? at + strlen(word) : NULL;
}

/* A value with the space around it. */
static const char *pass_value(const char *at)
{
    at = pass_space(at);
    switch (*at) {
    case '{':
        at = pass_collection(at, '}');
        break;
    case '[':
        at = pass_collection(at, ']');
        break;
    case '"':
        at = pass_string(at);
        break;
    case 't':
        at = pass_word(at, "true");
        break;
    case 'f':
        at = pass_word(at, "false");
        break;
    case 'n':
        at = pass_word(at, "null");
        break;
    default:
        at = pass_number(at);
    }
    return at ? pass_space(at) : NULL;
}

static bool is_json(const char *text)
{
    const char *end = pass_value(text);
    return end && *end == '\0';
}

static void check_judgement(const char *text)
{
    struct fixture fixture;
    fixture_json(&fixture, text);
    if ((fixture.root != NULL) != is_json(text))
        fail_msg("this is %s JSON: %s", fixture.root ? "no" : "good", text);
    assert_true(fixture.root || diags_failed(&fixture.diags));
    fixture_fini(&fixture);
}

/* The cases of parsers that differ most: see "Parsing JSON is a Minefield". */
static void the_grammar_is_that_of_the_standard(void **state)
{
    (void)state;
    static const char *const good[] = {
        "[]",
        " [] ",
        "{}",
        "[{}]",
        "0",
        "-0",
        "[0e1]",
        "[0e+1]",
        "[1E22]",
        "[1E-2]",
        "[123e65]",
        "[-0.0]",
        "[123.456e78]",
        "[1e999999999999]",
        "[123123e100000]",
        "\"\"",
        "\" \"",
        "[\"\"]",
        "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
        "[\"\\uD801\\udc37\"]",
        "[\"\\\\u0000\"]",
        "[\"\\u0000\"]",
        "[\"\\uFFFF\"]",
        "[\"\\uDBFF\\uDFFE\"]",
        "[\"\\u005C\"]",
        "[\"\\u0022\"]",
        "[\"a/*b*/c/*d//e\"]",
        "[\"é€😀\"]",
        "[\"\u2028\"]",
        "[null, 1, \"1\", {}]",
        "{\"a\":\"b\",\"a\":\"b\"}",
        "{\"\":0}",
        "{\"a\":[]}",
        "{\"a\\u0000\":1}",
        "[1\n]",
        "\t[1]\r\n",
        "[4 , 5]",
        "[true]",
        "[ 4]",
        "\"\\\\a\"",
        "{\"x\":[{\"id\": \"xx\"}], \"id\": \"xx\"}",
    };
    static const char *const bad[] = {
        "",
        " ",
        "[",
        "]",
        "{",
        "}",
        "[1",
        "[1,",
        "[,",
        "[,]",
        "[1,]",
        "[1,,2]",
        "[1,,]",
        "[1 true]",
        "[a]",
        "[\"a\": 1]",
        "[\"\"],",
        "[,1]",
        "[3[4]]",
        "[1:2]",
        "[*]",
        "[1]]",
        "[[1]",
        "[x",
        "[\"a\",\n4\n,1,",
        "[1,\n1\n,1",
        "[{}",
        "[fals]",
        "[nul]",
        "[tru]",
        "[truee]",
        "nulll",
        "TRUE",
        "[++1]",
        "[+1]",
        "[+Inf]",
        "[-01]",
        "[-1.0.]",
        "[-2.]",
        "[-NaN]",
        "[.-1]",
        "[.2e-3]",
        "[0.1.2]",
        "[0.3e+]",
        "[0.3e]",
        "[0.e1]",
        "[0e+]",
        "[0e]",
        "[0E]",
        "[1.0e+]",
        "[1.0e-]",
        "[1 000]",
        "[1eE2]",
        "[2.e+3]",
        "[2.e3]",
        "[9.e+]",
        "[Inf]",
        "[NaN]",
        "[1+2]",
        "[0x1]",
        "[0x42]",
        "[Infinity]",
        "[0e+-1]",
        "[-123.123foo]",
        "[-Infinity]",
        "[-foo]",
        "[- 1]",
        "[-012]",
        "[-.1]",
        "[-1x]",
        "[1ea]",
        "[1.]",
        "[.1]",
        "[1.2a-3]",
        "[1.8011670033376514H-308]",
        "[012]",
        "-",
        "--",
        "{\"x\", null}",
        "{\"x\"::\"b\"}",
        "{\"a\" b}",
        "{:\"b\"}",
        "{\"a\" \"b\"}",
        "{\"a\":",
        "{\"a\"",
        "{1:1}",
        "{9999E9999:1}",
        "{null:null,null:null}",
        "{\"id\":0,,,,,}",
        "{'a':0}",
        "{\"id\":0,}",
        "{\"a\":\"b\"}/**/",
        "{\"a\":\"b\"}/**//",
        "{\"a\":\"b\"}//",
        "{\"a\":\"b\"}/",
        "{\"a\":\"b\",,\"c\":\"d\"}",
        "{a: \"b\"}",
        "{\"a\":\"a",
        "{ \"foo\" : \"bar\", \"a\" }",
        "{\"a\":\"b\"}#",
        "{\"a\":\"b\"} {",
        "[\"\\uD800\\\"]",
        "[\"\\uD800\\u\"]",
        "[\"\\uD800\\u1\"]",
        "[\"\\uD800\\u1x\"]",
        "[\"\\uD800\"]",
        "[\"\\uDC00\"]",
        "[\"\\uDFAA\"]",
        "[\"\\uD888\\u1234\"]",
        "[\"\\uD800\\uD800\\n\"]",
        "[\"\\uDd1ea\"]",
        "[\"\\uD800\\n\"]",
        "[\"\\uDd1e\\uD834\"]",
        "[é]",
        "[\"\\x00\"]",
        "[\"\\\\\\\"]",
        "[\"\\\t\"]",
        "[\"\\😀\"]",
        "[\"\\\"]",
        "[\"\\u00A\"]",
        "[\"\\uqqqq\"]",
        "[\"\\uD834\\uDd\"]",
        "[\"\\a\"]",
        "[\\u0020\"asd\"]",
        "[\\n]",
        "\"",
        "['a']",
        "abc",
        "[\"\\",
        "[\"a\tb\"]",
        "[\"a\nb\"]",
        "\"\\UA66D\"",
        "\"\"x",
        "<.>",
        "[<null>]",
        "[1]x",
        "[1] \"",
        "[1] \"\\u00",
        "[1] \"x",
        "[1] \"x\"",
        "[1] -",
        "[1] t",
        "1 \"",
        "1\"",
        "\"\" \"",
        "[True]",
        "1]",
        "{\"x\": true,",
        "[][]",
        "{\"\":",
        "{\"a\": /*comment*/ \"b\"}",
        "{\"a\": true} \"x\"",
        "['",
        "[,",
        "[{",
        "[\"a",
        "[\"a\"",
        "{]",
        "{,",
        "{[",
        "{\"a",
        "{'a'",
        "[\"\\{[\"\\{[\"\\{[\"\\{",
        "{\"a\":\"b\"}#{}",
        "[\\u000A\"\"]",
        "[1",
        "[ false, nul",
        "[ true, fals",
        "[ false, tru",
        "{\"asd\":\"asd\"",
        "\\u2060",
        "\xef\xbb\xbf",
        "{}}",
        "\u2060[]",
        "*",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        check_judgement(good[i]);
        assert_true(is_json(good[i]));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check_judgement(bad[i]);
        assert_false(is_json(bad[i]));
    }
}

/* Changes a byte or two of good texts, in a sequence that is the same in every run. */
static void mutated_texts_are_judged_alike(void **state)
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
        check_judgement(text);
    }
}

static void halves_of_surrogate_pairs_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *covered;
        uint32_t column;
    } rows[] = {
        {"\"\\ud800\"", "\\ud800", 2},
        {"\"\\uDBFF \"", "\\uDBFF", 2},
        {"\"x\\uDFFFy\"", "\\uDFFF", 3},
        {"\"\\uDc00\\ud800\"", "\\uDc00", 2},
        {"\"\\ud800\\u0041\"", "\\ud800", 2},
        {"\"\\ud83d\\ude00\\ud800\\ud800\"", "\\ud800", 14},
        {"\"\\ud800\\nxxxx\"", "\\ud800", 2},
        {"\"\\ud800\\\\udc00\"", "\\ud800", 2},
        {"{\"é\\n\\uda00\": 1, \"\\ud800\": 2}", "\\uda00", 6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_json(&fixture, rows[i].text);
        check_count(&fixture, 1);
        assert_string_equal(diag_at(&fixture, 0)->message, "half of a surrogate pair");
        check_diag(&fixture, 0, R0011, rows[i].covered);
        check_place(diag_at(&fixture, 0)->span, 1, rows[i].column);
        assert_non_null(diag_at(&fixture, 0)->label);
        assert_null(fixture.root);
        fixture_fini(&fixture);
    }
}

/* Escapes make yajl copy, and its copy grows. */
static void long_texts_are_read(void **state)
{
    (void)state;
    size_t most = limits[LIMIT_SCALAR_BYTES].value;
    for (size_t over = 0; over < 2; over++) {
        char *text = repeat("\\n", most + over, "\"");
        text[0] = '"';
        text[1] = ' ';
        struct fixture fixture;
        fixture_json(&fixture, text);
        assert_int_equal(fixture.diags.list.count, over);
        if (over)
            assert_int_equal(diag_at(&fixture, 0)->code, R0050);
        else
            assert_int_equal(fixture.root->length, most);
        fixture_fini(&fixture);
        test_free(text);
    }
}

/* Each allocation of yajl is one of ours, and a block of its own here. */
static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    char *grown = repeat("\\n", 2100, "\"");
    grown[0] = '"';
    grown[1] = ' ';
    const char *const texts[] = {"",
                                 "{\"a\": [1, \"\\u00e9 longer than the first room\"]}",
                                 "[1,]",
                                 "[\"\\q\"]",
                                 "{\"a\":1,\"a\":2}",
                                 "\"\\u0000\"",
                                 "\"\\ud800\"",
                                 "12",
                                 "[12",
                                 "[] \"",
                                 grown};
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
    test_free(grown);
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
        cmocka_unit_test(what_was_found_before_an_error_is_kept),
        cmocka_unit_test(the_grammar_is_that_of_the_standard),
        cmocka_unit_test(mutated_texts_are_judged_alike),
        cmocka_unit_test(halves_of_surrogate_pairs_are_refused),
        cmocka_unit_test(long_texts_are_read),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
