#include "author/test/test.h"

#include <fnmatch.h>
#include <string.h>

#include "author/test/scene.h"
#include "base/memory.h"
#include "base/strbuf.h"

bool test_chosen(const struct test_case *test, const char *pattern)
{
    if (!pattern)
        return true;
    if (strpbrk(pattern, "*?["))
        return fnmatch(pattern, test->name, 0) == 0;
    return strstr(test->name, pattern) != NULL;
}

/* What is the same for all runs. */
struct session {
    const struct judge *judge;
    struct test_results *results;
    struct diags *diags;
};

/* One run while it lasts. What is said about it goes to a list of its own, because warnings are
 * expected of a profile that is made to be odd. */
struct trying {
    struct session *session;
    const struct test_case *test;
    struct test_run *run;
    bool shown;          /* in the results; otherwise only whether it passes counts */
    struct arena *keeps; /* what is shown of the run */
    struct arena arena;
    struct diags diags;
    struct profile *profile;
    struct rulings *rulings;
    struct hearing hearing;
};

/* ---- the profile ---- */

/* Passes on why a run cannot be judged at all. */
static bool report_failure(struct trying *trying)
{
    struct diags *diags = trying->session->diags;
    for (uint32_t i = 0; i < trying->diags.list.count; i++) {
        const struct diag *said = &trying->diags.list.items[i];
        if (diag_entries[said->code].class == DIAG_WARNING)
            continue;
        struct diag *diag = diag_add_file(diags, said->code, trying->test->place.file, "%s: %s",
                                          trying->test->name, said->message);
        diag_hint(diags, diag, "in line %u", trying->test->place.line);
    }
    bool said = trying->diags.failures > 0 || trying->diags.input > 0;
    return said && !trying->diags.no_memory ? false : diags_no_memory(diags);
}

/* A value of a matrix in one line. */
static const char *print_value(struct arena *arena, const struct node *value)
{
    struct strbuf out;
    if (value->kind == NODE_SCALAR)
        return value->text;
    strbuf_init(&out);
    strbuf_putc(&out, '[');
    for (uint32_t i = 0; value->kind == NODE_SEQUENCE && i < value->count; i++)
        strbuf_printf(&out, "%s%s", i > 0 ? ", " : "", value->items[i]->text);
    strbuf_putc(&out, ']');
    const char *copy = out.failed ? NULL : arena_copy(arena, out.text, out.length);
    strbuf_fini(&out);
    return copy;
}

/* Puts the values of run `number` behind the changes of the case. */
static bool set_values(struct trying *trying, uint32_t number, struct profile_change *changes)
{
    const struct test_case *test = trying->test;
    struct arena *arena = trying->keeps;
    struct run_value *values = arena_new(arena, test->row_count, sizeof *values);
    if (!values)
        return false;
    for (uint32_t i = 0; i < test->row_count; i++) {
        const struct node *value = suite_value(test, number, i);
        changes[test->input.change_count + i] =
            (struct profile_change){test->rows[i].address, value};
        values[i] = (struct run_value){test->rows[i].address->text, print_value(arena, value)};
        if (!values[i].value)
            return false;
    }
    trying->run->values = values;
    trying->run->value_count = test->row_count;
    return true;
}

static bool read_profile(struct trying *trying, uint32_t number)
{
    const struct test_case *test = trying->test;
    uint32_t own = test->input.change_count;
    struct profile_change *changes =
        arena_new(&trying->arena, own + test->row_count, sizeof *changes);
    struct profile_input input = test->input;
    if (!changes || !set_values(trying, number, changes))
        return diags_no_memory(trying->session->diags);
    for (uint32_t i = 0; i < own; i++)
        changes[i] = test->input.changes[i];
    input.changes = changes;
    input.change_count = own + test->row_count;
    trying->profile =
        profile_read(&trying->arena, trying->session->judge->pack, &input, &trying->diags);
    /* It was read with all values before, so this can only be memory, or a file that changed. */
    return trying->profile || report_failure(trying);
}

/* ---- the ruling ---- */

static struct judge_options options_of(const struct test_case *test)
{
    return (struct judge_options){.assumptions = test->assumptions, .settling = test->settling};
}

/* Judges the profile; that it is refused is a result as well. */
static bool judge_run(struct trying *trying)
{
    const struct judge *judge = trying->session->judge;
    const struct profile *const one[] = {trying->profile};
    trying->rulings = judge_profiles(judge, one, 1, options_of(trying->test), &trying->diags);
    if (!trying->rulings && (trying->diags.no_memory || trying->diags.failures > 0))
        return report_failure(trying);
    return hearing_init(&trying->hearing, judge, trying->profile, trying->test->assumptions,
                        &trying->diags) ||
           report_failure(trying);
}

/* The first reason why a profile was refused. */
static const char *refusal(const struct trying *trying)
{
    for (uint32_t i = 0; i < trying->diags.list.count; i++)
        if (diag_entries[trying->diags.list.items[i].code].class == DIAG_INPUT)
            return trying->diags.list.items[i].message;
    return NULL;
}

static bool verify_run(struct trying *trying)
{
    struct test_results *results = trying->session->results;
    const struct block *block = trying->hearing.block;
    mismatch_list mismatches = {0};
    struct test_scene scene = {.arena = trying->keeps,
                               .scratch = &trying->arena,
                               .test = trying->test,
                               .profile = trying->profile,
                               .ruling = trying->rulings ? &trying->rulings->items[0] : NULL,
                               .refusal = refusal(trying),
                               .hearing = &trying->hearing};
    /* A warning that could not be kept is a failure as well, though there is a ruling. */
    if (trying->diags.no_memory || !test_verify(&scene, &mismatches))
        return diags_no_memory(trying->session->diags);
    if (scene.ruling && trying->shown)
        coverage_add(&results->coverage, block, &block->groups[trying->hearing.group]);
    trying->run->mismatches = mismatches.items;
    trying->run->mismatch_count = mismatches.count;
    return true;
}

/* Runs a case with the values of run `number`, and holds it against what it expects. What the run
 * shows is in the results, unless `shown` is false: then it is gone, and only counts are left. */
static bool run_case(struct session *session, struct test_run *run, uint32_t number, bool shown)
{
    struct trying trying = {.session = session, .test = run->test, .run = run, .shown = shown};
    arena_init(&trying.arena);
    trying.keeps = shown ? &session->results->arena : &trying.arena;
    diags_init(&trying.diags, &trying.arena);
    bool done = read_profile(&trying, number) && judge_run(&trying) && verify_run(&trying);
    hearing_fini(&trying.hearing);
    rulings_free(trying.rulings);
    profile_free(trying.profile);
    arena_fini(&trying.arena);
    return done;
}

static struct test_run *add_run(struct session *session, uint32_t suite,
                                const struct test_case *test, const struct test_change *change)
{
    struct test_run *run = vec_add(&session->results->runs, &session->results->arena);
    if (run)
        *run = (struct test_run){.suite = suite, .test = test, .change = change};
    else
        diags_no_memory(session->diags);
    return run;
}

/* All runs of a case. */
static bool try_case(struct session *session, uint32_t suite, const struct test_case *test,
                     const struct test_change *change)
{
    for (uint32_t number = 0; number < test->runs; number++) {
        struct test_run *run = add_run(session, suite, test, change);
        if (!run || !run_case(session, run, number, true))
            return false;
        session->results->failed += run->mismatch_count > 0;
    }
    return true;
}

/* ---- what is to come out otherwise ---- */

/* Whether a case fails in any of its runs. False when that cannot be told. */
static bool find_failure(struct session *session, const struct test_case *test, bool *fails)
{
    *fails = false;
    for (uint32_t number = 0; number < test->runs && !*fails; number++) {
        struct test_run run = {.test = test};
        if (!run_case(session, &run, number, false))
            return false;
        *fails = run.mismatch_count > 0;
    }
    return true;
}

/* Adds to a run that its change has changed nothing. */
static bool complain_unchanged(struct session *session, struct test_run *run)
{
    struct arena *arena = &session->results->arena;
    struct mismatch *all = arena_new(arena, run->mismatch_count + 1, sizeof *all);
    if (!all)
        return diags_no_memory(session->diags);
    for (uint32_t i = 0; i < run->mismatch_count; i++)
        all[i + 1] = run->mismatches[i];
    all[0] = (struct mismatch){.what = TEST_CHANGE,
                               .expected = "another result than before",
                               .actual = "none: the case passes as before",
                               .place = run->change->place};
    session->results->failed += run->mismatch_count == 0;
    run->mismatches = all;
    run->mismatch_count++;
    return true;
}

/* A change counts as a run of the suite that lists it, or as so many as its case has. */
static bool try_change(struct session *session, uint32_t suite, const struct test_change *change)
{
    uint32_t first = session->results->runs.count;
    bool fails;
    if (change->test->change != change) /* one of a layer above takes its place */
        return true;
    if (!find_failure(session, suite_before(change), &fails))
        return false;
    if (change->expects ? !try_case(session, suite, &change->changed, change)
                        : !add_run(session, suite, &change->changed, change))
        return false;
    return fails || complain_unchanged(session, &session->results->runs.items[first]);
}

/* ---- all of them ---- */

static bool try_suite(struct session *session, uint32_t number, const char *pattern)
{
    const struct suite *suite = &session->results->suites[number];
    for (uint32_t i = 0; i < suite->count && !suite->only_changed; i++)
        if (!suite->cases[i].change && test_chosen(&suite->cases[i], pattern) &&
            !try_case(session, number, &suite->cases[i], NULL))
            return false;
    for (uint32_t i = 0; i < suite->change_count; i++)
        if (test_chosen(suite->changes[i].test, pattern) &&
            !try_change(session, number, &suite->changes[i]))
            return false;
    return true;
}

static bool try_suites(struct session *session, uint32_t count, const char *pattern)
{
    for (uint32_t i = 0; i < count; i++)
        if (!try_suite(session, i, pattern))
            return false;
    return true;
}

bool test_is_inherited(const struct test_results *results, const struct test_run *run)
{
    return results->suites[run->suite].layer + 1 < results->pack->layer_count;
}

struct test_results *test_suites(const struct judge *judge, const struct suite *suites,
                                 uint32_t count, const char *pattern, struct diags *diags)
{
    struct test_results *results = mem_new(1, sizeof *results);
    struct session session = {judge, results, diags};
    if (!results) {
        diags_no_memory(diags);
        return NULL;
    }
    arena_init(&results->arena);
    results->pack = judge->pack;
    results->suites = suites;
    results->suite_count = count;
    if (!coverage_init(&results->coverage, &results->arena, judge->program)) {
        diags_no_memory(diags);
    } else if (try_suites(&session, count, pattern)) {
        return results;
    }
    test_results_free(results);
    return NULL;
}

void test_results_free(struct test_results *results)
{
    if (!results)
        return;
    arena_fini(&results->arena);
    mem_free(results);
}
