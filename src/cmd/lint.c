#include "cmd/command.h"

#include "cmd/common.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

/* The pack that the argument names; without, the one that every command uses. */
static ruling_status open_pack(const struct invocation *invocation, ruling_pack **pack)
{
    const char *path = argument(invocation, 0);
    if (!path)
        return common_pack(invocation, pack);
    if (invocation->flags[FLAG_RULES].word)
        return mistake(invocation->messages, "R0904", invocation->arguments[0],
                       "give the pack as the argument or with -r", "the pack is named twice");
    return ruling_pack_open(path, pack, invocation->messages);
}

static ruling_status run(const struct invocation *invocation)
{
    ruling_pack *pack = NULL;
    char *text = NULL;
    ruling_style style = common_style(invocation, output_target(invocation));
    ruling_status status = open_pack(invocation, &pack);
    if (status == RULING_OK)
        status = ruling_lint(pack, common_format(invocation), &style, &text, invocation->messages);
    ruling_pack_free(pack);
    ruling_status written =
        output_result(invocation, status == RULING_NO ? RULING_OK : status, text);
    return written > status ? written : status;
}

const struct command command_lint = {
    .name = "lint",
    .arguments = "[PACK]",
    .purpose = "finds what is wrong or doubtful in a pack",
    .details = "PACK is a folder with pack.yaml or a file; without it, the pack in use is\n"
               "looked at. Errors and warnings give exit status 1, notes do not.",
    .examples =
        (const struct example[]){
            {"ruling lint my-rules/", "rules that cannot fire, comparisons without effect, …"},
            {"ruling lint -f sarif -o lint.sarif my-rules/", "for a code host or an editor"},
            {"ruling explain R0701", "what a finding means"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            {.id = FLAG_FORMAT,
             .letter = "-f",
             .name = "--format",
             .value = "FORMAT",
             .help = "text (the default), json or sarif",
             .choices = ruling_lint_formats},
            FLAG_OUTPUT_FILE,
            {.name = NULL},
        },
    .least = 0,
    .most = 1,
    .takes = TAKES_FILE,
    .run = run,
};
