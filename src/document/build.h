/* Building a document from the events of a parser: what YAML and JSON share. Checks the limits on
 * depth, nodes and scalars, the characters that a text may hold, and keys: that they are names, no
 * merge keys, and stand once. An entry whose key is refused is left out. */
#ifndef DOCUMENT_BUILD_H
#define DOCUMENT_BUILD_H

#include "base/diag.h"
#include "document/node.h"

struct build; /* in the arena; goes with it */

/* A builder whose nodes live in `arena`, at most as many as `nodes` allows: LIMIT_DOCUMENT_NODES or
 * LIMIT_RECORD_NODES. NULL when memory is out (noted in `diags`). */
struct build *build_new(struct arena *arena, enum limit nodes, struct diags *diags);

/* Each event returns false when reading must stop: a limit was hit or memory is out, which is then
 * in the diagnostics. Mistakes that leave the rest readable are reported and return true. */
bool build_scalar(struct build *build, enum node_style style, const char *text, size_t length,
                  struct span span);
/* In place of a scalar that was refused, and reported. */
bool build_refused(struct build *build, struct span span);
bool build_open(struct build *build, enum node_kind kind, struct span span);
/* `end` is the offset behind the collection. */
bool build_close(struct build *build, uint32_t end);

/* What the next event can be, in a text that is right. */
enum build_event {
    BUILD_ROOT,
    BUILD_ITEM,   /* of a sequence, or its end */
    BUILD_KEY,    /* of a mapping, or its end */
    BUILD_VALUE,  /* of the key that came last */
    BUILD_NOTHING /* the root is complete */
};
enum build_event build_next(const struct build *build);

/* The finished tree; NULL when there was no event. */
const struct node *build_root(struct build *build);

#endif
