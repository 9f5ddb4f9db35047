/* Results to standard output or to a file. Whoever reads standard output may stop early: a closed
 * pipe is no error, and the exit status stays what the answer makes it. Every other failure to
 * write is R0003. */
#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

#include <stdio.h>

#include "cmd/command.h"

/* The flag -o of commands whose result may go to a file: see output_result. */
#define FLAG_OUTPUT_FILE                                                                           \
    {                                                                                              \
        .id = FLAG_OUTPUT, .letter = "-o", .name = "--output", .value = "FILE",                    \
        .help = "write to FILE, at once or not at all", .takes = TAKES_FILE                        \
    }

/* Before anything is written: a closed pipe shall be seen as an error, not end the program. */
void output_start(void);

/* Writes a result that the library made, and frees it: to the file of --output when that was given
 * and is not `-`, else to standard output. `status` is what making it came to; when that is not
 * RULING_OK there is nothing to write. Returns the first failure. */
ruling_status output_result(const struct invocation *invocation, ruling_status status, char *text);

/* The file descriptor that a result goes to, for its style; -1 for a file. */
int output_target(const struct invocation *invocation);

/* Prints a name that was typed, with ? for each character that could steer a terminal. */
void output_name(FILE *out, const char *name);

/* After printing to stdout with stdio, errno cleared before: whether all of it was written. */
ruling_status output_end(ruling_messages *messages);

#endif
