#include "interview/interview.h"

#include <errno.h>
#include <string.h>

#include "document/quote.h"
#include "interview/counsel.h"

/* Agreement, in thousandths, that is enough to stop. */
#define ENOUGH 950

static const struct spot nowhere = {FACT_NONE, COMPONENT_NONE};

static bool is_same(struct spot a, struct spot b)
{
    return a.fact == b.fact && a.component == b.component;
}

void interview_fini(struct interview *interview)
{
    agenda_free(interview->agenda);
    sheet_free(interview->sheet);
    arena_fini(&interview->arena);
}

/* ---- choosing ---- */

bool interview_is_skipped(const struct interview *interview, struct spot spot)
{
    for (uint32_t i = 0; i < interview->skipped.count; i++)
        if (is_same(interview->skipped.items[i], spot))
            return true;
    return false;
}

static bool is_passed(struct spot spot, const void *context)
{
    return interview_is_skipped(context, spot);
}

struct choosing interview_choosing(const struct interview *interview)
{
    uint32_t last = interview->before.count;
    return (struct choosing){.steps = &interview->matter.steps,
                             .profile = interview->sheet->profile,
                             .passes = is_passed,
                             .context = interview,
                             .last = last > 0 ? interview->before.items[last - 1] : nowhere,
                             .focus = interview->focus};
}

static struct spot choose_counsel(const struct interview *interview)
{
    for (uint32_t i = 0; i < interview->counsel.count; i++)
        if (!interview_is_skipped(interview, interview->counsel.spots[i]))
            return interview->counsel.spots[i];
    return nowhere;
}

/* Chooses the question at hand. */
static void choose(struct interview *interview)
{
    struct choosing choosing = interview_choosing(interview);
    interview->chosen = false;
    if (interview->advising) {
        interview->at = choose_counsel(interview);
        return;
    }
    const struct agenda_item *item = agenda_choose(interview->agenda, &choosing);
    interview->at = item ? item->spot : nowhere;
}

/* Keeps the question at hand in mind, to come back to it. */
static bool remember(struct interview *interview)
{
    if (interview->at.fact == FACT_NONE)
        return true;
    struct spot *spot = vec_add(&interview->before, &interview->arena);
    if (spot)
        *spot = interview->at;
    return spot != NULL;
}

/* What advice hangs on in an agenda, where only that is asked about. False when memory is out. */
static bool look_for_counsel(const struct interview *interview, struct agenda *agenda,
                             struct counsel *counsel)
{
    *counsel = (struct counsel){NULL, 0};
    if (!interview->advising)
        return true;
    counsel->spots = counsel_find(&agenda->arena, agenda, &counsel->count);
    return counsel->spots != NULL;
}

/* ---- the file ---- */

/* Says why the file could not be written, errno telling more. Returns false. */
static bool complain_write(const char *path, enum file_status status, struct diags *diags)
{
    if (status == FILE_FOLDER)
        diag_add_file(diags, R0008, path, "this is a folder; name the file to write");
    else if (status == FILE_MISSING)
        diag_add_file(diags, R0001, path, "the folder to write into does not exist");
    else
        diag_add_file(diags, R0003, path, "cannot write: %s", strerror(errno));
    return false;
}

/* Says why a sheet did not make the text of a change. Returns false. */
static bool complain_made(const struct interview *interview, const struct strbuf *text,
                          struct diags *diags)
{
    if (text->failed)
        return diags_no_memory(diags);
    diag_add_file(diags, R0554, interview->matter.source.input.path,
                  "the file's layout leaves no place for this change");
    return false;
}

static bool write_file(const struct interview *interview, const struct sheet *sheet,
                       struct diags *diags)
{
    const char *path = interview->matter.source.input.path;
    enum file_status status = file_write(path, sheet->text, sheet->length);
    if (status == FILE_OK)
        return true;
    if (status == FILE_NO_MEMORY)
        return diags_no_memory(diags);
    return complain_write(path, status, diags);
}

/* Whether components are the same, so that what is known by their numbers still holds. */
static bool same_components(const struct profile *a, const struct profile *b)
{
    uint32_t least =
        a->component_count < b->component_count ? a->component_count : b->component_count;
    for (uint32_t i = 0; i < least; i++)
        if (strcmp(a->components[i].name, b->components[i].name) != 0)
            return false;
    return a->component_count <= b->component_count;
}

/* Takes a new version in place of the old one. */
static void take(struct interview *interview, const struct version *version)
{
    agenda_free(interview->agenda);
    sheet_free(interview->sheet);
    interview->sheet = version->sheet;
    interview->agenda = version->agenda;
}

/* Reads and judges a text, and writes it if it shall stand in the file. */
static bool replace(struct interview *interview, const char *text, size_t length, bool written,
                    struct interview_call *call)
{
    struct version version;
    struct counsel counsel;
    if (!matter_read(&interview->matter, text, length, call->scratch, call->diags, &version))
        return false;
    bool good =
        look_for_counsel(interview, version.agenda, &counsel) || diags_no_memory(call->diags);
    good = good && (!written || write_file(interview, version.sheet, call->diags));
    if (!good) {
        version_fini(&version);
        return false;
    }
    interview->saved = interview->saved || written;
    interview->counsel = counsel;
    interview->seen = NULL;
    take(interview, &version);
    return true;
}

bool interview_put(struct interview *interview, bool made, const struct strbuf *text,
                   struct interview_call *call)
{
    if (!made || text->failed)
        return complain_made(interview, text, call->diags);
    if (!replace(interview, text->text ? text->text : "", text->length, true, call))
        return false;
    if (!interview->chosen)
        choose(interview);
    return true;
}

/* Takes in a text that came from elsewhere. */
static bool take_in(struct interview *interview, const char *text, size_t length,
                    struct interview_call *call)
{
    struct profile *old = interview->sheet->profile;
    struct sheet *sheet =
        sheet_read(&interview->matter.source, text, length, call->scratch, call->diags);
    bool same = sheet && same_components(old, sheet->profile);
    sheet_free(sheet);
    if (!sheet || !replace(interview, text, length, false, call))
        return false;
    if (same)
        return true;
    interview->before.count = interview->skipped.count = 0;
    interview->focus = COMPONENT_NONE;
    choose(interview);
    return true;
}

/* Whether the file still holds what it did. */
static bool is_known(const struct interview *interview, const char *bytes, size_t length)
{
    const char *known = interview->seen ? interview->seen : interview->sheet->text;
    size_t known_length = interview->seen ? interview->seen_length : interview->sheet->length;
    return length == known_length && memcmp(bytes, known, length) == 0;
}

bool interview_refresh(struct interview *interview, struct interview_call *call)
{
    size_t length;
    char *bytes;
    if (!interview->saved)
        return true;
    enum file_status status =
        matter_fetch(&interview->matter, call->scratch, call->diags, &bytes, &length);
    if (status == FILE_MISSING) /* it is written anew, with all that it said */
        return true;
    if (status != FILE_OK)
        return false;
    if (is_known(interview, bytes, length))
        return true;
    return take_in(interview, bytes, length, call);
}

/* ---- answers ---- */

static void forget_skip(struct interview *interview, struct spot spot)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < interview->skipped.count; i++)
        if (!is_same(interview->skipped.items[i], spot))
            interview->skipped.items[kept++] = interview->skipped.items[i];
    interview->skipped.count = kept;
}

/* Puts a text in place, with the question at hand kept there; false as interview_put. */
static bool put_here(struct interview *interview, struct strbuf *text, bool made,
                     struct interview_call *call)
{
    bool chosen = interview->chosen;
    interview->chosen = true;
    bool good = interview_put(interview, made, text, call);
    interview->chosen = chosen;
    strbuf_fini(text);
    return good;
}

bool interview_answer(struct interview *interview, const char *value, const char *note,
                      struct interview_call *call)
{
    struct strbuf text;
    if (!interview_refresh(interview, call))
        return false;
    if (!remember(interview))
        return diags_no_memory(call->diags);
    strbuf_init(&text);
    bool made = sheet_give(interview->sheet, interview->at, value, note, &text);
    if (!put_here(interview, &text, made, call)) {
        interview->before.count--;
        return false;
    }
    forget_skip(interview, interview->at);
    choose(interview);
    return true;
}

bool interview_forget(struct interview *interview, struct interview_call *call)
{
    struct strbuf text;
    if (!interview_refresh(interview, call))
        return false;
    strbuf_init(&text);
    bool made = sheet_forget(interview->sheet, interview->at, &text);
    return put_here(interview, &text, made, call);
}

bool interview_skip(struct interview *interview, struct interview_call *call)
{
    struct spot at = interview->at;
    if (!remember(interview))
        return diags_no_memory(call->diags);
    if (!interview_is_skipped(interview, at)) {
        struct spot *spot = vec_add(&interview->skipped, &interview->arena);
        if (!spot) {
            interview->before.count--;
            return diags_no_memory(call->diags);
        }
        *spot = at;
    }
    choose(interview);
    return true;
}

/* ---- several answers ---- */

void interview_yaml(const struct fact *fact, const char *text, struct strbuf *out)
{
    if (fact->type == FACT_SET && text[0] == '[')
        strbuf_puts(out, text);
    else
        quote_add(out, text, strlen(text));
}

/* The sheet with one more answer; the one before is given up, unless it is the interview's. NULL
 * when that fails. */
static struct sheet *add_answer(const struct interview *interview, struct sheet *sheet,
                                const struct given *given, struct interview_call *call)
{
    struct sheet *next = NULL;
    struct strbuf text;
    strbuf_init(&text);
    if (sheet_give(sheet, given->spot, given->value, given->note, &text))
        next = sheet_read(&interview->matter.source, text.text, text.length, call->scratch,
                          call->diags);
    else
        complain_made(interview, &text, call->diags);
    strbuf_fini(&text);
    if (sheet != interview->sheet)
        sheet_free(sheet);
    return next;
}

bool interview_give(struct interview *interview, const struct given *list, uint32_t count,
                    struct interview_call *call)
{
    struct sheet *sheet = interview->sheet;
    struct strbuf text;
    for (uint32_t i = 0; sheet && i < count; i++)
        sheet = add_answer(interview, sheet, &list[i], call);
    if (!sheet)
        return false;
    if (sheet == interview->sheet)
        return true;
    strbuf_init(&text);
    strbuf_add(&text, sheet->text, sheet->length);
    sheet_free(sheet);
    interview->chosen = false;
    bool good = interview_put(interview, true, &text, call);
    strbuf_fini(&text);
    return good;
}

bool interview_copied(struct interview *interview, const struct given *list, uint32_t count,
                      struct interview_call *call)
{
    uint32_t i = 0;
    while (i < count && !is_same(list[i].spot, interview->at))
        i++;
    bool here = i < count;
    if (here && !remember(interview))
        return diags_no_memory(call->diags);
    bool good = interview_give(interview, list, count, call);
    if (here && !good)
        interview->before.count--;
    return good;
}

static uint32_t count_given(const struct answer *const *answers, uint32_t facts)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < facts; i++)
        count += answers[i] != NULL;
    return count;
}

uint32_t interview_count_answers(const struct interview *interview)
{
    const struct profile *profile = interview->sheet->profile;
    uint32_t facts = profile->pack->vocabulary.count;
    uint32_t count = count_given(profile->answers, facts);
    for (uint32_t i = 0; i < profile->component_count; i++)
        count += count_given(profile->components[i].answers, facts);
    return count;
}

/* ---- moving ---- */

bool interview_back(struct interview *interview)
{
    if (interview->before.count == 0)
        return false;
    interview->at = interview->before.items[--interview->before.count];
    interview->chosen = true;
    return true;
}

bool interview_go(struct interview *interview, struct spot spot, struct interview_call *call)
{
    if (!is_same(interview->at, spot) && !remember(interview))
        return diags_no_memory(call->diags);
    interview->at = spot;
    interview->chosen = true;
    return true;
}

void interview_focus(struct interview *interview, uint32_t component)
{
    interview->focus = component;
    choose(interview);
}

bool interview_advise(struct interview *interview, struct interview_call *call)
{
    bool advising = interview->advising;
    struct counsel counsel;
    interview->advising = true;
    if (!look_for_counsel(interview, interview->agenda, &counsel)) {
        interview->advising = advising;
        return diags_no_memory(call->diags);
    }
    interview->counsel = counsel;
    choose(interview);
    return true;
}

void interview_dropped(struct interview *interview, uint32_t component)
{
    struct spots *lists[] = {&interview->before, &interview->skipped};
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
        uint32_t kept = 0;
        for (uint32_t i = 0; i < lists[l]->count; i++) {
            struct spot spot = lists[l]->items[i];
            if (spot.component == component)
                continue;
            spot.component -= spot.component != COMPONENT_NONE && spot.component > component;
            lists[l]->items[kept++] = spot;
        }
        lists[l]->count = kept;
    }
    interview->focus = COMPONENT_NONE;
    choose(interview);
}

/* ---- names ---- */

/* The fact that a name is, in full or, of components, short. */
static uint32_t find_fact(const struct vocabulary *vocabulary, const char *name, bool of_component)
{
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        bool here = fact->scope == FACT_COMPONENT || !of_component;
        if (steps_asks(fact) &&
            (strcmp(fact->name, name) == 0 || (here && strcmp(fact_short_name(fact), name) == 0)))
            return i;
    }
    return FACT_NONE;
}

static bool find_in_component(const struct interview *interview, const char *name,
                              const char *slash, struct spot *spot)
{
    const struct profile *profile = interview->sheet->profile;
    for (uint32_t i = 0; i < profile->component_count; i++) {
        const char *own = profile->components[i].name;
        if (strlen(own) == (size_t)(slash - name) && strncmp(own, name, strlen(own)) == 0 &&
            !profile->components[i].outside)
            *spot = (struct spot){find_fact(&profile->pack->vocabulary, slash + 1, true), i};
    }
    return spot->fact != FACT_NONE;
}

bool interview_find(const struct interview *interview, const char *name, struct spot *spot)
{
    const struct profile *profile = interview->sheet->profile;
    const struct vocabulary *vocabulary = &profile->pack->vocabulary;
    const char *slash = strchr(name, '/');
    *spot = nowhere;
    if (slash)
        return find_in_component(interview, name, slash, spot);
    spot->fact = find_fact(vocabulary, name, false);
    if (spot->fact == FACT_NONE || vocabulary->facts[spot->fact].scope == FACT_PROJECT)
        return spot->fact != FACT_NONE;
    spot->component = interview->at.component;
    for (uint32_t i = 0; spot->component == COMPONENT_NONE && i < profile->component_count; i++)
        if (!profile->components[i].outside)
            spot->component = i;
    return spot->component != COMPONENT_NONE;
}

void interview_address(const struct interview *interview, struct spot spot, struct strbuf *out)
{
    const struct profile *profile = interview->sheet->profile;
    const struct fact *fact = &profile->pack->vocabulary.facts[spot.fact];
    bool named = spot.component != COMPONENT_NONE &&
                 (profile->lists_components || fact->scope == FACT_PROJECT);
    if (named)
        strbuf_printf(out, "%s/%s", profile->components[spot.component].name,
                      fact_short_name(fact));
    else
        strbuf_puts(out, fact->name);
}

/* ---- stopping ---- */

enum stop interview_reason(const struct interview *interview)
{
    const struct agenda *agenda = interview->agenda;
    struct choosing choosing = interview_choosing(interview);
    if (agenda->ruling->settled == SETTLED_YES)
        return STOP_SETTLED;
    if (agenda->agreement->trials > 0 && agreement_share(agenda->agreement) >= ENOUGH)
        return STOP_AGREED;
    return agenda_choose(agenda, &choosing) ? STOP_NOT : STOP_ASKED;
}

enum stop interview_offer(const struct interview *interview)
{
    enum stop reason = interview_reason(interview);
    if (interview->chosen)
        return STOP_NOT;
    return reason == STOP_ASKED || reason > interview->declined ? reason : STOP_NOT;
}
