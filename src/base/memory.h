/* The one seam for heap memory: nothing else in src/ calls malloc, realloc, calloc or free.
 *
 * Every function here fails by returning NULL and changes nothing; the library passes that on as an
 * error, it never aborts. The tests make the Nth call fail by wrapping the C library's functions at
 * link time, which covers libyaml and PCRE2 as well. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* A new zeroed block of `count` items of `size` bytes, to be released with mem_free. NULL when
 * memory is out or count * size overflows. Zero items give a block that may be freed. */
void *mem_new(size_t count, size_t size);

/* `block` (or NULL) resized to `count` items of `size` bytes; new bytes are not cleared. NULL when
 * memory is out or the product overflows, and then `block` still stands. */
void *mem_resize(void *block, size_t count, size_t size);

/* Releases a block from this seam. NULL does nothing. */
void mem_free(void *block);

#endif
