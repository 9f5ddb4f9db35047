#include "cmd/command.h"

#include <stdio.h>
#include <string.h>

#include "cmd/common.h"
#include "cmd/output.h"

/* Whether a pack holds things of this kind; says which kinds there are when not. */
static ruling_status check_kind(const struct invocation *invocation, const char *kind)
{
    const char *const *kinds = ruling_kinds();
    char message[200], hint[300] = "";
    size_t count = 0, length = 0;
    for (; kinds[count]; count++) {
        if (strcmp(kinds[count], kind) == 0)
            return RULING_OK;
        length += (size_t)snprintf(hint + length, sizeof hint - length, "%s%s",
                                   count > 0 ? ", " : "kinds: ", kinds[count]);
    }
    snprintf(message, sizeof message, "`%.100s` is nothing that can be listed", kind);
    return ruling_messages_add(invocation->messages,
                               &(ruling_mistake){.code = "R0905",
                                                 .word = invocation->arguments[0],
                                                 .message = message,
                                                 .hint = hint,
                                                 .typed = kind,
                                                 .candidates = kinds,
                                                 .candidate_count = count});
}

static ruling_status run(const struct invocation *invocation)
{
    const char *kind = argument(invocation, 0);
    ruling_pack *pack = NULL;
    char *text = NULL;
    ruling_style style = common_style(invocation, output_target(invocation));
    ruling_status status = check_kind(invocation, kind);
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
    .missing = "list needs the kind of things to list",
    .run = run,
};
