/* What the tests of src/profile share: the pack of tests/cases/profile, a profile read from a text,
 * and what was said about it. The tests run in the top folder of the repository. */
#ifndef UNIT_PROFILE_FIXTURE_H
#define UNIT_PROFILE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"

#define PROFILE_CASES "tests/cases/profile/"

struct reading {
    struct arena scratch;
    struct diags diags;
    struct profile *profile; /* NULL when it is wrong */
};

static struct pack *fixture_pack;
static struct arena fixture_arena;

static inline int load_pack(const char *path)
{
    struct diags diags;
    arena_init(&fixture_arena);
    diags_init(&diags, &fixture_arena);
    fixture_pack = pack_read(&fixture_arena, path, &diags);
    for (uint32_t i = 0; i < diags.list.count; i++) {
        struct diag *diag = &diags.list.items[i];
        struct place place = source_place(diag->span);
        print_error("%s:%u:%u: %s: %s\n", place.file ? place.file : "-", place.line, place.column,
                    diag_entries[diag->code].name, diag->message);
    }
    return fixture_pack ? 0 : -1;
}

static inline int fixture_setup(void **state)
{
    (void)state;
    return load_pack(PROFILE_CASES "pack.yaml");
}

static inline int fixture_teardown(void **state)
{
    (void)state;
    pack_free(fixture_pack);
    arena_fini(&fixture_arena);
    return 0;
}

static inline void read_input(struct reading *reading, const struct profile_input *input)
{
    arena_init(&reading->scratch);
    diags_init(&reading->diags, &reading->scratch);
    reading->profile = profile_read(&reading->scratch, fixture_pack, input, &reading->diags);
}

static inline void read_text(struct reading *reading, const char *text)
{
    struct profile_input input = {
        .path = "p.yaml", .bytes = text, .length = strlen(text), .format = DOCUMENT_YAML};
    read_input(reading, &input);
}

static inline void read_file(struct reading *reading, const char *path)
{
    struct profile_input input = {.path = path};
    read_input(reading, &input);
}

/* Reads `text` with settings, the last of them NULL. */
static inline void read_set(struct reading *reading, const char *text, const char *const *settings)
{
    struct profile_input input = {
        .path = "p.yaml", .bytes = text, .length = strlen(text), .settings = settings};
    while (settings[input.setting_count])
        input.setting_count++;
    read_input(reading, &input);
}

static inline void forget(struct reading *reading)
{
    profile_free(reading->profile);
    arena_fini(&reading->scratch);
}

/* All that was said, a line each: "3:5 R0107", with the file in front where it is not p.yaml. */
static inline void assert_said(const struct reading *reading, const char *expected)
{
    char said[4096] = "";
    for (uint32_t i = 0; i < reading->diags.list.count; i++) {
        const struct diag *diag = &reading->diags.list.items[i];
        struct place place = source_place(diag->span);
        bool named = place.file && strcmp(place.file, "p.yaml") != 0;
        size_t used = strlen(said);
        snprintf(said + used, sizeof said - used, "%s%s%u:%u %s\n", named ? place.file : "",
                 named ? ":" : "", place.line, place.column, diag_entries[diag->code].name);
    }
    assert_string_equal(said, expected);
    assert_false(reading->diags.no_memory);
}

static inline const struct diag *said(const struct reading *reading, uint32_t number)
{
    assert_true(number < reading->diags.list.count);
    return &reading->diags.list.items[number];
}

/* Reads a text that is wrong in one way, and checks all that is said about it; NULL for a text that
 * is not to be there. */
static inline void assert_wrong(const char *text, const char *where, const char *message,
                                const char *label)
{
    struct reading reading;
    read_text(&reading, text);
    assert_null(reading.profile);
    assert_said(&reading, where);
    assert_string_equal(said(&reading, 0)->message, message);
    if (label) {
        assert_non_null(said(&reading, 0)->label);
        assert_string_equal(said(&reading, 0)->label, label);
    } else {
        assert_null(said(&reading, 0)->label);
    }
    forget(&reading);
}

static inline void assert_good(const struct reading *reading)
{
    assert_said(reading, "");
    assert_non_null(reading->profile);
}

/* The answer that counts, which must be given; "team.size". */
static inline const struct answer *answer_of(const struct reading *reading, uint32_t component,
                                             const char *fact)
{
    uint32_t index = fact_find(&fixture_pack->vocabulary, fact);
    assert_int_not_equal(index, FACT_NONE);
    const struct answer *answer = profile_answer(reading->profile, component, index);
    assert_non_null(answer);
    return answer;
}

static inline bool is_given(const struct reading *reading, uint32_t component, const char *fact)
{
    uint32_t index = fact_find(&fixture_pack->vocabulary, fact);
    assert_int_not_equal(index, FACT_NONE);
    return profile_answer(reading->profile, component, index);
}

#define PROJECT UINT32_MAX /* as a component: the project itself */

#endif
