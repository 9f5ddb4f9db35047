/* The files that a pack file includes: found in its folder, or among those that the program
 * carries. */
#include "rule/draft.h"

#include <errno.h>
#include <fnmatch.h>
#include <string.h>

#include "base/file.h"
#include "rule/draft_file.h"

/* False when no further file can be taken. */
static bool include_file(struct draft *draft, struct draft_layer *layer, const struct node *pattern,
                         const char *path)
{
    if (!layer->carried && !file_inside(layer->folder, path)) {
        diag_add(draft->diags, R0212, pattern->span, "`%s` lies outside the pack's folder", path);
        draft->incomplete = true;
        return true;
    }
    if (!draft_file_note(draft, path))
        return true;
    if (++layer->included > limits[LIMIT_INCLUDED_FILES].value) {
        diag_limit(draft->diags, LIMIT_INCLUDED_FILES, pattern->span, NULL);
        draft->incomplete = true;
        return false;
    }
    struct span nowhere = {0};
    const struct node *values[DOCUMENT_PARTS];
    const struct node *root = draft_file_read(draft, layer, path, nowhere);
    if (root) {
        draft_file_fields(draft, root, "included file", DOCUMENT_PARTS, false, values);
        add_parts(draft, (uint32_t)(layer - draft->layers.items), values);
    } else {
        draft->incomplete = true;
    }
    return !draft->diags->no_memory;
}

/* Whether a pattern leads out of the folder by what it says. */
static bool leads_outside(const char *pattern)
{
    if (*pattern == '/')
        return true;
    for (const char *part = pattern; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return true;
    }
    return false;
}

static void complain_no_file(struct draft *draft, const struct draft_layer *layer,
                             const struct node *pattern)
{
    const char *path = arena_printf(draft->scratch, "%s%s", layer->prefix, pattern->text);
    struct diag *diag =
        diag_add(draft->diags, R0213, pattern->span, "`%s` matches no file", pattern->text);
    if (!path)
        diags_no_memory(draft->diags);
    else if (!layer->carried && file_is_folder(path))
        diag_label(draft->diags, diag, "this is a folder: write `%s/*.yaml`", pattern->text);
}

/* As file_glob, among the files that the program carries; these are sorted. */
static enum file_status match_carried(struct draft *draft, const struct draft_layer *layer,
                                      const char *pattern, char ***names, size_t *count)
{
    const struct pack_stack *stack = draft->stack;
    size_t before = strlen(layer->prefix);
    *names = arena_new(draft->scratch, stack->carried_count, sizeof **names);
    *count = 0;
    for (size_t i = 0; *names && i < stack->carried_count; i++) {
        const char *name = stack->carried[i].name;
        if (strncmp(name, layer->prefix, before) != 0 ||
            fnmatch(pattern, name + before, FNM_PATHNAME | FNM_PERIOD) != 0)
            continue;
        (*names)[*count] = arena_copy(draft->scratch, name + before, strlen(name + before));
        if (!(*names)[(*count)++])
            return FILE_NO_MEMORY;
    }
    return *names ? FILE_OK : FILE_NO_MEMORY;
}

/* The files that a pattern matches, sorted; none, reported, when there are none. */
static uint32_t match_files(struct draft *draft, const struct draft_layer *layer,
                            const struct node *pattern, char ***names)
{
    size_t count = 0;
    if (leads_outside(pattern->text)) {
        diag_add(draft->diags, R0212, pattern->span, "`%s` leads out of the pack's folder",
                 pattern->text);
        return 0;
    }
    enum file_status status =
        layer->carried ? match_carried(draft, layer, pattern->text, names, &count)
                       : file_glob(draft->scratch, layer->folder, pattern->text, names, &count);
    if (status == FILE_NO_MEMORY)
        diags_no_memory(draft->diags);
    else if (status != FILE_OK)
        diag_add(draft->diags, R0002, pattern->span, "`%s` cannot be looked up: %s", pattern->text,
                 strerror(errno));
    else if (count == 0)
        complain_no_file(draft, layer, pattern);
    return status == FILE_OK ? (uint32_t)count : 0;
}

void read_included(struct draft *draft, struct draft_layer *layer)
{
    const struct node *one;
    uint32_t count;
    const struct node *const *patterns = fields_words(layer->head[DOCUMENT_INCLUDE], &one, &count);
    bool more = true;
    for (uint32_t i = 0; i < count && more; i++) {
        char **names = NULL;
        uint32_t found = match_files(draft, layer, patterns[i], &names);
        draft->incomplete |= found == 0;
        for (uint32_t f = 0; f < found && more; f++) {
            const char *path = arena_printf(draft->scratch, "%s%s", layer->prefix, names[f]);
            more = path ? include_file(draft, layer, patterns[i], path)
                        : diags_no_memory(draft->diags);
        }
    }
}
