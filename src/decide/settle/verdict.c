/* Whether the verdict is settled. */
#include <stdlib.h>
#include <string.h>

#include "decide/settle/settling.h"

/* ---- what a box comes to ---- */

/* The split that is likely to be the best in the box that was found last. */
static const struct assignment *likely_split(const struct settling *settling)
{
    for (uint32_t i = 0; i < settling->plans.count; i++)
        if (settling->plans.items[i].kind == PLAN_SPLIT)
            return &settling->plans.items[i].assignment;
    return NULL;
}

static struct prospect prospect_of(struct settling *settling)
{
    return (struct prospect){.stakes = &settling->trial.whole.stakes,
                             .reaches = settling->reaches,
                             .split = likely_split(settling),
                             .nodes = &settling->trial.nodes};
}

/* Records the box as a witness, as it was completed and found last. */
static bool record(struct settling *settling, const struct finding *finding)
{
    struct witness *witness = &settling->ruling->witness;
    witness->verdict = finding->verdict;
    witness->option = finding->option;
    return suppose(settling, witness);
}

static bool refutes(struct settling *settling, uint32_t component, uint32_t copy, int64_t *lead)
{
    struct finding finding =
        finding_of(&settling->trial, settling->trial.work, copy, &settling->plans);
    (void)component;
    *lead = settling->plans.margin;
    return finding_refutes(&finding, settling->ruling);
}

/* Records the box, a completion with another verdict, after it was brought near to what the ruling
 * assumes. */
static bool record_nearest(struct settling *settling)
{
    struct trial *trial = &settling->trial;
    struct finding finding;
    lean_back(settling, &trial->whole, COMPONENT_NONE, refutes);
    if (!ask_box(&settling->reacher.knots))
        return false;
    findings_score(trial, trial->node);
    finding = finding_of(trial, trial->node, 0, &settling->plans);
    return record(settling, &finding);
}

/* ---- towards rivals ---- */

/* Completes the box in favour of one plan against another. Whether that is a witness, which is then
 * recorded. The box is then as before. */
static bool try_plan(struct settling *settling, const uint8_t *home, const uint8_t *there,
                     bool backwards)
{
    struct box *box = &settling->trial.box;
    uint32_t count = box->count;
    struct finding finding;
    bool found = lean_towards(settling, home, there, backwards, &finding) &&
                 finding_refutes(&finding, settling->ruling) && record_nearest(settling);
    box_return(box, count);
    return found;
}

/* What the ruling gives to all components. */
static void ruled_plan(const struct settling *settling, uint8_t *home)
{
    const struct plan *plan = &settling->ruling->plans[0];
    for (uint32_t i = 0; i < settling->ruling->component_count; i++)
        home[i] = (uint8_t)plan->options[i];
}

/* Plans that may take the place of the ruling's: each option, and the split that can be furthest
 * ahead; at most `most`, the most dangerous first. */
struct rivals {
    uint8_t options[ASSIGN_OPTIONS + 1][ASSIGN_COMPONENTS];
    __int128 ahead[ASSIGN_OPTIONS + 1];
    uint32_t count;
};

static void add_rival(struct rivals *rivals, const struct prospect *prospect, const uint8_t *home,
                      const uint8_t *there)
{
    __int128 ahead = prospect_ahead(prospect, home, there);
    uint32_t at = rivals->count++;
    for (; at > 0 && rivals->ahead[at - 1] < ahead; at--) {
        memcpy(rivals->options[at], rivals->options[at - 1], ASSIGN_COMPONENTS);
        rivals->ahead[at] = rivals->ahead[at - 1];
    }
    memcpy(rivals->options[at], there, prospect->stakes->count);
    rivals->ahead[at] = ahead;
}

static void find_rivals(struct settling *settling, const uint8_t *home, struct rivals *rivals)
{
    struct prospect prospect = prospect_of(settling);
    uint32_t count = prospect.stakes->count;
    struct assignment split;
    rivals->count = 0;
    for (uint32_t option = 0; option < prospect.stakes->pack->option_count; option++) {
        uint8_t there[ASSIGN_COMPONENTS];
        memset(there, (int)option, count);
        if (prospect_allows(&prospect, option) && memcmp(there, home, count) != 0)
            add_rival(rivals, &prospect, home, there);
    }
    if (prospect_split(&prospect, home, &split) && memcmp(split.option, home, count) != 0)
        add_rival(rivals, &prospect, home, split.option);
}

/* Tries the rivals in turn, at most `most`; whether a witness was found. */
static bool try_rivals(struct settling *settling, uint32_t most)
{
    struct rivals rivals;
    uint8_t home[ASSIGN_COMPONENTS];
    enum verdict_kind verdict = settling->ruling->verdict;
    ruled_plan(settling, home);
    find_rivals(settling, home, &rivals);
    for (uint32_t i = 0; i < rivals.count && i < most; i++) {
        const uint8_t *there = rivals.options[i];
        if (try_plan(settling, verdict == VERDICT_NONE ? there : home, there, false))
            return true;
        if (verdict == VERDICT_EITHER && try_plan(settling, there, home, false))
            return true;
    }
    return false;
}

/* ---- at random ---- */

/* splitmix64 */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* Chooses a class for each variable of the roster in the box. */
static void draw_box(struct settling *settling, uint64_t *state)
{
    for (uint32_t i = 0; i < settling->roster_count; i++) {
        const struct member *member = &settling->roster[i];
        box_choose(&settling->trial.box, member->variable,
                   member->classes[draw(state) % member->cells]);
    }
}

/* Tries a block's worth of random completions; whether a witness was found. */
static bool try_random(struct settling *settling)
{
    struct trial *trial = &settling->trial;
    struct bench *whole = &trial->whole;
    uint32_t copies = BLOCK_LANES / bench_lanes(whole);
    uint64_t state = 1;
    int64_t lead;
    bool found = false;
    if (!trial_enter(trial, whole))
        return false;
    trial_copies(trial, copies);
    for (uint32_t copy = 0; copy < copies; copy++) {
        draw_box(settling, &state);
        for (uint32_t i = 0; i < trial->box.count; i++)
            trial_set(trial, whole, copy, trial->box.chosen[i],
                      trial->box.class[trial->box.chosen[i]]);
        box_return(&trial->box, 0);
    }
    if (!trial_run(trial, whole))
        return false;
    findings_score(trial, trial->work);
    state = 1;
    for (uint32_t copy = 0; copy < copies && !found; copy++) {
        draw_box(settling, &state);
        found = refutes(settling, COMPONENT_NONE, copy, &lead) && record_nearest(settling);
        box_return(&trial->box, 0);
    }
    return found;
}

/* ---- splitting ---- */

/* The variable that the box had best be split on: one whose knot was not tried in full somewhere,
 * or on which several components hang, and of those the one on which most hangs. */
static const struct member *choose_variable(const struct settling *settling)
{
    const struct knots *knots = &settling->reacher.knots;
    const struct pulls *pulls = &settling->reacher.pulls;
    const struct member *chosen = NULL;
    bool chosen_first = false;
    for (uint32_t i = 0; i < knots->member_count; i++) {
        const struct member *member = &knots->members[i];
        uint32_t variable = member->variable;
        bool first = pulls->loose[variable] || pulls->shared[variable] > 1;
        if (chosen &&
            (chosen_first > first ||
             (chosen_first == first && pulls->amount[variable] <= pulls->amount[chosen->variable])))
            continue;
        chosen = member;
        chosen_first = first;
    }
    return chosen;
}

/* What looking at a box came to. */
enum look {
    LOOK_DONE,    /* it holds no witness */
    LOOK_FURTHER, /* it must be split */
    LOOK_STOP     /* a witness was found, or the budget did not suffice */
};

/* Finds the reaches of the components in the box. */
static enum look look_at_components(struct settling *settling)
{
    const struct stakes *stakes = &settling->trial.whole.stakes;
    uint8_t home[ASSIGN_COMPONENTS];
    ruled_plan(settling, home);
    pulls_clear(&settling->reacher);
    for (uint32_t i = 0; i < stakes->count; i++) {
        struct reach *reach = &settling->reaches[i];
        if (!reach_find(&settling->reacher, i, MEASURE_WORTH, home[i],
                        (uint64_t)stakes->items[i].size, reach))
            return LOOK_STOP;
        if (!reach->exists)
            return LOOK_DONE;
    }
    return LOOK_FURTHER;
}

/* Finds what options beyond the first cost, if there are several components. */
static bool find_second(struct settling *settling)
{
    return settling->trial.whole.count < 2 || reach_costs(&settling->reacher, &settling->second);
}

/* Looks at the box as a whole; settling->reaches are those of the box. */
static enum look look_at_whole(struct settling *settling, bool *found)
{
    struct trial *trial = &settling->trial;
    const struct ruling *ruling = settling->ruling;
    if (!find_second(settling) || !ask_box(&settling->reacher.knots))
        return LOOK_STOP;
    findings_score(trial, trial->node);
    struct finding finding = finding_of(trial, trial->node, 0, &settling->plans);
    trial->whole.stakes.second.low = settling->second.low;
    trial->whole.stakes.second.high = settling->second.high;
    struct prospect prospect = prospect_of(settling);
    if (finding_agrees(&finding, ruling) || prove(&prospect, ruling->verdict, ruling->option))
        return LOOK_DONE;
    if (settling->reacher.knots.count > 0)
        return LOOK_FURTHER;
    finding.exact = finding.exact || prove(&prospect, finding.verdict, finding.option);
    if (finding_refutes(&finding, ruling))
        *found = record(settling, &finding);
    settling->unproved = settling->unproved || !*found;
    return *found ? LOOK_STOP : LOOK_DONE;
}

/* Splits the box until a witness is found or none is left; false when nothing more need be looked
 * at. */
static bool explore(struct settling *settling, uint32_t depth, bool *found)
{
    struct box *box = &settling->trial.box;
    uint16_t classes[BITS_MAX];
    struct member chosen;
    enum look look = look_at_components(settling);
    if (look == LOOK_FURTHER)
        look = look_at_whole(settling, found);
    settling->unproved = settling->unproved || look == LOOK_STOP;
    if (look != LOOK_FURTHER)
        return look == LOOK_DONE;
    chosen = *choose_variable(settling);
    knots_split(&settling->reacher.knots, &chosen);
    memcpy(classes, chosen.classes, chosen.cells * sizeof *classes);
    *found = depth > 0 && try_rivals(settling, 1);
    if (depth == SETTLING_DEPTH)
        settling->unproved = true;
    for (uint32_t i = 0; i < chosen.cells && depth < SETTLING_DEPTH && !*found; i++) {
        uint32_t count = box->count;
        box_choose(box, chosen.variable, classes[i]);
        bool more = explore(settling, depth + 1, found);
        box_return(box, count);
        if (!more)
            return false;
    }
    return !*found;
}

/* ---- the whole ---- */

static int compare_members(const void *left, const void *right)
{
    const struct member *a = left;
    const struct member *b = right;
    return (a->variable > b->variable) - (a->variable < b->variable);
}

/* Keeps the variables that the verdict hangs on, with their classes. */
static bool make_roster(struct settling *settling)
{
    struct arena *arena = &settling->trial.arena;
    struct knots *knots = &settling->reacher.knots;
    settling->roster = arena_new(arena, knots->member_count, sizeof *settling->roster);
    for (uint32_t i = 0; settling->roster && i < knots->member_count; i++) {
        struct member *member = &knots->members[i];
        knots_split(knots, member);
        uint16_t *classes = arena_new(arena, member->cells, sizeof *classes);
        if (!classes)
            return false;
        memcpy(classes, member->classes, member->cells * sizeof *classes);
        settling->roster[i] = *member;
        settling->roster[i].classes = classes;
        settling->roster_count++;
    }
    if (settling->roster)
        qsort(settling->roster, settling->roster_count, sizeof *settling->roster, compare_members);
    return settling->roster != NULL;
}

/* Notes on which facts the verdict hangs. */
static void note_facts(struct settling *settling)
{
    const struct knots *knots = &settling->reacher.knots;
    struct openness *open = &settling->trial.open;
    for (uint32_t i = 0; i < open->count; i++)
        open->items[i].hangs = knots->reached[i] == knots->round;
}

/* Tries all completions, and records the one that was found. */
static bool try_all(struct settling *settling)
{
    struct trial *trial = &settling->trial;
    struct finding finding;
    if (!exhaust_fits(settling) || !exhaust(settling, &settling->ruling->settled))
        return false;
    if (settling->ruling->settled != SETTLED_NO)
        return true;
    if (!ask_box(&settling->reacher.knots))
        return false;
    findings_score(trial, trial->node);
    finding = finding_of(trial, trial->node, 0, &settling->plans);
    return record(settling, &finding);
}

/* Searches for a witness, or proves that there is none. */
static enum settled search(struct settling *settling)
{
    bool found = false;
    box_return(&settling->trial.box, 0); /* what trying them all may have left in it */
    if (try_rivals(settling, ASSIGN_OPTIONS + 1) || try_random(settling))
        return SETTLED_NO;
    settling->unproved = false;
    explore(settling, 0, &found);
    return found ? SETTLED_NO : settling->unproved ? SETTLED_UNKNOWN : SETTLED_YES;
}

/* Whether some component certainly meets a check of level error. */
static bool is_impossible(const struct settling *settling)
{
    for (uint32_t i = 0; i < settling->ruling->component_count; i++)
        if (!settling->reaches[i].exists)
            return true;
    return false;
}

bool settle_verdict(struct settling *settling)
{
    struct trial *trial = &settling->trial;
    struct ruling *ruling = settling->ruling;
    bool found = false;
    ruling->settled = SETTLED_YES;
    settling->unproved = false;
    settling->none = is_impossible(settling);
    if (settling->none)
        return true;
    enum look look = look_at_whole(settling, &found);
    if (found || settling->unproved || trial->failed)
        ruling->settled = found ? SETTLED_NO : SETTLED_UNKNOWN;
    if (!trial->failed)
        note_facts(settling);
    if (look != LOOK_FURTHER)
        return !trial->no_memory;
    trial->no_memory = trial->no_memory || !make_roster(settling);
    if (trial->no_memory)
        return false;
    if (!try_all(settling) || ruling->settled == SETTLED_UNKNOWN)
        ruling->settled = search(settling);
    box_return(&trial->box, 0);
    return !trial->no_memory;
}
