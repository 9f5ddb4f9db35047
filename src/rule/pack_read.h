/* A pack from YAML: reads the folder or file with all that it includes, checks everything, links
 * names to indices, sorts the facts and takes the digest. */
#ifndef RULE_PACK_READ_H
#define RULE_PACK_READ_H

#include "base/diag.h"
#include "rule/pack.h"

/* Reads the pack at `path`: a folder with pack.yaml, or one file. NULL when anything is wrong; all
 * that is wrong, in all its files, is in `diags`. Warnings may be there with a good pack too.
 *
 * `scratch` holds the documents and sources while reading and for the diagnostics' excerpts: it
 * must live as long as `diags` is read. The pack keeps nothing of it. */
struct pack *pack_read(struct arena *scratch, const char *path, struct diags *diags);

#endif
