#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "failing.h"

static void items_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    unsigned char *items[2000];
    for (size_t i = 0; i < 2000; i++) {
        assert_non_null(arena_copy(&arena, "x", i % 3));
        items[i] = arena_new(&arena, i % 7, i % 5 + 1);
        assert_non_null(items[i]);
        assert_int_equal((uintptr_t)items[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < (i % 7) * (i % 5 + 1); j++) {
            assert_int_equal(items[i][j], 0);
            items[i][j] = (unsigned char)i;
        }
    }
    for (size_t i = 0; i < 2000; i++)
        for (size_t j = 0; j < (i % 7) * (i % 5 + 1); j++)
            assert_int_equal(items[i][j], (unsigned char)i);
    arena_fini(&arena);
}

static void large_items_fit(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t size = 1; size < 20000000; size *= 3) {
        char *item = arena_new(&arena, size, 1);
        assert_non_null(item);
        memset(item, 'x', size);
    }
    for (int i = 0; i < 40; i++)
        assert_non_null(arena_new(&arena, 100000, 1));
    arena_fini(&arena);
}

static void products_that_overflow_fail(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    volatile size_t most = SIZE_MAX;
    assert_null(arena_new(&arena, most / 2, 3));
    assert_null(arena_new(&arena, most, 1));
    assert_null(arena_copy(&arena, "", most));
    assert_non_null(arena_new(&arena, 1, 1));
    arena_fini(&arena);
}

static void copies_end_in_nul(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(arena_copy(&arena, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_memory_equal(arena_copy(&arena, "a\0b", 3), "a\0b", 4);
    arena_fini(&arena);
}

static void formatted_text_of_any_length(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(arena_printf(&arena, "%s-%d", "a", 7), "a-7");
    assert_string_equal(arena_printf(&arena, "%s", ""), "");
    char *wide = arena_printf(&arena, "%*d", 50000, 1);
    assert_int_equal(strlen(wide), 50000);
    /* No wide character beyond Unicode can be written: the format fails. */
    wchar_t never[] = {(wchar_t)0x7fffffff, 0};
    assert_null(arena_printf(&arena, "%ls", never));
    arena_fini(&arena);
}

static void an_arena_survives_memory_that_is_out(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    failing_memory(0);
    assert_null(arena_new(&arena, 1, 1));
    assert_true(failing_stop());
    char *kept = arena_copy(&arena, "kept", 4);
    failing_memory(0);
    assert_null(arena_new(&arena, 100000, 1));
    assert_true(failing_stop());
    failing_memory(0);
    assert_null(arena_printf(&arena, "%*d", 100000, 1));
    assert_true(failing_stop());
    assert_string_equal(arena_copy(&arena, "more", 4), "more");
    assert_string_equal(kept, "kept");
    arena_fini(&arena);
}

static void an_ended_arena_is_empty_again(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_fini(&arena);
    assert_non_null(arena_new(&arena, 3, 5000));
    arena_fini(&arena);
    assert_null(arena.chunks);
    assert_non_null(arena_new(&arena, 1, 1));
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_zeroed_aligned_and_apart),
        cmocka_unit_test(large_items_fit),
        cmocka_unit_test(products_that_overflow_fail),
        cmocka_unit_test(copies_end_in_nul),
        cmocka_unit_test(formatted_text_of_any_length),
        cmocka_unit_test(an_arena_survives_memory_that_is_out),
        cmocka_unit_test(an_ended_arena_is_empty_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
