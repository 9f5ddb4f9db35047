#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "cmd/common.h"
#include "cmd/options.h"

enum { WORDS = 24 };

/* A command line, and what came of it. */
struct line {
    char text[300];
    char *words[WORDS + 1];
    int count;
    int arguments[WORDS];
    const char *values[WORDS];
    const char *packs[WORDS];
    struct invocation invocation;
    ruling_status status;
    char *said;
};

/* Reads a command line whose words are parted by one space; the command is eval. */
static void read_line(struct line *line, const char *text)
{
    memset(line, 0, sizeof *line);
    assert_true(strlen(text) < sizeof line->text);
    memcpy(line->text, text, strlen(text) + 1);
    for (char *word = line->text; word;) {
        char *space = strchr(word, ' ');
        line->words[line->count++] = word;
        if (space)
            *space = '\0';
        word = space ? space + 1 : NULL;
    }
    line->invocation = (struct invocation){.command = &command_eval,
                                           .messages = ruling_messages_new(),
                                           .word_count = line->count,
                                           .words = line->words,
                                           .arguments = line->arguments,
                                           .settings = line->values,
                                           .bases = line->values + WORDS,
                                           .packs = line->packs};
    assert_non_null(line->invocation.messages);
    ruling_messages_command_line(line->invocation.messages, line->count, line->words);
    line->status = options_read(&line->invocation, options_command(line->count, line->words));
    assert_int_equal(ruling_messages_text(line->invocation.messages, "text", NULL, &line->said),
                     RULING_OK);
}

static void line_done(struct line *line)
{
    ruling_text_free(line->said);
    ruling_messages_free(line->invocation.messages);
}

/* Whether the line is read without a mistake and gives `flag` this value (NULL: it is not given).
 */
static void assert_gives(const char *text, enum flag_id flag, const char *value)
{
    struct line line;
    read_line(&line, text);
    if (line.status != RULING_OK)
        print_message("%s", line.said);
    assert_int_equal(line.status, RULING_OK);
    if (value)
        assert_string_equal(line.invocation.flags[flag].value, value);
    else
        assert_int_equal(line.invocation.flags[flag].word, 0);
    line_done(&line);
}

/* Whether the line has a mistake that is said with `code` and `words`. */
static void assert_mistake(const char *text, const char *code, const char *words)
{
    struct line line;
    read_line(&line, text);
    assert_int_equal(line.status, RULING_INPUT);
    if (!strstr(line.said, code) || !strstr(line.said, words))
        fail_msg("%s: %s", text, line.said);
    line_done(&line);
}

static void flags_have_all_forms(void **state)
{
    (void)state;
    assert_gives("ruling eval -f json p", FLAG_FORMAT, "json");
    assert_gives("ruling eval p -fjson", FLAG_FORMAT, "json");
    assert_gives("ruling eval --format json p", FLAG_FORMAT, "json");
    assert_gives("ruling eval --format=json p", FLAG_FORMAT, "json");
    assert_gives("ruling --color=never eval p", FLAG_COLOR, "never");
    assert_gives("ruling --colour never eval p", FLAG_COLOR, "never");
    assert_gives("ruling -r rules eval p", FLAG_RULES, "rules");
    assert_gives("ruling --format json eval p", FLAG_FORMAT, "json");
    assert_gives("ruling eval --no-assumptions p", FLAG_NO_ASSUMPTIONS, "--no-assumptions");
    assert_gives("ruling eval p", FLAG_NO_ASSUMPTIONS, NULL);
    assert_gives("ruling eval p --as-of 2028-02-29", FLAG_AS_OF, "2028-02-29");
    assert_gives("ruling eval p --require-settled", FLAG_REQUIRE_SETTLED, "--require-settled");
    assert_gives("ruling eval p --width 200", FLAG_WIDTH, "200");
    assert_gives("ruling eval -hf json", FLAG_FORMAT, "json");
    assert_gives("ruling eval -hh", FLAG_HELP, "--help");
    assert_gives("ruling eval p -o - --expect=a=b", FLAG_EXPECT, "a=b");
    assert_gives("ruling eval p -o -x", FLAG_OUTPUT, "-x");
    assert_gives("ruling eval -- --format=json", FLAG_FORMAT, NULL);
}

static void arguments_stay_in_order(void **state)
{
    (void)state;
    struct line line;
    read_line(&line, "ruling eval a -f json - --set x=1 b -s y=2 -- -c --set=z");
    assert_int_equal(line.status, RULING_OK);
    static const char *const expected[] = {"a", "-", "b", "-c", "--set=z"};
    assert_int_equal(line.invocation.argument_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(argument(&line.invocation, i), expected[i]);
    assert_null(argument(&line.invocation, 5));
    assert_int_equal(line.invocation.setting_count, 2);
    assert_string_equal(line.invocation.settings[0], "x=1");
    assert_string_equal(line.invocation.settings[1], "y=2");
    line_done(&line);
}

static void bases_and_settings_stay_in_order(void **state)
{
    (void)state;
    struct line line;
    read_line(&line, "ruling eval p --base a -s x=1 --base=b --base c -s y=2 --base d --base a");
    assert_int_equal(line.status, RULING_OK);
    static const char *const bases[] = {"a", "b", "c", "d", "a"};
    assert_int_equal(line.invocation.base_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(line.invocation.bases[i], bases[i]);
    assert_int_equal(line.invocation.setting_count, 2);
    assert_string_equal(line.invocation.settings[1], "y=2");
    line_done(&line);
    read_line(&line, "ruling eval p --base a --base b");
    assert_string_equal(line.invocation.bases[0], "a");
    assert_string_equal(line.invocation.bases[1], "b");
    line_done(&line);
    read_line(&line, "ruling eval p");
    assert_int_equal(line.invocation.base_count, 0);
    line_done(&line);
}

static void given_words_are_where_values_stand(void **state)
{
    (void)state;
    struct line line;
    read_line(&line, "ruling eval p --expect node --input=json");
    assert_int_equal(line.invocation.flags[FLAG_EXPECT].word, 4);
    assert_int_equal(line.invocation.flags[FLAG_INPUT].word, 5);
    line_done(&line);
}

static void mistakes_are_said(void **state)
{
    (void)state;
    assert_mistake("ruling eval", "R0903", "eval needs a profile");
    assert_mistake("ruling eval p -f", "R0903", "`--format` needs a value: FORMAT");
    assert_mistake("ruling eval p --format=", "R0903", "`--format` needs a value: FORMAT");
    assert_mistake("ruling eval p -o --expect=a", "R0903", "`--output` needs a value: FILE");
    assert_mistake("ruling eval p --formta json", "R0902", "did you mean `--format`?");
    assert_mistake("ruling eval p -format json", "R0902", "did you mean `--format`?");
    assert_mistake("ruling eval p -z", "R0902", "has no flag `-z`");
    assert_mistake("ruling eval p -hz", "R0902", "has no flag `-hz`");
    assert_mistake("ruling eval p -f jsno", "R0905", "did you mean `json`?");
    assert_mistake("ruling eval p --no-assumptions=1", "R0904", "takes no value");
    assert_mistake("ruling eval p -o a --output=b", "R0904", "more than once");
    assert_mistake("ruling eval p --width 59", "R0905", "no width");
    assert_mistake("ruling eval p --width 201", "R0905", "no width");
    assert_mistake("ruling eval p --width 8o", "R0905", "no width");
    assert_mistake("ruling eval p --width 1000", "R0905", "no width");
    assert_mistake("ruling eval p --as-of 2027-02-29", "R0905",
                   "`2027-02-29` is no day that exists");
    assert_mistake("ruling eval p --as-of=today", "R0905", "a day is written YYYY-MM-DD");
    assert_mistake("ruling eval p --as-of", "R0903", "`--as-of` needs a value: DATE");
    assert_mistake("ruling eval p --base -", "R0905", "`-` is no base");
    assert_mistake("ruling eval p --base --as-of=2027-01-01", "R0903", "`--base` needs a value");
    assert_mistake("ruling eval p --require-settled=yes", "R0904", "takes no value");
}

static void all_mistakes_are_said(void **state)
{
    (void)state;
    struct line line;
    read_line(&line, "ruling eval --frmat x --width 3 -q -o");
    assert_int_equal(ruling_messages_count(line.invocation.messages), 4);
    line_done(&line);
}

static void help_needs_no_arguments(void **state)
{
    (void)state;
    assert_gives("ruling eval --help", FLAG_HELP, "--help");
}

static void commands_are_found(void **state)
{
    (void)state;
    int word = 0;
    char *const none[] = {"ruling", "-r", "rules", NULL};
    char *const last[] = {"ruling", "--", "eval", NULL};
    char *const nothing[] = {"ruling", "--", NULL};
    char *const version[] = {"ruling", "-r", "rules", "-V", NULL};
    assert_int_equal(options_command(3, none), 0);
    assert_int_equal(options_command(3, last), 2);
    assert_int_equal(options_command(2, nothing), 0);
    assert_null(options_implied(3, none, &word));
    assert_int_equal(word, 0);
    assert_ptr_equal(options_implied(4, version, &word), &command_version);
    assert_int_equal(word, 3);
    for (size_t i = 0; commands[i]; i++)
        assert_ptr_equal(command_find(commands[i]->name), commands[i]);
    assert_null(command_find("evla"));
}

/* What the tables must be for the help, the manual's check and the parser to agree. */
static void tables_are_sound(void **state)
{
    (void)state;
    char kinds[200] = "";
    for (size_t i = 0; ruling_kinds()[i]; i++) {
        strcat(kinds, i > 0 ? "|" : "");
        strcat(kinds, ruling_kinds()[i]);
    }
    assert_string_equal(command_list.arguments, kinds);
    for (size_t i = 0; commands[i]; i++) {
        const struct command *command = commands[i];
        assert_true(command->least <= command->most);
        assert_true(command->least == 0 || command->missing);
        assert_non_null(command->examples[0].line);
        for (const struct flag *flag = command->flags; flag->name; flag++) {
            assert_true(strncmp(flag->name, "--", 2) == 0);
            assert_true(!flag->letter || strlen(flag->letter) == 2);
            assert_true(!flag->choices || flag->value);
            assert_true(!flag->fits || (flag->value && flag->what && flag->wanted));
            for (const struct flag *common = common_flags; common->name; common++)
                assert_true(common->id != flag->id);
        }
    }
}

static void packs_are_laid_on_each_other_in_order(void **state)
{
    (void)state;
    struct line line;
    char other[] = "c:d";
    read_line(&line, "ruling eval p -r a --rules=b -ra");
    assert_int_equal(line.status, RULING_OK);
    common_split_rules(&line.invocation, other);
    static const char *const packs[] = {"a", "b", "a"};
    assert_int_equal(line.invocation.pack_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(line.invocation.packs[i], packs[i]);
    assert_string_equal(common_rules(&line.invocation), "a");
    line_done(&line);
}

static void the_environment_names_packs_where_no_flag_does(void **state)
{
    (void)state;
    struct line line;
    char several[] = ":a b::c:";
    read_line(&line, "ruling eval p");
    assert_null(common_rules(&line.invocation));
    common_split_rules(&line.invocation, several);
    assert_int_equal(line.invocation.pack_count, 2);
    assert_string_equal(line.invocation.packs[0], "a b");
    assert_string_equal(common_rules(&line.invocation), "c");
    line_done(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flags_have_all_forms),
        cmocka_unit_test(arguments_stay_in_order),
        cmocka_unit_test(bases_and_settings_stay_in_order),
        cmocka_unit_test(packs_are_laid_on_each_other_in_order),
        cmocka_unit_test(the_environment_names_packs_where_no_flag_does),
        cmocka_unit_test(given_words_are_where_values_stand),
        cmocka_unit_test(mistakes_are_said),
        cmocka_unit_test(all_mistakes_are_said),
        cmocka_unit_test(help_needs_no_arguments),
        cmocka_unit_test(commands_are_found),
        cmocka_unit_test(tables_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
