#include "profile/profile_read.h"

#include <string.h>

#include "base/memory.h"
#include "profile/reader.h"

static void read_format(struct reader *reader, const struct entry *entry)
{
    const struct node *version = entry->value;
    if (strcmp(version->text, "1") != 0) {
        struct diag *diag =
            diag_add(reader->diags, R0122, version->span,
                     "`%s` is no version of profiles that this program reads", version->text);
        diag_label(reader->diags, diag, "write 1");
    } else if (version->style != STYLE_PLAIN) {
        struct diag *diag =
            diag_add(reader->diags, R0105, version->span, "the version is a number, no text");
        diag_label(reader->diags, diag, "write 1, without quotes");
    }
}

static void read_name(struct reader *reader, const struct entry *entry)
{
    reader->profile->name = reader_spaced(reader, entry->value);
}

static void read_labels(struct reader *reader, const struct entry *entry)
{
    const struct node *mapping = entry->value;
    struct label *labels = arena_new(&reader->profile->arena, mapping->count, sizeof *labels);
    if (!labels) {
        diags_no_memory(reader->diags);
        return;
    }
    for (uint32_t i = 0; i < mapping->count; i++) {
        const struct entry *label = &mapping->entries[i];
        if (!reader_shape(reader, label, FIELD_WORD))
            continue;
        labels[i].key = reader_text(reader, label->key);
        labels[i].value = reader_text(reader, label->value);
    }
    reader->profile->labels = labels;
    reader->profile->label_count = mapping->count;
}

static void read_extends(struct reader *reader, const struct entry *entry)
{
    struct diag *diag =
        diag_add(reader->diags, R0135, entry->key->span, "this version does not merge profiles");
    diag_hint(reader->diags, diag, "copy what the other file says into this one");
}

static const struct key {
    const char *name;
    enum field_shape shape;
    void (*read)(struct reader *reader, const struct entry *entry);
} keys[] = {
    {"ruling", FIELD_WORD, read_format},         {"name", FIELD_PROSE, read_name},
    {"labels", FIELD_MAPPING, read_labels},      {"extends", FIELD_ANY, read_extends},
    {"components", FIELD_LIST, components_read}, {"component", FIELD_MAPPING, components_read_sole},
    {"links", FIELD_LIST, links_read},           {"priorities", FIELD_MAPPING, priorities_read},
    {"waivers", FIELD_LIST, waivers_read},
};

#define KEYS NAMES(keys, sizeof keys / sizeof *keys)

/* A component's fact at the top of the file, most likely because there is just one component. */
static void misplaced_fact(struct reader *reader, const struct node *key)
{
    struct diag *diag =
        diag_add(reader->diags, R0116, key->span, "`%s` is a fact of a component", key->text);
    if (reader->profile->lists_components)
        diag_label(reader->diags, diag, "write it into the component that it is about");
    else
        diag_label(reader->diags, diag, "write it below `component:`");
}

static void unknown_key(struct reader *reader, const struct node *key)
{
    struct diag *diag = diag_add(reader->diags, R0101, key->span,
                                 "a profile has no key or group of facts `%s`", key->text);
    struct typo typo;
    typo_init(&typo, key->text);
    names_offer(KEYS, &typo);
    group_offer_names(reader, &typo);
    struct strbuf known;
    strbuf_init(&known);
    strbuf_puts(&known, "keys: ");
    names_list(KEYS, &known);
    strbuf_puts(&known, "; groups of facts: ");
    group_list(&reader->profile->pack->vocabulary, &known);
    if (known.failed)
        diags_no_memory(reader->diags);
    group_suggest(reader, diag, key->text, &typo, known.failed ? NULL : known.text);
    strbuf_fini(&known);
}

/* A rule pack where a profile is expected. */
static bool is_pack(const struct node *root)
{
    return node_get(root, "pack") && node_get(root, "format");
}

static void read_entry(struct reader *reader, const struct entry *entry)
{
    const char *name = entry->key->text;
    uint32_t key = names_find(KEYS, name);
    if (key != NAME_NONE) {
        if (reader_shape(reader, entry, keys[key].shape))
            keys[key].read(reader, entry);
    } else if (group_exists(&reader->profile->pack->vocabulary, name)) {
        answers_read_group(reader, entry, reader->profile->answers);
    } else if (group_fact(reader, "component", name) != FACT_NONE) {
        misplaced_fact(reader, entry->key);
    } else {
        unknown_key(reader, entry->key);
    }
}

static void read_entries(struct reader *reader)
{
    const struct node *root = reader->root;
    if (!field_check(root, "this profile", FIELD_MAPPING, reader->diags))
        return;
    if (!node_get(root, "ruling")) {
        struct diag *diag = diag_add(reader->diags, R0102, reader_start(root),
                                     "the profile does not say `ruling: 1`");
        if (is_pack(root)) {
            diag_hint(reader->diags, diag, "this is a rule pack, which -r takes");
            return;
        }
        diag_hint(reader->diags, diag, "it names the version of the format");
    }
    for (uint32_t i = 0; i < root->count; i++)
        read_entry(reader, &root->entries[i]);
}

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
    if (input->bytes)
        return document_parse(scratch, input->path, input->bytes, input->length, input->format,
                              diags);
    return document_read(scratch, input->path, input->format, diags);
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
    struct reader reader = {
        .scratch = scratch, .profile = profile, .diags = diags, .file = profile->file};
    reader.root = read_document(scratch, input, diags);
    if (components_prepare(&reader)) {
        if (reader.root)
            read_entries(&reader);
        for (uint32_t i = 0; i < input->setting_count; i++)
            setting_apply(&reader, input->settings[i]);
    }
    if (diags->no_memory || !reader.root || (uint64_t)diags->input + diags->failures > errors) {
        profile_free(profile);
        return NULL;
    }
    return profile;
}
