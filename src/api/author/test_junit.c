/* Tests for build servers: the XML that JUnit made common. A suite is a file, a case a run. */
#include "api/author/test.h"

#include "base/utf8.h"

/* Text of an element or attribute. XML has no way to write most control characters. */
static void put_escaped(struct strbuf *out, const char *text)
{
    static const char *const escapes[] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\n'] = "&#10;"};
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at < sizeof escapes / sizeof *escapes && escapes[*at])
            strbuf_puts(out, escapes[*at]);
        else
            strbuf_putc(out, *at < ' ' && *at != '\t' ? '?' : (char)*at);
    }
}

static void put_attribute(struct strbuf *out, const char *name, const char *text)
{
    strbuf_printf(out, " %s=\"", name);
    put_escaped(out, text);
    strbuf_putc(out, '"');
}

static void put_failure(struct strbuf *out, const struct test_results *results,
                        const struct test_run *run)
{
    static const struct style wide = {200, false, false, NULL};
    const struct mismatch *first = run->mismatches;
    struct strbuf text;
    struct paint paint = {&text, wide};
    strbuf_init(&text);
    strbuf_printf(&text, "%s: expected %s, was %s", first->what, first->expected, first->actual);
    strbuf_puts(out, "      <failure");
    if (!text.failed)
        put_attribute(out, "message", text.text);
    strbuf_puts(out, ">");
    strbuf_truncate(&text, 0);
    test_put_mismatches(&paint, results, run);
    if (!text.failed)
        put_escaped(out, text.text);
    strbuf_puts(out, "</failure>\n");
    out->failed |= text.failed;
    strbuf_fini(&text);
}

/* Why the case is meant to come out otherwise. */
static void put_change(struct strbuf *out, const struct test_run *run)
{
    if (!run->change)
        return;
    strbuf_puts(out, "      <system-out>meant to change: ");
    put_escaped(out, run->change->because);
    strbuf_puts(out, "</system-out>\n");
}

static void put_run(struct strbuf *out, const struct test_results *results,
                    const struct test_run *run)
{
    struct strbuf name;
    strbuf_init(&name);
    test_put_name(&name, run);
    strbuf_puts(out, "    <testcase");
    put_attribute(out, "classname", results->suites[run->suite].file);
    put_attribute(out, "name", name.failed ? "" : name.text);
    put_attribute(out, "file", run->test->place.file);
    strbuf_printf(out, " line=\"%u\"", run->test->place.line);
    bool has_more = run->mismatch_count > 0 || run->change;
    strbuf_puts(out, has_more ? ">\n" : "/>\n");
    if (run->mismatch_count > 0)
        put_failure(out, results, run);
    put_change(out, run);
    strbuf_puts(out, has_more ? "    </testcase>\n" : "");
    out->failed |= name.failed;
    strbuf_fini(&name);
}

/* The layer that a suite is of. */
static void put_layer(struct strbuf *out, const struct test_results *results, uint32_t suite)
{
    const char *layer = test_layer(results, suite);
    if (!layer)
        return;
    strbuf_puts(out, "    <properties>\n      <property name=\"layer\"");
    put_attribute(out, "value", layer);
    strbuf_puts(out, "/>\n    </properties>\n");
}

/* The runs of one suite, which stand together from `first` on; returns the first of the next. */
static uint32_t put_suite(struct strbuf *out, const struct test_results *results, uint32_t first)
{
    const struct test_run *runs = results->runs.items;
    uint32_t end = first, failed = 0;
    for (; end < results->runs.count && runs[end].suite == runs[first].suite; end++)
        failed += runs[end].mismatch_count > 0;
    strbuf_puts(out, "  <testsuite");
    put_attribute(out, "name", results->suites[runs[first].suite].file);
    strbuf_printf(out, " tests=\"%u\" failures=\"%u\" errors=\"0\" skipped=\"0\">\n", end - first,
                  failed);
    put_layer(out, results, runs[first].suite);
    for (uint32_t i = first; i < end; i++)
        put_run(out, results, &runs[i]);
    strbuf_puts(out, "  </testsuite>\n");
    return end;
}

/* Coverage as a suite of one case, which fails below the threshold. */
static void put_coverage(const struct test_report *report, struct strbuf *out)
{
    char covered[TENTHS_TEXT], wanted[TENTHS_TEXT];
    struct coverage_figure all = coverage_figure(&report->results->coverage, COVERAGE_GOALS);
    bool below = test_is_below(report);
    if (!report->coverage && report->threshold == 0)
        return;
    strbuf_printf(out,
                  "  <testsuite name=\"coverage\" tests=\"1\" failures=\"%u\" errors=\"0\" "
                  "skipped=\"0\">\n    <properties>\n",
                  below);
    for (enum coverage_goal goal = 0; goal <= COVERAGE_GOALS; goal++)
        strbuf_printf(
            out, "      <property name=\"%s\" value=\"%s\"/>\n", coverage_key(goal),
            test_tenths(coverage_tenths(coverage_figure(&report->results->coverage, goal)),
                        covered));
    strbuf_puts(out, "    </properties>\n    <testcase classname=\"coverage\" name=\"threshold\"");
    if (below)
        strbuf_printf(out, ">\n      <failure message=\"%s is below %s\"/>\n    </testcase>\n",
                      test_tenths(coverage_tenths(all), covered),
                      test_tenths(report->threshold, wanted));
    else
        strbuf_puts(out, "/>\n");
    strbuf_puts(out, "  </testsuite>\n");
}

void test_junit(const struct test_report *report, const struct style *style, struct strbuf *out)
{
    const struct test_results *results = report->results;
    (void)style;
    strbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    strbuf_printf(out, " tests=\"%u\" failures=\"%u\">\n", results->runs.count, results->failed);
    for (uint32_t next = 0; next < results->runs.count;)
        next = put_suite(out, results, next);
    put_coverage(report, out);
    strbuf_puts(out, "</testsuites>\n");
}
