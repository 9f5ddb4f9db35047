#include "cmd/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/again.h"
#include "cmd/common.h"
#include "cmd/input.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

/* What eval works with: `profiles` has room for one profile an argument. */
struct evaluation {
    const struct invocation *invocation;
    ruling_pack *pack;
    ruling_profile **profiles;
    size_t count;          /* of the profiles that were read */
    const char *component; /* NULL: the whole ruling is asked for */
    ruling_result *result;
};

/* Standard input can be read once. */
static ruling_status check_standard_input(const struct invocation *invocation)
{
    size_t times = 0;
    for (size_t i = 0; i < invocation->argument_count; i++)
        if (strcmp(argument(invocation, i), "-") == 0 && ++times > 1)
            return mistake(invocation->messages, "R0904", invocation->arguments[i], NULL,
                           "standard input is named twice");
    return RULING_OK;
}

/* The second of two arguments, when it names no file and does not look like one. */
static const char *component_of(const struct invocation *invocation)
{
    const char *last = argument(invocation, 1);
    if (invocation->argument_count != 2 || strcmp(last, "-") == 0 || strchr(last, '/') ||
        input_says_format(last) || access(last, F_OK) == 0)
        return NULL;
    return last;
}

/* One ruling a line says nothing of a single component. */
static ruling_status check_component(const struct invocation *invocation)
{
    if (component_of(invocation) && strcmp(common_format(invocation), "ndjson") == 0)
        return mistake(invocation->messages, "R0905", invocation->arguments[1], NULL,
                       "one component is shown as text or json, not as ndjson");
    return RULING_OK;
}

/* Reads all profiles, whatever is wrong with some. */
static ruling_status read_profiles(struct evaluation *evaluation)
{
    const struct invocation *invocation = evaluation->invocation;
    size_t files = invocation->argument_count - (evaluation->component ? 1 : 0);
    struct day day;
    ruling_status worst = day_find(invocation, &day);
    if (worst != RULING_OK)
        return worst;
    for (size_t i = 0; i < files; i++) {
        ruling_profile **profile = &evaluation->profiles[evaluation->count];
        ruling_status status = input_profile(invocation, evaluation->pack, &day, i, profile);
        if (status == RULING_OK)
            evaluation->count++;
        worst = status > worst ? status : worst;
    }
    return worst;
}

/* Finds out what the flags ask for beyond the rulings. */
static ruling_status analyse(const struct evaluation *evaluation)
{
    const struct given *flags = evaluation->invocation->flags;
    unsigned parts = flags[FLAG_ANALYSE].word             ? RULING_ALL_PARTS
                     : flags[FLAG_REQUIRE_AGREEMENT].word ? RULING_AGREEMENT
                                                          : 0;
    for (size_t i = 0; parts && i < evaluation->count; i++) {
        ruling_status status =
            ruling_analyse(evaluation->result, i, parts, evaluation->invocation->messages);
        if (status != RULING_OK)
            return status;
    }
    return RULING_OK;
}

static ruling_status report(const struct evaluation *evaluation)
{
    const struct invocation *invocation = evaluation->invocation;
    ruling_style style = common_style(invocation, output_target(invocation));
    char flags[AGAIN_ROOM];
    again_flags(invocation, flags);
    style.flags = flags;
    const char *format = common_format(invocation);
    char *text = NULL;
    ruling_status status;
    if (evaluation->component)
        status = ruling_why(evaluation->result, 0, evaluation->component, NULL, 0, format, &style,
                            &text, invocation->messages);
    else if (invocation->flags[FLAG_ADVICE].word && strcmp(format, "text") == 0)
        status = ruling_advice(evaluation->result, &style, &text, invocation->messages);
    else
        status = ruling_report(evaluation->result, format, &style, &text, invocation->messages);
    return output_result(invocation, status, text);
}

/* Compares each verdict with the one that was expected. */
static ruling_status check_expectation(const struct evaluation *evaluation)
{
    const struct invocation *invocation = evaluation->invocation;
    const char *expected = invocation->flags[FLAG_EXPECT].value;
    ruling_status status = RULING_OK;
    for (size_t i = 0; expected && i < evaluation->count; i++) {
        if (ruling_meets(evaluation->result, i, expected))
            continue;
        output_name(stderr, argument(invocation, i));
        fprintf(stderr, ": the verdict is `%s`, expected was `%s`\n",
                ruling_verdict(evaluation->result, i), expected);
        status = RULING_NO;
    }
    return status;
}

/* Names the verdicts that are not settled, where they must be. */
static ruling_status check_settled(const struct evaluation *evaluation)
{
    const struct invocation *invocation = evaluation->invocation;
    bool required = invocation->flags[FLAG_REQUIRE_SETTLED].word != 0;
    ruling_status status = RULING_OK;
    for (size_t i = 0; required && i < evaluation->count; i++) {
        int settled = ruling_settled(evaluation->result, i);
        if (settled > 0)
            continue;
        output_name(stderr, argument(invocation, i));
        fprintf(stderr,
                settled == 0 ? ": the verdict `%s` is not settled\n"
                             : ": it was not found out whether the verdict `%s` is settled\n",
                ruling_verdict(evaluation->result, i));
        status = RULING_NO;
    }
    return status;
}

/* Names the verdicts that too little of what is open agrees with. */
static ruling_status check_agreement(const struct evaluation *evaluation)
{
    const struct invocation *invocation = evaluation->invocation;
    const struct given *required = &invocation->flags[FLAG_REQUIRE_AGREEMENT];
    int percent = required->word ? atoi(required->value) : 0;
    ruling_status status = RULING_OK;
    for (size_t i = 0; required->word && i < evaluation->count; i++) {
        int error;
        int agreement = ruling_agreement(evaluation->result, i, &error);
        if (agreement >= 10 * percent)
            continue;
        output_name(stderr, argument(invocation, i));
        if (agreement < 0)
            fprintf(stderr, ": it was not found out how much of what is open agrees with `%s`\n",
                    ruling_verdict(evaluation->result, i));
        else
            fprintf(stderr,
                    ": the verdict is `%s` in %d.%d %% of what is open (standard error %d.%d), "
                    "required was %d %%\n",
                    ruling_verdict(evaluation->result, i), agreement / 10, agreement % 10,
                    error / 10, error % 10, percent);
        status = RULING_NO;
    }
    return status;
}

/* What the flags demand of the rulings: everything that is missed is said. */
static ruling_status check_demands(const struct evaluation *evaluation)
{
    ruling_status expected = check_expectation(evaluation);
    ruling_status settled = check_settled(evaluation);
    ruling_status agreed = check_agreement(evaluation);
    ruling_status worst = expected > settled ? expected : settled;
    return worst > agreed ? worst : agreed;
}

static ruling_status evaluate(struct evaluation *evaluation)
{
    const struct invocation *invocation = evaluation->invocation;
    const struct given *expect = &invocation->flags[FLAG_EXPECT];
    ruling_options options = input_options(invocation);
    ruling_status status = common_pack(invocation, &evaluation->pack);
    if (status != RULING_OK)
        return status;
    if (expect->word)
        ruling_verdict_check(evaluation->pack, expect->value, expect->word, invocation->messages);
    status = read_profiles(evaluation);
    if (status == RULING_OK)
        status = ruling_messages_status(invocation->messages);
    if (status == RULING_OK)
        status =
            ruling_judge(evaluation->pack, (const ruling_profile *const *)evaluation->profiles,
                         evaluation->count, &options, &evaluation->result, invocation->messages);
    if (status == RULING_OK)
        status = analyse(evaluation);
    if (status == RULING_OK)
        status = report(evaluation);
    return status == RULING_OK ? check_demands(evaluation) : status;
}

static ruling_status run(const struct invocation *invocation)
{
    ruling_profile *profiles[invocation->argument_count];
    struct evaluation evaluation = {
        .invocation = invocation, .profiles = profiles, .component = component_of(invocation)};
    ruling_status status = check_standard_input(invocation);
    if (status == RULING_OK)
        status = check_component(invocation);
    if (status == RULING_OK)
        status = evaluate(&evaluation);
    ruling_result_free(evaluation.result);
    for (size_t i = 0; i < evaluation.count; i++)
        ruling_profile_free(profiles[i]);
    ruling_pack_free(evaluation.pack);
    return status;
}

const struct command command_eval = {
    .name = "eval",
    .arguments = "PROFILE… [COMPONENT]",
    .purpose = "gives the ruling on profiles",
    .details = "PROFILE is a file, or `-` for standard input. All profiles are read, and what\n"
               "is wrong with any of them is said; rulings are given only when all are good.\n"
               "With COMPONENT, one component of the only profile is shown, comparison by\n"
               "comparison.",
    .examples =
        (const struct example[]){
            {"ruling eval profile.yaml", "the ruling, its reasons and what is open"},
            {"ruling eval -f json profiles/*.yaml", "several at once, for a program"},
            {"ruling eval --expect python profile.yaml",
             "a gate: exit status 1 when the verdict is another"},
            {"ruling eval --require-settled profile.yaml",
             "a gate: exit status 1 when open answers may change it"},
            {"ruling eval --analyse profile.yaml", "how sure it is, and what would change it"},
            {"ruling eval --set team.size=9 profile.yaml", "with one answer changed"},
            {"ruling eval --base organisation.yaml profile.yaml",
             "with answers that several projects share"},
            {"jq .profile answers.json | ruling eval --input json -", "from a pipe"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            {.id = FLAG_FORMAT,
             .letter = "-f",
             .name = "--format",
             .value = "FORMAT",
             .help = "text (the default), json, or ndjson: one ruling a line",
             .choices = ruling_formats},
            FLAG_OUTPUT_FILE,
            {.id = FLAG_EXPECT,
             .name = "--expect",
             .value = "VERDICT",
             .help = "exit with 1 when a verdict is another; `either` meets\n"
                     "each expectation that it lies between",
             .takes = TAKES_VERDICT},
            {.id = FLAG_REQUIRE_SETTLED,
             .name = "--require-settled",
             .help = "exit with 1 when answers that are open may change a\n"
                     "verdict"},
            {.id = FLAG_REQUIRE_AGREEMENT,
             .name = "--require-agreement",
             .value = "N",
             .help = "exit with 1 when a verdict holds in less than N percent of\n"
                     "what is open, by a sample",
             .fits = common_is_percent,
             .what = "share",
             .wanted = "a whole number of percent, from 0 to 100"},
            {.id = FLAG_ANALYSE,
             .name = "--analyse",
             .synonym = "--analyze",
             .help = "find out how sure it is, and what would change it"},
            {.id = FLAG_ADVICE, .name = "--advice", .help = "print all advice instead"},
            FLAG_ASSUMPTIONS,
            FLAG_BASES,
            FLAG_SETTINGS,
            FLAG_DAY,
            FLAG_INPUT_FORMAT,
            {.name = NULL},
        },
    .least = 1,
    .most = ANY_NUMBER,
    .takes = TAKES_PROFILE,
    .takes_more = TAKES_PROFILE | TAKES_COMPONENT,
    .missing = "eval needs a profile",
    .judges = true,
    .run = run,
};
