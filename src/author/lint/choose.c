/* What to choose next in a world that is partly chosen: something that the truth of an undetermined
 * condition hangs on. */
#include "author/lint/search.h"

/* A search for something that an undetermined node hangs on. */
struct picking {
    struct worlds *worlds;
    enum truth probe;
    struct choice *choice;
};

static bool pick_node(const struct picking *picking, uint32_t number, uint32_t site);

static bool pick_root(const struct picking *picking, uint32_t number, uint32_t site)
{
    struct picking other = {picking->worlds, TRUTH_UNDETERMINED, picking->choice};
    const struct root *root = &picking->worlds->program->roots[number];
    return root->first < root->end && pick_node(&other, root->first, site);
}

static bool pick_derived(const struct picking *picking, uint32_t fact, uint32_t site)
{
    struct worlds *worlds = picking->worlds;
    const struct derivers *derivers = &worlds->program->derivers[fact];
    for (uint32_t i = 0; i < derivers->count; i++) {
        uint32_t root = worlds->program->rule_root[derivers->rules[i]];
        enum truth truth = world_root(worlds, root, site, TRUTH_UNDETERMINED);
        if (truth == TRUTH_TRUE)
            return false;
        if (truth == TRUTH_UNDETERMINED && pick_root(picking, root, site))
            return true;
    }
    return false;
}

static bool pick_answer(const struct picking *picking, uint32_t fact, uint32_t site, uint64_t cells)
{
    struct worlds *worlds = picking->worlds;
    uint32_t root = worlds->program->ask_root[fact];
    uint32_t facts = worlds->program->pack->vocabulary.count;
    struct span_of_cells *domain = &worlds->domain[(size_t)site * facts + fact];
    bool is_set = worlds->program->columns[fact].kind == COLUMN_SET;
    if (root != UINT32_MAX && !worlds->all_asked) {
        enum truth asked = world_root(worlds, root, site, TRUTH_UNDETERMINED);
        if (asked == TRUTH_FALSE)
            return false;
        if (asked == TRUTH_UNDETERMINED && pick_root(picking, root, site))
            return true;
    }
    uint64_t first = domain->may & cells;
    if (is_set)
        first = (first & ~domain->must) & -(first & ~domain->must);
    if (first == 0 || (!is_set && first == domain->may))
        return false;
    *picking->choice = (struct choice){NULL, domain, is_set, first};
    return true;
}

static bool pick_loose(const struct picking *picking, uint8_t *loose)
{
    if ((*loose & (*loose - 1)) == 0)
        return false;
    *picking->choice = (struct choice){.loose = loose};
    return true;
}

static bool pick_test(const struct picking *picking, uint32_t number, uint32_t site)
{
    struct worlds *worlds = picking->worlds;
    const struct test *test = &worlds->program->tests[number];
    const struct fact *fact = &worlds->program->pack->vocabulary.facts[test->fact];
    if (!test->accepts)
        return pick_loose(picking, world_loose(worlds, number, site));
    if (!fact->derived)
        return pick_answer(picking, test->fact, site, worlds->test_cells[number]);
    return pick_derived(picking, test->fact,
                        is_project_derived(fact) ? (uint32_t)SITE_PROJECT : site);
}

static bool pick_children(const struct picking *picking, uint32_t number, uint32_t site)
{
    const struct node_code *nodes = picking->worlds->program->nodes;
    for (uint32_t at = number + 1; at < nodes[number].end; at = nodes[at].end)
        if (world_node(picking->worlds, at, site, picking->probe) == TRUTH_UNDETERMINED &&
            pick_node(picking, at, site))
            return true;
    return false;
}

static bool pick_node(const struct picking *picking, uint32_t number, uint32_t site)
{
    struct worlds *worlds = picking->worlds;
    const struct node_code *node = &worlds->program->nodes[number];
    if (node->op == OP_TEST)
        return pick_test(picking, node->test, site);
    if (!node_rolls_up(node))
        return pick_children(picking, number, site);
    for (uint32_t component = SITE_COMPONENT; component < worlds->sites; component++)
        if (world_all(worlds, number, component, picking->probe) == TRUTH_UNDETERMINED &&
            pick_children(picking, number, component))
            return true;
    return node->op == OP_SHARE &&
           pick_loose(picking, world_loose_share(worlds, number, picking->probe));
}

bool world_choose(struct worlds *worlds, const struct goal *goal, struct choice *choice)
{
    struct picking picking = {worlds, goal->probe, choice};
    const struct root *root = &worlds->program->roots[goal->root];
    return root->first < root->end && pick_node(&picking, root->first, goal->site);
}
