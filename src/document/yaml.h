/* YAML to a document, by libyaml's events. The only user of <yaml.h>. */
#ifndef DOCUMENT_YAML_H
#define DOCUMENT_YAML_H

#include "base/diag.h"
#include "document/node.h"

/* Reads the one YAML document of `source`. NULL when it cannot be read to its end or is empty; why
 * is in `diags`. Mistakes that leave the rest readable (a key given twice, an alias, a tag, a
 * second document) are reported, all of them, and the tree is returned: check diags_failed.
 *
 * Refused: directives, aliases and anchors, tags, merge keys, several documents, control
 * characters. A leading byte order mark is skipped. */
const struct node *yaml_read(struct arena *arena, const struct source *source, struct diags *diags);

/* The version of libyaml in use. */
const char *yaml_library(void);

#endif
