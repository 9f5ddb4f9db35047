/* The partition of domains. A stretch low … high that a number is compared with cuts its domain at
 * low and behind high: within a class, no comparison can tell two numbers apart. */
#include <stdlib.h>
#include <string.h>

#include "engine/compile.h"

/* At most two cuts for each interval that the fact is compared with. */
static size_t most_cuts(const struct compile *compile, uint32_t fact)
{
    size_t most = 0;
    for (uint32_t i = compile->first_ask[fact]; i < compile->first_ask[fact + 1]; i++) {
        const struct leaf *leaf = compile_leaf(compile, i);
        if (leaf->kind == LEAF_WITHIN)
            most += 2 * (size_t)leaf->accepts.numbers.count;
    }
    return most;
}

static uint32_t add_cuts(const struct fact *fact, struct intervals numbers, int64_t *cuts,
                         uint32_t count)
{
    int64_t step = fact_step(fact);
    for (uint32_t i = 0; i < numbers.count; i++) {
        struct interval in = numbers.items[i];
        if (in.low > fact->range.low && in.low <= fact->range.high)
            cuts[count++] = in.low;
        if (in.high >= fact->range.low && in.high <= fact->range.high - step)
            cuts[count++] = in.high + step;
    }
    return count;
}

static int compare_numbers(const void *a, const void *b)
{
    int64_t first = *(const int64_t *)a;
    int64_t second = *(const int64_t *)b;
    return (first > second) - (first < second);
}

static uint32_t sort_unique(int64_t *cuts, uint32_t count)
{
    if (count == 0)
        return 0;
    qsort(cuts, count, sizeof *cuts, compare_numbers);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < count; i++)
        if (cuts[i] != cuts[kept - 1])
            cuts[kept++] = cuts[i];
    return kept;
}

static bool cut_numbers(struct compile *compile, uint32_t number, struct column *column)
{
    const struct fact *fact = &compile->program->pack->vocabulary.facts[number];
    int64_t *cuts = arena_new(&compile->scratch, most_cuts(compile, number), sizeof *cuts);
    if (cuts == NULL)
        return false;
    uint32_t count = 0;
    for (uint32_t i = compile->first_ask[number]; i < compile->first_ask[number + 1]; i++) {
        const struct leaf *leaf = compile_leaf(compile, i);
        if (leaf->kind == LEAF_WITHIN)
            count = add_cuts(fact, leaf->accepts.numbers, cuts, count);
    }
    count = sort_unique(cuts, count);
    int64_t *kept = arena_new(&compile->program->arena, count, sizeof *kept);
    if (kept == NULL)
        return false;
    memcpy(kept, cuts, count * sizeof *kept);
    column->cuts = kept;
    column->classes = count + 1;
    return true;
}

/* Finds out the classes of a fact and gives its column its place in the block. */
static bool lay_out(struct compile *compile, uint32_t number)
{
    struct program *program = compile->program;
    const struct fact *fact = &program->pack->vocabulary.facts[number];
    struct column *column = &program->columns[number];
    enum value_kind kind = fact_value_kind(fact);
    column->kind = kind == VALUE_TEXT  ? COLUMN_TEXT
                   : kind == VALUE_SET ? COLUMN_SET
                                       : COLUMN_CLASSES;
    if (kind == VALUE_TEXT)
        column->text_slot = program->text_count++;
    else if (kind != VALUE_NUMBER)
        column->classes = fact->value_count;
    else if (!cut_numbers(compile, number, column))
        return false;
    uint32_t sides = kind == VALUE_SET ? 2 : 1;
    column->planes = (column->classes + 7) / 8;
    column->slots = sides * column->classes;
    column->first_plane = program->plane_count;
    column->first_slot = program->slot_count;
    program->plane_count += sides * column->planes;
    program->slot_count += column->slots;
    if (column->slots > program->widest)
        program->widest = column->slots;
    return true;
}

bool compile_columns(struct compile *compile)
{
    struct program *program = compile->program;
    const struct vocabulary *vocabulary = &program->pack->vocabulary;
    program->columns = arena_new(&program->arena, vocabulary->count, sizeof *program->columns);
    if (program->columns == NULL)
        return false;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++)
        if (!lay_out(compile, fact))
            return false;
    program->domain = arena_new(&program->arena, program->plane_count, 1);
    if (program->domain == NULL)
        return false;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++) {
        const struct column *column = &program->columns[fact];
        struct value domain = fact_domain(&vocabulary->facts[fact]);
        uint8_t *planes = program->domain + column->first_plane;
        column_classes(column, &domain, false, planes, 1);
        if (column->kind == COLUMN_SET)
            column_classes(column, &domain, true, planes + column->planes, 1);
    }
    return true;
}

uint32_t column_class(const struct column *column, int64_t number)
{
    uint32_t class = 0;
    /* Halving without branches: which half it is cannot be predicted. */
    for (uint32_t left = column->classes - 1; left > 0;) {
        uint32_t half = (left + 1) / 2;
        class += half & -(uint32_t)(column->cuts[class + half - 1] <= number);
        left -= half;
    }
    return class;
}

/* Adds the classes first … last. */
static void add_classes(uint8_t *planes, size_t pitch, uint32_t first, uint32_t last)
{
    for (uint32_t plane = first / 8; plane <= last / 8; plane++) {
        uint32_t low = plane == first / 8 ? first % 8 : 0;
        uint32_t high = plane == last / 8 ? last % 8 : 7;
        planes[plane * pitch] |= (uint8_t)((0xff << low) & (0xff >> (7 - high)));
    }
}

static void put_bits(uint8_t *planes, size_t pitch, const struct bits *bits, uint32_t count)
{
    for (uint32_t plane = 0; plane < count; plane++)
        planes[plane * pitch] = (uint8_t)(bits->word[plane / 8] >> (plane % 8 * 8));
}

void column_classes(const struct column *column, const struct value *value, bool may,
                    uint8_t *planes, size_t pitch)
{
    if (value->kind == VALUE_CHOICE) {
        put_bits(planes, pitch, &value->choices, column->planes);
    } else if (value->kind == VALUE_SET) {
        put_bits(planes, pitch, may ? &value->set.may : &value->set.must, column->planes);
    } else if (value->kind == VALUE_NUMBER) {
        for (uint32_t plane = 0; plane < column->planes; plane++)
            planes[plane * pitch] = 0;
        for (uint32_t i = 0; i < value->numbers.count; i++) {
            struct interval in = value->numbers.items[i];
            uint32_t first = column_class(column, in.low);
            uint32_t last = in.high == in.low ? first : column_class(column, in.high);
            add_classes(planes, pitch, first, last);
        }
    }
}
