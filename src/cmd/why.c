#include "cmd/command.h"

#include "cmd/common.h"
#include "cmd/input.h"
#include "cmd/output.h"

/* Says why: the component when the second argument names one, and the rules that follow. */
static ruling_status say_why(const struct invocation *invocation, const ruling_profile *profile,
                             const ruling_result *result)
{
    const char *component = argument(invocation, 1);
    size_t first = 2;
    if (!component || !ruling_profile_has(profile, component)) {
        component = NULL;
        first = 1;
    }
    const char *rules[invocation->argument_count];
    size_t count = 0;
    for (size_t i = first; i < invocation->argument_count; i++)
        rules[count++] = argument(invocation, i);
    ruling_style style = common_style(invocation, output_target(invocation));
    char *text = NULL;
    ruling_status status = ruling_why(result, 0, component, rules, count, common_format(invocation),
                                      &style, &text, invocation->messages);
    return output_result(invocation, status, text);
}

static ruling_status run(const struct invocation *invocation)
{
    struct judged judged;
    ruling_options options = input_options(invocation);
    options.no_settling = true;
    ruling_status status = input_judge(invocation, &options, &judged);
    if (status == RULING_OK)
        status = say_why(invocation, judged.profile, judged.result);
    judged_fini(&judged);
    return status;
}

const struct command command_why = {
    .name = "why",
    .arguments = "PROFILE [COMPONENT] [RULE…]",
    .purpose = "shows why rules fired, did not, or are undetermined",
    .details = "Each comparison of a rule is shown with both sides. Without RULE, the rules\n"
               "that fired or are undetermined; without COMPONENT, all components.",
    .examples =
        (const struct example[]){
            {"ruling why profile.yaml", "every rule that counted"},
            {"ruling why profile.yaml live", "for one component"},
            {"ruling why profile.yaml live live-updates", "one rule, whatever became of it"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){FLAG_TEXT_OR_JSON,
                                   FLAG_ASSUMPTIONS,
                                   FLAG_BASES,
                                   FLAG_SETTINGS,
                                   FLAG_DAY,
                                   FLAG_INPUT_FORMAT,
                                   {.name = NULL}},
    .least = 1,
    .most = ANY_NUMBER,
    .takes = TAKES_PROFILE,
    .takes_more = TAKES_COMPONENT | TAKES_RULE,
    .missing = "why needs a profile",
    .judges = true,
    .run = run,
};
