#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/vec.h"
#include "failing.h"

struct item {
    uint32_t number;
    char text[9];
};

struct large {
    char bytes[1000];
};

static void items_keep_their_order(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    VEC(struct item) vec = {0};
    for (uint32_t i = 0; i < 5000; i++) {
        struct item *item = vec_add(&vec, &arena);
        assert_non_null(item);
        assert_int_equal(item->number, 0);
        assert_int_equal(item->text[8], 0);
        item->number = i;
        item->text[8] = 'x';
    }
    assert_int_equal(vec.count, 5000);
    for (uint32_t i = 0; i < vec.count; i++)
        assert_int_equal(vec.items[i].number, i);
    arena_fini(&arena);
}

static void a_full_vec_stays_when_memory_is_out(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    VEC(struct large) vec = {0};
    failing_memory(0);
    assert_null(vec_add(&vec, &arena));
    assert_true(failing_stop());
    assert_int_equal(vec.count, 0);
    while (vec.count < vec.capacity || vec.count == 0)
        assert_non_null(vec_add(&vec, &arena));
    uint32_t full = vec.count;
    void *items = vec.items;
    failing_memory(0);
    assert_null(vec_add(&vec, &arena));
    assert_true(failing_stop());
    assert_int_equal(vec.count, full);
    assert_int_equal(vec.capacity, full);
    assert_ptr_equal(vec.items, items);
    assert_non_null(vec_add(&vec, &arena));
    arena_fini(&arena);
}

static void a_vec_ends_before_its_count_overflows(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    void *items = &arena;
    uint32_t count = UINT32_MAX, capacity = UINT32_MAX;
    assert_null(vec_extend(&arena, &items, &count, &capacity, 1));
    assert_int_equal(count, UINT32_MAX);
    assert_ptr_equal(items, &arena);
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_keep_their_order),
        cmocka_unit_test(a_full_vec_stays_when_memory_is_out),
        cmocka_unit_test(a_vec_ends_before_its_count_overflows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
