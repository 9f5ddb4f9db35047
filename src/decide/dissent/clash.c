#include "decide/dissent/clash.h"

bool clashes_init(struct clashes *clashes, struct arena *arena, uint32_t claims)
{
    *clashes = (struct clashes){.arena = arena};
    clashes->first = arena_new(arena, claims, sizeof *clashes->first);
    if (!clashes->first)
        return false;
    for (uint32_t claim = 0; claim < claims; claim++)
        clashes->first[claim] = CLASH_NONE;
    return true;
}

static uint32_t find(const struct clashes *clashes, uint32_t a, uint32_t b)
{
    uint32_t clash = clashes->first[a];
    while (clash != CLASH_NONE && clash_other(clashes, clash, a) != b)
        clash = clash_next(clashes, clash, a);
    return clash;
}

uint32_t clash_add(struct clashes *clashes, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b;
    uint32_t high = a < b ? b : a;
    uint32_t found = find(clashes, low, high);
    if (found != CLASH_NONE)
        return found;
    struct clash *clash = vec_add(&clashes->list, clashes->arena);
    if (!clash)
        return CLASH_NONE;
    uint32_t number = clashes->list.count - 1;
    *clash = (struct clash){.claims = {low, high},
                            .next = {clashes->first[low], clashes->first[high]},
                            .leader = number};
    clashes->first[low] = clashes->first[high] = number;
    return number;
}

uint32_t clash_next(const struct clashes *clashes, uint32_t clash, uint32_t claim)
{
    const struct clash *it = &clashes->list.items[clash];
    return it->next[it->claims[1] == claim];
}

uint32_t clash_other(const struct clashes *clashes, uint32_t clash, uint32_t claim)
{
    const struct clash *it = &clashes->list.items[clash];
    return it->claims[it->claims[0] == claim];
}

void clash_join(struct clashes *clashes, uint32_t a, uint32_t b)
{
    clashes->list.items[clash_set(clashes, a)].leader = clash_set(clashes, b);
}

uint32_t clash_set(struct clashes *clashes, uint32_t clash)
{
    struct clash *list = clashes->list.items;
    while (list[clash].leader != clash) {
        list[clash].leader = list[list[clash].leader].leader; /* so that the way gets shorter */
        clash = list[clash].leader;
    }
    return clash;
}
