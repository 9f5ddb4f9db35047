#include "decide/explore/suffice.h"

#include "decide/explore/chances.h"
#include "decide/explore/questions.h"

/* Pairs that differ of which the reason is looked for at once. */
#define REASONS 32

/* Two completions that have the same answers to what is asked, and different verdicts. Between them
 * is a row of others: `low` items answered as the second one has it, in the order of the openness,
 * still make the verdict of the first, `high` of them do not. */
struct pair {
    uint32_t trial;        /* of the survey: the first */
    const uint16_t *other; /* by variable: the second */
    uint32_t low;
    uint32_t high;
    bool doubtful; /* there may be no completion at `low` */
};

/* A search under way. */
struct sufficing {
    struct questions *questions;
    struct inquiry *inquiry;
    const struct survey *survey;
    struct dice dice;
    const struct chance *chances; /* by variable */
    uint16_t *drawn;              /* [copy][variable]: the second ones of the block at hand */
    bool *asked;                  /* by item of the openness: it is in the set … */
    bool *doubtful;               /* … though not surely needed there */
    int64_t lanes;                /* that may still be evaluated */
    bool failed;
    bool over; /* it failed, or the lanes are spent */
};

/* ---- trying ---- */

/* Gives the answers of a completion to a copy. */
static void set_copy(struct sufficing *sufficing, uint32_t copy, const uint16_t *classes)
{
    struct trial *trial = &sufficing->inquiry->trial;
    for (uint32_t i = 0; i < sufficing->survey->variables; i++)
        trial_set(trial, &trial->whole, copy, i, classes[i]);
}

/* Evaluates and scores the copies. False when that failed, or the lanes are spent. */
static bool run(struct sufficing *sufficing)
{
    struct trial *trial = &sufficing->inquiry->trial;
    sufficing->lanes -= trial->work->lanes;
    sufficing->failed = sufficing->lanes >= 0 && !trial_run(trial, &trial->whole);
    sufficing->over = sufficing->lanes < 0 || sufficing->failed;
    if (!sufficing->over)
        inquiry_score(sufficing->inquiry, trial->work);
    return !sufficing->over;
}

/* Whether a copy comes to another verdict than a trial; `*exists`: there is such a completion. */
static bool differs(struct sufficing *sufficing, uint32_t copy, uint32_t trial, bool *exists)
{
    struct outcome outcome;
    *exists = inquiry_outcome(sufficing->inquiry, sufficing->inquiry->trial.work, copy, &outcome);
    return *exists && outcome_code(outcome) != sufficing->survey->codes[trial];
}

static const uint16_t *classes_of(const struct sufficing *sufficing, uint32_t trial)
{
    return sufficing->survey->classes + (size_t)trial * sufficing->survey->variables;
}

/* Draws a completion that has the answers of a trial to what is asked, and others to all else. */
static void draw_other(struct sufficing *sufficing, uint32_t trial, uint16_t *drawn)
{
    const struct openness *open = &sufficing->inquiry->trial.open;
    const uint16_t *classes = classes_of(sufficing, trial);
    for (uint32_t i = 0; i < sufficing->survey->variables; i++)
        drawn[i] = sufficing->asked[open->variables[i].item]
                       ? classes[i]
                       : chance_draw(&sufficing->chances[i], &sufficing->dice);
}

/* Tries pairs of some trials from `first` on, as many as a block has room for; `*tried` tells how
 * many. Keeps some of those that differ; how many. */
static uint32_t try_pairs(struct sufficing *sufficing, uint32_t first, uint32_t end,
                          struct pair *pairs, uint32_t *tried)
{
    uint32_t count = 0;
    bool exists;
    *tried = trial_copies(&sufficing->inquiry->trial, end - first);
    for (uint32_t copy = 0; copy < *tried; copy++) {
        uint16_t *drawn = sufficing->drawn + (size_t)copy * sufficing->survey->variables;
        draw_other(sufficing, first + copy, drawn);
        set_copy(sufficing, copy, drawn);
    }
    if (!run(sufficing))
        return 0;
    for (uint32_t copy = 0; copy < *tried && count < REASONS; copy++)
        if (differs(sufficing, copy, first + copy, &exists))
            pairs[count++] = (struct pair){.trial = first + copy,
                                           .other = sufficing->drawn +
                                                    (size_t)copy * sufficing->survey->variables,
                                           .high = sufficing->inquiry->trial.open.count};
    return count;
}

/* ---- reasons ---- */

/* Tries the completion in the middle between the two of a pair. */
static void set_middle(struct sufficing *sufficing, uint32_t copy, const struct pair *pair)
{
    struct trial *trial = &sufficing->inquiry->trial;
    const uint16_t *classes = classes_of(sufficing, pair->trial);
    uint32_t middle = pair->low + (pair->high - pair->low) / 2;
    for (uint32_t i = 0; i < sufficing->survey->variables; i++)
        trial_set(trial, &trial->whole, copy, i,
                  trial->open.variables[i].item < middle ? pair->other[i] : classes[i]);
}

static void halve(struct sufficing *sufficing, uint32_t copy, struct pair *pair)
{
    uint32_t middle = pair->low + (pair->high - pair->low) / 2;
    bool exists;
    if (differs(sufficing, copy, pair->trial, &exists)) {
        pair->high = middle;
    } else {
        pair->low = middle;
        pair->doubtful = !exists;
    }
}

/* Finds for each pair the item that alone makes the difference somewhere between the two, and asks
 * for it. */
static void find_reasons(struct sufficing *sufficing, struct pair *pairs, uint32_t count)
{
    for (uint32_t items = sufficing->inquiry->trial.open.count; items > 1; items -= items / 2) {
        uint32_t copies = 0;
        for (uint32_t done = 0; done < count; done += copies) {
            copies = trial_copies(&sufficing->inquiry->trial, count - done);
            for (uint32_t copy = 0; copy < copies; copy++)
                set_middle(sufficing, copy, &pairs[done + copy]);
            if (!run(sufficing))
                return;
            for (uint32_t copy = 0; copy < copies; copy++)
                if (pairs[done + copy].high - pairs[done + copy].low > 1)
                    halve(sufficing, copy, &pairs[done + copy]);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t item = pairs[i].high - 1;
        sufficing->doubtful[item] =
            pairs[i].doubtful && (!sufficing->asked[item] || sufficing->doubtful[item]);
        sufficing->asked[item] = true;
    }
}

/* Tries many pairs, and asks for what makes them differ. Whether none did. */
static bool suffices(struct sufficing *sufficing, bool ask)
{
    uint32_t trials = sufficing->survey->trials;
    uint32_t end = trials < SUFFICE_PAIRS ? trials : SUFFICE_PAIRS;
    struct pair pairs[REASONS];
    bool none = true;
    for (uint32_t first = 0, tried; first < end && !sufficing->over; first += tried) {
        uint32_t count = try_pairs(sufficing, first, end, pairs, &tried);
        none = none && count == 0 && !sufficing->over;
        if (count > 0 && !ask)
            return false;
        if (count > 0)
            find_reasons(sufficing, pairs, count);
    }
    return none;
}

/* Leaves out again what is not needed after all. */
static void leave_out(struct sufficing *sufficing)
{
    for (uint32_t i = sufficing->inquiry->trial.open.count; i-- > 0 && !sufficing->over;) {
        if (!sufficing->asked[i] || !sufficing->doubtful[i])
            continue;
        sufficing->asked[i] = false;
        sufficing->asked[i] = !suffices(sufficing, false);
    }
}

/* ---- all ---- */

static bool prepare(struct sufficing *sufficing)
{
    struct inquiry *inquiry = sufficing->inquiry;
    const struct openness *open = &inquiry->trial.open;
    struct arena *arena = &inquiry->arena;
    struct chance *chances = arena_new(arena, open->variable_count, sizeof *chances);
    sufficing->chances = chances;
    sufficing->drawn =
        arena_new(arena, (size_t)BLOCK_LANES * open->variable_count, sizeof *sufficing->drawn);
    sufficing->asked = arena_new(arena, open->count, sizeof *sufficing->asked);
    sufficing->doubtful = arena_new(arena, open->count, sizeof *sufficing->doubtful);
    if (!chances || !sufficing->drawn || !sufficing->asked || !sufficing->doubtful)
        return false;
    for (uint32_t i = 0; i < open->variable_count; i++)
        if (!chance_of(&chances[i], arena, &inquiry->trial, i))
            return false;
    return true;
}

static bool keep(const struct sufficing *sufficing, struct arena *arena)
{
    const struct openness *open = &sufficing->inquiry->trial.open;
    struct questions *questions = sufficing->questions;
    questions->settling = arena_new(arena, questions->count, sizeof *questions->settling);
    questions->settling_count = 0;
    for (uint32_t i = 0; questions->settling && i < questions->count; i++) {
        const struct question *question = &questions->items[i];
        uint32_t item = question_item(open, question);
        if (sufficing->asked[item] || (open->items[item].count == 0 && question->matters))
            questions->settling[questions->settling_count++] = i;
    }
    questions->settling_found = true;
    return questions->settling != NULL;
}

bool suffice(struct questions *questions, struct arena *arena, struct inquiry *inquiry,
             const struct survey *survey)
{
    struct sufficing sufficing = {
        .questions = questions, .inquiry = inquiry, .survey = survey, .lanes = SUFFICE_LANES};
    if (inquiry->trial.open.too_many || survey->trials == 0)
        return true;
    inquiry_refill(inquiry);
    if (!prepare(&sufficing))
        return false;
    while (!suffices(&sufficing, true) && !sufficing.over)
        ; /* each time, something more is asked */
    leave_out(&sufficing);
    return sufficing.over ? !sufficing.failed : keep(&sufficing, arena);
}
