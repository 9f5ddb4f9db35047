/* Where the text of values and entries begins and ends, marks included: a node knows where it
 * begins, and not always where it ends. */
#ifndef DOCUMENT_EXTENT_H
#define DOCUMENT_EXTENT_H

#include "document/node.h"

/* Where a scalar ends; a block scalar with its last line that counts, in front of its line end. */
uint32_t extent_scalar(const struct node *scalar);

/* Where a node ends; `otherwise` where nothing is written for it. */
uint32_t extent_node(const struct node *node, uint32_t otherwise);

/* Behind the colon of an entry, behind its key where it has none. `flow`: the mapping is in
 * brackets. */
uint32_t extent_colon(const struct entry *entry, bool flow);

/* Where an entry ends. */
uint32_t extent_entry(const struct entry *entry, bool flow);

/* Where entry `i` begins, with the `?` that may stand before its key. */
uint32_t extent_start(const struct node *mapping, uint32_t i);

#endif
