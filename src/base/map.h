/* A hash map from strings to indices, in an arena. Keys are not copied: they must outlive the map.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define MAP_NONE UINT32_MAX

struct map_slot;

struct map {
    struct map_slot *slots;
    uint32_t count;
    uint32_t capacity; /* a power of two, or 0 */
};

/* The index stored under `key`, MAP_NONE when there is none. A zeroed map is empty. */
uint32_t map_get(const struct map *map, const char *key);

/* As map_get, for the first `length` bytes of `key`. */
uint32_t map_get_n(const struct map *map, const char *key, size_t length);

/* Makes room for `more` further keys at once, where that many are known to come. False when memory
 * is out; nothing changes then. */
bool map_reserve(struct map *map, struct arena *arena, uint32_t more);

/* Stores `index` under `key`, replacing what was there. False when memory is out; nothing changes
 * then. */
bool map_put(struct map *map, struct arena *arena, const char *key, uint32_t index);

#endif
