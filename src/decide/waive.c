#include "decide/waive.h"

#include <string.h>

/* Whether the rule does anything that a waiver could set aside. */
static bool can_count(const struct rule *rule)
{
    return rule->effect_count > 0 || rule->excludes != 0 || rule->overhead != 0;
}

static bool is_expired(const struct profile *profile, const struct waiver *waiver)
{
    return waiver->until && profile->as_of && strcmp(waiver->until, profile->as_of) < 0;
}

static bool waives(const struct waiver *waiver, uint32_t component)
{
    return waiver->component == UINT32_MAX || waiver->component == component;
}

/* Whether the rule fired or may fire somewhere where it is waived. */
static bool finds_rule(const struct docket *docket, const struct waiver *waiver)
{
    const struct rule *rule = &docket->profile->pack->rules[waiver->rule];
    const struct group *group = docket->group;
    if (!can_count(rule))
        return false;
    if (rule_about_project(rule))
        return waives(waiver, COMPONENT_NONE) &&
               block_rule(docket->block, waiver->rule, group->project) != TRUTH_FALSE;
    for (uint32_t lane = group->first; lane < group->first + group->count; lane++)
        if (waives(waiver, cite_component(docket, lane)) &&
            block_rule(docket->block, waiver->rule, lane) != TRUTH_FALSE)
            return true;
    return false;
}

static struct diag *warn(const struct docket *docket, const struct waiver *waiver,
                         enum diag_code code, const char *what, struct diags *diags)
{
    const struct profile *profile = docket->profile;
    struct diag *diag = diag_add(diags, code, waiver->span, "the waiver of `%s` %s",
                                 profile->pack->rules[waiver->rule].id, what);
    if (diag && !waiver->span.source)
        diag->file = waiver->place.file ? waiver->place.file : profile->file;
    return diag;
}

static void warn_expired(const struct docket *docket, const struct waiver *waiver,
                         struct diags *diags)
{
    const struct profile *profile = docket->profile;
    struct diag *diag = warn(docket, waiver, R0142, "has ended", diags);
    diag_label(diags, diag, "its last day was %s", waiver->until);
    diag_hint(diags, diag, "the rule counts again as of %s%s%s%s", profile->as_of,
              profile->as_of_from ? " (" : "", profile->as_of_from ? profile->as_of_from : "",
              profile->as_of_from ? ")" : "");
}

/* Whether it stands in the profile itself: a base serves many, and what it waives need not count in
 * each. */
static bool is_own(const struct profile *profile, const struct waiver *waiver)
{
    return !waiver->place.file || strcmp(waiver->place.file, profile->file) == 0;
}

static void warn_unused(const struct docket *docket, const struct waiver *waiver,
                        struct diags *diags)
{
    const struct profile *profile = docket->profile;
    if (!is_own(profile, waiver))
        return;
    const struct rule *rule = &profile->pack->rules[waiver->rule];
    struct diag *diag = warn(docket, waiver, R0141, "sets nothing aside", diags);
    if (!can_count(rule))
        diag_label(diags, diag, "it only derives facts, which a waiver leaves alone");
    else if (waiver->component == UINT32_MAX)
        diag_label(diags, diag, "it does not count here anyway");
    else if (rule_about_project(rule))
        diag_label(diags, diag, "it is about the project as a whole, not about one component");
    else
        diag_label(diags, diag, "it does not count in %s anyway",
                   profile->components[waiver->component].name);
}

bool waivers_judge(struct arena *arena, const struct docket *docket, struct ruling *ruling,
                   struct diags *diags)
{
    const struct profile *profile = docket->profile;
    ruling->waivers = arena_new(arena, profile->waiver_count, sizeof *ruling->waivers);
    if (!ruling->waivers)
        return false;
    ruling->waiver_count = profile->waiver_count;
    for (uint32_t i = 0; i < profile->waiver_count; i++) {
        const struct waiver *waiver = &profile->waivers[i];
        struct ruled_waiver *ruled = &ruling->waivers[i];
        ruled->waiver = i;
        ruled->state = WAIVER_ACTIVE;
        if (is_expired(profile, waiver)) {
            ruled->state = WAIVER_EXPIRED;
            warn_expired(docket, waiver, diags);
        } else if (!finds_rule(docket, waiver)) {
            ruled->state = WAIVER_UNUSED;
            warn_unused(docket, waiver, diags);
        }
    }
    return true;
}

bool waiver_applies(const struct ruling *ruling, uint32_t rule, uint32_t component)
{
    const struct profile *profile = ruling->profile;
    for (uint32_t i = 0; i < ruling->waiver_count; i++) {
        const struct waiver *waiver = &profile->waivers[ruling->waivers[i].waiver];
        if (ruling->waivers[i].state != WAIVER_EXPIRED && waiver->rule == rule &&
            waives(waiver, component))
            return can_count(&profile->pack->rules[rule]);
    }
    return false;
}

/* Sets the rule of one waiver aside in a group. */
static void apply(const struct docket *docket, const struct waiver *waiver, struct block *block,
                  const struct group *group)
{
    const struct profile *profile = docket->profile;
    const struct rule *rule = &profile->pack->rules[waiver->rule];
    uint32_t lane = group->first;
    if (!can_count(rule))
        return;
    if (rule_about_project(rule)) {
        if (waives(waiver, COMPONENT_NONE))
            block_overrule(block, waiver->rule, group->project);
        return;
    }
    for (uint32_t i = 0; i < profile->component_count; i++) {
        if (profile->components[i].outside)
            continue;
        if (waives(waiver, i))
            block_overrule(block, waiver->rule, lane);
        lane++;
    }
}

void waivers_apply(const struct ruling *ruling, const struct docket *docket, struct block *block,
                   const struct group *group)
{
    for (uint32_t i = 0; i < ruling->waiver_count; i++)
        if (ruling->waivers[i].state != WAIVER_EXPIRED)
            apply(docket, &docket->profile->waivers[ruling->waivers[i].waiver], block, group);
}
