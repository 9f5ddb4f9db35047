/* What is being typed: the words of a command line up to the cursor, by the tables of the commands.
 * Mistakes in them do not matter here. */
#ifndef CMD_COMPLETE_TYPING_H
#define CMD_COMPLETE_TYPING_H

#include "cmd/command.h"

enum typing_place {
    TYPING_NOTHING, /* nobody knows */
    TYPING_COMMAND, /* the command, or a flag in front of it */
    TYPING_FLAG,
    TYPING_VALUE, /* of a flag */
    TYPING_ARGUMENT
};

struct typing {
    enum typing_place place;
    const struct command *command; /* NULL: none yet */
    const struct flag *flag;       /* of TYPING_VALUE */
    const char *word;              /* the word that is typed */
    size_t head;                   /* so much of it belongs to the flag: "--format=" */
    size_t argument_count;         /* those that stand in front of it */
    bool only_arguments;           /* `--` stands in front of it */
    bool given[FLAG_COUNT];
    const char *profile; /* the first that is named; NULL: none */
    const char **packs;  /* those of FLAG_RULES */
    size_t pack_count;
};

/* Reads the words behind the program's name, of which the last, maybe empty, is being typed.
 * `typing` is all zero but for `packs`, with room for one a word. */
void typing_read(struct typing *typing, char *const *words, size_t count);

#endif
