#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/number.h"
#include "failing.h"
#include "rule/value.h"

#define GRID 9

static struct arena arena;

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_fini(&arena);
    return 0;
}

/* The intervals of the numbers first + i * step whose bit i is set. */
static struct intervals of_mask(unsigned mask, int64_t first, int64_t step)
{
    struct interval *items = arena_new(&arena, GRID, sizeof *items);
    uint32_t count = 0;
    for (unsigned i = 0; i < GRID; i++) {
        int64_t number = first + (int64_t)i * step;
        if (!((mask >> i) & 1))
            continue;
        if (i > 0 && ((mask >> (i - 1)) & 1))
            items[count - 1].high = number;
        else
            items[count++] = (struct interval){number, number};
    }
    return (struct intervals){items, count};
}

static void expect_mask(struct intervals got, unsigned mask, int64_t first, int64_t step)
{
    struct intervals expected = of_mask(mask, first, step);
    assert_int_equal(got.count, expected.count);
    for (uint32_t i = 0; i < got.count; i++) {
        assert_int_equal(got.items[i].low, expected.items[i].low);
        assert_int_equal(got.items[i].high, expected.items[i].high);
    }
}

/* Every set of numbers of a small grid against every other. */
static void check_grid(int64_t first, int64_t step)
{
    struct interval range = {first, first + (GRID - 1) * step};
    for (unsigned a = 0; a < 1u << GRID; a++) {
        struct intervals result;
        struct intervals numbers = of_mask(a, first, step);
        assert_true(numbers_complement(&arena, numbers, range, step, &result));
        expect_mask(result, ~a & ((1u << GRID) - 1), first, step);
        for (unsigned b = 0; b < 1u << GRID; b += 5) {
            assert_true(numbers_unite(&arena, numbers, of_mask(b, first, step), step, &result));
            expect_mask(result, a | b, first, step);
        }
        arena_fini(&arena);
        arena_init(&arena);
    }
}

/* The same numbers, as single ones in a mixed order. */
static void order_does_not_matter(void **state)
{
    (void)state;
    for (unsigned mask = 0; mask < 1u << GRID; mask++) {
        struct interval items[GRID];
        uint32_t count = 0;
        for (unsigned i = 0; i < GRID; i++) {
            unsigned bit = (i * 4 + mask) % GRID;
            if ((mask >> bit) & 1)
                items[count++] = (struct interval){bit * NUMBER_ONE, bit * NUMBER_ONE};
        }
        expect_mask(numbers_join(items, count, NUMBER_ONE), mask, 0, NUMBER_ONE);
    }
}

static void grids_agree_with_enumeration(void **state)
{
    (void)state;
    check_grid(0, 1);
    check_grid(3 * NUMBER_ONE, NUMBER_ONE);
    check_grid(INT64_MAX - GRID + 1, 1);
    check_grid(INT64_MAX - (GRID - 1) * NUMBER_ONE, NUMBER_ONE);
    check_grid(INT64_MIN, 1);
}

static void intervals_unite_where_they_touch(void **state)
{
    (void)state;
    static const struct interval low = {0, 10}, next = {11, 20}, far = {12, 20};
    static const struct interval inside = {3, 5}, all = {INT64_MIN, INT64_MAX};
    const struct intervals a = {&low, 1};
    struct intervals united;
    assert_true(numbers_unite(&arena, a, (struct intervals){&next, 1}, 1, &united));
    assert_int_equal(united.count, 1);
    assert_int_equal(united.items[0].high, 20);
    assert_true(numbers_unite(&arena, a, (struct intervals){&far, 1}, 1, &united));
    assert_int_equal(united.count, 2);
    assert_true(numbers_unite(&arena, a, (struct intervals){&inside, 1}, 1, &united));
    assert_int_equal(united.count, 1);
    assert_int_equal(united.items[0].high, 10);
    assert_true(numbers_unite(&arena, a, (struct intervals){&all, 1}, NUMBER_ONE, &united));
    assert_int_equal(united.count, 1);
    assert_int_equal(united.items[0].low, INT64_MIN);
}

static struct value number(int64_t low, int64_t high)
{
    struct value value;
    assert_true(value_interval(&arena, low, high, &value));
    return value;
}

static struct value set(uint32_t must, uint32_t may)
{
    return (struct value){.kind = VALUE_SET, .set = {bits_first(must), bits_first(may)}};
}

static struct value text(const char *words)
{
    return (struct value){.kind = VALUE_TEXT, .text = words};
}

static struct value unite(struct value a, struct value b)
{
    struct value united;
    assert_true(value_unite(&arena, &a, &b, 1, &united));
    return united;
}

static bool equal(struct value a, struct value b)
{
    assert_int_equal(value_equal(&a, &b), value_equal(&b, &a));
    return value_equal(&a, &b);
}

static bool exact(struct value value)
{
    return value_is_exact(&value);
}

static void exactness(void **state)
{
    (void)state;
    assert_true(exact(value_choice(0)));
    assert_true(exact(value_choice(255)));
    assert_false(exact(unite(value_choice(0), value_choice(255))));
    assert_true(exact(number(5, 5)));
    assert_false(exact(number(5, 6)));
    assert_false(exact(unite(number(5, 5), number(7, 7))));
    assert_true(exact(set(0, 0)));
    assert_true(exact(set(3, 3)));
    assert_false(exact(set(2, 3)));
    assert_true(exact(text("")));
    assert_false(exact(text(NULL)));
}

static void union_holds_both(void **state)
{
    (void)state;
    assert_true(equal(unite(number(1, 2), number(3, 4)), number(1, 4)));
    assert_false(equal(unite(number(1, 2), number(4, 4)), number(1, 4)));
    assert_true(equal(unite(set(1, 2), set(2, 3)), set(1, 3)));
    assert_true(equal(unite(text("a"), text("a")), text("a")));
    assert_true(equal(unite(text("a"), text("b")), text(NULL)));
    assert_true(equal(unite(text("a"), text(NULL)), text(NULL)));
}

static void equality(void **state)
{
    (void)state;
    assert_true(equal(value_choice(1), value_choice(1)));
    assert_false(equal(value_choice(1), value_choice(2)));
    assert_false(equal(number(1, 2), number(1, 3)));
    assert_false(equal(number(1, 2), number(0, 2)));
    assert_false(equal(set(1, 2), set(1, 3)));
    assert_false(equal(set(1, 2), set(2, 2)));
    assert_false(equal(text("a"), text("b")));
    assert_false(equal(text("a"), text(NULL)));
    assert_false(equal(text("a"), value_choice(1)));
}

static bool everything_fits(void)
{
    static const struct interval one = {1, 1};
    struct value a, b;
    struct intervals rest;
    return value_interval(&arena, 1, 2, &a) && value_interval(&arena, 3, 4, &b) &&
           value_unite(&arena, &a, &b, 1, &a) &&
           numbers_complement(&arena, (struct intervals){&one, 1}, (struct interval){0, 9}, 1,
                              &rest);
}

static void memory_that_is_out_is_told(void **state)
{
    (void)state;
    long failed = 0;
    for (bool hit = true; hit;) {
        /* Many rounds, so that the arena's chunks end in different calls. */
        failing_memory(failed);
        bool good = true;
        for (int i = 0; good && i < 2000; i++)
            good = everything_fits();
        hit = failing_stop();
        assert_int_equal(good, !hit);
        failed++;
        arena_fini(&arena);
        arena_init(&arena);
    }
    assert_true(failed > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(grids_agree_with_enumeration, setup, teardown),
        cmocka_unit_test_setup_teardown(order_does_not_matter, setup, teardown),
        cmocka_unit_test_setup_teardown(intervals_unite_where_they_touch, setup, teardown),
        cmocka_unit_test_setup_teardown(exactness, setup, teardown),
        cmocka_unit_test_setup_teardown(union_holds_both, setup, teardown),
        cmocka_unit_test_setup_teardown(equality, setup, teardown),
        cmocka_unit_test_setup_teardown(memory_that_is_out_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
