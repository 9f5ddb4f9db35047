#include "decide/assign/forest.h"

/* The class that joins the tree next: outside of it, by the dearest link to one in it. The tree has
 * the places from `first` to `end` in the order. FOREST_ROOT when nothing is linked any more. */
static uint8_t find_next(const struct joined *joined, struct forest *forest, uint32_t first,
                         uint32_t end, uint64_t seen)
{
    uint8_t next = FOREST_ROOT;
    __int128 dearest = 0;
    for (uint32_t i = first; i < end; i++) {
        uint8_t inside = forest->order[i];
        for (uint64_t links = joined->linked[inside] & ~seen; links; links &= links - 1) {
            uint8_t outside = (uint8_t)__builtin_ctzll(links);
            __int128 cost = join_cost(joined, inside, outside);
            if (cost <= dearest)
                continue;
            dearest = cost;
            next = outside;
            forest->parent[outside] = inside;
        }
    }
    return next;
}

/* Grows the tree of a part from its first class; the classes in it. */
static uint64_t grow_part(const struct joined *joined, struct forest *forest, uint8_t root)
{
    uint32_t first = forest->start[forest->part_count];
    uint32_t end = first;
    uint64_t seen = 0;
    forest->parent[root] = FOREST_ROOT;
    for (uint8_t next = root; next != FOREST_ROOT;
         next = find_next(joined, forest, first, end, seen)) {
        forest->order[end++] = next;
        seen |= UINT64_C(1) << next;
    }
    forest->start[++forest->part_count] = end;
    for (uint64_t rest = seen; rest; rest &= rest - 1)
        forest->ascending[first++] = (uint8_t)__builtin_ctzll(rest);
    return seen;
}

void forest_grow(const struct joined *joined, struct forest *forest)
{
    uint64_t seen = 0;
    forest->part_count = 0;
    forest->start[0] = 0;
    for (uint32_t i = 0; i < joined->count; i++)
        if (!((seen >> i) & 1))
            seen |= grow_part(joined, forest, (uint8_t)i);
}
