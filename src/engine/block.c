#include "engine/block.h"

#include <string.h>

#include "base/memory.h"
#include "engine/masks.h"
#include "engine/memo.h"

/* Planes are a cache line further apart than their lanes take: at a distance that is a power of
 * two, the bytes of one lane would all want the same few places of the cache. */
#define PLANE_GAP 64

static uint64_t *new_masks(struct block *block, uint32_t count)
{
    return arena_new(&block->arena, (size_t)count * block->stride, sizeof(uint64_t));
}

static bool make_lanes(struct block *block)
{
    const struct program *program = block->program;
    block->groups = arena_new(&block->arena, block->capacity, sizeof *block->groups);
    block->lane_group = arena_new(&block->arena, block->capacity, sizeof *block->lane_group);
    block->sizes = arena_new(&block->arena, block->capacity, sizeof *block->sizes);
    block->planes = arena_new(&block->arena, program->plane_count, block->pitch);
    block->texts = arena_new(&block->arena, (size_t)program->text_count * block->capacity,
                             sizeof *block->texts);
    return block->groups != NULL && block->lane_group != NULL && block->sizes != NULL &&
           block->planes != NULL && block->texts != NULL;
}

static bool make_masks(struct block *block)
{
    const struct program *program = block->program;
    uint32_t facts = program->pack->vocabulary.count;
    struct {
        uint64_t **masks;
        uint32_t count;
    } all[] = {
        {&block->slots, program->slot_count},
        {&block->given, facts},
        {&block->tentative, facts},
        {&block->otherwise, facts},
        {&block->assumed, facts},
        {&block->derived, facts},
        {&block->test_true, program->test_count},
        {&block->test_false, program->test_count},
        {&block->test_done, program->test_count},
        {&block->root_true, program->root_count},
        {&block->root_false, program->root_count},
        {&block->below, program->widest + 1},
        {&block->above, program->widest + 1},
    };
    for (uint32_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        *all[i].masks = new_masks(block, all[i].count);
        if (*all[i].masks == NULL)
            return false;
    }
    return true;
}

struct block *block_new(const struct program *program, uint32_t lanes)
{
    struct block *block = mem_new(1, sizeof *block);
    if (block == NULL)
        return NULL;
    arena_init(&block->arena);
    block->program = program;
    lanes = lanes < 1 ? 1 : lanes > BLOCK_LANES ? BLOCK_LANES : lanes;
    block->stride = (lanes + 63) / 64;
    block->capacity = block->stride * 64;
    block->pitch = block->capacity + PLANE_GAP;
    if (program->pattern_count > 0)
        block->memo = memo_new(&block->arena);
    block->frames = arena_new(&block->arena, (size_t)program->depth + 2, sizeof *block->frames);
    if (block->frames == NULL || !make_lanes(block) || !make_masks(block) ||
        (program->pattern_count > 0 && block->memo == NULL)) {
        block_free(block);
        return NULL;
    }
    for (uint32_t plane = 0; plane < program->plane_count; plane++)
        memset(block->planes + (size_t)plane * block->pitch, program->domain[plane],
               block->capacity);
    return block;
}

void block_free(struct block *block)
{
    if (block == NULL)
        return;
    arena_fini(&block->arena);
    mem_free(block);
}

void block_clear(struct block *block)
{
    const struct program *program = block->program;
    for (uint32_t plane = 0; plane < program->plane_count; plane++)
        memset(block->planes + (size_t)plane * block->pitch, program->domain[plane],
               (size_t)block->words * 64);
    for (uint32_t slot = 0; slot < program->text_count; slot++)
        for (uint32_t lane = 0; lane < block->lanes; lane++)
            block->texts[(size_t)slot * block->capacity + lane] = NULL;
    for (uint32_t fact = 0; fact < program->pack->vocabulary.count; fact++) {
        mask_fill(block->given + (size_t)fact * block->stride, false, block->words);
        mask_fill(block->tentative + (size_t)fact * block->stride, false, block->words);
    }
    if (block->memo != NULL)
        memo_clear(block->memo);
    block->lanes = 0;
    block->words = 0;
    block->group_count = 0;
}

uint32_t block_add(struct block *block, uint32_t components, bool project_lane)
{
    if (components == 0)
        project_lane = true;
    uint32_t left = block->capacity - block->lanes;
    if (components > left || left - components < project_lane)
        return BLOCK_FULL;
    uint32_t number = block->group_count++;
    uint32_t first = block->lanes;
    block->groups[number] = (struct group){
        .first = first, .count = components, .project = project_lane ? first + components : first};
    block->lanes += components + project_lane;
    block->words = (block->lanes + 63) / 64;
    for (uint32_t lane = first; lane < block->lanes; lane++) {
        block->lane_group[lane] = number;
        block->sizes[lane] = lane < first + components ? 1000 : 0;
    }
    return number;
}

static void give_text(struct block *block, const struct column *column, uint32_t lane,
                      const char *text)
{
    block->texts[(size_t)column->text_slot * block->capacity + lane] = text;
}

static void give_classes(struct block *block, const struct column *column, uint8_t *planes,
                         const struct value *value)
{
    column_classes(column, value, false, planes, block->pitch);
    if (column->kind == COLUMN_SET)
        column_classes(column, value, true, planes + (size_t)column->planes * block->pitch,
                       block->pitch);
}

void block_give(struct block *block, uint32_t lane, uint32_t fact, const struct value *value)
{
    const struct column *column = &block->program->columns[fact];
    uint8_t *planes =
        block->planes + (size_t)column->first_plane * block->pitch + block_place_of(lane);
    mask_set(block->given + (size_t)fact * block->stride, lane, true);
    if (value->kind == VALUE_CHOICE && column->planes == 1)
        *planes = (uint8_t)value->choices.word[0]; /* most facts, so worth a short cut */
    else if (column->kind == COLUMN_TEXT)
        give_text(block, column, lane, value->text);
    else
        give_classes(block, column, planes, value);
}

void block_tentative(struct block *block, uint32_t lane, uint32_t fact)
{
    if (block->program->columns[fact].kind != COLUMN_TEXT)
        mask_set(block->tentative + (size_t)fact * block->stride, lane, true);
}

static enum truth truth_at(const uint64_t *is_true, const uint64_t *is_false, size_t at,
                           uint32_t lane)
{
    return mask_has(is_true + at, lane)    ? TRUTH_TRUE
           : mask_has(is_false + at, lane) ? TRUTH_FALSE
                                           : TRUTH_UNDETERMINED;
}

enum truth block_test(const struct block *block, uint32_t test, uint32_t lane)
{
    return truth_at(block->test_true, block->test_false, (size_t)test * block->stride, lane);
}

enum truth block_root(const struct block *block, uint32_t root, uint32_t lane)
{
    return truth_at(block->root_true, block->root_false, (size_t)root * block->stride, lane);
}

enum truth block_rule(const struct block *block, uint32_t rule, uint32_t lane)
{
    if (rule_about_project(&block->program->pack->rules[rule]))
        lane = block->groups[block->lane_group[lane]].project;
    return block_root(block, block->program->rule_root[rule], lane);
}

void block_overrule(struct block *block, uint32_t rule, uint32_t lane)
{
    const struct group *group = &block->groups[block->lane_group[lane]];
    struct masks masks = block_rule_masks(block, rule);
    bool whole = rule_about_project(&block->program->pack->rules[rule]);
    uint32_t first = whole ? group->first : lane;
    uint32_t behind = whole ? group_end(group) : lane + 1;
    mask_set_all(masks.is_true, first, behind, false);
    mask_set_all(masks.is_false, first, behind, true);
}

/* Of a fact that is given tentatively: what its question came to decides. */
static enum origin tentative_origin(const struct block *block, uint32_t lane, uint32_t fact)
{
    uint32_t root = block->program->ask_root[fact];
    enum truth asked = root == UINT32_MAX ? TRUTH_TRUE : block_root(block, root, lane);
    if (asked == TRUTH_FALSE)
        return ORIGIN_OTHERWISE;
    return asked == TRUTH_TRUE || block_is_exact(block, lane, fact) ? ORIGIN_GIVEN : ORIGIN_UNKNOWN;
}

enum origin block_origin(const struct block *block, uint32_t lane, uint32_t fact)
{
    size_t at = (size_t)fact * block->stride;
    if (mask_has(block->given + at, lane) && mask_has(block->tentative + at, lane))
        return tentative_origin(block, lane, fact);
    return mask_has(block->given + at, lane)       ? ORIGIN_GIVEN
           : mask_has(block->otherwise + at, lane) ? ORIGIN_OTHERWISE
           : mask_has(block->assumed + at, lane)   ? ORIGIN_ASSUMED
           : mask_has(block->derived + at, lane)   ? ORIGIN_DERIVED
                                                   : ORIGIN_UNKNOWN;
}

bool block_is_exact(const struct block *block, uint32_t lane, uint32_t fact)
{
    const struct column *column = &block->program->columns[fact];
    const uint64_t *slots = block->slots + (size_t)column->first_slot * block->stride;
    const uint64_t *may = slots + (size_t)column->classes * block->stride;
    uint32_t found = 0;
    if (column->kind == COLUMN_TEXT)
        return block->texts[(size_t)column->text_slot * block->capacity + lane] != NULL;
    for (uint32_t i = 0; i < column->classes; i++) {
        size_t at = (size_t)i * block->stride;
        bool possible = mask_has(slots + at, lane);
        if (column->kind == COLUMN_SET && possible != mask_has(may + at, lane))
            return false;
        found += possible;
    }
    return column->kind == COLUMN_SET || found == 1;
}
