#include "document_fixture.h"

#include "document/json_token.h"

/* The kinds of tokens, one letter each, in the order of enum json_kind. */
static const char letters[] = ".{}[],:SUW";

static void check_tokens(const char *text, const char *kinds, const char *const *covered)
{
    struct arena arena;
    arena_init(&arena);
    struct source *source = source_new(&arena, "x", text, strlen(text));
    struct json_token token = {JSON_TOKEN_END, {source, 0, 0}};
    for (size_t i = 0; kinds[i]; i++) {
        token = json_token_next(source, token.span.end);
        assert_int_equal(letters[token.kind], kinds[i]);
        if (covered)
            check_span(token.span, covered[i]);
    }
    token = json_token_next(source, token.span.end);
    assert_int_equal(token.kind, JSON_TOKEN_END);
    check_span(token.span, "");
    arena_fini(&arena);
}

static void tokens_are_told_apart(void **state)
{
    (void)state;
    check_tokens("", "", NULL);
    check_tokens(" \t\r\n", "", NULL);
    check_tokens("{}[],:", "{}[],:", NULL);
    check_tokens(" { \"a\" : [ 1 , true ] } ", "{S:[W,W]}", NULL);
    check_tokens("-1.5e+3", "W", NULL);
    check_tokens("1 2", "WW", NULL);
    check_tokens("a\"b\"c", "WSW", NULL);
    check_tokens("// x", "WW", NULL);
    check_tokens("\x01\x7f é", "WW", NULL);
}

static void tokens_cover_their_text(void **state)
{
    (void)state;
    static const char *const covered[] = {"\"é\\\"\\\\\"", ":", "-1é", "]", "\"\""};
    check_tokens("  \"é\\\"\\\\\" :\n-1é]\"\"", "S:W]S", covered);
}

static void a_string_ends_with_its_line(void **state)
{
    (void)state;
    static const char *const one[] = {"\"a"};
    check_tokens("\"a", "U", one);
    static const char *const two[] = {"\"a", "b", "\"c\\"};
    check_tokens("\"a\nb \"c\\\n", "UWU", two);
    check_tokens("\"a\rb", "UW", NULL);
    static const char *const escaped[] = {"\"a\\\""};
    check_tokens("\"a\\\"", "U", escaped);
    static const char *const cut[] = {"\"a\\"};
    check_tokens("\"a\\", "U", cut);
    check_tokens("\"", "U", NULL);
}

static void the_end_is_behind_the_last_token(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct source *source = source_new(&arena, "x", "ab  \n\n", 6);
    struct json_token token = json_token_next(source, 2);
    assert_int_equal(token.kind, JSON_TOKEN_END);
    assert_int_equal(token.span.start, 2);
    assert_int_equal(token.span.end, 2);
    arena_fini(&arena);
}

static bool is_value(const char *text)
{
    struct source source = {.bytes = text, .length = (uint32_t)strlen(text)};
    return json_token_is_value((struct span){&source, 0, source.length});
}

static void values_are_spelled_as_in_json(void **state)
{
    (void)state;
    static const char *const good[] = {
        "true", "false", "null",  "0",    "-0",    "1",     "10",     "-12.50",
        "0.5",  "1e5",   "1E+05", "0e-0", "1.5e3", "1e400", "1e-400", "99999999999999999999999999"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(is_value(good[i]));
    static const char *const bad[] = {"",    "True", "nul",   "nulll", "TRUE", "NaN", "Infinity",
                                      "+1",  "01",   "-01",   "00",    ".5",   "1.",  "-",
                                      "-.5", "1e",   "1e+",   "1.e5",  "0x10", "1_0", "1é",
                                      "--1", "1e5.", "1.5.2", "e5",    "-a"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(is_value(bad[i]));
}

static void a_value_ends_with_its_word(void **state)
{
    (void)state;
    struct source source = {.bytes = "12345 true5", .length = 11};
    assert_true(json_token_is_value((struct span){&source, 0, 5}));
    assert_true(json_token_is_value((struct span){&source, 6, 10}));
    assert_false(json_token_is_value((struct span){&source, 6, 11}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_told_apart),
        cmocka_unit_test(tokens_cover_their_text),
        cmocka_unit_test(a_string_ends_with_its_line),
        cmocka_unit_test(the_end_is_behind_the_last_token),
        cmocka_unit_test(values_are_spelled_as_in_json),
        cmocka_unit_test(a_value_ends_with_its_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
