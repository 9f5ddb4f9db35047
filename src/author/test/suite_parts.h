/* What the parts of the reader of suites share. Private to them. */
#ifndef AUTHOR_TEST_SUITE_PARTS_H
#define AUTHOR_TEST_SUITE_PARTS_H

#include "author/test/suite_read.h"

/* The reader of one file. */
struct suite_reader {
    struct arena *arena;
    const struct pack *pack;
    const char *file;
    struct diags *diags;
    const struct suite_input *input;
    struct map names; /* of the cases so far: their nodes' numbers */
};

/* Reads one item of `cases`. What is wrong is reported; the case is then only safe to free. */
void case_read(struct suite_reader *reader, const struct node *node, struct test_case *test);

/* The profile of a case that was read, with all that its runs change; NULL when that is wrong. */
struct profile *case_profile(struct arena *arena, const struct pack *pack,
                             const struct test_case *test, struct diags *diags);

/* Reads one item of `changes`, and tells its case of it. What is wrong is reported; the change then
 * means no case. */
void change_read(struct suite_reader *reader, const struct node *node, struct test_change *change);

/* Reads what a case expects. `profile` is the case's, NULL where that is wrong: then components are
 * taken on trust. */
void expect_read(struct suite_reader *reader, const struct node *node,
                 const struct profile *profile, struct test_case *test);

/* Reads "6 .. 12", "-1.5 .. 0" or "4.5" in points. False when it is none of these (R0605). */
bool range_read(const struct node *scalar, struct expectation *expectation, struct diags *diags);

#endif
