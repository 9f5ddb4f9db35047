#include "report_fixture.h"

static void plain_terminals_get_plain_text(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_init(&sheet, 80);
    for (enum glyph glyph = GLYPH_LEFT; glyph <= GLYPH_UNDER; glyph++) {
        sheet.paint.style.ascii = false;
        assert_int_equal(paint_width(paint_glyph(&sheet.paint, glyph)), 1);
        sheet.paint.style.ascii = true;
        const char *plain = paint_glyph(&sheet.paint, glyph);
        assert_int_equal(strlen(plain), 1);
        assert_in_range(plain[0], '!', '~');
    }
    sheet_fini(&sheet);
}

static void colour_is_put_around_text(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_init(&sheet, 80);
    sheet.paint.style.colour = true;
    paint_text(&sheet.paint, TONE_PLAIN, "a");
    paint_text(&sheet.paint, TONE_ERROR, "b");
    paint_printf(&sheet.paint, TONE_STRONG, "%d", 3);
    paint_repeat(&sheet.paint, TONE_GOOD, GLYPH_DOT, 2);
    paint_repeat(&sheet.paint, TONE_GOOD, GLYPH_DOT, 0);
    paint_cell(&sheet.paint, TONE_FAINT, "c", 3, true);
    assert_string_equal(sheet_text(&sheet), "a\x1b[31mb\x1b[0m\x1b[1m3\x1b[0m\x1b[32m··\x1b[0m"
                                            "  \x1b[2mc\x1b[0m");
    sheet_fini(&sheet);
    sheet_init(&sheet, 80);
    paint_text(&sheet.paint, TONE_ERROR, "b");
    assert_string_equal(sheet_text(&sheet), "b");
    sheet_fini(&sheet);
}

/* Cells of 5 columns, of text that is narrow, wide, combining, or too much. */
static void cells_take_their_width(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool right;
        const char *cell;
    } cases[] = {
        {"", false, "     "},
        {"abc", false, "abc  "},
        {"abc", true, "  abc"},
        {"abcde", false, "abcde"},
        {"abcdef", false, "abcd…"},
        {"abcdef", true, "abcd…"},
        {"größe", false, "größe"},
        {"größer", false, "größ…"},
        {"日本", false, "日本 "},
        {"日本", true, " 日本"},
        {"日本語", false, "日本…"},
        {"a日本語", false, "a日… "},
        {"a日本語", true, " a日…"},
        {"e\u0301e\u0301e\u0301e\u0301e\u0301", false, "e\u0301e\u0301e\u0301e\u0301e\u0301"},
        {"e\u0301e\u0301e\u0301e\u0301e\u0301f", false, "e\u0301e\u0301e\u0301e\u0301…"},
        {"ab\ncd", false, "ab cd"},
        {"ab\tcd", false, "ab cd"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sheet sheet;
        sheet_init(&sheet, 80);
        paint_cell(&sheet.paint, TONE_PLAIN, cases[i].text, 5, cases[i].right);
        assert_string_equal(sheet_text(&sheet), cases[i].cell);
        assert_int_equal(paint_width(cases[i].cell), 5);
        sheet_fini(&sheet);
    }
}

static void cells_without_room_hold_little_or_nothing(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_init(&sheet, 80);
    paint_cell(&sheet.paint, TONE_PLAIN, "abc", 1, false);
    assert_string_equal(sheet_text(&sheet), "…");
    paint_cell(&sheet.paint, TONE_PLAIN, "日", 1, false);
    assert_string_equal(sheet_text(&sheet), "……");
    paint_cell(&sheet.paint, TONE_PLAIN, "abc", 0, false);
    paint_cell(&sheet.paint, TONE_PLAIN, "abc", -7, true);
    paint_space(&sheet.paint, -1);
    paint_space(&sheet.paint, 0);
    assert_string_equal(sheet_text(&sheet), "……");
    sheet.paint.style.ascii = true;
    paint_cell(&sheet.paint, TONE_PLAIN, "abc", 2, false);
    assert_string_equal(sheet_text(&sheet), "……a~");
    sheet_fini(&sheet);
}

/* The widest beginning of a text, by every number of columns. */
static void a_beginning_is_found_that_fits(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "abc",
                                        "日本語",
                                        "ab日c本",
                                        "e\u0301x\u0301y",
                                        "a\xff\xff\xffz",
                                        "\u0301\u0301\u0301a",
                                        "\xe6\x97"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = texts[i];
        size_t length = strlen(text);
        for (int columns = 0; columns < 9; columns++) {
            size_t fits = paint_fit(text, length, columns);
            assert_true(fits <= length);
            assert_true(paint_columns(text, fits) <= columns);
            assert_true(fits == length || ((unsigned char)text[fits] & 0xc0) != 0x80 ||
                        utf8_valid(text, length) < length);
            /* One character more is too much. */
            size_t next = fits + 1;
            while (next < length && ((unsigned char)text[next] & 0xc0) == 0x80)
                next++;
            assert_true(fits == length || paint_columns(text, next) > columns);
        }
    }
}

static void a_long_beginning_is_found_quickly(void **state)
{
    (void)state;
    enum { MARKS = 200000 };
    struct strbuf text;
    strbuf_init(&text);
    strbuf_putc(&text, 'a');
    for (int i = 0; i < MARKS; i++)
        strbuf_puts(&text, "\u0301");
    strbuf_puts(&text, "bc");
    assert_int_equal(paint_width(text.text), 3);
    assert_int_equal(paint_fit(text.text, text.length, 1), 2 * MARKS + 1);
    assert_int_equal(paint_fit(text.text, text.length, 2), 2 * MARKS + 2);
    strbuf_fini(&text);
}

static const char *wrap(const char *text, int width, int column, int indent)
{
    struct sheet sheet;
    sheet_init(&sheet, width);
    paint_wrap(&sheet.paint, text, column, indent);
    const char *wrapped = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return wrapped;
}

static void text_is_broken_at_spaces(void **state)
{
    (void)state;
    assert_string_equal(wrap("", 10, 0, 0), "\n");
    assert_string_equal(wrap("   ", 10, 0, 0), "\n");
    assert_string_equal(wrap("one two", 10, 0, 2), "one two\n");
    assert_string_equal(wrap("one two three", 13, 0, 2), "one two three\n");
    assert_string_equal(wrap("one two three", 12, 0, 2), "one two\n  three\n");
    assert_string_equal(wrap("one two three", 12, 9, 2), "one\n  two three\n");
    assert_string_equal(wrap(" one\n\n two\t\r\nthree ", 80, 0, 0), "one two three\n");
    assert_string_equal(wrap("日本 語", 5, 0, 0), "日本\n語\n");
    assert_string_equal(wrap("日本 語", 7, 0, 0), "日本 語\n");
    assert_string_equal(wrap("e\u0301e\u0301 e\u0301", 4, 0, 0), "e\u0301e\u0301 e\u0301\n");
}

/* A word that is too wide stands alone; nothing is lost, and no line is empty. */
static void words_that_are_too_wide_stand_alone(void **state)
{
    (void)state;
    assert_string_equal(wrap("abcdefghijklm", 10, 0, 0), "abcdefghijklm\n");
    assert_string_equal(wrap("a bcdefghijklm n", 10, 0, 2), "a\n  bcdefghijklm\n  n\n");
    assert_string_equal(wrap("abc de", 10, 20, 15), "abc\n               de\n");
}

/* Control characters, escapes of terminals and bytes that are no UTF-8 are shown, never sent. */
static void what_would_steer_a_terminal_is_shown(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *shown;
    } cases[] = {
        {"plain", "plain"},
        {"größe 日本", "größe 日本"},
        {"\x1b[31mred", "?[31mred"},
        {"a\bb\x07", "a?b?"},
        {"a\x7f", "a?"},
        {"\xc2\x80\xc2\x9f\xc2\xa0", "??\xc2\xa0"},
        {"\xff\xfe", "??"},
        {"a\xc3", "a?"},
        {"\xe6\x97x", "??x"},
        {"\xc3\xa4\xa4", "ä?"},
        {"a\rb\tc", "a b c"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text;
        struct sheet sheet;
        sheet_init(&sheet, 80);
        paint_text(&sheet.paint, TONE_PLAIN, text);
        paint_line(&sheet.paint);
        paint_printf(&sheet.paint, TONE_PLAIN, "%s\n", text);
        paint_bytes(&sheet.paint, text, strlen(text));
        paint_line(&sheet.paint);
        paint_cell(&sheet.paint, TONE_PLAIN, text, paint_width(cases[i].shown), false);
        const char *expected = arena_printf(&court_arena, "%s\n%s\n%s\n%s", cases[i].shown,
                                            cases[i].shown, cases[i].shown, cases[i].shown);
        assert_string_equal(sheet_text(&sheet), expected);
        assert_int_equal(paint_width(text), paint_width(cases[i].shown));
        sheet_fini(&sheet);
    }
}

/* Line ends are the painter's in running text, and spaces where there is one line. */
static void line_ends_stay_where_there_may_be_lines(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_init(&sheet, 80);
    paint_printf(&sheet.paint, TONE_PLAIN, "%s\n", "a\nb\x01");
    paint_bytes(&sheet.paint, "c\nd", 3);
    assert_string_equal(sheet_text(&sheet), "a\nb?\nc d");
    sheet_fini(&sheet);
}

/* A text that has failed takes everything, and does nothing. */
static void nothing_is_painted_when_memory_is_out(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_init(&sheet, 60);
    sheet.text.failed = true;
    paint_text(&sheet.paint, TONE_ERROR, "a\x01");
    paint_printf(&sheet.paint, TONE_ERROR, "%s", "a\x01");
    paint_bytes(&sheet.paint, "a\n", 2);
    paint_cell(&sheet.paint, TONE_PLAIN, "abc", 2, true);
    paint_repeat(&sheet.paint, TONE_PLAIN, GLYPH_BAR, 3);
    paint_wrap(&sheet.paint, "a b", 59, 0);
    assert_null(sheet.text.text);
    assert_int_equal(sheet.text.length, 0);
    sheet_fini(&sheet);
}

static void sections_have_a_gutter(void **state)
{
    (void)state;
    static const struct {
        const char *heading;
        const char *text;
        const char *painted;
    } cases[] = {
        {"NEXT", "to do", "NEXT      to do\n"},
        {"", "and more", "          and more\n"},
        {"DISPUTED", "who", "DISPUTED  who\n"},
        {"FOR PYTHON", "a b c", "FOR PYTHON  a b c\n"},
        {"NEXT", "ten words that are too many for the width of this page all",
         "NEXT      ten words that are too many for the width of this\n          page all\n"},
        /* The text goes on where it began, unless that is far in. */
        {"FOR PYTHON", "ten words that are too many for the width of this page",
         "FOR PYTHON  ten words that are too many for the width of\n            this page\n"},
        {"FOR SOMETHING VERY LONG", "ten words that are too many for the width",
         "FOR SOMETHING VERY LONG  ten words that are too many for the\n          width\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sheet sheet;
        struct strbuf text;
        sheet_init(&sheet, 60);
        strbuf_init(&text);
        strbuf_puts(&text, cases[i].text);
        paint_section(&sheet.paint, cases[i].heading, &text);
        assert_string_equal(sheet_text(&sheet), cases[i].painted);
        assert_null(text.text);
        sheet_fini(&sheet);
    }
}

/* A text that could not be put together fails the whole. */
static void texts_that_failed_fail_the_output(void **state)
{
    (void)state;
    struct sheet sheet;
    struct strbuf text;
    sheet_init(&sheet, 60);
    strbuf_init(&text);
    paint_flow(&sheet.paint, &text, 0, 0);
    assert_string_equal(sheet_text(&sheet), "\n");
    strbuf_puts(&text, "half of");
    text.failed = true;
    paint_flow(&sheet.paint, &text, 0, 0);
    assert_true(sheet.text.failed);
    sheet_fini(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_terminals_get_plain_text),
        cmocka_unit_test(colour_is_put_around_text),
        cmocka_unit_test(cells_take_their_width),
        cmocka_unit_test(cells_without_room_hold_little_or_nothing),
        cmocka_unit_test(a_beginning_is_found_that_fits),
        cmocka_unit_test(a_long_beginning_is_found_quickly),
        cmocka_unit_test(text_is_broken_at_spaces),
        cmocka_unit_test(words_that_are_too_wide_stand_alone),
        cmocka_unit_test(what_would_steer_a_terminal_is_shown),
        cmocka_unit_test(line_ends_stay_where_there_may_be_lines),
        cmocka_unit_test(nothing_is_painted_when_memory_is_out),
        cmocka_unit_test(sections_have_a_gutter),
        cmocka_unit_test(texts_that_failed_fail_the_output),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
