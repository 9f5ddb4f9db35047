/* Profiles named on the command line. */
#ifndef CMD_INPUT_H
#define CMD_INPUT_H

#include "cmd/day.h"

/* For the flag --input: "yaml" and "json". */
const char *const *input_formats(void);

#define FLAG_INPUT_FORMAT                                                                          \
    {                                                                                              \
        .id = FLAG_INPUT, .name = "--input", .value = "FORMAT",                                    \
        .help = "yaml (the default) or json: of `-`, and of files whose\n"                         \
                "names do not end in .yaml, .yml or .json",                                        \
        .choices = input_formats                                                                   \
    }

#define FLAG_BASES                                                                                 \
    {                                                                                              \
        .id = FLAG_BASE, .name = "--base", .value = "FILE",                                        \
        .help = "take what a profile does not answer from FILE: project\n"                         \
                "facts, priorities, waivers and labels; may be repeated",                          \
        .fits = input_is_base, .what = "base",                                                     \
        .wanted = "a file; standard input is for a profile", .repeats = true, .takes = TAKES_FILE  \
    }

#define FLAG_SETTINGS                                                                              \
    {                                                                                              \
        .id = FLAG_SET, .letter = "-s", .name = "--set", .value = "ADDRESS=VALUE",                 \
        .help = "answer differently: team.size=9, component.ml=none for\n"                         \
                "all components, live/ml=none for one, and\n"                                      \
                "priorities.realtime=low; may be repeated",                                        \
        .repeats = true, .takes = TAKES_SETTING                                                    \
    }

#define FLAG_ASSUMPTIONS                                                                           \
    {                                                                                              \
        .id = FLAG_NO_ASSUMPTIONS, .name = "--no-assumptions",                                     \
        .help = "what is not answered is unknown; the pack's defaults are\n"                       \
                "not assumed"                                                                      \
    }

/* Whether the name of a file says what is in it: .yaml, .yml, .json. */
bool input_says_format(const char *path);

/* For the flag --base: whether a word can name one. */
bool input_is_base(const char *word);

/* The profile at `path`, with what --base, --set and --input say; to be read. */
ruling_input input_named(const struct invocation *invocation, const struct day *day,
                         const char *path);

/* The profile that argument `index` names, with what --base, --set and --input say; to be read. */
ruling_input input_of(const struct invocation *invocation, const struct day *day, size_t index);

/* Reads the profile that argument `index` names, with what --base, --set and --input say. */
ruling_status input_profile(const struct invocation *invocation, const ruling_pack *pack,
                            const struct day *day, size_t index, ruling_profile **profile);

/* What the flags say about judging. */
ruling_options input_options(const struct invocation *invocation);

/* One profile and its ruling. */
struct judged {
    ruling_pack *pack;
    ruling_profile *profile;
    ruling_result *result;
};

/* Opens the pack in use, reads the profile that the first argument names, as input_profile does,
 * and judges it. The caller ends it with judged_fini, whatever came of it. */
ruling_status input_judge(const struct invocation *invocation, const ruling_options *options,
                          struct judged *judged);

void judged_fini(struct judged *judged);

#endif
