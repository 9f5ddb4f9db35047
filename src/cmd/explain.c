#include "cmd/command.h"

#include <string.h>

#include "cmd/common.h"
#include "cmd/output.h"

/* Whether an id is that of a diagnostic, which needs no pack. */
static bool is_code(const char *id)
{
    return id[0] == 'R' && strlen(id) == 5 && strspn(id + 1, "0123456789") == 4;
}

static ruling_status run(const struct invocation *invocation)
{
    const char *id = argument(invocation, 0);
    ruling_pack *pack = NULL;
    char *text = NULL;
    ruling_style style = common_style(invocation, output_target(invocation));
    ruling_status status = is_code(id) ? RULING_OK : common_pack(invocation, &pack);
    if (status == RULING_OK)
        status = ruling_explain(pack, id, common_format(invocation), &style, &text,
                                invocation->messages);
    status = output_result(invocation, status, text);
    ruling_pack_free(pack);
    return status;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "ID",
    .purpose = "says all about a rule, fact, claim, … or a message's code",
    .details = "ID is the name of a rule, fact, criterion, claim, source, option, piece of\n"
               "advice or check of the pack, or the code of a message (R0107).",
    .examples =
        (const struct example[]){
            {"ruling explain R0107", "what a message means, and what to do"},
            {"ruling explain component.realtime", "a fact: the question and its values"},
            {"ruling explain -f json realtime", "a criterion, for a program"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){FLAG_TEXT_OR_JSON, {.name = NULL}},
    .least = 1,
    .most = 1,
    .takes = TAKES_ID,
    .missing = "explain needs the name of what is to be explained",
    .run = run,
};
