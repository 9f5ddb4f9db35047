#include "decide/explore/chances.h"

#include "engine/variants.h"

/* A lane of the whole that shares the answer of a variable. */
static uint32_t lane_of(const struct trial *trial, const struct variable *variable)
{
    uint32_t lane = 0;
    while (trial_open(trial, &trial->whole, lane, variable->fact) != variable->item)
        lane++;
    return lane;
}

bool chance_of(struct chance *chance, struct arena *arena, const struct trial *trial,
               uint32_t number)
{
    const struct program *program = trial->settler->program;
    const struct variable *variable = &trial->open.variables[number];
    uint8_t possible[BITS_MAX / 8];
    if (variable->member != OPEN_NONE)
        return chance_of_member(chance, arena, &program->pack->vocabulary.facts[variable->fact],
                                variable->member);
    block_given_classes(trial->whole.base, lane_of(trial, variable), variable->fact, false,
                        possible);
    return chance_of_classes(chance, arena, program, variable->fact, possible);
}
