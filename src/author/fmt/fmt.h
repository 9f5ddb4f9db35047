/* The canonical layout of YAML files: packs, profiles, tests.
 *
 * Two blanks a level, list items below their key and further in; one blank line where there were
 * any; what was in brackets stays so, on one line if it fits; scalars keep their text and quotes,
 * comments their words and their order. */
#ifndef AUTHOR_FMT_FMT_H
#define AUTHOR_FMT_FMT_H

#include "base/diag.h"
#include "document/edit.h"
#include "document/node.h"

/* A text in the canonical layout; what it points to is in the arena. */
struct fmt {
    struct edits edits; /* from the source to it */
    const char *text;
    size_t length;
    bool changed; /* it is not the source itself */
};

/* Lays out a document that the YAML reader had nothing against. False when there is no layout: its
 * text would be over a limit, or memory is out; why is in `diags`. */
bool fmt_lay_out(struct arena *arena, const struct node *root, struct fmt *fmt,
                 struct diags *diags);

/* Whether a text says what the document says. Reports what is wrong otherwise: a layout that gave
 * it is refused, because no file shall lose its meaning by a mistake of ours. */
bool fmt_check(const struct node *root, const char *text, size_t length, struct diags *diags);

#endif
