/* The structure of a pack, for walks. Private to this folder. */
#ifndef RULE_IMAGE_WALK_H
#define RULE_IMAGE_WALK_H

#include "rule/pack.h"
#include "rule/walk.h"

/* Walks over a pack. Reading checks all that pack_read would: the pack is good unless the walk is
 * damaged or out of memory, but for its order and digest, which are no part of the walk. */
void walk_pack(struct walk *walk, struct pack *pack);

/* walk_facts.c: the facts, behind the options. */
void walk_facts(struct walk *walk, struct pack *pack);

#endif
