/* What the tests of packs share: a pack that is small and has one of everything, folders to read it
 * from, and checks of what was complained about. */
#ifndef TESTS_PACK_FIXTURE_H
#define TESTS_PACK_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "rule/pack_read.h"

static const char small_head[] = "format: 1\n"
                                 "pack: small\n"
                                 "version: 1.0\n"
                                 "title: A small pack\n"
                                 "options:\n"
                                 "  left: {title: Left}\n"
                                 "  right: {title: Right}\n"
                                 "combination: {id: both, title: Both}\n"
                                 "strengths: {slight: 1, strong: 6}\n"
                                 "thresholds: {toss_up: 1, clear: 3, firm: 6.5}\n"
                                 "criteria:\n"
                                 "  pace: {title: Pace, weight: 1.5}\n"
                                 "  cost: {title: Cost}\n"
                                 "split:\n"
                                 "  second: 4\n"
                                 "  introduce: 2\n"
                                 "  operated: project.sides\n"
                                 "  via: {wall: never, road: 1}\n"
                                 "  traffic: {low: 0.5}\n"
                                 "switch: {current: component.side, cost: 3}\n"
                                 "sources:\n"
                                 "  S: {title: A source, vendor: true}\n";

static const char small_facts[] = "facts:\n"
                                  "  - fact: project.sides\n"
                                  "    type: set\n"
                                  "    values: [left, right, top]\n"
                                  "    question: Which sides?\n"
                                  "  - fact: project.mixed\n"
                                  "    type: bool\n"
                                  "    derived: true\n"
                                  "    otherwise: false\n"
                                  "  - fact: component.side\n"
                                  "    type: option\n"
                                  "    values: [elsewhere]\n"
                                  "    question: Where?\n"
                                  "  - fact: component.load\n"
                                  "    type: number\n"
                                  "    unit: \"%\"\n"
                                  "    range: 0 .. 100 %\n"
                                  "    bands: {light: 0 .. 30 %, heavy: 30 .. 100 %}\n"
                                  "    question: How much?\n"
                                  "    default:\n"
                                  "      - {when: component.side == left, value: heavy}\n"
                                  "    likely: {light: 2, heavy: 1}\n"
                                  "  - fact: component.heat\n"
                                  "    type: level\n"
                                  "    values: {cold: no heat, hot: much heat}\n"
                                  "    question: How hot?\n"
                                  "    ask_if: component.load > 10 %\n"
                                  "    otherwise: cold\n"
                                  "  - fact: component.remark\n"
                                  "    type: text\n"
                                  "    question: What else?\n"
                                  "  - fact: component.busy\n"
                                  "    type: bool\n"
                                  "    derived: true\n"
                                  "    otherwise: false\n";

static const char small_rules[] = "claims:\n"
                                  "  - id: fast-left\n"
                                  "    source: S\n"
                                  "    claim: Left is fast.\n"
                                  "    strength: strong\n"
                                  "    contradicts: [slow-left]\n"
                                  "  - {id: slow-left, source: S, claim: Left is slow.}\n"
                                  "rules:\n"
                                  "  - id: heavy-left\n"
                                  "    criterion: pace\n"
                                  "    when: component.load >= 60 %\n"
                                  "    favours: {left: strong}\n"
                                  "    because: It carries more.\n"
                                  "    cites: [fast-left]\n"
                                  "    despite: slow-left\n"
                                  "  - id: hot-right\n"
                                  "    criterion: cost\n"
                                  "    when: component.heat == hot\n"
                                  "    excludes: [left]\n"
                                  "    because: It melts.\n"
                                  "  - id: busy\n"
                                  "    when: component.load in heavy\n"
                                  "    derives: {component.busy: true}\n"
                                  "    because: That is much.\n"
                                  "  - id: mixed\n"
                                  "    for: project\n"
                                  "    when:\n"
                                  "      - some_component:\n"
                                  "          - component.busy == true\n"
                                  "    derives: {project.mixed: true}\n"
                                  "    because: They differ.\n"
                                  "  - id: two-sides\n"
                                  "    for: split\n"
                                  "    when: project.mixed == true\n"
                                  "    costs: slight\n"
                                  "    because: There are two.\n"
                                  "  - id: moving\n"
                                  "    for: switch\n"
                                  "    when: component.heat == hot\n"
                                  "    saves: slight\n"
                                  "    because: It must move.\n"
                                  "advice:\n"
                                  "  - id: look-left\n"
                                  "    option: left\n"
                                  "    when: component.load > 50 %\n"
                                  "    text: Look left.\n"
                                  "    order: 3\n"
                                  "    level: caution\n"
                                  "    cites: [fast-left]\n"
                                  "  - id: know-sides\n"
                                  "    for: project\n"
                                  "    when: unknown project.sides\n"
                                  "    text: Find out.\n"
                                  "checks:\n"
                                  "  - id: cold-load\n"
                                  "    when: [component.heat == hot, component.load < 20 %]\n"
                                  "    level: warning\n"
                                  "    message: It is hardly so.\n";

/* The three in one text; the caller frees it. */
static inline char *small_pack(void)
{
    size_t room = sizeof small_head + sizeof small_facts + sizeof small_rules;
    char *text = malloc(room);
    assert_non_null(text);
    snprintf(text, room, "%s%s%s", small_head, small_facts, small_rules);
    return text;
}

/* `text` with `with` in place of `what`, which stands in it once; the caller frees it. */
static inline char *replaced(const char *text, const char *what, const char *with)
{
    const char *at = strstr(text, what);
    if (!at || strstr(at + 1, what))
        fail_msg("`%s` stands %s in the pack", what, at ? "more than once" : "nowhere");
    size_t before = (size_t)(at - text);
    size_t room = strlen(text) + strlen(with) + 1;
    char *result = malloc(room);
    assert_non_null(result);
    snprintf(result, room, "%.*s%s%s", (int)before, text, with, at + strlen(what));
    return result;
}

/* A folder for one test. */
struct folder {
    char path[64];
    char joined[256];
};

static inline void folder_init(struct folder *folder)
{
    strcpy(folder->path, "/tmp/ruling-test-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
}

/* The path of a name in the folder; holds until the next call. */
static inline const char *folder_path(struct folder *folder, const char *name)
{
    snprintf(folder->joined, sizeof folder->joined, "%s/%s", folder->path, name);
    return folder->joined;
}

static inline void folder_put(struct folder *folder, const char *name, const char *text)
{
    FILE *file = fopen(folder_path(folder, name), "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline void folder_make(struct folder *folder, const char *name)
{
    assert_int_equal(mkdir(folder_path(folder, name), 0777), 0);
}

static inline int folder_forget(const char *path, const struct stat *info, int type,
                                struct FTW *level)
{
    (void)info;
    (void)type;
    (void)level;
    return remove(path);
}

static inline void folder_fini(struct folder *folder)
{
    assert_int_equal(nftw(folder->path, folder_forget, 8, FTW_DEPTH | FTW_PHYS), 0);
}

/* A pack that was read, and what was said. */
struct intake {
    struct arena arena;
    struct diags diags;
    struct pack *pack;
};

static inline void intake_read(struct intake *intake, const char *path)
{
    arena_init(&intake->arena);
    diags_init(&intake->diags, &intake->arena);
    intake->pack = pack_read(&intake->arena, path, &intake->diags);
}

/* Reads `text` as the pack.yaml of a folder of its own. */
static inline void intake_text(struct intake *intake, const char *text)
{
    struct folder folder;
    folder_init(&folder);
    folder_put(&folder, "pack.yaml", text);
    intake_read(intake, folder.path);
    folder_fini(&folder);
}

static inline void intake_fini(struct intake *intake)
{
    pack_free(intake->pack);
    arena_fini(&intake->arena);
}

/* Says in the test's output what was complained about. */
static inline void intake_print(const struct intake *intake)
{
    for (uint32_t i = 0; i < intake->diags.list.count; i++) {
        const struct diag *diag = &intake->diags.list.items[i];
        struct place place = source_place(diag->span);
        print_message("%s:%u:%u: %s: %s\n", place.file ? place.file : "-", place.line, place.column,
                      diag_entries[diag->code].name, diag->message);
    }
}

/* Checks that the pack was read without a word. */
static inline void intake_check_good(const struct intake *intake)
{
    if (!intake->pack || intake->diags.list.count > 0)
        intake_print(intake);
    assert_non_null(intake->pack);
    assert_int_equal(intake->diags.list.count, 0);
}

/* Checks that just one error was found and that there is no pack; returns it. */
static inline const struct diag *intake_only(const struct intake *intake, enum diag_code code)
{
    if (intake->diags.list.count != 1 || intake->diags.list.items[0].code != code)
        intake_print(intake);
    assert_int_equal(intake->diags.list.count, 1);
    assert_string_equal(diag_entries[intake->diags.list.items[0].code].name,
                        diag_entries[code].name);
    assert_null(intake->pack);
    return &intake->diags.list.items[0];
}

#endif
