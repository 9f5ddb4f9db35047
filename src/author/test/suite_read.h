/* Reading a suite: everything checked against the pack, everything that is wrong told at once. */
#ifndef AUTHOR_TEST_SUITE_READ_H
#define AUTHOR_TEST_SUITE_READ_H

#include "author/test/suite.h"

/* Where a suite comes from. */
struct suite_input {
    const char *path;
    const char *bytes; /* not NULL: these are read instead of the file */
    size_t length;
    uint32_t layer; /* of the pack that it is for */
    /* The suites that were read before, the lowest layer first: what `changes` may name. Their
     * cases are told of that. */
    struct suite *before;
    uint32_t before_count;
};

/* Reads a suite for a pack that outlives it. False when anything is wrong, which is in `diags`. The
 * suite, its document and what the diagnostics show are in the arena. */
bool suite_read(struct arena *arena, const struct pack *pack, const struct suite_input *input,
                struct suite *suite, struct diags *diags);

#endif
