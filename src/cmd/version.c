#include "cmd/command.h"

#include "cmd/common.h"
#include "cmd/output.h"

static ruling_status run(const struct invocation *invocation)
{
    char *text = NULL;
    ruling_style style = common_style(invocation, output_target(invocation));
    ruling_status status =
        ruling_about(common_format(invocation), &style, &text, invocation->messages);
    return output_result(invocation, status, text);
}

const struct command command_version = {
    .name = "version",
    .arguments = "",
    .purpose = "prints the versions of the program, its pack and its libraries",
    .details = "",
    .examples =
        (const struct example[]){
            {"ruling version", "what to name in a report of an error"},
            {"ruling version -f json", "the same for a program"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){FLAG_TEXT_OR_JSON, {.name = NULL}},
    .run = run,
};
