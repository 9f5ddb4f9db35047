#include "interview/counsel.h"

/* The search: which facts advice may still hang on, and where. */
struct search {
    struct arena *arena;
    const struct agenda *agenda;
    const struct pack *pack;
    bool *wanted;       /* [fact], of the subject at hand, those behind derived ones included */
    bool *project;      /* [fact]: project facts of any subject */
    struct spot *spots; /* of components */
    uint32_t count;
};

static void want(const struct leaf *leaf, void *context);

/* A derived fact stands for those that it is derived from. */
static void want_behind(struct search *search, uint32_t fact)
{
    for (uint32_t i = 0; i < search->pack->rule_count; i++) {
        const struct rule *rule = &search->pack->rules[i];
        for (uint32_t k = 0; k < rule->derivation_count; k++)
            if (rule->derivations[k].fact == fact)
                condition_leaves(rule->when, want, search);
    }
}

static void want(const struct leaf *leaf, void *context)
{
    struct search *search = context;
    if (search->wanted[leaf->fact])
        return;
    search->wanted[leaf->fact] = true;
    if (search->pack->vocabulary.facts[leaf->fact].derived)
        want_behind(search, leaf->fact);
}

/* Wants the facts of the advice that may still be given on a subject. */
static void want_advice(struct search *search, uint32_t scopes, uint32_t lane, uint32_t option)
{
    const struct block *block = search->agenda->inquiry.hearing.block;
    for (uint32_t i = 0; i < search->pack->vocabulary.count; i++)
        search->wanted[i] = false;
    for (uint32_t i = 0; i < search->pack->advice_count; i++) {
        const struct advice *advice = &search->pack->advice[i];
        bool fits = ((scopes >> advice->scope) & 1) && !advice->disabled && advice->when &&
                    (advice->option == OPTION_NONE || advice->option == option);
        if (fits && block_root(block, block->program->advice_root[i], lane) == TRUTH_UNDETERMINED)
            condition_leaves(advice->when, want, search);
    }
}

/* Whether a question arises in a lane and has no answer yet. */
static bool is_open(const struct search *search, struct spot spot, uint32_t lane)
{
    const struct fact *fact = &search->pack->vocabulary.facts[spot.fact];
    enum origin origin = block_origin(search->agenda->inquiry.hearing.block, lane, spot.fact);
    return steps_asks(fact) && (origin == ORIGIN_UNKNOWN || origin == ORIGIN_ASSUMED) &&
           !profile_answer(search->agenda->ruling->profile, spot.component, spot.fact);
}

/* Keeps what is wanted of a subject: its own facts, and those of the project for later. */
static void keep(struct search *search, uint32_t component, uint32_t lane)
{
    const struct vocabulary *vocabulary = &search->pack->vocabulary;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        struct spot spot = {i, component};
        if (!search->wanted[i])
            continue;
        if (vocabulary->facts[i].scope == FACT_PROJECT)
            search->project[i] = true;
        else if (component != COMPONENT_NONE && is_open(search, spot, lane))
            search->spots[search->count++] = spot;
    }
}

static void search_components(struct search *search)
{
    const struct ruling *ruling = search->agenda->ruling;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        uint32_t lane = agenda_lane(search->agenda, component->component);
        want_advice(search, 1U << RULE_COMPONENT, lane, component->option);
        keep(search, component->component, lane);
    }
}

static void search_project(struct search *search)
{
    const struct ruling *ruling = search->agenda->ruling;
    uint32_t scopes = 1U << RULE_PROJECT;
    if (ruling->verdict == VERDICT_SPLIT)
        scopes |= 1U << RULE_SPLIT;
    want_advice(search, scopes, agenda_lane(search->agenda, COMPONENT_NONE), ruling->option);
    keep(search, COMPONENT_NONE, 0);
}

/* The project's spots in front of those of the components. */
static const struct spot *put_together(struct search *search, uint32_t *count)
{
    uint32_t facts = search->pack->vocabulary.count;
    uint32_t lane = agenda_lane(search->agenda, COMPONENT_NONE);
    struct spot *all = arena_new(search->arena, facts + search->count, sizeof *all);
    for (uint32_t i = 0; all && i < facts; i++) {
        struct spot spot = {i, COMPONENT_NONE};
        if (search->project[i] && is_open(search, spot, lane))
            all[(*count)++] = spot;
    }
    for (uint32_t i = 0; all && i < search->count; i++)
        all[(*count)++] = search->spots[i];
    return all;
}

const struct spot *counsel_find(struct arena *arena, const struct agenda *agenda, uint32_t *count)
{
    const struct pack *pack = agenda->ruling->profile->pack;
    uint32_t facts = pack->vocabulary.count;
    size_t most = (size_t)facts * agenda->ruling->component_count;
    struct search search = {.arena = arena,
                            .agenda = agenda,
                            .pack = pack,
                            .wanted = arena_new(arena, facts, sizeof *search.wanted),
                            .project = arena_new(arena, facts, sizeof *search.project),
                            .spots = arena_new(arena, most, sizeof *search.spots)};
    *count = 0;
    if (!search.wanted || !search.project || !search.spots)
        return NULL;
    search_components(&search);
    search_project(&search);
    return put_together(&search, count);
}
