/* Reading a suite: everything checked against the pack, everything that is wrong told at once. */
#ifndef AUTHOR_TEST_SUITE_READ_H
#define AUTHOR_TEST_SUITE_READ_H

#include "author/test/suite.h"

/* Reads the suite at `path` for a pack that outlives it. False when anything is wrong, which is in
 * `diags`. The suite, its document and what the diagnostics show are in the arena. */
bool suite_read(struct arena *arena, const struct pack *pack, const char *path, struct suite *suite,
                struct diags *diags);

#endif
