#include "cmd/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/common.h"
#include "cmd/input.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

/* What diff works with: the packs of both sides, which may be one. */
struct matching {
    const struct invocation *invocation;
    struct day day;
    ruling_pack *pack;
    ruling_pack *other; /* of --with; NULL: two things are compared under one pack */
    ruling_comparison *comparison;
};

/* The number that a text says; -1 when it says none that can be. */
static long count_of(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits == 0 || digits > 9 || text[digits] ? -1 : atol(text);
}

static bool is_count(const char *text)
{
    return count_of(text) >= 0;
}

/* What is named twice, or once too few, before anything is read. */
static ruling_status check_arguments(const struct invocation *invocation)
{
    size_t count = invocation->argument_count;
    const char *second = argument(invocation, 1);
    if (invocation->other_count > 0)
        return RULING_OK;
    if (count < 2)
        return mistake(invocation->messages, "R0903", 0,
                       "name a second profile or record, or a second pack: --with PACK",
                       "there is nothing to compare `%.100s` with", argument(invocation, 0));
    if (count > 2)
        return mistake(invocation->messages, "R0904", invocation->arguments[2],
                       "several profiles are compared under two packs: --with PACK",
                       "two profiles or records are compared, and this is a third");
    if (strcmp(argument(invocation, 0), "-") == 0 && strcmp(second, "-") == 0)
        return mistake(invocation->messages, "R0904", invocation->arguments[1], NULL,
                       "standard input is named twice");
    return RULING_OK;
}

/* ---- two profiles or records ---- */

static ruling_status open_side(const struct matching *matching, size_t index,
                               ruling_records **records)
{
    const struct invocation *invocation = matching->invocation;
    ruling_input input = input_of(invocation, &matching->day, index);
    ruling_options options = input_options(invocation);
    return ruling_records_open(matching->pack, &input, &options, records, invocation->messages);
}

/* Reads both, whatever is wrong with the first. */
static ruling_status compare_two(const struct matching *matching)
{
    ruling_records *before = NULL, *after = NULL;
    ruling_status first = open_side(matching, 0, &before);
    ruling_status second = open_side(matching, 1, &after);
    ruling_status status = first > second ? first : second;
    if (status == RULING_OK)
        status =
            ruling_compare(matching->comparison, before, after, matching->invocation->messages);
    ruling_records_free(before);
    ruling_records_free(after);
    return status;
}

/* ---- profiles under two packs ---- */

static ruling_status judge(const struct matching *matching, const ruling_pack *pack,
                           const char *path, ruling_records **records)
{
    const struct invocation *invocation = matching->invocation;
    ruling_input input = input_named(invocation, &matching->day, path);
    ruling_options options = input_options(invocation);
    ruling_profile *profile = NULL;
    ruling_result *result = NULL;
    ruling_status status = ruling_profile_open(pack, &input, &profile, invocation->messages);
    const ruling_profile *const one[] = {profile};
    if (status == RULING_OK)
        status = ruling_judge(pack, one, 1, &options, &result, invocation->messages);
    if (status == RULING_OK)
        status = ruling_records_of(result, records, invocation->messages);
    ruling_result_free(result);
    ruling_profile_free(profile);
    return status;
}

static ruling_status compare_under_both(const struct matching *matching, const char *path)
{
    ruling_records *before = NULL, *after = NULL;
    ruling_status status = judge(matching, matching->pack, path, &before);
    if (status == RULING_OK)
        status = judge(matching, matching->other, path, &after);
    if (status == RULING_OK)
        status =
            ruling_compare(matching->comparison, before, after, matching->invocation->messages);
    ruling_records_free(before);
    ruling_records_free(after);
    return status;
}

/* Every profile of the arguments, which may be folders. */
static ruling_status compare_files(const struct matching *matching)
{
    const struct invocation *invocation = matching->invocation;
    const char *paths[invocation->argument_count];
    ruling_files *files = NULL;
    for (size_t i = 0; i < invocation->argument_count; i++)
        paths[i] = argument(invocation, i);
    ruling_status worst =
        ruling_files_find(paths, invocation->argument_count, &files, invocation->messages);
    for (size_t i = 0; worst != RULING_FAILED && ruling_files_path(files, i); i++) {
        ruling_status status = compare_under_both(matching, ruling_files_path(files, i));
        worst = status > worst ? status : worst;
    }
    ruling_files_free(files);
    return worst;
}

/* ---- the whole ---- */

static ruling_status open_packs(struct matching *matching)
{
    const struct invocation *invocation = matching->invocation;
    ruling_status status = common_pack(invocation, &matching->pack);
    if (status != RULING_OK || invocation->other_count == 0)
        return status;
    return ruling_pack_open_stack(invocation->others, invocation->other_count, &matching->other,
                                  invocation->messages);
}

static ruling_status report(const struct matching *matching)
{
    const struct invocation *invocation = matching->invocation;
    ruling_style style = common_style(invocation, output_target(invocation));
    char *text = NULL;
    ruling_status status =
        ruling_comparison_text(matching->comparison, false, common_format(invocation), &style,
                               &text, invocation->messages);
    return output_result(invocation, status, text);
}

/* Whether more changed than may. */
static ruling_status check_demand(const struct matching *matching)
{
    const char *most = matching->invocation->flags[FLAG_MAX_CHANGED].value;
    size_t changed = ruling_comparison_changed(matching->comparison);
    if (!most || changed <= (size_t)count_of(most))
        return RULING_OK;
    fprintf(stderr, "%zu ruling%s changed, at most %s may\n", changed, changed == 1 ? "" : "s",
            most);
    return RULING_NO;
}

static ruling_status compare(struct matching *matching)
{
    const struct invocation *invocation = matching->invocation;
    ruling_status status = day_find(invocation, &matching->day);
    if (status == RULING_OK)
        status = open_packs(matching);
    if (status == RULING_OK)
        status = matching->other ? compare_files(matching) : compare_two(matching);
    if (status == RULING_OK)
        status = report(matching);
    return status == RULING_OK ? check_demand(matching) : status;
}

static ruling_status run(const struct invocation *invocation)
{
    struct matching matching = {.invocation = invocation};
    ruling_status status = check_arguments(invocation);
    if (status != RULING_OK)
        return status;
    matching.comparison = ruling_comparison_new();
    status = matching.comparison ? compare(&matching)
                                 : mistake(invocation->messages, "R0004", 0, NULL, "memory is out");
    ruling_comparison_free(matching.comparison);
    ruling_pack_free(matching.other);
    ruling_pack_free(matching.pack);
    return status;
}

const struct command command_diff = {
    .name = "diff",
    .arguments = "A B | PROFILE… --with PACK",
    .purpose = "shows what changed between rulings, and through which rules",
    .details = "A and B are profiles, which are judged, or records of rulings, which `ruling\n"
               "eval -f json` wrote. With --with, each PROFILE, a file or a folder of YAML\n"
               "files, is judged under the pack in use and under another one.",
    .examples =
        (const struct example[]){
            {"ruling diff before.yaml after.yaml", "two profiles"},
            {"ruling diff decision.json profile.yaml", "a recorded ruling and today's"},
            {"ruling diff profiles/ --with acme.yaml", "what an overlay changes"},
            {"ruling diff profiles/ -r rules --with new-rules --max-changed 0",
             "a gate: exit status 1 when a ruling changed"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            FLAG_TEXT_OR_JSON,
            FLAG_OUTPUT_FILE,
            {.id = FLAG_WITH,
             .name = "--with",
             .value = "PACK",
             .help = "judge under this pack too, and compare; may repeat: each\n"
                     "further PACK is an overlay on those before",
             .repeats = true,
             .takes = TAKES_FILE},
            {.id = FLAG_MAX_CHANGED,
             .name = "--max-changed",
             .value = "N",
             .help = "exit with 1 when more than N rulings changed",
             .fits = is_count,
             .what = "number of rulings",
             .wanted = "a number, 0 for none"},
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
    .takes_more = TAKES_PROFILE,
    .missing = "diff needs two things to compare",
    .judges = true,
    .run = run,
};
