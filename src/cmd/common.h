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

/* For `fits`: whether a text is a whole number of percent, 0 to 100. */
bool common_is_percent(const char *text);

/* What RULING_RULES holds; "" where it is not set. */
const char *common_named_rules(void);

/* Without --rules, keeps the paths in `text`, a copy of what RULING_RULES holds, as the packs of
 * the invocation. It must live as long as those. */
void common_split_rules(struct invocation *invocation, char *text);

/* The path of the last pack that --rules or RULING_RULES names, which lies on top of the others;
 * NULL: the pack that the program carries is meant. */
const char *common_rules(const struct invocation *invocation);

/* Opens the packs that --rules or RULING_RULES name, each laid on the one before, else the one that
 * the program carries. */
ruling_status common_pack(const struct invocation *invocation, ruling_pack **pack);

#endif
