#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "cmd/common.h"
#include "cmd/complete/scripts.h"
#include "cmd/complete/typing.h"

enum { WORDS = 10 };

/* What is typed, in words parted by `|`. */
struct line {
    char text[100];
    char *words[WORDS];
    const char *packs[WORDS];
    struct typing typing;
};

static const struct typing *type(struct line *line, const char *text)
{
    size_t count = 0;
    *line = (struct line){.typing = {.packs = line->packs}};
    assert_true(strlen(text) < sizeof line->text);
    memcpy(line->text, text, strlen(text) + 1);
    for (char *word = line->text; word; count++) {
        char *end = strchr(word, '|');
        assert_true(count < WORDS);
        line->words[count] = word;
        if (end)
            *end = '\0';
        word = end ? end + 1 : NULL;
    }
    typing_read(&line->typing, line->words, count);
    return &line->typing;
}

static void a_place_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        enum typing_place place;
        size_t arguments;
        size_t head;
    } cases[] = {
        {"", TYPING_COMMAND, 0, 0},
        {"ev", TYPING_COMMAND, 0, 0},
        {"-", TYPING_COMMAND, 0, 0},
        {"-r|x|ev", TYPING_COMMAND, 0, 0},
        {"-rx|ev", TYPING_COMMAND, 0, 0},
        {"--rules=x|ev", TYPING_COMMAND, 0, 0},
        {"-r|", TYPING_VALUE, 0, 0},
        {"nothing|", TYPING_NOTHING, 0, 0},
        {"eval|", TYPING_ARGUMENT, 0, 0},
        {"eval|a|b|", TYPING_ARGUMENT, 2, 0},
        {"eval|-|", TYPING_ARGUMENT, 1, 0},
        {"eval|-", TYPING_FLAG, 0, 0},
        {"eval|--for", TYPING_FLAG, 0, 0},
        {"eval|--|-x", TYPING_ARGUMENT, 0, 0},
        {"eval|--|-x|y", TYPING_ARGUMENT, 1, 0},
        {"eval|-f|", TYPING_VALUE, 0, 0},
        {"eval|-f|-", TYPING_VALUE, 0, 0},
        {"eval|-f|json|", TYPING_ARGUMENT, 0, 0},
        {"eval|-fjson|", TYPING_ARGUMENT, 0, 0},
        {"eval|-fj", TYPING_VALUE, 0, 2},
        {"eval|--format=", TYPING_VALUE, 0, 9},
        {"eval|--format=json|", TYPING_ARGUMENT, 0, 0},
        {"eval|--analyse|", TYPING_ARGUMENT, 0, 0},
        {"eval|--analyse=", TYPING_NOTHING, 0, 10},
        {"eval|--nothing=", TYPING_NOTHING, 0, 10},
        {"eval|--nothing|x|", TYPING_ARGUMENT, 1, 0},
        {"whatif|p|--set|", TYPING_VALUE, 1, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct line line;
        const struct typing *typing = type(&line, cases[i].typed);
        if (typing->place != cases[i].place || typing->argument_count != cases[i].arguments ||
            typing->head != cases[i].head)
            fail_msg("%s: place %d, %zu arguments, head %zu", cases[i].typed, typing->place,
                     typing->argument_count, typing->head);
    }
}

static void packs_and_the_profile_are_noted(void **state)
{
    (void)state;
    struct line line;
    const struct typing *typing = type(&line, "-r|a|whatif|-rb|p.yaml|q.yaml|--rules=c|--all|");
    assert_int_equal(typing->pack_count, 3);
    assert_string_equal(typing->packs[0], "a");
    assert_string_equal(typing->packs[1], "b");
    assert_string_equal(typing->packs[2], "c");
    assert_string_equal(typing->profile, "p.yaml");
    assert_true(typing->given[FLAG_ALL]);
    assert_false(typing->given[FLAG_SET]);
    assert_null(type(&line, "eval|-|")->profile);
    assert_null(type(&line, "list|p.yaml|")->profile);
}

static void check_flags(const char *command, const struct flag *flag)
{
    for (; flag->name; flag++)
        if ((flag->value != NULL) != (flag->choices || flag->fits || flag->takes))
            fail_msg("%s %s: `takes` does not say what its value is", command, flag->name);
}

/* Else nothing could be completed there, and nobody would notice. */
static void every_word_is_said_to_be_something(void **state)
{
    (void)state;
    check_flags("", common_flags);
    for (size_t i = 0; commands[i]; i++) {
        const struct command *command = commands[i];
        check_flags(command->name, command->flags);
        bool first = command->takes || command->choices;
        if (first != (command->most > 0) || (command->takes_more != 0) != (command->most > 1))
            fail_msg("%s: `takes` and `takes_more` do not say what its arguments are",
                     command->name);
    }
}

static void every_shell_has_a_script(void **state)
{
    (void)state;
    for (const char *const *shell = scripts_shells(); *shell; shell++)
        assert_non_null(strstr(scripts_of(*shell), *shell));
    assert_null(scripts_of("tcsh"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_found),
        cmocka_unit_test(packs_and_the_profile_are_noted),
        cmocka_unit_test(every_word_is_said_to_be_something),
        cmocka_unit_test(every_shell_has_a_script),
    };
    return cmocka_run_group_tests_name("cmd_complete", tests, NULL, NULL);
}
