#include "cmd/command.h"

#include "cmd/common.h"
#include "cmd/output.h"

static ruling_status run(const struct invocation *invocation)
{
    char *text = NULL;
    ruling_style style = common_style(invocation, output_target(invocation));
    ruling_status status =
        ruling_limits(common_format(invocation), &style, &text, invocation->messages);
    return output_result(invocation, status, text);
}

const struct command command_limits = {
    .name = "limits",
    .arguments = "",
    .purpose = "prints every limit of the program",
    .details = "",
    .examples =
        (const struct example[]){
            {"ruling limits", "how large files, profiles and packs may be"},
            {"ruling limits -f json", "the same for a program"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){FLAG_TEXT_OR_JSON, {.name = NULL}},
    .run = run,
};
