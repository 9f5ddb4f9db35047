#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/source.h"
#include "failing.h"

static struct arena arena;

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_fini(&arena);
    return 0;
}

static struct source *source_of(const char *text)
{
    struct source *source = source_new(&arena, "test", text, strlen(text));
    assert_non_null(source);
    return source;
}

static void expect_line(const struct source *source, uint32_t line, const char *expected)
{
    uint32_t length;
    const char *text = source_line(source, line, &length);
    assert_int_equal(length, strlen(expected));
    assert_memory_equal(text, expected, length);
}

static void expect_position(const struct source *source, uint32_t offset, uint32_t line,
                            uint32_t column)
{
    struct position position = source_position(source, offset);
    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
}

static void an_empty_source_has_one_line(void **state)
{
    (void)state;
    const struct source *source = source_of("");
    assert_string_equal(source->name, "test");
    assert_int_equal(source->line_count, 1);
    expect_line(source, 1, "");
    expect_position(source, 0, 1, 1);
    expect_position(source, 7, 1, 1);
}

static void lines_end_at_lf_alone(void **state)
{
    (void)state;
    const struct source *source = source_of("one\n\ntwo\r\nth\rree\xc2\x85\xe2\x80\xa8.\n");
    assert_int_equal(source->line_count, 5);
    expect_line(source, 1, "one");
    expect_line(source, 2, "");
    expect_line(source, 3, "two");
    expect_line(source, 4, "th\rree\xc2\x85\xe2\x80\xa8.");
    expect_line(source, 5, "");
    expect_line(source, 0, "");
    expect_line(source, 6, "");
}

static void a_last_line_needs_no_line_end(void **state)
{
    (void)state;
    const struct source *source = source_of("\r\nab\r");
    assert_int_equal(source->line_count, 2);
    expect_line(source, 1, "");
    expect_line(source, 2, "ab\r");
    expect_position(source, 5, 2, 4);
}

static void every_offset_has_a_position(void **state)
{
    (void)state;
    const struct source *source = source_of("a\nbc\r\nd");
    static const struct position expected[] = {{1, 1}, {1, 2}, {2, 1}, {2, 2},
                                               {2, 3}, {2, 3}, {3, 1}, {3, 2}};
    for (uint32_t offset = 0; offset < 8; offset++)
        expect_position(source, offset, expected[offset].line, expected[offset].column);
    expect_position(source, UINT32_MAX, 3, 2);
}

static void columns_are_code_points(void **state)
{
    (void)state;
    const struct source *source = source_of("x\n\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80!");
    static const uint32_t column[] = {1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 5};
    for (uint32_t i = 0; i < 11; i++)
        expect_position(source, 2 + i, 2, column[i]);
}

static void a_span_begins_at_a_place(void **state)
{
    (void)state;
    const struct source *source = source_of("ab\ncd\n");
    struct place place = source_place((struct span){source, 4, 5});
    assert_string_equal(place.file, "test");
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 2);
    place = source_place((struct span){NULL, 4, 5});
    assert_null(place.file);
    assert_int_equal(place.line, 0);
    assert_int_equal(place.column, 0);
}

static void many_lines_are_searched(void **state)
{
    (void)state;
    char text[3000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 3 == 2 ? '\n' : 'x';
    const struct source *source = source_new(&arena, "many", text, sizeof text - 1);
    assert_int_equal(source->line_count, 1000);
    for (uint32_t offset = 0; offset < source->length; offset++)
        expect_position(source, offset, offset / 3 + 1, offset % 3 + 1);
}

static void too_long_is_refused(void **state)
{
    (void)state;
    assert_null(source_new(&arena, "long", "", (size_t)UINT32_MAX));
}

static void memory_that_is_out_is_null(void **state)
{
    (void)state;
    char text[20000];
    memset(text, '\n', sizeof text);
    for (long n = 0;; n++) {
        struct arena own;
        arena_init(&own);
        failing_memory(n);
        struct source *source = source_new(&own, "name", text, sizeof text);
        bool failed = failing_stop();
        assert_int_equal(source == NULL, failed);
        arena_fini(&own);
        if (!failed)
            break;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_source_has_one_line),
        cmocka_unit_test(lines_end_at_lf_alone),
        cmocka_unit_test(a_last_line_needs_no_line_end),
        cmocka_unit_test(every_offset_has_a_position),
        cmocka_unit_test(columns_are_code_points),
        cmocka_unit_test(a_span_begins_at_a_place),
        cmocka_unit_test(many_lines_are_searched),
        cmocka_unit_test(too_long_is_refused),
        cmocka_unit_test(memory_that_is_out_is_null),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
