/* What stands in the lanes of one copy repeats in the next, but a plane keeps the bytes of 64 lanes
 * in an order of its own: as eight rows, each of every eighth lane (see block_place_of). Rows that
 * begin in the same lane of a copy are equal, so a copy of n lanes has n of them, and a plane is
 * put together from these. */
#include "engine/variants.h"

#include <endian.h>
#include <string.h>

#include "engine/memo.h"

#define ROWS (8 * MASK_WORDS) /* of a plane */

/* How the copies lie in a block. */
struct tiling {
    struct block *block;
    const struct block *base;
    uint32_t first;                          /* lane of the group in the base */
    uint32_t period;                         /* lanes of a copy */
    uint16_t places[BLOCK_LANES + 64];       /* by lane of the copies: its byte in the base */
    uint16_t starts[ROWS];                   /* by row: the lane of a copy that it begins with */
    uint64_t used[8];                        /* of the last rows: the bytes of lanes in use */
    uint64_t tiles[BLOCK_LANES][MASK_WORDS]; /* by lane of a copy: where it stands */
    uint64_t all[MASK_WORDS];                /* the lanes in use */
};

/* Finds out where the lanes of a copy stand. */
static void find_tiles(struct tiling *tiling)
{
    const struct block *block = tiling->block;
    for (uint32_t lane = 0; lane < tiling->period; lane++) {
        mask_fill(tiling->tiles[lane], false, block->words);
        for (uint32_t at = lane; at < block->lanes; at += tiling->period)
            mask_set(tiling->tiles[lane], at, true);
    }
    for (uint32_t w = 0; w < block->words; w++)
        tiling->all[w] = block_lanes_of(block, w);
}

static void tiling_init(struct tiling *tiling, struct block *block, const struct block *base,
                        const struct group *group)
{
    uint32_t period = group_end(group) - group->first;
    tiling->block = block;
    tiling->base = base;
    tiling->first = group->first;
    tiling->period = period;
    find_tiles(tiling);
    for (uint32_t lane = 0; lane < period; lane++)
        tiling->places[lane] = (uint16_t)block_place_of(group->first + lane);
    for (uint32_t lane = period; lane < period + 64; lane++)
        tiling->places[lane] = tiling->places[lane - period];
    for (uint32_t row = 0; row < 8 * block->words; row++)
        tiling->starts[row] = (uint16_t)((row / 8 * 64 + row % 8) % period);
    uint8_t used[64] = {0};
    for (uint32_t lane = block->words * 64 - 64; lane < block->lanes; lane++)
        used[block_place_of(lane) % 64] = UINT8_MAX;
    memcpy(tiling->used, used, sizeof used);
}

/* Whether all lanes of a copy have the same byte in a plane. */
static bool is_even(const struct tiling *tiling, const uint8_t *plane)
{
    uint8_t differ = 0;
    for (uint32_t lane = 0; lane < tiling->period; lane++)
        differ |= plane[tiling->places[lane]] ^ plane[tiling->places[0]];
    return differ == 0;
}

/* The row that begins with a lane of a copy. */
static uint64_t make_row(const struct tiling *tiling, const uint8_t *plane, uint32_t start)
{
    uint64_t row = 0;
    for (uint32_t i = 0; i < 8; i++)
        row |= (uint64_t)plane[tiling->places[start + 8 * i]] << (8 * i);
    return htole64(row);
}

/* Lanes that are not in use have the domain, which block_add counts on. */
static void restore_domain(const struct tiling *tiling, uint64_t *last, uint8_t byte)
{
    uint64_t domain = UINT64_C(0x0101010101010101) * byte;
    for (uint32_t i = 0; i < 8; i++)
        last[i] = (last[i] & tiling->used[i]) | (domain & ~tiling->used[i]);
}

static void tile_plane(const struct tiling *tiling, uint32_t plane)
{
    struct block *block = tiling->block;
    const uint8_t *from = tiling->base->planes + (size_t)plane * tiling->base->pitch;
    uint32_t count = 8 * block->words;
    uint64_t rows[BLOCK_LANES];
    uint64_t filled[ROWS];
    if (is_even(tiling, from)) {
        memset(filled, from[tiling->places[0]], (size_t)count * 8);
    } else {
        for (uint32_t start = 0; start < tiling->period; start++)
            rows[start] = make_row(tiling, from, start);
        for (uint32_t row = 0; row < count; row++)
            filled[row] = rows[tiling->starts[row]];
    }
    restore_domain(tiling, filled + count - 8, block->program->domain[plane]);
    memcpy(block->planes + (size_t)plane * block->pitch, filled, (size_t)count * 8);
}

static void tile_mask(const struct tiling *tiling, const uint64_t *from, uint64_t *to)
{
    uint32_t words = tiling->block->words;
    uint32_t behind = tiling->first + tiling->period;
    if (mask_all(from, tiling->first, behind)) {
        mask_copy(to, tiling->all, words);
        return;
    }
    mask_fill(to, false, words);
    if (!mask_any(from, tiling->first, behind))
        return;
    for (uint32_t lane = 0; lane < tiling->period; lane++)
        if (mask_has(from, tiling->first + lane))
            mask_or(to, tiling->tiles[lane], words);
}

static void tile_facts(const struct tiling *tiling)
{
    struct block *block = tiling->block;
    const struct block *base = tiling->base;
    for (uint32_t plane = 0; plane < block->program->plane_count; plane++)
        tile_plane(tiling, plane);
    for (uint32_t fact = 0; fact < block->program->pack->vocabulary.count; fact++) {
        size_t from = (size_t)fact * base->stride;
        size_t to = (size_t)fact * block->stride;
        tile_mask(tiling, base->given + from, block->given + to);
        tile_mask(tiling, base->tentative + from, block->tentative + to);
    }
}

static void tile_texts(const struct tiling *tiling)
{
    struct block *block = tiling->block;
    const struct block *base = tiling->base;
    for (uint32_t slot = 0; slot < block->program->text_count; slot++) {
        const char **from = base->texts + (size_t)slot * base->capacity + tiling->first;
        const char **to = block->texts + (size_t)slot * block->capacity;
        for (uint32_t lane = 0; lane < block->lanes; lane += tiling->period)
            memcpy(to + lane, from, tiling->period * sizeof *to);
    }
}

/* Empties a block whose first `lanes` lanes are about to be filled: theirs need not be cleared. */
static void make_room(struct block *block, uint32_t lanes)
{
    if (block->lanes > lanes)
        block_clear(block);
    else if (block->memo != NULL)
        memo_clear(block->memo);
    block->lanes = 0;
    block->words = 0;
    block->group_count = 0;
}

uint32_t variants_fill(struct block *block, const struct block *base, uint32_t number,
                       uint32_t wanted)
{
    const struct group *group = &base->groups[number];
    uint32_t period = group_end(group) - group->first;
    uint32_t count = block->capacity / period;
    count = count < wanted ? count : wanted;
    make_room(block, count * period);
    if (count == 0)
        return 0;
    for (uint32_t copy = 0; copy < count; copy++) {
        block_add(block, group->count, group->project == group->first + group->count);
        memcpy(block->sizes + (size_t)copy * period, base->sizes + group->first,
               period * sizeof *block->sizes);
    }
    struct tiling tiling;
    tiling_init(&tiling, block, base, group);
    tile_facts(&tiling);
    tile_texts(&tiling);
    return count;
}

static uint8_t *planes_of(const struct block *block, uint32_t lane, uint32_t fact)
{
    return block->planes + (size_t)block->program->columns[fact].first_plane * block->pitch +
           block_place_of(lane);
}

/* Notes that something is given. */
static void note_given(struct block *block, uint32_t lane, uint32_t fact, bool tentative)
{
    mask_set(block->given + (size_t)fact * block->stride, lane, true);
    mask_set(block->tentative + (size_t)fact * block->stride, lane, tentative);
}

void block_narrow(struct block *block, uint32_t lane, uint32_t fact, const uint8_t *classes,
                  bool tentative)
{
    uint8_t *planes = planes_of(block, lane, fact);
    for (uint32_t i = 0; i < block->program->columns[fact].planes; i++)
        planes[(size_t)i * block->pitch] = classes[i];
    note_given(block, lane, fact, tentative);
}

void block_narrow_member(struct block *block, uint32_t lane, uint32_t fact, uint32_t member,
                         bool is_in, bool tentative)
{
    uint8_t *must = planes_of(block, lane, fact) + (size_t)(member / 8) * block->pitch;
    uint8_t *may = must + (size_t)block->program->columns[fact].planes * block->pitch;
    uint8_t bit = (uint8_t)(1U << member % 8);
    *must = is_in ? *must | bit : *must & (uint8_t)~bit;
    *may = is_in ? *may | bit : *may & (uint8_t)~bit;
    note_given(block, lane, fact, tentative);
}

void block_given_classes(const struct block *block, uint32_t lane, uint32_t fact, bool may,
                         uint8_t *classes)
{
    const struct column *column = &block->program->columns[fact];
    const uint8_t *planes = planes_of(block, lane, fact);
    if (may && column->kind == COLUMN_SET)
        planes += (size_t)column->planes * block->pitch;
    for (uint32_t i = 0; i < column->planes; i++)
        classes[i] = planes[(size_t)i * block->pitch];
}

/* The first number from `low` on with as few digits as can be: 300 of what lies above 256, not
 * 256.000001. A multiple of `step`, which is a power of ten. False where `high` is below it. */
static bool first_round(int64_t low, int64_t high, int64_t step, int64_t *number)
{
    int64_t grain = step;
    while (grain <= INT64_MAX / 20 && (low / grain >= 10 || low / grain <= -10))
        grain *= 10;
    for (; grain >= step; grain /= 10) {
        int64_t beyond = low % grain;
        *number = beyond == 0 ? low : low - beyond + (beyond > 0 ? grain : 0);
        if (*number <= high)
            return true;
    }
    return false;
}

/* A round number from `low` to `high` that is among `numbers`; `low` where there is none. */
static int64_t number_within(int64_t low, int64_t high, int64_t step, struct intervals numbers)
{
    for (uint32_t i = 0; i < numbers.count; i++) {
        struct interval in = numbers.items[i];
        int64_t number;
        if (first_round(in.low > low ? in.low : low, in.high < high ? in.high : high, step,
                        &number))
            return number;
    }
    return low;
}

bool class_value(struct arena *arena, const struct program *program, uint32_t number,
                 uint32_t class, const struct value *given, struct value *value)
{
    const struct column *column = &program->columns[number];
    const struct fact *fact = &program->pack->vocabulary.facts[number];
    if (fact_value_kind(fact) != VALUE_NUMBER) {
        *value = value_choice(class);
        return true;
    }
    struct value domain = fact_domain(fact);
    int64_t low = class == 0 ? fact->range.low : column->cuts[class - 1];
    int64_t high = class + 1 == column->classes ? fact->range.high : column->cuts[class] - 1;
    int64_t round =
        number_within(low, high, fact_step(fact), given ? given->numbers : domain.numbers);
    return value_interval(arena, round, round, value);
}
