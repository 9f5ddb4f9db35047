#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/typo.h"

static const char *best_of(const char *word, const char *const *candidates)
{
    struct typo typo;
    typo_init(&typo, word);
    for (; *candidates; candidates++)
        typo_offer(&typo, *candidates);
    return typo.best;
}

#define BEST(word, ...) best_of(word, (const char *const[]){__VA_ARGS__, NULL})

static void the_nearest_is_found(void **state)
{
    (void)state;
    assert_string_equal(BEST("bidirectonal", "none", "server_push", "bidirectional"),
                        "bidirectional");
    assert_string_equal(BEST("tset", "best", "test"), "test");
    assert_null(BEST("bidirectional", "none", "queue"));
}

static void the_first_of_equals_is_kept(void **state)
{
    (void)state;
    assert_string_equal(BEST("cat", "bat", "hat"), "bat");
    assert_string_equal(BEST("cat", "hat", "bat"), "hat");
}

static void case_and_hyphens_cost_nothing(void **state)
{
    (void)state;
    struct typo typo;
    typo_init(&typo, "Io-Share");
    typo_offer(&typo, "io_share");
    assert_string_equal(typo.best, "io_share");
    assert_int_equal(typo.distance, 0);
}

static void a_third_of_the_longer_is_allowed(void **state)
{
    (void)state;
    assert_null(BEST("a", "b"));
    assert_null(BEST("", "b"));
    assert_string_equal(BEST("a", "A"), "A");
    assert_string_equal(BEST("ab", "aX"), "aX");
    assert_null(BEST("ab", "cd"));
    assert_string_equal(BEST("abcd", "abcX"), "abcX");
    assert_null(BEST("abcd", "abXX"));
    assert_string_equal(BEST("abcde", "abcXX"), "abcXX");
    assert_null(BEST("abcdefg", "abcdXXX"));
    assert_string_equal(BEST("abcdefgh", "abcdeXXX"), "abcdeXXX");
}

static void the_word_itself_never_counts(void **state)
{
    (void)state;
    assert_null(BEST("role", "role"));
    assert_string_equal(BEST("role", "role", "Role", "rule"), "Role");
}

static void a_beginning_or_an_end_counts(void **state)
{
    (void)state;
    assert_string_equal(BEST("rea", "realtime_server"), "realtime_server");
    assert_string_equal(BEST("size", "team.population.size"), "team.population.size");
    assert_null(BEST("re", "realtime_server"));
    assert_null(BEST("tim", "realtime_server"));
    assert_null(BEST("realtime_server_of_the_house", "rea"));
    assert_string_equal(BEST("role", "role_of_the_component", "rule"), "rule");
}

static void words_that_are_too_long_never_count(void **state)
{
    (void)state;
    char at[65], above[66];
    memset(at, 'x', 64);
    memset(above, 'x', 65);
    at[64] = above[65] = '\0';
    char near[65];
    memcpy(near, at, 65);
    near[63] = 'y';
    assert_ptr_equal(BEST(near, at), at);
    assert_null(BEST(above, above));
    assert_null(BEST(at, above));
    assert_null(BEST(above, at));
}

/* Optimal string alignment as it is defined. */
static uint32_t naive(const char *a, size_t i, const char *b, size_t j)
{
    if (i == 0 || j == 0)
        return (uint32_t)(i + j);
    uint32_t best = naive(a, i - 1, b, j) + 1;
    uint32_t other = naive(a, i, b, j - 1) + 1;
    best = other < best ? other : best;
    other = naive(a, i - 1, b, j - 1) + (a[i - 1] != b[j - 1]);
    best = other < best ? other : best;
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        other = naive(a, i - 2, b, j - 2) + 1;
        best = other < best ? other : best;
    }
    return best;
}

static void random_word(uint64_t *seed, char word[8])
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    size_t length = (*seed >> 60) % 7;
    for (size_t i = 0; i < length; i++)
        word[i] = "abc"[(*seed >> (20 + 5 * i)) % 3];
    word[length] = '\0';
}

static void distances_are_those_of_the_definition(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 3000; round++) {
        char a[8], b[8];
        random_word(&seed, a);
        random_word(&seed, b);
        size_t m = strlen(a), n = strlen(b), longer = m > n ? m : n;
        uint32_t distance = naive(a, m, b, n), allowed = (uint32_t)(longer + 1) / 3;
        bool part = m >= 3 && n >= m && (!strncmp(b, a, m) || !strcmp(b + n - m, a));
        struct typo typo;
        typo_init(&typo, a);
        typo_offer(&typo, b);
        if (strcmp(a, b) != 0 && (part || distance <= allowed)) {
            assert_ptr_equal(typo.best, b);
            assert_int_equal(typo.distance, distance);
        } else {
            assert_null(typo.best);
        }
    }
}

static void the_best_of_many_is_the_naive_best(void **state)
{
    (void)state;
    uint64_t seed = 4;
    for (int round = 0; round < 100; round++) {
        char word[8], many[20][8];
        random_word(&seed, word);
        const char *expected = NULL;
        uint32_t least = 99;
        struct typo all;
        typo_init(&all, word);
        for (int i = 0; i < 20; i++) {
            random_word(&seed, many[i]);
            struct typo alone;
            typo_init(&alone, word);
            typo_offer(&alone, many[i]);
            typo_offer(&all, many[i]);
            if (alone.best && alone.distance < least) {
                expected = alone.best;
                least = alone.distance;
            }
        }
        assert_ptr_equal(all.best, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_is_found),
        cmocka_unit_test(the_first_of_equals_is_kept),
        cmocka_unit_test(case_and_hyphens_cost_nothing),
        cmocka_unit_test(a_third_of_the_longer_is_allowed),
        cmocka_unit_test(the_word_itself_never_counts),
        cmocka_unit_test(a_beginning_or_an_end_counts),
        cmocka_unit_test(words_that_are_too_long_never_count),
        cmocka_unit_test(distances_are_those_of_the_definition),
        cmocka_unit_test(the_best_of_many_is_the_naive_best),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
