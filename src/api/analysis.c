/* Analyses: how sure rulings are, and what would change them. */
#include "decide/explore/analyse.h"

#include "api/handles.h"
#include "decide/explore/agreement.h"
#include "report/analysis/asking.h"
#include "report/analysis/beside.h"
#include "report/analysis/whatif.h"

/* ---- analysing ---- */

static unsigned inner_parts(unsigned parts)
{
    static const struct {
        unsigned part;
        unsigned inner;
    } table[] = {
        {RULING_AGREEMENT, ANALYSE_AGREEMENT},
        {RULING_QUESTIONS, ANALYSE_QUESTIONS | ANALYSE_SETTLING | ANALYSE_HINGES},
        {RULING_WEIGHTS, ANALYSE_WEIGHTS},
        {RULING_SOURCES, ANALYSE_SOURCES},
        {RULING_FLIPS, ANALYSE_FLIPS},
    };
    unsigned inner = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        inner |= parts & table[i].part ? table[i].inner : 0;
    return inner;
}

/* The analysis of a ruling, begun if there is none yet. NULL when memory is out. */
static struct analysis *begin(ruling_result *result, size_t index)
{
    struct ruling *ruling = &result->rulings->items[index];
    struct analysis *analysis = arena_new(&result->rulings->arena, 1, sizeof *analysis);
    if (!analysis)
        return NULL;
    *analysis = ruling->analysis ? *ruling->analysis : (struct analysis){.ruling = ruling};
    ruling->analysis = analysis;
    return analysis;
}

static ruling_status analyse_inner(ruling_result *result, size_t index, unsigned parts,
                                   ruling_messages *messages)
{
    struct rulings *rulings = result->rulings;
    struct analysis *analysis = begin(result, index);
    if (!analysis) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    bool done = analyse(analysis, &rulings->arena, result->pack->judge,
                        rulings->options.assumptions, parts, &messages->diags);
    return done ? RULING_OK : api_failure(messages);
}

ruling_status ruling_analyse(ruling_result *result, size_t index, unsigned parts,
                             ruling_messages *messages)
{
    return analyse_inner(result, index, inner_parts(parts), messages);
}

int ruling_agreement(const ruling_result *result, size_t index, int *error)
{
    const struct analysis *analysis = result->rulings->items[index].analysis;
    const struct agreement *agreement = analysis ? analysis->agreement : NULL;
    *error = agreement ? (int)agreement->error : 0;
    if (agreement && agreement->proved)
        return 1000;
    return agreement && agreement->trials > 0 ? (int)agreement_share(agreement) : -1;
}

/* ---- reports ---- */

ruling_status ruling_flips(ruling_result *result, size_t index, bool all, const char *format,
                           const ruling_style *style, char **text, ruling_messages *messages)
{
    struct style inner = api_style(style);
    struct strbuf out;
    bool json;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    ruling_status status = ruling_analyse(result, index, RULING_FLIPS | RULING_WEIGHTS, messages);
    if (status != RULING_OK)
        return status;
    strbuf_init(&out);
    const struct analysis *analysis = result->rulings->items[index].analysis;
    if (json)
        whatif_json(analysis, &out);
    else
        whatif_text(analysis, all, &inner, &out);
    return api_hand_over(&out, text, messages);
}

ruling_status ruling_next(ruling_result *result, size_t index, bool all, const char *format,
                          const ruling_style *style, char **text, ruling_messages *messages)
{
    struct style inner = api_style(style);
    struct strbuf out;
    bool json;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    /* whoever asks waits for it, so less is done than can be */
    ruling_status status = analyse_inner(
        result, index,
        ANALYSE_AGREEMENT | ANALYSE_QUESTIONS | ANALYSE_HINGES | ANALYSE_SETTLING_FEW, messages);
    if (status != RULING_OK)
        return status;
    strbuf_init(&out);
    const struct analysis *analysis = result->rulings->items[index].analysis;
    if (json)
        asking_json(analysis, all, &out);
    else
        asking_text(analysis, all, &inner, &out);
    return api_hand_over(&out, text, messages);
}

ruling_status ruling_beside(const ruling_result *now, const ruling_result *then, size_t index,
                            const char *const *settings, size_t count, const char *format,
                            const ruling_style *style, char **text, ruling_messages *messages)
{
    struct beside beside = {&now->rulings->items[index], &then->rulings->items[index], settings,
                            (uint32_t)count};
    struct style inner = api_style(style);
    struct strbuf out;
    bool json;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    if (!beside_fits(beside.now, beside.then)) {
        diag_add_file(&messages->diags, R0530, beside.then->profile->file,
                      "this is not on the same components under the same pack as %s",
                      beside.now->profile->file);
        return RULING_INPUT;
    }
    strbuf_init(&out);
    if (json)
        beside_json(&beside, &out);
    else
        beside_text(&beside, &inner, &out);
    return api_hand_over(&out, text, messages);
}
