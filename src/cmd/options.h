/* The command line, read with the flag tables of the commands.
 *
 * Flags are `-f VALUE`, `-fVALUE`, `--format VALUE` and `--format=VALUE`; letters that take no
 * value may be grouped. They may stand anywhere; `--` ends them, and `-` alone is an argument. All
 * mistakes of a command line are found in one run. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "cmd/command.h"

/* The flag of a command by one of its names, which ends at `length`; where `command` is NULL, that
 * of any command. NULL when there is none. */
const struct flag *options_flag(const struct command *command, const char *name, size_t length);

/* Where the command stands on the command line: the first word that is neither a flag nor the
 * value of one; 0 when there is none. */
int options_command(int word_count, char *const *words);

/* The command that a flag stands for where none is named (--help, --version), and where that flag
 * stands; NULL when there is none. */
const struct command *options_implied(int word_count, char *const *words, int *word);

/* Adds what is wrong with a command line that names no command but has words. */
ruling_status options_without_command(ruling_messages *messages, char *const *words);

/* Reads the command line into `invocation`, whose command, messages and words are set; so is room
 * for arguments, one for each word, and for settings and bases together: the former are put from
 * its start, the latter from its end, to which `bases` points; and for packs, one for each word.
 * `command_word` is skipped. Mistakes are added to the messages. */
ruling_status options_read(struct invocation *invocation, int command_word);

#endif
