/* A command: a table entry from which the parser, the help and the manual's check are made, and the
 * function that runs it. Each command is one file with one `const struct command`. */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "ruling.h"

/* Every flag of every command; one name means one thing wherever it is taken. */
enum flag_id {
    FLAG_FORMAT,
    FLAG_OUTPUT,
    FLAG_EXPECT,
    FLAG_REQUIRE_SETTLED,
    FLAG_REQUIRE_AGREEMENT,
    FLAG_ANALYSE,
    FLAG_ADVICE,
    FLAG_ALL,
    FLAG_NO_ASSUMPTIONS,
    FLAG_BASE,
    FLAG_SET,
    FLAG_AS_OF,
    FLAG_INPUT,
    FLAG_RUN,
    FLAG_COVERAGE,
    FLAG_THRESHOLD,
    FLAG_CHECK,
    FLAG_DIFF,
    FLAG_WITH,
    FLAG_MAX_CHANGED,
    FLAG_PROFILE,
    FLAG_OVERLAY,
    FLAG_MINIMAL,
    FLAG_FROM,
    FLAG_SCHEMA,
    FLAG_FORCE,
    FLAG_PLAIN,
    FLAG_COMMENTS,
    FLAG_RULES,
    FLAG_COLOR,
    FLAG_WIDTH,
    FLAG_HELP,
    FLAG_COUNT
};

/* What a word of the command line is, for shells that complete it; to be or-ed. */
enum takes {
    TAKES_TEXT = 1,      /* something that cannot be guessed */
    TAKES_FILE = 2,      /* a file or folder */
    TAKES_PROFILE = 4,   /* a file whose components complete what stands behind it */
    TAKES_COMPONENT = 8, /* a component of that profile */
    TAKES_SETTING = 16,  /* ADDRESS=VALUE */
    TAKES_RULE = 32,     /* a rule's id */
    TAKES_ID = 64,       /* whatever `explain` explains */
    TAKES_VERDICT = 128,
    TAKES_SAMPLE = 256, /* the name of a profile that the program carries */
    TAKES_COMMAND = 512 /* the name of a command */
};

struct flag {
    enum flag_id id;
    const char *letter;                  /* "-f"; NULL: none */
    const char *name;                    /* "--format"; NULL ends a table */
    const char *synonym;                 /* another name that is accepted; NULL: none */
    const char *value;                   /* what stands for its value in help; NULL: takes none */
    const char *help;                    /* what it does; '\n' begins a further line */
    const char *const *(*choices)(void); /* the values it takes, NULL behind; NULL: any */
    bool (*fits)(const char *value);     /* whether it takes a value; NULL: any … */
    const char *what;                    /* … what the value is then: "width" … */
    const char *wanted; /* … and what would be right: "a number of columns …" */
    bool repeats;       /* may be given more than once */
    unsigned takes; /* enum takes: what its value is, where neither choices nor `fits` says it */
};

/* What was given for a flag. */
struct given {
    const char *value; /* the last value; for a flag that takes none, its name */
    int word;          /* where it stands on the command line; 0: not given */
};

struct command;

/* A command line, parsed. */
struct invocation {
    const struct command *command;
    ruling_messages *messages;
    int word_count; /* of the command line */
    char *const *words;
    struct given flags[FLAG_COUNT];
    int *arguments; /* where those words stand that are neither command nor flag */
    size_t argument_count;
    const char **settings; /* the values of FLAG_SET, in order */
    size_t setting_count;
    const char **bases; /* those of FLAG_BASE */
    size_t base_count;
    const char **packs; /* those of FLAG_RULES; where there are none, what RULING_RULES holds */
    size_t pack_count;
    const char **others; /* those of FLAG_WITH */
    size_t other_count;
};

struct example {
    const char *line; /* a command line; NULL ends a list */
    const char *does;
};

struct command {
    const char *name;
    const char *arguments; /* "PROFILE… [COMPONENT]"; "" for none */
    const char *purpose;   /* one line, without a full stop */
    const char *details;   /* further lines for its own help; "" for none */
    const struct example *examples;
    const struct flag *flags;            /* beside the common ones; ended by a NULL name */
    size_t least;                        /* arguments that it needs … */
    size_t most;                         /* … and that it takes; 0 for `least` 0 means none */
    unsigned takes;                      /* enum takes: what its first argument is … */
    unsigned takes_more;                 /* … and each further one */
    const char *const *(*choices)(void); /* what its first argument is one of; NULL: see `takes` */
    const char *missing;                 /* what to say when there are too few */
    bool hidden; /* for other programs: no help lists it, and nobody is led to it */
    bool judges; /* it gives rulings: where errors prevent that, messages say so */
    ruling_status (*run)(const struct invocation *invocation);
};

/* For `most`: as many as there are. */
#define ANY_NUMBER ((size_t)-1)

extern const struct command command_ask;
extern const struct command command_eval;
extern const struct command command_why;
extern const struct command command_whatif;
extern const struct command command_next;
extern const struct command command_diff;
extern const struct command command_check;
extern const struct command command_explain;
extern const struct command command_list;
extern const struct command command_test;
extern const struct command command_fmt;
extern const struct command command_lint;
extern const struct command command_doc;
extern const struct command command_schema;
extern const struct command command_init;
extern const struct command command_completions;
extern const struct command command_complete;
extern const struct command command_limits;
extern const struct command command_version;
extern const struct command command_help;

/* All commands in the order of the help, hidden ones last, NULL behind them. */
extern const struct command *const commands[];

/* The command of this name; NULL when there is none. */
const struct command *command_find(const char *name);

/* Adds R0901 for the word at `word`, with the nearest command. */
ruling_status command_unknown(ruling_messages *messages, const char *name, int word);

/* Argument `index` of the command line; NULL when there are fewer. */
const char *argument(const struct invocation *invocation, size_t index);

#endif
