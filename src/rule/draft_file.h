/* A file of a pack: the first of a layer, or one that it includes. It holds one document, and is
 * found on disk or among those that the program carries. Private to this folder. */
#ifndef RULE_DRAFT_FILE_H
#define RULE_DRAFT_FILE_H

#include "rule/draft.h"

/* Notes that the file is read; `path` is kept as it is. False when it was noted before. When
 * memory is out, which is reported, true. */
bool draft_file_note(struct draft *draft, const char *path);

/* Reads the document of a layer's file, which `named` names in another one. In the scratch arena;
 * NULL, reported, when it cannot be read. */
const struct node *draft_file_read(struct draft *draft, const struct draft_layer *layer,
                                   const char *path, struct span named);

/* Takes a document's mapping, `what` in messages, apart: of the DOCUMENT_ keys the first `count`
 * are allowed; an overlay need not have all that a pack must have. `values` has room for `count`:
 * NULL where a key is missing or of the wrong shape, which is reported. */
void draft_file_fields(struct draft *draft, const struct node *root, const char *what,
                       uint32_t count, bool overlay, const struct node **values);

#endif
