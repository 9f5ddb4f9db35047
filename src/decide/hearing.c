#include "decide/hearing.h"

#include "engine/load.h"

bool hearing_init(struct hearing *hearing, const struct judge *judge, const struct profile *profile,
                  bool assumptions, struct diags *diags)
{
    *hearing = (struct hearing){.profile = profile};
    hearing->block = block_new(judge->program, load_lanes(profile));
    if (!hearing->block)
        return diags_no_memory(diags);
    hearing->group = load_profile(hearing->block, profile);
    return judge_evaluate(hearing->block, &(struct ruling){.profile = profile}, assumptions, diags);
}

void hearing_fini(struct hearing *hearing)
{
    block_free(hearing->block);
    hearing->block = NULL;
}
