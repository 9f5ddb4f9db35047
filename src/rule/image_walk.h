/* The structure of a pack, for walks. Private to this folder. */
#ifndef RULE_IMAGE_WALK_H
#define RULE_IMAGE_WALK_H

#include "rule/pack.h"
#include "rule/walk.h"

/* Walks over a pack. Reading checks all that pack_read would: the pack is good unless the walk is
 * damaged or out of memory, but for its order and digest, which are no part of the walk. */
void walk_pack(struct walk *walk, struct pack *pack);

/* Indices of claims, which stand in front of what cites them. */
void walk_claim_list(struct walk *walk, const struct pack *pack, const uint32_t **claims,
                     uint32_t *count);

/* Where a thing stands, and with which layer it came: not in the digest. */
void walk_origin(struct walk *walk, const struct pack *pack, struct place *place, uint32_t *layer);

/* walk_facts.c: the facts, behind the options and the claims. */
void walk_facts(struct walk *walk, struct pack *pack);

#endif
