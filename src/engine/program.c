#include "engine/program.h"

#include "base/memory.h"
#include "engine/compile.h"

/* How many facts a rule derives: none when it is disabled. */
static uint32_t derived_by(const struct rule *rule)
{
    return rule->disabled ? 0 : rule->derivation_count;
}

/* Lists, for each fact, the rules that derive it. */
static bool list_derivers(struct program *program)
{
    const struct pack *pack = program->pack;
    uint32_t facts = pack->vocabulary.count;
    size_t total = 0;
    program->derivers = arena_new(&program->arena, facts, sizeof *program->derivers);
    if (program->derivers == NULL)
        return false;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        for (uint32_t j = 0; j < derived_by(&pack->rules[i]); j++, total++)
            program->derivers[pack->rules[i].derivations[j].fact].count++;
    uint32_t *all = arena_new(&program->arena, total, sizeof *all);
    if (all == NULL)
        return false;
    uint32_t *next = all;
    for (uint32_t fact = 0; fact < facts; fact++) {
        program->derivers[fact].rules = next;
        next += program->derivers[fact].count;
        program->derivers[fact].count = 0;
    }
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        for (uint32_t j = 0; j < derived_by(&pack->rules[i]); j++) {
            struct derivers *derivers = &program->derivers[pack->rules[i].derivations[j].fact];
            all[derivers->rules - all + derivers->count++] = i;
        }
    }
    return true;
}

static bool compile_pack(struct compile *compile)
{
    return compile_conditions(compile) && compile_columns(compile) && compile_tests(compile) &&
           list_derivers(compile->program);
}

struct program *program_new(const struct pack *pack)
{
    struct program *program = mem_new(1, sizeof *program);
    if (program == NULL)
        return NULL;
    arena_init(&program->arena);
    program->pack = pack;
    struct compile compile = {.program = program};
    arena_init(&compile.scratch);
    bool done = compile_pack(&compile);
    arena_fini(&compile.scratch);
    if (done)
        return program;
    program_free(program);
    return NULL;
}

void program_free(struct program *program)
{
    if (program == NULL)
        return;
    for (uint32_t i = 0; i < program->test_count; i++)
        regex_free(program->tests[i].regex);
    arena_fini(&program->arena);
    mem_free(program);
}
