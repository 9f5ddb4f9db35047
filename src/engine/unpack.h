/* From planes of bytes, in which a lane's facts are given, to slots of masks, in which all lanes
 * are looked at together. */
#ifndef ENGINE_UNPACK_H
#define ENGINE_UNPACK_H

#include "engine/block.h"

/* Sets the slots of a fact (its texts, of a text fact) to what is given in each lane, and to the
 * domain where nothing is. */
void unpack(struct block *block, uint32_t fact);

#endif
