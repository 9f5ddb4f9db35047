#include "api_fixture.h"

static void a_new_list_is_empty(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_messages_status(desk.messages), RULING_OK);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    assert_string_equal(desk_said(&desk), "");
    assert_int_equal(ruling_messages_text(desk.messages, "json", NULL, desk_text(&desk)),
                     RULING_OK);
    assert_has(desk.text, "\"messages\": []");
    desk_fini(&desk);
    ruling_messages_free(NULL);
    ruling_text_free(NULL);
}

static ruling_status add(struct desk *desk, const char *code, int word)
{
    return ruling_messages_add(
        desk->messages, &(ruling_mistake){.code = code, .word = word, .message = "it is wrong"});
}

static void the_status_is_the_most_severe(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(add(&desk, "R0117", 0), RULING_INPUT);
    assert_int_equal(ruling_messages_status(desk.messages), RULING_OK);
    assert_int_equal(add(&desk, "R0902", 0), RULING_INPUT);
    assert_int_equal(ruling_messages_status(desk.messages), RULING_INPUT);
    assert_int_equal(add(&desk, "R0003", 0), RULING_FAILED);
    assert_int_equal(ruling_messages_status(desk.messages), RULING_FAILED);
    assert_int_equal(add(&desk, "R0902", 0), RULING_INPUT);
    assert_int_equal(ruling_messages_status(desk.messages), RULING_FAILED);
    assert_int_equal(ruling_messages_count(desk.messages), 4);
    assert_has(desk_said(&desk), "ruling: 3 errors and 1 warning. More: ruling explain R0902\n");
    desk_fini(&desk);
}

/* A code that does not exist is a mistake of the caller: it is said all the same. */
static void an_unknown_code_is_bad_usage(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(add(&desk, "R9999", 0), RULING_INPUT);
    assert_has(desk_said(&desk), "error R0905: it is wrong\n");
    desk_fini(&desk);
}

static void mistakes_are_shown_in_the_command_line(void **state)
{
    (void)state;
    static char program[] = "ruling", command[] = "evla", file[] = "größe 1.yaml", last[] = "-x";
    static char *const words[] = {program, command, file, last, NULL};
    static const char *const names[] = {"list", "eval", "why"};
    struct desk desk;
    desk_init(&desk);
    ruling_messages_command_line(desk.messages, 4, words);
    ruling_mistake mistake = {.code = "R0901",
                              .word = 1,
                              .message = "there is no command `evla`",
                              .hint = "three are there",
                              .typed = "evla",
                              .candidates = names,
                              .candidate_count = 3};
    assert_int_equal(ruling_messages_add(desk.messages, &mistake), RULING_INPUT);
    assert_int_equal(add(&desk, "R0904", 2), RULING_INPUT);
    assert_int_equal(add(&desk, "R0904", 3), RULING_INPUT);
    const char *said = desk_said(&desk);
    assert_has(said, "command line:1:8: error R0901: there is no command `evla`\n"
                     "    1 | ruling evla größe 1.yaml -x\n"
                     "      |        ^^^^ did you mean `eval`?\n"
                     "   three are there\n");
    assert_has(said, "command line:1:13: error R0904");
    assert_has(said, "      |             ^^^^^^^^^^^^\n");
    assert_has(said, "command line:1:26: error R0904");
    assert_has(said, "      |                          ^^\ncommand line: 3 errors. More");
    desk_fini(&desk);
}

/* A word that is not there, or no command line at all: no place is shown. */
static void words_may_be_missing(void **state)
{
    (void)state;
    static char program[] = "ruling";
    static char *const words[] = {program, NULL};
    static const int numbers[] = {0, 1, -1, 77};
    for (int line = 0; line < 2; line++) {
        struct desk desk;
        desk_init(&desk);
        if (line)
            ruling_messages_command_line(desk.messages, 1, words);
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            add(&desk, "R0904", numbers[i]);
        assert_has(desk_said(&desk), "ruling: error R0904: it is wrong\n");
        assert_lacks(desk.said, "command line");
        desk_fini(&desk);
    }
}

static void an_empty_command_line_is_none(void **state)
{
    (void)state;
    static char nothing[] = "";
    static char *const words[] = {nothing, nothing, NULL};
    struct desk desk;
    desk_init(&desk);
    ruling_messages_command_line(desk.messages, 0, words);
    assert_int_equal(ruling_messages_status(desk.messages), RULING_OK);
    ruling_messages_command_line(desk.messages, 2, words);
    assert_int_equal(ruling_messages_status(desk.messages), RULING_OK);
    add(&desk, "R0904", 1);
    assert_has(desk_said(&desk), "command line:1:2: error R0904");
    desk_fini(&desk);
}

/* Words need not be UTF-8, nor harmless. */
static void any_bytes_can_be_typed(void **state)
{
    (void)state;
    static char program[] = "ruling", word[] = "a\xff\x1b[2J\n\xe6\x97", last[] = "b\xc3";
    static char *const words[] = {program, word, last, NULL};
    struct desk desk;
    desk_init(&desk);
    ruling_messages_command_line(desk.messages, 3, words);
    ruling_mistake mistake = {.code = "R0904", .word = 2, .message = "`b\xc3` is \x1b[1m too much"};
    ruling_messages_add(desk.messages, &mistake);
    assert_has(desk_said(&desk), "error R0904: `b?` is ?[1m too much\n");
    assert_lacks(desk.said, "\x1b");
    assert_lacks(desk.said, "\xff");
    assert_int_equal(ruling_messages_text(desk.messages, "json", NULL, desk_text(&desk)),
                     RULING_OK);
    assert_has(desk.text, "`b\\ufffd` is \\u001b[1m too much");
    desk_fini(&desk);
}

static void candidates_may_all_be_far(void **state)
{
    (void)state;
    static const char *const names[] = {"list", "eval"};
    struct desk desk;
    desk_init(&desk);
    ruling_mistake mistake = {.code = "R0901",
                              .message = "no",
                              .typed = "zzzzzz",
                              .candidates = names,
                              .candidate_count = 2};
    ruling_messages_add(desk.messages, &mistake);
    mistake.candidates = NULL;
    ruling_messages_add(desk.messages, &mistake);
    assert_lacks(desk_said(&desk), "did you mean");
    desk_fini(&desk);
}

static void styles_have_defaults_and_bounds(void **state)
{
    (void)state;
    struct desk desk;
    static char word[400];
    char *const words[] = {word, word, NULL};
    memset(word, 'x', sizeof word - 1);
    desk_init(&desk);
    ruling_messages_command_line(desk.messages, 2, words);
    add(&desk, "R0904", 1);
    static const struct {
        ruling_style style;
        size_t columns;
    } cases[] = {
        {{.width = -5}, 60}, {{.width = 0}, 60},    {{.width = 60}, 60},
        {{.width = 80}, 80}, {{.width = 200}, 200}, {{.width = 100000}, 200},
    };
    for (size_t i = 0; i <= sizeof cases / sizeof *cases; i++) {
        bool none = i == sizeof cases / sizeof *cases;
        assert_int_equal(ruling_messages_text(desk.messages, "text", none ? NULL : &cases[i].style,
                                              desk_text(&desk)),
                         RULING_OK);
        size_t longest = 0;
        for (const char *at = desk.text; *at; at += strcspn(at, "\n") + 1) {
            /* An ellipsis has three bytes for its column. */
            size_t length = strcspn(at, "\n");
            longest = length > longest ? length : longest;
        }
        assert_in_range(longest, (none ? 80 : cases[i].columns) - 4,
                        (none ? 80 : cases[i].columns) + 4);
    }
    ruling_style colour = {.width = 80, .colour = true, .ascii = true};
    assert_int_equal(ruling_messages_text(desk.messages, "text", &colour, desk_text(&desk)),
                     RULING_OK);
    assert_has(desk.text, "\x1b[31m");
    assert_has(desk.text, "~");
    assert_lacks(desk.text, "…");
    desk_fini(&desk);
}

static void an_unknown_format_gives_no_text(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    add(&desk, "R0904", 0);
    assert_int_equal(ruling_messages_text(desk.messages, "xml", NULL, desk_text(&desk)),
                     RULING_INPUT);
    assert_null(desk.text);
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_list_is_empty),
        cmocka_unit_test(the_status_is_the_most_severe),
        cmocka_unit_test(an_unknown_code_is_bad_usage),
        cmocka_unit_test(mistakes_are_shown_in_the_command_line),
        cmocka_unit_test(words_may_be_missing),
        cmocka_unit_test(an_empty_command_line_is_none),
        cmocka_unit_test(any_bytes_can_be_typed),
        cmocka_unit_test(candidates_may_all_be_far),
        cmocka_unit_test(styles_have_defaults_and_bounds),
        cmocka_unit_test(an_unknown_format_gives_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
