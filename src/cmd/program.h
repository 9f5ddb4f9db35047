/* The program: from a command line to an exit status. */
#ifndef CMD_PROGRAM_H
#define CMD_PROGRAM_H

/* Runs the command that the words of the command line name; returns the exit status. */
int program_run(int word_count, char **words);

#endif
