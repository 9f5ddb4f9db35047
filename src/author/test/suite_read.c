#include "author/test/suite_read.h"

#include <string.h>

#include "author/test/suite_parts.h"
#include "document/fields.h"

enum { TESTS, TITLE, CASES, CHANGES, FIELDS };

static const struct field fields[FIELDS] = {
    [TESTS] = {"tests", FIELD_WORD, false},
    [TITLE] = {"title", FIELD_PROSE, false},
    [CASES] = {"cases", FIELD_LIST, false},
    [CHANGES] = {"changes", FIELD_LIST, false},
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
        return (node_get(root, "cases") || node_get(root, "changes")) && !other;
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
    suite->cases = cases;
    suite->count = list->count;
}

static void read_changes(struct suite_reader *reader, const struct node *list, struct suite *suite)
{
    struct test_change *changes = arena_new(reader->arena, list->count, sizeof *changes);
    if (!changes) {
        diags_no_memory(reader->diags);
        return;
    }
    for (uint32_t i = 0; i < list->count; i++)
        change_read(reader, list->items[i], &changes[i]);
    suite->changes = changes;
    suite->change_count = list->count;
}

/* The lists of a file: one of them has something in it. */
static void read_lists(struct suite_reader *reader, const struct node *root,
                       const struct node *const *values, struct suite *suite)
{
    const struct node *cases = values[CASES], *changes = values[CHANGES];
    struct span start = {root->span.source, root->span.start, root->span.start};
    if (cases)
        read_cases(reader, cases, suite);
    if (changes)
        read_changes(reader, changes, suite);
    if (!node_get(root, "cases") && !node_get(root, "changes"))
        diag_add(reader->diags, R0102, start, "the key `cases` is missing in this file of tests");
    else if ((cases && cases->count == 0 && !changes) || (changes && changes->count == 0))
        diag_add(reader->diags, R0602, (changes ? changes : cases)->span,
                 "there is no %s in this file", changes ? "change of a case" : "case");
}

bool suite_read(struct arena *arena, const struct pack *pack, const struct suite_input *input,
                struct suite *suite, struct diags *diags)
{
    uint64_t errors = (uint64_t)diags->input + diags->failures;
    struct suite_reader reader = {.arena = arena, .pack = pack, .diags = diags, .input = input};
    const struct node *root = input->bytes
                                  ? document_parse(arena, input->path, input->bytes, input->length,
                                                   DOCUMENT_BY_NAME, diags)
                                  : document_read(arena, input->path, DOCUMENT_BY_NAME, diags);
    *suite = (struct suite){.layer = input->layer};
    if (!root || !field_check(root, "this file of tests", FIELD_MAPPING, diags) ||
        !check_head(&reader, root))
        return false;
    const struct node *values[FIELDS];
    reader.file = suite->file = root->span.source->name;
    fields_read(root, "file of tests", fields, FIELDS, values, diags);
    suite->title = values[TITLE] ? values[TITLE]->text : NULL;
    read_lists(&reader, root, values, suite);
    return !diags->no_memory && (uint64_t)diags->input + diags->failures == errors;
}
