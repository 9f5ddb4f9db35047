#include "decide/explore/hinges.h"

#include <stdlib.h>

#include "decide/explore/questions.h"

/* What an answer is looked for in. */
struct hanging {
    const struct inquiry *inquiry;
    const struct question *question;
    uint32_t item; /* of the openness */
};

static bool has_fact(const uint64_t *facts, uint32_t fact)
{
    return facts && ((facts[fact / 64] >> fact % 64) & 1);
}

/* Whether a condition's truth in a lane may hang on the answer. */
static bool may_hang(const struct hanging *hanging, uint32_t root, uint32_t lane)
{
    const struct trial *trial = &hanging->inquiry->trial;
    const struct cone *cone = &trial->settler->dependence.roots[root];
    uint32_t fact = hanging->question->fact;
    if (has_fact(cone->everywhere, fact))
        return true;
    if (has_fact(cone->own, fact) && trial_open(trial, &trial->whole, lane, fact) == hanging->item)
        return true;
    return has_fact(cone->project, fact) && hanging->question->component == COMPONENT_NONE;
}

/* Whether a rule is undetermined in a lane, not waived, and may hang on the answer there. */
static bool hangs_in(const struct hanging *hanging, uint32_t rule, uint32_t lane)
{
    const struct trial *trial = &hanging->inquiry->trial;
    bool about_project = rule_about_project(&trial->settler->pack->rules[rule]);
    return block_rule(trial->node, rule, lane) == TRUTH_UNDETERMINED &&
           !bench_is_waived(&trial->whole, rule, about_project ? 0 : lane) &&
           may_hang(hanging, trial->settler->program->rule_root[rule], lane);
}

static bool hangs(const struct hanging *hanging, uint32_t rule)
{
    const struct trial *trial = &hanging->inquiry->trial;
    bool about_project = rule_about_project(&trial->settler->pack->rules[rule]);
    uint32_t first = about_project ? bench_lanes(&trial->whole) - 1 : 0;
    uint32_t end = about_project ? first + 1 : trial->whole.count;
    for (uint32_t lane = first; lane < end; lane++)
        if (hangs_in(hanging, rule, lane))
            return true;
    return false;
}

/* A factor of the weight 1 and normal priority: see score_block. */
#define COUNTED_ONCE (1000 * PRIORITY_NORMAL)

/* The most that a rule says, points times factor; 0 for one that only derives. */
static int64_t weight_of(const struct inquiry *inquiry, const struct rule *rule)
{
    int64_t most = llabs((int64_t)rule->overhead) * COUNTED_ONCE;
    if (rule->excludes != 0)
        return INT64_MAX;
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        int64_t points = llabs((int64_t)rule->effects[i].points);
        most = points > most ? points : most;
    }
    return rule->effect_count > 0 ? most * inquiry->factors[rule->criterion] : most;
}

/* Adds a rule behind those that say as much. */
static void add(const struct inquiry *inquiry, struct hinge *hinge, uint32_t rule)
{
    const struct rule *rules = inquiry->judge->pack->rules;
    int64_t weight = weight_of(inquiry, &rules[rule]);
    uint32_t at = hinge->rule_count++;
    for (; at > 0 && weight_of(inquiry, &rules[hinge->rules[at - 1]]) < weight; at--)
        hinge->rules[at] = hinge->rules[at - 1];
    hinge->rules[at] = rule;
}

struct hinge *hinges_of(struct arena *arena, struct inquiry *inquiry,
                        const struct questions *questions)
{
    const struct pack *pack = inquiry->judge->pack;
    struct hinge *hinges = arena_new(arena, questions->count, sizeof *hinges);
    struct hinge found = {.rules =
                              arena_new(&inquiry->arena, pack->rule_count, sizeof *found.rules)};
    for (uint32_t i = 0; hinges && found.rules && i < questions->count; i++) {
        struct hanging hanging = {inquiry, &questions->items[i],
                                  question_item(&inquiry->trial.open, &questions->items[i])};
        found.rule_count = 0;
        for (uint32_t rule = 0; rule < pack->rule_count; rule++)
            if (weight_of(inquiry, &pack->rules[rule]) > 0 && hangs(&hanging, rule))
                add(inquiry, &found, rule);
        hinges[i] = (struct hinge){arena_new(arena, found.rule_count, sizeof *hinges[i].rules),
                                   found.rule_count};
        if (!hinges[i].rules)
            return NULL;
        for (uint32_t k = 0; k < found.rule_count; k++)
            hinges[i].rules[k] = found.rules[k];
    }
    return found.rules ? hinges : NULL;
}
