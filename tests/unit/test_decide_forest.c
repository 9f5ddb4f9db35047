#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assign_fixture.h"
#include "decide/assign/forest.h"

static struct hand hand;
static struct joined joined;
static struct forest forest;

static void grow(void)
{
    assert_true(join(&hand.problem, &joined));
    forest_grow(&joined, &forest);
}

static void without_links_every_class_is_a_part(void **state)
{
    (void)state;
    hand_init(&hand, 3, 2);
    grow();
    assert_int_equal(forest.part_count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(forest.start[i], i);
        assert_int_equal(forest.order[i], i);
        assert_int_equal(forest.ascending[i], i);
        assert_int_equal(forest.parent[i], FOREST_ROOT);
    }
    assert_int_equal(forest.start[3], 3);
}

static void a_part_holds_what_links_reach(void **state)
{
    (void)state;
    hand_init(&hand, 6, 2);
    hand_link(&hand, 5, 0, 1);
    hand_link(&hand, 2, 5, 1);
    hand_link(&hand, 4, 1, 1);
    grow();
    assert_int_equal(forest.part_count, 3);
    assert_int_equal(forest.start[1], 3);
    assert_int_equal(forest.start[2], 5);
    assert_int_equal(forest.start[3], 6);
    assert_options(forest.order, "052143");
    assert_options(forest.ascending, "025143");
    assert_int_equal(forest.parent[2], 5);
    assert_int_equal(forest.parent[5], 0);
    assert_int_equal(forest.parent[4], 1);
    assert_int_equal(forest.parent[3], FOREST_ROOT);
}

/* Of a ring of four with a diagonal, the cheapest links are left out. */
static void the_dearest_links_are_kept(void **state)
{
    (void)state;
    hand_init(&hand, 4, 2);
    hand_link(&hand, 0, 1, 3);
    hand_link(&hand, 1, 2, 9);
    hand_link(&hand, 2, 3, 4);
    hand_link(&hand, 3, 0, 2);
    hand_link(&hand, 0, 2, 5);
    grow();
    assert_int_equal(forest.part_count, 1);
    assert_options(forest.order, "0213");
    assert_int_equal(forest.parent[2], 0);
    assert_int_equal(forest.parent[1], 2);
    assert_int_equal(forest.parent[3], 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_links_every_class_is_a_part),
        cmocka_unit_test(a_part_holds_what_links_reach),
        cmocka_unit_test(the_dearest_links_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
