#include "author/lint/sample.h"

#include <string.h>

#include "base/digest.h"
#include "engine/evaluate.h"
#include "engine/variants.h"

/* splitmix64 */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static uint32_t draw_below(uint64_t *state, uint32_t bound)
{
    return (uint32_t)((draw(state) >> 32) * bound >> 32);
}

/* The value or band that `likely` gives. */
static uint32_t draw_likely(uint64_t *state, const struct fact *fact)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < fact->likely_count; i++)
        sum += fact->likely[i].weight;
    int64_t left = (int64_t)(draw(state) % (uint64_t)sum);
    uint32_t i = 0;
    while (left >= fact->likely[i].weight)
        left -= fact->likely[i++].weight;
    return fact->likely[i].index;
}

static uint32_t draw_class(uint64_t *state, const struct fact *fact, const struct column *column)
{
    if (fact->likely_count == 0)
        return draw_below(state, column->classes);
    uint32_t index = draw_likely(state, fact);
    if (fact_value_kind(fact) != VALUE_NUMBER)
        return index;
    struct interval band = fact->bands[index].numbers;
    uint32_t low = column_class(column, band.low);
    return low + draw_below(state, column_class(column, band.high) - low + 1);
}

/* Gives a lane what a random profile answers; `classes` has room for the planes of a column. */
static void give_lane(struct block *block, uint32_t lane, uint64_t *state, uint8_t *classes)
{
    const struct program *program = block->program;
    const struct vocabulary *vocabulary = &program->pack->vocabulary;
    for (uint32_t number = 0; number < vocabulary->count; number++) {
        const struct fact *fact = &vocabulary->facts[number];
        const struct column *column = &program->columns[number];
        if (fact->derived || fact->reserved || column->kind == COLUMN_TEXT)
            continue;
        if (column->kind == COLUMN_SET) {
            for (uint32_t member = 0; member < column->classes; member++)
                block_narrow_member(block, lane, number, member, draw(state) & 1, true);
            continue;
        }
        uint32_t class = draw_class(state, fact, column);
        memset(classes, 0, column->planes);
        classes[class / 8] = (uint8_t)(1U << class % 8);
        block_narrow(block, lane, number, classes, true);
    }
}

/* Finds the lanes that meet no check of level error. */
static void find_valid(struct sample *sample, uint32_t number)
{
    const struct block *block = sample->blocks[number];
    const struct pack *pack = block->program->pack;
    uint64_t *valid = sample->valid[number];
    for (uint32_t w = 0; w < block->words; w++)
        valid[w] = block_lanes_of(block, w);
    for (uint32_t i = 0; i < pack->check_count; i++) {
        size_t at = (size_t)block->program->check_root[i] * block->stride;
        if (pack->checks[i].error)
            mask_minus(valid, block->root_true + at, block->words);
    }
    for (uint32_t w = 0; w < block->words; w++)
        sample->profiles += (uint32_t)__builtin_popcountll(valid[w]);
}

/* Makes one block of the sample; it is in the list before it can fail. */
static bool fill_block(struct sample *sample, const struct program *program, uint32_t lanes,
                       uint64_t *state, uint8_t *classes)
{
    struct evaluate_failure failure;
    struct block *block = block_new(program, lanes);
    if (!block)
        return false;
    sample->blocks[sample->count++] = block;
    for (uint32_t lane = 0; lane < lanes; lane++) {
        block_add(block, 1, false);
        give_lane(block, lane, state, classes);
    }
    if (evaluate(block, false, &failure) != EVALUATE_OK)
        return false;
    find_valid(sample, sample->count - 1);
    return true;
}

struct sample *sample_new(struct arena *arena, const struct program *program, uint32_t profiles)
{
    uint32_t count = (profiles + BLOCK_LANES - 1) / BLOCK_LANES;
    uint64_t state = 0;
    struct sample *sample = arena_new(arena, 1, sizeof *sample);
    uint8_t *classes = arena_new(arena, program->widest / 8 + 1, 1);
    if (!sample || !classes)
        return NULL;
    sample->blocks = arena_new(arena, count, sizeof *sample->blocks);
    sample->valid = arena_new(arena, count, sizeof *sample->valid);
    if (!sample->blocks || !sample->valid)
        return NULL;
    for (uint32_t left = profiles; left > 0;) {
        uint32_t lanes = left < BLOCK_LANES ? left : BLOCK_LANES;
        if (!fill_block(sample, program, lanes, &state, classes)) {
            sample_free(sample);
            return NULL;
        }
        left -= lanes;
    }
    return sample;
}

void sample_free(struct sample *sample)
{
    if (!sample)
        return;
    for (uint32_t i = 0; i < sample->count; i++)
        block_free(sample->blocks[i]);
}

bool sample_implies(const struct sample *sample, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < sample->count; i++) {
        const struct block *block = sample->blocks[i];
        struct masks first = block_rule_masks(block, a), second = block_rule_masks(block, b);
        for (uint32_t w = 0; w < block->words; w++)
            if (first.is_true[w] & ~second.is_true[w] & sample->valid[i][w])
                return false;
    }
    return true;
}

uint64_t sample_print(const struct sample *sample, uint32_t rule)
{
    uint64_t print = 0, any = 0;
    for (uint32_t i = 0; i < sample->count; i++) {
        const struct block *block = sample->blocks[i];
        struct masks masks = block_rule_masks(block, rule);
        uint64_t fires[MASK_WORDS] = {0};
        for (uint32_t w = 0; w < block->words; w++) {
            fires[w] = masks.is_true[w] & sample->valid[i][w];
            any |= fires[w];
        }
        print = (print << 7 | print >> 57) ^ digest_quick(fires, sizeof fires);
    }
    return any == 0 ? 0 : print | 1;
}
