#include "author/doc/uses.h"

static bool add(struct arena *arena, use_list *list, uint32_t index)
{
    if (list->count > 0 && list->items[list->count - 1] == index)
        return true;
    uint32_t *item = vec_add(list, arena);
    if (item)
        *item = index;
    return item != NULL;
}

static bool add_all(struct arena *arena, use_list *lists, const uint32_t *things, uint32_t count,
                    uint32_t index)
{
    bool good = true;
    for (uint32_t i = 0; good && i < count; i++)
        good = add(arena, &lists[things[i]], index);
    return good;
}

/* A rule whose condition is walked. */
struct asker {
    struct arena *arena;
    use_list *facts;
    uint32_t rule;
    bool good;
};

static void ask(const struct leaf *leaf, void *context)
{
    struct asker *asker = context;
    asker->good = asker->good && add(asker->arena, &asker->facts[leaf->fact], asker->rule);
}

static bool add_rule(struct uses *uses, struct arena *arena, const struct rule *rule,
                     uint32_t index)
{
    struct asker asker = {arena, uses->asking, index, true};
    condition_leaves(rule->when, ask, &asker);
    return asker.good && add_all(arena, uses->citing, rule->cites, rule->cite_count, index) &&
           add_all(arena, uses->despite, rule->despite, rule->despite_count, index);
}

bool uses_init(struct uses *uses, struct arena *arena, const struct pack *pack)
{
    *uses = (struct uses){
        .asking = arena_new(arena, pack->vocabulary.count, sizeof *uses->asking),
        .citing = arena_new(arena, pack->claim_count, sizeof *uses->citing),
        .despite = arena_new(arena, pack->claim_count, sizeof *uses->despite),
        .advice = arena_new(arena, pack->claim_count, sizeof *uses->advice),
    };
    bool good = uses->asking && uses->citing && uses->despite && uses->advice;
    for (uint32_t i = 0; good && i < pack->rule_count; i++)
        good = add_rule(uses, arena, &pack->rules[i], i);
    for (uint32_t i = 0; good && i < pack->advice_count; i++)
        good = add_all(arena, uses->advice, pack->advice[i].cites, pack->advice[i].cite_count, i);
    return good;
}
