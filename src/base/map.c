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

/* The capacity that holds so many keys, 0 when there is none. */
static uint32_t capacity_for(uint64_t keys, uint32_t capacity)
{
    if (capacity == 0)
        capacity = FIRST_CAPACITY;
    while (keys > capacity / 4 * 3) {
        if (capacity > UINT32_MAX / 2)
            return 0;
        capacity *= 2;
    }
    return capacity;
}

bool map_reserve(struct map *map, struct arena *arena, uint32_t more)
{
    uint32_t capacity = capacity_for((uint64_t)map->count + more, map->capacity);
    if (capacity == map->capacity)
        return true;
    struct map_slot *slots = capacity ? arena_new(arena, capacity, sizeof *slots) : NULL;
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
    if (!map_reserve(map, arena, 1))
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
