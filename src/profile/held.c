/* Links that are never a boundary hold their components on one option. What is asked of those
 * components must leave them one. */
#include "profile/reader.h"

/* The components that such links hold together, in trees: the root of each speaks for all. */
struct held {
    uint32_t *parent;
    uint32_t *pinned; /* by root: one of them that is pinned; UINT32_MAX: none is */
};

static bool held_init(struct held *held, struct reader *reader)
{
    const struct profile *profile = reader->profile;
    uint32_t count = profile->component_count;
    held->parent = arena_new(reader->scratch, count, sizeof *held->parent);
    held->pinned = arena_new(reader->scratch, count, sizeof *held->pinned);
    if (!held->parent || !held->pinned)
        return diags_no_memory(reader->diags);
    for (uint32_t i = 0; i < count; i++) {
        held->parent[i] = i;
        held->pinned[i] = profile->components[i].pin != OPTION_NONE ? i : UINT32_MAX;
    }
    return true;
}

static uint32_t root_of(struct held *held, uint32_t component)
{
    while (held->parent[component] != component) {
        held->parent[component] = held->parent[held->parent[component]];
        component = held->parent[component];
    }
    return component;
}

/* Whether the link leads to what runs on something else, which is reported. */
static bool leads_outside(struct reader *reader, const struct link *link, const struct node *via)
{
    for (int i = 0; i < 2; i++) {
        const struct component *end = &reader->profile->components[link->ends[i]];
        if (!end->outside)
            continue;
        struct diag *diag = diag_add(reader->diags, R0146, via->span, "`%s` cannot lead to `%s`",
                                     via->text, end->name);
        diag_label(reader->diags, diag, "that is outside: it runs on something else");
        return true;
    }
    return false;
}

/* Reports two components that are pinned apart, but held together by this link, or by it and others
 * before it. */
static void report_pins(struct reader *reader, const struct link *link, const struct node *ends,
                        const uint32_t pinned[2])
{
    const struct profile *profile = reader->profile;
    const struct component *a = &profile->components[pinned[0]];
    const struct component *b = &profile->components[pinned[1]];
    bool direct = pinned[0] == link->ends[0] && pinned[1] == link->ends[1];
    struct diag *diag =
        diag_add(reader->diags, R0147, ends->span, "`%s` is pinned to %s and `%s` to %s", a->name,
                 profile->pack->options[a->pin].id, b->name, profile->pack->options[b->pin].id);
    diag_label(reader->diags, diag, "%s holds them together%s",
               profile->pack->split.via[link->via].id, direct ? "" : ", with other links");
}

/* A component that is pinned: the end itself, or another that it is held together with. */
static uint32_t pinned_with(const struct reader *reader, const struct held *held, uint32_t end,
                            uint32_t root)
{
    return reader->profile->components[end].pin != OPTION_NONE ? end : held->pinned[root];
}

/* Joins what the ends of a link are held together with. */
static void hold(struct reader *reader, struct held *held, const struct link *link,
                 const struct node *ends)
{
    const struct component *components = reader->profile->components;
    uint32_t roots[2], pinned[2];
    for (int i = 0; i < 2; i++) {
        roots[i] = root_of(held, link->ends[i]);
        pinned[i] = pinned_with(reader, held, link->ends[i], roots[i]);
    }
    if (roots[0] == roots[1])
        return;
    if (pinned[0] != UINT32_MAX && pinned[1] != UINT32_MAX &&
        components[pinned[0]].pin != components[pinned[1]].pin)
        report_pins(reader, link, ends, pinned);
    held->parent[roots[1]] = roots[0];
    if (pinned[0] == UINT32_MAX)
        held->pinned[roots[0]] = pinned[1];
}

void links_check(struct reader *reader)
{
    const struct profile *profile = reader->profile;
    const struct node *list = node_get(reader->root, "links");
    struct held held;
    if (profile->link_count == 0 || !held_init(&held, reader))
        return;
    for (uint32_t i = 0; i < profile->link_count; i++) {
        const struct link *link = &profile->links[i];
        bool never = link->via != UINT32_MAX && profile->pack->split.via[link->via].never;
        bool whole = link->ends[0] != UINT32_MAX && link->ends[1] != UINT32_MAX;
        const struct node *node = list->items[i];
        if (never && whole && !leads_outside(reader, link, node_get(node, "via")))
            hold(reader, &held, link, node_get(node, "between"));
    }
}
