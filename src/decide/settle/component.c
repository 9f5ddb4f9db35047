/* Whether the best option of a component is settled. */
#include <string.h>

#include "decide/settle/settling.h"

/* A component whose best option is in question. */
struct question {
    struct settling *settling;
    uint32_t component;
    uint32_t best; /* in the ruling */
    bool found;    /* a witness is recorded */
    bool no_memory;
};

/* Whether an option may become better than the ruling's best one, or as good and before it. */
static bool is_threat(const struct question *question, const struct reach *reach, uint32_t option)
{
    if (option == question->best || (reach->excluded >> option) & 1)
        return false;
    if (question->best == OPTION_NONE)
        return true;
    int64_t ahead = reach->ahead[MEASURE_POINTS][question->best][option];
    return ahead > 0 || (ahead == 0 && option < question->best);
}

static bool may_be_ruled_out(const struct question *question, const struct reach *reach)
{
    return question->best != OPTION_NONE && (reach->may_be_excluded >> question->best) & 1;
}

/* Whether the best option is the ruling's throughout the box. */
static bool is_proved(const struct question *question, const struct reach *reach)
{
    uint32_t options = question->settling->trial.settler->pack->option_count;
    for (uint32_t option = 0; option < options; option++)
        if (is_threat(question, reach, option))
            return false;
    return !may_be_ruled_out(question, reach);
}

/* ---- a witness ---- */

/* Whether a copy of the component's bench certainly has another best option. */
static bool is_other(const struct question *question, const struct block *block, uint32_t copy,
                     int64_t *lead)
{
    bool exact;
    uint32_t best = layout_best(&question->settling->reacher.layout, question->component, block,
                                copy, &exact, lead);
    return exact && best != question->best;
}

static bool refutes(struct settling *settling, uint32_t component, uint32_t copy, int64_t *lead)
{
    struct question question = {.settling = settling,
                                .component = component,
                                .best = settling->ruling->components[component].best};
    struct trial *trial = &settling->trial;
    uint32_t lane;
    const struct bench *bench = trial_bench(trial, component, &lane);
    return trial_is_absent(trial, bench, trial->work, copy) == TRUTH_FALSE &&
           is_other(&question, trial->work, copy, lead);
}

/* Records the box as a witness, if it can be completed so that no check is met. */
static void record(struct question *question)
{
    struct settling *settling = question->settling;
    struct trial *trial = &settling->trial;
    struct ruled_component *ruled = &settling->ruling->components[question->component];
    uint32_t lane;
    bool exact;
    int64_t lead;
    struct bench *bench = trial_bench(trial, question->component, &lane);
    lean_back(settling, bench, question->component, refutes);
    if (!trial_enter(trial, bench))
        return;
    bench_waive(bench, trial->node);
    ruled->witness.option =
        layout_best(&settling->reacher.layout, question->component, trial->node, 0, &exact, &lead);
    question->found = lean_rest(settling, false, 0, 0) &&
                      trial_is_absent(trial, &trial->whole, trial->node, 0) == TRUTH_FALSE &&
                      suppose(settling, &ruled->witness);
}

/* Completes the box in favour of an option (OPTION_NONE: against the best one), and records it if
 * it has another best option. The box is then as before. */
static void try_option(struct question *question, uint32_t option)
{
    struct settling *settling = question->settling;
    struct trial *trial = &settling->trial;
    uint32_t count = trial->box.count;
    uint32_t home = question->best == OPTION_NONE ? option : question->best;
    int64_t lead;
    if (reach_lean(&settling->reacher, question->component, MEASURE_POINTS, home, option) &&
        is_other(question, trial->node, 0, &lead))
        record(question);
    box_return(&trial->box, count);
}

static void try_options(struct question *question, const struct reach *reach)
{
    uint32_t options = question->settling->trial.settler->pack->option_count;
    for (uint32_t option = 0; option < options && !question->found; option++)
        if (is_threat(question, reach, option))
            try_option(question, option);
    if (!question->found && may_be_ruled_out(question, reach))
        try_option(question, OPTION_NONE);
}

/* ---- splitting ---- */

/* The variable that the box had best be split on: one whose knot could not be tried in full, and of
 * those the one on which most hangs. NULL when nothing is open. */
static struct member *choose_variable(struct settling *settling)
{
    const struct knots *knots = &settling->reacher.knots;
    const struct pulls *pulls = &settling->reacher.pulls;
    struct member *chosen = NULL;
    for (uint32_t i = 0; i < knots->member_count; i++) {
        struct member *member = &knots->members[i];
        bool loose = pulls->loose[member->variable];
        bool chosen_loose = chosen && pulls->loose[chosen->variable];
        if (!chosen || (loose && !chosen_loose) ||
            (loose == chosen_loose &&
             pulls->amount[member->variable] > pulls->amount[chosen->variable]))
            chosen = member;
    }
    return chosen;
}

static bool explore(struct question *question, uint32_t depth);

/* Goes on in a box whose reach was found last. False when nothing more need be looked at. */
static bool go_on(struct question *question, const struct reach *reach, uint32_t depth)
{
    struct settling *settling = question->settling;
    struct trial *trial = &settling->trial;
    struct member *member = choose_variable(settling);
    struct member chosen = {.cells = 0};
    uint16_t classes[BITS_MAX];
    if (member) {
        knots_split(&settling->reacher.knots, member);
        chosen = *member;
        memcpy(classes, chosen.classes, chosen.cells * sizeof *classes);
    }
    try_options(question, reach);
    if (!question->found && (!member || depth == SETTLING_DEPTH))
        settling->unproved = true;
    for (uint32_t i = 0; i < chosen.cells && depth < SETTLING_DEPTH && !question->found; i++) {
        uint32_t count = trial->box.count;
        box_choose(&trial->box, chosen.variable, classes[i]);
        bool more = explore(question, depth + 1);
        box_return(&trial->box, count);
        if (!more)
            return false;
    }
    return !question->found;
}

/* Looks at a box, likewise. */
static bool explore(struct question *question, uint32_t depth)
{
    struct settling *settling = question->settling;
    struct reach reach;
    pulls_clear(&settling->reacher);
    if (!reach_find(&settling->reacher, question->component, MEASURE_POINTS, question->best, 1,
                    &reach)) {
        settling->unproved = true;
        return false;
    }
    if (!reach.exists || is_proved(question, &reach))
        return true;
    return go_on(question, &reach, depth);
}

bool settle_component(struct settling *settling, uint32_t component, struct reach *reach)
{
    struct ruled_component *ruled = &settling->ruling->components[component];
    struct question question = {.settling = settling, .component = component, .best = ruled->best};
    ruled->settled = SETTLED_UNKNOWN;
    settling->unproved = false;
    pulls_clear(&settling->reacher);
    if (!reach_find(&settling->reacher, component, MEASURE_WORTH, ruled->best, 1, reach))
        return false;
    reach_settle_home(&settling->reacher);
    if (reach->exists && !is_proved(&question, reach))
        go_on(&question, reach, 0);
    if (question.found)
        ruled->settled = SETTLED_NO;
    else if (!settling->unproved)
        ruled->settled = SETTLED_YES;
    return !settling->trial.no_memory;
}
