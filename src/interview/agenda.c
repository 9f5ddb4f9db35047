#include "interview/agenda.h"

#include "base/memory.h"

/* Completions that are drawn. */
#define TRIALS SURVEY_USUAL

/* ---- making ---- */

static bool judge(struct agenda *agenda, const struct judge *judge, const struct profile *profile,
                  bool assumptions, struct diags *diags)
{
    const struct profile *const one[] = {profile};
    agenda->rulings =
        judge_profiles(judge, one, 1, (struct judge_options){assumptions, true}, diags);
    agenda->ruling = agenda->rulings ? agenda->rulings->items : NULL;
    return agenda->ruling &&
           inquiry_init(&agenda->inquiry, judge, agenda->ruling, assumptions, diags);
}

static bool survey(struct agenda *agenda)
{
    uint32_t trials = agenda->ruling->settled == SETTLED_YES ? 0 : TRIALS;
    struct trial *trial = &agenda->inquiry.trial;
    if (!survey_take(&agenda->survey, &agenda->arena, &agenda->inquiry, trials))
        return false;
    agenda->agreement = agreement_of(&agenda->arena, agenda->ruling, &agenda->survey);
    if (trials > 0)
        agenda->questions = questions_of(&agenda->arena, &agenda->inquiry, &agenda->survey);
    return agenda->agreement && (agenda->questions || trials == 0) &&
           trial_enter(trial, &trial->whole);
}

static bool is_answered(const struct profile *profile, struct spot spot)
{
    return profile_answer(profile, spot.component, spot.fact) != NULL;
}

static const struct question *find_question(const struct questions *questions,
                                            const struct open_fact *open)
{
    for (uint32_t i = 0; i < questions->count; i++)
        if (questions->items[i].fact == open->fact &&
            questions->items[i].component == open->component)
            return &questions->items[i];
    return NULL;
}

/* The items are those that are open in the ruling and matter: with what they tell, where it is
 * known. */
static bool list_items(struct agenda *agenda, const struct steps *steps)
{
    const struct ruling *ruling = agenda->ruling;
    const struct profile *profile = ruling->profile;
    const struct fact *facts = profile->pack->vocabulary.facts;
    agenda->items = arena_new(&agenda->arena, ruling->open_count, sizeof *agenda->items);
    for (uint32_t i = 0; agenda->items && agenda->questions && i < ruling->open_count; i++) {
        const struct open_fact *open = &ruling->open[i];
        struct spot spot = {open->fact, open->component};
        const struct question *question = find_question(agenda->questions, open);
        if (!open->matters || is_answered(profile, spot) || !steps_asks(&facts[spot.fact]))
            continue;
        agenda->items[agenda->count++] =
            (struct agenda_item){.spot = spot,
                                 .step = steps->of[spot.fact],
                                 .information = question ? question->information : 0,
                                 .changes = question ? question->changes : 0};
    }
    return agenda->items != NULL;
}

struct agenda *agenda_new(const struct judge *judging, const struct steps *steps,
                          const struct profile *profile, bool assumptions, struct diags *diags)
{
    struct agenda *agenda = mem_new(1, sizeof *agenda);
    if (!agenda) {
        diags_no_memory(diags);
        return NULL;
    }
    arena_init(&agenda->arena);
    if (judge(agenda, judging, profile, assumptions, diags)) {
        if (survey(agenda) && list_items(agenda, steps))
            return agenda;
        inquiry_failed(&agenda->inquiry, diags);
    }
    agenda_free(agenda);
    return NULL;
}

void agenda_free(struct agenda *agenda)
{
    if (!agenda)
        return;
    if (agenda->inquiry.judge)
        inquiry_fini(&agenda->inquiry);
    rulings_free(agenda->rulings);
    arena_fini(&agenda->arena);
    mem_free(agenda);
}

/* ---- looking up ---- */

uint32_t agenda_lane(const struct agenda *agenda, uint32_t component)
{
    const struct docket *docket = &agenda->inquiry.docket;
    if (component == COMPONENT_NONE)
        return docket->group->project;
    for (uint32_t i = 0; i < docket->group->count; i++)
        if (cite_component(docket, docket->group->first + i) == component)
            return docket->group->first + i;
    return UINT32_MAX;
}

const struct agenda_item *agenda_find(const struct agenda *agenda, struct spot spot)
{
    for (uint32_t i = 0; i < agenda->count; i++)
        if (agenda->items[i].spot.fact == spot.fact &&
            agenda->items[i].spot.component == spot.component)
            return &agenda->items[i];
    return NULL;
}

/* ---- choosing ---- */

/* A question is worth while if it tells at least this part of what the most telling one does. */
#define WORTH 2

static bool is_passed(const struct choosing *choosing, const struct agenda_item *item)
{
    return choosing->passes && choosing->passes(item->spot, choosing->context);
}

static bool is_focus(const struct choosing *choosing, const struct agenda_item *item)
{
    return choosing->focus == COMPONENT_NONE || item->spot.component == choosing->focus;
}

/* Whether a question tells more than another. */
static bool tells_more(const struct agenda_item *a, const struct agenda_item *b)
{
    return a->information != b->information ? a->information > b->information
                                            : a->changes > b->changes;
}

/* The questions that are looked at: those that are left and tell at least so much. */
struct field {
    const struct agenda *agenda;
    const struct choosing *choosing;
    bool focused;
    uint32_t least;
};

static bool is_in(const struct field *field, const struct agenda_item *item)
{
    return !is_passed(field->choosing, item) &&
           (!field->focused || is_focus(field->choosing, item)) &&
           item->information >= field->least;
}

/* The most telling of the field in a step (UINT32_MAX: any), and of a component if `own`. */
static const struct agenda_item *best_of(const struct field *field, uint32_t step,
                                         const uint32_t *component)
{
    const struct agenda_item *best = NULL;
    for (uint32_t i = 0; i < field->agenda->count; i++) {
        const struct agenda_item *item = &field->agenda->items[i];
        if (is_in(field, item) && (step == UINT32_MAX || item->step == step) &&
            (!component || item->spot.component == *component) && (!best || tells_more(item, best)))
            best = item;
    }
    return best;
}

/* The first question of a component that was not asked it. */
static const struct agenda_item *leading_of(const struct field *field)
{
    for (uint32_t i = 0; i < field->agenda->count; i++) {
        const struct agenda_item *item = &field->agenda->items[i];
        if (item->spot.fact == field->choosing->steps->leading && is_in(field, item))
            return item;
    }
    return NULL;
}

/* Stays with the component and the step that were asked about last as long as they have a question
 * in the field, then with the step; else goes where the most telling question is. */
static const struct agenda_item *nearest_of(const struct field *field)
{
    const struct choosing *choosing = field->choosing;
    const struct spot *last = &choosing->last;
    const struct agenda_item *found = NULL;
    if (last->fact != FACT_NONE)
        found = best_of(field, choosing->steps->of[last->fact], &last->component);
    if (!found && last->fact != FACT_NONE)
        found = best_of(field, choosing->steps->of[last->fact], NULL);
    return found ? found : best_of(field, UINT32_MAX, NULL);
}

const struct agenda_item *agenda_choose(const struct agenda *agenda,
                                        const struct choosing *choosing)
{
    struct field field = {agenda, choosing, true, 0};
    const struct agenda_item *best = best_of(&field, UINT32_MAX, NULL);
    if (!best)
        field.focused = false;
    const struct agenda_item *leading = leading_of(&field);
    if (leading)
        return leading;
    best = best_of(&field, UINT32_MAX, NULL);
    if (!best)
        return NULL;
    field.least = best->information / WORTH;
    return nearest_of(&field);
}

/* What tells so little compared with the most telling is hardly ever asked. */
#define NEGLIGIBLE 8

uint32_t agenda_estimate(const struct agenda *agenda, const struct choosing *choosing)
{
    struct field field = {agenda, choosing, false, 0};
    const struct agenda_item *best = best_of(&field, UINT32_MAX, NULL);
    uint32_t count = 0;
    field.least = best ? best->information / NEGLIGIBLE + (best->information > 0) : 0;
    for (uint32_t i = 0; i < agenda->count; i++)
        count += is_in(&field, &agenda->items[i]);
    return count;
}
