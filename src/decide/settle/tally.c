#include "decide/settle/tally.h"

#include <string.h>

/* Ranks from here on count nothing: points times factors stay below 2^62. */
#define RANKS 64

static uint32_t group_end_of(const struct scorer *scorer, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < scorer->count && scorer->effects[end].group == scorer->effects[first].group)
        end++;
    return end;
}

/* How many ranks all effects have together. */
static size_t count_ranks(const struct scorer *scorer)
{
    size_t count = 0;
    for (uint32_t first = 0, end; first < scorer->count; first = end) {
        end = group_end_of(scorer, first);
        for (uint32_t i = first; i < end; i++)
            count += i - first < RANKS ? i - first + 1 : RANKS;
    }
    return count;
}

/* Adds the group that begins with an effect. */
static void add_group(struct tally *tally, const int64_t *factors, uint32_t first, uint32_t end,
                      uint32_t *place)
{
    const struct scored_effect *effects = tally->scorer->effects;
    int64_t factor = factors[effects[first].criterion];
    if (factor != 0)
        tally->groups[tally->count++] =
            (struct tally_group){first, end, effects[first].option, effects[first].points < 0};
    for (uint32_t i = first; i < end; i++) {
        tally->places[i] = *place;
        for (uint32_t rank = 0; rank <= i - first && rank < RANKS; rank++)
            tally->counted[(*place)++] = score_counted(&effects[i], factor, rank);
    }
}

bool tally_init(struct tally *tally, struct arena *arena, const struct program *program,
                const struct scorer *scorer, const int64_t *factors)
{
    uint32_t place = 0;
    *tally = (struct tally){.scorer = scorer};
    tally->groups = arena_new(arena, scorer->count, sizeof *tally->groups);
    tally->roots = arena_new(arena, scorer->count, sizeof *tally->roots);
    tally->counted = arena_new(arena, count_ranks(scorer), sizeof *tally->counted);
    tally->places = arena_new(arena, scorer->count, sizeof *tally->places);
    if (!tally->groups || !tally->roots || !tally->counted || !tally->places)
        return false;
    for (uint32_t i = 0; i < scorer->count; i++)
        tally->roots[i] = program->rule_root[scorer->effects[i].rule];
    for (uint32_t first = 0, end; first < scorer->count; first = end) {
        end = group_end_of(scorer, first);
        add_group(tally, factors, first, end, &place);
    }
    return true;
}

int64_t tally_most(const struct tally *tally, uint32_t effect)
{
    return tally->counted[tally->places[effect]];
}

struct points tally_group(const struct tally *tally, const struct tally_group *group,
                          const struct block *block, uint32_t lane)
{
    struct points points = {0, 0, 0};
    uint32_t fired = 0;
    uint32_t possible = 0;
    int64_t most = 0;
    for (uint32_t i = group->first; i < group->end; i++) {
        const int64_t *counted = tally->counted + tally->places[i];
        size_t at = (size_t)tally->roots[i] * block->stride + lane / 64;
        if ((block->root_false[at] >> (lane % 64)) & 1)
            continue;
        most += possible < RANKS ? counted[possible] : 0;
        possible++;
        if ((block->root_true[at] >> (lane % 64)) & 1)
            points.points += fired < RANKS ? counted[fired++] : 0;
    }
    points.low = group->against ? most : points.points;
    points.high = group->against ? points.points : most;
    return points;
}

void tally_add(struct points *to, struct points points)
{
    to->points += points.points;
    to->low += points.low;
    to->high += points.high;
}

/* The lanes of a word in which something of a group may fire. */
static uint64_t find_lanes(const struct tally *tally, const struct tally_group *group,
                           const struct block *block, uint32_t word)
{
    uint64_t none = UINT64_MAX;
    for (uint32_t i = group->first; i < group->end; i++)
        none &= block->root_false[(size_t)tally->roots[i] * block->stride + word];
    return ~none & block_lanes_of(block, word);
}

void tally_block(const struct tally *tally, const struct block *block, struct points *points)
{
    uint32_t options = tally->scorer->pack->option_count;
    memset(points, 0, (size_t)block->lanes * options * sizeof *points);
    for (uint32_t i = 0; i < tally->count; i++) {
        const struct tally_group *group = &tally->groups[i];
        for (uint32_t word = 0; word < block->words; word++) {
            uint64_t lanes = find_lanes(tally, group, block, word);
            for (; lanes; lanes &= lanes - 1) {
                uint32_t lane = word * 64 + (uint32_t)__builtin_ctzll(lanes);
                tally_add(&points[lane * options + group->option],
                          tally_group(tally, group, block, lane));
            }
        }
    }
}
