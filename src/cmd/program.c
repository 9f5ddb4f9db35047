#include "cmd/program.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/common.h"
#include "cmd/help.h"
#include "cmd/options.h"
#include "cmd/output.h"

/* Prints all messages, warnings too, and frees them. */
static ruling_status print_messages(const struct invocation *invocation)
{
    ruling_style style = common_style(invocation, STDERR_FILENO);
    char *text = NULL;
    ruling_status status = ruling_messages_text(invocation->messages, "text", &style, &text);
    fputs(status == RULING_OK ? text : "ruling: memory is out\n", stderr);
    ruling_text_free(text);
    return status;
}

static ruling_status run_command(struct invocation *invocation, int command_word, char *packs)
{
    ruling_status status = options_read(invocation, command_word);
    common_split_rules(invocation, packs);
    if (invocation->flags[FLAG_HELP].word) {
        errno = 0;
        help_command(stdout, invocation->command);
        return output_end(invocation->messages);
    }
    return status == RULING_OK ? invocation->command->run(invocation) : status;
}

/* Finds the command and runs it. The kernel gives a command line at most a quarter of the stack,
 * pointers included, so what is kept for each word fits beside it. */
static ruling_status run_line(ruling_messages *messages, int word_count, char *const *words,
                              struct invocation *invocation)
{
    const char *named = common_named_rules();
    size_t room = strlen(named) + 1;
    int arguments[word_count];
    const char *values[word_count];
    const char *packs[(size_t)word_count + room / 2];
    const char *others[word_count];
    char text[room];
    int word = options_command(word_count, words);
    const struct command *command =
        word ? command_find(words[word]) : options_implied(word_count, words, &word);
    if (!command && word == 0)
        return options_without_command(messages, words);
    if (!command)
        return command_unknown(messages, words[word], word);
    invocation->command = command;
    if (command->judges)
        ruling_messages_want_ruling(messages);
    invocation->arguments = arguments;
    invocation->settings = values;
    invocation->bases = values + word_count;
    invocation->packs = packs;
    invocation->others = others;
    memcpy(text, named, room);
    ruling_status status = run_command(invocation, word, text);
    invocation->arguments = NULL;
    invocation->settings = NULL;
    invocation->bases = NULL;
    invocation->packs = NULL;
    invocation->others = NULL;
    return status;
}

int program_run(int word_count, char **words)
{
    if (word_count < 2) {
        help_short(stderr);
        return RULING_INPUT;
    }
    /* Messages show the command line; where the program lies is no part of what was typed. */
    char *slash = strrchr(words[0], '/');
    if (slash)
        words[0] = slash + 1;
    output_start();
    ruling_messages *messages = ruling_messages_new();
    if (!messages) {
        fputs("ruling: memory is out\n", stderr);
        return RULING_FAILED;
    }
    ruling_messages_command_line(messages, word_count, words);
    struct invocation invocation = {.messages = messages, .word_count = word_count, .words = words};
    ruling_status status = run_line(messages, word_count, words, &invocation);
    ruling_status printed = print_messages(&invocation);
    ruling_status found = ruling_messages_status(messages);
    ruling_messages_free(messages);
    status = status > found ? status : found;
    return status > printed ? status : printed;
}
