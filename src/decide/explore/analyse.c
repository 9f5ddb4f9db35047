#include "decide/explore/analyse.h"

#include "decide/explore/agreement.h"
#include "decide/explore/flips.h"
#include "decide/explore/hinges.h"
#include "decide/explore/questions.h"
#include "decide/explore/suffice.h"
#include "decide/explore/weights.h"
#include "decide/explore/without.h"

/* An analysis under way. */
struct analysing {
    struct analysis *analysis;
    struct arena *arena;
    struct inquiry inquiry;
    struct survey survey;
    bool surveyed;
};

/* One survey serves all parts that need one. */
static bool survey(struct analysing *analysing)
{
    if (!analysing->surveyed)
        analysing->surveyed = survey_take(&analysing->survey, &analysing->inquiry.arena,
                                          &analysing->inquiry, SURVEY_USUAL);
    return analysing->surveyed;
}

static bool make_agreement(struct analysing *analysing)
{
    struct analysis *analysis = analysing->analysis;
    if (!analysis->agreement && survey(analysing))
        analysis->agreement = agreement_of(analysing->arena, analysis->ruling, &analysing->survey);
    return analysis->agreement != NULL;
}

static bool make_questions(struct analysing *analysing)
{
    struct analysis *analysis = analysing->analysis;
    if (!analysis->questions && survey(analysing))
        analysis->questions =
            questions_of(analysing->arena, &analysing->inquiry, &analysing->survey);
    return analysis->questions != NULL;
}

static bool make_settling(struct analysing *analysing)
{
    struct questions *questions = analysing->analysis->questions;
    return questions->settling_found ||
           (survey(analysing) &&
            suffice(questions, analysing->arena, &analysing->inquiry, &analysing->survey));
}

static bool make_settling_of_few(struct analysing *analysing)
{
    const struct questions *questions = analysing->analysis->questions;
    uint32_t matter = 0;
    for (uint32_t i = 0; i < questions->count; i++)
        matter += questions->items[i].matters;
    return matter > SETTLING_FEW || make_settling(analysing);
}

/* What was entered last is not always the whole: other parts try other answers. */
static bool make_hinges(struct analysing *analysing)
{
    struct analysis *analysis = analysing->analysis;
    struct trial *trial = &analysing->inquiry.trial;
    if (!analysis->hinges && trial_enter(trial, &trial->whole))
        analysis->hinges = hinges_of(analysing->arena, &analysing->inquiry, analysis->questions);
    return analysis->hinges != NULL;
}

static bool make_weights(struct analysing *analysing)
{
    struct analysis *analysis = analysing->analysis;
    struct inquiry *inquiry = &analysing->inquiry;
    if (analysis->acceptability)
        return true;
    struct acceptability *made = weightings_try(analysing->arena, inquiry, WEIGHTINGS_USUAL);
    if (made && weights_flip(made, analysing->arena, inquiry))
        analysis->acceptability = made;
    return analysis->acceptability != NULL;
}

static bool make_sources(struct analysing *analysing)
{
    struct analysis *analysis = analysing->analysis;
    if (!analysis->sources)
        analysis->sources = without_sources(analysing->arena, &analysing->inquiry);
    if (analysis->sources)
        analysis->source_count = analysing->inquiry.judge->pack->publication_count;
    return analysis->sources != NULL;
}

static bool make_flips(struct analysing *analysing)
{
    struct analysis *analysis = analysing->analysis;
    if (!analysis->flips)
        analysis->flips = flips_find(analysing->arena, &analysing->inquiry, &flips_usual);
    return analysis->flips != NULL;
}

static bool make(struct analysing *analysing, unsigned parts)
{
    /* in this order, for later parts need earlier ones */
    static const struct {
        unsigned parts; /* for the sake of any of these … */
        bool (*make)(struct analysing *analysing);
    } makers[] = {
        {ANALYSE_AGREEMENT, make_agreement},
        {ANALYSE_QUESTIONS | ANALYSE_SETTLING | ANALYSE_SETTLING_FEW | ANALYSE_HINGES,
         make_questions},
        {ANALYSE_SETTLING, make_settling},
        {ANALYSE_SETTLING_FEW, make_settling_of_few},
        {ANALYSE_HINGES, make_hinges},
        {ANALYSE_WEIGHTS, make_weights},
        {ANALYSE_SOURCES, make_sources},
        {ANALYSE_FLIPS, make_flips},
    };
    for (uint32_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if ((parts & makers[i].parts) && !makers[i].make(analysing))
            return false;
    return true;
}

bool analyse(struct analysis *analysis, struct arena *arena, const struct judge *judge,
             bool assumptions, unsigned parts, struct diags *diags)
{
    struct analysing analysing = {.analysis = analysis, .arena = arena};
    struct inquiry *inquiry = &analysing.inquiry;
    bool done = inquiry_init(inquiry, judge, analysis->ruling, assumptions, diags) &&
                (make(&analysing, parts) || inquiry_failed(inquiry, diags));
    inquiry_fini(inquiry);
    return done;
}
