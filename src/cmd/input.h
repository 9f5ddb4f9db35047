/* Profiles named on the command line. */
#ifndef CMD_INPUT_H
#define CMD_INPUT_H

#include "cmd/command.h"

/* For the flag --input: "yaml" and "json". */
const char *const *input_formats(void);

#define FLAG_INPUT_FORMAT                                                                          \
    {                                                                                              \
        .id = FLAG_INPUT, .name = "--input", .value = "FORMAT",                                    \
        .help = "yaml (the default) or json: of `-`, and of files whose\n"                         \
                "names do not end in .yaml, .yml or .json",                                        \
        .choices = input_formats                                                                   \
    }

#define FLAG_SETTINGS                                                                              \
    {                                                                                              \
        .id = FLAG_SET, .letter = "-s", .name = "--set", .value = "ADDRESS=VALUE",                 \
        .help = "answer differently: team.size=9, component.ml=none for\n"                         \
                "all components, live/ml=none for one, and\n"                                      \
                "priorities.realtime=low; may be repeated",                                        \
        .repeats = true                                                                            \
    }

#define FLAG_ASSUMPTIONS                                                                           \
    {                                                                                              \
        .id = FLAG_NO_ASSUMPTIONS, .name = "--no-assumptions",                                     \
        .help = "what is not answered is unknown; the pack's defaults are\n"                       \
                "not assumed"                                                                      \
    }

/* Whether the name of a file says what is in it: .yaml, .yml, .json. */
bool input_says_format(const char *path);

/* Reads the profile that argument `index` names, with what --set and --input say. */
ruling_status input_profile(const struct invocation *invocation, const ruling_pack *pack,
                            size_t index, ruling_profile **profile);

/* What the flags say about judging. */
ruling_options input_options(const struct invocation *invocation);

#endif
