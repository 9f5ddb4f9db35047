#include "cmd/command.h"

#include <stdio.h>
#include <string.h>

const struct command *const commands[] = {
    &command_ask,         &command_eval,     &command_next,
    &command_why,         &command_whatif,   &command_diff,
    &command_check,       &command_explain,  &command_list,
    &command_test,        &command_fmt,      &command_lint,
    &command_doc,         &command_schema,   &command_init,
    &command_completions, &command_limits,   &command_version,
    &command_help,        &command_complete, NULL,
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands - 1 };

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

ruling_status command_unknown(ruling_messages *messages, const char *name, int word)
{
    const char *names[COMMAND_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (!commands[i]->hidden)
            names[count++] = commands[i]->name;
    char message[200];
    snprintf(message, sizeof message, "there is no command `%.100s`", name);
    const char *hint = strpbrk(name, "./") ? "`ruling eval FILE` gives the ruling on a profile"
                                           : "`ruling help` lists them";
    return ruling_messages_add(messages, &(ruling_mistake){.code = "R0901",
                                                           .word = word,
                                                           .message = message,
                                                           .hint = hint,
                                                           .typed = name,
                                                           .candidates = names,
                                                           .candidate_count = count});
}

const char *argument(const struct invocation *invocation, size_t index)
{
    return index < invocation->argument_count ? invocation->words[invocation->arguments[index]]
                                              : NULL;
}
