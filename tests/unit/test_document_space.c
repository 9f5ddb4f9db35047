#include "document_fixture.h"

#include "document/space.h"

static struct source text_of(const char *bytes)
{
    return (struct source){.name = "test", .bytes = bytes, .length = (uint32_t)strlen(bytes)};
}

static void a_line_ends_where_libyaml_ends_it(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t size;
        bool is_text;
    } rows[] = {{"\n", 1, false},
                {"\r", 1, false},
                {"\r\n", 2, false},
                {"\n\r", 1, false},
                {"\xe2\x80\xa8x", 3, true},
                {"\xe2\x80\xa9", 3, true},
                {"\xe2\x80\xaa", 0, false},
                {"a", 0, false},
                {"", 0, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct source source = text_of(rows[i].text);
        assert_int_equal(space_break(&source, 0), rows[i].size);
        assert_int_equal(space_break_is_text(&source, 0), rows[i].is_text);
    }
    struct source source = text_of("ab\r\nc\xe2\x80\xa9");
    assert_int_equal(space_line_end(&source, 0), 2);
    assert_int_equal(space_line_end(&source, 2), 2);
    assert_int_equal(space_line_end(&source, 4), 5);
    assert_int_equal(space_line_end(&source, 8), 8);
    assert_int_equal(space_find_break(&source, 0, 5), 2);
    assert_int_equal(space_find_break(&source, 0, 2), 2);
    assert_int_equal(space_find_break(&source, 0, 1), 1);
    assert_int_equal(space_find_break(&source, 4, 8), 5);
}

static void space_is_passed_over(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t passed; /* without comments */
        uint32_t breaks;
        uint32_t skipped; /* with them */
    } rows[] = {
        {"x", 0, 0, 0},
        {"", 0, 0, 0},
        {" \t x", 3, 0, 3},
        {"\n\r\n \r\xe2\x80\xa8x", 8, 4, 8},
        {" # c\n x", 1, 0, 6},
        {"\n# c\r#d", 1, 1, 7},
        {"#c\xe2\x80\xa9x", 0, 0, 5},
        {"\xef\xbb\xbf\n\xef\xbb\xbfx", 7, 1, 7},
        /* Inside a line the mark is text. */
        {" \xef\xbb\xbfx", 1, 0, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct source source = text_of(rows[i].text);
        uint32_t breaks;
        assert_int_equal(space_pass(&source, 0, &breaks), rows[i].passed);
        assert_int_equal(breaks, rows[i].breaks);
        assert_int_equal(space_skip(&source, 0), rows[i].skipped);
    }
}

static void a_column_is_counted_in_code_points(void **state)
{
    (void)state;
    struct source source = text_of("é: ü\n  a\r b\xe2\x80\xa8 c");
    assert_int_equal(space_column(&source, 0), 0);
    assert_int_equal(space_column(&source, 4), 3);
    assert_int_equal(space_column(&source, 9), 2);
    assert_int_equal(space_column(&source, 12), 1);
    assert_int_equal(space_column(&source, 17), 1);
    /* The mark at the start of the file is none; another one is. */
    struct source marked = text_of("\xef\xbb\xbf"
                                   "a\n\xef\xbb\xbf"
                                   "b");
    assert_int_equal(space_column(&marked, 0), 0);
    assert_int_equal(space_column(&marked, 3), 0);
    assert_int_equal(space_column(&marked, 4), 1);
    assert_int_equal(space_column(&marked, 8), 1);
}

static void a_mark_has_space_behind_it(void **state)
{
    (void)state;
    struct source source = text_of("- -a -\t-\n-");
    static const bool marks[] = {true, false, false, false, false, true, false, true, false, true};
    for (uint32_t i = 0; i < source.length; i++)
        assert_int_equal(space_is_mark(&source, i, '-'), marks[i]);
    assert_false(space_is_mark(&source, 0, '?'));
    assert_true(space_is_at(&source, source.length));
    assert_true(space_is_at(&source, 1));
    assert_false(space_is_at(&source, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_ends_where_libyaml_ends_it),
        cmocka_unit_test(space_is_passed_over),
        cmocka_unit_test(a_column_is_counted_in_code_points),
        cmocka_unit_test(a_mark_has_space_behind_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
