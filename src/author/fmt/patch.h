/* What a set of edits changes, as a unified diff. Edits say where the two texts agree, so nothing
 * has to be searched: the effort grows with the text, whatever changes in it. */
#ifndef AUTHOR_FMT_PATCH_H
#define AUTHOR_FMT_PATCH_H

#include "base/strbuf.h"
#include "document/edit.h"

/* Appends the diff from the edits' source to `text`, which they make of it, with three lines around
 * each change; nothing when there is none. A character that could steer a terminal is `?` in the
 * name of the file. False when memory is out. */
bool patch_write(const struct edits *edits, const char *text, size_t length, struct strbuf *out);

#endif
