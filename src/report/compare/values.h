/* Values of a record, by their keys. What a report would never say there is reported as R0510, at
 * its place; then the reading is no longer good. */
#ifndef REPORT_COMPARE_VALUES_H
#define REPORT_COMPARE_VALUES_H

#include "document/node.h"
#include "report/compare/reading.h"

/* The value under `key`, which must be there and of this kind; NULL where it is not. */
const struct node *value_of(struct reading *reading, const struct node *mapping, const char *key,
                            enum node_kind kind);

/* A list that may be absent; NULL where it is. */
const struct node *list_if(struct reading *reading, const struct node *mapping, const char *key);

/* Item `i` of a list, which must be a mapping; NULL where it is not. */
const struct node *item_of(struct reading *reading, const struct node *list, uint32_t i);

/* A text that must be there; "" where it is not. */
const char *word_of(struct reading *reading, const struct node *mapping, const char *key);

/* A text that may be absent or null; NULL where it is. */
const char *word_if(struct reading *reading, const struct node *mapping, const char *key);

/* The texts of a list, in the arena; they must be there. NULL where they are not. */
const char *const *words_of(struct reading *reading, const struct node *mapping, const char *key,
                            uint32_t *count);

/* A scalar that is no text, as it is spelt: a number, true, false; NULL for null. It must be
 * there. */
const char *spelt_of(struct reading *reading, const struct node *mapping, const char *key);

/* A number of points that must be there, in thousandths; 0 where it is not. */
int64_t points_of(struct reading *reading, const struct node *mapping, const char *key);

/* Whether the value says nothing: there is none, or it is null. */
bool value_is_null(const struct node *node);

#endif
