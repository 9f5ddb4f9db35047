#include "report/why_walk.h"

#include <stdlib.h>

#include "decide/explore/firing.h"

struct docket why_docket(const struct why *why)
{
    const struct hearing *hearing = why->hearing;
    return (struct docket){hearing->profile, hearing->block,
                           &hearing->block->groups[hearing->group]};
}

const char *why_state(const struct why_rule *entry)
{
    static const char *const names[] = {
        [TRUTH_FALSE] = "not fired",
        [TRUTH_TRUE] = "fired",
        [TRUTH_UNDETERMINED] = "undetermined",
    };
    if (entry->disabled)
        return "disabled";
    return entry->ruled && entry->ruled->waived ? "waived" : names[entry->truth];
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

const char *why_subject_name(const struct why *why, uint32_t subject)
{
    const struct ruling *ruling = why->ruling;
    return subject == WHY_PROJECT
               ? NULL
               : ruling->profile->components[ruling->components[subject].component].name;
}

bool why_firing(struct arena *arena, const struct why *why, uint32_t subject,
                const struct why_rule *entry, struct firing *firing)
{
    uint32_t component =
        subject == WHY_PROJECT ? COMPONENT_NONE : why->ruling->components[subject].component;
    bool asked = why->inquiry && entry->truth == TRUTH_FALSE && !entry->disabled;
    *firing = (struct firing){.change_count = 0};
    return !asked || firing_find(firing, arena, why->inquiry, entry->rule, component);
}

static uint32_t lane_of(const struct why *why, uint32_t subject)
{
    const struct group *group = &why->hearing->block->groups[why->hearing->group];
    return subject == WHY_PROJECT ? group->project : group->first + subject;
}

static const struct ruled_rule *find_in(const struct ruled_rule *rules, uint32_t count,
                                        uint32_t rule)
{
    for (uint32_t i = 0; i < count; i++)
        if (rules[i].rule == rule)
            return &rules[i];
    return NULL;
}

/* What a rule came to for a subject; NULL where that was not recorded. */
static const struct ruled_rule *find_ruled(const struct why *why, uint32_t subject, uint32_t rule)
{
    const struct ruling *ruling = why->ruling;
    if (subject == WHY_PROJECT)
        return find_in(ruling->split.rules, ruling->split.rule_count, rule);
    const struct ruled_component *component = &ruling->components[subject];
    const struct ruled_rule *found = ruled_find(component, rule);
    return found ? found : find_in(component->switches, component->switch_count, rule);
}

bool why_explain(struct arena *arena, const struct why *why, uint32_t subject, uint32_t rule,
                 struct why_rule *entry)
{
    const struct block *block = why->hearing->block;
    uint32_t lane = lane_of(why, subject);
    *entry = (struct why_rule){.rule = rule,
                               .ruled = find_ruled(why, subject, rule),
                               .truth = block_rule(block, rule, lane),
                               .disabled = block->program->pack->rules[rule].disabled};
    return explain_root(arena, block, block->program->rule_root[rule], lane, &entry->explanation);
}

/* A rule and what its place is decided by. */
struct ranked {
    bool fired;
    bool excludes;
    int64_t moved; /* the largest part that one of its effects counted, or what it costs */
    uint32_t rule;
};

static struct ranked rank(const struct pack *pack, const struct ruled_rule *ruled)
{
    struct ranked ranked = {.fired = ruled->state == TRUTH_TRUE,
                            .excludes = pack->rules[ruled->rule].excludes != 0,
                            .moved = llabs(ruled->overhead),
                            .rule = ruled->rule};
    for (uint32_t i = 0; i < ruled->effect_count; i++) {
        int64_t counted = llabs(ruled->effects[i].counted);
        ranked.moved = counted > ranked.moved ? counted : ranked.moved;
    }
    return ranked;
}

/* What fired before what is undetermined, exclusions first, then what counted most. */
static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left;
    const struct ranked *b = right;
    if (a->fired != b->fired)
        return a->fired ? -1 : 1;
    if (a->excludes != b->excludes)
        return a->excludes ? -1 : 1;
    if (a->moved != b->moved)
        return a->moved > b->moved ? -1 : 1;
    return a->rule < b->rule ? -1 : 1;
}

/* The rules that fired in a component or are undetermined. */
static const uint32_t *rank_rules(struct arena *arena, const struct why *why,
                                  const struct ruled_component *component, uint32_t *count)
{
    const struct pack *pack = why->hearing->profile->pack;
    *count = component->rule_count + component->switch_count;
    uint32_t *rules = arena_new(arena, *count, sizeof *rules);
    struct ranked *ranked = arena_new(arena, *count, sizeof *ranked);
    if (!rules || !ranked)
        return NULL;
    for (uint32_t i = 0; i < component->rule_count; i++)
        ranked[i] = rank(pack, &component->rules[i]);
    for (uint32_t i = 0; i < component->switch_count; i++)
        ranked[component->rule_count + i] = rank(pack, &component->switches[i]);
    qsort(ranked, *count, sizeof *ranked, compare_ranked);
    for (uint32_t i = 0; i < *count; i++)
        rules[i] = ranked[i].rule;
    return rules;
}

/* The rules for the project that fired or are undetermined, for what they derive counts elsewhere;
 * then those for the split, where there is something to split. */
static const uint32_t *project_rules(struct arena *arena, const struct why *why, uint32_t *count)
{
    const struct pack *pack = why->hearing->profile->pack;
    uint32_t lane = lane_of(why, WHY_PROJECT);
    uint32_t *rules = arena_new(arena, pack->rule_count, sizeof *rules);
    for (uint32_t rule = 0; rules && rule < pack->rule_count; rule++)
        if (pack->rules[rule].scope == RULE_PROJECT &&
            block_rule(why->hearing->block, rule, lane) != TRUTH_FALSE)
            rules[(*count)++] = rule;
    bool splits = why->ruling->component_count > 1;
    for (uint32_t i = 0; rules && splits && i < why->ruling->split.rule_count; i++)
        rules[(*count)++] = why->ruling->split.rules[i].rule;
    return rules;
}

/* Those of the rules that were named which belong to a subject. */
static const uint32_t *named_rules(struct arena *arena, const struct why *why, uint32_t subject,
                                   uint32_t *count)
{
    const struct pack *pack = why->hearing->profile->pack;
    uint32_t *rules = arena_new(arena, why->rule_count, sizeof *rules);
    for (uint32_t i = 0; rules && i < why->rule_count; i++)
        if (rule_about_project(&pack->rules[why->rules[i]]) == (subject == WHY_PROJECT))
            rules[(*count)++] = why->rules[i];
    return rules;
}

const uint32_t *why_rules(struct arena *arena, const struct why *why, uint32_t subject,
                          uint32_t *count)
{
    *count = 0;
    if (why->rule_count > 0)
        return named_rules(arena, why, subject, count);
    if (subject == WHY_PROJECT)
        return project_rules(arena, why, count);
    return rank_rules(arena, why, &why->ruling->components[subject], count);
}
