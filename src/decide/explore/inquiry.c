#include "decide/explore/inquiry.h"

#include "base/limits.h"
#include "decide/waive.h"

/* Lanes that an inquiry may evaluate: not what bounds it, for its parts try so many copies each. */
#define PLENTY INT64_MAX

/* How often a part may spend on splits what one search for a split may. */
#define SPLITS 16

/* The factors, for each of the copies of the profile that a block has room for. */
static bool factor(struct inquiry *inquiry)
{
    const struct profile *profile = inquiry->ruling->profile;
    uint32_t criteria = profile->pack->criterion_count;
    uint32_t lanes = inquiry->hearing.block->lanes;
    uint32_t copies = BLOCK_LANES / lanes;
    size_t cells = (size_t)lanes * profile->pack->option_count;
    inquiry->points = arena_new(&inquiry->arena, cells, sizeof *inquiry->points);
    inquiry->factors =
        arena_new(&inquiry->arena, (size_t)copies * criteria, sizeof *inquiry->factors);
    if (!inquiry->factors || !inquiry->points)
        return false;
    for (uint32_t copy = 0; copy < copies; copy++)
        for (uint32_t i = 0; i < criteria; i++)
            inquiry->factors[copy * criteria + i] = profile->weights[i] * profile->priorities[i];
    return true;
}

/* Weighs the profile as the ruling was decided, and prepares the trial. */
static bool prepare(struct inquiry *inquiry)
{
    const struct judge *judge = inquiry->judge;
    struct block *block = inquiry->hearing.block;
    const struct group *group = &block->groups[inquiry->hearing.group];
    struct trial *trial = &inquiry->trial;
    inquiry->docket = (struct docket){inquiry->ruling->profile, block, group};
    if (!factor(inquiry) ||
        !stakes_init(&inquiry->stakes, &inquiry->arena, inquiry->ruling->profile))
        return false;
    waivers_apply(inquiry->ruling, &inquiry->docket, block, group);
    score_block(&judge->scorer, block, inquiry->factors, inquiry->points);
    stakes_weigh(&inquiry->stakes, block, group, inquiry->points);
    bool ready =
        trial_init(trial, &judge->settler, &inquiry->docket, &inquiry->stakes, inquiry->ruling) &&
        trial_prepare(trial, &inquiry->stakes, inquiry->factors);
    trial->lanes = PLENTY;
    inquiry_refill(inquiry);
    return ready && trial_enter(trial, &trial->whole);
}

bool inquiry_init(struct inquiry *inquiry, const struct judge *judge, const struct ruling *ruling,
                  bool assumptions, struct diags *diags)
{
    *inquiry = (struct inquiry){.judge = judge, .ruling = ruling, .assumptions = assumptions};
    arena_init(&inquiry->arena);
    if (!hearing_init(&inquiry->hearing, judge, ruling->profile, assumptions, diags))
        return false;
    return prepare(inquiry) || inquiry_failed(inquiry, diags);
}

bool inquiry_failed(const struct inquiry *inquiry, struct diags *diags)
{
    const struct trial *trial = &inquiry->trial;
    if (!trial->failed || trial->no_memory)
        return diags_no_memory(diags);
    diag_add_file(diags, R0310, inquiry->ruling->profile->file,
                  "a pattern of the pack needs too many steps for a text of this profile, once "
                  "other answers are tried");
    return false;
}

void inquiry_refill(struct inquiry *inquiry)
{
    inquiry->trial.nodes = SPLITS * (uint64_t)limits[LIMIT_PLAN_NODES].value;
    inquiry->given_up = 0;
}

void inquiry_fini(struct inquiry *inquiry)
{
    if (inquiry->trial.settler)
        trial_fini(&inquiry->trial);
    hearing_fini(&inquiry->hearing);
    arena_fini(&inquiry->arena);
}

void inquiry_score(struct inquiry *inquiry, const struct block *block)
{
    score_block(&inquiry->judge->scorer, block, inquiry->factors, inquiry->trial.points);
}

static struct outcome outcome_of(enum verdict_kind verdict, uint32_t option)
{
    return (struct outcome){verdict, verdict == VERDICT_OPTION ? option : OPTION_NONE};
}

bool inquiry_outcome(struct inquiry *inquiry, const struct block *block, uint32_t copy,
                     struct outcome *outcome)
{
    struct finding finding = finding_of(&inquiry->trial, block, copy, &inquiry->plans);
    if (finding.absent == TRUTH_TRUE)
        return false;
    if (inquiry->plans.count == 0) { /* not affordable: see finding_of */
        inquiry->given_up++;
        return false;
    }
    *outcome = outcome_of(finding.verdict, finding.option);
    return true;
}

/* Whether the best split can be found with what is left to spend. Two options take nothing. */
static bool is_affordable(struct inquiry *inquiry)
{
    struct assign_problem problem;
    struct assignment split;
    if (inquiry->judge->pack->option_count < 3)
        return true;
    stakes_problem(&inquiry->stakes, VIEW_POINTS, &problem);
    return assign_split_within(&problem, &inquiry->trial.nodes, &split) != ASSIGN_LIMIT;
}

bool inquiry_weigh(struct inquiry *inquiry, const int64_t *factors, struct outcome *outcome)
{
    const struct block *block = inquiry->hearing.block;
    struct plans *plans = &inquiry->plans;
    score_block(&inquiry->judge->scorer, block, factors, inquiry->points);
    stakes_weigh(&inquiry->stakes, block, inquiry->docket.group, inquiry->points);
    if (!is_affordable(inquiry) || plans_make(plans, &inquiry->stakes, VIEW_POINTS) != ASSIGN_OK) {
        inquiry->given_up++;
        return false;
    }
    *outcome = outcome_of(plans->verdict, plans->option);
    return true;
}

int64_t inquiry_margin(const struct inquiry *inquiry)
{
    const struct plans *plans = &inquiry->plans;
    return plans->has_rival && plans->verdict < VERDICT_EITHER ? plans->margin : 0;
}

void inquiry_cells(const struct inquiry *inquiry, uint32_t fact, struct cells *cells)
{
    const struct program *program = inquiry->judge->program;
    const struct column *column = &program->columns[fact];
    bool apart = fact == program->pack->switching.current;
    uint8_t possible[BITS_MAX / 8];
    for (uint32_t i = 0; i < column->planes; i++)
        possible[i] = program->domain[column->first_plane + i];
    cells_init(cells, column, possible, apart);
    for (uint32_t i = 0; i < column->test_count && !apart; i++)
        if (program->tests[column->first_test + i].accepts)
            cells_split(cells, &program->tests[column->first_test + i]);
}

int64_t *inquiry_factors(struct inquiry *inquiry)
{
    uint32_t count = inquiry->ruling->profile->pack->criterion_count;
    int64_t *factors = arena_new(&inquiry->arena, count, sizeof *factors);
    for (uint32_t i = 0; factors && i < count; i++)
        factors[i] = inquiry->factors[i];
    return factors;
}

struct outcome ruling_outcome(const struct ruling *ruling)
{
    return outcome_of(ruling->verdict, ruling->option);
}

bool outcome_equal(struct outcome a, struct outcome b)
{
    return a.verdict == b.verdict && (a.verdict != VERDICT_OPTION || a.option == b.option);
}

uint8_t outcome_code(struct outcome outcome)
{
    return (uint8_t)(outcome.verdict == VERDICT_OPTION ? outcome.option
                                                       : ASSIGN_OPTIONS + outcome.verdict);
}

struct outcome outcome_of_code(uint8_t code)
{
    if (code < ASSIGN_OPTIONS)
        return (struct outcome){VERDICT_OPTION, code};
    return (struct outcome){(enum verdict_kind)(code - ASSIGN_OPTIONS), OPTION_NONE};
}

struct outcome_count *outcomes_sorted(struct arena *arena, const uint32_t counts[OUTCOME_CODES],
                                      uint32_t *count)
{
    struct outcome_count *sorted = arena_new(arena, OUTCOME_CODES, sizeof *sorted);
    *count = 0;
    for (uint8_t code = 0; sorted && code < OUTCOME_CODES; code++) {
        uint32_t at = *count;
        if (counts[code] == 0)
            continue;
        for (; at > 0 && sorted[at - 1].count < counts[code]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = (struct outcome_count){outcome_of_code(code), counts[code]};
        ++*count;
    }
    return sorted;
}
