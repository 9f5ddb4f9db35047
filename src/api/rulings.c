/* Rulings: judging, the verdict for scripts, and reports. */
#include <string.h>

#include "api/handles.h"
#include "base/memory.h"
#include "base/typo.h"
#include "decide/explore/inquiry.h"
#include "report/report.h"
#include "report/text.h"
#include "report/why.h"

/* ---- rulings ---- */

ruling_status ruling_judge(const ruling_pack *pack, const ruling_profile *const *profiles,
                           size_t count, const ruling_options *options, ruling_result **result,
                           ruling_messages *messages)
{
    struct arena scratch;
    ruling_result *made = mem_new(1, sizeof *made);
    *result = NULL;
    arena_init(&scratch);
    const struct profile **inner = arena_new(&scratch, count, sizeof *inner);
    if (!made || !inner) {
        diags_no_memory(&messages->diags);
    } else {
        for (size_t i = 0; i < count; i++)
            inner[i] = profiles[i]->profile;
        made->pack = pack;
        made->rulings = judge_profiles(pack->judge, inner, (uint32_t)count,
                                       (struct judge_options){
                                           .assumptions = !(options && options->no_assumptions),
                                           .settling = !(options && options->no_settling),
                                       },
                                       &messages->diags);
    }
    arena_fini(&scratch);
    if (!made || !made->rulings) {
        mem_free(made);
        return api_failure(messages);
    }
    *result = made;
    return RULING_OK;
}

void ruling_result_free(ruling_result *result)
{
    if (!result)
        return;
    rulings_free(result->rulings);
    mem_free(result);
}

const char *ruling_verdict(const ruling_result *result, size_t index)
{
    return ruling_verdict_id(&result->rulings->items[index]);
}

ruling_status ruling_verdict_check(const ruling_pack *pack, const char *verdict, int word,
                                   ruling_messages *messages)
{
    const struct pack *inner = pack->pack;
    const char *names[32 + 4]; /* as many options as a set of them has bits, and what follows */
    uint32_t count = 0;
    for (; count < inner->option_count; count++)
        names[count] = inner->options[count].id;
    names[count++] = inner->combination.id;
    names[count++] = "either";
    names[count++] = "none";
    names[count] = NULL;
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(names[i], verdict) == 0)
            return RULING_OK;
    struct diag *diag = diag_add(&messages->diags, R0908, api_word_span(messages, word),
                                 "`%s` is no verdict of %s", verdict, inner->name);
    api_suggest(&messages->diags, diag, verdict, "verdicts: ", names);
    return RULING_INPUT;
}

bool ruling_meets(const ruling_result *result, size_t index, const char *expected)
{
    const struct ruling *ruling = &result->rulings->items[index];
    const struct pack *pack = result->pack->pack;
    uint32_t option = pack_option(pack, expected);
    if (strcmp(ruling_verdict_id(ruling), expected) == 0)
        return true;
    if (ruling->verdict != VERDICT_EITHER)
        return false;
    if (strcmp(pack->combination.id, expected) == 0)
        return ruling->between & BETWEEN_SPLIT;
    return option != OPTION_NONE && ((ruling->between >> option) & 1);
}

int ruling_settled(const ruling_result *result, size_t index)
{
    static const int answers[] = {[SETTLED_UNKNOWN] = -1, [SETTLED_YES] = 1, [SETTLED_NO] = 0};
    return answers[result->rulings->items[index].settled];
}

/* ---- reports ---- */

const char *const *ruling_formats(void)
{
    static const char *const names[REPORT_FORMATS + 1] = {"text", "json", "ndjson", NULL};
    return names;
}

ruling_status ruling_report(const ruling_result *result, const char *format,
                            const ruling_style *style, char **text, ruling_messages *messages)
{
    const struct report_format *found = report_find(format);
    struct style inner = api_style(style);
    struct strbuf out;
    *text = NULL;
    if (!found) {
        struct diag *diag = diag_add(&messages->diags, R0905, api_span_of(messages, format),
                                     "`%s` is no format of rulings", format);
        api_suggest(&messages->diags, diag, format, "formats: ", ruling_formats());
        return RULING_INPUT;
    }
    strbuf_init(&out);
    found->write(result->rulings, &inner, &out);
    return api_hand_over(&out, text, messages);
}

ruling_status ruling_advice(const ruling_result *result, const ruling_style *style, char **text,
                            ruling_messages *messages)
{
    struct style inner = api_style(style);
    struct strbuf out;
    strbuf_init(&out);
    text_write_advice(result->rulings, &inner, &out);
    return api_hand_over(&out, text, messages);
}

/* Complains about a name that is no rule, and no component either: a caller cannot know which of
 * the two was meant. */
static void complain_no_rule(const struct ruling *ruling, const char *name,
                             ruling_messages *messages)
{
    const struct profile *profile = ruling->profile;
    struct diags *diags = &messages->diags;
    struct typo typo;
    typo_init(&typo, name);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        typo_offer(&typo, profile->components[ruling->components[i].component].name);
    for (uint32_t i = 0; i < profile->pack->rule_count; i++)
        typo_offer(&typo, profile->pack->rules[i].id);
    struct diag *diag = diag_add(diags, R0132, api_span_of(messages, name),
                                 "`%s` is no rule of %s, and no component that %s judges", name,
                                 profile->pack->name, profile->file);
    diag_suggest(diags, diag, typo.best);
}

/* The rules that were named, by index, in the arena. */
static uint32_t *find_rules(struct arena *arena, const struct ruling *ruling,
                            const char *const *names, size_t count, ruling_messages *messages)
{
    struct diags *diags = &messages->diags;
    uint32_t errors = diags->input;
    uint32_t *rules = arena_new(arena, count, sizeof *rules);
    if (!rules)
        diags_no_memory(diags);
    for (size_t i = 0; rules && i < count; i++) {
        rules[i] = pack_rule(ruling->profile->pack, names[i]);
        if (rules[i] == UINT32_MAX)
            complain_no_rule(ruling, names[i], messages);
    }
    return diags->input == errors ? rules : NULL;
}

/* Whether the project is asked about: by a rule about it, or by asking for everything. */
static bool asks_project(const struct why *why, const char *component)
{
    const struct pack *pack = why->ruling->profile->pack;
    for (uint32_t i = 0; i < why->rule_count; i++)
        if (rule_about_project(&pack->rules[why->rules[i]]))
            return true;
    return why->rule_count == 0 && !component;
}

/* The subjects that are asked for, in the arena: the component named, or the project and all
 * components. */
static uint32_t *find_subjects(struct arena *arena, const struct why *why, const char *component,
                               uint32_t *count, ruling_messages *messages)
{
    const struct ruling *ruling = why->ruling;
    const struct profile *profile = ruling->profile;
    uint32_t components = 0;
    uint32_t *found = arena_new(arena, ruling->component_count + 1, sizeof *found);
    *count = 0;
    if (!found) {
        diags_no_memory(&messages->diags);
        return NULL;
    }
    if (asks_project(why, component))
        found[(*count)++] = WHY_PROJECT;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const char *name = profile->components[ruling->components[i].component].name;
        if (component && strcmp(name, component) != 0)
            continue;
        found[(*count)++] = i;
        components++;
    }
    if (components > 0)
        return found;
    struct diag *diag = diag_add(&messages->diags, R0907, api_span_of(messages, component),
                                 "%s judges no component `%s`", profile->file, component);
    diag_suggest(&messages->diags, diag, profile_suggest_component(profile, component));
    return NULL;
}

static ruling_status write_why(const struct why *why, bool json, const ruling_style *style,
                               char **text, ruling_messages *messages)
{
    struct style inner = api_style(style);
    struct strbuf out;
    strbuf_init(&out);
    bool done = json ? why_json(why, &out) : why_text(why, &inner, &out);
    if (done)
        return api_hand_over(&out, text, messages);
    strbuf_fini(&out);
    diags_no_memory(&messages->diags);
    return RULING_FAILED;
}

/* Whether rules are shown that did not fire: only those that are named can be. */
static bool shows_unfired(const struct why *why)
{
    return why->rule_count > 0;
}

/* Inquires into the ruling where that is needed. Where a pattern hits its limits once other answers
 * are tried, `why` does without. False when memory is out. */
static bool inquire(const ruling_result *result, struct why *why, struct inquiry *inquiry,
                    struct arena *scratch)
{
    struct diags aside;
    diags_init(&aside, scratch);
    if (!shows_unfired(why))
        return true;
    if (inquiry_init(inquiry, result->pack->judge, why->ruling,
                     result->rulings->options.assumptions, &aside))
        why->inquiry = inquiry;
    return why->inquiry || (inquiry->trial.failed && !inquiry->trial.no_memory);
}

/* Hears the profile of a ruling again, and writes what is asked for. */
static ruling_status hear_why(const ruling_result *result, struct why *why, bool json,
                              struct arena *scratch, const ruling_style *style, char **text,
                              ruling_messages *messages)
{
    struct hearing hearing;
    struct inquiry inquiry = {.judge = NULL};
    ruling_status status = RULING_FAILED;
    why->hearing = &hearing;
    bool heard = hearing_init(&hearing, result->pack->judge, why->ruling->profile,
                              result->rulings->options.assumptions, &messages->diags);
    if (!heard)
        status = api_failure(messages);
    else if (inquire(result, why, &inquiry, scratch))
        status = write_why(why, json, style, text, messages);
    else
        diags_no_memory(&messages->diags);
    if (inquiry.judge)
        inquiry_fini(&inquiry);
    hearing_fini(&hearing);
    return status;
}

ruling_status ruling_why(const ruling_result *result, size_t index, const char *component,
                         const char *const *rules, size_t rule_count, const char *format,
                         const ruling_style *style, char **text, ruling_messages *messages)
{
    struct why why = {.ruling = &result->rulings->items[index]};
    struct arena scratch;
    bool json;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    arena_init(&scratch);
    why.rules = find_rules(&scratch, why.ruling, rules, rule_count, messages);
    why.rule_count = why.rules ? (uint32_t)rule_count : 0;
    why.subjects = find_subjects(&scratch, &why, component, &why.subject_count, messages);
    ruling_status status = why.rules && why.subjects
                               ? hear_why(result, &why, json, &scratch, style, text, messages)
                               : api_failure(messages);
    arena_fini(&scratch);
    return status;
}
