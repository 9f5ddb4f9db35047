#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/map.h"
#include "failing.h"

#define KEYS 600

static void an_empty_map_holds_nothing(void **state)
{
    (void)state;
    struct map map = {0};
    assert_int_equal(map_get(&map, "a"), MAP_NONE);
    assert_int_equal(map_get(&map, ""), MAP_NONE);
    assert_int_equal(map_get_n(&map, "abc", 2), MAP_NONE);
}

static uint32_t random_below(uint64_t *seed, uint32_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % below;
}

static void a_map_does_what_a_list_does(void **state)
{
    (void)state;
    static char keys[KEYS][8];
    static uint32_t list[KEYS];
    struct arena arena;
    arena_init(&arena);
    struct map map = {0};
    uint64_t seed = 1;
    uint32_t count = 0;
    for (uint32_t i = 0; i < KEYS; i++) {
        snprintf(keys[i], sizeof keys[i], "k%u", i);
        list[i] = MAP_NONE;
    }
    for (uint32_t step = 0; step < 20000; step++) {
        uint32_t key = random_below(&seed, KEYS);
        if (random_below(&seed, 4) == 0) {
            count += list[key] == MAP_NONE;
            list[key] = step;
            assert_true(map_put(&map, &arena, keys[key], step));
        }
        assert_int_equal(map_get(&map, keys[key]), list[key]);
        assert_int_equal(map.count, count);
    }
    for (uint32_t i = 0; i < KEYS; i++)
        assert_int_equal(map_get(&map, keys[i]), list[i]);
    arena_fini(&arena);
}

static void keys_may_be_parts_of_a_text(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct map map = {0};
    assert_true(map_put(&map, &arena, "role", 1));
    assert_true(map_put(&map, &arena, "", 2));
    assert_int_equal(map_get_n(&map, "role == x", 4), 1);
    assert_int_equal(map_get_n(&map, "role == x", 3), MAP_NONE);
    assert_int_equal(map_get_n(&map, "role == x", 5), MAP_NONE);
    assert_int_equal(map_get_n(&map, "role\0more", 9), MAP_NONE);
    assert_int_equal(map_get_n(&map, "role", 0), 2);
    assert_int_equal(map_get(&map, ""), 2);
    arena_fini(&arena);
}

/* Words whose hashes agree in all bits that the map keeps: of one length, and of two. */
static void keys_of_one_hash_are_apart(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"103358", "443002"}, {"1004", "376715"}};
    for (size_t i = 0; i < 2; i++) {
        const char *const *pair = pairs[i];
        assert_int_equal((uint32_t)digest_quick(pair[0], strlen(pair[0])),
                         (uint32_t)digest_quick(pair[1], strlen(pair[1])));
        struct arena arena;
        arena_init(&arena);
        struct map map = {0};
        assert_true(map_put(&map, &arena, pair[0], 1));
        assert_int_equal(map_get(&map, pair[1]), MAP_NONE);
        assert_true(map_put(&map, &arena, pair[1], 2));
        assert_int_equal(map_get(&map, pair[0]), 1);
        assert_int_equal(map_get(&map, pair[1]), 2);
        arena_fini(&arena);
    }
}

static void a_map_stays_when_memory_is_out(void **state)
{
    (void)state;
    static char keys[2000][8];
    struct arena arena;
    arena_init(&arena);
    struct map map = {0};
    failing_memory(0);
    assert_false(map_put(&map, &arena, "a", 1));
    assert_true(failing_stop());
    assert_int_equal(map_get(&map, "a"), MAP_NONE);
    for (uint32_t i = 0; i < 2000; i++) {
        snprintf(keys[i], sizeof keys[i], "%u", i);
        failing_memory(0);
        bool put = map_put(&map, &arena, keys[i], i);
        if (failing_stop()) {
            assert_false(put);
            assert_int_equal(map.count, i);
            assert_int_equal(map_get(&map, keys[i]), MAP_NONE);
            put = map_put(&map, &arena, keys[i], i);
        }
        assert_true(put);
    }
    for (uint32_t i = 0; i < 2000; i++)
        assert_int_equal(map_get(&map, keys[i]), i);
    arena_fini(&arena);
}

static void a_map_ends_before_its_capacity_overflows(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct map map = {.count = UINT32_C(3) << 29, .capacity = UINT32_C(1) << 31};
    assert_false(map_put(&map, &arena, "a", 1));
    arena_fini(&arena);
}

static void room_is_made_at_once(void **state)
{
    (void)state;
    static char keys[KEYS][8];
    struct arena arena;
    arena_init(&arena);
    struct map map = {0};
    assert_true(map_put(&map, &arena, "first", 7));
    assert_true(map_reserve(&map, &arena, KEYS));
    uint32_t capacity = map.capacity;
    for (uint32_t i = 0; i < KEYS; i++) {
        snprintf(keys[i], sizeof keys[i], "k%u", i);
        assert_true(map_put(&map, &arena, keys[i], i));
    }
    assert_int_equal(map.capacity, capacity);
    assert_int_equal(map_get(&map, "first"), 7);
    assert_int_equal(map_get(&map, "k599"), 599);
    assert_true(map_reserve(&map, &arena, 0));
    assert_false(map_reserve(&map, &arena, UINT32_MAX));
    assert_int_equal(map.capacity, capacity);
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_map_holds_nothing),
        cmocka_unit_test(a_map_does_what_a_list_does),
        cmocka_unit_test(keys_may_be_parts_of_a_text),
        cmocka_unit_test(keys_of_one_hash_are_apart),
        cmocka_unit_test(a_map_stays_when_memory_is_out),
        cmocka_unit_test(a_map_ends_before_its_capacity_overflows),
        cmocka_unit_test(room_is_made_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
