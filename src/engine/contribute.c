#include "engine/contribute.h"

#include "engine/masks.h"

static uint64_t *slot_of(const struct block *block, const struct column *column, uint32_t slot)
{
    return block->slots + (size_t)(column->first_slot + slot) * block->stride;
}

static const char **texts_of(const struct block *block, const struct column *column)
{
    return block->texts + (size_t)column->text_slot * block->capacity;
}

static void add_classes(const struct block *block, const struct column *column, uint32_t first,
                        uint32_t last, const uint64_t *lanes)
{
    for (uint32_t class = first; class <= last; class ++)
        mask_or(slot_of(block, column, class), lanes, block->words);
}

static void unite_classes(const struct block *block, const struct column *column,
                          const struct value *value, const uint64_t *lanes, const uint64_t *fresh)
{
    for (uint32_t class = 0; class < column->classes; class ++) {
        mask_minus(slot_of(block, column, class), fresh, block->words);
        if (value->kind == VALUE_CHOICE && bits_has(&value->choices, class))
            add_classes(block, column, class, class, lanes);
    }
    for (uint32_t i = 0; value->kind == VALUE_NUMBER && i < value->numbers.count; i++)
        add_classes(block, column, column_class(column, value->numbers.items[i].low),
                    column_class(column, value->numbers.items[i].high), lanes);
}

static void unite_sets(const struct block *block, const struct column *column,
                       const struct value *value, const uint64_t *lanes, const uint64_t *fresh)
{
    for (uint32_t member = 0; member < column->classes; member++) {
        uint64_t *must = slot_of(block, column, member);
        uint64_t *may = slot_of(block, column, column->classes + member);
        if (bits_has(&value->set.must, member))
            mask_or(must, fresh, block->words);
        else
            mask_minus(must, lanes, block->words);
        mask_minus(may, fresh, block->words);
        if (bits_has(&value->set.may, member))
            mask_or(may, lanes, block->words);
    }
}

/* Different texts make any text possible, which no further one changes. */
static void unite_texts(const struct block *block, const struct column *column,
                        const struct value *value, const uint64_t *lanes, const uint64_t *fresh)
{
    const char **texts = texts_of(block, column);
    for (uint32_t lane = 0; lane < block->lanes; lane++) {
        if (!mask_has(lanes, lane))
            continue;
        if (mask_has(fresh, lane))
            texts[lane] = value->text;
        else if (texts[lane] == NULL || value->text == NULL || strcmp(texts[lane], value->text))
            texts[lane] = NULL;
    }
}

void contribute(struct block *block, uint32_t fact, const struct value *value,
                const uint64_t *lanes, uint64_t *started)
{
    static void (*const unite[])(const struct block *, const struct column *, const struct value *,
                                 const uint64_t *, const uint64_t *) = {
        [COLUMN_CLASSES] = unite_classes, [COLUMN_SET] = unite_sets, [COLUMN_TEXT] = unite_texts};
    const struct column *column = &block->program->columns[fact];
    uint64_t fresh[MASK_WORDS];
    if (!mask_any(lanes, 0, block->lanes))
        return;
    for (uint32_t w = 0; w < block->words; w++)
        fresh[w] = lanes[w] & ~started[w];
    unite[column->kind](block, column, value, lanes, fresh);
    mask_or(started, lanes, block->words);
}

void find_whole(const struct block *block, uint32_t fact, uint64_t *whole)
{
    const struct column *column = &block->program->columns[fact];
    bool is_set = column->kind == COLUMN_SET;
    mask_fill(whole, true, block->words);
    for (uint32_t i = 0; i < column->classes; i++) {
        if (is_set)
            mask_minus(whole, slot_of(block, column, i), block->words);
        mask_and(whole, slot_of(block, column, is_set ? column->classes + i : i), block->words);
    }
    for (uint32_t lane = 0; column->kind == COLUMN_TEXT && lane < block->lanes; lane++)
        mask_set(whole, lane, texts_of(block, column)[lane] == NULL);
}

static void spread_mask(const struct group *group, uint64_t *mask)
{
    mask_set_all(mask, group->first, group_end(group), mask_has(mask, group->project));
}

void spread_project(struct block *block, uint32_t fact)
{
    const struct column *column = &block->program->columns[fact];
    for (uint32_t i = 0; i < block->group_count; i++) {
        const struct group *group = &block->groups[i];
        uint32_t end = group_end(group);
        if (end - group->first == 1)
            continue;
        for (uint32_t slot = 0; slot < column->slots; slot++)
            spread_mask(group, slot_of(block, column, slot));
        spread_mask(group, block->otherwise + (size_t)fact * block->stride);
        spread_mask(group, block->derived + (size_t)fact * block->stride);
        for (uint32_t lane = group->first; column->kind == COLUMN_TEXT && lane < end; lane++)
            texts_of(block, column)[lane] = texts_of(block, column)[group->project];
    }
}
