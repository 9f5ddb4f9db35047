#include "cmd/command.h"

#include <string.h>

#include "cmd/common.h"
#include "cmd/input.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

/* What check works with. */
struct checking {
    const struct invocation *invocation;
    struct day day;
    ruling_pack *pack;
    ruling_comparison *comparison;
    bool any; /* something was compared */
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

/* Judges the profile of one ruling again, and compares. */
static ruling_status check_ruling(struct checking *checking, const ruling_records *records,
                                  size_t index)
{
    ruling_messages *messages = checking->invocation->messages;
    ruling_input input = {.path = checking->invocation->flags[FLAG_PROFILE].value,
                          .as_of = checking->day.text,
                          .as_of_from = checking->day.from};
    ruling_records *again = NULL;
    ruling_status status =
        ruling_records_again(records, index, checking->pack, &input, &again, messages);
    if (status == RULING_OK)
        status = ruling_compare_one(checking->comparison, records, index, again, 0, messages);
    checking->any |= status == RULING_OK;
    ruling_records_free(again);
    return status;
}

/* --profile names the profile of a single ruling, and `count` are to be checked. */
static ruling_status check_profile(const struct invocation *invocation, size_t count)
{
    const struct given *profile = &invocation->flags[FLAG_PROFILE];
    if (!profile->word || count == 1)
        return RULING_OK;
    return mistake(invocation->messages, "R0512", profile->word,
                   "check a record with one ruling, or let the profiles be found",
                   "one profile is given, and there are several rulings");
}

/* All rulings of a record, whatever is wrong with some. */
static ruling_status check_record(struct checking *checking, const char *path)
{
    const struct invocation *invocation = checking->invocation;
    ruling_records *records = NULL;
    ruling_status worst =
        ruling_records_read(&(ruling_input){.path = path}, &records, invocation->messages);
    if (worst == RULING_OK)
        worst = check_profile(invocation, ruling_records_count(records));
    bool good = worst == RULING_OK;
    for (size_t i = 0; good && i < ruling_records_count(records); i++) {
        ruling_status status = check_ruling(checking, records, i);
        worst = status > worst ? status : worst;
    }
    ruling_records_free(records);
    return worst;
}

/* What could be compared is told, whatever is wrong with the rest. */
static ruling_status report(const struct checking *checking)
{
    const struct invocation *invocation = checking->invocation;
    ruling_style style = common_style(invocation, output_target(invocation));
    char *text = NULL;
    ruling_status status = ruling_comparison_text(
        checking->comparison, true, common_format(invocation), &style, &text, invocation->messages);
    status = output_result(invocation, status, text);
    if (status != RULING_OK)
        return status;
    return ruling_comparison_fallen(checking->comparison) > 0 ? RULING_NO : RULING_OK;
}

static ruling_status check(struct checking *checking)
{
    const struct invocation *invocation = checking->invocation;
    ruling_status worst = day_find(invocation, &checking->day);
    if (worst == RULING_OK)
        worst = common_pack(invocation, &checking->pack);
    if (worst != RULING_OK)
        return worst;
    for (size_t i = 0; i < invocation->argument_count; i++) {
        ruling_status status = check_record(checking, argument(invocation, i));
        worst = status > worst ? status : worst;
    }
    ruling_status found = checking->any ? report(checking) : RULING_OK;
    return found > worst ? found : worst;
}

static ruling_status run(const struct invocation *invocation)
{
    struct checking checking = {.invocation = invocation};
    ruling_status status = check_standard_input(invocation);
    if (status == RULING_OK)
        status = check_profile(invocation, invocation->argument_count);
    if (status != RULING_OK)
        return status;
    checking.comparison = ruling_comparison_new();
    status = checking.comparison ? check(&checking)
                                 : mistake(invocation->messages, "R0004", 0, NULL, "memory is out");
    ruling_comparison_free(checking.comparison);
    ruling_pack_free(checking.pack);
    return status;
}

const struct command command_check = {
    .name = "check",
    .arguments = "DECISION…",
    .purpose = "tells whether recorded rulings still follow",
    .details = "DECISION is a record that `ruling eval -f json` wrote, or `-` for standard\n"
               "input. The profile of each ruling in it is judged again, with the answers and\n"
               "files that were laid on it then. It still follows when the verdict and each\n"
               "component's option are the same, or when it is one side of a tie now.",
    .examples =
        (const struct example[]){
            {"ruling eval -f json -o decision.json profile.yaml", "record a ruling"},
            {"ruling check decision.json", "does it still follow?"},
            {"ruling check -f json decisions/*.json", "several, for a program"},
            {"ruling check --profile moved.yaml decision.json", "its profile is elsewhere now"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            FLAG_TEXT_OR_JSON,
            FLAG_OUTPUT_FILE,
            {.id = FLAG_PROFILE,
             .name = "--profile",
             .value = "FILE",
             .help = "judge FILE in place of the profile that the record names;\n"
                     "for a record with one ruling",
             .takes = TAKES_FILE},
            FLAG_DAY,
            {.name = NULL},
        },
    .least = 1,
    .most = ANY_NUMBER,
    .takes = TAKES_FILE,
    .takes_more = TAKES_FILE,
    .missing = "check needs a record",
    .judges = true,
    .run = run,
};
