/* A source: the bytes of a file that was read, and where an offset stands in them.
 *
 * Lines end at LF (a CR before it belongs to the end of the line); columns are code points, counted
 * from 1. libyaml counts other line ends as well, so its line numbers are not used. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct source {
    const char *name;      /* as the user gave it: a path, "-" or "--set" */
    const char *bytes;     /* valid UTF-8, NUL behind the last */
    uint32_t length;       /* bytes */
    const uint32_t *lines; /* offset of the first byte of each line */
    uint32_t line_count;   /* at least 1 */
};

/* A stretch of a source: bytes start … end-1. A null source means that there is no place to show.
 */
struct span {
    const struct source *source;
    uint32_t start;
    uint32_t end;
};

/* A place to print or to keep when the source is gone: of a rule, of an answer. */
struct place {
    const char *file; /* NULL: none */
    uint32_t line;    /* from 1; 0: none */
    uint32_t column;  /* from 1, in code points */
};

struct position {
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in code points */
};

/* A source over `length` valid UTF-8 bytes with a NUL behind them; neither they nor the name are
 * copied, both must outlive it. It is in the arena, with its table of lines. NULL when memory is
 * out. */
struct source *source_new(struct arena *arena, const char *name, const char *bytes, size_t length);

/* Where the byte at `offset` (clamped to the length) stands. */
struct position source_position(const struct source *source, uint32_t offset);

/* The place where a span begins; all zero for a span without a source. The file name is the
 * source's own. */
struct place source_place(struct span span);

/* The text of `line` (from 1) without its line end; its length in bytes goes to `*length`. */
const char *source_line(const struct source *source, uint32_t line, uint32_t *length);

#endif
