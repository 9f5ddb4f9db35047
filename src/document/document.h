/* From a path to a document: reads the file, checks its bytes, and picks the parser. */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "base/diag.h"
#include "base/file.h"
#include "document/node.h"

enum document_format {
    DOCUMENT_BY_NAME, /* .json is JSON, all else YAML */
    DOCUMENT_YAML,
    DOCUMENT_JSON,
    DOCUMENT_RECORD /* JSON that a report wrote: may be larger, see LIMIT_RECORD_BYTES */
};

/* Reads `path` ("-" is standard input) into the arena, which then owns the bytes, the source and
 * the tree. NULL when there is no tree; why is in `diags`. */
const struct node *document_read(struct arena *arena, const char *path, enum document_format format,
                                 struct diags *diags);

/* As document_read, for a file that a document names: where the file as a whole is wrong, that is
 * said at `named`, unless this has no source. */
const struct node *document_read_named(struct arena *arena, const char *path,
                                       enum document_format format, struct span named,
                                       struct diags *diags);

/* Reports why a file could not be read; `reason` is its errno. */
void document_complain(const char *path, enum file_status status, int reason, struct diags *diags);

/* As document_read, from `length` bytes that are copied; `name` stands in messages. */
const struct node *document_parse(struct arena *arena, const char *name, const char *bytes,
                                  size_t length, enum document_format format, struct diags *diags);

#endif
