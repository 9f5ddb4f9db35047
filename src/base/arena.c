/* Chunks double in size up to a cap: a small profile costs one small chunk, a large pack few large
 * ones. They come zeroed and no byte is handed out twice, so nothing is cleared again. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#define FIRST_CHUNK   ((size_t)4096)
#define LARGEST_CHUNK ((size_t)1 << 20)

struct arena_chunk {
    struct arena_chunk *older;
    size_t size; /* of `bytes` */
    _Alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_fini(struct arena *arena)
{
    struct arena_chunk *chunk = arena->chunks;
    while (chunk) {
        struct arena_chunk *older = chunk->older;
        mem_free(chunk);
        chunk = older;
    }
    arena_init(arena);
}

/* The size of the next chunk, which must hold `least` bytes. */
static size_t next_size(const struct arena *arena, size_t least)
{
    size_t size = arena->chunks ? arena->chunks->size : FIRST_CHUNK / 2;
    size = size < LARGEST_CHUNK / 2 ? 2 * size : LARGEST_CHUNK;
    return size < least ? least : size;
}

static struct arena_chunk *add_chunk(struct arena *arena, size_t least)
{
    size_t size = next_size(arena, least);
    if (size > SIZE_MAX - sizeof(struct arena_chunk))
        return NULL;
    struct arena_chunk *chunk = mem_new(1, sizeof *chunk + size);
    if (!chunk)
        return NULL;
    chunk->older = arena->chunks;
    chunk->size = size;
    arena->chunks = chunk;
    arena->next = chunk->bytes;
    arena->left = size;
    return chunk;
}

/* `size` bytes, at least one, at a multiple of `alignment`. */
static void *take(struct arena *arena, size_t size, size_t alignment)
{
    size_t gap = -(uintptr_t)arena->next & (alignment - 1);
    if (arena->left < size || arena->left - size < gap) {
        if (!add_chunk(arena, size))
            return NULL;
        gap = 0;
    }
    char *block = arena->next + gap;
    arena->next = block + size;
    arena->left -= gap + size;
    return block;
}

void *arena_new(struct arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        return NULL;
    return take(arena, bytes ? bytes : 1, _Alignof(max_align_t));
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = length < SIZE_MAX ? take(arena, length + 1, 1) : NULL;
    if (copy && length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *text = length >= 0 ? take(arena, (size_t)length + 1, 1) : NULL;
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}
