#include "decide/check.h"

/* Reports an answer in a lane whose question does not arise. */
static void warn_not_asked(const struct docket *docket, struct fact_use use, struct diags *diags)
{
    const struct fact *fact = &docket->profile->pack->vocabulary.facts[use.fact];
    const struct program *program = docket->block->program;
    const struct answer *answer =
        profile_answer(docket->profile, cite_component(docket, use.lane), use.fact);
    if (!answer || answer->unknown || program->ask_root[use.fact] == UINT32_MAX ||
        block_root(docket->block, program->ask_root[use.fact], use.lane) != TRUTH_FALSE)
        return;
    struct diag *diag = diag_add(diags, R0117, answer->span, "%s would not be asked for here",
                                 fact_short_name(fact));
    diag_hint(diags, diag, "the other answers settle it; `%s` counts all the same", answer->text);
}

static void warn_lane(const struct docket *docket, uint32_t lane, enum fact_scope scope,
                      struct diags *diags)
{
    const struct vocabulary *vocabulary = &docket->profile->pack->vocabulary;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++)
        if (vocabulary->facts[fact].scope == scope)
            warn_not_asked(docket, (struct fact_use){fact, lane}, diags);
}

/* The first answer that the profile gave among the facts that made a check true. */
static const struct answer *find_culprit(const struct docket *docket, const struct fact_use *uses,
                                         uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct answer *answer =
            profile_answer(docket->profile, cite_component(docket, uses[i].lane), uses[i].fact);
        if (answer)
            return answer;
    }
    return NULL;
}

static void report_check(const struct docket *docket, const struct check *check, uint32_t component,
                         const struct answer *culprit, struct diags *diags)
{
    enum diag_code code = check->error ? R0118 : R0119;
    struct span nowhere = {NULL, 0, 0};
    const char *name =
        component == COMPONENT_NONE ? NULL : docket->profile->components[component].name;
    struct diag *diag = diag_add(diags, code, culprit ? culprit->span : nowhere, "%s%s%s",
                                 name ? name : "", name ? ": " : "", check->message);
    if (diag && !culprit)
        diag->file = docket->profile->file;
    diag_hint(diags, diag, "check %s", check->id);
}

/* Tries one check in one lane. */
static bool try_check(struct arena *arena, const struct docket *docket, uint32_t number,
                      uint32_t lane, struct ruling *ruling, struct diags *diags)
{
    const struct check *check = &docket->profile->pack->checks[number];
    uint32_t root = docket->block->program->check_root[number];
    struct explanation why;
    const struct fact_use *uses;
    uint32_t count;
    if (block_root(docket->block, root, lane) != TRUTH_TRUE)
        return true;
    if (!explain_root(arena, docket->block, root, lane, &why) ||
        !explain_reasons(arena, &why, &uses, &count))
        return false;
    uint32_t component = check->about_component ? cite_component(docket, lane) : COMPONENT_NONE;
    report_check(docket, check, component, find_culprit(docket, uses, count), diags);
    if (!check->error)
        ruling->checks[ruling->check_count++] = (struct ruled_check){number, component};
    return true;
}

static bool try_checks(struct arena *arena, const struct docket *docket, struct ruling *ruling,
                       struct diags *diags)
{
    const struct pack *pack = docket->profile->pack;
    const struct group *group = docket->group;
    ruling->checks =
        arena_new(arena, (size_t)pack->check_count * (group->count + 1), sizeof *ruling->checks);
    if (!ruling->checks)
        return false;
    for (uint32_t number = 0; number < pack->check_count; number++) {
        if (!pack->checks[number].about_component) {
            if (!try_check(arena, docket, number, group->project, ruling, diags))
                return false;
            continue;
        }
        for (uint32_t i = 0; i < group->count; i++)
            if (!try_check(arena, docket, number, group->first + i, ruling, diags))
                return false;
    }
    return true;
}

bool check_profile(struct arena *arena, const struct docket *docket, struct ruling *ruling,
                   struct diags *diags)
{
    const struct group *group = docket->group;
    warn_lane(docket, group->project, FACT_PROJECT, diags);
    for (uint32_t i = 0; i < group->count; i++)
        warn_lane(docket, group->first + i, FACT_COMPONENT, diags);
    return try_checks(arena, docket, ruling, diags);
}
