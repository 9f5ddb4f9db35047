/* What the tests of facts, literals and conditions share: a small vocabulary, snippets of YAML and
 * JSON, and a look at what was complained of. */
#ifndef UNIT_VOCABULARY_FIXTURE_H
#define UNIT_VOCABULARY_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "document/document.h"
#include "rule/fact.h"

#define PERCENT (NUMBER_ONE / 100)

enum {
    TEAM_SIZE,
    TEAM_PYTHON,
    BROKERS,
    NOTE,
    YEARS,
    IO_SHARE,
    REALTIME,
    ADMIN_UI,
    LATENCY,
    MEMORY,
    ROLE,
    RUNTIME,
    CONNECTIONS,
    OPTION,
    FACTS
};

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))
#define VALUES(list) .values = (list), .value_count = COUNT(list)
#define BANDS(list)  .bands = (list), .band_count = COUNT(list)

static const struct fact_value truths[] = {{"false", NULL}, {"true", NULL}};
static const struct fact_value skills[] = {
    {"none", NULL}, {"basic", NULL}, {"working", NULL}, {"strong", NULL}};
static const struct fact_value brokers[] = {
    {"redis", NULL}, {"rabbitmq", NULL}, {"kafka", NULL}, {"other", NULL}};
static const struct fact_value pushes[] = {
    {"none", NULL}, {"server_push", NULL}, {"bidirectional", NULL}};
static const struct fact_value runtimes[] = {{"node", NULL}, {"python", NULL}, {"similar", NULL}};
static const struct fact_value roles[] = {
    {"crud_api", NULL},       {"general_api", NULL},       {"api_gateway", NULL},
    {"web_app", NULL},        {"realtime_server", NULL},   {"streaming_server", NULL},
    {"game_server", NULL},    {"background_worker", NULL}, {"batch_job", NULL},
    {"cloud_function", NULL}, {"etl_pipeline", NULL},      {"ml_service", NULL}};
static const struct band teams[] = {{"one_person", {NUMBER_ONE, NUMBER_ONE}},
                                    {"small_team", {2 * NUMBER_ONE, 5 * NUMBER_ONE}},
                                    {"medium_team", {6 * NUMBER_ONE, 15 * NUMBER_ONE}}};
static const struct band shares[] = {{"mostly_works", {0, 30 * PERCENT}},
                                     {"mostly_waits", {60 * PERCENT, 90 * PERCENT}}};

static struct fact fixture_facts[FACTS] = {
    [TEAM_SIZE] = {.name = "team.size",
                   .type = FACT_INTEGER,
                   .unit = {UNIT_LABEL, 1, "developers"},
                   .range = {NUMBER_ONE, 2000 * NUMBER_ONE},
                   BANDS(teams)},
    [TEAM_PYTHON] = {.name = "team.python", .type = FACT_LEVEL, VALUES(skills)},
    [BROKERS] = {.name = "ops.brokers", .type = FACT_SET, VALUES(brokers)},
    [NOTE] = {.name = "project.note", .type = FACT_TEXT},
    [YEARS] = {.name = "project.years",
               .type = FACT_NUMBER,
               .unit = {UNIT_LABEL, 1, "years"},
               .range = {0, 50 * NUMBER_ONE}},
    [IO_SHARE] = {.name = "component.io_share",
                  .type = FACT_NUMBER,
                  .scope = FACT_COMPONENT,
                  .unit = {UNIT_PERCENT, 1, "%"},
                  .range = {0, NUMBER_ONE},
                  BANDS(shares)},
    [REALTIME] = {.name = "component.realtime",
                  .type = FACT_CHOICE,
                  .scope = FACT_COMPONENT,
                  VALUES(pushes)},
    [ADMIN_UI] = {.name = "component.admin_ui",
                  .type = FACT_BOOL,
                  .scope = FACT_COMPONENT,
                  VALUES(truths)},
    [LATENCY] = {.name = "component.latency",
                 .type = FACT_NUMBER,
                 .scope = FACT_COMPONENT,
                 .unit = {UNIT_TIME, 1, "ms"},
                 .range = {0, 60000 * NUMBER_ONE}},
    [MEMORY] = {.name = "component.memory",
                .type = FACT_NUMBER,
                .scope = FACT_COMPONENT,
                .unit = {UNIT_BYTES, 1000000, "MB"},
                .range = {0, 64000 * NUMBER_ONE}},
    [ROLE] = {.name = "component.role",
              .type = FACT_CHOICE,
              .scope = FACT_COMPONENT,
              VALUES(roles)},
    [RUNTIME] = {.name = "component.runtime",
                 .type = FACT_OPTION,
                 .scope = FACT_COMPONENT,
                 VALUES(runtimes)},
    [CONNECTIONS] = {.name = "component.connections",
                     .type = FACT_INTEGER,
                     .scope = FACT_COMPONENT,
                     .unit = {UNIT_NONE, 1, NULL},
                     .range = {0, 1000000 * NUMBER_ONE}},
    [OPTION] = {.name = "component.option",
                .type = FACT_OPTION,
                .scope = FACT_COMPONENT,
                .reserved = true,
                VALUES(runtimes)},
};

struct fixture {
    struct arena arena;
    struct diags diags;
    struct vocabulary vocabulary;
};

static inline void fixture_init(struct fixture *fixture)
{
    arena_init(&fixture->arena);
    diags_init(&fixture->diags, &fixture->arena);
    fixture->vocabulary =
        (struct vocabulary){.facts = fixture_facts, .count = FACTS, .by_name = {0}};
    for (uint32_t i = 0; i < FACTS; i++)
        assert_true(
            map_put(&fixture->vocabulary.by_name, &fixture->arena, fixture_facts[i].name, i));
}

static inline void fixture_fini(struct fixture *fixture)
{
    arena_fini(&fixture->arena);
}

/* The root of a snippet, which must be sound. */
static inline const struct node *fixture_parse(struct fixture *fixture, const char *text,
                                               enum document_format format)
{
    struct diags diags;
    diags_init(&diags, &fixture->arena);
    const struct node *root =
        document_parse(&fixture->arena, "snippet", text, strlen(text), format, &diags);
    if (!root || diags_failed(&diags))
        fail_msg("the snippet itself is wrong: %s", text);
    return root;
}

/* What is expected of a diagnostic; NULL texts are not looked at, but the label: NULL is none. */
struct complaint {
    enum diag_code code;
    const char *culprit; /* the text underlined */
    const char *label;
    const char *message;
    const char *hint;
};

static inline void expect_text(const char *what, const char *got, const char *expected)
{
    if (strcmp(got ? got : "(none)", expected ? expected : "(none)") != 0)
        fail_msg("%s: `%s`, expected `%s`", what, got ? got : "(none)",
                 expected ? expected : "(none)");
}

static inline void expect_complaint(const struct diags *diags, uint32_t index,
                                    struct complaint expected)
{
    assert_true(index < diags->list.count);
    const struct diag *diag = &diags->list.items[index];
    expect_text("code", diag_entries[diag->code].name, diag_entries[expected.code].name);
    assert_non_null(diag->span.source);
    char culprit[256];
    uint32_t length = diag->span.end - diag->span.start;
    assert_true(length < sizeof culprit);
    memcpy(culprit, diag->span.source->bytes + diag->span.start, length);
    culprit[length] = '\0';
    expect_text("culprit", culprit, expected.culprit);
    expect_text("label", diag->label, expected.label);
    if (expected.message)
        expect_text("message", diag->message, expected.message);
    if (expected.hint)
        expect_text("hint", diag->hint, expected.hint);
}

#endif
