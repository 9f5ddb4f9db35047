/* Help, made from the tables of the commands. */
#ifndef CMD_HELP_H
#define CMD_HELP_H

#include <stdio.h>

#include "cmd/command.h"

/* What the program is, how to begin, and all commands. */
void help_program(FILE *out);

/* All about one command, examples first. */
void help_command(FILE *out, const struct command *command);

/* What to print when nothing was asked: three lines. */
void help_short(FILE *out);

#endif
