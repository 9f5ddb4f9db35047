#include "cmd/command.h"

#include "cmd/again.h"
#include "cmd/common.h"
#include "cmd/input.h"
#include "cmd/output.h"

/* A profile and its ruling. */
struct side {
    ruling_messages *messages;
    ruling_profile *profile;
    ruling_result *result;
};

/* What whatif works with. */
struct question {
    const struct invocation *invocation;
    ruling_pack *pack;
    ruling_input input;
    struct side now;
    struct side then;
    ruling_messages *apart; /* what is said of the profile as it stands is said of it changed, too:
                               it is kept apart */
};

static ruling_status judge(struct question *question, struct side *side)
{
    ruling_options options = input_options(question->invocation);
    ruling_status status =
        ruling_profile_open(question->pack, &question->input, &side->profile, side->messages);
    if (status != RULING_OK)
        return status;
    return ruling_judge(question->pack, (const ruling_profile *[]){side->profile}, 1, &options,
                        &side->result, side->messages);
}

static void release(struct side *side)
{
    ruling_result_free(side->result);
    ruling_profile_free(side->profile);
    side->result = NULL;
    side->profile = NULL;
}

/* ---- the ruling under other answers ---- */

/* Judges the profile as it stands. What is wrong with it then is wrong only without the changes,
 * and is said after all. */
static ruling_status judge_now(struct question *question)
{
    question->apart = ruling_messages_new();
    question->now.messages = question->apart;
    if (question->apart && judge(question, &question->now) == RULING_OK)
        return RULING_OK;
    release(&question->now);
    question->now.messages = question->invocation->messages;
    return judge(question, &question->now);
}

/* Judges it with the settings on top of those of --set, then without. */
static ruling_status judge_both(struct question *question, const char *const *settings,
                                size_t count)
{
    const struct invocation *invocation = question->invocation;
    const char *all[invocation->setting_count + count];
    size_t used = 0;
    for (size_t i = 0; i < invocation->setting_count; i++)
        all[used++] = invocation->settings[i];
    for (size_t i = 0; i < count; i++)
        all[used++] = settings[i];
    question->input.settings = all;
    question->input.setting_count = used;
    ruling_status status = judge(question, &question->then);
    question->input.settings = invocation->settings;
    question->input.setting_count = invocation->setting_count;
    return status == RULING_OK ? judge_now(question) : status;
}

static ruling_status compare(struct question *question, const ruling_style *style)
{
    const struct invocation *invocation = question->invocation;
    size_t count = invocation->argument_count - 1;
    const char *settings[count];
    char *text = NULL;
    for (size_t i = 0; i < count; i++)
        settings[i] = argument(invocation, i + 1);
    ruling_status status = ruling_input_keep(&question->input, invocation->messages);
    if (status == RULING_OK)
        status = judge_both(question, settings, count);
    if (status == RULING_OK)
        status = ruling_beside(question->now.result, question->then.result, 0, settings, count,
                               common_format(invocation), style, &text, invocation->messages);
    return output_result(invocation, status, text);
}

/* ---- what would change it ---- */

static ruling_status search(struct question *question, const ruling_style *style)
{
    const struct invocation *invocation = question->invocation;
    char *text = NULL;
    ruling_status status = judge(question, &question->now);
    if (status == RULING_OK)
        status = ruling_flips(question->now.result, 0, invocation->flags[FLAG_ALL].word != 0,
                              common_format(invocation), style, &text, invocation->messages);
    return output_result(invocation, status, text);
}

static ruling_status run(const struct invocation *invocation)
{
    struct question question = {.invocation = invocation,
                                .now.messages = invocation->messages,
                                .then.messages = invocation->messages};
    ruling_style style = common_style(invocation, output_target(invocation));
    char flags[AGAIN_ROOM];
    struct day day;
    again_flags(invocation, flags);
    style.flags = flags;
    ruling_status status = common_pack(invocation, &question.pack);
    if (status == RULING_OK)
        status = day_find(invocation, &day);
    if (status == RULING_OK) {
        question.input = input_of(invocation, &day, 0);
        status = (invocation->argument_count > 1 ? compare : search)(&question, &style);
    }
    release(&question.then);
    release(&question.now);
    ruling_messages_free(question.apart);
    ruling_pack_free(question.pack);
    return status;
}

const struct command command_whatif = {
    .name = "whatif",
    .arguments = "PROFILE [ADDRESS=VALUE…]",
    .purpose = "shows what would change the ruling, or the ruling changed",
    .details = "Without ADDRESS, the smallest changes that make another verdict: of one answer,\n"
               "of two, of priorities and weights. With it, the ruling now and then, side by\n"
               "side, and the rules that make the difference. Addresses are those of --set.",
    .examples =
        (const struct example[]){
            {"ruling whatif profile.yaml", "what would flip the ruling"},
            {"ruling whatif profile.yaml live/realtime=none", "the ruling under one other answer"},
            {"ruling whatif profile.yaml team.size=3 priorities.realtime=low",
             "under several at once"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){FLAG_TEXT_OR_JSON,
                                   {.id = FLAG_ALL,
                                    .name = "--all",
                                    .help = "every change that was found, not the nearest"},
                                   FLAG_ASSUMPTIONS,
                                   FLAG_BASES,
                                   FLAG_SETTINGS,
                                   FLAG_DAY,
                                   FLAG_INPUT_FORMAT,
                                   {.name = NULL}},
    .least = 1,
    .most = ANY_NUMBER,
    .takes = TAKES_PROFILE,
    .takes_more = TAKES_SETTING,
    .missing = "whatif needs a profile",
    .judges = true,
    .run = run,
};
