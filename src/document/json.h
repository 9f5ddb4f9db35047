/* JSON (RFC 8259) to a document, by yajl, by its events; the only user of <yajl/yajl_parse.h>. */
#ifndef DOCUMENT_JSON_H
#define DOCUMENT_JSON_H

#include "base/diag.h"
#include "document/node.h"

/* Reads the one JSON value of `source`, on the same terms as yaml_read; a syntax error ends the
 * reading. Numbers, true, false and null become plain scalars with their spelling. */
const struct node *json_read(struct arena *arena, const struct source *source, struct diags *diags);

/* The same, of a record: it may have LIMIT_RECORD_NODES. */
const struct node *json_read_record(struct arena *arena, const struct source *source,
                                    struct diags *diags);

/* The version of yajl in use, as 10000 * major + 100 * minor + micro. */
int json_library(void);

#endif
