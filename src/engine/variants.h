/* Variants: copies of one profile's lanes side by side, which then differ in single facts.
 *
 *     count = variants_fill(block, base, group, wanted);
 *     for each copy: block_narrow(block, lane of the copy, fact, classes, tentative) …
 *     evaluate(block, false, …) */
#ifndef ENGINE_VARIANTS_H
#define ENGINE_VARIANTS_H

#include "engine/block.h"

/* Clears `block` and fills it with as many copies of a group of `base` (of the same program, never
 * the same block) as fit, at most `wanted`: each a group with the same lanes, sizes and answers as
 * were given to it. Returns how many; copy c is group c. */
uint32_t variants_fill(struct block *block, const struct block *base, uint32_t group,
                       uint32_t wanted);

/* Narrows a choice or number in a lane down to classes: the column's `planes` bytes, bit b of byte
 * p for class 8p + b, at least one of them, and only such as are possible there. It then counts as
 * given; whether tentatively (see block_tentative), `tentative` says. */
void block_narrow(struct block *block, uint32_t lane, uint32_t fact, const uint8_t *classes,
                  bool tentative);

/* Says of a set in a lane that a member is in it, or that it is not, likewise. What else is known
 * of the set stays. */
void block_narrow_member(struct block *block, uint32_t lane, uint32_t fact, uint32_t member,
                         bool is_in, bool tentative);

/* The classes of a choice or number, or the members that a set must (`may` false) or may have, that
 * are possible in a lane by what was given to it (not by what evaluation made of it), as above. */
void block_given_classes(const struct block *block, uint32_t lane, uint32_t fact, bool may,
                         uint8_t *classes);

/* A value of a class, for people: the choice, or a low and round number of the class that `given`
 * (NULL: the fact's range) allows, which should allow one; a whole one of integers. In the arena;
 * false when memory is out. */
bool class_value(struct arena *arena, const struct program *program, uint32_t fact, uint32_t class,
                 const struct value *given, struct value *value);

#endif
