#include "cmd/complete/typing.h"

#include <string.h>

#include "cmd/options.h"

static void note_flag(struct typing *typing, const struct flag *flag)
{
    typing->given[flag->id] = true;
}

static void note_value(struct typing *typing, const struct flag *flag, const char *value)
{
    note_flag(typing, flag);
    if (flag->id == FLAG_RULES && *value)
        typing->packs[typing->pack_count++] = value;
}

static void pass_argument(struct typing *typing, const char *word)
{
    const struct command *command = typing->command;
    if (!command) {
        typing->command = command_find(word);
        typing->place = typing->command ? TYPING_ARGUMENT : TYPING_NOTHING;
        return;
    }
    unsigned takes = typing->argument_count++ == 0 ? command->takes : command->takes_more;
    if ((takes & TAKES_PROFILE) && !typing->profile && strcmp(word, "-") != 0)
        typing->profile = word;
}

static void pass_long(struct typing *typing, const char *word)
{
    size_t length = strcspn(word, "=");
    const struct flag *flag = options_flag(typing->command, word, length);
    if (!flag)
        return;
    if (flag->value && word[length] == '=')
        note_value(typing, flag, word + length + 1);
    else if (flag->value)
        typing->flag = flag;
    else
        note_flag(typing, flag);
}

static void pass_letters(struct typing *typing, const char *word)
{
    for (const char *letter = word + 1; *letter; letter++) {
        const struct flag *flag =
            options_flag(typing->command, (const char[]){'-', *letter, '\0'}, 2);
        if (flag && flag->value && letter[1]) {
            note_value(typing, flag, letter + 1);
            return;
        }
        if (flag && flag->value)
            typing->flag = flag;
        else if (flag)
            note_flag(typing, flag);
    }
}

static bool is_flag(const struct typing *typing, const char *word)
{
    return !typing->only_arguments && word[0] == '-' && word[1] != '\0';
}

/* A word that is complete. */
static void pass(struct typing *typing, const char *word)
{
    if (typing->flag) {
        note_value(typing, typing->flag, word);
        typing->flag = NULL;
    } else if (!is_flag(typing, word)) {
        pass_argument(typing, word);
    } else if (strcmp(word, "--") == 0) {
        typing->only_arguments = typing->command != NULL;
    } else if (word[1] == '-') {
        pass_long(typing, word);
    } else {
        pass_letters(typing, word);
    }
}

/* The word that is typed holds a flag, with some of its value: --format=j, -fj. */
static void find_value(struct typing *typing, size_t name, size_t head)
{
    typing->flag = options_flag(typing->command, typing->word, name);
    typing->head = head;
    typing->place = typing->flag && typing->flag->value ? TYPING_VALUE : TYPING_NOTHING;
}

static void find_place(struct typing *typing)
{
    const char *word = typing->word;
    const char *equals = strchr(word, '=');
    if (typing->flag)
        typing->place = TYPING_VALUE;
    else if (typing->only_arguments || word[0] != '-')
        return;
    else if (word[1] == '-' && equals)
        find_value(typing, (size_t)(equals - word), (size_t)(equals - word) + 1);
    else if (word[1] != '-' && word[1] && word[2])
        find_value(typing, 2, 2);
    else if (typing->command)
        typing->place = TYPING_FLAG;
}

void typing_read(struct typing *typing, char *const *words, size_t count)
{
    typing->place = TYPING_COMMAND;
    typing->word = count > 0 ? words[count - 1] : "";
    for (size_t i = 0; i + 1 < count && typing->place != TYPING_NOTHING; i++)
        pass(typing, words[i]);
    if (typing->place != TYPING_NOTHING)
        find_place(typing);
}
