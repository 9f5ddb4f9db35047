/* What the parts of the reader of suites share. Private to them. */
#ifndef AUTHOR_TEST_SUITE_PARTS_H
#define AUTHOR_TEST_SUITE_PARTS_H

#include "author/test/suite.h"

/* The reader of one file. */
struct suite_reader {
    struct arena *arena;
    const struct pack *pack;
    const char *file;
    struct diags *diags;
    struct map names; /* of the cases so far: their nodes' numbers */
};

/* Reads one item of `cases`. What is wrong is reported; the case is then only safe to free. */
void case_read(struct suite_reader *reader, const struct node *node, struct test_case *test);

/* Reads what a case expects. `profile` is the case's, NULL where that is wrong: then components are
 * taken on trust. */
void expect_read(struct suite_reader *reader, const struct node *node,
                 const struct profile *profile, struct test_case *test);

/* Reads "6 .. 12", "-1.5 .. 0" or "4.5" in points. False when it is none of these (R0605). */
bool range_read(const struct node *scalar, struct expectation *expectation, struct diags *diags);

#endif
