/* Conditions to nodes in prefix order, and the roots that find them. */
#include <string.h>

#include "engine/compile.h"
#include "engine/node.h"

static enum node_op op_of(enum condition_kind kind)
{
    static const enum node_op ops[] = {
        [CONDITION_LEAF] = OP_TEST,   [CONDITION_ALL] = OP_ALL,   [CONDITION_ANY] = OP_ANY,
        [CONDITION_NONE] = OP_NONE,   [CONDITION_SOME] = OP_SOME, [CONDITION_EVERY] = OP_EVERY,
        [CONDITION_SHARE] = OP_SHARE,
    };
    return ops[kind];
}

/* Appends the nodes of a condition inside `depth` groups, and notes in `root` what is in it. */
static bool add_nodes(struct compile *compile, const struct condition *condition, uint32_t depth,
                      struct root *root)
{
    uint32_t at = compile->nodes.count;
    struct node_code *node = vec_add(&compile->nodes, &compile->scratch);
    if (node == NULL)
        return false;
    node->op = op_of(condition->kind);
    node->condition = condition;
    node->share = condition->share;
    if (node->op == OP_TEST)
        root->has_text |= condition->leaf->kind == LEAF_MATCHES;
    else
        root->rolls_up |= node_rolls_up(node);
    if (depth > compile->program->depth)
        compile->program->depth = depth;
    for (uint32_t i = 0; node->op != OP_TEST && i < condition->count; i++) {
        if (!add_nodes(compile, &condition->children[i], depth + 1, root))
            return false;
        node = &compile->nodes.items[at]; /* the vec may have moved */
    }
    node->end = compile->nodes.count;
    return true;
}

/* Appends a root for a condition (NULL: always) and stores its number. */
static bool add_root(struct compile *compile, const struct condition *condition, uint32_t *number)
{
    *number = compile->roots.count;
    if (vec_add(&compile->roots, &compile->scratch) == NULL)
        return false;
    struct root root = {.first = compile->nodes.count};
    if (condition != NULL && !add_nodes(compile, condition, 0, &root))
        return false;
    root.end = compile->nodes.count;
    compile->roots.items[*number] = root;
    return true;
}

static uint32_t *new_numbers(struct compile *compile, uint32_t count)
{
    return arena_new(&compile->program->arena, count, sizeof(uint32_t));
}

/* Makes room for the numbers of all roots. */
static bool make_indices(struct compile *compile)
{
    struct program *program = compile->program;
    const struct pack *pack = program->pack;
    uint32_t facts = pack->vocabulary.count;
    uint32_t defaults = 0;
    for (uint32_t i = 0; i < facts; i++)
        defaults += pack->vocabulary.facts[i].default_count;
    program->rule_root = new_numbers(compile, pack->rule_count);
    program->ask_root = new_numbers(compile, facts);
    program->default_root = arena_new(&program->arena, facts, sizeof *program->default_root);
    program->check_root = new_numbers(compile, pack->check_count);
    program->advice_root = new_numbers(compile, pack->advice_count);
    uint32_t *default_roots = new_numbers(compile, defaults);
    if (program->rule_root == NULL || program->ask_root == NULL || program->default_root == NULL ||
        program->check_root == NULL || program->advice_root == NULL || default_roots == NULL)
        return false;
    for (uint32_t i = 0; i < facts; i++) {
        program->default_root[i] = default_roots;
        default_roots += pack->vocabulary.facts[i].default_count;
    }
    return true;
}

static bool add_questions(struct compile *compile)
{
    struct program *program = compile->program;
    const struct vocabulary *vocabulary = &program->pack->vocabulary;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        program->ask_root[i] = UINT32_MAX;
        if (vocabulary->facts[i].ask_if != NULL &&
            !add_root(compile, vocabulary->facts[i].ask_if, &program->ask_root[i]))
            return false;
    }
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        for (uint32_t j = 0; j < fact->default_count; j++)
            if (!add_root(compile, fact->defaults[j].when, &program->default_root[i][j]))
                return false;
    }
    return true;
}

/* The condition of what an overlay has disabled: it is false, whatever is asked. */
static const struct condition never = {.kind = CONDITION_ANY};

static bool add_roots(struct compile *compile)
{
    struct program *program = compile->program;
    const struct pack *pack = program->pack;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (!add_root(compile, pack->rules[i].disabled ? &never : pack->rules[i].when,
                      &program->rule_root[i]))
            return false;
    if (!add_questions(compile))
        return false;
    for (uint32_t i = 0; i < pack->check_count; i++)
        if (!add_root(compile, pack->checks[i].disabled ? &never : pack->checks[i].when,
                      &program->check_root[i]))
            return false;
    for (uint32_t i = 0; i < pack->advice_count; i++)
        if (!add_root(compile, pack->advice[i].disabled ? &never : pack->advice[i].when,
                      &program->advice_root[i]))
            return false;
    return true;
}

/* Moves nodes and roots to the program. */
static bool keep_conditions(struct compile *compile)
{
    struct program *program = compile->program;
    program->node_count = compile->nodes.count;
    program->root_count = compile->roots.count;
    program->nodes = arena_new(&program->arena, program->node_count, sizeof *program->nodes);
    program->roots = arena_new(&program->arena, program->root_count, sizeof *program->roots);
    if (program->nodes == NULL || program->roots == NULL)
        return false;
    if (program->node_count > 0)
        memcpy(program->nodes, compile->nodes.items, program->node_count * sizeof *program->nodes);
    if (program->root_count > 0)
        memcpy(program->roots, compile->roots.items, program->root_count * sizeof *program->roots);
    return true;
}

/* Sorts the nodes that are tests by their fact. */
static bool sort_asks(struct compile *compile)
{
    const struct program *program = compile->program;
    uint32_t facts = program->pack->vocabulary.count;
    compile->first_ask = arena_new(&compile->scratch, (size_t)facts + 2, sizeof(uint32_t));
    compile->asks = arena_new(&compile->scratch, program->node_count, sizeof(uint32_t));
    if (compile->first_ask == NULL || compile->asks == NULL)
        return false;
    /* Counted two places ahead, so that placing the nodes leaves each fact's beginning behind. */
    for (uint32_t i = 0; i < program->node_count; i++)
        if (program->nodes[i].op == OP_TEST)
            compile->first_ask[program->nodes[i].condition->leaf->fact + 2]++;
    for (uint32_t fact = 2; fact < facts + 2; fact++)
        compile->first_ask[fact] += compile->first_ask[fact - 1];
    for (uint32_t i = 0; i < program->node_count; i++)
        if (program->nodes[i].op == OP_TEST)
            compile->asks[compile->first_ask[program->nodes[i].condition->leaf->fact + 1]++] = i;
    return true;
}

bool compile_conditions(struct compile *compile)
{
    return make_indices(compile) && add_roots(compile) && keep_conditions(compile) &&
           sort_asks(compile);
}
