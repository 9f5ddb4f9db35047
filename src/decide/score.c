#include "decide/score.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int64_t magnitude(int32_t points)
{
    return points < 0 ? -(int64_t)points : points;
}

/* By criterion, option and direction: within these, effects share their diminishing returns. */
static int compare_groups(const struct scored_effect *a, const struct scored_effect *b)
{
    int order = compare_numbers(a->criterion, b->criterion);
    if (order == 0)
        order = compare_numbers(a->option, b->option);
    return order ? order : compare_numbers(a->points < 0, b->points < 0);
}

static int compare_effects(const void *left, const void *right)
{
    const struct scored_effect *a = left;
    const struct scored_effect *b = right;
    int order = compare_groups(a, b);
    if (order == 0)
        order = compare_numbers(magnitude(b->points), magnitude(a->points));
    return order ? order : compare_numbers(a->rule, b->rule);
}

static uint32_t count_effects(const struct pack *pack)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        count += pack->rules[i].effect_count;
    return count;
}

static void number_groups(struct scorer *scorer)
{
    uint32_t group = 0;
    for (uint32_t i = 0; i < scorer->count; i++) {
        if (i > 0 && compare_groups(&scorer->effects[i - 1], &scorer->effects[i]) != 0)
            group++;
        scorer->effects[i].group = group;
    }
}

bool scorer_init(struct scorer *scorer, struct arena *arena, const struct pack *pack)
{
    *scorer = (struct scorer){.pack = pack, .count = 0};
    scorer->effects = arena_new(arena, count_effects(pack), sizeof *scorer->effects);
    if (!scorer->effects)
        return false;
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        for (uint32_t j = 0; j < rule->effect_count; j++)
            scorer->effects[scorer->count++] =
                (struct scored_effect){.rule = i,
                                       .option = rule->effects[j].option,
                                       .criterion = rule->criterion,
                                       .points = rule->effects[j].points};
    }
    qsort(scorer->effects, scorer->count, sizeof *scorer->effects, compare_effects);
    number_groups(scorer);
    return true;
}

int64_t score_counted(const struct scored_effect *effect, int64_t factor, unsigned rank)
{
    /* The factor is in halves of thousandths, so one more halving gives thousandths. */
    int64_t counted = round_shift(magnitude(effect->points) * factor, rank + 1);
    return effect->points < 0 ? -counted : counted;
}

/* How many effects of the current group have counted in each lane: of those that fired, and of
 * those that may fire as well. */
struct ranks {
    uint16_t fired[BLOCK_LANES];
    uint16_t possible[BLOCK_LANES];
};

/* Adds an effect whose rule fired, or may fire, in a lane. More evidence never counts less, so a
 * bound is reached when all that may fire on its side does. */
static void add_effect(const struct scored_effect *effect, int64_t factor, bool fired,
                       uint16_t *fired_rank, uint16_t *possible_rank, struct points *points)
{
    int64_t possible = score_counted(effect, factor, (*possible_rank)++);
    int64_t counted = fired ? score_counted(effect, factor, (*fired_rank)++) : 0;
    points->points += counted;
    points->low += effect->points < 0 ? possible : counted;
    points->high += effect->points < 0 ? counted : possible;
}

/* Adds an effect in all lanes of a block. */
static void score_effect(const struct scorer *scorer, const struct scored_effect *effect,
                         const struct block *block, const int64_t *factors, struct ranks *ranks,
                         struct points *points)
{
    uint32_t criteria = scorer->pack->criterion_count;
    uint32_t options = scorer->pack->option_count;
    struct masks rule = block_rule_masks(block, effect->rule);
    for (uint32_t word = 0; word < block->words; word++) {
        uint64_t fired = rule.is_true[word];
        uint64_t possible = ~rule.is_false[word] & block_lanes_of(block, word);
        for (; possible; possible &= possible - 1) {
            unsigned bit = (unsigned)__builtin_ctzll(possible);
            uint32_t lane = word * 64 + bit;
            int64_t factor = factors[block->lane_group[lane] * criteria + effect->criterion];
            add_effect(effect, factor, (fired >> bit) & 1, &ranks->fired[lane],
                       &ranks->possible[lane], &points[lane * options + effect->option]);
        }
    }
}

void score_block(const struct scorer *scorer, const struct block *block, const int64_t *factors,
                 struct points *points)
{
    struct ranks ranks;
    memset(points, 0, (size_t)block->lanes * scorer->pack->option_count * sizeof *points);
    for (uint32_t i = 0; i < scorer->count; i++) {
        const struct scored_effect *effect = &scorer->effects[i];
        if (i == 0 || effect->group != scorer->effects[i - 1].group)
            memset(&ranks, 0, sizeof ranks);
        score_effect(scorer, effect, block, factors, &ranks, points);
    }
}

void score_lane(const struct scorer *scorer, const struct block *block, uint32_t lane,
                const int64_t *factors, int64_t *counted)
{
    unsigned rank = 0;
    for (uint32_t i = 0; i < scorer->count; i++) {
        const struct scored_effect *effect = &scorer->effects[i];
        if (i > 0 && effect->group != scorer->effects[i - 1].group)
            rank = 0;
        counted[i] = 0;
        if (block_rule(block, effect->rule, lane) == TRUTH_TRUE)
            counted[i] = score_counted(effect, factors[effect->criterion], rank++);
    }
}
