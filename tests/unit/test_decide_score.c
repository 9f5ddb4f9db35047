/* Points: what many effects of one group come to. Random packs are in tests/property. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/number.h"
#include "decide/score.h"
#include "engine/evaluate.h"
#include "packs.h"

#define RULES 100
#define LANES 70

struct fixture {
    struct pack pack;
    struct program *program;
    struct block *block;
    struct scorer scorer;
    struct points points[LANES][2];
};

/* Rules that favour the first of two options where the first value is given, and one that always
 * speaks against the second; all in one criterion. */
static void begin(struct fixture *fixture, int32_t points)
{
    struct pack *pack = &fixture->pack;
    pack_begin(pack, 1, RULES + 1);
    add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 3);
    pack->option_count = 2;
    pack->criterion_count = 1;
    for (uint32_t i = 0; i <= RULES; i++) {
        uint32_t rule = add_rule(pack, RULE_COMPONENT, i < RULES ? is_one_of(pack, 0, 1) : NULL);
        struct effect *effect = pack_room(pack, 1, sizeof *effect);
        *effect = (struct effect){.option = i == RULES, .points = i == RULES ? -points : points};
        pack->rules[rule].effects = effect;
        pack->rules[rule].effect_count = 1;
    }
    fixture->program = program_new(pack);
    assert_non_null(fixture->program);
    fixture->block = block_new(fixture->program, LANES);
    assert_non_null(fixture->block);
    assert_true(scorer_init(&fixture->scorer, &pack->arena, pack));
}

static void end(struct fixture *fixture)
{
    block_free(fixture->block);
    program_free(fixture->program);
    pack_done(&fixture->pack);
}

/* What so many rules of the first option come to. */
static int64_t sum_of(int64_t points, int64_t factor, unsigned rules)
{
    int64_t sum = 0;
    for (unsigned rank = 0; rank < rules && rank < 63; rank++)
        sum += round_shift(points * factor, rank + 1);
    return sum;
}

static void assert_points(const struct points *points, int64_t middle, int64_t low, int64_t high)
{
    assert_int_equal(points->points, middle);
    assert_int_equal(points->low, low);
    assert_int_equal(points->high, high);
}

static void run(struct fixture *fixture, const int64_t *factors)
{
    struct evaluate_failure failure;
    assert_int_equal(evaluate(fixture->block, true, &failure), EVALUATE_OK);
    score_block(&fixture->scorer, fixture->block, factors, &fixture->points[0][0]);
}

static void a_hundred_rules_of_one_group_add_up(void **state)
{
    (void)state;
    static const int32_t points[] = {1, 1000, INT32_MAX};
    int64_t factors[LANES];
    for (int64_t i = 0; i < LANES; i++)
        factors[i] = 3000000 - 7 * i;
    for (uint32_t i = 0; i < 3; i++) {
        struct fixture fixture;
        begin(&fixture, points[i]);
        for (uint32_t lane = 0; lane < LANES; lane++) {
            struct value value = value_choice(lane % 3);
            block_add(fixture.block, 1, false);
            if (lane % 3 != 2)
                block_give(fixture.block, lane, 0, &value);
        }
        run(&fixture, factors);
        for (uint32_t lane = 0; lane < LANES; lane++) {
            int64_t sum = sum_of(points[i], factors[lane], RULES);
            int64_t one = sum_of(points[i], factors[lane], 1);
            int64_t fired = lane % 3 == 0, possible = lane % 3 != 1;
            assert_points(&fixture.points[lane][0], fired * sum, fired * sum, possible * sum);
            assert_points(&fixture.points[lane][1], -one, -one, -one);
        }
        end(&fixture);
    }
}

/* What one lane has counted does not count against another. */
static void ranks_are_those_of_the_lane(void **state)
{
    (void)state;
    struct fixture fixture = {0};
    int64_t factors[] = {2000, 2000, 1000};
    begin(&fixture, 4);
    struct value first = value_choice(0), second = value_choice(1);
    for (uint32_t group = 0; group < 3; group++)
        block_add(fixture.block, group, true);
    block_give(fixture.block, 1, 0, &first);
    block_give(fixture.block, 3, 0, &second);
    block_give(fixture.block, 4, 0, &first);
    run(&fixture, factors);
    int64_t sum = sum_of(4, 2000, RULES);
    assert_points(&fixture.points[1][0], sum, sum, sum);
    assert_points(&fixture.points[2][0], 0, 0, sum);
    assert_points(&fixture.points[3][0], 0, 0, 0);
    sum = sum_of(4, 1000, RULES);
    assert_points(&fixture.points[4][0], sum, sum, sum);
    assert_points(&fixture.points[4][1], -2000, -2000, -2000);
    assert_points(&fixture.points[6][1], 0, 0, 0); /* no lane */
    end(&fixture);
}

static void overruled_rules_count_nothing(void **state)
{
    (void)state;
    struct fixture fixture;
    int64_t factors[] = {2000};
    begin(&fixture, 4);
    struct value first = value_choice(0);
    struct evaluate_failure failure;
    block_add(fixture.block, 2, false);
    block_give(fixture.block, 0, 0, &first);
    block_give(fixture.block, 1, 0, &first);
    assert_int_equal(evaluate(fixture.block, true, &failure), EVALUATE_OK);
    for (uint32_t rule = 2; rule < RULES; rule++)
        block_overrule(fixture.block, rule, 1);
    score_block(&fixture.scorer, fixture.block, factors, &fixture.points[0][0]);
    assert_int_equal(fixture.points[0][0].points, sum_of(4, 2000, RULES));
    assert_int_equal(fixture.points[1][0].points, 4000 + 2000);
    assert_int_equal(fixture.points[1][0].high, 4000 + 2000);
    end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_rules_of_one_group_add_up),
        cmocka_unit_test(ranks_are_those_of_the_lane),
        cmocka_unit_test(overruled_rules_count_nothing),
    };
    return cmocka_run_group_tests_name("decide/score", tests, NULL, NULL);
}
