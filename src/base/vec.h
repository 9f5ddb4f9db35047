/* Growable arrays whose items live in an arena.
 *
 *     VEC(struct rule) rules = {0};
 *     struct rule *rule = vec_add(&rules, arena);
 *
 * Growing copies the items into a larger piece of the arena, so pointers to items hold only until
 * the next vec_add; keep indices. The old piece stays in the arena until that goes. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdint.h>

#include "base/arena.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        uint32_t count;                                                                            \
        uint32_t capacity;                                                                         \
    }

/* Pointer to a new zeroed item at the end of `vec`, NULL when memory is out (the vec is unchanged).
 */
#define vec_add(vec, arena)                                                                        \
    ((__typeof__((vec)->items))vec_extend((arena), (void **)&(vec)->items, &(vec)->count,          \
                                          &(vec)->capacity, sizeof *(vec)->items))

/* What vec_add calls: room for one more item of `size` bytes; NULL when memory is out. */
void *vec_extend(struct arena *arena, void **items, uint32_t *count, uint32_t *capacity,
                 size_t size);

#endif
