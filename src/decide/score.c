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

/* Behind so many others of its group no effect counts anything: 2^-64 of it rounds to nothing. */
#define RANKS 64

/* The lanes in which so many effects of the group at hand have counted: of those that fired, and of
 * those that may fire as well. */
struct ranks {
    unsigned count; /* ranks that some lane may have reached */
    uint64_t fired[RANKS + 1][MASK_WORDS];
    uint64_t possible[RANKS + 1][MASK_WORDS];
};

/* An effect at work. */
struct scoring {
    const struct scorer *scorer;
    const struct block *block;
    const int64_t *factors; /* of all criteria */
    bool uniform;           /* all groups of the block have the same factors */
    struct points *points;
    const struct scored_effect *effect;
    unsigned rank;
    int64_t factor;  /* by which … */
    int64_t counted; /* … the effect counts this */
};

static void set_factor(struct scoring *scoring, int64_t factor)
{
    scoring->factor = factor;
    scoring->counted = score_counted(scoring->effect, factor, scoring->rank);
}

/* What the effect counts in a lane. */
static int64_t counted_in(struct scoring *scoring, uint32_t lane)
{
    uint32_t row = scoring->block->lane_group[lane] * scoring->scorer->pack->criterion_count;
    int64_t factor = scoring->factors[row + scoring->effect->criterion];
    if (factor != scoring->factor)
        set_factor(scoring, factor);
    return scoring->counted;
}

/* Adds the effect in the lanes of a word in which its rule fired, or may fire. More evidence never
 * counts less, so a bound is reached when all that may fire on its side does. */
MASK_KERNEL void add_effect(struct scoring *scoring, uint32_t word, uint64_t lanes, bool fired)
{
    uint32_t options = scoring->scorer->pack->option_count;
    struct points *points = scoring->points + scoring->effect->option;
    bool uniform = scoring->uniform;
    bool to_low = (scoring->effect->points < 0) != fired;
    int64_t counted = scoring->counted;
    for (; lanes; lanes &= lanes - 1) {
        uint32_t lane = word * 64 + (uint32_t)__builtin_ctzll(lanes);
        struct points *sum = &points[lane * options];
        if (!uniform)
            counted = counted_in(scoring, lane);
        if (fired)
            sum->points += counted;
        if (to_low)
            sum->low += counted;
        else
            sum->high += counted;
    }
}

/* Adds the effect where others of its group have counted `rank` times, and counts it there. */
static void score_rank(struct scoring *scoring, struct ranks *ranks, unsigned rank)
{
    const struct block *block = scoring->block;
    struct masks rule = block_rule_masks(block, scoring->effect->rule);
    scoring->rank = rank;
    set_factor(scoring, scoring->factors[scoring->effect->criterion]);
    for (uint32_t word = 0; word < block->words; word++) {
        uint64_t fired = ranks->fired[rank][word] & rule.is_true[word];
        uint64_t possible = ranks->possible[rank][word] & ~rule.is_false[word];
        add_effect(scoring, word, fired, true);
        add_effect(scoring, word, possible, false);
        ranks->fired[rank][word] ^= fired;
        ranks->fired[rank + 1][word] |= fired;
        ranks->possible[rank][word] ^= possible;
        ranks->possible[rank + 1][word] |= possible;
    }
}

/* In all lanes of a block, nothing of a group has counted. */
static void ranks_init(struct ranks *ranks, const struct block *block)
{
    ranks->count = 1;
    for (uint32_t word = 0; word < block->words; word++) {
        ranks->fired[0][word] = block_lanes_of(block, word);
        ranks->possible[0][word] = block_lanes_of(block, word);
    }
}

/* Adds the effect in all lanes. From the last rank on, so that it counts once in each. */
static void score_effect(struct scoring *scoring, struct ranks *ranks)
{
    const struct block *block = scoring->block;
    struct masks rule = block_rule_masks(block, scoring->effect->rule);
    if (mask_all(rule.is_false, 0, block->lanes))
        return;
    mask_fill(ranks->fired[ranks->count], false, block->words);
    mask_fill(ranks->possible[ranks->count], false, block->words);
    for (unsigned rank = ranks->count; rank-- > 0;)
        score_rank(scoring, ranks, rank);
    if (ranks->count < RANKS)
        ranks->count++;
}

static bool is_uniform(const struct block *block, const int64_t *factors, uint32_t criteria)
{
    for (uint32_t i = 1; i < block->group_count; i++)
        if (memcmp(factors, factors + (size_t)i * criteria, criteria * sizeof *factors) != 0)
            return false;
    return true;
}

void score_block(const struct scorer *scorer, const struct block *block, const int64_t *factors,
                 struct points *points)
{
    struct ranks ranks;
    struct scoring scoring = {.scorer = scorer,
                              .block = block,
                              .factors = factors,
                              .uniform = is_uniform(block, factors, scorer->pack->criterion_count),
                              .points = points};
    memset(points, 0, (size_t)block->lanes * scorer->pack->option_count * sizeof *points);
    for (uint32_t i = 0; i < scorer->count; i++) {
        scoring.effect = &scorer->effects[i];
        if (i == 0 || scoring.effect->group != scorer->effects[i - 1].group)
            ranks_init(&ranks, block);
        score_effect(&scoring, &ranks);
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
