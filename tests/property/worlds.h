/* Worlds: a fact's possible values, listed one by one.
 *
 * The engine keeps classes in masks; its oracle keeps every value that a fact may have as a bit of
 * a word. Domains are small for that: choices of up to six values, whole numbers 0 … 8, numbers 0 …
 * 2 that are only ever cut at or just behind the quarters, sets of up to four members, a few texts.
 */
#ifndef TESTS_WORLDS_H
#define TESTS_WORLDS_H

#include "packs.h"

#define QUARTER       INT64_C(250000)
#define WHOLE_NUMBERS 9 /* 0 … 8 */
#define QUARTERS      9 /* 0 … 2 */
#define TEXTS         6
#define ANY_TEXT      (UINT64_C(1) << 63)

static const char *const texts[TEXTS] = {"", "alpha", "Alphabet", "beta", "alpha beta", "x"};

static inline uint32_t world_count(const struct fact *fact)
{
    switch (fact->type) {
    case FACT_INTEGER:
        return WHOLE_NUMBERS;
    case FACT_NUMBER:
        return 2 * QUARTERS - 1;
    case FACT_SET:
        return 1U << fact->value_count;
    case FACT_TEXT:
        return TEXTS;
    default:
        return fact->value_count;
    }
}

/* The number that stands for a world of a number: each quarter, and the next number behind it. */
static inline int64_t world_number(const struct fact *fact, uint32_t world)
{
    if (fact->type == FACT_INTEGER)
        return world * NUMBER_ONE;
    return world / 2 * QUARTER + world % 2;
}

static inline bool numbers_have(struct intervals numbers, int64_t number)
{
    for (uint32_t i = 0; i < numbers.count; i++)
        if (number >= numbers.items[i].low && number <= numbers.items[i].high)
            return true;
    return false;
}

/* Whether the value allows a world. */
static inline bool value_allows(const struct fact *fact, const struct value *value, uint32_t world)
{
    switch (value->kind) {
    case VALUE_CHOICE:
        return bits_has(&value->choices, world);
    case VALUE_NUMBER:
        return numbers_have(value->numbers, world_number(fact, world));
    case VALUE_SET:
        return (world & value->set.must.word[0]) == value->set.must.word[0] &&
               (world & ~value->set.may.word[0]) == 0;
    case VALUE_TEXT:
        return value->text != NULL && strcmp(value->text, texts[world]) == 0;
    }
    return false;
}

static inline uint64_t worlds_of(const struct fact *fact, const struct value *value)
{
    uint64_t worlds = value->kind == VALUE_TEXT && value->text == NULL ? ANY_TEXT : 0;
    for (uint32_t world = 0; world < world_count(fact); world++)
        if (value_allows(fact, value, world))
            worlds |= UINT64_C(1) << world;
    return worlds;
}

static inline uint64_t all_worlds(const struct fact *fact)
{
    struct value domain = fact_domain(fact);
    return worlds_of(fact, &domain);
}

/* The smallest set of sets between a least and a greatest one that holds all of `worlds`. */
static inline uint64_t close_sets(const struct fact *fact, uint64_t worlds)
{
    uint64_t must = UINT64_MAX, may = 0;
    for (uint32_t world = 0; world < world_count(fact); world++) {
        if (!((worlds >> world) & 1))
            continue;
        must &= world;
        may |= world;
    }
    struct value closed = set_of(must, may);
    return worlds_of(fact, &closed);
}

/* What a fact may be that is one of `a` or one of `b`. */
static inline uint64_t unite_worlds(const struct fact *fact, uint64_t a, uint64_t b)
{
    if (fact->type == FACT_TEXT)
        return a == b ? a : ANY_TEXT;
    return fact->type == FACT_SET ? close_sets(fact, a | b) : a | b;
}

/* Whether a comparison holds in a world. */
static inline bool leaf_holds(const struct fact *fact, const struct leaf *leaf, uint32_t world)
{
    switch (leaf->kind) {
    case LEAF_INCLUDES_ANY:
        return (world & leaf->members.word[0]) != 0;
    case LEAF_INCLUDES_ALL:
        return (world & leaf->members.word[0]) == leaf->members.word[0];
    case LEAF_MATCHES:
        return (*leaf->flags == 'i' ? strcasestr(texts[world], leaf->pattern)
                                    : strstr(texts[world], leaf->pattern)) != NULL;
    default:
        return value_allows(fact, &leaf->accepts, world);
    }
}

/* The worlds behind which one of the comparisons in the pack changes, so that they end a class; for
 * numbers only. */
static inline uint64_t class_ends(const struct fact *fact, const struct leaf *const *leaves,
                                  uint32_t count)
{
    uint64_t ends = UINT64_C(1) << (world_count(fact) - 1);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t world = 0; world + 1 < world_count(fact); world++)
            if (leaves[i]->kind == LEAF_WITHIN &&
                leaf_holds(fact, leaves[i], world) != leaf_holds(fact, leaves[i], world + 1))
                ends |= UINT64_C(1) << world;
    return ends;
}

/* How many classes have a possible world, and how many there are. For sets, of their sets. */
static inline uint32_t count_classes(const struct fact *fact, uint64_t worlds, uint64_t ends,
                                     uint32_t *all)
{
    bool numeric = fact->type == FACT_INTEGER || fact->type == FACT_NUMBER;
    uint32_t possible = 0;
    bool found = false;
    *all = 0;
    for (uint32_t world = 0; world < world_count(fact); world++) {
        found = found || ((worlds >> world) & 1);
        if (numeric && !((ends >> world) & 1))
            continue;
        possible += found;
        *all += 1;
        found = false;
    }
    return possible;
}

#endif
