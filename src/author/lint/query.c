/* What a query hangs on: facts, where they are looked at, the comparisons that ask for them, and
 * the checks that tie them together. */
#include <string.h>

#include "author/lint/search.h"

static void meet_root(struct worlds *worlds, uint32_t number, bool of_project);

static void meet_fact(struct worlds *worlds, uint32_t number, bool of_project)
{
    const struct program *program = worlds->program;
    const struct fact *fact = &program->pack->vocabulary.facts[number];
    const struct derivers *derivers = &program->derivers[number];
    of_project |= is_project_derived(fact);
    if (worlds->fact_stamp[of_project][number] == worlds->stamp)
        return;
    if (worlds->fact_stamp[!of_project][number] != worlds->stamp) {
        worlds->facts[worlds->fact_count++] = number;
        worlds->first_test[number] = UINT32_MAX;
    }
    worlds->fact_stamp[of_project][number] = worlds->stamp;
    worlds->met[of_project][number / 64] |= UINT64_C(1) << number % 64;
    if (program->ask_root[number] != UINT32_MAX)
        meet_root(worlds, program->ask_root[number], of_project);
    for (uint32_t i = 0; i < derivers->count; i++)
        meet_root(worlds, program->rule_root[derivers->rules[i]], of_project);
}

static void meet_test(struct worlds *worlds, uint32_t number)
{
    uint32_t fact = worlds->program->tests[number].fact;
    if (worlds->test_stamp[number] == worlds->stamp)
        return;
    worlds->test_stamp[number] = worlds->stamp;
    worlds->next_test[number] = worlds->first_test[fact];
    worlds->first_test[fact] = number;
}

static void meet_root(struct worlds *worlds, uint32_t number, bool of_project)
{
    const struct program *program = worlds->program;
    const struct root *root = &program->roots[number];
    uint32_t rolled = 0; /* the end of the last roll-up */
    for (uint32_t at = root->first; at < root->end; at++) {
        const struct node_code *node = &program->nodes[at];
        if (node_rolls_up(node)) {
            rolled = node->end;
            if (worlds->node_stamp[at] != worlds->stamp)
                worlds->roll_ups++;
            worlds->node_stamp[at] = worlds->stamp;
            memset(&worlds->loose_node[(size_t)at * 3], LOOSE_TRUE | LOOSE_FALSE | LOOSE_OPEN, 3);
        }
        if (node->op != OP_TEST)
            continue;
        meet_fact(worlds, program->tests[node->test].fact, of_project && at >= rolled);
        meet_test(worlds, node->test);
    }
}

static bool overlaps(const uint64_t *a, const uint64_t *b, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        if (a[w] & b[w])
            return true;
    return false;
}

/* Whether a check asks for something that the query has met. */
static bool check_counts(const struct worlds *worlds, uint32_t number)
{
    const struct check *check = &worlds->program->pack->checks[number];
    const struct cone *cone = &worlds->dependence.roots[worlds->program->check_root[number]];
    uint32_t words = worlds->dependence.words;
    return overlaps(cone->own, worlds->met[!check->about_component], words) ||
           overlaps(cone->project, worlds->met[true], words) ||
           overlaps(cone->everywhere, worlds->met[false], words);
}

bool query_checks(struct worlds *worlds, uint32_t except)
{
    const struct pack *pack = worlds->program->pack;
    bool any = false, more = true;
    memset(worlds->check_met, 0, pack->check_count * sizeof *worlds->check_met);
    while (more) {
        more = false;
        for (uint32_t i = 0; i < pack->check_count; i++) {
            if (!pack->checks[i].error || i == except || worlds->check_met[i] ||
                !check_counts(worlds, i))
                continue;
            worlds->check_met[i] = more = any = true;
            meet_root(worlds, worlds->program->check_root[i], !pack->checks[i].about_component);
        }
    }
    return any;
}

/* The facts that a root hangs on, wherever they are looked at. */
static uint64_t cone_word(const struct worlds *worlds, uint32_t root, uint32_t word)
{
    const struct cone *cone = &worlds->dependence.roots[root];
    return cone->own[word] | cone->project[word] | cone->everywhere[word];
}

static bool share_facts(const struct worlds *worlds, uint32_t a, uint32_t b)
{
    for (uint32_t w = 0; w < worlds->dependence.words; w++)
        if (cone_word(worlds, a, w) & cone_word(worlds, b, w))
            return true;
    return false;
}

bool worlds_related(const struct worlds *worlds, uint32_t a, uint32_t b)
{
    const struct pack *pack = worlds->program->pack;
    if (share_facts(worlds, a, b))
        return true;
    for (uint32_t i = 0; i < pack->check_count; i++)
        if (pack->checks[i].error && share_facts(worlds, a, worlds->program->check_root[i]))
            return true;
    return false;
}

void query_begin(struct worlds *worlds, const struct demand *demands, uint32_t count)
{
    size_t words = worlds->program->pack->vocabulary.count / 64 + 1;
    worlds->stamp++;
    worlds->fact_count = 0;
    worlds->roll_ups = 0;
    memset(worlds->met[0], 0, words * sizeof(uint64_t));
    memset(worlds->met[1], 0, words * sizeof(uint64_t));
    for (uint32_t i = 0; i < count; i++)
        meet_root(worlds, demands[i].root, demands[i].of_project);
}

/* ---- goals ---- */

static void add_goal(struct worlds *worlds, struct goal goal)
{
    worlds->goals[worlds->goal_count++] = goal;
}

/* A check is looked at where it is about. */
static void add_check(struct worlds *worlds, uint32_t number)
{
    const struct program *program = worlds->program;
    bool about_component = program->pack->checks[number].about_component;
    uint32_t end = about_component ? worlds->sites : SITE_PROJECT + 1;
    for (uint32_t site = about_component ? SITE_COMPONENT : SITE_PROJECT; site < end; site++)
        add_goal(worlds,
                 (struct goal){program->check_root[number], site, false, TRUTH_UNDETERMINED});
}

bool query_goals(struct worlds *worlds, const struct demand *demands, uint32_t count, bool checks)
{
    uint32_t own = 0;
    worlds->goal_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        own |= !demands[i].of_project;
        add_goal(worlds, (struct goal){demands[i].root,
                                       demands[i].of_project ? SITE_PROJECT : SITE_COMPONENT,
                                       demands[i].holds, demands[i].probe});
    }
    /* A roll-up needs no more than one component to be true, or false. */
    worlds->sites = SITE_COMPONENT + own + worlds->roll_ups;
    if (worlds->sites > SITES)
        return false;
    for (uint32_t i = 0; checks && i < worlds->program->pack->check_count; i++)
        if (worlds->check_met[i])
            add_check(worlds, i);
    return true;
}
