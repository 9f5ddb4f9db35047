#include "decide/judge.h"

#include "base/memory.h"
#include "decide/advise.h"
#include "decide/check.h"
#include "decide/dissent/dissent.h"
#include "decide/outcome.h"
#include "decide/plead.h"
#include "decide/record.h"
#include "decide/waive.h"
#include "engine/evaluate.h"
#include "engine/load.h"

struct judge *judge_new(const struct pack *pack)
{
    struct judge *judge = mem_new(1, sizeof *judge);
    if (!judge)
        return NULL;
    arena_init(&judge->arena);
    judge->pack = pack;
    judge->program = program_new(pack);
    judge->advice = advice_sorted(&judge->arena, pack);
    if (!judge->program || !judge->advice || !scorer_init(&judge->scorer, &judge->arena, pack) ||
        !settler_init(&judge->settler, &judge->arena, judge->program, &judge->scorer)) {
        judge_free(judge);
        return NULL;
    }
    return judge;
}

void judge_free(struct judge *judge)
{
    if (!judge)
        return;
    program_free(judge->program);
    arena_fini(&judge->arena);
    mem_free(judge);
}

/* Reports a pattern that gave up on a text: where the profile has it, when it is from there. */
static void report_limit(const struct block *block, const struct ruling *rulings,
                         const struct evaluate_failure *failure, struct diags *diags)
{
    uint32_t group = block->lane_group[failure->lane];
    uint32_t fact = block->program->tests[failure->test].fact;
    const struct profile *profile = rulings[group].profile;
    struct docket docket = {profile, block, &block->groups[group]};
    const struct answer *answer =
        profile_answer(profile, cite_component(&docket, failure->lane), fact);
    struct span nowhere = {NULL, 0, 0};
    struct diag *diag = diag_add(diags, R0310, answer ? answer->span : nowhere,
                                 "a pattern of the pack needs too many steps for this value of %s",
                                 fact_short_name(&profile->pack->vocabulary.facts[fact]));
    if (diag && !answer)
        diag->file = profile->file;
}

static bool report_failure(const struct block *block, const struct ruling *rulings,
                           enum evaluate_status status, const struct evaluate_failure *failure,
                           struct diags *diags)
{
    if (status == EVALUATE_NO_MEMORY)
        return diags_no_memory(diags);
    if (status == EVALUATE_LIMIT)
        report_limit(block, rulings, failure, diags);
    return status == EVALUATE_OK;
}

bool judge_evaluate(struct block *block, const struct ruling *rulings, bool assumptions,
                    struct diags *diags)
{
    struct evaluate_failure failure;
    return report_failure(block, rulings, evaluate(block, assumptions, &failure), &failure, diags);
}

/* A block's worth of profiles: as many, from `first` on, as share one block. */
struct session {
    const struct judge *judge;
    struct rulings *rulings;
    struct block *block;
    struct arena scratch; /* what is needed until the session ends */
    int64_t *factors;     /* [profile of the session][criterion] */
    struct points *points;
    uint32_t first; /* number of its first profile */
    uint32_t count;
    struct diags *diags;
};

static struct docket docket_of(const struct session *session, uint32_t nth)
{
    const struct ruling *ruling = &session->rulings->items[session->first + nth];
    return (struct docket){ruling->profile, session->block, &session->block->groups[nth]};
}

/* Takes in the profiles from `first` on that fit into the block. */
static void load_session(struct session *session, uint32_t first)
{
    struct rulings *rulings = session->rulings;
    block_clear(session->block);
    session->first = first;
    session->count = 0;
    while (first + session->count < rulings->count &&
           load_profile(session->block, rulings->items[first + session->count].profile) !=
               BLOCK_FULL)
        session->count++;
}

static bool factor_session(struct session *session)
{
    const struct pack *pack = session->judge->pack;
    size_t lanes = (size_t)session->block->lanes * pack->option_count;
    session->factors = arena_new(&session->scratch, (size_t)session->count * pack->criterion_count,
                                 sizeof *session->factors);
    session->points = arena_new(&session->scratch, lanes, sizeof *session->points);
    if (!session->factors || !session->points)
        return diags_no_memory(session->diags);
    for (uint32_t nth = 0; nth < session->count; nth++) {
        const struct profile *profile = session->rulings->items[session->first + nth].profile;
        for (uint32_t i = 0; i < pack->criterion_count; i++)
            session->factors[nth * pack->criterion_count + i] =
                profile->weights[i] * profile->priorities[i];
    }
    return true;
}

static void score_session(struct session *session)
{
    score_block(&session->judge->scorer, session->block, session->factors, session->points);
}

/* The stakes of one profile of the session, as its lanes are now. */
static bool stakes_of(struct session *session, const struct docket *docket, struct stakes *stakes)
{
    if (!stakes_init(stakes, &session->scratch, docket->profile))
        return diags_no_memory(session->diags);
    stakes_weigh(stakes, session->block, docket->group, session->points);
    return true;
}

static bool has_active_waiver(const struct ruling *ruling)
{
    for (uint32_t i = 0; i < ruling->waiver_count; i++)
        if (ruling->waivers[i].state == WAIVER_ACTIVE)
            return true;
    return false;
}

/* Finds the verdict without the waivers, and lets them take effect. The points are stale then. */
static bool waive_profile(struct session *session, const struct docket *docket,
                          struct ruling *ruling)
{
    struct stakes stakes;
    struct plans plans;
    if (!stakes_of(session, docket, &stakes))
        return false;
    if (plans_make(&plans, &stakes, VIEW_POINTS) != ASSIGN_OK)
        return outcome_limit(docket->profile, session->diags);
    ruling->unwaived_verdict = plans.verdict;
    ruling->unwaived_option = plans.option;
    waivers_apply(ruling, docket, session->block, docket->group);
    return true;
}

/* Records what was found, and scores what of it counts. */
static bool weigh_session(struct session *session)
{
    struct arena *arena = &session->rulings->arena;
    bool waived = false;
    score_session(session);
    for (uint32_t nth = 0; nth < session->count; nth++) {
        struct ruling *ruling = &session->rulings->items[session->first + nth];
        struct docket docket = docket_of(session, nth);
        if (!waivers_judge(arena, &docket, ruling, session->diags) ||
            !record_findings(arena, &docket, ruling))
            return diags_no_memory(session->diags);
        if (!has_active_waiver(ruling))
            continue;
        waived = true;
        if (!waive_profile(session, &docket, ruling))
            return false;
    }
    if (waived)
        score_session(session);
    return true;
}

/* What bears on the decision, once it is made. */
static bool settle_profile(struct session *session, const struct docket *docket,
                           const struct scores *scores, const struct stakes *stakes,
                           struct ruling *ruling)
{
    struct arena *arena = &session->rulings->arena;
    if (!has_active_waiver(ruling)) {
        ruling->unwaived_verdict = ruling->verdict;
        ruling->unwaived_option = ruling->option;
    }
    if (!dissent_find(arena, ruling) || !plead(arena, ruling))
        return diags_no_memory(session->diags);
    return !session->rulings->options.settling ||
           settle(arena, &session->judge->settler, docket, stakes, scores->factors, ruling,
                  session->diags);
}

static bool decide_profile(struct session *session, uint32_t nth)
{
    const struct judge *judge = session->judge;
    struct arena *arena = &session->rulings->arena;
    struct ruling *ruling = &session->rulings->items[session->first + nth];
    struct docket docket = docket_of(session, nth);
    struct stakes stakes;
    struct scores scores = {&judge->scorer,
                            session->factors + (size_t)nth * judge->pack->criterion_count,
                            session->points};
    uint32_t errors = session->diags->input;
    if (!stakes_of(session, &docket, &stakes))
        return false;
    if (!record_points(arena, &docket, &scores, ruling) ||
        !check_profile(arena, &docket, ruling, session->diags))
        return diags_no_memory(session->diags);
    if (session->diags->input > errors)
        return true; /* it gets no ruling, but others may have more to say */
    return outcome_decide(arena, &stakes, ruling, session->diags) &&
           settle_profile(session, &docket, &scores, &stakes, ruling);
}

/* Gives the chosen options to the lanes, evaluates the advice and records it. */
static bool advise_session(struct session *session)
{
    struct block *block = session->block;
    struct evaluate_failure failure;
    uint32_t *options = arena_new(&session->scratch, block->lanes, sizeof *options);
    if (!options)
        return diags_no_memory(session->diags);
    for (uint32_t lane = 0; lane < block->lanes; lane++)
        options[lane] = OPTION_NONE;
    for (uint32_t nth = 0; nth < session->count; nth++) {
        const struct ruling *ruling = &session->rulings->items[session->first + nth];
        for (uint32_t i = 0; i < ruling->component_count; i++)
            options[ruling->components[i].lane] = ruling->components[i].option;
    }
    if (!report_failure(block, &session->rulings->items[session->first],
                        evaluate_advice(block, options, &failure), &failure, session->diags))
        return false;
    for (uint32_t nth = 0; nth < session->count; nth++) {
        struct docket docket = docket_of(session, nth);
        if (!advise(&session->rulings->arena, &docket, session->judge->advice,
                    &session->rulings->items[session->first + nth]))
            return diags_no_memory(session->diags);
    }
    return true;
}

static bool run_session(struct session *session)
{
    struct rulings *rulings = session->rulings;
    if (!judge_evaluate(session->block, &rulings->items[session->first],
                        rulings->options.assumptions, session->diags) ||
        !factor_session(session) || !weigh_session(session))
        return false;
    for (uint32_t nth = 0; nth < session->count; nth++)
        if (!decide_profile(session, nth))
            return false;
    return advise_session(session);
}

static bool judge_all(const struct judge *judge, struct rulings *rulings, struct diags *diags)
{
    struct session session = {.judge = judge, .rulings = rulings, .diags = diags};
    uint32_t lanes = 0;
    uint32_t errors = diags->input;
    bool done = true;
    for (uint32_t i = 0; i < rulings->count && lanes < BLOCK_LANES; i++)
        lanes += load_lanes(rulings->items[i].profile);
    session.block = block_new(judge->program, lanes < BLOCK_LANES ? lanes : BLOCK_LANES);
    if (!session.block)
        return diags_no_memory(diags);
    for (uint32_t next = 0; done && next < rulings->count; next += session.count) {
        arena_init(&session.scratch);
        load_session(&session, next);
        done = run_session(&session);
        arena_fini(&session.scratch);
    }
    block_free(session.block);
    return done && diags->input == errors;
}

struct rulings *judge_profiles(const struct judge *judge, const struct profile *const *profiles,
                               uint32_t count, struct judge_options options, struct diags *diags)
{
    struct rulings *rulings = mem_new(1, sizeof *rulings);
    if (!rulings) {
        diags_no_memory(diags);
        return NULL;
    }
    arena_init(&rulings->arena);
    rulings->pack = judge->pack;
    rulings->options = options;
    rulings->items = arena_new(&rulings->arena, count, sizeof *rulings->items);
    for (uint32_t i = 0; rulings->items && i < count; i++)
        rulings->items[rulings->count++].profile = profiles[i];
    if (!rulings->items)
        diags_no_memory(diags);
    if (!rulings->items || !judge_all(judge, rulings, diags)) {
        rulings_free(rulings);
        return NULL;
    }
    return rulings;
}

void rulings_free(struct rulings *rulings)
{
    if (!rulings)
        return;
    arena_fini(&rulings->arena);
    mem_free(rulings);
}
