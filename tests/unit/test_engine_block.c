/* Blocks: lanes, groups and what is given in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/block.h"
#include "engine/evaluate.h"
#include "packs.h"

struct fixture {
    struct pack pack;
    struct program *program;
    struct block *block;
};

/* A choice of nine values, a set of three members and a text, each with a rule. */
enum { CHOICE, SET, TEXT };

static void begin(struct fixture *fixture, uint32_t lanes)
{
    struct pack *pack = &fixture->pack;
    pack_begin(pack, 3, 3);
    add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 9);
    add_fact(pack, FACT_SET, FACT_COMPONENT, 3);
    add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    add_rule(pack, RULE_COMPONENT, is_one_of(pack, CHOICE, 0x100));
    add_rule(pack, RULE_PROJECT, is_one_of(pack, CHOICE, 0x100));
    add_rule(pack, RULE_SPLIT, matches(pack, TEXT, "api", ""));
    fixture->program = program_new(pack);
    assert_non_null(fixture->program);
    fixture->block = block_new(fixture->program, lanes);
    assert_non_null(fixture->block);
}

static void end(struct fixture *fixture)
{
    block_free(fixture->block);
    program_free(fixture->program);
    pack_done(&fixture->pack);
}

static void give(struct fixture *fixture, uint32_t lane, uint32_t fact, struct value value)
{
    block_give(fixture->block, lane, fact, &value);
}

static void run(struct fixture *fixture)
{
    struct evaluate_failure failure;
    assert_int_equal(evaluate(fixture->block, true, &failure), EVALUATE_OK);
}

static void has_room_for_whole_words(void **state)
{
    (void)state;
    const uint32_t asked[] = {0, 1, 64, 65, 512, 5000};
    const uint32_t given[] = {64, 64, 64, 128, 512, 512};
    for (int i = 0; i < 6; i++) {
        struct fixture fixture;
        begin(&fixture, asked[i]);
        assert_int_equal(fixture.block->capacity, given[i]);
        assert_int_equal(fixture.block->stride, given[i] / 64);
        assert_int_equal(fixture.block->lanes, 0);
        end(&fixture);
    }
    block_free(NULL);
}

static void each_lane_has_a_byte_of_its_own(void **state)
{
    (void)state;
    bool taken[BLOCK_LANES] = {false};
    for (uint32_t lane = 0; lane < BLOCK_LANES; lane++) {
        uint32_t place = block_place_of(lane);
        assert_int_equal(place / 64, lane / 64);
        assert_false(taken[place]);
        taken[place] = true;
    }
}

static void adds_groups_until_it_is_full(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 64);
    struct block *block = fixture.block;
    assert_int_equal(block_add(block, 3, false), 0);
    assert_int_equal(block_add(block, 2, true), 1);
    assert_int_equal(block_add(block, 0, false), 2);
    assert_int_equal(block->groups[0].project, 0);
    assert_int_equal(block->groups[1].first, 3);
    assert_int_equal(block->groups[1].count, 2);
    assert_int_equal(block->groups[1].project, 5);
    assert_int_equal(block->groups[2].project, 6);
    assert_int_equal(block->lanes, 7);
    assert_int_equal(block->sizes[4], 1000);
    assert_int_equal(block->sizes[5], 0);
    assert_int_equal(block->lane_group[5], 1);
    assert_int_equal(block_add(block, 58, false), BLOCK_FULL);
    assert_int_equal(block_add(block, 57, true), BLOCK_FULL);
    assert_int_equal(block->lanes, 7);
    assert_int_equal(block_add(block, 57, false), 3);
    assert_int_equal(block_add(block, 0, false), BLOCK_FULL);
    assert_int_equal(block->words, 1);
    assert_true(block_lanes_of(block, 0) == UINT64_MAX);
    block_clear(block);
    assert_int_equal(block_add(block, 64, false), 0);
    end(&fixture);
}

static void keeps_what_is_given_apart(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 512);
    assert_int_equal(block_add(fixture.block, 512, false), 0);
    for (uint32_t lane = 0; lane < 512; lane++)
        if (lane % 11 != 10)
            give(&fixture, lane, CHOICE, value_choice(lane % 11 % 9));
    run(&fixture);
    for (uint32_t lane = 0; lane < 512; lane++) {
        enum truth expected = lane % 11 == 10  ? TRUTH_UNDETERMINED
                              : lane % 11 == 8 ? TRUTH_TRUE
                                               : TRUTH_FALSE;
        assert_int_equal(block_rule(fixture.block, 0, lane), expected);
        assert_int_equal(block_test(fixture.block, 0, lane), expected);
        assert_int_equal(block_origin(fixture.block, lane, CHOICE),
                         lane % 11 == 10 ? ORIGIN_UNKNOWN : ORIGIN_GIVEN);
        assert_int_equal(block_is_exact(fixture.block, lane, CHOICE), lane % 11 != 10);
    }
    end(&fixture);
}

static void forgets_all_when_cleared(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 130);
    for (uint32_t round = 0; round < 2; round++) {
        char *text = strdup("api");
        assert_non_null(text);
        assert_int_equal(block_add(fixture.block, 130, false), 0);
        run(&fixture);
        for (uint32_t lane = 0; lane < 130; lane++) {
            for (uint32_t fact = 0; fact < 3; fact++)
                assert_int_equal(block_origin(fixture.block, lane, fact), ORIGIN_UNKNOWN);
            assert_int_equal(block_rule(fixture.block, 0, lane), TRUTH_UNDETERMINED);
            give(&fixture, lane, CHOICE, value_choice(8));
            give(&fixture, lane, SET, set_of(1, 1));
            give(&fixture, lane, TEXT, text_of(text));
            block_tentative(fixture.block, lane, CHOICE);
        }
        run(&fixture);
        assert_int_equal(block_rule(fixture.block, 0, 129), TRUTH_TRUE);
        assert_int_equal(block_rule(fixture.block, 2, 129), TRUTH_TRUE);
        block_clear(fixture.block);
        free(text);
        assert_int_equal(fixture.block->group_count, 0);
        for (uint32_t word = 0; word < 3; word++)
            assert_int_equal(fixture.block->tentative[word], 0);
    }
    end(&fixture);
}

static void project_rules_are_those_of_the_project(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 64);
    block_add(fixture.block, 1, false);
    block_add(fixture.block, 2, true);
    give(&fixture, 1, CHOICE, value_choice(8));
    give(&fixture, 2, CHOICE, value_choice(7));
    give(&fixture, 3, CHOICE, value_choice(8));
    give(&fixture, 3, TEXT, text_of("api"));
    run(&fixture);
    assert_int_equal(block_rule(fixture.block, 1, 0), TRUTH_UNDETERMINED);
    for (uint32_t lane = 1; lane <= 3; lane++) {
        assert_int_equal(block_rule(fixture.block, 1, lane), TRUTH_TRUE);
        assert_int_equal(block_rule(fixture.block, 2, lane), TRUTH_TRUE);
    }
    assert_int_equal(block_rule(fixture.block, 0, 2), TRUTH_FALSE);
    struct masks masks = block_rule_masks(fixture.block, 0);
    assert_int_equal(masks.is_true[0] & 7, 2);
    assert_int_equal(masks.is_false[0] & 7, 4);
    end(&fixture);
}

static void component_rules_are_overruled_in_one_lane(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 70);
    block_add(fixture.block, 70, false);
    for (uint32_t lane = 0; lane < 70; lane++)
        if (lane != 65)
            give(&fixture, lane, CHOICE, value_choice(8));
    for (int round = 0; round < 2; round++) {
        run(&fixture);
        assert_int_equal(block_rule(fixture.block, 0, 66), TRUTH_TRUE);
        assert_int_equal(block_rule(fixture.block, 0, 65), TRUTH_UNDETERMINED);
        block_overrule(fixture.block, 0, 65);
        block_overrule(fixture.block, 0, 66);
        for (uint32_t lane = 0; lane < 70; lane++)
            assert_int_equal(block_rule(fixture.block, 0, lane),
                             lane == 65 || lane == 66 ? TRUTH_FALSE : TRUTH_TRUE);
        assert_int_equal(block_test(fixture.block, 0, 66), TRUTH_TRUE);
    }
    end(&fixture);
}

static void project_rules_are_overruled_in_the_group(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 64);
    block_add(fixture.block, 2, true);
    block_add(fixture.block, 2, true);
    block_add(fixture.block, 2, false);
    for (uint32_t lane = 0; lane < 8; lane++) {
        give(&fixture, lane, CHOICE, value_choice(8));
        give(&fixture, lane, TEXT, text_of("api"));
    }
    run(&fixture);
    for (uint32_t rule = 1; rule <= 2; rule++) {
        block_overrule(fixture.block, rule, 2 + rule); /* a component of the second */
        block_overrule(fixture.block, rule, 7);        /* not the first, which is the project */
        struct masks masks = block_rule_masks(fixture.block, rule);
        assert_int_equal(masks.is_true[0] & 0xff, 0x07);
        assert_int_equal(masks.is_false[0] & 0xff, 0xf8);
        for (uint32_t lane = 0; lane < 8; lane++)
            assert_int_equal(block_rule(fixture.block, rule, lane),
                             lane < 3 ? TRUTH_TRUE : TRUTH_FALSE);
    }
    end(&fixture);
}

static void sets_and_texts_can_be_exact(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 3);
    block_add(fixture.block, 3, false);
    give(&fixture, 0, SET, set_of(5, 5));
    give(&fixture, 1, SET, set_of(1, 5));
    give(&fixture, 2, SET, set_of(0, 0));
    give(&fixture, 0, TEXT, text_of(""));
    give(&fixture, 1, TEXT, text_of(NULL));
    run(&fixture);
    assert_true(block_is_exact(fixture.block, 0, SET));
    assert_false(block_is_exact(fixture.block, 1, SET));
    assert_true(block_is_exact(fixture.block, 2, SET));
    assert_true(block_is_exact(fixture.block, 0, TEXT));
    assert_false(block_is_exact(fixture.block, 1, TEXT));
    assert_false(block_is_exact(fixture.block, 2, TEXT));
    assert_int_equal(block_origin(fixture.block, 1, TEXT), ORIGIN_GIVEN);
    end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_room_for_whole_words),
        cmocka_unit_test(each_lane_has_a_byte_of_its_own),
        cmocka_unit_test(adds_groups_until_it_is_full),
        cmocka_unit_test(keeps_what_is_given_apart),
        cmocka_unit_test(forgets_all_when_cleared),
        cmocka_unit_test(project_rules_are_those_of_the_project),
        cmocka_unit_test(component_rules_are_overruled_in_one_lane),
        cmocka_unit_test(project_rules_are_overruled_in_the_group),
        cmocka_unit_test(sets_and_texts_can_be_exact),
    };
    return cmocka_run_group_tests_name("engine/block", tests, NULL, NULL);
}
