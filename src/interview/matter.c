#include "interview/matter.h"

#include <errno.h>
#include <string.h>

/* ---- the input ---- */

static const char *copy(struct matter *matter, const char *text)
{
    return text ? arena_copy(matter->arena, text, strlen(text)) : NULL;
}

static bool copy_bases(struct matter *matter, const struct profile_input *input)
{
    const char **bases = arena_new(matter->arena, input->base_count, sizeof *bases);
    for (uint32_t i = 0; bases && i < input->base_count; i++)
        if (!(bases[i] = copy(matter, input->bases[i])))
            return false;
    matter->source.input.bases = bases;
    matter->source.input.base_count = input->base_count;
    return bases != NULL;
}

static bool copy_input(struct matter *matter, const struct profile_input *input)
{
    struct profile_input *own = &matter->source.input;
    *own = (struct profile_input){.path = copy(matter, input->path),
                                  .format = DOCUMENT_YAML,
                                  .as_of = copy(matter, input->as_of),
                                  .as_of_from = copy(matter, input->as_of_from)};
    return own->path && !own->as_of == !input->as_of && !own->as_of_from == !input->as_of_from &&
           copy_bases(matter, input);
}

bool matter_init(struct matter *matter, struct arena *arena, const struct judge *judge,
                 const struct profile_input *input, bool assumptions)
{
    *matter = (struct matter){.arena = arena,
                              .judge = judge,
                              .source = {.pack = judge->pack},
                              .assumptions = assumptions};
    return copy_input(matter, input) && steps_init(&matter->steps, arena, judge->pack);
}

enum file_status matter_fetch(const struct matter *matter, struct arena *scratch,
                              struct diags *diags, char **bytes, size_t *length)
{
    const char *path = matter->source.input.path;
    enum file_status status =
        file_read(scratch, path, limits[LIMIT_FILE_BYTES].value, bytes, length);
    if (status != FILE_OK && status != FILE_MISSING)
        document_complain(path, status, errno, diags);
    return status;
}

/* ---- judging ---- */

static bool was_given(const struct matter *matter, const char *message)
{
    for (uint32_t i = 0; i < matter->warned.count; i++)
        if (strcmp(matter->warned.items[i], message) == 0)
            return true;
    return false;
}

/* Gives the warnings that are new. They stand in a text that may be gone when they are shown, so
 * they come without their place. */
static void warn(struct matter *matter, const struct diags *said, struct diags *diags)
{
    for (uint32_t i = 0; i < said->list.count; i++) {
        const struct diag *diag = &said->list.items[i];
        if (was_given(matter, diag->message))
            continue;
        const char **warned = vec_add(&matter->warned, matter->arena);
        const char *copy = arena_copy(matter->arena, diag->message, strlen(diag->message));
        if (warned)
            *warned = copy ? copy : "";
        diag_add_file(diags, diag->code, matter->source.input.path, "%s", diag->message);
    }
}

/* Judges once more what cannot be judged, in a text that is still there when the messages are
 * shown. */
static void complain(const struct matter *matter, const struct sheet *sheet, struct arena *scratch,
                     struct diags *diags)
{
    struct profile_input input = matter->source.input;
    input.root =
        document_parse(scratch, input.path, sheet->text, sheet->length, DOCUMENT_YAML, diags);
    struct profile *profile =
        input.root ? profile_read(scratch, matter->source.pack, &input, diags) : NULL;
    struct agenda *agenda =
        profile ? agenda_new(matter->judge, &matter->steps, profile, matter->assumptions, diags)
                : NULL;
    if (!profile || agenda) /* it was good a moment ago, or is now: only memory can have been out */
        diags_no_memory(diags);
    agenda_free(agenda);
    profile_free(profile);
}

/* The agenda of a sheet; NULL when there is no ruling on it. */
static struct agenda *judge_sheet(struct matter *matter, const struct sheet *sheet,
                                  struct arena *scratch, struct diags *diags)
{
    struct arena arena;
    struct diags aside;
    arena_init(&arena);
    diags_init(&aside, &arena);
    struct agenda *agenda =
        agenda_new(matter->judge, &matter->steps, sheet->profile, matter->assumptions, &aside);
    if (agenda)
        warn(matter, &aside, diags);
    else
        complain(matter, sheet, scratch, diags);
    arena_fini(&arena);
    return agenda;
}

bool matter_read(struct matter *matter, const char *text, size_t length, struct arena *scratch,
                 struct diags *diags, struct version *version)
{
    *version = (struct version){.sheet = sheet_read(&matter->source, text, length, scratch, diags)};
    if (version->sheet)
        version->agenda = judge_sheet(matter, version->sheet, scratch, diags);
    if (version->agenda)
        return true;
    version_fini(version);
    return false;
}

void version_fini(struct version *version)
{
    agenda_free(version->agenda);
    sheet_free(version->sheet);
    *version = (struct version){NULL, NULL};
}
