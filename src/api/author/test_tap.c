/* Tests for programs that read TAP, the Test Anything Protocol. */
#include "api/author/test.h"

/* A description: on one line, and without what would begin a directive. */
static void put_description(struct strbuf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '#' || *text == '\\')
            strbuf_putc(out, '\\');
        strbuf_putc(out, *text == '\n' || *text == '\r' ? ' ' : *text);
    }
}

/* A text as lines of comment. */
static void put_comment(struct strbuf *out, const char *text)
{
    bool begins = true;
    for (; *text; text++) {
        strbuf_puts(out, begins ? "# " : "");
        strbuf_putc(out, *text);
        begins = *text == '\n';
    }
}

/* "# meant to change: because". */
static void put_change(struct strbuf *out, const struct test_run *run)
{
    struct strbuf text;
    if (!run->change)
        return;
    strbuf_init(&text);
    strbuf_printf(&text, "meant to change: %s\n", run->change->because);
    put_comment(out, text.failed ? "" : text.text);
    out->failed |= text.failed;
    strbuf_fini(&text);
}

static void put_run(struct strbuf *out, const struct test_results *results, uint32_t number)
{
    static const struct style wide = {200, false, false, NULL};
    const struct test_run *run = &results->runs.items[number];
    struct strbuf text;
    struct paint paint = {&text, wide};
    strbuf_init(&text);
    if (test_layer(results, run->suite))
        strbuf_printf(&text, "%s, ", test_layer(results, run->suite));
    strbuf_printf(&text, "%s: ", results->suites[run->suite].file);
    test_put_name(&text, run);
    strbuf_printf(out, "%s %u - ", run->mismatch_count > 0 ? "not ok" : "ok", number + 1);
    if (!text.failed)
        put_description(out, text.text);
    strbuf_putc(out, '\n');
    strbuf_truncate(&text, 0);
    test_put_mismatches(&paint, results, run);
    if (!text.failed)
        put_comment(out, run->mismatch_count > 0 ? text.text : "");
    put_change(out, run);
    out->failed |= text.failed;
    strbuf_fini(&text);
}

static void put_coverage(const struct test_report *report, struct strbuf *out)
{
    char percent[TENTHS_TEXT];
    for (enum coverage_goal goal = 0; report->coverage && goal <= COVERAGE_GOALS; goal++) {
        struct coverage_figure figure = coverage_figure(&report->results->coverage, goal);
        strbuf_printf(out, "# coverage, %s: %u of %u, %s\n", coverage_name(goal), figure.seen,
                      figure.all, test_tenths(coverage_tenths(figure), percent));
    }
}

/* The threshold is a test like the others, so that who reads TAP sees it missed. */
static void put_threshold(const struct test_report *report, struct strbuf *out)
{
    char percent[TENTHS_TEXT];
    if (report->threshold > 0)
        strbuf_printf(out, "%s %u - coverage of at least %s\n",
                      test_is_below(report) ? "not ok" : "ok", report->results->runs.count + 1,
                      test_tenths(report->threshold, percent));
}

void test_tap(const struct test_report *report, const struct style *style, struct strbuf *out)
{
    uint32_t count = report->results->runs.count;
    (void)style;
    strbuf_printf(out, "TAP version 13\n1..%u\n", count + (report->threshold > 0));
    for (uint32_t i = 0; i < count; i++)
        put_run(out, report->results, i);
    put_threshold(report, out);
    put_coverage(report, out);
}
