#include "cmd/command.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/common.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

#define FOLDER "tests"

static bool is_percent(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && digits <= 3 && text[digits] == '\0' && atoi(text) <= 100;
}

/* Where a pack's tests are when no path is given: the folder `tests` beside pack.yaml, or beside
 * the file that the pack is. */
static ruling_status default_path(const struct invocation *invocation, char path[PATH_MAX])
{
    const char *rules = common_rules(invocation);
    struct stat status;
    if (!rules)
        return mistake(invocation->messages, "R0903", 0,
                       "with -r, the folder `tests` of that pack is taken",
                       "test needs a file or folder with tests");
    bool folder = stat(rules, &status) == 0 && S_ISDIR(status.st_mode);
    const char *slash = strrchr(rules, '/');
    int length = folder ? (int)strlen(rules) : slash ? (int)(slash - rules) + 1 : 0;
    const char *between = folder && rules[length - 1] != '/' ? "/" : "";
    if (snprintf(path, PATH_MAX, "%.*s%s%s", length, rules, between, FOLDER) < PATH_MAX)
        return RULING_OK;
    return mistake(invocation->messages, "R0002", 0, NULL, "the path of the pack is too long");
}

static ruling_status run_tests(const struct invocation *invocation, const ruling_pack *pack)
{
    char folder[PATH_MAX];
    const char *paths[invocation->argument_count + 1];
    size_t count = invocation->argument_count;
    ruling_style style = common_style(invocation, output_target(invocation));
    const char *threshold = invocation->flags[FLAG_THRESHOLD].value;
    ruling_test_options options = {.pattern = invocation->flags[FLAG_RUN].value,
                                   .coverage = invocation->flags[FLAG_COVERAGE].word != 0,
                                   .threshold = threshold ? atoi(threshold) : 0};
    char *text = NULL;
    for (size_t i = 0; i < count; i++)
        paths[i] = argument(invocation, i);
    ruling_status status = count == 0 ? default_path(invocation, folder) : RULING_OK;
    if (count == 0)
        paths[count++] = folder;
    if (status == RULING_OK)
        status = ruling_test(pack, paths, count, &options, common_format(invocation), &style, &text,
                             invocation->messages);
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
               "the folder `tests` beside the pack that -r names. Exit status 1 when a case\n"
               "fails, or less of the pack was seen than --threshold.",
    .examples =
        (const struct example[]){
            {"ruling test -r my-rules/", "the tests beside a pack"},
            {"ruling test -r my-rules/ --run 'live*'", "some of the cases, by their names"},
            {"ruling test -r my-rules/ --coverage", "which rules and comparisons no test shows"},
            {"ruling test -r my-rules/ --threshold 90 -f junit -o tests.xml",
             "a gate in a build, with a report for its server"},
            {"ruling test cases.yaml", "a file of tests for the pack that is built in"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            {.id = FLAG_RUN,
             .name = "--run",
             .value = "PATTERN",
             .help = "only cases whose names hold PATTERN, or match it as a\n"
                     "whole where it has any of *?["},
            {.id = FLAG_COVERAGE,
             .name = "--coverage",
             .help = "print what of the pack the tests have seen, and what not"},
            {.id = FLAG_THRESHOLD,
             .name = "--threshold",
             .value = "N",
             .help = "exit with 1 when less than N percent of it were seen",
             .fits = is_percent,
             .what = "share",
             .wanted = "a whole number of percent, 0 to 100"},
            {.id = FLAG_FORMAT,
             .letter = "-f",
             .name = "--format",
             .value = "FORMAT",
             .help = "text (the default), tap, junit or json",
             .choices = ruling_test_formats},
            {.id = FLAG_OUTPUT,
             .letter = "-o",
             .name = "--output",
             .value = "FILE",
             .help = "write to FILE, at once or not at all"},
            {.name = NULL},
        },
    .least = 0,
    .most = ANY_NUMBER,
    .run = run,
};
