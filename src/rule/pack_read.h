/* A pack from YAML: reads the folder or file with all that it includes, checks everything, links
 * names to indices, sorts the facts and takes the digest.
 *
 * A pack may be an overlay: it extends another, and is read together with that one, so that what it
 * changes is checked as if it all stood in one pack. */
#ifndef RULE_PACK_READ_H
#define RULE_PACK_READ_H

#include "base/diag.h"
#include "rule/pack.h"

/* A file of the pack that the program carries; see builtin.h. */
struct builtin_file {
    const char *name;  /* the pack's name and the path in its folder: "backend-runtime/pack.yaml" */
    const char *bytes; /* with a NUL behind */
    size_t length;
};

/* Packs to lay on each other. */
struct pack_stack {
    /* Folders with pack.yaml, or files. The first brings all that it extends; each further one must
     * extend one that is there by then, which it names or leads to. */
    const char *const *paths;
    size_t path_count;                  /* at least 1 */
    const struct builtin_file *carried; /* what `extends: NAME` finds; may be NULL */
    size_t carried_count;
};

/* Reads the pack that comes out of a stack. NULL when anything is wrong; all that is wrong, in all
 * its files, is in `diags`. Warnings may be there with a good pack too.
 *
 * `scratch` holds the documents and sources while reading and for the diagnostics' excerpts: it
 * must live as long as `diags` is read. The pack keeps nothing of it. */
struct pack *pack_read_stack(struct arena *scratch, const struct pack_stack *stack,
                             struct diags *diags);

/* The same for a single path, where the program carries nothing. */
struct pack *pack_read(struct arena *scratch, const char *path, struct diags *diags);

#endif
