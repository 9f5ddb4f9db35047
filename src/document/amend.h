/* Changes to a mapping in somebody's file, as edits: a value replaced, a key added or removed, and
 * all else left as it is, comments included.
 *
 * What is added is given as it shall stand in the file. A `value` is a scalar or a collection in
 * brackets, on one line and without a comment: "~40k", "[a, b]", or what quote_add made. In a
 * block mapping it may also be lines of block style, each behind a line end, indented as if the
 * mapping began at the first column: "\n  size: 7\n  python: strong".
 *
 * The mapping is one that the YAML reader gave for the source of the edits. Several changes can be
 * made to it, also behind one place; only removing keys that stand next to each other in brackets
 * clashes. It is no pair that stands in a list without braces, as in [a: b].
 *
 * Whoever puts the result into a file reads it again before: libyaml takes a line of tabs behind
 * some values and not behind others. */
#ifndef DOCUMENT_AMEND_H
#define DOCUMENT_AMEND_H

#include "document/edit.h"
#include "document/node.h"

/* Gives `key` the value: in place of the one it has, with the comments inside of that, or else in a
 * new entry at the end. */
void amend_set(struct edits *edits, const struct node *mapping, const char *key, const char *value);

/* Adds an entry behind that of the key `after`: without such a key, or for NULL, at the end. */
void amend_insert(struct edits *edits, const struct node *mapping, const char *after,
                  const char *key, const char *value);

/* Removes the entry of `key`, if there is one: its lines, with what comments are on them. Those
 * above stay. A mapping of one entry becomes {}. */
void amend_remove(struct edits *edits, const struct node *mapping, const char *key);

#endif
