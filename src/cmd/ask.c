#include "cmd/command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/again.h"
#include "cmd/ask/front.h"
#include "cmd/common.h"
#include "cmd/input.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

/* The profile of those who name none. */
#define PROFILE "profile.yaml"

/* What ask works with. */
struct asking {
    const struct invocation *invocation;
    ruling_pack *pack;
    struct day day;
    const char *path;
    struct sitting sitting;
};

/* ---- the ruling ---- */

/* The flags to give again; the settings stand in the file. */
static void find_flags(const struct invocation *invocation, char flags[AGAIN_ROOM])
{
    struct invocation without = *invocation;
    without.setting_count = 0;
    again_flags(&without, flags);
}

/* What the file says now, and the ruling on it. */
struct outcome {
    ruling_messages *messages; /* of their own: warnings were given while answers were */
    ruling_profile *profile;
    ruling_result *result;
};

static ruling_status judge_file(const struct asking *asking, struct outcome *outcome)
{
    ruling_input input = input_named(asking->invocation, &asking->day, asking->path);
    ruling_options options = input_options(asking->invocation);
    input.format = RULING_YAML;
    input.setting_count = 0; /* they stand in the file */
    ruling_status status =
        ruling_profile_open(asking->pack, &input, &outcome->profile, outcome->messages);
    return status == RULING_OK
               ? ruling_judge(asking->pack, (const ruling_profile *[]){outcome->profile}, 1,
                              &options, &outcome->result, outcome->messages)
               : status;
}

/* Prints messages to standard error. */
static void show_messages(const struct asking *asking, const ruling_messages *messages)
{
    ruling_style style = common_style(asking->invocation, STDERR_FILENO);
    char *text = NULL;
    if (ruling_messages_text(messages, "text", &style, &text) == RULING_OK)
        fputs(text, stderr);
    ruling_text_free(text);
}

/* The ruling on what the file says now, as `ruling eval` prints it. */
static ruling_status show_ruling(const struct asking *asking)
{
    const struct invocation *invocation = asking->invocation;
    struct outcome outcome = {.messages = ruling_messages_new()};
    ruling_style style = common_style(invocation, STDOUT_FILENO);
    char *text = NULL, flags[AGAIN_ROOM];
    if (!outcome.messages)
        return RULING_FAILED;
    find_flags(invocation, flags);
    style.flags = flags;
    ruling_status status = judge_file(asking, &outcome);
    if (status == RULING_OK)
        status = ruling_report(outcome.result, "text", &style, &text, outcome.messages);
    if (status != RULING_OK)
        show_messages(asking, outcome.messages);
    status = output_result(invocation, status, text);
    ruling_result_free(outcome.result);
    ruling_profile_free(outcome.profile);
    ruling_messages_free(outcome.messages);
    return status;
}

static ruling_status say_where(const struct asking *asking)
{
    char flags[AGAIN_ROOM];
    if (!ruling_interview_saved(asking->sitting.interview))
        return RULING_OK;
    find_flags(asking->invocation, flags);
    errno = 0;
    printf("Saved. To go on: ruling ask %s", flags);
    output_name(stdout, asking->path);
    putchar('\n');
    return output_end(asking->invocation->messages);
}

/* ---- without anybody to ask ---- */

static bool is_wanted(const ruling_reviewed *question)
{
    return question->state == RULING_OPEN;
}

/* Names what is not answered, on standard error, and refuses; gives the ruling where nothing is
 * missing. */
static ruling_status do_without(const struct asking *asking)
{
    const struct invocation *invocation = asking->invocation;
    const ruling_reviewed *list;
    size_t count, missing = 0;
    ruling_status status =
        ruling_interview_review(asking->sitting.interview, &list, &count, invocation->messages);
    if (status != RULING_OK)
        return status;
    for (size_t i = 0; i < count; i++) {
        if (!is_wanted(&list[i]))
            continue;
        missing++;
        output_name(stderr, list[i].address);
        fprintf(stderr, "  %s\n", list[i].text);
    }
    if (missing == 0)
        return show_ruling(asking);
    return mistake(invocation->messages, "R0556", 0,
                   "answer them in the file, or pipe answers into `ruling ask --plain`",
                   "there is no terminal to ask at, and %zu question%s may matter", missing,
                   missing == 1 ? "" : "s");
}

/* ---- the sitting ---- */

/* Asks what only shapes advice, if there is such a thing and the front end finds that the person
 * wants it. */
static ruling_status ask_for_advice(struct asking *asking, front_end *front)
{
    struct sitting *sitting = &asking->sitting;
    ruling_question question;
    ruling_status status =
        ruling_interview_advise(sitting->interview, asking->invocation->messages);
    if (status == RULING_OK)
        status =
            ruling_interview_question(sitting->interview, &question, asking->invocation->messages);
    if (status != RULING_OK)
        return status == RULING_NO ? RULING_OK : status;
    sitting->for_advice = true;
    return front(sitting);
}

static ruling_status sit(struct asking *asking)
{
    struct sitting *sitting = &asking->sitting;
    front_end *front = ask_front(asking->invocation);
    ruling_status status = front(sitting);
    if (status == RULING_OK && !sitting->quit && ruling_interview_saved(sitting->interview))
        status = show_ruling(asking);
    if (status == RULING_OK && !sitting->quit)
        status = ask_for_advice(asking, front);
    ruling_status said = say_where(asking);
    return status == RULING_OK ? said : status;
}

/* Whether there is somebody to ask: at a terminal, or by --plain at the other end of a pipe. */
static bool can_ask(const struct invocation *invocation)
{
    return invocation->flags[FLAG_PLAIN].word || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
}

/* Opens the interview. What is to be said of the file is said before the first question. */
static ruling_status open_interview(struct asking *asking, const ruling_input *input,
                                    const ruling_interview_options *options)
{
    ruling_messages *messages = ruling_messages_new();
    if (!messages)
        return RULING_FAILED;
    ruling_status status =
        ruling_interview_open(asking->pack, input, options, &asking->sitting.interview, messages);
    show_messages(asking, messages);
    ruling_messages_free(messages);
    return status;
}

static ruling_status begin(struct asking *asking)
{
    const struct invocation *invocation = asking->invocation;
    ruling_interview_options options = {.no_assumptions =
                                            invocation->flags[FLAG_NO_ASSUMPTIONS].word != 0,
                                        .head = invocation->flags[FLAG_COMMENTS].word != 0,
                                        .schema = invocation->flags[FLAG_SCHEMA].value};
    ruling_status status = common_pack(invocation, &asking->pack);
    if (status == RULING_OK)
        status = day_find(invocation, &asking->day);
    if (status != RULING_OK)
        return status;
    ruling_input input = input_named(invocation, &asking->day, asking->path);
    asking->sitting.is_new = strcmp(asking->path, "-") != 0 && access(asking->path, F_OK) != 0;
    return open_interview(asking, &input, &options);
}

static ruling_status run(const struct invocation *invocation)
{
    struct asking asking = {
        .invocation = invocation,
        .path = invocation->argument_count > 0 ? argument(invocation, 0) : PROFILE,
        .sitting = {.invocation = invocation, .style = common_style(invocation, STDOUT_FILENO)}};
    ruling_status status = begin(&asking);
    if (status == RULING_OK)
        status = can_ask(invocation) ? sit(&asking) : do_without(&asking);
    ruling_interview_free(asking.sitting.interview);
    ruling_pack_free(asking.pack);
    return status;
}

const struct command command_ask = {
    .name = "ask",
    .arguments = "[PROFILE]",
    .purpose = "asks for what a profile does not say, and gives the ruling",
    .details = "PROFILE is a YAML file (" PROFILE " where none is named); it need not exist, and\n"
               "is written after every answer. What it says is kept, and not asked again.",
    .examples =
        (const struct example[]){
            {"ruling ask", "from nothing to a ruling; the answers go into profile.yaml"},
            {"ruling ask parcel.yaml", "only what parcel.yaml does not say yet"},
            {"ruling ask --plain parcel.yaml", "line by line, without moving the cursor"},
            {"ruling ask --set team.size=9 new.yaml", "with an answer to begin with"},
            {"ruling ask --plain new.yaml <answers.txt", "from a pipe: a line for each question"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            {.id = FLAG_PLAIN,
             .name = "--plain",
             .help = "ask in plain lines, as with TERM=dumb or ACCESSIBLE set"},
            {.id = FLAG_COMMENTS,
             .name = "--comments",
             .help = "begin a new file with a comment that says what it is"},
            {.id = FLAG_SCHEMA,
             .name = "--schema",
             .value = "FILE",
             .help = "tell editors on the first line of a new file that FILE is\n"
                     "its schema (see `ruling schema`)",
             .takes = TAKES_FILE},
            FLAG_ASSUMPTIONS,
            FLAG_BASES,
            FLAG_SETTINGS,
            FLAG_DAY,
            {.name = NULL},
        },
    .least = 0,
    .most = 1,
    .takes = TAKES_PROFILE,
    .run = run,
};
