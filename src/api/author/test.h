/* Reports on tests: the formats of `ruling test`. */
#ifndef API_AUTHOR_TEST_H
#define API_AUTHOR_TEST_H

#include "author/test/test.h"
#include "base/strbuf.h"
#include "report/paint.h"

/* What is reported. */
struct test_report {
    const struct test_results *results;
    bool coverage;      /* what was covered is shown */
    uint32_t threshold; /* tenths of a percent that must be covered; 0: none */
};

/* Append a report; out->failed when memory is out. */
void test_text(const struct test_report *report, const struct style *style, struct strbuf *out);
void test_tap(const struct test_report *report, const struct style *style, struct strbuf *out);
void test_junit(const struct test_report *report, const struct style *style, struct strbuf *out);
void test_json(const struct test_report *report, const struct style *style, struct strbuf *out);

/* Appends "name [address=value, …]". */
void test_put_name(struct strbuf *out, const struct test_run *run);

/* The name of the layer that a suite is of, for packs that have several; NULL for others. */
const char *test_layer(const struct test_results *results, uint32_t suite);

/* The next change behind run number `at`, or of it: the number of its first run; the count of the
 * runs where there is none. */
uint32_t test_next_change(const struct test_results *results, uint32_t at);

/* Whether a change changed nothing: its first run says so. */
bool test_is_unchanged(const struct test_run *run);

/* Appends what a run missed, expectation by expectation, with what stands behind it. */
void test_put_mismatches(struct paint *paint, const struct test_results *results,
                         const struct test_run *run);

/* Whether less was covered than must be. */
bool test_is_below(const struct test_report *report);

/* Tenths of a percent: "98.4 %". */
#define TENTHS_TEXT 16
const char *test_tenths(uint32_t tenths, char buffer[TENTHS_TEXT]);

/* "fired", "not fired" or "undetermined" of a rule; "true", "false" or "undetermined". */
const char *test_state(enum truth truth);
const char *test_truth(enum truth truth);

#endif
