/* Memory that runs out on purpose, for unit tests.
 *
 *     for (long n = 0; ; n++) {
 *         failing_memory(n);
 *         ... what is tested ...
 *         if (!failing_stop()) break;   // it came to its end without the nth allocation
 *     }
 *
 * A test that includes this brings its own base/memory, which the linker takes instead of the one
 * in the library: so one file of a test includes it. The libraries' allocations do not fail here;
 * that is for tests/faults. */
#ifndef TESTS_FAILING_H
#define TESTS_FAILING_H

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

static long failing_left = -1; /* allocations that succeed before one fails; below 0: none fails */
static bool failing_hit;

/* From now on, after `skip` that succeed, one allocation fails. */
static inline void failing_memory(long skip)
{
    failing_left = skip;
}

/* Nothing fails from now on. Whether an allocation was made to fail since this was last called. */
static inline bool failing_stop(void)
{
    bool hit = failing_hit;
    failing_hit = false;
    failing_left = -1;
    return hit;
}

static inline bool failing_now(void)
{
    if (failing_left < 0 || failing_left-- > 0)
        return false;
    failing_hit = true;
    return true;
}

void *mem_new(size_t count, size_t size)
{
    return failing_now() ? NULL : calloc(count ? count : 1, size ? size : 1);
}

void *mem_resize(void *block, size_t count, size_t size)
{
    size_t bytes;
    if (failing_now() || __builtin_mul_overflow(count, size, &bytes))
        return NULL;
    return realloc(block, bytes ? bytes : 1);
}

void mem_free(void *block)
{
    free(block);
}

#endif
