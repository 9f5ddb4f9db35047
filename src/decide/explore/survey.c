#include "decide/explore/survey.h"

#include <string.h>

#include "decide/explore/chances.h"

/* Completions that are drawn for each that is wanted, at most. */
#define PATIENCE 8

/* A survey under way. */
struct surveying {
    struct survey *survey;
    struct inquiry *inquiry;
    struct dice dice;
    const struct chance *chances; /* by variable */
    uint16_t *drawn;              /* [copy][variable] of the block at hand */
};

static bool find_chances(struct surveying *surveying)
{
    struct inquiry *inquiry = surveying->inquiry;
    uint32_t count = surveying->survey->variables;
    struct chance *chances = arena_new(&inquiry->arena, count, sizeof *chances);
    surveying->chances = chances;
    surveying->drawn =
        arena_new(&inquiry->arena, (size_t)count * BLOCK_LANES, sizeof *surveying->drawn);
    if (!chances || !surveying->drawn)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!chance_of(&chances[i], &inquiry->arena, &inquiry->trial, i))
            return false;
    return true;
}

/* Draws a completion, and gives it to a copy. All variables of an assumed set hold, or none. */
static void draw_completion(struct surveying *surveying, uint32_t copy)
{
    struct trial *trial = &surveying->inquiry->trial;
    uint16_t *drawn = surveying->drawn + (size_t)copy * surveying->survey->variables;
    uint32_t item = OPEN_NONE;
    bool holds = false;
    for (uint32_t i = 0; i < surveying->survey->variables; i++) {
        const struct variable *variable = &trial->open.variables[i];
        if (variable->item != item)
            holds = dice_below(&surveying->dice, 4) < SURVEY_HOLDS;
        item = variable->item;
        drawn[i] = holds && variable->home != CLASS_OPEN
                       ? variable->home
                       : chance_draw(&surveying->chances[i], &surveying->dice);
        trial_set(trial, &trial->whole, copy, i, drawn[i]);
    }
}

/* Keeps what a copy came to, unless no such completion exists. */
static void keep(struct surveying *surveying, uint32_t copy)
{
    struct survey *survey = surveying->survey;
    struct inquiry *inquiry = surveying->inquiry;
    struct outcome outcome;
    if (!inquiry_outcome(inquiry, inquiry->trial.work, copy, &outcome)) {
        survey->discarded++;
        return;
    }
    if (survey->variables > 0)
        memcpy(survey->classes + (size_t)survey->trials * survey->variables,
               surveying->drawn + (size_t)copy * survey->variables,
               survey->variables * sizeof *survey->classes);
    survey->codes[survey->trials++] = outcome_code(outcome);
}

/* Draws a block of completions. False when evaluation failed. */
static bool draw_block(struct surveying *surveying, uint32_t wanted)
{
    struct trial *trial = &surveying->inquiry->trial;
    uint32_t copies = trial_copies(trial, wanted);
    for (uint32_t copy = 0; copy < copies; copy++)
        draw_completion(surveying, copy);
    if (!trial_run(trial, &trial->whole))
        return false;
    inquiry_score(surveying->inquiry, trial->work);
    for (uint32_t copy = 0; copy < copies; copy++)
        keep(surveying, copy);
    return true;
}

bool survey_take(struct survey *survey, struct arena *arena, struct inquiry *inquiry,
                 uint32_t wanted)
{
    struct surveying surveying = {.survey = survey, .inquiry = inquiry};
    *survey = (struct survey){.variables = inquiry->trial.open.variable_count};
    survey->codes = arena_new(arena, wanted, sizeof *survey->codes);
    survey->classes = arena_new(arena, (size_t)wanted * survey->variables, sizeof(uint16_t));
    if (!survey->codes || !survey->classes || !find_chances(&surveying))
        return false;
    if (inquiry->trial.open.too_many) /* nothing can be drawn */
        return true;
    inquiry_refill(inquiry);
    while (survey->trials < wanted && survey->discarded < PATIENCE * wanted)
        if (!draw_block(&surveying, wanted - survey->trials))
            return false;
    return true;
}
