#include "document_fixture.h"

#include "document/text.h"

static size_t allowed(const char *text)
{
    return text_allowed(text, strlen(text));
}

static void ordinary_text_is_allowed(void **state)
{
    (void)state;
    assert_int_equal(allowed(""), 0);
    assert_int_equal(allowed("a\tb\r\nc"), 6);
    /* The neighbours of what is refused: ~ U+00A0 U+FFFD U+10000, and U+FEFF. */
    static const char *const neighbours[] = {
        " ", "~", "\xc2\xa0",     "\xef\xbf\xbd", "\xf0\x90\x80\x80",
        "é", "😀", "\xef\xbb\xbf", "\xef\xbe\xbf"};
    for (size_t i = 0; i < sizeof neighbours / sizeof *neighbours; i++)
        assert_int_equal(allowed(neighbours[i]), strlen(neighbours[i]));
}

static void control_characters_are_refused(void **state)
{
    (void)state;
    for (int c = 0; c < 0x20; c++) {
        char text[] = {'a', (char)c, 'b'};
        bool good = c == '\t' || c == '\n' || c == '\r';
        assert_int_equal(text_allowed(text, 3), good ? 3 : 1);
    }
    assert_int_equal(allowed("ab\x7f"), 2);
    for (int c = 0x80; c < 0xa0; c++) {
        char text[] = {'a', '\xc2', (char)c, '\0'};
        assert_int_equal(allowed(text), 1);
    }
    assert_int_equal(allowed("é\xef\xbf\xbe"), 2);
    assert_int_equal(allowed("é\xef\xbf\xbfx"), 2);
}

static void a_complaint_names_the_character(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: x\xc2\x9fy\n");
    check_count(&fixture, 1);
    check_diag(&fixture, 0, R0006, "\xc2\x9f");
    assert_string_equal(diag_at(&fixture, 0)->message, "the character U+009F is not allowed");
    fixture_fini(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_text_is_allowed),
        cmocka_unit_test(control_characters_are_refused),
        cmocka_unit_test(a_complaint_names_the_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
