/* Changes to a text, by its places: each puts new bytes where others stood, and what no edit
 * touches stays as it is, byte for byte.
 *
 *     edits_init(&edits, arena, source);
 *     edits_replace(&edits, start, end, "text", 4);
 *     edits_insert(&edits, at, "text");
 *     if (edits_apply(&edits, &out)) …
 *
 * Failure sticks, as in a strbuf: whoever makes edits checks once, when they are applied. */
#ifndef DOCUMENT_EDIT_H
#define DOCUMENT_EDIT_H

#include "base/source.h"
#include "base/strbuf.h"
#include "base/vec.h"

struct edit {
    uint32_t start; /* the bytes of the source that go: start … end-1, none where both are one */
    uint32_t end;
    const char *text; /* what comes for them, in the arena */
    size_t length;
};

struct edits {
    const struct source *source;
    struct arena *arena;
    VEC(struct edit) list; /* by place; none overlaps another */
    bool clash;            /* two were to replace the same bytes */
    bool no_memory;
};

/* No edits of `source` yet. They and their texts live in `arena`. */
void edits_init(struct edits *edits, struct arena *arena, const struct source *source);

/* Replaces the bytes start … end-1 by `length` bytes, which are copied. Of two edits at one place,
 * an insertion comes before a replacement, and else the first before the second. */
void edits_replace(struct edits *edits, uint32_t start, uint32_t end, const char *text,
                   size_t length);

/* Inserts a string at `at`. */
void edits_insert(struct edits *edits, uint32_t at, const char *text);

/* Removes the bytes start … end-1. */
void edits_remove(struct edits *edits, uint32_t start, uint32_t end);

/* Whether all edits were taken. */
bool edits_good(const struct edits *edits);

/* Appends the whole edited text. False when an edit was not taken or memory is out. */
bool edits_apply(const struct edits *edits, struct strbuf *out);

#endif
