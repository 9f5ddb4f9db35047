/* What the tests of src/decide and src/report share: profiles given as text, and their rulings, by
 * tests/cases/tiny or by another pack. The tests run in the top folder of the repository. */
#ifndef UNIT_JUDGE_FIXTURE_H
#define UNIT_JUDGE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decide/judge.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"

#define FILES    0
#define DATABASE 1

static struct arena court_arena;
static struct diags court_diags; /* what was said since the last court_open */
static struct pack *court_pack;
static struct judge *court_judge;

static inline int court_setup(void **state)
{
    (void)state;
    arena_init(&court_arena);
    diags_init(&court_diags, &court_arena);
    court_pack = pack_read(&court_arena, "tests/cases/tiny", &court_diags);
    court_judge = court_pack ? judge_new(court_pack) : NULL;
    return court_judge ? 0 : -1;
}

static inline int court_teardown(void **state)
{
    (void)state;
    judge_free(court_judge);
    pack_free(court_pack);
    arena_fini(&court_arena);
    return 0;
}

static struct pack *court_tiny;
static struct judge *court_tiny_judge;

/* Lets another pack be the court's, until court_back: a folder or file, or what stands in a file.
 */
static inline void court_use(const char *path)
{
    court_tiny = court_pack;
    court_tiny_judge = court_judge;
    diags_init(&court_diags, &court_arena);
    court_pack = pack_read(&court_arena, path, &court_diags);
    for (uint32_t i = 0; i < court_diags.list.count; i++)
        print_error("%s\n", court_diags.list.items[i].message);
    assert_non_null(court_pack);
    court_judge = judge_new(court_pack);
    assert_non_null(court_judge);
}

static inline void court_use_text(const char *text)
{
    char path[] = "/tmp/ruling-pack-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    court_use(path);
    unlink(path);
}

static inline void court_back(void)
{
    judge_free(court_judge);
    pack_free(court_pack);
    court_pack = court_tiny;
    court_judge = court_tiny_judge;
}

/* What a pack begins with that is to be just good enough. */
#define COURT_HEAD                                                                                 \
    "format: 1\npack: court\nversion: 1.0\ntitle: A court\n"                                       \
    "options: {left: {title: Left}, right: {title: Right}}\n"                                      \
    "combination: {id: both, title: Both}\n"                                                       \
    "strengths: {slight: 1, moderate: 3, strong: 6}\n"                                             \
    "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"                                                \
    "criteria:\n  pace: {title: Pace}\n"

/* A profile of the pack; the text is what follows `ruling: 1`. */
static inline struct profile *court_profile(const char *text)
{
    char *whole = arena_printf(&court_arena, "ruling: 1\n%s", text);
    struct profile_input input = {
        .path = "case.yaml", .bytes = whole, .length = strlen(whole), .format = DOCUMENT_YAML};
    struct profile *profile = profile_read(&court_arena, court_pack, &input, &court_diags);
    for (uint32_t i = 0; !profile && i < court_diags.list.count; i++)
        print_error("%s\n", court_diags.list.items[i].message);
    assert_non_null(profile);
    return profile;
}

/* As profiles are judged unless somebody asks otherwise. */
static const struct judge_options court_usual = {.assumptions = true, .settling = true};

/* The rulings on one profile, which the caller frees along with them; NULL where it is refused. */
static inline struct rulings *court_rule(struct profile *profile, bool assumptions)
{
    const struct profile *const one[] = {profile};
    diags_init(&court_diags, &court_arena);
    struct judge_options options = {.assumptions = assumptions, .settling = true};
    return judge_profiles(court_judge, one, 1, options, &court_diags);
}

/* Diagnostic number `index` since the last court_rule. */
static inline const struct diag *court_diag(uint32_t index)
{
    assert_true(index < court_diags.list.count);
    return &court_diags.list.items[index];
}

/* The line that a diagnostic points at. */
static inline uint32_t court_line(const struct diag *diag)
{
    assert_non_null(diag->span.source);
    return source_position(diag->span.source, diag->span.start).line;
}

/* How many diagnostics of a code there are. */
static inline uint32_t court_said(enum diag_code code)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < court_diags.list.count; i++)
        count += court_diags.list.items[i].code == code;
    return count;
}

static inline const struct ruled_rule *court_find(const struct ruled_component *component,
                                                  const char *id)
{
    for (uint32_t i = 0; i < component->rule_count; i++)
        if (strcmp(court_pack->rules[component->rules[i].rule].id, id) == 0)
            return &component->rules[i];
    return NULL;
}

#endif
