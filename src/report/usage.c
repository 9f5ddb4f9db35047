/* All rules are walked twice: once to count who uses what, once to write it down. */
#include "report/usage.h"

/* One walk over the rules. */
struct walk {
    struct uses *uses;
    uint32_t *last; /* by thing: the number, from 1, of the last rule that used it */
    uint32_t rule;
    bool writes; /* else counts */
};

static void use(struct walk *walk, uint32_t thing)
{
    if (walk->last[thing] == walk->rule + 1)
        return;
    walk->last[thing] = walk->rule + 1;
    uint32_t at = walk->uses->first[thing + 1]++;
    if (walk->writes)
        walk->uses->rules[at] = walk->rule;
}

static void use_fact(const struct leaf *leaf, void *context)
{
    use(context, leaf->fact);
}

static void use_facts(struct walk *walk, const struct rule *rule)
{
    condition_leaves(rule->when, use_fact, walk);
}

static void use_claims(struct walk *walk, const struct rule *rule)
{
    for (uint32_t i = 0; i < rule->cite_count; i++)
        use(walk, rule->cites[i]);
}

/* Lets every rule use its things. In first[i + 1], counting leaves how often thing i is used, and
 * writing, which is begun with the start of thing i there, its end. */
static bool walk_rules(struct arena *arena, const struct pack *pack, uint32_t things,
                       void (*use_things)(struct walk *walk, const struct rule *rule),
                       struct uses *uses, bool writes)
{
    struct walk walk = {.uses = uses, .writes = writes};
    walk.last = arena_new(arena, things, sizeof *walk.last);
    for (walk.rule = 0; walk.last && walk.rule < pack->rule_count; walk.rule++)
        use_things(&walk, &pack->rules[walk.rule]);
    return walk.last != NULL;
}

static bool find_uses(struct arena *arena, const struct pack *pack, uint32_t things,
                      void (*use_things)(struct walk *walk, const struct rule *rule),
                      struct uses *uses)
{
    uses->first = arena_new(arena, (size_t)things + 1, sizeof *uses->first);
    if (!uses->first || !walk_rules(arena, pack, things, use_things, uses, false))
        return false;
    uint32_t total = 0;
    for (uint32_t i = 1; i <= things; i++) {
        uint32_t count = uses->first[i];
        uses->first[i] = total;
        total += count;
    }
    uses->rules = arena_new(arena, total, sizeof *uses->rules);
    return uses->rules && walk_rules(arena, pack, things, use_things, uses, true);
}

bool usage_init(struct usage *usage, const struct pack *pack)
{
    *usage = (struct usage){.pack = pack};
    arena_init(&usage->arena);
    return find_uses(&usage->arena, pack, pack->vocabulary.count, use_facts, &usage->facts) &&
           find_uses(&usage->arena, pack, pack->claim_count, use_claims, &usage->claims);
}

void usage_fini(struct usage *usage)
{
    arena_fini(&usage->arena);
}
