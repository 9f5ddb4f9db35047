/* The entries of a file: of a profile, or of a base that it builds on. */
#include "profile/reader.h"

#include <string.h>

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

/* A base may have a name, which is for its readers. */
static void read_name(struct reader *reader, const struct entry *entry)
{
    if (!reader->is_base)
        reader->profile->name = reader_spaced(reader, entry->value);
}

/* The files were read before all entries, because these count over them. */
static void pass_over_extends(struct reader *reader, const struct entry *entry)
{
    (void)reader;
    (void)entry;
}

/* Keys of a base first. */
static const struct key {
    const char *name;
    enum field_shape shape;
    void (*read)(struct reader *reader, const struct entry *entry);
} keys[] = {
    {"ruling", FIELD_WORD, read_format},
    {"name", FIELD_PROSE, read_name},
    {"labels", FIELD_MAPPING, labels_read},
    {"extends", FIELD_ANY, pass_over_extends},
    {"priorities", FIELD_MAPPING, priorities_read},
    {"waivers", FIELD_LIST, waivers_read},
    {"components", FIELD_LIST, components_read},
    {"component", FIELD_MAPPING, components_read_sole},
    {"links", FIELD_LIST, links_read},
};

enum { KEY_COUNT = sizeof keys / sizeof *keys, BASE_KEY_COUNT = KEY_COUNT - 3 };

#define KEYS(reader) NAMES(keys, (reader)->is_base ? BASE_KEY_COUNT : KEY_COUNT)

static const char *kind(const struct reader *reader)
{
    return reader->is_base ? "base" : "profile";
}

/* A key of profiles in a base. */
static void refuse_key(struct reader *reader, const struct node *key)
{
    struct diag *diag = diag_add(reader->diags, R0144, key->span, "a base has no `%s`", key->text);
    diag_label(reader->diags, diag, "write it into the profile");
    diag_hint(reader->diags, diag,
              "a base is a file that profiles extend; it holds what they have in common");
}

/* A component's fact at the top of the file, most likely because there is just one component. */
static void misplaced_fact(struct reader *reader, const struct node *key)
{
    struct diag *diag =
        diag_add(reader->diags, R0116, key->span, "`%s` is a fact of a component", key->text);
    if (reader->is_base)
        diag_label(reader->diags, diag, "write it into a component of the profile");
    else if (reader->profile->lists_components)
        diag_label(reader->diags, diag, "write it into the component that it is about");
    else
        diag_label(reader->diags, diag, "write it below `component:`");
}

static void unknown_key(struct reader *reader, const struct node *key)
{
    struct diag *diag = diag_add(reader->diags, R0101, key->span,
                                 "a %s has no key or group of facts `%s`", kind(reader), key->text);
    struct typo typo;
    typo_init(&typo, key->text);
    names_offer(KEYS(reader), &typo);
    group_offer_names(reader, &typo);
    struct strbuf known;
    strbuf_init(&known);
    strbuf_puts(&known, "keys: ");
    names_list(KEYS(reader), &known);
    strbuf_puts(&known, "; groups of facts: ");
    group_list(&reader->profile->pack->vocabulary, &known);
    if (known.failed)
        diags_no_memory(reader->diags);
    group_suggest(reader, diag, key->text, &typo, known.failed ? NULL : known.text);
    strbuf_fini(&known);
}

static void read_entry(struct reader *reader, const struct entry *entry)
{
    const char *name = entry->key->text;
    uint32_t key = names_find(NAMES(keys, KEY_COUNT), name);
    if (key != NAME_NONE && key >= KEYS(reader).count) {
        refuse_key(reader, entry->key);
    } else if (key != NAME_NONE) {
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

/* A rule pack where a profile is expected. */
static bool is_pack(const struct node *root)
{
    return node_get(root, "pack") && node_get(root, "format");
}

/* Reports that the file does not name its format. Whether it is worth reading all the same. */
static bool miss_format(struct reader *reader)
{
    struct diag *diag = diag_add(reader->diags, R0102, reader_start(reader->root),
                                 "the %s does not say `ruling: 1`", kind(reader));
    bool pack = is_pack(reader->root);
    diag_hint(reader->diags, diag,
              pack ? "this is a rule pack, which -r takes" : "it names the version of the format");
    return !pack;
}

bool entries_check(struct reader *reader)
{
    const struct node *root = reader->root;
    return field_check(root, reader->is_base ? "this base" : "this profile", FIELD_MAPPING,
                       reader->diags) &&
           (reader->is_part || node_get(root, "ruling") || miss_format(reader));
}

void entries_read(struct reader *reader)
{
    for (uint32_t i = 0; i < reader->root->count; i++)
        read_entry(reader, &reader->root->entries[i]);
}
