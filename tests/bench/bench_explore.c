/* Analyses: how much processor time each part of one takes, in milliseconds and as a multiple of
 * judging the profile without settling. From each sample profile five components are made, each
 * with twenty open facts, under the default pack. What `ruling next` needs (judging with
 * settledness, a survey, the questions and the sufficing set) must stay below 50 ms: the program
 * fails where its median does not. Run by `make bench` in the repository. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "decide/explore/agreement.h"
#include "decide/explore/flips.h"
#include "decide/explore/questions.h"
#include "decide/explore/suffice.h"
#include "decide/explore/weights.h"
#include "decide/explore/without.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"
#include "widened.h"

enum { ROUNDS = 3, PROFILES = 64 };

/* What `next` may take, in milliseconds. */
#define NEXT_MOST 50

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* ---- parts ---- */

struct run {
    const struct judge *judge;
    const struct profile *profile;
    struct diags *diags;
    struct arena arena;
    struct rulings *rulings;
    struct inquiry inquiry;
    struct survey survey;
    struct questions *questions;
    struct acceptability *acceptability;
    struct flips *flips;
    const struct flips_budget *budget;
};

static bool judge_it(struct run *run, bool settling)
{
    const struct profile *const one[] = {run->profile};
    rulings_free(run->rulings);
    run->rulings =
        judge_profiles(run->judge, one, 1, (struct judge_options){true, settling}, run->diags);
    return run->rulings != NULL;
}

static bool run_judge(struct run *run)
{
    return judge_it(run, false);
}

static bool run_settle(struct run *run)
{
    return judge_it(run, true);
}

static bool run_inquire(struct run *run)
{
    return inquiry_init(&run->inquiry, run->judge, run->rulings->items, true, run->diags);
}

static bool run_survey(struct run *run)
{
    return survey_take(&run->survey, &run->arena, &run->inquiry, SURVEY_USUAL);
}

static bool run_questions(struct run *run)
{
    run->questions = questions_of(&run->arena, &run->inquiry, &run->survey);
    return run->questions != NULL;
}

static bool run_suffice(struct run *run)
{
    return suffice(run->questions, &run->arena, &run->inquiry, &run->survey);
}

static bool run_agreement(struct run *run)
{
    return agreement_of(&run->arena, run->rulings->items, &run->survey) != NULL;
}

static bool run_weightings(struct run *run)
{
    run->acceptability = weightings_try(&run->arena, &run->inquiry, WEIGHTINGS_USUAL);
    return run->acceptability != NULL;
}

static bool run_weights(struct run *run)
{
    return weights_flip(run->acceptability, &run->arena, &run->inquiry);
}

static bool run_sources(struct run *run)
{
    return without_sources(&run->arena, &run->inquiry) != NULL;
}

static bool run_singles(struct run *run)
{
    struct flips_budget budget = flips_usual;
    budget.pairs = false;
    return flips_find(&run->arena, &run->inquiry, &budget) != NULL;
}

static bool run_pairs(struct run *run)
{
    run->flips = flips_find(&run->arena, &run->inquiry, &flips_usual);
    return run->flips != NULL;
}

enum { JUDGE, SETTLE, INQUIRE, SURVEY, QUESTIONS, SUFFICE, PARTS = 12 };

static const struct {
    const char *name;
    bool (*run)(struct run *run);
} parts[PARTS] = {
    [JUDGE] = {"judging", run_judge},
    [SETTLE] = {"judging, settled", run_settle},
    [INQUIRE] = {"inquiry", run_inquire},
    [SURVEY] = {"survey", run_survey},
    [QUESTIONS] = {"questions", run_questions},
    [SUFFICE] = {"sufficing set", run_suffice},
    {"agreement", run_agreement},
    {"weightings", run_weightings},
    {"flip weights", run_weights},
    {"sources", run_sources},
    {"flips of one", run_singles},
    {"flips of two", run_pairs},
};

/* ---- measuring ---- */

static bool run_parts(struct run *run, double times[PARTS])
{
    bool done = true;
    arena_init(&run->arena);
    for (uint32_t i = 0; i < PARTS && done; i++) {
        double start = now();
        done = parts[i].run(run);
        times[i] = now() - start;
    }
    if (run->inquiry.judge)
        inquiry_fini(&run->inquiry);
    run->inquiry.judge = NULL;
    rulings_free(run->rulings);
    run->rulings = NULL;
    if (done && getenv("BENCH_VERBOSE"))
        printf("  %u variables, %u trials, %u discarded, %u settle it, %u tried, %u flips, %s\n",
               run->survey.variables, run->survey.trials, run->survey.discarded,
               run->questions->settling_count, run->flips->tried, run->flips->count,
               run->flips->complete ? "complete" : "not complete");
    arena_fini(&run->arena);
    return done;
}

/* The medians for one profile. */
static bool measure(const struct judge *judge, const char *path, struct diags *diags,
                    double times[PARTS])
{
    struct arena arena;
    double all[PARTS][ROUNDS], once[PARTS];
    arena_init(&arena);
    struct profile_input input = {.path = path};
    struct profile *profile = profile_read(&arena, judge->pack, &input, diags);
    struct run run = {.judge = judge, .profile = profile, .diags = diags};
    bool done = profile != NULL;
    if (profile)
        widen(profile);
    for (int round = 0; done && round < ROUNDS; round++) {
        done = run_parts(&run, once);
        for (uint32_t i = 0; i < PARTS; i++)
            all[i][round] = once[i];
    }
    for (uint32_t i = 0; done && i < PARTS; i++)
        times[i] = median(all[i], ROUNDS);
    profile_free(profile);
    arena_fini(&arena);
    return done;
}

static double next_time(const double times[PARTS])
{
    return times[SETTLE] + times[INQUIRE] + times[SURVEY] + times[QUESTIONS] + times[SUFFICE];
}

static void print_part(const char *name, double *times, double *ratios, size_t count)
{
    double middle = median(times, count);
    printf("analysis: %-20s %8.2f ms, at most %8.2f; %7.1f times judging\n", name, middle,
           times[count - 1], median(ratios, count));
}

static bool measure_all(const struct judge *judge, const glob_t *files, struct diags *diags)
{
    static double times[PROFILES][PARTS], column[PROFILES], ratios[PROFILES];
    size_t count = files->gl_pathc < PROFILES ? files->gl_pathc : PROFILES;
    for (size_t i = 0; i < count; i++) {
        if (!measure(judge, files->gl_pathv[i], diags, times[i]))
            return false;
        printf("analysis: %-36s", files->gl_pathv[i]);
        for (uint32_t part = 0; part < PARTS; part++)
            printf(" %.1f", times[i][part]);
        printf("\n");
    }
    for (uint32_t part = 0; part <= PARTS; part++) {
        for (size_t i = 0; i < count; i++) {
            column[i] = part < PARTS ? times[i][part] : next_time(times[i]);
            ratios[i] = column[i] / times[i][JUDGE];
        }
        print_part(part < PARTS ? parts[part].name : "next, all of it", column, ratios, count);
    }
    return median(column, count) < NEXT_MOST;
}

int main(void)
{
    struct arena arena;
    struct diags diags;
    glob_t files;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct pack *pack = pack_read(&arena, "rules", &diags);
    struct judge *judge = pack ? judge_new(pack) : NULL;
    bool found = glob("profiles/*.yaml", 0, NULL, &files) == 0;
    bool done = judge && found && measure_all(judge, &files, &diags);
    if (!done)
        fprintf(stderr,
                "bench_explore: no pack, no profiles, an analysis failed, or `next` takes "
                "more than %d ms\n",
                NEXT_MOST);
    if (found)
        globfree(&files);
    judge_free(judge);
    pack_free(pack);
    arena_fini(&arena);
    return done ? 0 : 1;
}
