/* Profiles of a bench: five components with twenty open facts each, made of those that a sample
 * profile has; and the median of what was measured. */
#ifndef BENCH_WIDENED_H
#define BENCH_WIDENED_H

#include <stdlib.h>
#include <string.h>

#include "profile/profile.h"

enum { COMPONENTS = 5, OPEN = 20 };

static inline int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static inline double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_size);
    return values[count / 2];
}

static uint64_t seed = 20261121;

static inline uint32_t below(uint32_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 16) % limit);
}

static inline bool is_question(const struct fact *fact)
{
    return fact->scope == FACT_COMPONENT && !fact->derived && !fact->reserved;
}

/* Takes answers away at random until OPEN questions of the component have none. */
static inline void open_facts(const struct vocabulary *vocabulary, const struct answer **answers)
{
    uint32_t open = 0;
    for (uint32_t i = 0; i < vocabulary->count; i++)
        open += is_question(&vocabulary->facts[i]) && !answers[i];
    while (open < OPEN) {
        uint32_t fact = below(vocabulary->count);
        if (!is_question(&vocabulary->facts[fact]) || !answers[fact])
            continue;
        answers[fact] = NULL;
        open++;
    }
}

/* Makes five components of those that the profile has; names repeat, which judging does not mind.
 */
static inline void widen(struct profile *profile)
{
    struct component *made = arena_new(&profile->arena, COMPONENTS, sizeof *made);
    uint32_t facts = profile->pack->vocabulary.count;
    for (uint32_t i = 0; i < COMPONENTS; i++) {
        made[i] = profile->components[i % profile->component_count];
        made[i].outside = false;
        made[i].answers = arena_new(&profile->arena, facts, sizeof *made[i].answers);
        memcpy(made[i].answers, profile->components[i % profile->component_count].answers,
               facts * sizeof *made[i].answers);
        open_facts(&profile->pack->vocabulary, made[i].answers);
    }
    profile->components = made;
    profile->component_count = COMPONENTS;
    profile->link_count = 0;
}

#endif
