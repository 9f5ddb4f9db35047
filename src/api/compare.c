/* Rulings compared: records are read or made, judged again, and held against each other. */
#include <string.h>

#include "api/handles.h"
#include "base/file.h"
#include "base/memory.h"
#include "document/document.h"
#include "report/compare/compare_json.h"
#include "report/compare/compare_text.h"
#include "report/compare/record_read.h"
#include "report/json.h"

struct ruling_records {
    struct arena arena; /* of those that were made just now */
    struct records inner;
};

struct ruling_comparison {
    struct comparisons inner;
};

/* ---- records that stand in files ---- */

static ruling_records *records_new(ruling_messages *messages)
{
    ruling_records *made = mem_new(1, sizeof *made);
    if (made)
        arena_init(&made->arena);
    else
        diags_no_memory(&messages->diags);
    return made;
}

void ruling_records_free(ruling_records *records)
{
    if (!records)
        return;
    arena_fini(&records->arena);
    mem_free(records);
}

size_t ruling_records_count(const ruling_records *records)
{
    return records->inner.count;
}

/* The bytes of a file or of the caller, in the arena of the messages, which show them. */
static bool read_bytes(const ruling_input *input, char **bytes, size_t *length,
                       ruling_messages *messages)
{
    struct diags *diags = &messages->diags;
    struct arena *arena = &messages->scratch;
    if (input->bytes) {
        *bytes = arena_copy(arena, input->bytes, input->length);
        *length = input->length;
        return *bytes || diags_no_memory(diags);
    }
    enum file_status status =
        file_read(arena, input->path, limits[LIMIT_RECORD_BYTES].value, bytes, length);
    if (status == FILE_OK)
        return true;
    if (status == FILE_TOO_LARGE)
        diag_limit(diags, LIMIT_RECORD_BYTES, (struct span){0}, input->path);
    else /* it fails again, and says why */
        document_read(arena, input->path, DOCUMENT_RECORD, diags);
    return false;
}

static ruling_status parse_records(const char *path, const char *bytes, size_t length,
                                   ruling_records **records, ruling_messages *messages)
{
    struct diags *diags = &messages->diags;
    struct arena *arena = &messages->scratch;
    const char *name = arena_copy(arena, path, strlen(path));
    ruling_records *made = name ? records_new(messages) : NULL;
    if (!name)
        diags_no_memory(diags);
    const struct node *root =
        made ? document_parse(arena, path, bytes, length, DOCUMENT_RECORD, diags) : NULL;
    bool good = root && records_read(arena, root, name, &made->inner, diags);
    if (good && made->inner.count > 0) {
        *records = made;
        return RULING_OK;
    }
    if (good)
        diag_add_file(diags, R0515, path, "the record holds no ruling");
    ruling_records_free(made);
    return api_failure(messages);
}

ruling_status ruling_records_read(const ruling_input *input, ruling_records **records,
                                  ruling_messages *messages)
{
    char *bytes;
    size_t length;
    *records = NULL;
    if (!read_bytes(input, &bytes, &length, messages))
        return api_failure(messages);
    return parse_records(input->path, bytes, length, records, messages);
}

/* ---- records that are made ---- */

/* The limits hold for what is made as for what is read. */
static void complain_made(const struct diags *said, const char *file, size_t length,
                          struct diags *diags)
{
    bool bytes = length > limits[LIMIT_RECORD_BYTES].value;
    if (said->no_memory || said->failures == 0)
        diags_no_memory(diags);
    else
        diag_limit(diags, bytes ? LIMIT_RECORD_BYTES : LIMIT_RECORD_NODES, (struct span){0}, file);
}

ruling_status ruling_records_of(const ruling_result *result, ruling_records **records,
                                ruling_messages *messages)
{
    struct strbuf text;
    struct diags said;
    struct style style = api_style(NULL);
    ruling_records *made = records_new(messages);
    *records = NULL;
    if (!made)
        return RULING_FAILED;
    diags_init(&said, &made->arena);
    strbuf_init(&text);
    json_write(result->rulings, &style, &text);
    const struct node *root = text.failed ? NULL
                                          : document_parse(&made->arena, "ruling", text.text,
                                                           text.length, DOCUMENT_RECORD, &said);
    size_t length = text.length;
    strbuf_fini(&text);
    if (root && records_read(&made->arena, root, NULL, &made->inner, &said)) {
        *records = made;
        return RULING_OK;
    }
    complain_made(&said, result->rulings->items[0].profile->file, length, &messages->diags);
    ruling_records_free(made);
    return api_failure(messages);
}

/* Reads a profile, judges it, and keeps the record. */
static ruling_status judge_input(const ruling_pack *pack, const ruling_input *input,
                                 const ruling_options *options, ruling_records **records,
                                 ruling_messages *messages)
{
    ruling_profile *profile = NULL;
    ruling_result *result = NULL;
    ruling_status status = ruling_profile_open(pack, input, &profile, messages);
    const ruling_profile *const one[] = {profile};
    if (status == RULING_OK)
        status = ruling_judge(pack, one, 1, options, &result, messages);
    if (status == RULING_OK)
        status = ruling_records_of(result, records, messages);
    ruling_result_free(result);
    ruling_profile_free(profile);
    return status;
}

/* Whether bytes are a report of rulings. A text that is no JSON at all is none; one that is too
 * large for a profile is meant to be one. Notes when memory is out. */
static bool are_records(const ruling_input *input, const char *bytes, size_t length,
                        struct diags *diags)
{
    struct arena arena;
    struct diags said;
    size_t start = strspn(bytes, " \t\r\n\xef\xbb\xbf");
    if (bytes[start] != '{')
        return false;
    if (length > limits[LIMIT_FILE_BYTES].value)
        return true;
    arena_init(&arena);
    diags_init(&said, &arena);
    const struct node *root =
        document_parse(&arena, input->path, bytes, length, DOCUMENT_RECORD, &said);
    bool records = root && record_looks_like(root);
    if (said.no_memory)
        diags_no_memory(diags);
    arena_fini(&arena);
    return records;
}

ruling_status ruling_records_open(const ruling_pack *pack, const ruling_input *input,
                                  const ruling_options *options, ruling_records **records,
                                  ruling_messages *messages)
{
    char *bytes;
    size_t length;
    *records = NULL;
    if (!read_bytes(input, &bytes, &length, messages))
        return api_failure(messages);
    if (are_records(input, bytes, length, &messages->diags))
        return parse_records(input->path, bytes, length, records, messages);
    if (messages->diags.no_memory)
        return RULING_FAILED;
    ruling_input profile = *input;
    profile.bytes = bytes;
    profile.length = length;
    return judge_input(pack, &profile, options, records, messages);
}

/* ---- judging again ---- */

/* The path of a file that a record names: from the current folder, else from the record's own. NULL
 * when it is in neither. */
static const char *find_file(struct arena *arena, const struct record *record, const char *path)
{
    const char *slash = strrchr(record->file, '/');
    if (strcmp(path, "-") == 0)
        return NULL;
    if (file_exists(path))
        return path;
    if (!slash || *path == '/')
        return NULL;
    const char *beside =
        arena_printf(arena, "%.*s/%s", (int)(slash - record->file), record->file, path);
    return beside && file_exists(beside) ? beside : NULL;
}

static void complain_missing(const struct record *record, const char *path, struct diags *diags)
{
    bool piped = strcmp(path, "-") == 0;
    struct diag *diag =
        piped
            ? diag_add_file(diags, R0511, record->file, "its profile came from standard input")
            : diag_add_file(diags, R0511, record->file,
                            "there is no `%s`, neither in this folder nor beside the record", path);
    diag_hint(diags, diag,
              "name the profile with --profile, or run this where the record was made");
}

/* The files below the profile, where they are now. NULL when one is missing. */
static const char *const *find_bases(const struct record *record, ruling_messages *messages)
{
    const char **found = arena_new(&messages->scratch, record->base_count, sizeof *found);
    if (!found)
        diags_no_memory(&messages->diags);
    for (uint32_t i = 0; found && i < record->base_count; i++) {
        found[i] = find_file(&messages->scratch, record, record->bases[i]);
        if (!found[i]) {
            complain_missing(record, record->bases[i], &messages->diags);
            return NULL;
        }
    }
    return found;
}

ruling_status ruling_records_again(const ruling_records *records, size_t index,
                                   const ruling_pack *pack, const ruling_input *input,
                                   ruling_records **again, ruling_messages *messages)
{
    const struct record *record = &records->inner.items[index];
    struct diags *diags = &messages->diags;
    ruling_input profile = *input;
    *again = NULL;
    if (!record->has_input) {
        diag_add_file(diags, R0513, record->file, "the ruling on %s does not say how it was made",
                      record->name);
        return RULING_INPUT;
    }
    if (!profile.path)
        profile.path = find_file(&messages->scratch, record, record->profile);
    if (!profile.path) {
        complain_missing(record, record->profile, diags);
        return RULING_INPUT;
    }
    profile.settings = record->settings;
    profile.setting_count = record->setting_count;
    profile.bases = find_bases(record, messages);
    profile.base_count = record->base_count;
    if (!profile.bases)
        return api_failure(messages);
    ruling_options options = {.no_assumptions = !record->assumptions};
    return judge_input(pack, &profile, &options, again, messages);
}

/* ---- comparisons ---- */

ruling_comparison *ruling_comparison_new(void)
{
    ruling_comparison *made = mem_new(1, sizeof *made);
    if (made)
        comparisons_init(&made->inner);
    return made;
}

void ruling_comparison_free(ruling_comparison *comparison)
{
    if (!comparison)
        return;
    comparisons_fini(&comparison->inner);
    mem_free(comparison);
}

static ruling_status add(ruling_comparison *comparison, const struct record *before,
                         const struct record *after, ruling_messages *messages)
{
    if (compare_records(&comparison->inner, before, after))
        return RULING_OK;
    diags_no_memory(&messages->diags);
    return RULING_FAILED;
}

ruling_status ruling_compare_one(ruling_comparison *comparison, const ruling_records *before,
                                 size_t before_index, const ruling_records *after,
                                 size_t after_index, ruling_messages *messages)
{
    return add(comparison, &before->inner.items[before_index], &after->inner.items[after_index],
               messages);
}

/* The first record of `among` on the same profile that is not taken: by its file, else by its name;
 * UINT32_MAX when there is none. */
static uint32_t counterpart(const struct record *record, const struct records *among,
                            const bool *taken)
{
    for (uint32_t i = 0; i < among->count; i++)
        if (!taken[i] && strcmp(among->items[i].profile, record->profile) == 0)
            return i;
    for (uint32_t i = 0; i < among->count; i++)
        if (!taken[i] && strcmp(among->items[i].name, record->name) == 0)
            return i;
    return UINT32_MAX;
}

static ruling_status compare_all(ruling_comparison *comparison, const struct records *before,
                                 const struct records *after, bool *taken,
                                 ruling_messages *messages)
{
    ruling_status status = RULING_OK;
    bool single = before->count == 1 && after->count == 1;
    for (uint32_t i = 0; i < before->count && status == RULING_OK; i++) {
        uint32_t j = single ? 0 : counterpart(&before->items[i], after, taken);
        if (j != UINT32_MAX)
            taken[j] = true;
        status =
            add(comparison, &before->items[i], j == UINT32_MAX ? NULL : &after->items[j], messages);
    }
    for (uint32_t j = 0; j < after->count && status == RULING_OK; j++)
        if (!taken[j])
            status = add(comparison, NULL, &after->items[j], messages);
    return status;
}

ruling_status ruling_compare(ruling_comparison *comparison, const ruling_records *before,
                             const ruling_records *after, ruling_messages *messages)
{
    bool *taken = mem_new(after->inner.count, sizeof *taken);
    if (!taken) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    ruling_status status = compare_all(comparison, &before->inner, &after->inner, taken, messages);
    mem_free(taken);
    return status;
}

size_t ruling_comparison_changed(const ruling_comparison *comparison)
{
    return comparison->inner.changed;
}

size_t ruling_comparison_fallen(const ruling_comparison *comparison)
{
    return comparison->inner.fallen;
}

ruling_status ruling_comparison_text(const ruling_comparison *comparison, bool check,
                                     const char *format, const ruling_style *style, char **text,
                                     ruling_messages *messages)
{
    struct style inner = api_style(style);
    struct strbuf out;
    bool json;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    strbuf_init(&out);
    if (json)
        (check ? compare_check_json : compare_json)(&comparison->inner, &out);
    else
        (check ? compare_check_text : compare_text)(&comparison->inner, &inner, &out);
    return api_hand_over(&out, text, messages);
}
