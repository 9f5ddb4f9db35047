#include "cmd/command.h"

#include <errno.h>

#include "cmd/complete/scripts.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

static ruling_status run(const struct invocation *invocation)
{
    const char *shell = argument(invocation, 0);
    ruling_status status =
        mistake_choice(invocation->messages, invocation->arguments[0], shell, scripts_shells(),
                       "shells", "there are no completions for `%.100s`", shell);
    if (status != RULING_OK)
        return status;
    errno = 0;
    fputs(scripts_of(shell), stdout);
    return output_end(invocation->messages);
}

const struct command command_completions = {
    .name = "completions",
    .arguments = "bash|zsh|fish",
    .purpose = "prints a script with which a shell completes what is typed",
    .details = "`make install` puts these where the shells look for them.",
    .examples =
        (const struct example[]){
            {"source <(ruling completions bash)", "for this session; so with zsh"},
            {"ruling completions fish | source", "the same for fish"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){{.name = NULL}},
    .least = 1,
    .most = 1,
    .choices = scripts_shells,
    .missing = "completions needs the name of a shell: bash, zsh or fish",
    .run = run,
};
