/* The program: from a command line to an exit status. */
#ifndef CMD_PROGRAM_H
#define CMD_PROGRAM_H

/* Runs the command that the words name; returns the exit status. */
int program_run(int word_count, char *const *words);

#endif
