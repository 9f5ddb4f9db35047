#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/memory.h"

/* The sanitizer ends the program over a size that the C library answers with NULL. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void new_blocks_are_zeroed(void **state)
{
    (void)state;
    char zeros[300] = {0};
    char *block = mem_new(100, 3);
    assert_non_null(block);
    assert_memory_equal(block, zeros, 300);
    mem_free(block);
}

static void empty_blocks_are_blocks(void **state)
{
    (void)state;
    void *no_items = mem_new(0, 8), *no_size = mem_new(8, 0);
    assert_non_null(no_items);
    assert_non_null(no_size);
    mem_free(no_items);
    void *resized = mem_resize(no_size, 0, 4);
    assert_non_null(resized);
    mem_free(resized);
    mem_free(NULL);
}

static void resizing_keeps_what_fits(void **state)
{
    (void)state;
    char *block = mem_resize(NULL, 5, 1);
    assert_non_null(block);
    memcpy(block, "abcd", 5);
    block = mem_resize(block, 1000, 10);
    assert_non_null(block);
    assert_string_equal(block, "abcd");
    mem_free(block);
}

static void products_that_overflow_fail(void **state)
{
    (void)state;
    volatile size_t half = SIZE_MAX / 2;
    char *block = mem_new(1, 4);
    memcpy(block, "abc", 4);
    assert_null(mem_new(half, 3));
    assert_null(mem_resize(block, half, 3));
    assert_string_equal(block, "abc");
    mem_free(block);
}

static void memory_that_is_out_is_null(void **state)
{
    (void)state;
    volatile size_t too_much = SIZE_MAX / 2;
    char *block = mem_new(1, 4);
    memcpy(block, "abc", 4);
    assert_null(mem_new(too_much, 1));
    assert_null(mem_resize(block, 1, too_much));
    assert_string_equal(block, "abc");
    mem_free(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_blocks_are_zeroed),      cmocka_unit_test(empty_blocks_are_blocks),
        cmocka_unit_test(resizing_keeps_what_fits),   cmocka_unit_test(products_that_overflow_fail),
        cmocka_unit_test(memory_that_is_out_is_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
