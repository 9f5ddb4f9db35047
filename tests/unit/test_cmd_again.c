#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cmd/again.h"

static void flags_come_again(void **state)
{
    (void)state;
    const char *settings[] = {"live/io_share=60%", "team.size=it's 5"};
    const char *bases[] = {"our org.yaml"};
    const char *packs[] = {"pack", "its overlay.yaml"};
    struct invocation invocation = {.settings = settings,
                                    .setting_count = 2,
                                    .bases = bases,
                                    .base_count = 1,
                                    .packs = packs,
                                    .pack_count = 2};
    char text[AGAIN_ROOM];
    invocation.flags[FLAG_RULES] = (struct given){.value = packs[1], .word = 2};
    invocation.flags[FLAG_AS_OF] = (struct given){.value = "2026-01-31", .word = 4};
    invocation.flags[FLAG_NO_ASSUMPTIONS] = (struct given){.word = 6};
    again_flags(&invocation, text);
    assert_string_equal(
        text, "-r pack -r 'its overlay.yaml' --base 'our org.yaml' --set live/io_share=60% "
              "--set 'team.size=it'\\''s 5' --as-of 2026-01-31 --no-assumptions ");
}

static void no_flags_are_no_text(void **state)
{
    (void)state;
    const char *packs[] = {"from the environment"};
    struct invocation invocation = {.packs = packs, .pack_count = 1};
    char text[AGAIN_ROOM] = "?";
    again_flags(&invocation, text);
    assert_string_equal(text, "");
}

static void an_empty_value_is_quoted(void **state)
{
    (void)state;
    const char *packs[] = {""};
    struct invocation invocation = {.packs = packs, .pack_count = 1};
    char text[AGAIN_ROOM];
    invocation.flags[FLAG_RULES] = (struct given){.value = "", .word = 2};
    again_flags(&invocation, text);
    assert_string_equal(text, "-r '' ");
}

/* Half a flag would be another command. */
static void too_many_flags_are_left_out(void **state)
{
    (void)state;
    static char path[AGAIN_ROOM];
    const char *packs[] = {path};
    struct invocation invocation = {.packs = packs, .pack_count = 1};
    char text[AGAIN_ROOM];
    memset(path, 'x', AGAIN_ROOM - 5);
    invocation.flags[FLAG_RULES] = (struct given){.value = path, .word = 2};
    again_flags(&invocation, text);
    assert_int_equal(strlen(text), AGAIN_ROOM - 1);
    path[AGAIN_ROOM - 5] = 'x';
    again_flags(&invocation, text);
    assert_string_equal(text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flags_come_again),
        cmocka_unit_test(no_flags_are_no_text),
        cmocka_unit_test(an_empty_value_is_quoted),
        cmocka_unit_test(too_many_flags_are_left_out),
    };
    return cmocka_run_group_tests_name("cmd_again", tests, NULL, NULL);
}
