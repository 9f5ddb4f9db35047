#include "document_fixture.h"

#include "document/quote.h"

static void a_text_is_plain_where_it_can_be(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *written;
    } rows[] = {
        {"word", "word"},
        {"two words", "two words"},
        {"60 %", "60 %"},
        {"~40k", "~40k"},
        {"a:b", "a:b"},
        {"a#b", "a#b"},
        {"5\" \\ it's", "5\" \\ it's"},
        {"..", ".."},
        {".. 5", ".. 5"},
        {"ärger 荷物", "ärger 荷物"},
        {"true", "true"},
        {"", "\"\""},
        {"~", "\"~\""},
        {"null", "\"null\""},
        {"Null", "\"Null\""},
        {"NULL", "\"NULL\""},
        {" a", "\" a\""},
        {"a ", "\"a \""},
        {"- a", "\"- a\""},
        {"-", "\"-\""},
        {"? a", "\"? a\""},
        {":a", "\":a\""},
        {"#a", "\"#a\""},
        {"&a", "\"&a\""},
        {"*a", "\"*a\""},
        {"!a", "\"!a\""},
        {"|", "\"|\""},
        {">5", "\">5\""},
        {"'a'", "\"'a'\""},
        {"\"a\"", "\"\\\"a\\\"\""},
        {"%a", "\"%a\""},
        {"@a", "\"@a\""},
        {"`a", "\"`a\""},
        {"... a", "\"... a\""},
        {"a: b", "\"a: b\""},
        {"a:", "\"a:\""},
        {"a:?", "\"a:?\""},
        {"a # b", "\"a # b\""},
        {"a, b", "\"a, b\""},
        {"a[1]", "\"a[1]\""},
        {"{a}", "\"{a}\""},
        {"a\nb\\\n", "\"a\\nb\\\\\\n\""},
        {"a\tb\r", "\"a\\tb\\r\""},
        {"a\xe2\x80\xa8\xe2\x80\xa9", "\"a\\L\\P\""},
        {"\xef\xbb\xbf", "\"\\uFEFF\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct strbuf out;
        struct fixture fixture;
        strbuf_init(&out);
        strbuf_puts(&out, "a: ");
        quote_add(&out, rows[i].text, strlen(rows[i].text));
        assert_string_equal(out.text + 3, rows[i].written);
        fixture_yaml(&fixture, out.text);
        const struct node *node = node_get(fixture.root, "a");
        assert_string_equal(node->text, rows[i].text);
        fixture_fini(&fixture);
        strbuf_fini(&out);
    }
}

static void only_its_length_is_taken(void **state)
{
    (void)state;
    struct strbuf out;
    strbuf_init(&out);
    quote_add(&out, "null and more", 4);
    quote_add(&out, "a: b", 2);
    quote_add(&out, "... x", 2);
    quote_add(&out, "x\xe2\x80\xa8", 1);
    assert_string_equal(out.text, "\"null\"\"a:\"..x");
    strbuf_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_plain_where_it_can_be),
        cmocka_unit_test(only_its_length_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
