/* Masks over lanes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/block.h"

static void spans_cover_their_lanes_only(void **state)
{
    (void)state;
    for (uint32_t first = 0; first < 140; first++) {
        for (uint32_t end = first + 1; end <= 140; end++) {
            for (uint32_t word = first / 64; word * 64 < end; word++) {
                uint64_t span = mask_span(word, first, end);
                for (uint32_t bit = 0; bit < 64; bit++) {
                    uint32_t lane = word * 64 + bit;
                    if (((span >> bit) & 1) != (lane >= first && lane < end))
                        fail_msg("lane %u of %u .. %u", lane, first, end);
                }
            }
        }
    }
}

static void any_and_all_look_at_their_lanes_only(void **state)
{
    (void)state;
    uint64_t mask[3] = {0};
    mask_set(mask, 70, true);
    assert_true(mask_has(mask, 70));
    assert_false(mask_has(mask, 6));
    assert_true(mask_any(mask, 0, 192));
    assert_true(mask_any(mask, 70, 71));
    assert_false(mask_any(mask, 0, 70));
    assert_false(mask_any(mask, 71, 192));
    assert_true(mask_all(mask, 70, 71));
    assert_false(mask_all(mask, 69, 71));
    assert_false(mask_any(mask, 64, 64));
    assert_true(mask_all(mask, 64, 64));
    assert_true(mask_all(mask, 70, 70));
    mask_set(mask, 70, false);
    assert_false(mask_any(mask, 0, 192));
}

static void stretches_are_set_and_cleared(void **state)
{
    (void)state;
    uint64_t mask[3] = {0};
    mask_set_all(mask, 60, 130, true);
    assert_true(mask_all(mask, 60, 130));
    assert_false(mask_any(mask, 0, 60));
    assert_false(mask_any(mask, 130, 192));
    mask_set_all(mask, 64, 128, false);
    assert_false(mask_any(mask, 64, 128));
    assert_true(mask_all(mask, 60, 64));
    assert_true(mask_all(mask, 128, 130));
}

static void words_in_use_alone_change(void **state)
{
    (void)state;
    uint64_t to[3] = {1, 2, 4};
    const uint64_t from[3] = {3, 3, 3};
    const uint64_t other[3] = {8, 8, 8};
    mask_or(to, from, 2);
    assert_int_equal(to[0], 3);
    assert_int_equal(to[1], 3);
    assert_int_equal(to[2], 4);
    mask_minus(to, from, 1);
    assert_int_equal(to[0], 0);
    mask_and(to, from, 2);
    assert_int_equal(to[1], 3);
    mask_join(to, from, other, 1);
    assert_int_equal(to[0], 11);
    mask_copy(to, other, 1);
    assert_int_equal(to[0], 8);
    mask_not(to, from, 1);
    assert_true(to[0] == ~UINT64_C(3));
    mask_fill(to, false, 3);
    assert_false(mask_any(to, 0, 192));
    mask_fill(to, true, 1);
    assert_true(mask_all(to, 0, 64));
    assert_false(mask_any(to, 64, 192));
}

static void trimming_leaves_lanes_in_use(void **state)
{
    (void)state;
    struct block block = {.lanes = 65, .words = 2};
    uint64_t mask[2] = {0, UINT64_MAX};
    assert_true(block_trim(&block, mask));
    assert_int_equal(mask[1], 1);
    mask[1] = 2;
    assert_false(block_trim(&block, mask));
    block = (struct block){.lanes = 128, .words = 2};
    mask[1] = UINT64_MAX;
    assert_true(block_trim(&block, mask));
    assert_true(mask[1] == UINT64_MAX);
}

static void groups_end_behind_their_project(void **state)
{
    (void)state;
    struct group group = {.first = 3, .count = 2, .project = 3};
    assert_int_equal(group_end(&group), 5);
    group.project = 5;
    assert_int_equal(group_end(&group), 6);
    group = (struct group){.first = 3, .count = 0, .project = 3};
    assert_int_equal(group_end(&group), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_cover_their_lanes_only),
        cmocka_unit_test(any_and_all_look_at_their_lanes_only),
        cmocka_unit_test(stretches_are_set_and_cleared),
        cmocka_unit_test(words_in_use_alone_change),
        cmocka_unit_test(trimming_leaves_lanes_in_use),
        cmocka_unit_test(groups_end_behind_their_project),
    };
    return cmocka_run_group_tests_name("engine/masks", tests, NULL, NULL);
}
