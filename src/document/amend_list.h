/* Changes to a list in somebody's file, as edits: an item added or removed, and all else left as it
 * is, comments included. As amend.h, whose rules hold here too: what comes out is read again. */
#ifndef DOCUMENT_AMEND_LIST_H
#define DOCUMENT_AMEND_LIST_H

#include "document/edit.h"
#include "document/node.h"

/* Adds an item behind the last of a list that is not empty, or is in brackets. `item` is a scalar
 * or a collection in brackets, on one line; for a list of block style it may also be lines of a
 * block mapping, each but the first behind a line end and indented as if the mapping began at the
 * first column: "name: live\nrole: web_app". One item only, for one list, in a set of edits. */
void amend_list_add(struct edits *edits, const struct node *list, const char *item);

/* Removes the items that `gone` marks, some and not all, with the comments on their lines. */
void amend_list_remove(struct edits *edits, const struct node *list, const bool *gone);

#endif
