/* A test of classes is true where no class that it rejects is possible, false where none that it
 * accepts is. What it accepts and rejects comes in runs, of which the first and the last reach an
 * end of the domain: those are joined once for all tests of the fact. */
#include "engine/compare.h"

#include "engine/masks.h"

/* A fact's column at work. */
struct site {
    struct block *block;
    const struct column *column;
    const uint64_t *slots;
    const uint64_t *may; /* of a set */
    size_t stride;
};

/* below[i]: the lanes where a class before i is possible; above[i]: class i or one behind it. */
MASK_KERNEL void join_ends(const struct site *site, uint32_t words)
{
    uint32_t classes = site->column->classes;
    uint64_t *below = site->block->below;
    uint64_t *above = site->block->above + classes * site->stride;
    mask_fill(below, false, words);
    mask_fill(above, false, words);
    for (uint32_t i = 0; i < classes; i++) {
        mask_join(below + site->stride, below, site->slots + i * site->stride, words);
        mask_join(above - site->stride, above, site->slots + (classes - 1 - i) * site->stride,
                  words);
        below += site->stride;
        above -= site->stride;
    }
}

/* Adds to `any` the lanes where a class from `first` to `end` - 1 is possible. */
MASK_KERNEL void join_run(const struct site *site, uint32_t first, uint32_t end, uint64_t *any,
                          uint32_t words)
{
    if (first == end)
        return;
    if (first == 0) {
        mask_or(any, site->block->below + end * site->stride, words);
    } else if (end == site->column->classes) {
        mask_or(any, site->block->above + first * site->stride, words);
    } else {
        for (uint32_t i = first; i < end; i++)
            mask_or(any, site->slots + i * site->stride, words);
    }
}

MASK_KERNEL void compare_classes(const struct site *site, const struct test *test,
                                 struct masks result, uint32_t words)
{
    uint64_t accepted[MASK_WORDS];
    uint64_t rejected[MASK_WORDS];
    uint32_t at = 0;
    mask_fill(accepted, false, words);
    mask_fill(rejected, false, words);
    for (uint32_t i = 0; i < test->edge_count; i += 2) {
        join_run(site, at, test->edges[i], rejected, words);
        join_run(site, test->edges[i], test->edges[i + 1], accepted, words);
        at = test->edges[i + 1];
    }
    join_run(site, at, site->column->classes, rejected, words);
    mask_not(result.is_true, rejected, words);
    mask_not(result.is_false, accepted, words);
}

/* Any: true where one must be in the set, false where none may. */
static void compare_any(const struct site *site, const struct test *test, struct masks result,
                        uint32_t words)
{
    mask_fill(result.is_true, false, words);
    mask_fill(result.is_false, true, words);
    for (uint32_t i = 0; i < test->edge_count; i += 2) {
        for (uint32_t member = test->edges[i]; member < test->edges[i + 1]; member++) {
            mask_or(result.is_true, site->slots + member * site->stride, words);
            mask_minus(result.is_false, site->may + member * site->stride, words);
        }
    }
}

/* All: true where each must be in the set, false where one may not. */
static void compare_all(const struct site *site, const struct test *test, struct masks result,
                        uint32_t words)
{
    mask_fill(result.is_true, true, words);
    mask_fill(result.is_false, false, words);
    for (uint32_t i = 0; i < test->edge_count; i += 2) {
        for (uint32_t member = test->edges[i]; member < test->edges[i + 1]; member++) {
            const uint64_t *may = site->may + member * site->stride;
            mask_and(result.is_true, site->slots + member * site->stride, words);
            for (uint32_t w = 0; w < words; w++)
                result.is_false[w] |= ~may[w];
        }
    }
}

/* The lanes where just one class, set or text is possible. */
static void find_exact(const struct site *site, uint64_t *exact, uint32_t words)
{
    const struct column *column = site->column;
    uint64_t open[MASK_WORDS] = {0};
    if (column->kind == COLUMN_TEXT) {
        const char **texts = site->block->texts + (size_t)column->text_slot * site->block->capacity;
        for (uint32_t lane = 0; lane < site->block->lanes; lane++)
            mask_set(exact, lane, texts[lane] != NULL);
        return;
    }
    for (uint32_t i = 0; i < column->classes; i++) {
        const uint64_t *slot = site->slots + i * site->stride;
        const uint64_t *other = column->kind == COLUMN_SET ? site->may + i * site->stride
                                                           : site->block->below + i * site->stride;
        for (uint32_t w = 0; w < words; w++)
            open[w] |= column->kind == COLUMN_SET ? other[w] & ~slot[w] : other[w] & slot[w];
    }
    mask_not(exact, open, words);
}

/* Known: one value is possible, and it was neither merely assumed nor left over. */
static void compare_known(const struct site *site, const struct test *test, struct masks result,
                          uint32_t words)
{
    const struct block *block = site->block;
    size_t at = test->fact * site->stride;
    struct masks known = result;
    if (test->kind == LEAF_UNKNOWN)
        known = (struct masks){result.is_false, result.is_true};
    find_exact(site, known.is_true, words);
    for (uint32_t w = 0; w < words; w++) {
        known.is_true[w] &=
            block->given[at + w] | block->otherwise[at + w] | block->derived[at + w];
        known.is_false[w] = ~known.is_true[w];
    }
}

/* What is still to be searched for. */
static void leave_open(const struct site *site, const struct test *test, struct masks result,
                       uint32_t words)
{
    uint32_t number = (uint32_t)(test - site->block->program->tests);
    mask_fill(result.is_true, false, words);
    mask_fill(result.is_false, false, words);
    mask_fill(site->block->test_done + number * site->stride, false, words);
}

static void (*const comparers[])(const struct site *, const struct test *, struct masks,
                                 uint32_t) = {
    [LEAF_INCLUDES_ANY] = compare_any, [LEAF_INCLUDES_ALL] = compare_all,
    [LEAF_MATCHES] = leave_open,       [LEAF_KNOWN] = compare_known,
    [LEAF_UNKNOWN] = compare_known,
};

MASK_KERNEL void compare_column(const struct site *site, uint32_t words)
{
    const struct column *column = site->column;
    if (column->kind == COLUMN_CLASSES)
        join_ends(site, words);
    for (uint32_t i = column->first_test; i < column->first_test + column->test_count; i++) {
        const struct test *test = &site->block->program->tests[i];
        size_t at = i * site->stride;
        struct masks result = {site->block->test_true + at, site->block->test_false + at};
        if (test->kind == LEAF_WITHIN)
            compare_classes(site, test, result, words);
        else
            comparers[test->kind](site, test, result, words);
    }
}

void compare(struct block *block, uint32_t fact)
{
    const struct column *column = &block->program->columns[fact];
    const uint64_t *slots = block->slots + (size_t)column->first_slot * block->stride;
    struct site site = {.block = block,
                        .column = column,
                        .slots = slots,
                        .may = slots + (size_t)column->classes * block->stride,
                        .stride = block->stride};
    if (column->test_count > 0)
        mask_by_words(block->words, compare_column, &site);
}
