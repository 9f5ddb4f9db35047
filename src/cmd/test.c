#include "cmd/command.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/common.h"
#include "cmd/output.h"

static ruling_status run_tests(const struct invocation *invocation, const ruling_pack *pack)
{
    const char *paths[invocation->argument_count + 1]; /* an array has at least one element */
    size_t count = invocation->argument_count;
    ruling_style style = common_style(invocation, output_target(invocation));
    const char *threshold = invocation->flags[FLAG_THRESHOLD].value;
    ruling_test_options options = {.pattern = invocation->flags[FLAG_RUN].value,
                                   .coverage = invocation->flags[FLAG_COVERAGE].word != 0,
                                   .threshold = threshold ? atoi(threshold) : 0};
    char *text = NULL;
    for (size_t i = 0; i < count; i++)
        paths[i] = argument(invocation, i);
    ruling_status status = ruling_test(pack, paths, count, &options, common_format(invocation),
                                       &style, &text, invocation->messages);
    ruling_status written =
        output_result(invocation, status == RULING_NO ? RULING_OK : status, text);
    return written > status ? written : status;
}

static ruling_status run(const struct invocation *invocation)
{
    ruling_pack *pack = NULL;
    ruling_status status = common_pack(invocation, &pack);
    if (status == RULING_OK)
        status = run_tests(invocation, pack);
    ruling_pack_free(pack);
    return status;
}

const struct command command_test = {
    .name = "test",
    .arguments = "[PATH…]",
    .purpose = "runs the tests of a pack",
    .details = "PATH is a file of tests, or a folder with such files. Without PATH, they are in\n"
               "the folder `tests` beside the pack: for an overlay also those of all that lies\n"
               "below it, for the pack that is built in those that the program carries. Exit\n"
               "status 1 when a case fails, or less of the pack was seen than --threshold.",
    .examples =
        (const struct example[]){
            {"ruling test -r my-rules/", "the tests beside a pack"},
            {"ruling test -r my-rules/ --run 'live*'", "some of the cases, by their names"},
            {"ruling test -r my-rules/ --coverage", "which rules and comparisons no test shows"},
            {"ruling test -r my-rules/ --threshold 90 -f junit -o tests.xml",
             "a gate in a build, with a report for its server"},
            {"ruling test -r my-overlay.yaml", "its own tests and those of the packs below it"},
            {"ruling test cases.yaml", "a file of tests for the pack that is built in"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            {.id = FLAG_RUN,
             .name = "--run",
             .value = "PATTERN",
             .help = "only cases whose names hold PATTERN, or match it as a\n"
                     "whole where it has any of *?[",
             .takes = TAKES_TEXT},
            {.id = FLAG_COVERAGE,
             .name = "--coverage",
             .help = "print what of the pack the tests have seen, and what not"},
            {.id = FLAG_THRESHOLD,
             .name = "--threshold",
             .value = "N",
             .help = "exit with 1 when less than N percent of it were seen",
             .fits = common_is_percent,
             .what = "share",
             .wanted = "a whole number of percent, 0 to 100"},
            {.id = FLAG_FORMAT,
             .letter = "-f",
             .name = "--format",
             .value = "FORMAT",
             .help = "text (the default), tap, junit or json",
             .choices = ruling_test_formats},
            FLAG_OUTPUT_FILE,
            {.name = NULL},
        },
    .least = 0,
    .most = ANY_NUMBER,
    .takes = TAKES_FILE,
    .takes_more = TAKES_FILE,
    .run = run,
};
