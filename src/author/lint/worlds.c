#include "author/lint/worlds.h"

#include "author/lint/search.h"

/* ---- what is made once ---- */

static uint8_t *planes_of(struct arena *arena, const struct column *column,
                          const struct value *value)
{
    uint8_t *planes = arena_new(arena, (size_t)column->planes * 2, 1);
    if (!planes)
        return NULL;
    column_classes(column, value, false, planes, 1);
    if (column->kind == COLUMN_SET)
        column_classes(column, value, true, planes + column->planes, 1);
    return planes;
}

static const struct value *derived_value_of(const struct rule *rule, uint32_t fact)
{
    const struct derivation *derivation = rule->derivations;
    while (derivation->fact != fact)
        derivation++;
    return &derivation->value;
}

static bool prepare_fact(struct worlds *worlds, struct arena *arena, uint32_t number)
{
    const struct program *program = worlds->program;
    const struct fact *fact = &program->pack->vocabulary.facts[number];
    const struct column *column = &program->columns[number];
    const struct derivers *derivers = &program->derivers[number];
    worlds->derived_planes[number] = arena_new(arena, derivers->count, sizeof(uint8_t *));
    worlds->derived_cells[number] = arena_new(arena, derivers->count, sizeof(struct span_of_cells));
    if (!worlds->derived_planes[number] || !worlds->derived_cells[number])
        return false;
    if (column->kind == COLUMN_TEXT)
        return true;
    for (uint32_t i = 0; i < derivers->count; i++) {
        const struct rule *rule = &program->pack->rules[derivers->rules[i]];
        worlds->derived_planes[number][i] =
            planes_of(arena, column, derived_value_of(rule, number));
        if (!worlds->derived_planes[number][i])
            return false;
    }
    if (!fact->has_otherwise)
        return true;
    worlds->otherwise_planes[number] = planes_of(arena, column, &fact->otherwise);
    return worlds->otherwise_planes[number] != NULL;
}

static bool prepare_facts(struct worlds *worlds, struct arena *arena)
{
    uint32_t facts = worlds->program->pack->vocabulary.count;
    worlds->otherwise_planes = arena_new(arena, facts, sizeof *worlds->otherwise_planes);
    worlds->derived_planes = arena_new(arena, facts, sizeof *worlds->derived_planes);
    worlds->otherwise_cells = arena_new(arena, facts, sizeof *worlds->otherwise_cells);
    worlds->derived_cells = arena_new(arena, facts, sizeof *worlds->derived_cells);
    worlds->all_cells = arena_new(arena, facts, sizeof *worlds->all_cells);
    worlds->facts = arena_new(arena, facts, sizeof *worlds->facts);
    worlds->first_test = arena_new(arena, facts, sizeof *worlds->first_test);
    worlds->domain = arena_new(arena, (size_t)facts * SITES, sizeof *worlds->domain);
    worlds->value = arena_new(arena, (size_t)facts * SITES, sizeof *worlds->value);
    worlds->value_epoch = arena_new(arena, (size_t)facts * SITES, sizeof(uint32_t));
    for (int kind = 0; kind < 2; kind++) {
        worlds->fact_stamp[kind] = arena_new(arena, facts, sizeof(uint32_t));
        worlds->met[kind] = arena_new(arena, facts / 64 + 1, sizeof(uint64_t));
        if (!worlds->fact_stamp[kind] || !worlds->met[kind])
            return false;
    }
    if (!worlds->otherwise_planes || !worlds->derived_planes || !worlds->otherwise_cells ||
        !worlds->derived_cells || !worlds->all_cells || !worlds->facts || !worlds->first_test ||
        !worlds->domain || !worlds->value || !worlds->value_epoch)
        return false;
    for (uint32_t fact = 0; fact < facts; fact++)
        if (!prepare_fact(worlds, arena, fact))
            return false;
    return true;
}

static bool prepare_tests(struct worlds *worlds, struct arena *arena)
{
    const struct program *program = worlds->program;
    const struct pack *pack = program->pack;
    size_t goals = (size_t)pack->rule_count + 2 + (size_t)pack->check_count * SITES;
    worlds->plays = arena_new(arena, program->node_count, 1);
    worlds->node_stamp = arena_new(arena, program->node_count, sizeof(uint32_t));
    worlds->loose_node = arena_new(arena, (size_t)program->node_count * 3, 1);
    worlds->test_stamp = arena_new(arena, program->test_count, sizeof(uint32_t));
    worlds->next_test = arena_new(arena, program->test_count, sizeof(uint32_t));
    worlds->test_cells = arena_new(arena, program->test_count, sizeof(uint64_t));
    worlds->loose_test = arena_new(arena, (size_t)program->test_count * SITES, 1);
    worlds->check_met = arena_new(arena, pack->check_count, sizeof(bool));
    worlds->goals = arena_new(arena, goals, sizeof *worlds->goals);
    return worlds->plays && worlds->node_stamp && worlds->loose_node && worlds->test_stamp &&
           worlds->next_test && worlds->test_cells && worlds->loose_test && worlds->check_met &&
           worlds->goals;
}

struct worlds *worlds_new(struct arena *arena, const struct program *program, uint32_t steps)
{
    struct worlds *worlds = arena_new(arena, 1, sizeof *worlds);
    if (!worlds)
        return NULL;
    worlds->program = program;
    worlds->most_steps = steps;
    bool done = dependence_init(&worlds->dependence, arena, program) &&
                prepare_facts(worlds, arena) && prepare_tests(worlds, arena);
    return done ? worlds : NULL;
}

void worlds_play(struct worlds *worlds, uint32_t node, enum play play)
{
    worlds->plays[node] = (uint8_t)play;
}

/* ---- the search ---- */

/* What may come of a test that asks for no classes. */
static uint8_t loose_of(const struct program *program, uint32_t test)
{
    bool open = program->tests[test].kind == LEAF_MATCHES &&
                program->pack->vocabulary.facts[program->tests[test].fact].has_otherwise;
    return LOOSE_TRUE | LOOSE_FALSE | (open ? LOOSE_OPEN : 0);
}

/* Everything that can be answered is open. */
static void open_all(struct worlds *worlds)
{
    const struct program *program = worlds->program;
    uint32_t facts = program->pack->vocabulary.count;
    for (uint32_t site = 0; site < worlds->sites; site++) {
        for (uint32_t i = 0; i < worlds->fact_count; i++) {
            uint32_t fact = worlds->facts[i];
            worlds->domain[(size_t)site * facts + fact] =
                (struct span_of_cells){0, worlds->all_cells[fact]};
            for (uint32_t test = worlds->first_test[fact]; test != UINT32_MAX;
                 test = worlds->next_test[test])
                worlds->loose_test[(size_t)site * program->test_count + test] =
                    loose_of(program, test);
        }
    }
}

static bool is_missed(const struct goal *goal, enum truth truth, bool settled)
{
    if (goal->holds)
        return truth == TRUTH_FALSE || (settled && truth == TRUTH_UNDETERMINED);
    return truth == TRUTH_TRUE;
}

/* Whether all goals may still be met. Where some are open, what to branch on for the first that
 * hangs on anything: `*open` says whether there is such. */
static bool look(struct worlds *worlds, struct choice *choice, bool *open)
{
    *open = false;
    worlds->epoch++;
    for (uint32_t i = 0; i < worlds->goal_count; i++)
        if (is_missed(&worlds->goals[i], world_goal(worlds, &worlds->goals[i]), worlds->settled))
            return false;
    for (uint32_t i = 0; i < worlds->goal_count && !worlds->settled; i++) {
        if (world_goal(worlds, &worlds->goals[i]) != TRUTH_UNDETERMINED)
            continue;
        *open = world_choose(worlds, &worlds->goals[i], choice);
        if (*open)
            return true;
    }
    return true;
}

/* Takes the first part of a choice, or leaves it. */
static void take(const struct choice *choice, bool first)
{
    if (choice->loose) {
        uint8_t one = *choice->loose & -*choice->loose;
        *choice->loose = first ? one : *choice->loose & (uint8_t)~one;
    } else if (choice->is_set && first) {
        choice->domain->must |= choice->cells;
    } else if (first) {
        choice->domain->may &= choice->cells;
    } else {
        choice->domain->may &= ~choice->cells;
    }
}

static enum world_answer search(struct worlds *worlds);

/* Searches both parts of a choice, which is then as it was. */
static enum world_answer branch(struct worlds *worlds, const struct choice *choice)
{
    uint8_t loose = choice->loose ? *choice->loose : 0;
    struct span_of_cells domain = choice->loose ? (struct span_of_cells){0} : *choice->domain;
    enum world_answer answer = WORLD_NONE;
    for (int part = 0; part < 2 && answer == WORLD_NONE; part++) {
        take(choice, part == 0);
        answer = search(worlds);
        if (choice->loose)
            *choice->loose = loose;
        else
            *choice->domain = domain;
    }
    return answer;
}

static enum world_answer search(struct worlds *worlds)
{
    struct choice choice;
    bool open;
    if (++worlds->steps > worlds->most_steps)
        return WORLD_UNDECIDED;
    if (!look(worlds, &choice, &open))
        return WORLD_NONE;
    if (open)
        return branch(worlds, &choice);
    worlds->settled = true;
    bool met = look(worlds, &choice, &open);
    worlds->settled = false;
    return met ? WORLD_SOME : WORLD_NONE;
}

static enum world_answer run(struct worlds *worlds, const struct demand *demands, uint32_t count,
                             bool checks)
{
    if (!query_goals(worlds, demands, count, checks) || !cells_find(worlds))
        return WORLD_UNDECIDED;
    open_all(worlds);
    worlds->steps = 0;
    return search(worlds);
}

enum world_answer worlds_find(struct worlds *worlds, const struct demand *demands, uint32_t count,
                              uint32_t check)
{
    worlds->all_asked = check != UINT32_MAX;
    query_begin(worlds, demands, count);
    enum world_answer answer = run(worlds, demands, count, false);
    if (answer == WORLD_NONE || !query_checks(worlds, check))
        return answer;
    return run(worlds, demands, count, true);
}
