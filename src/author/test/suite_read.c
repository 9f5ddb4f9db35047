#include "author/test/suite_read.h"

#include <string.h>

#include "author/test/suite_parts.h"
#include "document/fields.h"

enum { TESTS, TITLE, CASES, FIELDS };

static const struct field fields[FIELDS] = {
    [TESTS] = {"tests", FIELD_WORD, false},
    [TITLE] = {"title", FIELD_PROSE, false},
    [CASES] = {"cases", FIELD_LIST, true},
};

/* What another file of ours is, which was named here by mistake; NULL when it is none. */
static const char *other_file(const struct node *root)
{
    if (node_get(root, "pack") && node_get(root, "format"))
        return "this is a rule pack, which -r takes";
    return node_get(root, "ruling") ? "this is a profile, which `ruling eval` takes" : NULL;
}

/* Whether the file is one of tests, which is reported otherwise. */
static bool check_head(struct suite_reader *reader, const struct node *root)
{
    const struct node *version = node_get(root, "tests");
    struct span start = {root->span.source, root->span.start, root->span.start};
    if (!version) {
        const char *other = other_file(root);
        struct diag *diag =
            diag_add(reader->diags, R0601, start, "the file does not say `tests: 1`");
        diag_hint(reader->diags, diag, "%s", other ? other : "it names the version of the format");
        return node_get(root, "cases") && !other;
    }
    if (version->kind != NODE_SCALAR || strcmp(version->text, "1") == 0)
        return true;
    struct diag *diag =
        diag_add(reader->diags, R0122, version->span,
                 "`%s` is no version of tests that this program reads", version->text);
    diag_label(reader->diags, diag, "write 1");
    return true;
}

static void read_cases(struct suite_reader *reader, const struct node *list, struct suite *suite)
{
    struct test_case *cases = arena_new(reader->arena, list->count, sizeof *cases);
    if (!cases) {
        diags_no_memory(reader->diags);
        return;
    }
    for (uint32_t i = 0; i < list->count; i++)
        case_read(reader, list->items[i], &cases[i]);
    if (list->count == 0)
        diag_add(reader->diags, R0602, list->span, "there is no case in this file");
    suite->cases = cases;
    suite->count = list->count;
}

bool suite_read(struct arena *arena, const struct pack *pack, const char *path, struct suite *suite,
                struct diags *diags)
{
    uint64_t errors = (uint64_t)diags->input + diags->failures;
    struct suite_reader reader = {.arena = arena, .pack = pack, .diags = diags};
    const struct node *root = document_read(arena, path, DOCUMENT_BY_NAME, diags);
    *suite = (struct suite){0};
    if (!root || !field_check(root, "this file of tests", FIELD_MAPPING, diags) ||
        !check_head(&reader, root))
        return false;
    const struct node *values[FIELDS];
    reader.file = suite->file = root->span.source->name;
    fields_read(root, "file of tests", fields, FIELDS, values, diags);
    suite->title = values[TITLE] ? values[TITLE]->text : NULL;
    if (values[CASES])
        read_cases(&reader, values[CASES], suite);
    return !diags->no_memory && (uint64_t)diags->input + diags->failures == errors;
}
