#include "author/test/coverage.h"

static const struct {
    const char *name;
    const char *key;
    bool of_rules;
    enum truth truth;
} goals[COVERAGE_GOALS + 1] = {
    [COVERAGE_FIRED] = {"rules fired", "rules_fired", true, TRUTH_TRUE},
    [COVERAGE_NOT_FIRED] = {"rules not fired", "rules_not_fired", true, TRUTH_FALSE},
    [COVERAGE_TRUE] = {"comparisons true", "comparisons_true", false, TRUTH_TRUE},
    [COVERAGE_FALSE] = {"comparisons false", "comparisons_false", false, TRUTH_FALSE},
    [COVERAGE_UNDETERMINED] = {"comparisons undetermined", "comparisons_undetermined", false,
                               TRUTH_UNDETERMINED},
    [COVERAGE_GOALS] = {.name = "all", .key = "all"},
};

static const struct root *root_of(const struct coverage *coverage, uint32_t rule)
{
    return &coverage->program->roots[coverage->program->rule_root[rule]];
}

bool coverage_init(struct coverage *coverage, struct arena *arena, const struct program *program)
{
    const struct pack *pack = program->pack;
    *coverage = (struct coverage){.program = program};
    coverage->rules = arena_new(arena, pack->rule_count, sizeof *coverage->rules);
    coverage->leaves = arena_new(arena, program->node_count, sizeof *coverage->leaves);
    if (!coverage->rules || !coverage->leaves)
        return false;
    for (uint32_t rule = 0; rule < pack->rule_count; rule++) {
        const struct root *root = root_of(coverage, rule);
        coverage->rules[rule].always = root->first == root->end;
        coverage->rules[rule].disabled = pack->rules[rule].disabled;
        if (pack->rules[rule].disabled)
            continue;
        for (uint32_t at = root->first; at < root->end; at++)
            if (program->nodes[at].op == OP_TEST)
                coverage->leaves[coverage->leaf_count++] = (struct leaf_coverage){
                    .leaf = program->nodes[at].condition->leaf, .rule = rule};
    }
    return true;
}

/* A text pattern is only tried where it makes a difference; where it was not, nothing was seen. */
static bool was_tried(const struct block *block, uint32_t test, uint32_t lane)
{
    const struct test *asked = &block->program->tests[test];
    if (asked->kind != LEAF_MATCHES)
        return true;
    uint64_t done = block->test_done[(size_t)test * block->stride + lane / 64];
    return (done >> lane % 64 & 1) || block_origin(block, lane, asked->fact) == ORIGIN_UNKNOWN;
}

static unsigned seen_in(const struct block *block, uint32_t test, uint32_t lane)
{
    return was_tried(block, test, lane) ? SEEN(block_test(block, test, lane)) : 0;
}

/* What a test came to in all components of a group. */
static unsigned seen_in_all(const struct block *block, uint32_t test, const struct group *group)
{
    unsigned seen = 0;
    for (uint32_t i = 0; i < group->count; i++)
        seen |= seen_in(block, test, group->first + i);
    return seen;
}

static void add_rule(struct coverage *coverage, const struct block *block,
                     const struct group *group, uint32_t rule, struct leaf_coverage **next)
{
    const struct program *program = coverage->program;
    const struct root *root = root_of(coverage, rule);
    bool whole = rule_about_project(&program->pack->rules[rule]);
    uint32_t inside = root->first; /* up to where a roll-up reaches */
    for (uint32_t at = root->first; at < root->end; at++) {
        const struct node_code *node = &program->nodes[at];
        if (node_rolls_up(node))
            inside = node->end;
        else if (node->op == OP_TEST)
            (*next)++->seen |= whole && at >= inside ? seen_in(block, node->test, group->project)
                                                     : seen_in_all(block, node->test, group);
    }
    for (uint32_t i = 0; i < group->count; i++)
        coverage->rules[rule].seen |= SEEN(block_rule(block, rule, group->first + i));
}

void coverage_add(struct coverage *coverage, const struct block *block, const struct group *group)
{
    struct leaf_coverage *next = coverage->leaves;
    for (uint32_t rule = 0; rule < coverage->program->pack->rule_count; rule++)
        if (!coverage->rules[rule].disabled)
            add_rule(coverage, block, group, rule, &next);
}

static struct coverage_figure figure_of_rules(const struct coverage *coverage, enum truth truth)
{
    struct coverage_figure figure = {0};
    for (uint32_t i = 0; i < coverage->program->pack->rule_count; i++) {
        const struct rule_coverage *rule = &coverage->rules[i];
        if (rule->disabled || (rule->always && truth == TRUTH_FALSE))
            continue;
        figure.all++;
        figure.seen += (rule->seen & SEEN(truth)) != 0;
    }
    return figure;
}

static struct coverage_figure figure_of_leaves(const struct coverage *coverage, enum truth truth)
{
    struct coverage_figure figure = {.all = coverage->leaf_count};
    for (uint32_t i = 0; i < coverage->leaf_count; i++)
        figure.seen += (coverage->leaves[i].seen & SEEN(truth)) != 0;
    return figure;
}

struct coverage_figure coverage_figure(const struct coverage *coverage, enum coverage_goal goal)
{
    struct coverage_figure sum = {0};
    if (goal < COVERAGE_GOALS)
        return goals[goal].of_rules ? figure_of_rules(coverage, goals[goal].truth)
                                    : figure_of_leaves(coverage, goals[goal].truth);
    for (enum coverage_goal part = 0; part < COVERAGE_GOALS; part++) {
        struct coverage_figure figure = coverage_figure(coverage, part);
        sum.seen += figure.seen;
        sum.all += figure.all;
    }
    return sum;
}

uint32_t coverage_tenths(struct coverage_figure figure)
{
    return figure.all ? (uint32_t)((uint64_t)figure.seen * 1000 / figure.all) : 1000;
}

const char *coverage_name(enum coverage_goal goal)
{
    return goals[goal].name;
}

const char *coverage_key(enum coverage_goal goal)
{
    return goals[goal].key;
}
