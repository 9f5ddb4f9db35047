#include "cmd/command.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/common.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

/* ---- what goes together ---- */

/* Flags that say of the file what only one of them can say. */
static const struct {
    enum flag_id first;
    enum flag_id second;
} opposites[] = {
    {FLAG_OVERLAY, FLAG_MINIMAL},
    {FLAG_OVERLAY, FLAG_FROM},
    {FLAG_MINIMAL, FLAG_FROM},
};

static const char *flag_name(const struct invocation *invocation, enum flag_id id)
{
    const struct flag *flag = invocation->command->flags;
    while (flag->id != id)
        flag++;
    return flag->name;
}

static ruling_status check_flags(const struct invocation *invocation)
{
    for (size_t i = 0; i < sizeof opposites / sizeof *opposites; i++) {
        const struct given *first = &invocation->flags[opposites[i].first];
        const struct given *second = &invocation->flags[opposites[i].second];
        if (first->word && second->word)
            return mistake(invocation->messages, "R0904", second->word, NULL,
                           "`%s` and `%s` do not go together",
                           flag_name(invocation, opposites[i].first),
                           flag_name(invocation, opposites[i].second));
    }
    return RULING_OK;
}

/* A file that is there is not lost to a slip. */
static ruling_status check_file(const struct invocation *invocation)
{
    const struct given *output = &invocation->flags[FLAG_OUTPUT];
    bool file = output->value && strcmp(output->value, "-") != 0;
    if (!file || invocation->flags[FLAG_FORCE].word || access(output->value, F_OK) != 0)
        return RULING_OK;
    return mistake(invocation->messages, "R0904", output->word, "`--force` writes over it",
                   "`%.200s` is there already", output->value);
}

/* ---- where the pack is, as the overlay says it ---- */

/* The folder of the file that is written, absolute; "." for standard output. False when it does not
 * exist. */
static bool output_folder(const struct invocation *invocation, char folder[PATH_MAX])
{
    const char *file = invocation->flags[FLAG_OUTPUT].value;
    const char *slash = file ? strrchr(file, '/') : NULL;
    char name[PATH_MAX];
    int length = slash ? (int)(slash - file) + 1 : 0;
    if (snprintf(name, sizeof name, "%.*s.", length, file ? file : "") >= (int)sizeof name)
        return false;
    return realpath(name, folder) != NULL;
}

/* How `to` is reached from the folder `from`, both absolute: "../rules". A path without a slash
 * would be the name of a pack: "./rules". False when it is too long. */
static bool lead(const char *from, const char *to, char way[PATH_MAX])
{
    size_t common = 0, used = 0;
    for (size_t i = 0; from[i] == to[i] || (!from[i] && to[i] == '/'); i++) {
        if (!from[i] || from[i] == '/')
            common = i;
        if (!from[i] || !to[i])
            break;
    }
    for (const char *rest = from + common; *rest; rest++)
        if (*rest == '/' && rest[1] && used + 3 < PATH_MAX) {
            memcpy(way + used, "../", 3);
            used += 3;
        }
    const char *end = to[common] == '/' ? to + common + 1 : to + common;
    return snprintf(way + used, PATH_MAX - used, "%s%s", used == 0 ? "./" : "", end) <
           (int)(PATH_MAX - used);
}

/* What the overlay says of where the pack is: a path from its own folder, or the absolute one that
 * was given; NULL where the pack is the one that the program carries. */
static ruling_status find_base(const struct invocation *invocation, char way[PATH_MAX],
                               const char **base)
{
    const char *rules = common_rules(invocation);
    char from[PATH_MAX], to[PATH_MAX];
    *base = NULL;
    if (!rules || !invocation->flags[FLAG_OVERLAY].word)
        return RULING_OK;
    if (*rules == '/') {
        *base = rules;
        return RULING_OK;
    }
    if (!output_folder(invocation, from))
        return mistake(invocation->messages, "R0001", invocation->flags[FLAG_OUTPUT].word, NULL,
                       "the folder to write into does not exist");
    if (!realpath(rules, to) || !lead(from, to, way))
        return mistake(invocation->messages, "R0002", 0, NULL, "the path of the pack is too long");
    *base = way;
    return RULING_OK;
}

/* ---- the command ---- */

static ruling_status write_file(const struct invocation *invocation, const ruling_pack *pack,
                                const char *base)
{
    char *text = NULL;
    ruling_init_options options = {.overlay = invocation->flags[FLAG_OVERLAY].value,
                                   .extends = base,
                                   .minimal = invocation->flags[FLAG_MINIMAL].word != 0,
                                   .sample = invocation->flags[FLAG_FROM].value,
                                   .schema = invocation->flags[FLAG_SCHEMA].value};
    ruling_status status = ruling_init(pack, &options, &text, invocation->messages);
    return output_result(invocation, status, text);
}

static ruling_status run(const struct invocation *invocation)
{
    ruling_pack *pack = NULL;
    char way[PATH_MAX];
    const char *base;
    ruling_status status = check_flags(invocation);
    if (status == RULING_OK)
        status = check_file(invocation);
    if (status == RULING_OK)
        status = common_pack(invocation, &pack);
    if (status == RULING_OK)
        status = find_base(invocation, way, &base);
    if (status == RULING_OK)
        status = write_file(invocation, pack, base);
    ruling_pack_free(pack);
    return status;
}

const struct command command_init = {
    .name = "init",
    .arguments = "",
    .purpose = "writes a profile or an overlay to fill in",
    .details =
        "Without --overlay, a profile with every question of the pack, each with its values;\n"
        "answers are commented out. What is written is good as it stands.",
    .examples =
        (const struct example[]){
            {"ruling init -o profile.yaml", "all questions, to answer with an editor"},
            {"ruling init --minimal -o profile.yaml", "only those that weigh most"},
            {"ruling init --from parcel-tracker", "a profile that is filled in, to look at"},
            {"ruling init --overlay acme -o acme.yaml", "what is different here from the pack"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            {.id = FLAG_OVERLAY,
             .name = "--overlay",
             .value = "NAME",
             .help = "write an overlay on the pack in use, called NAME",
             .takes = TAKES_TEXT},
            {.id = FLAG_MINIMAL,
             .name = "--minimal",
             .help = "only the questions that carry half of all points"},
            {.id = FLAG_FROM,
             .name = "--from",
             .value = "NAME",
             .help = "write one of the sample profiles",
             .takes = TAKES_SAMPLE},
            {.id = FLAG_SCHEMA,
             .name = "--schema",
             .value = "FILE",
             .help = "tell editors on the first line that FILE is the schema\n"
                     "of the file (see `ruling schema`)",
             .takes = TAKES_FILE},
            {.id = FLAG_OUTPUT,
             .letter = "-o",
             .name = "--output",
             .value = "FILE",
             .help = "write to FILE, which must not be there yet",
             .takes = TAKES_FILE},
            {.id = FLAG_FORCE, .name = "--force", .help = "write over FILE if it is there"},
            {.name = NULL},
        },
    .least = 0,
    .most = 0,
    .run = run,
};
