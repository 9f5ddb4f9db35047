/* Literals: the values of facts as packs and profiles write them, typed by the fact. */
#ifndef RULE_LITERAL_H
#define RULE_LITERAL_H

#include "base/diag.h"
#include "document/node.h"
#include "rule/fact.h"

/* What a literal may be beyond one exact value. */
enum literal_use {
    LITERAL_ANSWER,  /* of a profile: unknown, a | b, LOW .. HIGH, ~estimate, bands */
    LITERAL_SETTING, /* otherwise, default, derives: as an answer, but neither unknown nor ~ */
};

/* Reads an answer to `fact` from a node: a scalar, or a list for a set. `unknown` gives the whole
 * domain. `~N` is N/2 .. 2N, cut to the range. Reports what is wrong (R0103 … R0113, R0134 … R0138)
 * with the culprit underlined, what would be right, and a suggestion; false then. */
bool literal_read(struct arena *arena, const struct fact *fact, const struct node *node,
                  enum literal_use use, struct value *value, struct diags *diags);

/* One literal of a condition: `length` bytes at `offset` of the scalar `node`. For choices a value,
 * for numbers a number or a band, for sets one member, as the value that holds just it (a band: its
 * stretch; a set member: must and may hold it). Reports as literal_read does. */
bool literal_read_part(struct arena *arena, const struct fact *fact, const struct node *node,
                       uint32_t offset, uint32_t length, struct value *value, struct diags *diags);

/* A range LOW .. HIGH of a number fact in `length` bytes at `offset` of `node`; a unit at one end
 * serves both. Both ends lie in the fact's range, except that `fact->range` itself is being read
 * when `whole` is set. */
bool literal_read_range(const struct fact *fact, const struct node *node, uint32_t offset,
                        uint32_t length, bool whole, struct interval *interval,
                        struct diags *diags);

#endif
