/* Truth in a world that is partly chosen: true or false where it is so in all that the world may
 * become. */
#include "author/lint/search.h"

static enum truth negate(enum truth truth)
{
    return truth == TRUTH_UNDETERMINED ? truth : truth == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
}

enum truth world_root(struct worlds *worlds, uint32_t number, uint32_t site, enum truth probe)
{
    const struct root *root = &worlds->program->roots[number];
    return root->first == root->end ? TRUTH_TRUE : world_node(worlds, root->first, site, probe);
}

/* ---- facts ---- */

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
        enum truth truth = world_root(worlds, root, site, TRUTH_UNDETERMINED);
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
    enum truth asked = world_root(worlds, root, site, TRUTH_UNDETERMINED);
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

uint8_t *world_loose(struct worlds *worlds, uint32_t test, uint32_t site)
{
    return &worlds->loose_test[(size_t)site * worlds->program->test_count + test];
}

static enum truth test_truth(struct worlds *worlds, uint32_t number, uint32_t site)
{
    const struct test *test = &worlds->program->tests[number];
    uint64_t cells = worlds->test_cells[number];
    if (!test->accepts)
        return loose_truth(*world_loose(worlds, number, site));
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

enum truth world_all(struct worlds *worlds, uint32_t number, uint32_t site, enum truth probe)
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

uint8_t *world_loose_share(struct worlds *worlds, uint32_t number, enum truth probe)
{
    uint32_t at = number;
    while (at < worlds->program->nodes[number].end && worlds->plays[at] != PLAY_PROBE)
        at++;
    if (at == worlds->program->nodes[number].end)
        probe = TRUTH_UNDETERMINED;
    return &worlds->loose_node[(size_t)number * 3 + probe];
}

/* A share of the sizes, which may be any, as the components came out: of some that it holds for and
 * some that it does not, or may not, either can be enough. */
static enum truth share_truth(struct worlds *worlds, uint32_t number, enum truth probe,
                              const uint32_t *counts)
{
    enum truth loose = loose_truth(*world_loose_share(worlds, number, probe));
    uint32_t all = counts[TRUTH_TRUE] + counts[TRUTH_FALSE] + counts[TRUTH_UNDETERMINED];
    if (counts[TRUTH_TRUE] == all)
        return TRUTH_TRUE;
    if (counts[TRUTH_FALSE] == all ||
        (counts[TRUTH_FALSE] > 0 && worlds->program->nodes[number].share == NUMBER_ONE))
        return TRUTH_FALSE;
    return loose != TRUTH_UNDETERMINED && counts[loose] > 0 ? loose : TRUTH_UNDETERMINED;
}

/* Counts, over the components, how the children came out. */
static enum truth roll_up(struct worlds *worlds, uint32_t number, enum truth probe)
{
    uint32_t counts[3] = {0}, all = worlds->sites - SITE_COMPONENT;
    for (uint32_t site = SITE_COMPONENT; site < worlds->sites; site++)
        counts[world_all(worlds, number, site, probe)]++;
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
        return share_truth(worlds, number, probe, counts);
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
        return world_all(worlds, number, site, probe);
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
    return world_root(worlds, goal->root, goal->site, goal->probe);
}
