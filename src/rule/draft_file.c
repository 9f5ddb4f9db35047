#include "rule/draft_file.h"

#include <string.h>

#include "document/document.h"

bool draft_file_note(struct draft *draft, const char *path)
{
    for (uint32_t i = 0; i < draft->files.count; i++) {
        if (strcmp(draft->files.items[i], path) == 0)
            return false;
    }
    const char **file = vec_add(&draft->files, draft->scratch);
    if (file)
        *file = path;
    else
        diags_no_memory(draft->diags);
    return true;
}

const struct node *draft_file_read(struct draft *draft, const struct draft_layer *layer,
                                   const char *path, struct span named)
{
    const struct pack_stack *stack = draft->stack;
    if (!layer->carried)
        return document_read_named(draft->scratch, path, DOCUMENT_BY_NAME, named, draft->diags);
    for (size_t i = 0; i < stack->carried_count; i++) {
        const struct builtin_file *file = &stack->carried[i];
        if (strcmp(file->name, path) == 0)
            return document_parse(draft->scratch, file->name, file->bytes, file->length,
                                  DOCUMENT_BY_NAME, draft->diags);
    }
    diag_add(draft->diags, R0001, named, "the program carries no file `%s`", path);
    return NULL;
}

static const struct field fields[DOCUMENT_FIELDS] = {
    [DOCUMENT_CRITERIA] = {"criteria", FIELD_MAPPING, false},
    [DOCUMENT_SOURCES] = {"sources", FIELD_MAPPING, false},
    [DOCUMENT_FACTS] = {"facts", FIELD_LIST, false},
    [DOCUMENT_CLAIMS] = {"claims", FIELD_LIST, false},
    [DOCUMENT_RULES] = {"rules", FIELD_LIST, false},
    [DOCUMENT_ADVICE] = {"advice", FIELD_LIST, false},
    [DOCUMENT_CHECKS] = {"checks", FIELD_LIST, false},
    [DOCUMENT_FORMAT] = {"format", FIELD_WORD, true},
    [DOCUMENT_EXTENDS] = {"extends", FIELD_WORD, false},
    [DOCUMENT_PACK] = {"pack", FIELD_WORD, true},
    [DOCUMENT_VERSION] = {"version", FIELD_WORD, true},
    [DOCUMENT_TITLE] = {"title", FIELD_PROSE, false},
    [DOCUMENT_OPTIONS] = {"options", FIELD_MAPPING, true},
    [DOCUMENT_COMBINATION] = {"combination", FIELD_MAPPING, true},
    [DOCUMENT_STRENGTHS] = {"strengths", FIELD_MAPPING, true},
    [DOCUMENT_THRESHOLDS] = {"thresholds", FIELD_MAPPING, true},
    [DOCUMENT_SPLIT] = {"split", FIELD_MAPPING, false},
    [DOCUMENT_SWITCH] = {"switch", FIELD_MAPPING, false},
    [DOCUMENT_INCLUDE] = {"include", FIELD_WORDS, false},
};

void draft_file_fields(struct draft *draft, const struct node *root, const char *what,
                       uint32_t count, bool overlay, const struct node **values)
{
    struct field asked[DOCUMENT_FIELDS];
    memcpy(asked, fields, sizeof asked);
    for (uint32_t i = DOCUMENT_OPTIONS; overlay && i < DOCUMENT_FIELDS; i++)
        asked[i].required = false;
    fields_read(root, what, asked, count, values, draft->diags);
}
