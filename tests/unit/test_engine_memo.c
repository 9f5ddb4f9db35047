/* The memory of which pattern matched which text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "engine/memo.h"

static void remembers_by_test_and_content(void **state)
{
    (void)state;
    struct arena arena;
    bool matches = false;
    arena_init(&arena);
    struct memo *memo = memo_new(&arena);
    const char first[] = "alpha", again[] = "alpha";
    assert_non_null(memo);
    assert_false(memo_get(memo, 0, first, &matches));
    memo_put(memo, 0, first, true);
    assert_true(memo_get(memo, 0, first, &matches) && matches);
    matches = false;
    assert_true(memo_get(memo, 0, again, &matches) && matches);
    assert_false(memo_get(memo, 1, first, &matches));
    assert_false(memo_get(memo, 0, "beta", &matches));
    memo_put(memo, 1, first, false);
    assert_true(memo_get(memo, 1, first, &matches) && !matches);
    memo_clear(memo);
    assert_false(memo_get(memo, 0, first, &matches));
    arena_fini(&arena);
}

/* More than there is room for: some are forgotten, none is wrong. */
static void forgets_but_never_errs(void **state)
{
    (void)state;
    static char texts[3000][8];
    struct arena arena;
    uint32_t kept = 0;
    arena_init(&arena);
    struct memo *memo = memo_new(&arena);
    assert_non_null(memo);
    for (uint32_t i = 0; i < 3000; i++) {
        snprintf(texts[i], sizeof texts[i], "%u", i);
        memo_put(memo, i % 3, texts[i], i % 7 == 0);
    }
    for (uint32_t i = 0; i < 3000; i++) {
        bool matches;
        if (!memo_get(memo, i % 3, texts[i], &matches))
            continue;
        assert_int_equal(matches, i % 7 == 0);
        kept++;
    }
    assert_true(kept > 100 && kept < 3000);
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remembers_by_test_and_content),
        cmocka_unit_test(forgets_but_never_errs),
    };
    return cmocka_run_group_tests_name("engine/memo", tests, NULL, NULL);
}
