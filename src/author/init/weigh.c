#include "author/init/weigh.h"

#include <stdlib.h>

/* The walk over all rules. */
struct scale {
    const struct pack *pack;
    int64_t *loads; /* by fact, in thousandths of points */
    uint32_t *last; /* by fact: the number, from 1, of the last thing that asked for it */
    uint32_t at;
    int64_t load; /* of what is walked */
};

static int64_t strongest(const struct pack *pack)
{
    int32_t most = 0;
    for (uint32_t i = 0; i < pack->strength_count; i++)
        most = pack->strengths[i].points > most ? pack->strengths[i].points : most;
    return most;
}

/* What a rule can move, in thousandths of points. */
static int64_t load_of(const struct pack *pack, const struct rule *rule)
{
    int64_t points = rule->excludes ? strongest(pack) : abs(rule->overhead);
    int64_t weight =
        rule->criterion == CRITERION_NONE ? 1000 : pack->criteria[rule->criterion].weight;
    for (uint32_t i = 0; i < rule->effect_count; i++)
        points = abs(rule->effects[i].points) > points ? abs(rule->effects[i].points) : points;
    return rule->disabled ? 0 : points * weight;
}

static void add_fact(const struct leaf *leaf, void *context)
{
    struct scale *scale = context;
    if (scale->last[leaf->fact] != scale->at)
        scale->loads[leaf->fact] += scale->load;
    scale->last[leaf->fact] = scale->at;
}

/* Each fact that a condition asks for gets the load once. */
static void load_facts(struct scale *scale, const struct condition *when, int64_t load)
{
    scale->at++;
    scale->load = load;
    condition_leaves(when, add_fact, scale);
}

static bool derives(const struct rule *rule, uint32_t fact)
{
    for (uint32_t i = 0; i < rule->derivation_count; i++)
        if (rule->derivations[i].fact == fact)
            return !rule->disabled;
    return false;
}

/* Passes the load of derived facts on to what they are derived from; dependents come last in the
 * order, so they are the first to pass it on. */
static void pass_on(struct scale *scale)
{
    const struct pack *pack = scale->pack;
    for (uint32_t i = pack->vocabulary.count; i-- > 0;) {
        uint32_t fact = pack->order[i];
        for (uint32_t rule = 0; pack->vocabulary.facts[fact].derived && rule < pack->rule_count;
             rule++)
            if (derives(&pack->rules[rule], fact))
                load_facts(scale, pack->rules[rule].when, scale->loads[fact]);
    }
}

struct loaded {
    int64_t load;
    uint32_t fact;
};

static int compare_loaded(const void *left, const void *right)
{
    const struct loaded *a = left, *b = right;
    if (a->load != b->load)
        return a->load > b->load ? -1 : 1;
    return a->fact < b->fact ? -1 : 1;
}

static bool choose(struct arena *arena, const struct scale *scale, struct weights *weights)
{
    const struct vocabulary *vocabulary = &scale->pack->vocabulary;
    struct loaded *facts = arena_new(arena, vocabulary->count, sizeof *facts);
    int64_t all = 0, carried = 0;
    for (uint32_t i = 0; facts && i < vocabulary->count; i++) {
        if (vocabulary->facts[i].derived || vocabulary->facts[i].reserved)
            continue;
        facts[weights->asked++] = (struct loaded){scale->loads[i], i};
        all += scale->loads[i];
    }
    if (!facts)
        return false;
    qsort(facts, weights->asked, sizeof *facts, compare_loaded);
    for (; weights->count < weights->asked && 2 * carried < all; weights->count++) {
        weights->chosen[facts[weights->count].fact] = true;
        carried += facts[weights->count].load;
    }
    return true;
}

bool weigh_facts(struct arena *arena, const struct pack *pack, struct weights *weights)
{
    uint32_t count = pack->vocabulary.count;
    struct scale scale = {.pack = pack,
                          .loads = arena_new(arena, count, sizeof *scale.loads),
                          .last = arena_new(arena, count, sizeof *scale.last)};
    *weights = (struct weights){.chosen = arena_new(arena, count, sizeof *weights->chosen)};
    if (!scale.loads || !scale.last || !weights->chosen)
        return false;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        load_facts(&scale, pack->rules[i].when, load_of(pack, &pack->rules[i]));
    pass_on(&scale);
    return choose(arena, &scale, weights);
}
