#include "report/why_walk.h"

struct docket why_docket(const struct why *why)
{
    const struct hearing *hearing = why->hearing;
    return (struct docket){hearing->profile, hearing->block,
                           &hearing->block->groups[hearing->group]};
}

const char *why_state(enum truth truth)
{
    static const char *const names[] = {
        [TRUTH_FALSE] = "not fired",
        [TRUTH_TRUE] = "fired",
        [TRUTH_UNDETERMINED] = "undetermined",
    };
    return names[truth];
}

const char *why_group_name(enum condition_kind kind)
{
    static const char *const names[] = {
        [CONDITION_LEAF] = "",
        [CONDITION_ALL] = "all of",
        [CONDITION_ANY] = "any of",
        [CONDITION_NONE] = "none of",
        [CONDITION_SOME] = "some component has",
        [CONDITION_EVERY] = "every component has",
        [CONDITION_SHARE] = "share of components that have",
    };
    return names[kind];
}

static const struct ruled_rule *find_ruled(const struct ruled_component *component, uint32_t rule)
{
    for (uint32_t i = 0; i < component->rule_count; i++)
        if (component->rules[i].rule == rule)
            return &component->rules[i];
    return NULL;
}

static bool add_rule(struct arena *arena, const struct why *why, uint32_t nth, uint32_t rule,
                     struct why_rule *entry)
{
    const struct block *block = why->hearing->block;
    uint32_t lane = block->groups[why->hearing->group].first + nth;
    *entry = (struct why_rule){.rule = rule,
                               .ruled = find_ruled(&why->ruling->components[nth], rule),
                               .truth = block_rule(block, rule, lane)};
    return explain_root(arena, block, block->program->rule_root[rule], lane, &entry->explanation);
}

/* How much a rule moved: the largest part that one of its effects counted. */
static int64_t moved(const struct ruled_rule *rule)
{
    int64_t most = 0;
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        int64_t counted = rule->effects[i].counted;
        counted = counted < 0 ? -counted : counted;
        most = counted > most ? counted : most;
    }
    return most;
}

/* Exclusions first, then what counted most, then what is undetermined. */
static bool goes_before(const struct pack *pack, const struct ruled_rule *a,
                        const struct ruled_rule *b)
{
    if (a->state != b->state)
        return a->state == TRUTH_TRUE;
    bool a_excludes = pack->rules[a->rule].excludes != 0;
    bool b_excludes = pack->rules[b->rule].excludes != 0;
    return a_excludes != b_excludes ? a_excludes : moved(a) > moved(b);
}

/* The rules of a component that fired or are undetermined, in the order to show them. */
static void sort_rules(const struct pack *pack, const struct ruled_component *component,
                       uint32_t *sorted)
{
    for (uint32_t i = 0; i < component->rule_count; i++) {
        uint32_t at = i;
        for (; at > 0 && goes_before(pack, &component->rules[i], &component->rules[sorted[at - 1]]);
             at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = i;
    }
    for (uint32_t i = 0; i < component->rule_count; i++)
        sorted[i] = component->rules[sorted[i]].rule;
}

bool why_rules(struct arena *arena, const struct why *why, uint32_t nth, struct why_rule **rules,
               uint32_t *count)
{
    const struct ruled_component *component = &why->ruling->components[nth];
    uint32_t *sorted = arena_new(arena, component->rule_count, sizeof *sorted);
    *count = why->rule_count > 0 ? why->rule_count : component->rule_count;
    *rules = arena_new(arena, *count, sizeof **rules);
    if (!*rules || !sorted)
        return false;
    sort_rules(why->hearing->profile->pack, component, sorted);
    for (uint32_t i = 0; i < *count; i++) {
        uint32_t rule = why->rule_count > 0 ? why->rules[i] : sorted[i];
        if (!add_rule(arena, why, nth, rule, &(*rules)[i]))
            return false;
    }
    return true;
}
