#include "profile/profile.h"

#include <string.h>

#include "base/memory.h"
#include "base/typo.h"

void profile_free(struct profile *profile)
{
    if (!profile)
        return;
    arena_fini(&profile->arena);
    mem_free(profile);
}

uint32_t profile_component(const struct profile *profile, const char *name)
{
    for (uint32_t i = 0; i < profile->component_count; i++)
        if (strcmp(profile->components[i].name, name) == 0)
            return i;
    return UINT32_MAX;
}

const char *profile_suggest_component(const struct profile *profile, const char *name)
{
    struct typo typo;
    typo_init(&typo, name);
    for (uint32_t i = 0; i < profile->component_count; i++)
        if (*profile->components[i].name)
            typo_offer(&typo, profile->components[i].name);
    return typo.best;
}

const struct answer *profile_answer(const struct profile *profile, uint32_t component,
                                    uint32_t fact)
{
    const struct answer *own =
        component == UINT32_MAX ? NULL : profile->components[component].answers[fact];
    return own ? own : profile->answers[fact];
}
