/* Suites: files of tests for a pack. A case is a profile and what its ruling must be; a matrix
 * makes several runs of it, one for each combination of its values.
 *
 * A pack that overlays lie on has suites for each of its layers, which are all run under the pack
 * that comes out of them. A suite of an overlay lists which cases below it are to come out
 * otherwise than before. */
#ifndef AUTHOR_TEST_SUITE_H
#define AUTHOR_TEST_SUITE_H

#include "base/diag.h"
#include "decide/ruling.h"
#include "profile/profile_read.h"

/* One thing that a ruling must come to. */
enum expectation_kind {
    EXPECT_VERDICT,      /* one of `allowed`, see suite_verdict_bit */
    EXPECT_FIRMNESS,     /* one of `allowed`, a bit for each enum firmness */
    EXPECT_SETTLED,      /* `yes`: proved; else there is a witness */
    EXPECT_OPTION,       /* what a component gets: one of `allowed`, SUITE_NO_OPTION */
    EXPECT_FIRED,        /* a rule … */
    EXPECT_NOT_FIRED,    /* … is surely false, or waived */
    EXPECT_UNDETERMINED, /* … */
    EXPECT_POINTS,       /* of an option in a component: low … high */
    EXPECT_ADVICE,       /* a piece of advice is given … */
    EXPECT_NO_ADVICE,
    EXPECT_CHECK, /* a check of the pack is met … */
    EXPECT_NO_CHECK,
    EXPECTATIONS
};

/* Of EXPECT_OPTION: the ruling leaves it open. */
#define SUITE_NO_OPTION (UINT32_C(1) << 31)

struct expectation {
    enum expectation_kind kind;
    uint32_t component; /* of the profile; UINT32_MAX: the project, or whichever component */
    uint32_t subject;   /* an option, rule, piece of advice or check */
    uint32_t allowed;
    bool yes;
    int64_t low; /* thousandths */
    int64_t high;
    struct place place; /* where it stands */
};

/* One line of a matrix: an address, and the values that it has in turn. */
struct matrix_row {
    const struct node *address;
    const struct node *const *values;
    uint32_t count;
};

struct test_change;

struct test_case {
    const char *name; /* unique in its suite */
    struct place place;
    struct profile_input input; /* its profile, with the changes of `set` … */
    uint32_t tried_changes; /* … behind which stand all values of the matrix: so many in all */
    const struct matrix_row *rows;
    uint32_t row_count;
    uint32_t runs;    /* combinations of the rows, at least 1; the last row turns fastest */
    bool assumptions; /* the pack's defaults are assumed */
    bool settling;    /* what open answers can change is looked for */
    bool refused;     /* it meets a check of level error, so that there is no ruling */
    const struct expectation *expectations;
    uint32_t expectation_count;
    const struct test_change *change; /* the topmost that means it; NULL: none does */
};

/* A case of a layer below that is to come out otherwise than before. */
struct test_change {
    const char *because;
    struct place place;
    uint32_t layer;
    const struct suite *in;   /* the suite of … */
    struct test_case *test;   /* … the case */
    bool expects;             /* something else; otherwise the case is left out */
    struct test_case changed; /* the case with what it expects now, at the change's place */
    const struct test_change
        *under; /* what a layer in between changed of the case; NULL: nothing */
};

struct suite {
    const char *file;  /* as given */
    const char *title; /* may be NULL */
    uint32_t layer;    /* of the pack */
    bool only_changed; /* its cases are not run, but for those that are to come out otherwise */
    struct test_case *cases;
    uint32_t count;
    const struct test_change *changes;
    uint32_t change_count;
};

/* The bit of a verdict in `allowed`: that of an option, or of one of the words behind them. */
uint32_t suite_verdict_bit(const struct pack *pack, const char *verdict);

/* The case as it was before a change: as the layer below expects it. */
const struct test_case *suite_before(const struct test_change *change);

/* The value of a row in a run. */
const struct node *suite_value(const struct test_case *test, uint32_t run, uint32_t row);

#endif
