/* One change: the case that it means, which lies in a layer below, and what that expects now. */
#include <string.h>

#include "author/test/suite_parts.h"
#include "base/typo.h"
#include "document/fields.h"

enum { CASE, IN, BECAUSE, EXPECT, FIELDS };

static const struct field fields[FIELDS] = {
    [CASE] = {"case", FIELD_PROSE, true},
    [IN] = {"in", FIELD_WORD, false},
    [BECAUSE] = {"because", FIELD_PROSE, true},
    [EXPECT] = {"expect", FIELD_MAPPING, false},
};

/* The change while it is read. */
struct reading {
    struct suite_reader *reader;
    const struct node *values[FIELDS];
    struct test_change *change;
};

/* ---- which case ---- */

/* Whether a suite is one that a change may name: of a layer below, and of the file that is given.
 */
static bool may_mean(const struct reading *reading, const struct suite *suite)
{
    const struct node *in = reading->values[IN];
    size_t length = strlen(suite->file), tail = in ? strlen(in->text) : 0;
    if (suite->layer >= reading->reader->input->layer)
        return false;
    return !in || (tail <= length && strcmp(suite->file + length - tail, in->text) == 0 &&
                   (tail == length || suite->file[length - tail - 1] == '/'));
}

static struct test_case *find_in(const struct suite *suite, const char *name)
{
    for (uint32_t i = 0; i < suite->count; i++)
        if (strcmp(suite->cases[i].name, name) == 0)
            return &suite->cases[i];
    return NULL;
}

/* The cases below of this name; how many there are. The change gets the first. */
static uint32_t find_cases(struct reading *reading, const char *name)
{
    const struct suite_input *input = reading->reader->input;
    struct test_change *change = reading->change;
    uint32_t count = 0;
    for (uint32_t i = 0; i < input->before_count; i++) {
        struct suite *suite = &input->before[i];
        struct test_case *found =
            suite->file && may_mean(reading, suite) ? find_in(suite, name) : NULL;
        if (found && count++ == 0) {
            change->in = suite;
            change->test = found;
        }
    }
    return count;
}

static void complain_none(struct reading *reading)
{
    struct suite_reader *reader = reading->reader;
    const struct suite_input *input = reader->input;
    const struct node *name = reading->values[CASE], *in = reading->values[IN];
    struct typo typo;
    uint32_t files = 0;
    typo_init(&typo, name->text);
    for (uint32_t i = 0; i < input->before_count; i++) {
        const struct suite *suite = &input->before[i];
        bool meant = suite->file && may_mean(reading, suite);
        files += meant;
        for (uint32_t j = 0; meant && j < suite->count; j++)
            typo_offer(&typo, suite->cases[j].name);
    }
    if (in && files == 0) {
        diag_add(reader->diags, R0610, in->span, "no file of tests below is called `%s`", in->text);
        return;
    }
    struct diag *diag = diag_add(reader->diags, R0610, name->span,
                                 "no case of a layer below is called `%s`", name->text);
    diag_suggest(reader->diags, diag, typo.best);
    if (files == 0)
        diag_hint(reader->diags, diag, "there are no tests below: `changes` is for overlays");
}

/* The case that is meant; false, reported, when there is none or it could be several. */
static bool find_case(struct reading *reading)
{
    struct diags *diags = reading->reader->diags;
    const struct node *name = reading->values[CASE];
    uint32_t count = name ? find_cases(reading, name->text) : 0;
    if (count == 1)
        return true;
    if (name && count == 0)
        complain_none(reading);
    if (count > 1) {
        struct diag *diag =
            diag_add(diags, R0611, name->span, "%u files have a case of this name", count);
        diag_hint(diags, diag, "say which with `in`, for example `in: %s`",
                  strrchr(reading->change->in->file, '/')
                      ? strrchr(reading->change->in->file, '/') + 1
                      : reading->change->in->file);
        reading->change->test = NULL;
    }
    return false;
}

/* Tells the case of the change; one of this layer that it was told of before is reported. */
static void take_case(struct reading *reading)
{
    struct test_change *change = reading->change;
    const struct test_change *other = change->test->change;
    if (other && other->layer == change->layer) {
        struct diag *diag = diag_add(reading->reader->diags, R0612, reading->values[CASE]->span,
                                     "`%s` is changed twice", change->test->name);
        diag_hint(reading->reader->diags, diag, "the first is in %s:%u", other->place.file,
                  other->place.line);
        return;
    }
    change->under = other;
    change->test->change = change;
}

/* ---- what it expects now ---- */

/* What is odd about the profile was said when the case was read. */
static void read_expectations(struct reading *reading)
{
    struct suite_reader *reader = reading->reader;
    struct test_change *change = reading->change;
    struct diags said;
    diags_init(&said, reader->arena);
    struct profile *profile = case_profile(reader->arena, reader->pack, change->test, &said);
    if (said.no_memory)
        diags_no_memory(reader->diags);
    change->expects = true;
    expect_read(reader, reading->values[EXPECT], profile, &change->changed);
    profile_free(profile);
}

void change_read(struct suite_reader *reader, const struct node *node, struct test_change *change)
{
    struct reading reading = {.reader = reader, .change = change};
    change->because = "";
    change->layer = reader->input->layer;
    change->place = source_place(node->span);
    if (!field_check(node, "this change", FIELD_MAPPING, reader->diags))
        return;
    fields_read(node, "change", fields, FIELDS, reading.values, reader->diags);
    if (reading.values[BECAUSE])
        change->because = reading.values[BECAUSE]->text;
    if (!find_case(&reading))
        return;
    change->changed = *change->test;
    change->changed.place = change->place;
    change->changed.expectations = NULL;
    change->changed.expectation_count = 0;
    change->changed.settling = change->changed.refused = false;
    take_case(&reading);
    if (reading.values[EXPECT])
        read_expectations(&reading);
}
