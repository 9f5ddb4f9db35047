/* Evidence: what published documents say, apart from what the pack's rules conclude from it. */
#ifndef RULE_EVIDENCE_H
#define RULE_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/source.h"

/* A published document. (struct source is the bytes of a file; this is a citation.) */
struct publication {
    const char *id; /* "A" */
    const char *title;
    const char *file; /* of the saved text; may be NULL, as all below */
    const char *author;
    const char *date;
    const char *kind; /* blog, paper, … */
    const char *url;
    bool vendor;   /* its publisher sells or advertises products around the options */
    bool measured; /* reports measurements of its own */
    struct place place;
    uint32_t layer; /* of the pack that added it */
};

/* What a document says in one place. */
struct claim {
    const char *id;
    uint32_t publication; /* index */
    const char *section;  /* its heading; may be NULL */
    const char *text;     /* our paraphrase */
    const char *figures;  /* may be NULL */
    const char *strength; /* the document's own wording, one of the pack's strengths; may be NULL */
    const char *note;     /* the maintainers' remarks; may be NULL */
    const char *set_aside;       /* why nothing uses it; may be NULL */
    const uint32_t *contradicts; /* indices of claims */
    uint32_t contradict_count;
    struct place place;
    uint32_t layer; /* of the pack that added it */
};

#endif
