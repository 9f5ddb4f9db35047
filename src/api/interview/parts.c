/* The questionnaire: the parts of the system, their links, and what is assumed of them. */
#include <string.h>

#include "api/interview/handle.h"
#include "interview/reply.h"

/* Puts a changed text in place of the file's. */
static ruling_status put(ruling_interview *interview, bool made, struct strbuf *text,
                         struct interview_call *call, ruling_messages *messages)
{
    bool good = interview_put(&interview->inner, made, text, call);
    strbuf_fini(text);
    return good ? interview_status(interview, true, messages) : api_failure(messages);
}

/* A name as it is typed, cleaned; NULL, with a message, when it is no text. */
static const char *clean(const char *name, ruling_messages *messages)
{
    struct strbuf text;
    strbuf_init(&text);
    bool good = reply_prose(name, &text);
    if (!good && !text.failed) {
        diag_add_file(&messages->diags, R0005, NULL, "the name is no UTF-8");
        strbuf_fini(&text);
        return NULL;
    }
    const char *kept = interview_keep(&messages->scratch, &text);
    if (!kept)
        diags_no_memory(&messages->diags);
    return kept;
}

ruling_status ruling_interview_set_name(ruling_interview *interview, const char *name,
                                        ruling_messages *messages)
{
    static const char *const keys[] = {"name", NULL};
    struct interview_call call = interview_call_of(messages);
    const char *cleaned = clean(name, messages);
    struct strbuf value, text;
    if (!cleaned || !interview_refresh(&interview->inner, &call))
        return api_failure(messages);
    strbuf_init(&value);
    strbuf_init(&text);
    interview_yaml(&(struct fact){.type = FACT_TEXT}, cleaned, &value);
    text.failed = value.failed;
    bool made = !text.failed && sheet_set(interview->inner.sheet, keys, value.text, &text);
    strbuf_fini(&value);
    return put(interview, made, &text, &call, messages);
}

/* ---- parts ---- */

size_t ruling_interview_components(const ruling_interview *interview)
{
    const struct profile *profile = interview->inner.sheet->profile;
    return profile->lists_components ? profile->component_count : 0;
}

ruling_component ruling_interview_component(const ruling_interview *interview, size_t index)
{
    const struct interview *inner = &interview->inner;
    const struct profile *profile = inner->sheet->profile;
    const struct component *component = &profile->components[index];
    ruling_component made = {.name = component->name, .outside = component->outside};
    const struct answer *role = inner->matter.steps.leading != FACT_NONE
                                    ? component->answers[inner->matter.steps.leading]
                                    : NULL;
    made.role = role && !role->unknown ? role->text : NULL;
    for (uint32_t i = 0; i < profile->pack->vocabulary.count; i++)
        made.answered += component->answers[i] != NULL;
    for (uint32_t i = 0; i < inner->agenda->count; i++)
        made.open += inner->agenda->items[i].spot.component == index;
    return made;
}

/* Whether parts can be listed: a profile about a single one has no list. */
static bool can_list(const ruling_interview *interview, ruling_messages *messages)
{
    const struct sheet *sheet = interview->inner.sheet;
    if (sheet->profile->lists_components || !node_get(sheet->root, "component"))
        return true;
    struct diag *diag = diag_add_file(&messages->diags, R0555, sheet->profile->file,
                                      "the profile is about a single part, without a name");
    diag_hint(&messages->diags, diag,
              "make its `component:` the first item of a list `components:`, with a name");
    return false;
}

ruling_status ruling_interview_add(ruling_interview *interview, const char *name,
                                   ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    const char *cleaned = clean(name, messages);
    struct strbuf text;
    if (!cleaned || !interview_refresh(&interview->inner, &call) || !can_list(interview, messages))
        return api_failure(messages);
    strbuf_init(&text);
    bool made = sheet_add_component(interview->inner.sheet, cleaned, &text);
    return put(interview, made, &text, &call, messages);
}

/* A listed part of any kind; UINT32_MAX, with a message, when there is none. */
static uint32_t find_listed(const ruling_interview *interview, const char *name,
                            ruling_messages *messages)
{
    const struct profile *profile = interview->inner.sheet->profile;
    uint32_t component = profile->lists_components ? profile_component(profile, name) : UINT32_MAX;
    if (component != UINT32_MAX)
        return component;
    struct diag *diag = diag_add_file(&messages->diags, R0907, NULL, "there is no part `%s`", name);
    const char *best = profile->lists_components ? profile_suggest_component(profile, name) : NULL;
    if (best)
        diag_hint(&messages->diags, diag, "did you mean `%s`?", best);
    return UINT32_MAX;
}

ruling_status ruling_interview_rename(ruling_interview *interview, const char *from, const char *to,
                                      ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    const char *cleaned = clean(to, messages);
    struct strbuf text;
    if (!cleaned || !interview_refresh(&interview->inner, &call))
        return api_failure(messages);
    uint32_t component = find_listed(interview, from, messages);
    if (component == UINT32_MAX)
        return api_failure(messages);
    strbuf_init(&text);
    bool made = sheet_rename_component(interview->inner.sheet, component, cleaned, &text);
    return put(interview, made, &text, &call, messages);
}

ruling_status ruling_interview_remove(ruling_interview *interview, const char *name,
                                      ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    struct interview *inner = &interview->inner;
    struct strbuf text;
    if (!interview_refresh(inner, &call))
        return api_failure(messages);
    uint32_t component = find_listed(interview, name, messages);
    if (component == UINT32_MAX)
        return api_failure(messages);
    strbuf_init(&text);
    bool made = sheet_remove_component(inner->sheet, component, &text);
    bool chosen = inner->chosen;
    inner->chosen = true; /* until the numbers of the parts are right again */
    ruling_status status = put(interview, made, &text, &call, messages);
    inner->chosen = chosen;
    if (status == RULING_OK)
        interview_dropped(inner, component);
    return status;
}

/* ---- links ---- */

size_t ruling_interview_links(const ruling_interview *interview)
{
    return interview->inner.sheet->profile->link_count;
}

ruling_link ruling_interview_link(const ruling_interview *interview, size_t index)
{
    const struct profile *profile = interview->inner.sheet->profile;
    const struct link *link = &profile->links[index];
    return (ruling_link){
        .ends = {profile->components[link->ends[0]].name, profile->components[link->ends[1]].name},
        .via = link->via != UINT32_MAX ? interview->kinds[false][link->via] : NULL,
        .traffic = link->traffic != UINT32_MAX ? interview->kinds[true][link->traffic] : NULL};
}

const char *const *ruling_interview_link_kinds(const ruling_interview *interview, bool traffic)
{
    return interview->kinds[traffic];
}

/* Whether a word is one of the pack's for links; NULL is none, and good. */
static bool is_kind(const ruling_interview *interview, bool traffic, const char *word,
                    ruling_messages *messages)
{
    const char **kinds = interview->kinds[traffic];
    if (!word)
        return true;
    for (size_t i = 0; kinds[i]; i++)
        if (strcmp(kinds[i], word) == 0)
            return true;
    struct diag *diag = diag_add_file(&messages->diags, R0124, NULL, "`%s` is no `%s` of a link",
                                      word, traffic ? "traffic" : "via");
    api_suggest(&messages->diags, diag, word, "choices: ", (const char *const *)kinds);
    return false;
}

ruling_status ruling_interview_join(ruling_interview *interview, const ruling_link *link,
                                    ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    struct sheet_link inner = {{link->ends[0], link->ends[1]}, link->via, link->traffic};
    struct strbuf text;
    if (!is_kind(interview, false, link->via, messages) ||
        !is_kind(interview, true, link->traffic, messages) ||
        !interview_refresh(&interview->inner, &call) ||
        find_listed(interview, link->ends[0], messages) == UINT32_MAX ||
        find_listed(interview, link->ends[1], messages) == UINT32_MAX)
        return api_failure(messages);
    strbuf_init(&text);
    bool made = sheet_join(interview->inner.sheet, &inner, &text);
    return put(interview, made, &text, &call, messages);
}

ruling_status ruling_interview_unjoin(ruling_interview *interview, size_t index,
                                      ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    struct strbuf text;
    if (!interview_refresh(&interview->inner, &call))
        return api_failure(messages);
    if (index >= ruling_interview_links(interview)) {
        diag_add_file(call.diags, R0551, NULL, "there is no such link");
        return api_failure(messages);
    }
    strbuf_init(&text);
    bool made = sheet_unjoin(interview->inner.sheet, (uint32_t)index, &text);
    return put(interview, made, &text, &call, messages);
}

/* ---- what is assumed ---- */

/* An assumption while it is listed. */
struct assumed {
    struct spot spot;
    const char *value; /* as the pack would write it */
};

/* What is assumed of a component and may matter, in the arena. NULL when memory is out. */
static struct assumed *list_assumed(const ruling_interview *interview, struct arena *arena,
                                    uint32_t component, uint32_t *count)
{
    const struct agenda *agenda = interview->inner.agenda;
    struct assumed *list = arena_new(arena, agenda->count, sizeof *list);
    *count = 0;
    for (uint32_t i = 0; list && i < agenda->count; i++) {
        struct spot spot = agenda->items[i].spot;
        struct cited_fact cited;
        if (spot.component != component)
            continue;
        if (!interview_cite(interview, arena, spot, &cited))
            return NULL;
        if (cited.origin == ORIGIN_ASSUMED && interview_says(interview, spot, &cited))
            list[(*count)++] = (struct assumed){spot, cited.value};
    }
    return list;
}

ruling_status ruling_interview_assumptions(ruling_interview *interview, const char *component,
                                           const ruling_assumption **list, size_t *count,
                                           ruling_messages *messages)
{
    const struct fact *facts = interview->pack->pack->vocabulary.facts;
    uint32_t number = interview_component_of(interview, component, messages), found = 0;
    *list = NULL;
    *count = 0;
    if (number == UINT32_MAX)
        return api_failure(messages);
    interview_renew(interview);
    const struct assumed *assumed = list_assumed(interview, &interview->words, number, &found);
    ruling_assumption *made = assumed ? arena_new(&interview->words, found, sizeof *made) : NULL;
    for (uint32_t i = 0; made && i < found; i++) {
        struct strbuf address;
        strbuf_init(&address);
        interview_address(&interview->inner, assumed[i].spot, &address);
        made[i] = (ruling_assumption){interview_keep(&interview->words, &address),
                                      facts[assumed[i].spot.fact].title, assumed[i].value};
        if (!made[i].address)
            made = NULL;
    }
    if (!made) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    *list = made;
    *count = found;
    return RULING_OK;
}

/* What is assumed, as answers, in the arena. NULL when memory is out. */
static struct given *as_answers(const ruling_interview *interview, struct arena *arena,
                                const struct assumed *assumed, uint32_t count)
{
    const struct fact *facts = interview->pack->pack->vocabulary.facts;
    struct given *list = arena_new(arena, count, sizeof *list);
    for (uint32_t i = 0; list && i < count; i++) {
        struct strbuf value;
        strbuf_init(&value);
        interview_yaml(&facts[assumed[i].spot.fact], assumed[i].value, &value);
        list[i] = (struct given){assumed[i].spot, interview_keep(arena, &value), NULL};
        if (!list[i].value)
            return NULL;
    }
    return list;
}

ruling_status ruling_interview_confirm(ruling_interview *interview, const char *component,
                                       ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    uint32_t count;
    if (!interview_refresh(&interview->inner, &call))
        return api_failure(messages);
    uint32_t number = interview_component_of(interview, component, messages);
    if (number == UINT32_MAX)
        return api_failure(messages);
    const struct assumed *assumed = list_assumed(interview, call.scratch, number, &count);
    const struct given *list = assumed ? as_answers(interview, call.scratch, assumed, count) : NULL;
    if (!list)
        diags_no_memory(call.diags);
    bool good = list && interview_give(&interview->inner, list, count, &call);
    return good ? interview_status(interview, true, messages) : api_failure(messages);
}

/* ---- copying ---- */

/* Whether the answer to a fact is copied: it is there, and the other part has none. */
static bool can_copy(const struct profile *profile, uint32_t fact, uint32_t from, uint32_t to)
{
    return profile->components[from].answers[fact] && !profile->components[to].answers[fact];
}

/* The answers to be copied, in the arena. NULL when memory is out. */
static struct given *list_copies(const ruling_interview *interview, struct arena *arena,
                                 uint32_t from, bool all, uint32_t *count)
{
    const struct interview *inner = &interview->inner;
    const struct profile *profile = inner->sheet->profile;
    uint32_t facts = profile->pack->vocabulary.count, to = inner->at.component;
    struct given *list = arena_new(arena, facts, sizeof *list);
    *count = 0;
    for (uint32_t fact = 0; list && fact < facts; fact++) {
        const struct answer *answer = profile->components[from].answers[fact];
        bool wanted = all ? fact != inner->matter.steps.leading && can_copy(profile, fact, from, to)
                          : fact == inner->at.fact && answer;
        struct strbuf value;
        if (!wanted)
            continue;
        strbuf_init(&value);
        interview_yaml(&profile->pack->vocabulary.facts[fact], answer->text, &value);
        list[*count] = (struct given){{fact, to}, interview_keep(arena, &value), answer->note};
        if (!list[(*count)++].value)
            return NULL;
    }
    return list;
}

ruling_status ruling_interview_copy(ruling_interview *interview, const char *from, bool all,
                                    size_t *count, ruling_messages *messages)
{
    struct interview_call call = interview_call_of(messages);
    struct interview *inner = &interview->inner;
    uint32_t found = 0;
    *count = 0;
    if (!interview_refresh(inner, &call))
        return api_failure(messages);
    uint32_t source = find_listed(interview, from, messages);
    if (source == UINT32_MAX)
        return api_failure(messages);
    bool apart = inner->at.fact != FACT_NONE && inner->at.component != COMPONENT_NONE &&
                 inner->at.component != source;
    const struct given *list =
        apart ? list_copies(interview, call.scratch, source, all, &found) : NULL;
    if (apart && !list)
        diags_no_memory(call.diags);
    else if (found == 0)
        diag_add_file(call.diags, R0552, NULL, "`%s` has no answer that could be copied here",
                      from);
    bool good = list && found > 0 && interview_copied(inner, list, found, &call);
    *count = good ? found : 0;
    return good ? interview_status(interview, true, messages) : api_failure(messages);
}
