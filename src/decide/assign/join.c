#include "decide/assign/join.h"

#include <string.h>

/* The first component of the class that a component is known to belong to. */
static uint8_t first_of(uint8_t *parent, uint8_t component)
{
    while (parent[component] != component) {
        parent[component] = parent[parent[component]];
        component = parent[component];
    }
    return component;
}

/* Finds who hangs together (union-find; the first component of a class stands for it). */
static void find_classes(const struct assign_problem *problem, uint8_t *parent)
{
    for (uint32_t i = 0; i < problem->count; i++)
        parent[i] = (uint8_t)i;
    for (uint32_t i = 0; i < problem->link_count; i++) {
        const struct assign_link *link = &problem->links[i];
        if (!link->never)
            continue;
        uint8_t a = first_of(parent, (uint8_t)link->ends[0]);
        uint8_t b = first_of(parent, (uint8_t)link->ends[1]);
        parent[a < b ? b : a] = a < b ? a : b;
    }
}

/* Numbers the classes, and adds up what their members are worth. False when one may get nothing. */
static bool add_members(const struct assign_problem *problem, struct joined *joined,
                        uint8_t *parent)
{
    uint32_t every = (UINT32_C(1) << problem->options) - 1;
    uint32_t rest = every;
    for (uint32_t i = 0; i < problem->count && rest; i++) {
        uint8_t first = first_of(parent, (uint8_t)i);
        uint32_t class = first == i ? joined->count++ : joined->class_of[first];
        joined->class_of[i] = (uint8_t) class;
        if (first == i) {
            joined->allowed[class] = every;
            joined->linked[class] = 0;
            memset(joined->worth[class], 0, sizeof joined->worth[class]);
        }
        rest = joined->allowed[class] &= problem->allowed[i];
        for (uint32_t option = 0; option < problem->options; option++)
            joined->worth[class][option] += problem->worth[i][option];
    }
    return rest != 0;
}

static void add_links(const struct assign_problem *problem, struct joined *joined)
{
    for (uint32_t i = 0; i < problem->link_count; i++) {
        const struct assign_link *link = &problem->links[i];
        uint32_t a = joined->class_of[link->ends[0]];
        uint32_t b = joined->class_of[link->ends[1]];
        if (a == b || link->cost == 0)
            continue;
        if ((joined->linked[a] >> b) & 1) {
            joined->cost[join_pair(a, b)] += link->cost;
            continue;
        }
        joined->linked[a] |= UINT64_C(1) << b;
        joined->linked[b] |= UINT64_C(1) << a;
        joined->cost[join_pair(a, b)] = link->cost;
    }
}

bool join(const struct assign_problem *problem, struct joined *joined)
{
    uint8_t parent[ASSIGN_COMPONENTS];
    joined->count = 0;
    find_classes(problem, parent);
    if (!add_members(problem, joined, parent))
        return false;
    add_links(problem, joined);
    return true;
}
