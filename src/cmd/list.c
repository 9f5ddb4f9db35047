#include "cmd/command.h"

#include "cmd/common.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

static ruling_status run(const struct invocation *invocation)
{
    const char *kind = argument(invocation, 0);
    ruling_pack *pack = NULL;
    char *text = NULL;
    ruling_style style = common_style(invocation, output_target(invocation));
    ruling_status status =
        mistake_choice(invocation->messages, invocation->arguments[0], kind, ruling_kinds(),
                       "kinds", "`%.100s` is nothing that can be listed", kind);
    if (status == RULING_OK)
        status = common_pack(invocation, &pack);
    if (status == RULING_OK)
        status =
            ruling_list(pack, kind, common_format(invocation), &style, &text, invocation->messages);
    status = output_result(invocation, status, text);
    ruling_pack_free(pack);
    return status;
}

const struct command command_list = {
    .name = "list",
    .arguments = "rules|facts|criteria|claims|sources|options|advice|checks",
    .purpose = "lists what a pack holds",
    .details = "",
    .examples =
        (const struct example[]){
            {"ruling list facts", "what a profile can answer"},
            {"ruling list claims -f json", "the evidence with all that the pack says of it"},
            {"ruling list rules -r my-rules/", "the rules of another pack"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){FLAG_TEXT_OR_JSON, {.name = NULL}},
    .least = 1,
    .most = 1,
    .choices = ruling_kinds,
    .missing = "list needs the kind of things to list",
    .run = run,
};
