/* Values read back. The classes of choices and sets are their values; those of a number only say
 * between which constants it lies, so a number is united anew from what contributed to it. */
#include "engine/explain.h"
#include "engine/masks.h"
#include "engine/resolve.h"

/* A union in the making. */
struct sum {
    struct arena *arena;
    const struct fact *fact;
    struct value value;
    bool started;
};

static bool sum_add(struct sum *sum, const struct value *value)
{
    bool started = sum->started;
    sum->started = true;
    if (started)
        return value_unite(sum->arena, &sum->value, value, fact_step(sum->fact), &sum->value);
    sum->value = *value;
    return true;
}

/* What the defaults up to the first certain one gave: there is one, or nothing was assumed. */
static bool add_assumed(struct sum *sum, const struct block *block, uint32_t lane, uint32_t fact)
{
    enum truth truth = TRUTH_FALSE;
    for (uint32_t i = 0; truth != TRUTH_TRUE; i++) {
        truth = block_root(block, block->program->default_root[fact][i], lane);
        if (truth != TRUTH_FALSE && !sum_add(sum, &sum->fact->defaults[i].value))
            return false;
    }
    return true;
}

/* What the rules up to the first certain one gave, and otherwise where none is. The comparisons
 * tell their truth: a rule that was overruled derives what it did. */
static bool add_derived(struct sum *sum, const struct block *block, uint32_t lane, uint32_t fact)
{
    const struct program *program = block->program;
    if (sum->fact->scope == FACT_PROJECT)
        lane = block->groups[block->lane_group[lane]].project;
    for (uint32_t i = 0; i < program->derivers[fact].count; i++) {
        uint32_t rule = program->derivers[fact].rules[i];
        struct explanation why;
        if (!explain_root(sum->arena, block, program->rule_root[rule], lane, &why))
            return false;
        enum truth truth = why.truth;
        if (truth != TRUTH_FALSE && !sum_add(sum, derived_value(&program->pack->rules[rule], fact)))
            return false;
        if (truth == TRUTH_TRUE)
            return true;
    }
    return sum_add(sum, &sum->fact->otherwise);
}

static bool reveal_number(struct arena *arena, const struct block *block, uint32_t lane,
                          uint32_t number, struct value *value)
{
    const struct fact *fact = &block->program->pack->vocabulary.facts[number];
    struct sum sum = {.arena = arena, .fact = fact, .value = fact_domain(fact)};
    bool done = true;
    switch (block_origin(block, lane, number)) {
    case ORIGIN_ASSUMED:
        done = add_assumed(&sum, block, lane, number);
        break;
    case ORIGIN_DERIVED:
        done = add_derived(&sum, block, lane, number);
        break;
    case ORIGIN_OTHERWISE:
        sum.value = fact->otherwise;
        break;
    case ORIGIN_UNKNOWN:
    case ORIGIN_GIVEN:
        break;
    }
    *value = sum.value;
    return done;
}

/* The classes or members whose slots, from `slot` on, hold the lane. */
static struct bits reveal_bits(const struct block *block, const struct column *column,
                               uint32_t slot, uint32_t lane)
{
    struct bits bits = {{0}};
    for (uint32_t i = 0; i < column->classes; i++)
        if (mask_has(block->slots + (size_t)(column->first_slot + slot + i) * block->stride, lane))
            bits_add(&bits, i);
    return bits;
}

bool explain_value(struct arena *arena, const struct block *block, uint32_t lane, uint32_t fact,
                   struct value *value)
{
    const struct column *column = &block->program->columns[fact];
    struct value revealed = {.kind =
                                 fact_value_kind(&block->program->pack->vocabulary.facts[fact])};
    switch (revealed.kind) {
    case VALUE_CHOICE:
        revealed.choices = reveal_bits(block, column, 0, lane);
        break;
    case VALUE_SET:
        revealed.set.must = reveal_bits(block, column, 0, lane);
        revealed.set.may = reveal_bits(block, column, column->classes, lane);
        break;
    case VALUE_TEXT:
        revealed.text = block->texts[(size_t)column->text_slot * block->capacity + lane];
        break;
    case VALUE_NUMBER:
        return reveal_number(arena, block, lane, fact, value);
    }
    *value = revealed;
    return true;
}
