#include "interview/steps.h"

#include <string.h>

#include "rule/condition.h"

bool steps_asks(const struct fact *fact)
{
    return !fact->derived && !fact->reserved && fact->question;
}

static bool is_same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* The step of this name, added where it is new. */
static uint32_t enter(struct steps *steps, const char *name)
{
    for (uint32_t i = 0; i < steps->count; i++)
        if (is_same(steps->names[i], name))
            return i;
    steps->names[steps->count] = name;
    return steps->count++;
}

/* Enters the steps that have names, or the one that has none. */
static void enter_all(struct steps *steps, const struct vocabulary *vocabulary, bool named)
{
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        if (steps_asks(fact) && (fact->step != NULL) == named)
            steps->of[i] = enter(steps, fact->step);
    }
}

/* How many defaults hang on each fact; a fact is counted once for each that is assumed by it. */
struct reliance {
    uint32_t *counts; /* by fact */
    uint32_t *last;   /* by fact: the one, from 1, whose defaults named it last */
    uint32_t at;
};

static void rely(const struct leaf *leaf, void *context)
{
    struct reliance *reliance = context;
    if (reliance->last[leaf->fact] != reliance->at)
        reliance->counts[leaf->fact]++;
    reliance->last[leaf->fact] = reliance->at;
}

static uint32_t find_leading(const struct vocabulary *vocabulary, struct reliance *reliance)
{
    uint32_t best = FACT_NONE;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        reliance->at = i + 1;
        for (uint32_t k = 0; k < fact->default_count; k++)
            condition_leaves(fact->defaults[k].when, rely, reliance);
    }
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        if (fact->scope == FACT_COMPONENT && steps_asks(fact) && reliance->counts[i] > 0 &&
            (best == FACT_NONE || reliance->counts[i] > reliance->counts[best]))
            best = i;
    }
    return best;
}

bool steps_init(struct steps *steps, struct arena *arena, const struct pack *pack)
{
    const struct vocabulary *vocabulary = &pack->vocabulary;
    struct reliance reliance = {.counts =
                                    arena_new(arena, vocabulary->count, sizeof *reliance.counts),
                                .last = arena_new(arena, vocabulary->count, sizeof *reliance.last)};
    *steps = (struct steps){.names = arena_new(arena, vocabulary->count, sizeof *steps->names),
                            .of = arena_new(arena, vocabulary->count, sizeof *steps->of)};
    if (!reliance.counts || !reliance.last || !steps->names || !steps->of)
        return false;
    enter_all(steps, vocabulary, true);
    enter_all(steps, vocabulary, false);
    steps->leading = find_leading(vocabulary, &reliance);
    return true;
}
