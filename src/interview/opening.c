#include "interview/opening.h"

#include <string.h>

#include "interview/stale.h"

/* ---- the file ---- */

/* Whether the questionnaire can keep such a file; else says so. */
static bool can_keep(const struct profile_input *input, struct diags *diags)
{
    size_t length = strlen(input->path);
    bool json = length > 5 && strcmp(input->path + length - 5, ".json") == 0;
    bool pipe = strcmp(input->path, "-") == 0;
    if (!json && !pipe && input->format != DOCUMENT_JSON)
        return true;
    struct diag *diag = diag_add_file(diags, R0550, pipe ? NULL : input->path,
                                      pipe ? "the questionnaire keeps its profile in a file"
                                           : "the questionnaire does not write JSON");
    diag_hint(diags, diag, "name a YAML file: `ruling ask profile.yaml`");
    return false;
}

/* The text of a file that is not there yet. */
static void put_new(const struct interview *interview, const struct interview_options *options,
                    struct strbuf *out)
{
    if (options->schema)
        strbuf_printf(out, "# yaml-language-server: $schema=%s\n", options->schema);
    if (options->head)
        strbuf_printf(out,
                      "# A profile for %s, written by `ruling ask`, which asks for what is missing "
                      "here.\n",
                      interview->matter.source.pack->name);
    strbuf_puts(out, "ruling: 1\n");
}

static bool read_text(struct interview *interview, const struct interview_options *options,
                      struct strbuf *out, struct interview_call *call)
{
    char *bytes;
    size_t length;
    enum file_status status =
        matter_fetch(&interview->matter, call->scratch, call->diags, &bytes, &length);
    if (status == FILE_MISSING) {
        put_new(interview, options, out);
        return true;
    }
    if (status != FILE_OK)
        return false;
    interview->saved = true;
    strbuf_add(out, bytes, length);
    return true;
}

/* ---- settings ---- */

/* The answers that settings make. */
struct settings {
    struct given *items;
    uint32_t count;
    uint32_t capacity;
};

/* Whether two profiles give different answers at a spot: then the settings did that. */
static const struct answer *changed_answer(const struct profile *before,
                                           const struct profile *after, struct spot spot)
{
    bool project = spot.component == COMPONENT_NONE;
    const struct answer *old = project ? before->answers[spot.fact]
                                       : before->components[spot.component].answers[spot.fact];
    const struct answer *now =
        project ? after->answers[spot.fact] : after->components[spot.component].answers[spot.fact];
    bool same = old && now && value_equal(&old->value, &now->value) &&
                old->unknown == now->unknown && (now->note == NULL || old->note != NULL);
    return now && !same ? now : NULL;
}

/* Adds what settings changed for the project, or a component, to the answers to be given. */
static bool list_settings(struct interview *interview, const struct profile *set,
                          uint32_t component, struct settings *settings,
                          struct interview_call *call)
{
    const struct fact *facts = set->pack->vocabulary.facts;
    for (uint32_t fact = 0; fact < set->pack->vocabulary.count; fact++) {
        struct spot spot = {fact, component};
        const struct answer *answer = changed_answer(interview->sheet->profile, set, spot);
        struct strbuf value;
        if (!answer)
            continue;
        struct given *given = vec_add(settings, call->scratch);
        strbuf_init(&value);
        interview_yaml(&facts[fact], answer->text, &value);
        const char *kept =
            value.failed ? NULL : arena_copy(call->scratch, value.text, value.length);
        strbuf_fini(&value);
        if (!given || !kept)
            return diags_no_memory(call->diags);
        *given = (struct given){spot, kept, answer->note};
    }
    return true;
}

static bool give_priorities(struct interview *interview, const struct profile *set,
                            struct interview_call *call)
{
    for (uint32_t i = 0; i < set->pack->criterion_count; i++) {
        const char *keys[] = {"priorities", set->pack->criteria[i].id, NULL};
        struct strbuf text;
        if (set->priorities[i] == interview->sheet->profile->priorities[i])
            continue;
        strbuf_init(&text);
        bool made = sheet_set(interview->sheet, keys, priority_name(set->priorities[i]), &text);
        bool good = interview_put(interview, made, &text, call);
        strbuf_fini(&text);
        if (!good)
            return false;
    }
    return true;
}

/* A profile says nothing of weights. */
static bool refuse_weights(const struct interview *interview, const struct profile *set,
                           struct diags *diags)
{
    for (uint32_t i = 0; i < set->pack->criterion_count; i++) {
        if (set->weights[i] == interview->sheet->profile->weights[i])
            continue;
        struct diag *diag = diag_add_file(diags, R0550, NULL, "a profile keeps no weights");
        diag_hint(diags, diag, "give it a priority: --set priorities.%s=high",
                  set->pack->criteria[i].id);
        return false;
    }
    return true;
}

static bool give_all(struct interview *interview, const struct profile *set,
                     struct interview_call *call)
{
    struct settings settings = {0};
    if (!refuse_weights(interview, set, call->diags) || !give_priorities(interview, set, call) ||
        !list_settings(interview, set, COMPONENT_NONE, &settings, call))
        return false;
    for (uint32_t i = 0; i < set->component_count; i++)
        if (!list_settings(interview, set, i, &settings, call))
            return false;
    return interview_give(interview, settings.items, settings.count, call);
}

/* Makes answers of the settings: what they are taken for is what the profile's reader takes them
 * for. */
static bool give_settings(struct interview *interview, const struct profile_input *given,
                          struct interview_call *call)
{
    struct profile_input input = interview->matter.source.input;
    if (given->setting_count == 0)
        return true;
    input.bytes = interview->sheet->text;
    input.length = interview->sheet->length;
    input.settings = given->settings;
    input.setting_count = given->setting_count;
    struct profile *set =
        profile_read(call->scratch, interview->matter.source.pack, &input, call->diags);
    bool good = set && give_all(interview, set, call);
    profile_free(set);
    return good;
}

/* ---- the whole ---- */

/* Leaves stale answers out of a text that is no profile for them. False when memory is out. */
static bool leave_out_stale(struct interview *interview, struct strbuf *text,
                            struct interview_call *call)
{
    struct strbuf without;
    strbuf_init(&without);
    if (!stale_drop(&interview->matter.source, text->text ? text->text : "", text->length,
                    call->diags, &without)) {
        strbuf_fini(&without);
        return true;
    }
    interview->seen = arena_copy(&interview->arena, text->text, text->length);
    interview->seen_length = text->length;
    strbuf_fini(text);
    *text = without;
    return interview->seen != NULL;
}

static bool open_text(struct interview *interview, struct strbuf *text, struct interview_call *call)
{
    if (text->failed || !leave_out_stale(interview, text, call) || text->failed)
        return diags_no_memory(call->diags);
    struct version version;
    if (!matter_read(&interview->matter, text->text ? text->text : "", text->length, call->scratch,
                     call->diags, &version))
        return false;
    interview->sheet = version.sheet;
    interview->agenda = version.agenda;
    return true;
}

bool interview_open(struct interview *interview, const struct judge *judge,
                    const struct profile_input *input, const struct interview_options *options,
                    struct interview_call *call)
{
    struct strbuf text;
    *interview = (struct interview){.focus = COMPONENT_NONE};
    arena_init(&interview->arena);
    if (!can_keep(input, call->diags))
        return false;
    if (!matter_init(&interview->matter, &interview->arena, judge, input, options->assumptions))
        return diags_no_memory(call->diags);
    strbuf_init(&text);
    bool good = read_text(interview, options, &text, call) && open_text(interview, &text, call);
    strbuf_fini(&text);
    if (!good)
        return false;
    interview_focus(interview, COMPONENT_NONE);
    return give_settings(interview, input, call);
}
