/* Layout: which files, and what they look like in the canonical one. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "api/handles.h"
#include "author/fmt/fmt.h"
#include "author/fmt/patch.h"
#include "base/folder.h"
#include "base/memory.h"
#include "document/document.h"

/* ---- files ---- */

struct ruling_files {
    struct arena arena;
    VEC(const char *) paths;
};

static bool add_path(ruling_files *files, const char *path, ruling_messages *messages)
{
    const char **place = path ? vec_add(&files->paths, &files->arena) : NULL;
    if (!place)
        return diags_no_memory(&messages->diags);
    *place = path;
    return true;
}

static bool add_folder(ruling_files *files, const char *folder, ruling_messages *messages)
{
    static const char *const endings[] = {".yaml", ".yml", NULL};
    struct diags *diags = &messages->diags;
    char **paths;
    size_t count;
    const char *culprit;
    enum file_status status =
        folder_files(&files->arena, folder, endings, &paths, &count, &culprit);
    if (status == FILE_NO_MEMORY)
        return diags_no_memory(diags);
    if (status != FILE_OK) {
        diag_add_file(diags, R0002, culprit, "the folder cannot be read: %s", strerror(errno));
        return false;
    }
    if (count == 0)
        diag_add_file(diags, R0041, folder, "there is no YAML file in this folder");
    bool good = count > 0;
    for (size_t i = 0; good && i < count; i++)
        good = add_path(files, paths[i], messages);
    return good;
}

ruling_status ruling_files_find(const char *const *paths, size_t count, ruling_files **files,
                                ruling_messages *messages)
{
    ruling_status worst = RULING_OK;
    *files = mem_new(1, sizeof **files);
    if (!*files) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    arena_init(&(*files)->arena);
    for (size_t i = 0; i < count; i++) {
        bool good = file_is_folder(paths[i])
                        ? add_folder(*files, paths[i], messages)
                        : add_path(*files, arena_copy(&(*files)->arena, paths[i], strlen(paths[i])),
                                   messages);
        ruling_status status = good ? RULING_OK : api_failure(messages);
        worst = status > worst ? status : worst;
    }
    return worst;
}

void ruling_files_free(ruling_files *files)
{
    if (!files)
        return;
    arena_fini(&files->arena);
    mem_free(files);
}

const char *ruling_files_path(const ruling_files *files, size_t index)
{
    return index < files->paths.count ? files->paths.items[index] : NULL;
}

/* ---- layout ---- */

static bool is_json(const ruling_input *input)
{
    size_t length = strlen(input->path);
    bool by_name = length >= 5 && strcasecmp(input->path + length - 5, ".json") == 0;
    return input->format == RULING_JSON || (input->format == RULING_BY_NAME && by_name);
}

/* Reads the document; NULL when anything is wrong with it, which is then in the messages. */
static const struct node *read_document(const ruling_input *input, ruling_messages *messages)
{
    struct diags *diags = &messages->diags;
    uint32_t errors = diags->input + diags->failures;
    if (is_json(input)) {
        diag_add_file(diags, R0041, input->path, "this is JSON, and only YAML is laid out");
        return NULL;
    }
    const struct node *root =
        input->bytes ? document_parse(&messages->scratch, input->path, input->bytes, input->length,
                                      DOCUMENT_YAML, diags)
                     : document_read(&messages->scratch, input->path, DOCUMENT_YAML, diags);
    return diags->no_memory || diags->input + diags->failures > errors ? NULL : root;
}

/* Writes what is asked for: the text, or what it changes. */
static void write_layout(const struct fmt *fmt, bool diff, struct strbuf *out, struct diags *diags)
{
    if (!diff)
        strbuf_add(out, fmt->text, fmt->length);
    else if (!patch_write(&fmt->edits, fmt->text, fmt->length, out))
        diags_no_memory(diags);
}

ruling_status ruling_layout(const ruling_input *input, bool diff, char **text, bool *changed,
                            ruling_messages *messages)
{
    struct diags *diags = &messages->diags;
    struct arena arena;
    struct strbuf out;
    struct fmt fmt;
    *text = NULL;
    *changed = false;
    const struct node *root = read_document(input, messages);
    if (!root)
        return api_failure(messages);
    arena_init(&arena);
    strbuf_init(&out);
    bool good = fmt_lay_out(&arena, root, &fmt, diags);
    if (good) {
        write_layout(&fmt, diff, &out, diags);
        *changed = fmt.changed;
    }
    arena_fini(&arena);
    if (good && !diags->no_memory)
        return api_hand_over(&out, text, messages);
    strbuf_fini(&out);
    return api_failure(messages);
}
