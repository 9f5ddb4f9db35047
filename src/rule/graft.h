/* Nodes made of nodes: how what an overlay says gets between the nodes of what lies below it. New
 * nodes are in the scratch arena; those that they are made of stay as they are, with their places.
 * When memory is out that is noted, and what was there is returned. Private to this folder. */
#ifndef RULE_GRAFT_H
#define RULE_GRAFT_H

#include "rule/draft.h"

/* A scalar that says `text` and stands where `like` does. */
const struct node *graft_word(struct draft *draft, const struct node *like, const char *text);

/* The key of an entry that the mapping has. */
const struct node *graft_key(const struct node *mapping, const char *text);

/* The mapping with `value` under `key`: in the place of what stands there, or behind all else. A
 * NULL value takes the entry out. The mapping may be NULL: an empty one. */
const struct node *graft_set(struct draft *draft, const struct node *mapping,
                             const struct node *key, const struct node *value);

/* The items of both as one list. What is no list is an item; what is NULL is none. */
const struct node *graft_join(struct draft *draft, const struct node *first,
                              const struct node *second);

/* Whether two scalars say the same: in the same letters, or as numbers. */
bool graft_same(const struct node *a, const struct node *b);

#endif
