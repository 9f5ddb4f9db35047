/* What the tests of src/api share: the handles of a session, through ruling.h alone, and looks at
 * what came of it. */
#ifndef UNIT_API_FIXTURE_H
#define UNIT_API_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ruling.h"

/* A session with tests/cases/tiny; what is not NULL is freed by desk_fini. */
struct desk {
    ruling_messages *messages;
    ruling_pack *pack;
    ruling_profile *profile;
    ruling_result *result;
    char *text; /* of the last call that gave one */
    char *said;
};

static inline void desk_init(struct desk *desk)
{
    *desk = (struct desk){.messages = ruling_messages_new()};
    assert_non_null(desk->messages);
    assert_int_equal(ruling_pack_open("tests/cases/tiny", &desk->pack, desk->messages), RULING_OK);
    assert_non_null(desk->pack);
}

static inline void desk_fini(struct desk *desk)
{
    ruling_text_free(desk->text);
    ruling_text_free(desk->said);
    ruling_result_free(desk->result);
    ruling_profile_free(desk->profile);
    ruling_pack_free(desk->pack);
    ruling_messages_free(desk->messages);
}

/* Where the next text goes; the one before is freed. */
static inline char **desk_text(struct desk *desk)
{
    ruling_text_free(desk->text);
    desk->text = (char *)"not set";
    return &desk->text;
}

/* All messages so far. */
static inline const char *desk_said(struct desk *desk)
{
    ruling_text_free(desk->said);
    assert_int_equal(ruling_messages_text(desk->messages, "text", NULL, &desk->said), RULING_OK);
    return desk->said;
}

/* Forgets what was said, but not the pack. */
static inline void desk_hush(struct desk *desk)
{
    ruling_messages_free(desk->messages);
    desk->messages = ruling_messages_new();
    assert_non_null(desk->messages);
}

static inline ruling_status desk_read(struct desk *desk, const char *profile)
{
    ruling_input input = {.path = "case.yaml", .bytes = profile, .length = strlen(profile)};
    ruling_profile_free(desk->profile);
    return ruling_profile_open(desk->pack, &input, &desk->profile, desk->messages);
}

static inline ruling_status desk_judge(struct desk *desk, const char *profile)
{
    ruling_result_free(desk->result);
    desk->result = NULL;
    assert_int_equal(desk_read(desk, profile), RULING_OK);
    const ruling_profile *const one[] = {desk->profile};
    return ruling_judge(desk->pack, one, 1, NULL, &desk->result, desk->messages);
}

static inline void assert_has(const char *text, const char *part)
{
    if (!text || !strstr(text, part))
        fail_msg("`%s` is missing in:\n%s", part, text ? text : "(nothing)");
}

static inline void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("`%s` is in:\n%s", part, text);
}

#endif
