/* Tests as JSON: every run, with all that stands behind what it missed, and what was covered. */
#include "api/author/test.h"

#include "report/json_parts.h"

static void put_place(struct json_out *json, const struct place *place)
{
    json_put_text(json, "file", place->file);
    json_put_number(json, "line", place->line);
}

static void put_fact(struct json_out *json, const struct shown_fact *fact)
{
    json_open_object(json);
    json_put_text(json, "fact", fact->address);
    json_put_text(json, "value", fact->value);
    json_put_text(json, "origin", origin_name(fact->origin));
    if (fact->place.line > 0)
        put_place(json, &fact->place);
    json_close_object(json);
}

static void put_line(struct json_out *json, const struct pack *pack, const struct ledger_line *line)
{
    json_open_object(json);
    json_put_text(json, "rule", pack->rules[line->rule].id);
    json_put_text(json, "component", line->component);
    json_put_text(json, "state", test_state(line->state));
    json_put_text(json, "option", pack->options[line->option].id);
    json_put_bool(json, "excludes", line->excludes);
    json_put_thousandths(json, "counted", line->counted);
    json_key(json, "facts");
    json_open_list(json);
    for (uint32_t i = 0; i < line->fact_count; i++)
        put_fact(json, &line->facts[i]);
    json_close_list(json);
    json_close_object(json);
}

static void put_plan(struct json_out *json, const struct shown_plan *plan)
{
    json_open_object(json);
    json_put_text(json, "plan", plan->id);
    json_put_bool(json, "possible", plan->possible);
    json_put_thousandths(json, "points", plan->points);
    json_close_object(json);
}

static void put_leaf(struct json_out *json, const struct shown_leaf *leaf)
{
    json_open_object(json);
    json_put_text(json, "comparison", leaf->leaf->text);
    json_put_text(json, "truth", test_truth(leaf->truth));
    put_place(json, &leaf->leaf->place);
    json_key(json, "fact");
    put_fact(json, &leaf->fact);
    json_close_object(json);
}

static void put_mismatch(struct json_out *json, const struct pack *pack,
                         const struct mismatch *mismatch)
{
    json_open_object(json);
    json_put_text(json, "what", mismatch->what);
    json_put_text(json, "expected", mismatch->expected);
    json_put_text(json, "actual", mismatch->actual);
    put_place(json, &mismatch->place);
    json_key(json, "plans");
    json_open_list(json);
    for (uint32_t i = 0; i < mismatch->plan_count; i++)
        put_plan(json, &mismatch->plans[i]);
    json_close_list(json);
    json_key(json, "ledger");
    json_open_list(json);
    for (uint32_t i = 0; i < mismatch->line_count; i++)
        put_line(json, pack, &mismatch->lines[i]);
    json_close_list(json);
    json_key(json, "comparisons");
    json_open_list(json);
    for (uint32_t i = 0; i < mismatch->leaf_count; i++)
        put_leaf(json, &mismatch->leaves[i]);
    json_close_list(json);
    json_close_object(json);
}

static void put_layer(struct json_out *json, const struct test_results *results, uint32_t layer)
{
    json_put_text(json, "layer", results->pack->layers[layer].name);
}

static void put_run(struct json_out *json, const struct test_results *results,
                    const struct test_run *run)
{
    json_open_object(json);
    json_put_text(json, "case", run->test->name);
    put_place(json, &run->test->place);
    put_layer(json, results, results->suites[run->suite].layer);
    json_put_bool(json, "meant_to_change", run->change != NULL);
    json_key(json, "values");
    json_open_object(json);
    for (uint32_t i = 0; i < run->value_count; i++)
        json_put_text(json, run->values[i].address, run->values[i].value);
    json_close_object(json);
    json_put_bool(json, "passed", run->mismatch_count == 0);
    json_key(json, "mismatches");
    json_open_list(json);
    for (uint32_t i = 0; i < run->mismatch_count; i++)
        put_mismatch(json, results->pack, &run->mismatches[i]);
    json_close_list(json);
    if (run->mismatch_count > 0 && test_is_inherited(results, run))
        json_put_text(json, "hint", TEST_BASE_HINT);
    json_close_object(json);
}

/* ---- what is meant to change ---- */

static void put_change(struct json_out *json, const struct test_results *results,
                       const struct test_run *run)
{
    const struct test_change *change = run->change;
    json_open_object(json);
    json_put_text(json, "case", change->test->name);
    json_put_text(json, "in", change->in->file);
    put_layer(json, results, change->layer);
    json_put_text(json, "because", change->because);
    json_put_bool(json, "left_out", !change->expects);
    json_put_bool(json, "changed", !test_is_unchanged(run));
    put_place(json, &change->place);
    json_close_object(json);
}

static void put_changes(struct json_out *json, const struct test_results *results)
{
    uint32_t at = test_next_change(results, 0);
    json_key(json, "changes");
    json_open_list(json);
    for (; at < results->runs.count; at = test_next_change(results, at + 1))
        put_change(json, results, &results->runs.items[at]);
    json_close_list(json);
}

/* ---- coverage ---- */

static void put_figure(struct json_out *json, const struct coverage *coverage,
                       enum coverage_goal goal)
{
    struct coverage_figure figure = coverage_figure(coverage, goal);
    json_key(json, coverage_key(goal));
    json_open_object(json);
    json_put_number(json, "seen", figure.seen);
    json_put_number(json, "of", figure.all);
    json_put_thousandths(json, "percent", (int64_t)coverage_tenths(figure) * 100);
    json_close_object(json);
}

/* The states that were not seen. */
static void put_missing(struct json_out *json, unsigned seen, const enum truth *states,
                        uint32_t count, const char *(*name)(enum truth truth))
{
    json_key(json, "not_seen");
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++)
        if (!(seen & SEEN(states[i])))
            json_text(json, name(states[i]));
    json_close_list(json);
}

static void put_leaves(struct json_out *json, const struct coverage *coverage,
                       const struct leaf_coverage **next, uint32_t rule)
{
    static const enum truth states[] = {TRUTH_TRUE, TRUTH_FALSE, TRUTH_UNDETERMINED};
    const struct leaf_coverage *end = coverage->leaves + coverage->leaf_count;
    json_key(json, "comparisons");
    json_open_list(json);
    for (; *next < end && (*next)->rule == rule; (*next)++) {
        json_open_object(json);
        json_put_text(json, "comparison", (*next)->leaf->text);
        put_place(json, &(*next)->leaf->place);
        put_missing(json, (*next)->seen, states, 3, test_truth);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_rules(struct json_out *json, const struct coverage *coverage)
{
    static const enum truth states[] = {TRUTH_TRUE, TRUTH_FALSE};
    const struct pack *pack = coverage->program->pack;
    const struct leaf_coverage *next = coverage->leaves;
    json_key(json, "rules");
    json_open_list(json);
    for (uint32_t rule = 0; rule < pack->rule_count; rule++) {
        if (coverage->rules[rule].disabled)
            continue;
        json_open_object(json);
        json_put_text(json, "id", pack->rules[rule].id);
        put_place(json, &pack->rules[rule].place);
        put_missing(json, coverage->rules[rule].seen, states, coverage->rules[rule].always ? 1 : 2,
                    test_state);
        put_leaves(json, coverage, &next, rule);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_coverage(struct json_out *json, const struct test_report *report)
{
    const struct coverage *coverage = &report->results->coverage;
    json_key(json, "coverage");
    json_open_object(json);
    for (enum coverage_goal goal = 0; goal <= COVERAGE_GOALS; goal++)
        put_figure(json, coverage, goal);
    if (report->threshold > 0)
        json_put_thousandths(json, "threshold", (int64_t)report->threshold * 100);
    if (report->coverage)
        put_rules(json, coverage);
    json_close_object(json);
}

void test_json(const struct test_report *report, const struct style *style, struct strbuf *out)
{
    const struct test_results *results = report->results;
    const struct test_run *runs = results->runs.items;
    struct json_out json;
    (void)style;
    json_init(&json, out, false);
    json_open_object(&json);
    json_put_number(&json, "format", 1);
    json_key(&json, "pack");
    json_pack(&json, results->pack);
    json_put_number(&json, "passed", results->runs.count - results->failed);
    json_put_number(&json, "failed", results->failed);
    put_changes(&json, results);
    json_key(&json, "cases");
    json_open_list(&json);
    for (uint32_t i = 0; i < results->runs.count; i++)
        put_run(&json, results, &runs[i]);
    json_close_list(&json);
    put_coverage(&json, report);
    json_close_object(&json);
    json_end(&json);
}
