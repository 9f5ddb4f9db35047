#include "cmd/options.h"

#include <stdio.h>
#include <string.h>

#include "cmd/common.h"
#include "cmd/mistake.h"

/* The most flags that a command has, with the common ones and every name of each. */
enum { FLAG_NAMES = 3 * FLAG_COUNT };

/* Reading: the word that is looked at, and whether flags have ended. */
struct reading {
    struct invocation *into;
    int word;
    bool only_arguments;
};

/* A flag of either table by its name, which ends at `length`. */
static const struct flag *find_in(const struct flag *table, const char *name, size_t length)
{
    for (; table->name; table++) {
        const char *names[] = {table->letter, table->name, table->synonym};
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (names[i] && strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
                return table;
    }
    return NULL;
}

static const struct flag *find(const struct command *command, const char *name, size_t length)
{
    const struct flag *flag = find_in(command->flags, name, length);
    return flag ? flag : find_in(common_flags, name, length);
}

/* A flag of any command: one name means one thing wherever it is taken. */
static const struct flag *find_anywhere(const char *name, size_t length)
{
    const struct flag *flag = find_in(common_flags, name, length);
    for (size_t i = 0; !flag && commands[i]; i++)
        flag = find_in(commands[i]->flags, name, length);
    return flag;
}

const struct flag *options_flag(const struct command *command, const char *name, size_t length)
{
    return command ? find(command, name, length) : find_anywhere(name, length);
}

/* The long names of the flags that a command takes; returns how many. */
static size_t long_names(const struct command *command, const char *names[FLAG_NAMES])
{
    const struct flag *tables[] = {command->flags, common_flags};
    size_t count = 0;
    for (size_t t = 0; t < 2; t++)
        for (const struct flag *flag = tables[t]; flag->name; flag++)
            names[count++] = flag->name;
    return count;
}

static void unknown(const struct reading *reading, const char *name, size_t length)
{
    const struct command *command = reading->into->command;
    const char *names[FLAG_NAMES];
    char typed[64], message[200], hint[100];
    snprintf(typed, sizeof typed, "%.*s", (int)(length < 60 ? length : 60), name);
    snprintf(message, sizeof message, "`ruling %s` has no flag `%s`", command->name, typed);
    snprintf(hint, sizeof hint, "`ruling %s --help` lists the flags", command->name);
    ruling_messages_add(reading->into->messages,
                        &(ruling_mistake){.code = "R0902",
                                          .word = reading->word,
                                          .message = message,
                                          .hint = hint,
                                          .typed = typed,
                                          .candidates = names,
                                          .candidate_count = long_names(command, names)});
}

/* Says that a flag needs a value; false. */
static bool lacks_value(const struct reading *reading, const struct flag *flag)
{
    mistake(reading->into->messages, "R0903", reading->word, NULL, "`%s` needs a value: %s",
            flag->name, flag->value);
    return false;
}

/* Checks a value as the flag's entry asks. */
static bool accepted(const struct reading *reading, const struct flag *flag, const char *value,
                     int word)
{
    ruling_messages *messages = reading->into->messages;
    if (*value == '\0')
        return lacks_value(reading, flag);
    if (flag->fits && !flag->fits(value)) {
        mistake(messages, "R0905", word, flag->wanted, "`%.100s` is no %s", value, flag->what);
        return false;
    }
    return !flag->choices ||
           mistake_choice(messages, word, value, flag->choices(), "accepted",
                          "`%.100s` is no value of `%s`", value, flag->name) == RULING_OK;
}

/* Keeps a value of a flag that repeats. Those of FLAG_BASE are put in front of each other. */
static void keep(struct invocation *into, enum flag_id id, const char *value)
{
    if (id == FLAG_SET) {
        into->settings[into->setting_count++] = value;
    } else if (id == FLAG_BASE) {
        *--into->bases = value;
        into->base_count++;
    } else if (id == FLAG_RULES) {
        into->packs[into->pack_count++] = value;
    } else if (id == FLAG_WITH) {
        into->others[into->other_count++] = value;
    }
}

/* Turns the bases, of which the last was put first. */
static void turn_bases(struct invocation *into)
{
    for (size_t i = 0, last = into->base_count; i + 1 < last; i++) {
        const char *base = into->bases[i];
        into->bases[i] = into->bases[--last];
        into->bases[last] = base;
    }
}

/* Notes that a flag was given, with a value that stands at `word` when it takes one. */
static void give(const struct reading *reading, const struct flag *flag, const char *value,
                 int word)
{
    struct invocation *into = reading->into;
    struct given *given = &into->flags[flag->id];
    if (flag->value && !accepted(reading, flag, value, word))
        return;
    if (given->word && !flag->repeats && flag->value)
        mistake(into->messages, "R0904", reading->word, NULL, "`%s` is given more than once",
                flag->name);
    keep(into, flag->id, value);
    *given = (struct given){.value = value, .word = word};
}

/* A flag that takes a value which is not in the same word: the next word, unless that is a flag. */
static void give_next(struct reading *reading, const struct flag *flag)
{
    const struct invocation *into = reading->into;
    int word = reading->word + 1;
    const char *next = word < into->word_count ? into->words[word] : NULL;
    if (!next || find(into->command, next, strcspn(next, "="))) {
        lacks_value(reading, flag);
        return;
    }
    give(reading, flag, next, word);
    reading->word = word;
}

static void read_long(struct reading *reading, const char *text)
{
    size_t length = strcspn(text, "=");
    const struct flag *flag = find(reading->into->command, text, length);
    bool has_value = text[length] == '=';
    if (!flag)
        unknown(reading, text, length);
    else if (has_value && !flag->value)
        mistake(reading->into->messages, "R0904", reading->word, NULL, "`%s` takes no value",
                flag->name);
    else if (has_value)
        give(reading, flag, text + length + 1, reading->word);
    else if (flag->value)
        give_next(reading, flag);
    else
        give(reading, flag, flag->name, reading->word);
}

/* Whether a word is a long flag with one dash too few. */
static bool lacks_dash(const struct command *command, const char *text)
{
    char name[64];
    int length = snprintf(name, sizeof name, "-%.*s", (int)strcspn(text, "="), text);
    return length < (int)sizeof name && find(command, name, (size_t)length);
}

static void read_letters(struct reading *reading, const char *text)
{
    const struct command *command = reading->into->command;
    for (const char *letter = text + 1; *letter; letter++) {
        const struct flag *flag = find(command, (const char[]){'-', *letter, '\0'}, 2);
        if (!flag || (letter[1] && lacks_dash(command, text))) {
            unknown(reading, text, strcspn(text, "="));
            return;
        }
        if (flag->value) {
            if (letter[1])
                give(reading, flag, letter + 1, reading->word);
            else
                give_next(reading, flag);
            return;
        }
        give(reading, flag, flag->name, reading->word);
    }
}

/* Whether the command takes as many arguments as were given. */
static void count_arguments(const struct invocation *into)
{
    const struct command *command = into->command;
    if (into->argument_count < command->least) {
        char usage[200];
        snprintf(usage, sizeof usage, "usage: ruling %s %s", command->name, command->arguments);
        mistake(into->messages, "R0903", 0, usage, "%s", command->missing);
    }
    for (size_t i = command->most; i < into->argument_count; i++)
        mistake(into->messages, "R0904", into->arguments[i], NULL,
                "`ruling %s` takes no argument `%.100s`", command->name, argument(into, i));
}

int options_command(int word_count, char *const *words)
{
    for (int i = 1; i < word_count; i++) {
        const char *word = words[i];
        if (word[0] != '-' || word[1] == '\0')
            return i;
        if (strcmp(word, "--") == 0)
            return i + 1 < word_count ? i + 1 : 0;
        const struct flag *flag = find_anywhere(word, strlen(word));
        if (flag && flag->value)
            i++;
    }
    return 0;
}

const struct command *options_implied(int word_count, char *const *words, int *word)
{
    static const struct {
        const char *name;
        const struct command *command;
    } implied[] = {
        {"--help", &command_help},
        {"-h", &command_help},
        {"--version", &command_version},
        {"-V", &command_version},
    };
    for (*word = 1; *word < word_count; ++*word)
        for (size_t i = 0; i < sizeof implied / sizeof *implied; i++)
            if (strcmp(words[*word], implied[i].name) == 0)
                return implied[i].command;
    *word = 0;
    return NULL;
}

ruling_status options_without_command(ruling_messages *messages, char *const *words)
{
    static const char *const names[] = {"--help", "--version", "--rules", "--color", "--width"};
    const char *first = words[1];
    ruling_mistake wrong = {.code = "R0903",
                            .message = "the command is missing",
                            .hint = "`ruling help` lists the commands"};
    char message[200];
    if (!find_anywhere(first, strcspn(first, "="))) {
        snprintf(message, sizeof message, "`ruling` has no flag `%.100s`", first);
        wrong.code = "R0902";
        wrong.word = 1;
        wrong.message = message;
        wrong.typed = first;
        wrong.candidates = names;
        wrong.candidate_count = sizeof names / sizeof *names;
    }
    return ruling_messages_add(messages, &wrong);
}

ruling_status options_read(struct invocation *invocation, int command_word)
{
    struct reading reading = {.into = invocation, .word = 1};
    for (; reading.word < invocation->word_count; reading.word++) {
        const char *text = invocation->words[reading.word];
        if (reading.word == command_word)
            continue;
        if (reading.only_arguments || text[0] != '-' || text[1] == '\0')
            invocation->arguments[invocation->argument_count++] = reading.word;
        else if (strcmp(text, "--") == 0)
            reading.only_arguments = reading.word > command_word;
        else if (text[1] == '-')
            read_long(&reading, text);
        else
            read_letters(&reading, text);
    }
    /* Who asks for help need not know the arguments. */
    if (!invocation->flags[FLAG_HELP].word)
        count_arguments(invocation);
    turn_bases(invocation);
    return ruling_messages_status(invocation->messages);
}
