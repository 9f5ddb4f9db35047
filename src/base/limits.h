/* Every limit of the program, in one table. `ruling limits` prints it, the manual shows it, and the
 * tests try each at one below, at, and one above. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stdint.h>

enum limit {
    LIMIT_FILE_BYTES,
    LIMIT_DOCUMENT_DEPTH,
    LIMIT_DOCUMENT_NODES,
    LIMIT_SCALAR_BYTES,
    LIMIT_COMPONENTS,
    LIMIT_OPTIONS,
    LIMIT_RULES,
    LIMIT_FACTS,
    LIMIT_VALUES,
    LIMIT_CONDITION_DEPTH,
    LIMIT_PATTERN_BYTES,
    LIMIT_TEXT_BYTES,
    LIMIT_MATCH_STEPS,
    LIMIT_MATCH_DEPTH,
    LIMIT_INCLUDED_FILES,
    LIMIT_LAYERS,
    LIMIT_PROFILE_BASES,
    LIMIT_DIAGNOSTICS,
    LIMIT_PLAN_NODES,
    LIMIT_TEST_RUNS,
    LIMIT_RECORD_BYTES,
    LIMIT_RECORD_NODES,
    LIMIT_COUNT
};

struct limit_entry {
    const char *name;   /* stable, for scripts: "file-bytes" */
    uint64_t value;     /* the largest that is accepted */
    const char *unit;   /* "bytes", "levels", … */
    const char *covers; /* what is counted, in a few words */
};

/* The table, indexed by enum limit. */
extern const struct limit_entry limits[LIMIT_COUNT];

#endif
