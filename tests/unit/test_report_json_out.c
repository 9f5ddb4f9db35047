#include "report_fixture.h"

#include "report/json_out.h"

/* Writes with `write` and compares with both forms. */
static void check_written(void (*write)(struct json_out *json), const char *indented,
                          const char *compact)
{
    for (int form = 0; form < 2; form++) {
        struct strbuf out;
        struct json_out json;
        strbuf_init(&out);
        json_init(&json, &out, form);
        write(&json);
        assert_string_equal(out.text, form ? compact : indented);
        strbuf_fini(&out);
    }
}

static void write_empty(struct json_out *json)
{
    json_open_object(json);
    json_key(json, "list");
    json_open_list(json);
    json_close_list(json);
    json_key(json, "object");
    json_open_object(json);
    json_close_object(json);
    json_close_object(json);
    json_end(json);
}

static void write_nested(struct json_out *json)
{
    json_open_list(json);
    json_number(json, 1);
    json_open_list(json);
    json_open_object(json);
    json_put_bool(json, "a", true);
    json_put_text(json, "b", NULL);
    json_close_object(json);
    json_close_list(json);
    json_bool(json, false);
    json_null(json);
    json_close_list(json);
}

static void write_scalar(struct json_out *json)
{
    json_text(json, "alone");
    json_end(json);
}

static void commas_and_lines_are_the_writers_business(void **state)
{
    (void)state;
    check_written(write_empty, "{\n  \"list\": [],\n  \"object\": {}\n}\n",
                  "{\"list\":[],\"object\":{}}\n");
    check_written(write_nested,
                  "[\n  1,\n  [\n    {\n      \"a\": true,\n      \"b\": null\n    }\n  ],\n"
                  "  false,\n  null\n]",
                  "[1,[{\"a\":true,\"b\":null}],false,null]");
    check_written(write_scalar, "\"alone\"\n", "\"alone\"\n");
}

static const char *written(const char *text)
{
    struct strbuf out;
    struct json_out json;
    strbuf_init(&out);
    json_init(&json, &out, true);
    json_text(&json, text);
    const char *copy = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return copy;
}

static void texts_are_escaped(void **state)
{
    (void)state;
    assert_string_equal(written(""), "\"\"");
    assert_string_equal(written("plain"), "\"plain\"");
    assert_string_equal(written("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
    assert_string_equal(written("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
    assert_string_equal(written("\x01x\x1fy\x7f"), "\"\\u0001x\\u001fy\\u007f\"");
    assert_string_equal(written("größe 日本 \u2028 \U0001f600"),
                        "\"größe 日本 \u2028 \U0001f600\"");
    assert_string_equal(written("\"\""), "\"\\\"\\\"\"");
}

/* What is written is valid UTF-8, whatever a file is called. */
static void bytes_that_are_no_utf8_are_replaced(void **state)
{
    (void)state;
    assert_string_equal(written("\xff"), "\"\\ufffd\"");
    assert_string_equal(written("a\xff\xfe\"b"), "\"a\\ufffd\\ufffd\\\"b\"");
    assert_string_equal(written("ä\xc3"), "\"ä\\ufffd\"");
    assert_string_equal(written("\xed\xa0\x80"), "\"\\ufffd\\ufffd\\ufffd\"");
}

static void write_numbers(struct json_out *json)
{
    json_open_object(json);
    json_put_number(json, "least", INT64_MIN);
    json_put_number(json, "most", INT64_MAX);
    json_put_thousandths(json, "whole", 13000);
    json_put_thousandths(json, "part", -250);
    json_put_thousandths(json, "fine", 1);
    json_put_thousandths(json, "none", 0);
    json_put_thousandths(json, "large", INT64_MAX);
    json_put_thousandths(json, "small", INT64_MIN);
    json_close_object(json);
}

static void numbers_are_exact(void **state)
{
    (void)state;
    struct strbuf out;
    struct json_out json;
    strbuf_init(&out);
    json_init(&json, &out, false);
    write_numbers(&json);
    const struct node *root = json_of(out.text);
    check_json(root, "least", "-9223372036854775808");
    check_json(root, "most", "9223372036854775807");
    check_json(root, "whole", "13");
    check_json(root, "part", "-0.25");
    check_json(root, "fine", "0.001");
    check_json(root, "none", "0");
    check_json(root, "large", "9223372036854775.807");
    check_json(root, "small", "-9223372036854775.808");
    strbuf_fini(&out);
}

/* As deep as conditions go and deeper: there is no bound. */
static void nesting_has_no_bound(void **state)
{
    (void)state;
    enum { DEPTH = 500 };
    struct strbuf out;
    struct json_out json;
    strbuf_init(&out);
    json_init(&json, &out, true);
    for (int i = 0; i < DEPTH; i++) {
        json_open_list(&json);
        json_number(&json, i);
    }
    for (int i = 0; i < DEPTH; i++) {
        json_number(&json, i);
        json_close_list(&json);
    }
    check_has(out.text, "[0,[1,[2,[3,");
    check_has(out.text, ",[498,[499,0],1],2],3]");
    assert_string_equal(out.text + out.length - 5, ",499]");
    strbuf_fini(&out);
}

static void nothing_is_written_when_memory_is_out(void **state)
{
    (void)state;
    struct strbuf out;
    struct json_out json;
    strbuf_init(&out);
    out.failed = true;
    json_init(&json, &out, false);
    write_numbers(&json);
    write_empty(&json);
    assert_true(out.failed);
    assert_int_equal(out.length, 0);
    strbuf_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_and_lines_are_the_writers_business),
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(bytes_that_are_no_utf8_are_replaced),
        cmocka_unit_test(numbers_are_exact),
        cmocka_unit_test(nesting_has_no_bound),
        cmocka_unit_test(nothing_is_written_when_memory_is_out),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
