/* An arena: many small allocations with one lifetime, all released together.
 *
 * Packs, profiles, documents and rulings each live in one arena, so that none of their parts has a
 * destructor of its own. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first */
    char *next;                 /* first free byte of the newest chunk */
    size_t left;                /* free bytes of the newest chunk */
};

/* Makes an empty arena in the caller's storage; allocates nothing. */
void arena_init(struct arena *arena);

/* Releases everything that was allocated from the arena and leaves it empty. */
void arena_fini(struct arena *arena);

/* `count` zeroed items of `size` bytes, aligned for any type, owned by the arena. NULL when memory
 * is out or the product overflows; the arena stays usable. */
void *arena_new(struct arena *arena, size_t count, size_t size);

/* A copy of the first `length` bytes of `text` with a NUL behind them; NULL when memory is out. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* A formatted string in the arena; NULL when memory is out. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

#endif
