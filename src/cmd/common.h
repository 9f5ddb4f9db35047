/* What every command has in common: the flags that all take, and what these ask for. */
#ifndef CMD_COMMON_H
#define CMD_COMMON_H

#include "cmd/command.h"

/* The flags of every command; ended by a NULL name. */
extern const struct flag common_flags[];

/* For `choices`: "text" and "json". */
const char *const *text_or_json(void);

/* The flag -f of commands that print text or JSON. */
#define FLAG_TEXT_OR_JSON                                                                          \
    {                                                                                              \
        .id = FLAG_FORMAT, .letter = "-f", .name = "--format", .value = "FORMAT",                  \
        .help = "text (the default) or json", .choices = text_or_json                              \
    }

/* The format asked for, "text" when none was. */
const char *common_format(const struct invocation *invocation);

/* How to lay out text for a file descriptor; for -1, a file that is written, without colour and 80
 * columns wide unless flags say otherwise. */
ruling_style common_style(const struct invocation *invocation, int fd);

/* The path that --rules or RULING_RULES gives; NULL: the pack that the program carries is meant. */
const char *common_rules(const struct invocation *invocation);

/* Opens the pack that --rules or RULING_RULES names, else the one that the program carries. */
ruling_status common_pack(const struct invocation *invocation, ruling_pack **pack);

#endif
