/* From a profile to lanes. */
#ifndef ENGINE_LOAD_H
#define ENGINE_LOAD_H

#include "engine/block.h"
#include "profile/profile.h"

/* The lanes that a profile takes: one for each component that is judged, and one for the project
 * when a component overrides one of its facts. */
uint32_t load_lanes(const struct profile *profile);

/* Adds the profile's judged components to the block as one group, with their answers and sizes.
 * The group's number, or BLOCK_FULL. The profile must outlive the block's use of it. */
uint32_t load_profile(struct block *block, const struct profile *profile);

#endif
