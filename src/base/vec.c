#include "base/vec.h"

#include <stdbool.h>
#include <string.h>

#define FIRST_CAPACITY 8

/* The caller's pointer is of another type than void *, so it is read and written by its bytes. */
static bool grow(struct arena *arena, void **items, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count > UINT32_MAX / 2)
        return false;
    uint32_t wider = count ? 2 * count : FIRST_CAPACITY;
    void *larger = arena_new(arena, wider, size);
    if (!larger)
        return false;
    void *old;
    memcpy(&old, items, sizeof old);
    if (count)
        memcpy(larger, old, count * size);
    memcpy(items, &larger, sizeof larger);
    *capacity = wider;
    return true;
}

void *vec_extend(struct arena *arena, void **items, uint32_t *count, uint32_t *capacity,
                 size_t size)
{
    if (*count == *capacity && !grow(arena, items, *count, capacity, size))
        return NULL;
    char *first;
    memcpy(&first, items, sizeof first);
    return first + size * (*count)++;
}
