/* glibc frees a block that is resized to nothing, and may give NULL for an empty one: here both are
 * one byte long, so that NULL always means that memory is out. */
#include "base/memory.h"

#include <stdlib.h>

void *mem_new(size_t count, size_t size)
{
    if (count == 0 || size == 0)
        return calloc(1, 1);
    return calloc(count, size);
}

void *mem_resize(void *block, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        return NULL;
    return realloc(block, bytes ? bytes : 1);
}

void mem_free(void *block)
{
    free(block);
}
