/* Points against a naive oracle: random packs in which every rule hangs on a fact of its own, so
 * that any set of rules may fire. Points are worked out from the definition; bounds are compared
 * with every completion of what is unknown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "base/memory.h"
#include "decide/score.h"
#include "engine/evaluate.h"

#define OPTIONS  3
#define CRITERIA 4
#define RULES    24
#define UNKNOWN  7 /* undetermined rules in a lane, at most */
#define LANES    70

static uint64_t seed = 20261120;

static uint32_t below(uint32_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 16) % limit);
}

/* ---- a random pack, built by hand ---- */

static const struct condition *fact_is_true(struct arena *arena, uint32_t fact)
{
    struct leaf *leaf = arena_new(arena, 1, sizeof *leaf);
    struct condition *condition = arena_new(arena, 1, sizeof *condition);
    *leaf = (struct leaf){.kind = LEAF_WITHIN, .fact = fact, .accepts = value_choice(1)};
    *condition = (struct condition){.kind = CONDITION_LEAF, .leaf = leaf};
    return condition;
}

static void make_facts(struct pack *pack)
{
    static const struct fact_value truths[] = {{"false", NULL}, {"true", NULL}};
    struct arena *arena = &pack->arena;
    pack->vocabulary.facts = arena_new(arena, RULES + 1, sizeof *pack->vocabulary.facts);
    pack->order = arena_new(arena, RULES + 1, sizeof *pack->order);
    for (uint32_t i = 0; i <= RULES; i++) {
        const char *name = arena_printf(arena, i < RULES ? "component.f%u" : "component.option", i);
        pack->vocabulary.facts[i] = (struct fact){.name = name,
                                                  .title = name,
                                                  .type = FACT_BOOL,
                                                  .scope = FACT_COMPONENT,
                                                  .reserved = i == RULES,
                                                  .values = truths,
                                                  .value_count = 2};
        map_put(&pack->vocabulary.by_name, arena, name, i);
        pack->order[i] = i;
    }
    pack->vocabulary.count = RULES + 1;
}

static void make_rule(struct pack *pack, uint32_t index, uint32_t criteria)
{
    struct effect *effects = arena_new(&pack->arena, OPTIONS, sizeof *effects);
    struct rule *rule = &pack->rules[index];
    *rule = (struct rule){.id = pack->vocabulary.facts[index].name,
                          .criterion = below(criteria),
                          .when = fact_is_true(&pack->arena, index),
                          .effects = effects};
    for (uint32_t option = 0; option < OPTIONS; option++)
        if (below(2))
            effects[rule->effect_count++] = (struct effect){
                .option = option,
                .points = (int32_t)(1 + below(12)) * (below(3) == 0 ? -1 : 1),
            };
}

static struct pack *random_pack(void)
{
    struct pack *pack = pack_new();
    make_facts(pack);
    pack->option_count = OPTIONS;
    pack->options = arena_new(&pack->arena, OPTIONS, sizeof *pack->options);
    pack->criterion_count = CRITERIA;
    pack->criteria = arena_new(&pack->arena, CRITERIA, sizeof *pack->criteria);
    pack->rule_count = RULES;
    pack->rules = arena_new(&pack->arena, RULES, sizeof *pack->rules);
    uint32_t criteria = 1 + below(CRITERIA); /* the fewer, the more effects share their returns */
    for (uint32_t i = 0; i < RULES; i++)
        make_rule(pack, i, criteria);
    return pack;
}

/* ---- the oracle ---- */

/* What a rule of the given rank counts, rounded half away from zero once. */
static int64_t naive_counted(int64_t points, int64_t weight, int64_t halves, unsigned rank)
{
    __int128 numerator = (__int128)(points < 0 ? -points : points) * weight * halves;
    __int128 denominator = (__int128)2 << rank;
    int64_t counted = (int64_t)((2 * numerator + denominator) / (2 * denominator));
    return points < 0 ? -counted : counted;
}

/* Whether effect `a` of rule `i` ranks before effect `b` of rule `j`: by size, then pack order. */
static bool before(int32_t a, uint32_t i, int32_t b, uint32_t j)
{
    return abs(a) != abs(b) ? abs(a) > abs(b) : i < j;
}

static const struct effect *effect_on(const struct rule *rule, uint32_t option)
{
    for (uint32_t i = 0; i < rule->effect_count; i++)
        if (rule->effects[i].option == option)
            return &rule->effects[i];
    return NULL;
}

static int64_t naive_points(const struct pack *pack, uint32_t fired, uint32_t option,
                            const int64_t *weights, const int64_t *halves)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < RULES; i++) {
        const struct effect *effect = effect_on(&pack->rules[i], option);
        uint32_t criterion = pack->rules[i].criterion;
        unsigned rank = 0;
        if (!effect || !((fired >> i) & 1))
            continue;
        for (uint32_t j = 0; j < RULES; j++) {
            const struct effect *other = effect_on(&pack->rules[j], option);
            rank += j != i && other && ((fired >> j) & 1) &&
                    pack->rules[j].criterion == criterion &&
                    (other->points < 0) == (effect->points < 0) &&
                    before(other->points, j, effect->points, i);
        }
        sum += naive_counted(effect->points, weights[criterion], halves[criterion], rank);
    }
    return sum;
}

/* The smallest and largest points over every completion of the unknown rules. */
static struct points naive_bounds(const struct pack *pack, uint32_t fired, uint32_t unknown,
                                  uint32_t option, const int64_t *weights, const int64_t *halves)
{
    struct points bounds = {naive_points(pack, fired, option, weights, halves), INT64_MAX,
                            INT64_MIN};
    uint32_t extra = 0;
    do {
        int64_t sum = naive_points(pack, fired | extra, option, weights, halves);
        bounds.low = sum < bounds.low ? sum : bounds.low;
        bounds.high = sum > bounds.high ? sum : bounds.high;
        extra = (extra - unknown) & unknown;
    } while (extra != 0);
    return bounds;
}

/* ---- cases ---- */

struct lane_case {
    uint32_t fired;
    uint32_t unknown;
};

static struct lane_case give_lane(struct block *block, uint32_t lane)
{
    struct lane_case it = {0, 0};
    uint32_t unknown = 0;
    for (uint32_t fact = 0; fact < RULES; fact++) {
        uint32_t draw = below(3);
        struct value value = value_choice(draw == 1);
        if (draw == 2 && unknown++ < UNKNOWN) {
            it.unknown |= UINT32_C(1) << fact;
            continue;
        }
        it.fired |= (uint32_t)(draw == 1) << fact;
        block_give(block, lane, fact, &value);
    }
    return it;
}

static void compare_lane(const struct pack *pack, struct lane_case it, const struct points *points,
                         const int64_t *weights, const int64_t *halves)
{
    for (uint32_t option = 0; option < OPTIONS; option++) {
        struct points naive = naive_bounds(pack, it.fired, it.unknown, option, weights, halves);
        assert_int_equal(points[option].points, naive.points);
        assert_int_equal(points[option].low, naive.low);
        assert_int_equal(points[option].high, naive.high);
    }
}

/* What score_lane counts must add up to the points. */
static void compare_ledger(const struct scorer *scorer, const struct block *block, uint32_t lane,
                           const int64_t *factors, const struct points *points)
{
    int64_t sums[OPTIONS] = {0};
    int64_t *counted = mem_new(scorer->count, sizeof *counted);
    score_lane(scorer, block, lane, factors, counted);
    for (uint32_t i = 0; i < scorer->count; i++)
        sums[scorer->effects[i].option] += counted[i];
    for (uint32_t option = 0; option < OPTIONS; option++)
        assert_int_equal(sums[option], points[option].points);
    mem_free(counted);
}

/* One pack, a block of lanes in groups of two, each group with weights and priorities of its own,
 * or all with the same. */
static void try_pack(bool uniform)
{
    struct pack *pack = random_pack();
    struct program *program = program_new(pack);
    struct block *block = block_new(program, LANES);
    struct arena arena;
    struct scorer scorer;
    struct lane_case cases[LANES];
    int64_t weights[LANES / 2][CRITERIA];
    int64_t halves[LANES / 2][CRITERIA];
    int64_t factors[LANES / 2][CRITERIA];
    struct points points[LANES][OPTIONS];
    struct evaluate_failure failure;
    arena_init(&arena);
    assert_true(scorer_init(&scorer, &arena, pack));
    for (uint32_t group = 0; group < LANES / 2; group++) {
        assert_int_equal(block_add(block, 2, false), group);
        for (uint32_t i = 0; i < CRITERIA; i++) {
            weights[group][i] = below(4) ? 1000 : below(3000);
            halves[group][i] = below(5);
            if (uniform && group > 0) {
                weights[group][i] = weights[0][i];
                halves[group][i] = halves[0][i];
            }
            factors[group][i] = weights[group][i] * halves[group][i];
        }
    }
    for (uint32_t lane = 0; lane < LANES; lane++)
        cases[lane] = give_lane(block, lane);
    assert_int_equal(evaluate(block, true, &failure), EVALUATE_OK);
    score_block(&scorer, block, &factors[0][0], &points[0][0]);
    for (uint32_t lane = 0; lane < LANES; lane++) {
        uint32_t group = lane / 2;
        compare_lane(pack, cases[lane], points[lane], weights[group], halves[group]);
        compare_ledger(&scorer, block, lane, factors[group], points[lane]);
    }
    arena_fini(&arena);
    block_free(block);
    program_free(program);
    pack_free(pack);
}

static void points_and_bounds_match_the_definition(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++)
        try_pack(i % 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(points_and_bounds_match_the_definition)};
    const char *given = getenv("RULING_SEED");
    if (given)
        seed = strtoull(given, NULL, 10) | 1;
    print_message("seed %llu\n", (unsigned long long)seed);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
