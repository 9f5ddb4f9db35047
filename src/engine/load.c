#include "engine/load.h"

/* Whether a component answers a fact of the project for itself. */
static bool overrides(const struct profile *profile, const struct component *component)
{
    const struct vocabulary *vocabulary = &profile->pack->vocabulary;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++)
        if (component->answers[fact] && vocabulary->facts[fact].scope == FACT_PROJECT)
            return true;
    return false;
}

/* Counts the judged components; `*overridden` tells whether the project needs a lane of its own. */
static uint32_t judged(const struct profile *profile, bool *overridden)
{
    uint32_t count = 0;
    *overridden = false;
    for (uint32_t i = 0; i < profile->component_count; i++) {
        if (profile->components[i].outside)
            continue;
        count++;
        *overridden = *overridden || overrides(profile, &profile->components[i]);
    }
    return count;
}

uint32_t load_lanes(const struct profile *profile)
{
    bool overridden;
    uint32_t count = judged(profile, &overridden);
    return count + (overridden ? 1 : 0);
}

/* Gives a lane the answers that count for a component (UINT32_MAX: for the project). */
static void give_answers(struct block *block, uint32_t lane, const struct profile *profile,
                         uint32_t component)
{
    for (uint32_t fact = 0; fact < profile->pack->vocabulary.count; fact++) {
        const struct answer *answer = profile_answer(profile, component, fact);
        if (answer && !answer->unknown)
            block_give(block, lane, fact, &answer->value);
    }
}

uint32_t load_profile(struct block *block, const struct profile *profile)
{
    bool overridden;
    uint32_t count = judged(profile, &overridden);
    uint32_t number = block_add(block, count, overridden);
    if (number == BLOCK_FULL)
        return BLOCK_FULL;
    const struct group *group = &block->groups[number];
    uint32_t lane = group->first;
    for (uint32_t i = 0; i < profile->component_count; i++) {
        if (profile->components[i].outside)
            continue;
        block->sizes[lane] = profile->components[i].size;
        give_answers(block, lane, profile, i);
        lane++;
    }
    if (overridden)
        give_answers(block, group->project, profile, UINT32_MAX);
    return number;
}
