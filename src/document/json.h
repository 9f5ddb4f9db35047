/* JSON (RFC 8259) to a document. The only user of <jansson.h>.
 *
 * The text is read here, since jansson's values carry no places, keep one of two equal keys, and
 * lose how a number was spelled. jansson checks and decodes the escapes, one at a time: where the
 * buffer of a longer token cannot grow, version 2.14 loses a byte of it unnoticed, or aborts. Its
 * allocators are left alone: they are the whole process's. */
#ifndef DOCUMENT_JSON_H
#define DOCUMENT_JSON_H

#include "base/diag.h"
#include "document/node.h"

/* Reads the one JSON value of `source`, on the same terms as yaml_read; a syntax error ends the
 * reading. Numbers, true, false and null become plain scalars with their spelling. */
const struct node *json_read(struct arena *arena, const struct source *source, struct diags *diags);

#endif
