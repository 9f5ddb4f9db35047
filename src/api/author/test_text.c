/* Tests for people: a line for each file, what failed with the reasons, and what was covered. */
#include "api/author/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many rules are shown with a mismatch. */
#define MOST_LINES 12

const char *test_state(enum truth truth)
{
    static const char *const names[] = {
        [TRUTH_FALSE] = "not fired", [TRUTH_TRUE] = "fired", [TRUTH_UNDETERMINED] = "undetermined"};
    return names[truth];
}

const char *test_truth(enum truth truth)
{
    static const char *const names[] = {
        [TRUTH_FALSE] = "false", [TRUTH_TRUE] = "true", [TRUTH_UNDETERMINED] = "undetermined"};
    return names[truth];
}

const char *test_tenths(uint32_t tenths, char buffer[TENTHS_TEXT])
{
    snprintf(buffer, TENTHS_TEXT, "%u.%u %%", tenths / 10, tenths % 10);
    return buffer;
}

void test_put_name(struct strbuf *out, const struct test_run *run)
{
    strbuf_puts(out, run->test->name);
    for (uint32_t i = 0; i < run->value_count; i++)
        strbuf_printf(out, "%s%s=%s", i > 0 ? ", " : " [", run->values[i].address,
                      run->values[i].value);
    strbuf_puts(out, run->value_count > 0 ? "]" : "");
}

const char *test_layer(const struct test_results *results, uint32_t suite)
{
    const struct pack *pack = results->pack;
    return pack->layer_count > 1 ? pack->layers[results->suites[suite].layer].name : NULL;
}

uint32_t test_next_change(const struct test_results *results, uint32_t at)
{
    const struct test_run *runs = results->runs.items;
    while (at < results->runs.count &&
           (!runs[at].change || (at > 0 && runs[at].change == runs[at - 1].change)))
        at++;
    return at;
}

bool test_is_unchanged(const struct test_run *run)
{
    return run->mismatch_count > 0 && strcmp(run->mismatches[0].what, TEST_CHANGE) == 0;
}

bool test_is_below(const struct test_report *report)
{
    struct coverage_figure all = coverage_figure(&report->results->coverage, COVERAGE_GOALS);
    return coverage_tenths(all) < report->threshold;
}

/* ---- what was missed ---- */

/* " :27", " (profile.yaml:27)" where it is of another file, " (assumed)" or the like. */
static void put_origin(struct strbuf *out, const struct shown_fact *fact, const char *file)
{
    bool given = fact->origin == ORIGIN_GIVEN && fact->place.line > 0;
    if (given && strcmp(fact->place.file, file) == 0)
        strbuf_printf(out, " :%u", fact->place.line);
    else if (given)
        strbuf_printf(out, " (%s:%u)", fact->place.file, fact->place.line);
    else if (fact->origin != ORIGIN_GIVEN && fact->origin != ORIGIN_UNKNOWN)
        strbuf_printf(out, " (%s)",
                      fact->origin == ORIGIN_OTHERWISE ? "not asked" : origin_name(fact->origin));
}

static void put_fact(struct strbuf *out, const struct shown_fact *fact, const char *file)
{
    strbuf_printf(out, "%s = %s", fact->address,
                  fact->origin == ORIGIN_UNKNOWN ? "unknown" : fact->value);
    put_origin(out, fact, file);
}

static void put_plans(struct paint *paint, const struct mismatch *mismatch)
{
    char points[NUMBER_TEXT];
    struct strbuf text;
    strbuf_init(&text);
    for (uint32_t i = 0; i < mismatch->plan_count; i++) {
        const struct shown_plan *plan = &mismatch->plans[i];
        strbuf_printf(&text, "%s%s %s", i > 0 ? ", " : "", plan->id,
                      plan->possible ? thousandths_print(plan->points, points) : "is not possible");
    }
    if (mismatch->plan_count > 0) {
        paint_text(paint, TONE_FAINT, "      plans  ");
        paint_flow(paint, &text, 13, 13);
    } else {
        strbuf_fini(&text);
    }
}

/* "+6", "-1.5" or "excluded by". */
static const char *effect_of(const struct ledger_line *line, char buffer[NUMBER_TEXT + 1])
{
    if (line->excludes)
        return "excluded by";
    buffer[0] = '+';
    thousandths_print(line->counted, buffer + (line->counted < 0 ? 0 : 1));
    return buffer;
}

static void put_line(struct paint *paint, const struct pack *pack, const struct ledger_line *line,
                     const char *file)
{
    char points[NUMBER_TEXT + 1];
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s%s%s %s %s", line->component ? line->component : "",
                  line->component ? "  " : "", pack->options[line->option].id,
                  effect_of(line, points), pack->rules[line->rule].id);
    for (uint32_t i = 0; i < line->fact_count; i++) {
        strbuf_puts(&text, i > 0 ? ", " : ": ");
        put_fact(&text, &line->facts[i], file);
    }
    paint_space(paint, 6);
    paint_flow(paint, &text, 6, 8);
}

/* The rules that fired, the strongest first, and how many more there are. */
static void put_ledger(struct paint *paint, const struct pack *pack,
                       const struct mismatch *mismatch)
{
    uint32_t fired = 0;
    struct strbuf rest;
    while (fired < mismatch->line_count && mismatch->lines[fired].state == TRUTH_TRUE)
        fired++;
    uint32_t shown = fired < MOST_LINES ? fired : MOST_LINES;
    uint32_t open = mismatch->line_count - fired;
    for (uint32_t i = 0; i < shown; i++)
        put_line(paint, pack, &mismatch->lines[i], mismatch->place.file);
    if (fired == shown && open == 0)
        return;
    strbuf_init(&rest);
    if (fired > shown)
        strbuf_printf(&rest, "%u more that count%s", fired - shown, open > 0 ? ", " : "");
    if (open > 0)
        strbuf_printf(&rest, "%u undetermined", open);
    paint_space(paint, 6);
    paint_flow(paint, &rest, 6, 8);
}

static void put_leaf(struct paint *paint, const struct shown_leaf *leaf, const char *file)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s: %s, for ", leaf->leaf->text, test_truth(leaf->truth));
    put_fact(&text, &leaf->fact, file);
    paint_space(paint, 6);
    paint_flow(paint, &text, 6, 8);
}

static void put_mismatch(struct paint *paint, const struct pack *pack,
                         const struct mismatch *mismatch)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s: expected %s, was %s :%u", mismatch->what, mismatch->expected,
                  mismatch->actual, mismatch->place.line);
    paint_space(paint, 4);
    paint_flow(paint, &text, 4, 6);
    put_plans(paint, mismatch);
    put_ledger(paint, pack, mismatch);
    for (uint32_t i = 0; i < mismatch->leaf_count; i++)
        put_leaf(paint, &mismatch->leaves[i], mismatch->place.file);
}

void test_put_mismatches(struct paint *paint, const struct test_results *results,
                         const struct test_run *run)
{
    for (uint32_t i = 0; i < run->mismatch_count; i++)
        put_mismatch(paint, results->pack, &run->mismatches[i]);
    if (run->mismatch_count == 0 || !test_is_inherited(results, run))
        return;
    paint_space(paint, 4);
    paint_wrap(paint, TEST_BASE_HINT, 4, 6);
}

/* ---- the files ---- */

static void put_failure(struct paint *paint, const struct test_results *results,
                        const struct test_run *run)
{
    struct strbuf name;
    strbuf_init(&name);
    test_put_name(&name, run);
    strbuf_printf(&name, " (%s:%u)", run->test->place.file, run->test->place.line);
    paint_text(paint, TONE_ERROR, "  FAILED ");
    paint_flow(paint, &name, 9, 9);
    test_put_mismatches(paint, results, run);
}

/* A heading where the suites of another layer begin. */
static void put_layer(struct paint *paint, const struct test_results *results, uint32_t first)
{
    const struct test_run *runs = results->runs.items;
    const char *name = test_layer(results, runs[first].suite);
    uint32_t layer = results->suites[runs[first].suite].layer;
    if (!name || (first > 0 && results->suites[runs[first - 1].suite].layer == layer))
        return;
    if (first > 0)
        paint_line(paint);
    paint_printf(paint, TONE_STRONG, "%s %s", name, results->pack->layers[layer].version);
    paint_line(paint);
}

/* The runs of a suite stand together, from `first` on; returns the first of the next. */
static uint32_t put_suite(struct paint *paint, const struct test_results *results, uint32_t first)
{
    const struct test_run *runs = results->runs.items;
    uint32_t suite = runs[first].suite;
    uint32_t end = first, failed = 0;
    for (; end < results->runs.count && runs[end].suite == suite; end++)
        failed += runs[end].mismatch_count > 0;
    const char *file = results->suites[suite].file;
    paint_text(paint, TONE_PLAIN, file);
    paint_space(paint, 2);
    paint_printf(paint, TONE_FAINT, "%u passed", end - first - failed);
    if (failed > 0)
        paint_printf(paint, TONE_ERROR, ", %u failed", failed);
    paint_line(paint);
    for (uint32_t i = first; i < end; i++)
        if (runs[i].mismatch_count > 0)
            put_failure(paint, results, &runs[i]);
    return end;
}

static uint32_t put_layered_suite(struct paint *paint, const struct test_results *results,
                                  uint32_t first)
{
    put_layer(paint, results, first);
    return put_suite(paint, results, first);
}

/* What was meant to come out otherwise: the case, where it stands, and why. */
static void put_changes(struct paint *paint, const struct test_results *results)
{
    uint32_t at = test_next_change(results, 0);
    if (at == results->runs.count)
        return;
    paint_line(paint);
    paint_text(paint, TONE_STRONG, "MEANT TO CHANGE");
    paint_line(paint);
    for (; at < results->runs.count; at = test_next_change(results, at + 1)) {
        const struct test_change *change = results->runs.items[at].change;
        struct strbuf line;
        strbuf_init(&line);
        strbuf_printf(&line, "%s (%s:%u)%s: %s", change->test->name, change->test->place.file,
                      change->test->place.line, change->expects ? "" : ", left out",
                      change->because);
        paint_space(paint, 2);
        paint_flow(paint, &line, 2, 4);
    }
    paint_line(paint);
}

static void put_sum(struct paint *paint, const struct test_results *results)
{
    uint32_t count = results->runs.count;
    paint_printf(paint, results->failed ? TONE_ERROR : TONE_GOOD, "%u %s: %u passed, %u failed",
                 count, count == 1 ? "case" : "cases", count - results->failed, results->failed);
    paint_line(paint);
}

/* ---- coverage ---- */

#define NAME_COLUMNS 26

static void put_figure(struct paint *paint, const struct coverage *coverage,
                       enum coverage_goal goal)
{
    char percent[TENTHS_TEXT], number[TENTHS_TEXT];
    struct coverage_figure figure = coverage_figure(coverage, goal);
    paint_cell(paint, TONE_PLAIN, coverage_name(goal), NAME_COLUMNS, false);
    snprintf(number, sizeof number, "%u", figure.seen);
    paint_cell(paint, TONE_PLAIN, number, 8, true);
    snprintf(number, sizeof number, "%u", figure.all);
    paint_cell(paint, TONE_PLAIN, number, 8, true);
    paint_cell(paint, TONE_PLAIN, test_tenths(coverage_tenths(figure), percent), 10, true);
    paint_line(paint);
}

static void put_table(struct paint *paint, const struct coverage *coverage)
{
    paint_line(paint);
    paint_cell(paint, TONE_STRONG, "COVERAGE", NAME_COLUMNS, false);
    paint_cell(paint, TONE_STRONG, "SEEN", 8, true);
    paint_cell(paint, TONE_STRONG, "OF", 8, true);
    paint_line(paint);
    for (enum coverage_goal goal = 0; goal <= COVERAGE_GOALS; goal++)
        put_figure(paint, coverage, goal);
}

/* Appends the states that were not seen: "true, undetermined". False when there are none. */
static bool put_missing(struct strbuf *out, unsigned seen, bool rule, bool always)
{
    static const enum truth order[] = {TRUTH_TRUE, TRUTH_FALSE, TRUTH_UNDETERMINED};
    size_t before = out->length;
    for (size_t i = 0; i < (rule ? 2U : 3U); i++) {
        if ((seen & SEEN(order[i])) || (always && order[i] == TRUTH_FALSE))
            continue;
        strbuf_puts(out, out->length > before ? ", " : "");
        strbuf_puts(out, rule ? test_state(order[i]) : test_truth(order[i]));
    }
    return out->length > before;
}

/* One thing that was not seen in full; `text` says what. */
static void put_gap(struct paint *paint, struct place place, const char *text,
                    struct strbuf *states, bool *first)
{
    struct strbuf line;
    if (*first) {
        paint_line(paint);
        paint_text(paint, TONE_STRONG, "NOT SEEN");
        paint_line(paint);
        *first = false;
    }
    strbuf_init(&line);
    strbuf_printf(&line, "%s:%u %s: %s", place.file ? place.file : "-", place.line, text,
                  states->text);
    paint_flow(paint, &line, 0, 4);
}

static void put_gaps(struct paint *paint, const struct coverage *coverage)
{
    const struct pack *pack = coverage->program->pack;
    const struct leaf_coverage *leaf = coverage->leaves;
    const struct leaf_coverage *end = leaf + coverage->leaf_count;
    bool first = true;
    for (uint32_t rule = 0; rule < pack->rule_count; rule++) {
        const struct rule_coverage *covered = &coverage->rules[rule];
        struct strbuf states;
        if (covered->disabled)
            continue;
        strbuf_init(&states);
        if (put_missing(&states, covered->seen, true, covered->always))
            put_gap(paint, pack->rules[rule].place, pack->rules[rule].id, &states, &first);
        for (; leaf < end && leaf->rule == rule; leaf++) {
            strbuf_truncate(&states, 0);
            if (put_missing(&states, leaf->seen, false, false))
                put_gap(paint, leaf->leaf->place, leaf->leaf->text, &states, &first);
        }
        paint->out->failed |= states.failed;
        strbuf_fini(&states);
    }
}

static void put_threshold(struct paint *paint, const struct test_report *report)
{
    char covered[TENTHS_TEXT], wanted[TENTHS_TEXT];
    struct coverage_figure all = coverage_figure(&report->results->coverage, COVERAGE_GOALS);
    bool below = test_is_below(report);
    if (report->threshold == 0)
        return;
    paint_line(paint);
    paint_printf(paint, below ? TONE_ERROR : TONE_GOOD, "coverage %s is %s %s",
                 test_tenths(coverage_tenths(all), covered), below ? "below" : "at least",
                 test_tenths(report->threshold, wanted));
    paint_line(paint);
}

void test_text(const struct test_report *report, const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    const struct test_results *results = report->results;
    for (uint32_t next = 0; next < results->runs.count;)
        next = put_layered_suite(&paint, results, next);
    put_changes(&paint, results);
    put_sum(&paint, results);
    if (report->coverage) {
        put_table(&paint, &results->coverage);
        put_gaps(&paint, &results->coverage);
    }
    put_threshold(&paint, report);
}
