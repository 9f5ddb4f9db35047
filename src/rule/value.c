#include "rule/value.h"

#include <stdlib.h>
#include <string.h>

struct value value_choice(uint32_t choice)
{
    struct value value = {.kind = VALUE_CHOICE, .choices = {{0}}};
    bits_add(&value.choices, choice);
    return value;
}

bool value_interval(struct arena *arena, int64_t low, int64_t high, struct value *value)
{
    struct interval *items = arena_new(arena, 1, sizeof *items);
    if (!items)
        return false;
    *items = (struct interval){low, high};
    *value = (struct value){.kind = VALUE_NUMBER, .numbers = {items, 1}};
    return true;
}

/* Whether `next`, which does not begin before `last`, leaves no number of the grid between them.
 * Unsigned, because the end of the grid has no successor. */
static bool joins(const struct interval *last, const struct interval *next, int64_t step)
{
    return next->low <= last->high || (uint64_t)next->low - (uint64_t)last->high <= (uint64_t)step;
}

static int by_low(const void *a, const void *b)
{
    const struct interval *first = a, *second = b;
    return (first->low > second->low) - (first->low < second->low);
}

struct intervals numbers_join(struct interval *items, uint32_t count, int64_t step)
{
    if (count == 0)
        return (struct intervals){NULL, 0};
    qsort(items, count, sizeof *items, by_low);
    uint32_t last = 0;
    for (uint32_t i = 1; i < count; i++) {
        if (!joins(&items[last], &items[i], step))
            items[++last] = items[i];
        else if (items[i].high > items[last].high)
            items[last].high = items[i].high;
    }
    return (struct intervals){items, last + 1};
}

bool numbers_unite(struct arena *arena, struct intervals a, struct intervals b, int64_t step,
                   struct intervals *united)
{
    size_t count = (size_t)a.count + b.count;
    struct interval *items = arena_new(arena, count, sizeof *items);
    if (!items)
        return false;
    for (uint32_t i = 0; i < a.count; i++)
        items[i] = a.items[i];
    for (uint32_t i = 0; i < b.count; i++)
        items[a.count + i] = b.items[i];
    *united = numbers_join(items, (uint32_t)count, step);
    return true;
}

bool numbers_complement(struct arena *arena, struct intervals a, struct interval range,
                        int64_t step, struct intervals *rest)
{
    struct interval *items = arena_new(arena, (size_t)a.count + 1, sizeof *items);
    if (!items)
        return false;
    uint32_t count = 0;
    int64_t low = range.low;
    bool open = true; /* `low` is still a number of the range */
    for (uint32_t i = 0; i < a.count; i++) {
        if (a.items[i].low > low)
            items[count++] = (struct interval){low, a.items[i].low - step};
        open = a.items[i].high < range.high;
        if (open)
            low = a.items[i].high + step;
    }
    if (open)
        items[count++] = (struct interval){low, range.high};
    *rest = (struct intervals){items, count};
    return true;
}

static bool texts_equal(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool value_unite(struct arena *arena, const struct value *a, const struct value *b, int64_t step,
                 struct value *united)
{
    struct value both = *a;
    switch (a->kind) {
    case VALUE_CHOICE:
        both.choices = bits_or(a->choices, b->choices);
        break;
    case VALUE_NUMBER:
        if (!numbers_unite(arena, a->numbers, b->numbers, step, &both.numbers))
            return false;
        break;
    case VALUE_SET:
        both.set.must = bits_and(a->set.must, b->set.must);
        both.set.may = bits_or(a->set.may, b->set.may);
        break;
    case VALUE_TEXT:
        if (!texts_equal(a->text, b->text))
            both.text = NULL;
        break;
    }
    *united = both;
    return true;
}

bool value_is_exact(const struct value *value)
{
    switch (value->kind) {
    case VALUE_CHOICE:
        return bits_count(value->choices) == 1;
    case VALUE_NUMBER:
        return value->numbers.count == 1 && value->numbers.items->low == value->numbers.items->high;
    case VALUE_SET:
        return bits_equal(value->set.must, value->set.may);
    case VALUE_TEXT:
        break;
    }
    return value->text != NULL;
}

static bool numbers_equal(struct intervals a, struct intervals b)
{
    if (a.count != b.count)
        return false;
    for (uint32_t i = 0; i < a.count; i++)
        if (a.items[i].low != b.items[i].low || a.items[i].high != b.items[i].high)
            return false;
    return true;
}

bool value_equal(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VALUE_CHOICE:
        return bits_equal(a->choices, b->choices);
    case VALUE_NUMBER:
        return numbers_equal(a->numbers, b->numbers);
    case VALUE_SET:
        return bits_equal(a->set.must, b->set.must) && bits_equal(a->set.may, b->set.may);
    case VALUE_TEXT:
        break;
    }
    return texts_equal(a->text, b->text);
}
