#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "failing.h"
#include "rule/regex.h"

static enum regex_status match(const char *pattern, const char *flags, const char *text)
{
    char message[REGEX_MESSAGE];
    size_t offset;
    struct regex *regex = regex_new(pattern, flags, message, &offset);
    if (!regex)
        fail_msg("/%s/%s does not compile: %s", pattern, flags, message);
    assert_string_equal(message, "");
    enum regex_status first = regex_match(regex, text);
    assert_int_equal(regex_match(regex, text), first);
    regex_free(regex);
    return first;
}

static void patterns_are_searched_for(void **state)
{
    (void)state;
    assert_int_equal(match("b+", "", "abbc"), REGEX_MATCH);
    assert_int_equal(match("^b+", "", "abbc"), REGEX_NO_MATCH);
    assert_int_equal(match("", "", ""), REGEX_MATCH);
    assert_int_equal(match("a\\/b", "", "a/b"), REGEX_MATCH);
}

static void flags_have_their_meaning(void **state)
{
    (void)state;
    assert_int_equal(match("ABC", "", "abc"), REGEX_NO_MATCH);
    assert_int_equal(match("ABC", "i", "abc"), REGEX_MATCH);
    assert_int_equal(match("ÄB", "i", "äb"), REGEX_MATCH);
    assert_int_equal(match("^b$", "", "a\nb\nc"), REGEX_NO_MATCH);
    assert_int_equal(match("^b$", "m", "a\nb\nc"), REGEX_MATCH);
    assert_int_equal(match("a.b", "", "a\nb"), REGEX_NO_MATCH);
    assert_int_equal(match("a.b", "s", "a\nb"), REGEX_MATCH);
    assert_int_equal(match("a b", "x", "ab"), REGEX_MATCH);
    assert_int_equal(match("A . b # any", "imsx", "a\nb"), REGEX_MATCH);
}

static void characters_are_whole(void **state)
{
    (void)state;
    assert_int_equal(match("^.$", "", "€"), REGEX_MATCH);
    assert_int_equal(match("^..$", "", "€"), REGEX_NO_MATCH);
}

static void wrong_patterns_are_explained(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        const char *message;
        size_t offset;
    } wrong[] = {
        {"a(b", "missing closing parenthesis", 3},
        {"*a", "quantifier does not follow a repeatable item", 0},
        {"a)", "unmatched closing parenthesis", 1},
        {"[z-a]", "range out of order in character class", 3},
        {"\\C", "\\C is disabled", 2},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char message[REGEX_MESSAGE];
        size_t offset;
        assert_null(regex_new(wrong[i].pattern, "", message, &offset));
        if (!strstr(message, wrong[i].message) || offset != wrong[i].offset)
            fail_msg("/%s/: %s at %zu", wrong[i].pattern, message, offset);
    }
    regex_free(NULL);
}

static void limits_are_no_mismatch(void **state)
{
    (void)state;
    static const char many[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
    assert_int_equal(match("^(a+)+$", "", many), REGEX_LIMIT);
    assert_int_equal(match("^(?:(a)|b)*+$", "", many), REGEX_MATCH);
    static char deep[5000];
    memset(deep, 'a', sizeof deep - 1);
    assert_int_equal(match("^(?:(a)|b)*$", "", deep), REGEX_LIMIT);
    assert_int_equal(match("((?1))", "", "b"), REGEX_LIMIT);
    /* A pattern cannot raise the limits. */
    assert_int_equal(match("(*LIMIT_MATCH=4000000000)^(a+)+$", "", many), REGEX_LIMIT);
}

static void memory_that_is_out_is_told(void **state)
{
    (void)state;
    long failed = 0;
    for (bool hit = true; hit; failed++) {
        char message[REGEX_MESSAGE];
        size_t offset;
        failing_memory(failed);
        struct regex *regex = regex_new("^(a|b)+(?<name>c{3,9})$", "imsx", message, &offset);
        enum regex_status status = regex ? regex_match(regex, "ababccc") : REGEX_NO_MEMORY;
        hit = failing_stop();
        assert_int_equal(status, hit ? REGEX_NO_MEMORY : REGEX_MATCH);
        assert_string_equal(message, "");
        regex_free(regex);
    }
    assert_true(failed > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_are_searched_for), cmocka_unit_test(flags_have_their_meaning),
        cmocka_unit_test(characters_are_whole),      cmocka_unit_test(wrong_patterns_are_explained),
        cmocka_unit_test(limits_are_no_mismatch),    cmocka_unit_test(memory_that_is_out_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
