/* Open addressing, linear probing, at most three quarters full. Nothing is ever removed. */
#include "base/map.h"

#include <string.h>

#include "base/digest.h"

#define FIRST_CAPACITY 16

struct map_slot {
    const char *key; /* NULL: the slot is free */
    size_t length;
    uint32_t hash;
    uint32_t index;
};

static uint32_t hash_of(const char *key, size_t length)
{
    return (uint32_t)digest_quick(key, length);
}

/* The slot that holds the key, or the free one where it belongs. The map has a free slot. */
static struct map_slot *find(struct map_slot *slots, uint32_t capacity, const char *key,
                             size_t length, uint32_t hash)
{
    uint32_t at = hash & (capacity - 1);
    while (slots[at].key) {
        struct map_slot *slot = &slots[at];
        if (slot->hash == hash && slot->length == length && memcmp(slot->key, key, length) == 0)
            break;
        at = (at + 1) & (capacity - 1);
    }
    return &slots[at];
}

uint32_t map_get_n(const struct map *map, const char *key, size_t length)
{
    if (map->capacity == 0)
        return MAP_NONE;
    const struct map_slot *slot =
        find(map->slots, map->capacity, key, length, hash_of(key, length));
    return slot->key ? slot->index : MAP_NONE;
}

uint32_t map_get(const struct map *map, const char *key)
{
    return map_get_n(map, key, strlen(key));
}

/* Makes room for one more key. */
static bool reserve(struct map *map, struct arena *arena)
{
    if (map->count < map->capacity / 4 * 3)
        return true;
    if (map->capacity > UINT32_MAX / 2)
        return false;
    uint32_t capacity = map->capacity ? 2 * map->capacity : FIRST_CAPACITY;
    struct map_slot *slots = arena_new(arena, capacity, sizeof *slots);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < map->capacity; i++) {
        const struct map_slot *old = &map->slots[i];
        if (old->key)
            *find(slots, capacity, old->key, old->length, old->hash) = *old;
    }
    map->slots = slots;
    map->capacity = capacity;
    return true;
}

bool map_put(struct map *map, struct arena *arena, const char *key, uint32_t index)
{
    if (!reserve(map, arena))
        return false;
    size_t length = strlen(key);
    uint32_t hash = hash_of(key, length);
    struct map_slot *slot = find(map->slots, map->capacity, key, length, hash);
    if (!slot->key) {
        *slot = (struct map_slot){.key = key, .length = length, .hash = hash};
        map->count++;
    }
    slot->index = index;
    return true;
}
