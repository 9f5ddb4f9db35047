#include "engine/dependence.h"

/* Dependence in the making. */
struct depending {
    const struct program *program;
    struct dependence *dependence;
    uint64_t *room; /* for sets that are still to be handed out */
};

static void unite(uint64_t *to, const uint64_t *from, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        to[w] |= from[w];
}

static void take_cone(struct depending *depending, struct cone *cone)
{
    uint32_t words = depending->dependence->words;
    cone->own = depending->room;
    cone->project = cone->own + words;
    cone->everywhere = cone->project + words;
    depending->room = cone->everywhere + words;
}

/* Lets a cone hold another, of what is looked at in the same lane. */
static void add_here(const struct depending *depending, struct cone *to, const struct cone *from)
{
    uint32_t words = depending->dependence->words;
    unite(to->own, from->own, words);
    unite(to->project, from->project, words);
    unite(to->everywhere, from->everywhere, words);
}

/* Likewise, of what is looked at in the project's lane. */
static void add_project(const struct depending *depending, struct cone *to, const struct cone *from)
{
    add_here(depending, to, from);
    unite(to->project, from->own, depending->dependence->words);
}

/* Likewise, of what is looked at in each component. Project facts are those of the lane as well,
 * unless a component overrides them. */
static void add_everywhere(const struct depending *depending, struct cone *to,
                           const struct cone *from)
{
    const struct vocabulary *vocabulary = &depending->program->pack->vocabulary;
    uint32_t words = depending->dependence->words;
    unite(to->project, from->project, words);
    unite(to->everywhere, from->everywhere, words);
    unite(to->everywhere, from->own, words);
    for (uint32_t fact = 0; fact < vocabulary->count; fact++)
        if (vocabulary->facts[fact].scope == FACT_PROJECT)
            to->own[fact / 64] |= from->own[fact / 64] & (UINT64_C(1) << fact % 64);
}

/* The cone of a root, which is made when it is first asked for; those of its facts are there. */
static const struct cone *root_cone(struct depending *depending, uint32_t number)
{
    const struct program *program = depending->program;
    const struct root *root = &program->roots[number];
    struct cone *cone = &depending->dependence->roots[number];
    uint32_t rolled = 0; /* the end of the last roll-up */
    if (cone->own != NULL)
        return cone;
    take_cone(depending, cone);
    for (uint32_t at = root->first; at < root->end; at++) {
        const struct node_code *node = &program->nodes[at];
        if (node_rolls_up(node))
            rolled = node->end;
        if (node->op != OP_TEST)
            continue;
        const struct cone *fact = &depending->dependence->facts[program->tests[node->test].fact];
        (at < rolled ? add_everywhere : add_here)(depending, cone, fact);
    }
    return cone;
}

static void make_fact(struct depending *depending, uint32_t fact)
{
    const struct program *program = depending->program;
    const struct derivers *derivers = &program->derivers[fact];
    struct cone *cone = &depending->dependence->facts[fact];
    bool of_project = program->pack->vocabulary.facts[fact].scope == FACT_PROJECT;
    take_cone(depending, cone);
    cone->own[fact / 64] |= UINT64_C(1) << fact % 64;
    if (program->ask_root[fact] != UINT32_MAX)
        add_here(depending, cone, root_cone(depending, program->ask_root[fact]));
    for (uint32_t i = 0; i < derivers->count; i++)
        (of_project ? add_project : add_here)(
            depending, cone, root_cone(depending, program->rule_root[derivers->rules[i]]));
}

static bool has_any(const uint64_t *set, uint32_t words)
{
    uint64_t any = 0;
    for (uint32_t w = 0; w < words; w++)
        any |= set[w];
    return any != 0;
}

static void make_rule(struct depending *depending, uint32_t number)
{
    struct dependence *dependence = depending->dependence;
    const struct rule *rule = &depending->program->pack->rules[number];
    const struct cone *cone = root_cone(depending, depending->program->rule_root[number]);
    bool counts = rule->scope == RULE_SWITCH ||
                  (rule->scope == RULE_COMPONENT && (rule->effect_count > 0 || rule->excludes));
    if (counts && has_any(cone->everywhere, dependence->words))
        dependence->rolls_into_components = true;
}

/* How many cones there are. */
static size_t count_cones(const struct program *program)
{
    const struct pack *pack = program->pack;
    size_t count = (size_t)pack->vocabulary.count + pack->rule_count + pack->check_count;
    for (uint32_t fact = 0; fact < pack->vocabulary.count; fact++)
        count += program->ask_root[fact] != UINT32_MAX;
    return count;
}

bool dependence_init(struct dependence *dependence, struct arena *arena,
                     const struct program *program)
{
    const struct pack *pack = program->pack;
    uint32_t facts = pack->vocabulary.count;
    *dependence = (struct dependence){.words = (facts + 63) / 64};
    struct depending depending = {.program = program, .dependence = dependence};
    dependence->facts = arena_new(arena, facts, sizeof *dependence->facts);
    dependence->roots = arena_new(arena, program->root_count, sizeof *dependence->roots);
    depending.room =
        arena_new(arena, count_cones(program) * 3 * dependence->words, sizeof(uint64_t));
    if (dependence->facts == NULL || dependence->roots == NULL || depending.room == NULL)
        return false;
    for (uint32_t i = 0; i < facts; i++)
        make_fact(&depending, pack->order[i]);
    for (uint32_t i = 0; i < pack->rule_count; i++)
        make_rule(&depending, i);
    for (uint32_t i = 0; i < pack->check_count; i++)
        root_cone(&depending, program->check_root[i]);
    return true;
}
