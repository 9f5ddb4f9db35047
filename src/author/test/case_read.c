/* One case: its profile, what is changed in it, and the rows of its matrix. */
#include <string.h>

#include "author/test/suite_parts.h"
#include "base/date.h"
#include "document/fields.h"
#include "rule/literal.h"

enum { CASE, PROFILE, FROM, SET, MATRIX, ASSUMPTIONS, AS_OF, EXPECT, FIELDS };

static const struct field fields[FIELDS] = {
    [CASE] = {"case", FIELD_PROSE, true},        [PROFILE] = {"profile", FIELD_MAPPING, false},
    [FROM] = {"from", FIELD_WORD, false},        [SET] = {"set", FIELD_MAPPING, false},
    [MATRIX] = {"matrix", FIELD_MAPPING, false}, [ASSUMPTIONS] = {"assumptions", FIELD_WORD, false},
    [AS_OF] = {"as_of", FIELD_WORD, false},      [EXPECT] = {"expect", FIELD_MAPPING, true},
};

/* The case while it is read. */
struct reading {
    struct suite_reader *reader;
    const struct node *node;
    const struct node *values[FIELDS];
    struct test_case *test;
};

static void read_name(struct reading *reading)
{
    struct suite_reader *reader = reading->reader;
    const struct node *name = reading->values[CASE];
    if (!name)
        return;
    reading->test->name = name->text;
    if (map_get(&reader->names, name->text) != MAP_NONE)
        diag_add(reader->diags, R0603, name->span, "two cases are called `%s`", name->text);
    else if (!map_put(&reader->names, reader->arena, name->text, 0))
        diags_no_memory(reader->diags);
}

/* ---- the profile ---- */

/* A file beside this one. */
static const char *beside(struct suite_reader *reader, const char *name)
{
    const char *slash = strrchr(reader->file, '/');
    const char *path = name;
    if (*name != '/' && slash)
        path =
            arena_printf(reader->arena, "%.*s/%s", (int)(slash - reader->file), reader->file, name);
    else if (strcmp(name, "-") == 0)
        path = "./-"; /* alone it would be standard input */
    if (!path)
        diags_no_memory(reader->diags);
    return path;
}

/* What a case without a profile changes: one that answers nothing. */
static const struct node *empty_profile(struct reading *reading)
{
    struct node *node = arena_new(reading->reader->arena, 1, sizeof *node);
    if (!node) {
        diags_no_memory(reading->reader->diags);
        return NULL;
    }
    node->kind = NODE_MAPPING;
    node->span = reading->node->span;
    return node;
}

static void find_profile(struct reading *reading)
{
    struct suite_reader *reader = reading->reader;
    struct profile_input *input = &reading->test->input;
    const struct node *from = reading->values[FROM];
    const struct node *own = reading->values[PROFILE];
    if (from && own) {
        struct diag *diag = diag_add(reader->diags, R0604, from->span,
                                     "a case has its own profile, or one from a file");
        diag_hint(reader->diags, diag, "`set` changes answers of a profile from a file");
        return;
    }
    if (from) {
        input->path = beside(reader, from->text);
        input->root = input->path ? document_read_named(reader->arena, input->path,
                                                        DOCUMENT_BY_NAME, from->span, reader->diags)
                                  : NULL;
        return;
    }
    input->path = reader->file;
    input->is_part = true;
    input->root = own ? own : empty_profile(reading);
}

static void read_day(struct reading *reading)
{
    const struct node *day = reading->values[AS_OF];
    if (!day)
        return;
    if (!date_exists(day->text)) {
        diag_add(reading->reader->diags, R0133, day->span, "`%s` is no day that exists", day->text);
        return;
    }
    reading->test->input.as_of = day->text;
    reading->test->input.as_of_from = "as_of";
}

static void read_assumptions(struct reading *reading)
{
    static const struct fact_value truth[] = {{"false", NULL}, {"true", NULL}};
    static const struct fact assumptions = {.name = "assumptions",
                                            .title = "assumptions",
                                            .type = FACT_BOOL,
                                            .values = truth,
                                            .value_count = 2};
    struct value value;
    reading->test->assumptions = true;
    if (reading->values[ASSUMPTIONS] &&
        literal_read(reading->reader->arena, &assumptions, reading->values[ASSUMPTIONS],
                     LITERAL_SETTING, &value, reading->reader->diags))
        reading->test->assumptions = bits_has(&value.choices, 1);
}

/* ---- changes ---- */

static void read_rows(struct reading *reading)
{
    struct suite_reader *reader = reading->reader;
    const struct node *matrix = reading->values[MATRIX];
    struct test_case *test = reading->test;
    test->runs = 1;
    struct matrix_row *rows = arena_new(reader->arena, matrix ? matrix->count : 0, sizeof *rows);
    if (!rows) {
        diags_no_memory(reader->diags);
        return;
    }
    test->rows = rows;
    for (uint32_t i = 0; matrix && i < matrix->count; i++) {
        const struct node *values = matrix->entries[i].value;
        if (!field_check(values, "a row of `matrix`", FIELD_LIST, reader->diags))
            continue;
        if (values->count == 0) {
            diag_add(reader->diags, R0606, values->span, "a row of `matrix` has no values");
            continue;
        }
        rows[test->row_count++] =
            (struct matrix_row){matrix->entries[i].key, values->items, values->count};
        if ((uint64_t)test->runs * values->count <= limits[LIMIT_TEST_RUNS].value) {
            test->runs *= values->count;
        } else {
            diag_limit(reader->diags, LIMIT_TEST_RUNS, matrix->entries[i].key->span, NULL);
            return;
        }
    }
}

/* How many changes the case makes with `set`, and how many values its matrix has. */
static uint32_t count_changes(const struct reading *reading)
{
    uint32_t count = reading->values[SET] ? reading->values[SET]->count : 0;
    for (uint32_t i = 0; i < reading->test->row_count; i++)
        count += reading->test->rows[i].count;
    return count;
}

/* The changes of `set`, and behind them all values of the matrix, which make every one of them be
 * looked at when the profile is read once with all. Returns how many there are. */
static uint32_t list_changes(struct reading *reading, struct profile_change *changes)
{
    const struct test_case *test = reading->test;
    const struct node *set = reading->values[SET];
    uint32_t count = 0;
    for (uint32_t i = 0; set && i < set->count; i++)
        changes[count++] = (struct profile_change){set->entries[i].key, set->entries[i].value};
    for (uint32_t i = 0; i < test->row_count; i++)
        for (uint32_t j = 0; j < test->rows[i].count; j++)
            changes[count++] =
                (struct profile_change){test->rows[i].address, test->rows[i].values[j]};
    return count;
}

struct profile *case_profile(struct arena *arena, const struct pack *pack,
                             const struct test_case *test, struct diags *diags)
{
    struct profile_input input = test->input;
    input.change_count = test->tried_changes;
    return input.root ? profile_read(arena, pack, &input, diags) : NULL;
}

/* Reads the profile with all changes, for what is wrong with it; NULL when anything is. */
static struct profile *try_profile(struct reading *reading)
{
    struct suite_reader *reader = reading->reader;
    struct profile_input *input = &reading->test->input;
    struct profile_change *changes =
        arena_new(reader->arena, count_changes(reading), sizeof *changes);
    if (!changes) {
        diags_no_memory(reader->diags);
        return NULL;
    }
    input->changes = changes;
    input->change_count = reading->values[SET] ? reading->values[SET]->count : 0;
    reading->test->tried_changes = list_changes(reading, changes);
    return case_profile(reader->arena, reader->pack, reading->test, reader->diags);
}

void case_read(struct suite_reader *reader, const struct node *node, struct test_case *test)
{
    struct reading reading = {.reader = reader, .node = node, .test = test};
    test->name = "";
    test->place = source_place(node->span);
    if (!field_check(node, "this case", FIELD_MAPPING, reader->diags))
        return;
    fields_read(node, "case", fields, FIELDS, reading.values, reader->diags);
    read_name(&reading);
    find_profile(&reading);
    read_day(&reading);
    read_assumptions(&reading);
    read_rows(&reading);
    struct profile *profile = try_profile(&reading);
    if (reading.values[EXPECT])
        expect_read(reader, reading.values[EXPECT], profile, test);
    profile_free(profile);
}
