#include "cmd/command.h"

#include "cmd/again.h"
#include "cmd/common.h"
#include "cmd/input.h"
#include "cmd/output.h"

static ruling_status report(const struct invocation *invocation, ruling_result *result)
{
    ruling_style style = common_style(invocation, output_target(invocation));
    char *text = NULL;
    char flags[AGAIN_ROOM];
    again_flags(invocation, flags);
    style.flags = flags;
    ruling_status status =
        ruling_next(result, 0, invocation->flags[FLAG_ALL].word != 0, common_format(invocation),
                    &style, &text, invocation->messages);
    return output_result(invocation, status, text);
}

static ruling_status run(const struct invocation *invocation)
{
    struct judged judged;
    ruling_options options = input_options(invocation);
    ruling_status status = input_judge(invocation, &options, &judged);
    if (status == RULING_OK)
        status = report(invocation, judged.result);
    judged_fini(&judged);
    return status;
}

const struct command command_next = {
    .name = "next",
    .arguments = "PROFILE",
    .purpose = "lists the open questions, most telling first",
    .details = "Each is shown with what its answer would tell about the verdict, how often it\n"
               "would change it, how to find it out, and what can be answered.",
    .examples =
        (const struct example[]){
            {"ruling next profile.yaml", "what to ask or measure next"},
            {"ruling next -f json profile.yaml", "for a program that asks"},
            {"ruling next --all profile.yaml", "with those that cannot matter"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            FLAG_TEXT_OR_JSON,
            {.id = FLAG_ALL, .name = "--all", .help = "all that is open, also what cannot matter"},
            FLAG_ASSUMPTIONS,
            FLAG_BASES,
            FLAG_SETTINGS,
            FLAG_DAY,
            FLAG_INPUT_FORMAT,
            {.name = NULL}},
    .least = 1,
    .most = 1,
    .takes = TAKES_PROFILE,
    .missing = "next needs a profile",
    .judges = true,
    .run = run,
};
