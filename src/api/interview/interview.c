/* The questionnaire: opening, answering, moving, stopping. */
#include <stdio.h>
#include <string.h>

#include "api/interview/handle.h"
#include "base/memory.h"
#include "base/typo.h"
#include "interview/opening.h"
#include "interview/reply.h"
#include "report/chart.h"
#include "report/verdict.h"

/* ---- shared ---- */

struct interview_call interview_call_of(ruling_messages *messages)
{
    return (struct interview_call){&messages->scratch, &messages->diags};
}

ruling_status interview_status(ruling_interview *interview, bool done, ruling_messages *messages)
{
    interview->explained = false;
    arena_fini(&interview->explanations);
    return done ? RULING_OK : api_failure(messages);
}

void interview_renew(ruling_interview *interview)
{
    arena_fini(&interview->words);
}

const char *interview_keep(struct arena *arena, struct strbuf *text)
{
    const char *copy =
        text->failed ? NULL : arena_copy(arena, text->text ? text->text : "", text->length);
    strbuf_fini(text);
    return copy;
}

uint32_t interview_component_of(const ruling_interview *interview, const char *name,
                                ruling_messages *messages)
{
    const struct profile *profile = interview->inner.sheet->profile;
    uint32_t component = name ? profile_component(profile, name) : 0;
    if (component != UINT32_MAX && !profile->components[component].outside)
        return component;
    struct diag *diag = diag_add(&messages->diags, R0907, api_span_of(messages, name ? name : ""),
                                 "there is no part `%s` to ask about", name ? name : "");
    diag_suggest(&messages->diags, diag, name ? profile_suggest_component(profile, name) : NULL);
    return UINT32_MAX;
}

bool interview_cite(const ruling_interview *interview, struct arena *arena, struct spot spot,
                    struct cited_fact *cited)
{
    const struct agenda *agenda = interview->inner.agenda;
    uint32_t lane = agenda_lane(agenda, spot.component);
    return cite_fact(arena, &agenda->inquiry.docket, (struct fact_use){spot.fact, lane}, cited);
}

bool interview_says(const ruling_interview *interview, struct spot spot,
                    const struct cited_fact *cited)
{
    const struct agenda *agenda = interview->inner.agenda;
    const struct fact *fact = &interview->pack->pack->vocabulary.facts[spot.fact];
    const struct block *block = agenda->inquiry.hearing.block;
    if (cited->origin == ORIGIN_GIVEN)
        return true;
    return cited->origin != ORIGIN_UNKNOWN && strcmp(cited->value, "unknown") != 0 &&
           (fact->type != FACT_SET ||
            block_is_exact(block, agenda_lane(agenda, spot.component), spot.fact));
}

const char *interview_component_name(const ruling_interview *interview, uint32_t component)
{
    const struct profile *profile = interview->inner.sheet->profile;
    return component != COMPONENT_NONE && profile->lists_components
               ? profile->components[component].name
               : NULL;
}

const char *interview_step_title(const ruling_interview *interview, struct arena *arena,
                                 uint32_t step)
{
    const char *name = interview->inner.matter.steps.names[step];
    if (!name)
        return "Other";
    char *title = arena_copy(arena, name, strlen(name));
    if (title && title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] - 'a' + 'A');
    for (char *at = title; at && *at; at++)
        *at = *at == '_' || *at == '-' ? ' ' : *at;
    return title;
}

/* ---- opening ---- */

static const char **link_kinds(struct arena *arena, const struct link_kind *kinds, uint32_t count)
{
    const char **names = arena_new(arena, count + 1, sizeof *names);
    for (uint32_t i = 0; names && i < count; i++)
        names[i] = kinds[i].id;
    return names;
}

static bool open_inner(ruling_interview *interview, const ruling_input *input,
                       const ruling_interview_options *options, ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    const struct split_costs *split = &interview->pack->pack->split;
    struct interview_options inner = {.assumptions = !(options && options->no_assumptions),
                                      .head = options && options->head,
                                      .schema = options ? options->schema : NULL};
    struct profile_input file = {.path = input->path,
                                 .format =
                                     input->format == RULING_JSON ? DOCUMENT_JSON : DOCUMENT_YAML,
                                 .settings = input->settings,
                                 .setting_count = (uint32_t)input->setting_count,
                                 .bases = input->bases,
                                 .base_count = (uint32_t)input->base_count,
                                 .as_of = input->as_of,
                                 .as_of_from = input->as_of_from};
    arena_init(&interview->words);
    arena_init(&interview->explanations);
    if (!interview_open(&interview->inner, interview->pack->judge, &file, &inner, &call))
        return false;
    struct arena *arena = &interview->inner.arena;
    interview->kinds[false] = link_kinds(arena, split->via, split->via_count);
    interview->kinds[true] = link_kinds(arena, split->traffic, split->traffic_count);
    return (interview->kinds[false] && interview->kinds[true]) || diags_no_memory(&messages->diags);
}

ruling_status ruling_interview_open(const ruling_pack *pack, const ruling_input *input,
                                    const ruling_interview_options *options,
                                    ruling_interview **interview, ruling_messages *messages)
{
    ruling_interview *made = mem_new(1, sizeof *made);
    *interview = NULL;
    if (!made) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    made->pack = pack;
    if (!open_inner(made, input, options, messages)) {
        ruling_interview_free(made);
        return api_failure(messages);
    }
    *interview = made;
    return RULING_OK;
}

void ruling_interview_free(ruling_interview *interview)
{
    if (!interview)
        return;
    interview_fini(&interview->inner);
    arena_fini(&interview->words);
    arena_fini(&interview->explanations);
    mem_free(interview);
}

const char *ruling_interview_path(const ruling_interview *interview)
{
    return interview->inner.matter.source.input.path;
}

bool ruling_interview_saved(const ruling_interview *interview)
{
    return interview->inner.saved;
}

const char *ruling_interview_name(const ruling_interview *interview)
{
    const struct sheet *sheet = interview->inner.sheet;
    return node_get(sheet->root, "name") ? sheet->profile->name : NULL;
}

/* ---- answering ---- */

/* Adds R0551 where nothing is asked; whether something is. */
static bool is_asked(const ruling_interview *interview, ruling_messages *messages)
{
    if (interview->inner.at.fact != FACT_NONE)
        return true;
    diag_add_file(&messages->diags, R0551, NULL, "no question is at hand");
    return false;
}

static const struct fact *fact_at_hand(const ruling_interview *interview)
{
    return &interview->pack->pack->vocabulary.facts[interview->inner.at.fact];
}

/* Reads what was typed, the note too, and gives it. */
static bool answer(ruling_interview *interview, const char *text, const char *note,
                   ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    struct strbuf address, value, prose;
    bool good = false;
    strbuf_init(&address);
    strbuf_init(&value);
    strbuf_init(&prose);
    interview_address(&interview->inner, interview->inner.at, &address);
    bool noted = !note || reply_prose(note, &prose);
    if (address.failed || prose.failed)
        diags_no_memory(call.diags);
    else if (!noted)
        diag_add_file(call.diags, R0005, NULL, "the note is no UTF-8");
    else
        good = reply_read(fact_at_hand(interview), address.text, text, call.scratch, call.diags,
                          &value) &&
               interview_answer(&interview->inner, value.text,
                                note ? prose.text ? prose.text : "" : NULL, &call);
    strbuf_fini(&address);
    strbuf_fini(&value);
    strbuf_fini(&prose);
    return good;
}

ruling_status ruling_interview_answer(ruling_interview *interview, const char *text,
                                      const char *note, ruling_messages *messages)
{
    bool good = is_asked(interview, messages) && answer(interview, text, note, messages);
    return good ? interview_status(interview, true, messages) : api_failure(messages);
}

ruling_status ruling_interview_forget(ruling_interview *interview, ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    bool good = is_asked(interview, messages) && interview_forget(&interview->inner, &call);
    return interview_status(interview, good, messages);
}

ruling_status ruling_interview_skip(ruling_interview *interview, ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    bool good = is_asked(interview, messages) && interview_skip(&interview->inner, &call);
    return interview_status(interview, good, messages);
}

/* ---- moving ---- */

ruling_status ruling_interview_back(ruling_interview *interview, ruling_messages *messages)
{
    bool moved = interview_back(&interview->inner);
    interview_status(interview, true, messages);
    return moved ? RULING_OK : RULING_NO;
}

/* Says that a name leads nowhere, with the nearest of those that do. */
static void complain_no_question(const ruling_interview *interview, const char *name,
                                 struct diags *diags)
{
    const struct profile *profile = interview->inner.sheet->profile;
    const struct vocabulary *vocabulary = &profile->pack->vocabulary;
    struct typo typo;
    typo_init(&typo, name);
    for (uint32_t i = 0; i < profile->component_count; i++)
        typo_offer(&typo, profile->components[i].name);
    for (uint32_t i = 0; i < vocabulary->count; i++)
        if (steps_asks(&vocabulary->facts[i])) {
            typo_offer(&typo, vocabulary->facts[i].name);
            typo_offer(&typo, fact_short_name(&vocabulary->facts[i]));
        }
    struct diag *diag = diag_add_file(diags, R0551, NULL, "`%s` is no question, and no part", name);
    if (typo.best)
        diag_hint(diags, diag, "did you mean `%s`?", typo.best);
}

ruling_status ruling_interview_jump(ruling_interview *interview, const char *name,
                                    ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    const struct profile *profile = interview->inner.sheet->profile;
    uint32_t component = profile->lists_components ? profile_component(profile, name) : UINT32_MAX;
    struct spot spot;
    if (component != UINT32_MAX && !profile->components[component].outside) {
        interview_focus(&interview->inner, component);
        return interview_status(interview, true, messages);
    }
    if (interview_find(&interview->inner, name, &spot))
        return interview_status(interview, interview_go(&interview->inner, spot, &call), messages);
    complain_no_question(interview, name, call.diags);
    return api_failure(messages);
}

/* ---- the whole ---- */

/* Writes down that the standing was shown; the first time stands. */
static bool note_standing(ruling_interview *interview, struct interview_call *call)
{
    static const char *const keys[] = {"labels", "standing_shown", NULL};
    struct interview *inner = &interview->inner;
    const struct node *labels = node_get(inner->sheet->root, "labels");
    struct strbuf text;
    char value[64];
    bool chosen = inner->chosen;
    uint32_t answers = interview_count_answers(inner);
    if (labels && node_get(labels, "standing_shown"))
        return true;
    if (!interview_refresh(inner, call))
        return false;
    snprintf(value, sizeof value, "after %u answer%s", answers, answers == 1 ? "" : "s");
    strbuf_init(&text);
    inner->chosen = true; /* the question at hand stays */
    bool made = sheet_set(inner->sheet, keys, value, &text);
    bool good = interview_put(inner, made, &text, call);
    inner->chosen = chosen;
    strbuf_fini(&text);
    return good;
}

static void write_standing(const ruling_interview *interview, struct paint *paint)
{
    const struct agenda *agenda = interview->inner.agenda;
    const struct agreement *agreement = agenda->agreement;
    verdict_write(paint, agenda->ruling);
    chart_write(paint, agenda->ruling);
    if (agreement->proved)
        paint_text(paint, TONE_PLAIN, "No open answer can change the verdict.\n");
    else if (agreement->trials > 0)
        paint_printf(paint, TONE_PLAIN, "The verdict holds in %u %% of what is open.\n",
                     agreement_share(agreement) / 10);
}

ruling_status ruling_interview_standing(ruling_interview *interview, const ruling_style *style,
                                        char **text, ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    struct strbuf out;
    struct paint paint = {&out, api_style(style)};
    strbuf_init(&out);
    write_standing(interview, &paint);
    if (api_hand_over(&out, text, messages) != RULING_OK)
        return RULING_FAILED;
    if (note_standing(interview, &call))
        return interview_status(interview, true, messages);
    ruling_text_free(*text);
    *text = NULL;
    return api_failure(messages);
}

ruling_stop ruling_interview_offer(const ruling_interview *interview, const char **reason)
{
    static const struct {
        ruling_stop stop;
        const char *reason;
    } stops[] = {
        [STOP_NOT] = {RULING_GO_ON, ""},
        [STOP_ASKED] = {RULING_STOP_ASKED, "Every question that can matter was asked."},
        [STOP_AGREED] = {RULING_STOP_AGREED,
                         "At least 95 % of the ways to answer what is left come to the same "
                         "verdict."},
        [STOP_SETTLED] = {RULING_STOP_SETTLED,
                          "It is settled: no answer to what is left can change the verdict."},
    };
    enum stop stop = interview_offer(&interview->inner);
    if (reason)
        *reason = stops[stop].reason;
    return stops[stop].stop;
}

void ruling_interview_go_on(ruling_interview *interview)
{
    interview->inner.declined = interview_reason(&interview->inner);
}

ruling_status ruling_interview_advise(ruling_interview *interview, ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    return interview_status(interview, interview_advise(&interview->inner, &call), messages);
}
