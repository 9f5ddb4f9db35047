#include "profile/profile_read.h"

#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "profile/reader.h"

/* The name of a profile that has none: its file's, without folders and the extension. */
static const char *default_name(struct arena *arena, const char *path)
{
    static const char *const extensions[] = {".yaml", ".yml", ".json"};
    const char *slash = strrchr(path, '/');
    const char *file = slash ? slash + 1 : path;
    size_t length = strlen(file);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        size_t tail = strlen(extensions[i]);
        if (length > tail && strcmp(file + length - tail, extensions[i]) == 0)
            return arena_copy(arena, file, length - tail);
    }
    return arena_copy(arena, file, length);
}

static struct profile *profile_new(const struct pack *pack, const char *path)
{
    struct profile *profile = mem_new(1, sizeof *profile);
    if (!profile)
        return NULL;
    struct arena *arena = &profile->arena;
    uint32_t criteria = pack->criterion_count;
    arena_init(arena);
    profile->pack = pack;
    profile->name = default_name(arena, path);
    profile->file = arena_copy(arena, path, strlen(path));
    profile->answers = arena_new(arena, pack->vocabulary.count, sizeof *profile->answers);
    profile->priorities = arena_new(arena, criteria, sizeof *profile->priorities);
    profile->weights = arena_new(arena, criteria, sizeof *profile->weights);
    if (!profile->name || !profile->file || !profile->answers || !profile->priorities ||
        !profile->weights) {
        profile_free(profile);
        return NULL;
    }
    for (uint32_t i = 0; i < criteria; i++) {
        profile->priorities[i] = PRIORITY_NORMAL;
        profile->weights[i] = pack->criteria[i].weight;
    }
    return profile;
}

static const struct node *read_document(struct arena *scratch, const struct profile_input *input,
                                        struct diags *diags)
{
    if (input->root)
        return input->root;
    if (input->bytes)
        return document_parse(scratch, input->path, input->bytes, input->length, input->format,
                              diags);
    return document_read(scratch, input->path, input->format, diags);
}

/* The day on which waivers are looked at. False when memory is out. */
static bool read_day(struct reader *reader, const struct profile_input *input)
{
    struct profile *profile = reader->profile;
    const char *from = input->as_of_from ? input->as_of_from : "the caller";
    if (!input->as_of)
        return true;
    if (!date_exists(input->as_of))
        diag_add_file(reader->diags, R0133, from, "`%s` is no day that exists", input->as_of);
    profile->as_of = arena_copy(&profile->arena, input->as_of, strlen(input->as_of));
    profile->as_of_from = arena_copy(&profile->arena, from, strlen(from));
    return (profile->as_of && profile->as_of_from) || diags_no_memory(reader->diags);
}

/* Copies of words into the profile. NULL when memory is out. */
static const char *const *keep_words(struct profile *profile, const char *const *words,
                                     uint32_t count)
{
    const char **kept = arena_new(&profile->arena, count, sizeof *kept);
    for (uint32_t i = 0; kept && i < count; i++) {
        kept[i] = arena_copy(&profile->arena, words[i], strlen(words[i]));
        if (!kept[i])
            return NULL;
    }
    return kept;
}

/* What beside the profile made it what it is. False when memory is out. */
static bool keep_input(struct reader *reader, const struct profile_input *input)
{
    struct profile *profile = reader->profile;
    profile->settings = keep_words(profile, input->settings, input->setting_count);
    profile->given_bases = keep_words(profile, input->bases, input->base_count);
    if (!profile->settings || !profile->given_bases)
        return diags_no_memory(reader->diags);
    profile->setting_count = input->setting_count;
    profile->given_base_count = input->base_count;
    return true;
}

/* Reads everything from the lowest upwards: each value replaces what files below gave. */
static void read_all(struct reader *reader, const struct profile_input *input)
{
    struct profile *profile = reader->profile;
    if (!read_day(reader, input) || !keep_input(reader, input) || !components_prepare(reader))
        return;
    for (uint32_t i = 0; i < input->base_count; i++)
        bases_read(reader, input->bases[i]);
    if (reader->root) {
        bases_read_file(reader);
        links_check(reader);
    }
    for (uint32_t i = 0; i < input->setting_count; i++)
        setting_apply(reader, input->settings[i]);
    for (uint32_t i = 0; i < input->change_count; i++)
        change_apply(reader, input->changes[i].address, input->changes[i].value);
    profile->bases = reader->bases->done.items;
    profile->base_count = reader->bases->done.count;
}

struct profile *profile_read(struct arena *scratch, const struct pack *pack,
                             const struct profile_input *input, struct diags *diags)
{
    uint64_t errors = (uint64_t)diags->input + diags->failures;
    struct profile *profile = profile_new(pack, input->path);
    if (!profile) {
        diags_no_memory(diags);
        return NULL;
    }
    struct bases bases = {.earlier = diags->list.count};
    struct reader reader = {.scratch = scratch,
                            .profile = profile,
                            .diags = diags,
                            .bases = &bases,
                            .file = profile->file,
                            .is_part = input->is_part};
    reader.root = read_document(scratch, input, diags);
    read_all(&reader, input);
    bool good = reader.root && !bases.is_broken && !diags->no_memory &&
                (uint64_t)diags->input + diags->failures == errors;
    if (!good) {
        profile_free(profile);
        return NULL;
    }
    return profile;
}
