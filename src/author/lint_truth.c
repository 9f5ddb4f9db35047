/* Truth in a world that is partly chosen: true or false where it is so in all that the world may
 * become. */
#include "author/lint_search.h"

static enum truth negate(enum truth truth)
{
    return truth == TRUTH_UNDETERMINED ? truth : truth == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
}

static enum truth root_truth(struct worlds *worlds, uint32_t number, uint32_t site,
                             enum truth probe)
{
    const struct root *root = &worlds->program->roots[number];
    return root->first == root->end ? TRUTH_TRUE : world_node(worlds, root->first, site, probe);
}

/* ---- facts ---- */

static bool is_project_derived(const struct fact *fact)
{
    return fact->derived && fact->scope == FACT_PROJECT;
}

static struct span_of_cells unite(struct span_of_cells a, struct span_of_cells b)
{
    return (struct span_of_cells){a.must & b.must, a.may | b.may};
}

/* A list of rules, of which the first that is certain ends it. */
static struct span_of_cells derive(struct worlds *worlds, uint32_t fact, uint32_t site)
{
    const struct derivers *derivers = &worlds->program->derivers[fact];
    struct span_of_cells value = {UINT64_MAX, 0};
    for (uint32_t i = 0; i < derivers->count; i++) {
        uint32_t root = worlds->program->rule_root[derivers->rules[i]];
        enum truth truth = root_truth(worlds, root, site, TRUTH_UNDETERMINED);
        if (truth == TRUTH_FALSE)
            continue;
        value = unite(value, worlds->derived_cells[fact][i]);
        if (truth == TRUTH_TRUE)
            return value;
    }
    return unite(value, worlds->otherwise_cells[fact]);
}

static struct span_of_cells answer(struct worlds *worlds, uint32_t fact, uint32_t site)
{
    uint32_t facts = worlds->program->pack->vocabulary.count;
    struct span_of_cells given = worlds->domain[(size_t)site * facts + fact];
    uint32_t root = worlds->program->ask_root[fact];
    if (root == UINT32_MAX || worlds->all_asked)
        return given;
    enum truth asked = root_truth(worlds, root, site, TRUTH_UNDETERMINED);
    if (asked == TRUTH_FALSE)
        return worlds->otherwise_cells[fact];
    if (asked == TRUTH_TRUE || worlds->settled)
        return given;
    return unite(given, worlds->otherwise_cells[fact]);
}

static struct span_of_cells value_of(struct worlds *worlds, uint32_t number, uint32_t site)
{
    const struct vocabulary *vocabulary = &worlds->program->pack->vocabulary;
    const struct fact *fact = &vocabulary->facts[number];
    if (is_project_derived(fact))
        site = SITE_PROJECT;
    size_t at = (size_t)site * vocabulary->count + number;
    if (worlds->value_epoch[at] != worlds->epoch) {
        struct span_of_cells value =
            fact->derived ? derive(worlds, number, site) : answer(worlds, number, site);
        worlds->value[at] = value;
        worlds->value_epoch[at] = worlds->epoch;
    }
    return worlds->value[at];
}

/* ---- conditions ---- */

static enum truth loose_truth(uint8_t loose)
{
    return loose == LOOSE_TRUE    ? TRUTH_TRUE
           : loose == LOOSE_FALSE ? TRUTH_FALSE
                                  : TRUTH_UNDETERMINED;
}

static uint8_t *loose_test(struct worlds *worlds, uint32_t test, uint32_t site)
{
    return &worlds->loose_test[(size_t)site * worlds->program->test_count + test];
}

static enum truth test_truth(struct worlds *worlds, uint32_t number, uint32_t site)
{
    const struct test *test = &worlds->program->tests[number];
    uint64_t cells = worlds->test_cells[number];
    if (!test->accepts)
        return loose_truth(*loose_test(worlds, number, site));
    struct span_of_cells value = value_of(worlds, test->fact, site);
    switch (test->kind) {
    case LEAF_INCLUDES_ANY:
        return value.must & cells     ? TRUTH_TRUE
               : !(value.may & cells) ? TRUTH_FALSE
                                      : TRUTH_UNDETERMINED;
    case LEAF_INCLUDES_ALL:
        return (value.must & cells) == cells  ? TRUTH_TRUE
               : (value.may & cells) != cells ? TRUTH_FALSE
                                              : TRUTH_UNDETERMINED;
    default:
        return !(value.may & ~cells)  ? TRUTH_TRUE
               : !(value.may & cells) ? TRUTH_FALSE
                                      : TRUTH_UNDETERMINED;
    }
}

/* All children hold. */
static enum truth all_truth(struct worlds *worlds, uint32_t number, uint32_t site, enum truth probe)
{
    const struct node_code *nodes = worlds->program->nodes;
    enum truth all = TRUTH_TRUE;
    for (uint32_t at = number + 1; at < nodes[number].end; at = nodes[at].end) {
        enum truth truth = world_node(worlds, at, site, probe);
        if (truth == TRUTH_FALSE)
            return TRUTH_FALSE;
        if (truth == TRUTH_UNDETERMINED)
            all = truth;
    }
    return all;
}

static enum truth any_truth(struct worlds *worlds, uint32_t number, uint32_t site, enum truth probe)
{
    const struct node_code *nodes = worlds->program->nodes;
    enum truth any = TRUTH_FALSE;
    for (uint32_t at = number + 1; at < nodes[number].end; at = nodes[at].end) {
        enum truth truth = world_node(worlds, at, site, probe);
        if (truth == TRUTH_TRUE)
            return TRUTH_TRUE;
        if (truth == TRUTH_UNDETERMINED)
            any = truth;
    }
    return any;
}

/* Counts, over the components, how the children came out. */
static enum truth roll_up(struct worlds *worlds, uint32_t number, enum truth probe)
{
    uint32_t counts[3] = {0}, all = worlds->sites - SITE_COMPONENT;
    for (uint32_t site = SITE_COMPONENT; site < worlds->sites; site++)
        counts[all_truth(worlds, number, site, probe)]++;
    switch (worlds->program->nodes[number].op) {
    case OP_SOME:
        return counts[TRUTH_TRUE] > 0       ? TRUTH_TRUE
               : counts[TRUTH_FALSE] == all ? TRUTH_FALSE
                                            : TRUTH_UNDETERMINED;
    case OP_EVERY:
        return counts[TRUTH_FALSE] > 0     ? TRUTH_FALSE
               : counts[TRUTH_TRUE] == all ? TRUTH_TRUE
                                           : TRUTH_UNDETERMINED;
    default:
        if (counts[TRUTH_TRUE] == all || counts[TRUTH_FALSE] == all)
            return counts[TRUTH_TRUE] == all ? TRUTH_TRUE : TRUTH_FALSE;
        if (counts[TRUTH_FALSE] > 0 && worlds->program->nodes[number].share == NUMBER_ONE)
            return TRUTH_FALSE;
        if (counts[TRUTH_TRUE] == 0 || counts[TRUTH_FALSE] == 0)
            return TRUTH_UNDETERMINED;
        return loose_truth(worlds->loose_node[number]);
    }
}

enum truth world_node(struct worlds *worlds, uint32_t number, uint32_t site, enum truth probe)
{
    const struct node_code *node = &worlds->program->nodes[number];
    switch (worlds->plays[number]) {
    case PLAY_TRUE:
        return TRUTH_TRUE;
    case PLAY_FALSE:
        return TRUTH_FALSE;
    case PLAY_PROBE:
        if (probe != TRUTH_UNDETERMINED)
            return probe;
        break;
    }
    switch (node->op) {
    case OP_TEST:
        return test_truth(worlds, node->test, site);
    case OP_ALL:
        return all_truth(worlds, number, site, probe);
    case OP_ANY:
        return any_truth(worlds, number, site, probe);
    case OP_NONE:
        return negate(any_truth(worlds, number, site, probe));
    default:
        return roll_up(worlds, number, probe);
    }
}

enum truth world_goal(struct worlds *worlds, const struct goal *goal)
{
    return root_truth(worlds, goal->root, goal->site, goal->probe);
}

/* ---- what to choose next ---- */

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
        enum truth truth = root_truth(worlds, root, site, TRUTH_UNDETERMINED);
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
        enum truth asked = root_truth(worlds, root, site, TRUTH_UNDETERMINED);
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
        return pick_loose(picking, loose_test(worlds, number, site));
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
        if (all_truth(worlds, number, component, picking->probe) == TRUTH_UNDETERMINED &&
            pick_children(picking, number, component))
            return true;
    return node->op == OP_SHARE && pick_loose(picking, &worlds->loose_node[number]);
}

bool world_choose(struct worlds *worlds, const struct goal *goal, struct choice *choice)
{
    struct picking picking = {worlds, goal->probe, choice};
    const struct root *root = &worlds->program->roots[goal->root];
    return root->first < root->end && pick_node(&picking, root->first, goal->site);
}
