/* The questionnaire: how many questions are asked until 95 % of what is open agrees on the verdict,
 * in our order, in that of the pack's files, and at random; and how long a person waits for the
 * next one. Scenarios are the sample profiles and those of tests/cases; what they leave open is
 * drawn at random, as often as the pack calls it likely, so that each is complete. They are asked
 * for one component by itself, and for profiles with several. BENCH_VERBOSE=1 shows each. Fails
 * where the aims are missed. Run by `make bench` in the repository. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "interview/agenda.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"

enum { ORDERS = 3, MOST = 160, MOST_SPOTS = 65536, SCENARIOS = 128, ENOUGH = 950 };

/* What is aimed at: the median for one component, and what part of random order ours may take. */
#define AIM_ONE   10
#define AIM_RATIO 3

/* What a person may wait for the next question, in milliseconds, at the median. */
#define WAIT_MOST 50

static const char *const order_names[ORDERS] = {"ours", "file", "random"};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static uint64_t seed = 20261121;

static uint32_t below(uint64_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 16) % limit);
}

/* ---- complete profiles ---- */

/* The number of a value or band, as often as the pack calls it likely. */
static uint32_t draw_likely(const struct fact *fact, uint32_t count)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < fact->likely_count; i++)
        sum += fact->likely[i].weight;
    if (sum == 0)
        return below(count);
    int64_t at = below((uint64_t)sum);
    uint32_t i = 0;
    while (at >= fact->likely[i].weight)
        at -= fact->likely[i++].weight;
    return fact->likely[i].index;
}

static struct value draw_number(struct arena *arena, const struct fact *fact)
{
    struct interval range = fact->range;
    struct value value = fact_domain(fact);
    if (fact->band_count > 0)
        range = fact->bands[draw_likely(fact, fact->band_count)].numbers;
    int64_t step = fact_step(fact);
    int64_t middle = range.low + (range.high - range.low) / 2 / step * step;
    value_interval(arena, middle, middle, &value);
    return value;
}

static struct value draw_set(const struct fact *fact)
{
    struct bits members = {{0}};
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (below(3) == 0)
            bits_add(&members, i);
    return (struct value){.kind = VALUE_SET, .set = {members, members}};
}

static const struct answer *draw(struct arena *arena, const struct fact *fact)
{
    struct answer *answer = arena_new(arena, 1, sizeof *answer);
    enum value_kind kind = fact_value_kind(fact);
    answer->text = "drawn";
    answer->value = kind == VALUE_NUMBER ? draw_number(arena, fact)
                    : kind == VALUE_SET  ? draw_set(fact)
                    : kind == VALUE_TEXT ? fact_domain(fact)
                                         : value_choice(draw_likely(fact, fact->value_count));
    return answer;
}

static bool is_question(const struct fact *fact, bool own)
{
    return steps_asks(fact) && (fact->scope == FACT_COMPONENT) == own;
}

static void complete_answers(struct profile *profile, const struct answer **answers, bool own)
{
    const struct vocabulary *vocabulary = &profile->pack->vocabulary;
    for (uint32_t i = 0; i < vocabulary->count; i++)
        if (is_question(&vocabulary->facts[i], own) && (!answers[i] || answers[i]->unknown))
            answers[i] = draw(&profile->arena, &vocabulary->facts[i]);
}

/* Answers what is open; the arena of the profile has it. */
static void complete(struct profile *profile)
{
    complete_answers(profile, profile->answers, false);
    for (uint32_t i = 0; i < profile->component_count; i++)
        complete_answers(profile, profile->components[i].answers, true);
}

/* ---- walking through the questions ---- */

struct walk {
    const struct judge *judge;
    const struct steps *steps;
    const struct profile *truth;
    struct profile asked; /* what was answered so far */
    int order;
    struct spot last;
    double longest; /* of making an agenda, in milliseconds */
    double *waits;
    size_t wait_count;
};

static void begin(struct walk *walk, struct arena *arena)
{
    const struct profile *truth = walk->truth;
    uint32_t facts = truth->pack->vocabulary.count;
    walk->asked = *truth;
    walk->asked.answers = arena_new(arena, facts, sizeof *walk->asked.answers);
    walk->asked.components =
        arena_new(arena, truth->component_count, sizeof *walk->asked.components);
    walk->asked.waiver_count = 0;
    walk->last = (struct spot){FACT_NONE, COMPONENT_NONE};
    for (uint32_t i = 0; i < truth->component_count; i++) {
        walk->asked.components[i] = truth->components[i];
        walk->asked.components[i].answers = arena_new(arena, facts, sizeof(struct answer *));
    }
}

/* Whether a question arises and was not asked. */
static bool is_left(const struct walk *walk, const struct agenda *agenda, struct spot spot)
{
    const struct fact *fact = &walk->truth->pack->vocabulary.facts[spot.fact];
    uint32_t lane = agenda_lane(agenda, spot.component);
    return is_question(fact, spot.component != COMPONENT_NONE) && lane != UINT32_MAX &&
           !profile_answer(&walk->asked, spot.component, spot.fact) &&
           block_origin(agenda->inquiry.hearing.block, lane, spot.fact) != ORIGIN_OTHERWISE;
}

/* All that are left, in the order of the files: the project, then each component. */
static uint32_t list_left(const struct walk *walk, const struct agenda *agenda, struct spot *list)
{
    uint32_t count = 0;
    for (uint32_t c = 0; c <= walk->truth->component_count; c++)
        for (uint32_t i = 0; i < walk->truth->pack->vocabulary.count; i++) {
            struct spot spot = {i, c == 0 ? COMPONENT_NONE : c - 1};
            if (is_left(walk, agenda, spot))
                list[count++] = spot;
        }
    return count;
}

/* The next question in the order of the walk; false when there is none. */
static bool pick(struct walk *walk, const struct agenda *agenda, struct spot *spot)
{
    static struct spot list[MOST_SPOTS];
    if (walk->order == 0) {
        struct choosing choosing = {.steps = walk->steps,
                                    .profile = &walk->asked,
                                    .last = walk->last,
                                    .focus = COMPONENT_NONE};
        const struct agenda_item *item = agenda_choose(agenda, &choosing);
        if (item)
            *spot = item->spot;
        return item != NULL;
    }
    uint32_t count = list_left(walk, agenda, list);
    if (count > 0)
        *spot = list[walk->order == 1 ? 0 : below(count)];
    return count > 0;
}

static bool is_over(const struct agenda *agenda)
{
    return agenda->ruling->settled == SETTLED_YES ||
           (agenda->agreement->trials > 0 && agreement_share(agenda->agreement) >= ENOUGH);
}

static void give(struct walk *walk, struct spot spot)
{
    bool own = spot.component != COMPONENT_NONE;
    const struct answer **to =
        own ? walk->asked.components[spot.component].answers : walk->asked.answers;
    to[spot.fact] = own ? walk->truth->components[spot.component].answers[spot.fact]
                        : walk->truth->answers[spot.fact];
    walk->last = spot;
}

/* One step: whether the walk goes on. `*failed` when a ruling could not be given: the answers so
 * far cannot be together. */
static bool go(struct walk *walk, bool *failed)
{
    struct arena arena;
    struct diags diags;
    struct spot spot;
    arena_init(&arena);
    diags_init(&diags, &arena);
    double start = now();
    struct agenda *agenda = agenda_new(walk->judge, walk->steps, &walk->asked, true, &diags);
    double took = now() - start;
    if (walk->order == 0 && walk->wait_count < MOST)
        walk->waits[walk->wait_count++] = took;
    bool goes_on = agenda && !is_over(agenda) && pick(walk, agenda, &spot);
    *failed = !agenda;
    if (goes_on && getenv("BENCH_VERBOSE") && atoi(getenv("BENCH_VERBOSE")) > 1)
        printf("    %s %u\n", walk->truth->pack->vocabulary.facts[spot.fact].name,
               agreement_share(agenda->agreement));
    if (goes_on)
        give(walk, spot);
    agenda_free(agenda);
    arena_fini(&arena);
    return goes_on;
}

/* The questions that an order takes; -1 when the profile is impossible. */
static int count_questions(struct walk *walk, int order)
{
    struct arena arena;
    bool failed = false;
    int count = 0;
    arena_init(&arena);
    walk->order = order;
    begin(walk, &arena);
    while (count < MOST && go(walk, &failed))
        count++;
    arena_fini(&arena);
    return failed ? -1 : count;
}

/* ---- all scenarios ---- */

struct tally_of_walks {
    int counts[ORDERS][SCENARIOS];
    size_t count;
    double waits[SCENARIOS * MOST];
    size_t wait_count;
};

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void walk_all(struct walk *walk, const char *name, struct tally_of_walks *tally)
{
    int counts[ORDERS];
    double waits[MOST];
    if (tally->count == SCENARIOS)
        return;
    walk->waits = waits;
    walk->wait_count = 0;
    for (int order = 0; order < ORDERS; order++) {
        counts[order] = count_questions(walk, order);
        if (counts[order] < 0)
            return;
    }
    for (int order = 0; order < ORDERS; order++)
        tally->counts[order][tally->count] = counts[order];
    tally->count++;
    memcpy(&tally->waits[tally->wait_count], waits, walk->wait_count * sizeof *waits);
    tally->wait_count += walk->wait_count;
    if (getenv("BENCH_VERBOSE"))
        printf("  %-50s %3d %3d %3d\n", name, counts[0], counts[1], counts[2]);
}

/* A profile by its first component alone, and, if it has several, as a whole. */
static bool walk_profile(const struct judge *judge, const struct steps *steps, const char *path,
                         struct tally_of_walks *one, struct tally_of_walks *several)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct profile *profile =
        profile_read(&arena, judge->pack, &(struct profile_input){.path = path}, &diags);
    bool done = profile != NULL;
    if (done) {
        seed = 20261121;
        complete(profile);
        struct profile single = *profile;
        struct walk walk = {.judge = judge, .steps = steps, .truth = &single};
        single.link_count = single.waiver_count = 0;
        single.component_count = 1;
        if (!single.components[0].outside)
            walk_all(&walk, path, one);
        walk.truth = profile;
        if (profile->component_count > 1)
            walk_all(&walk, path, several);
    }
    profile_free(profile);
    arena_fini(&arena);
    return done;
}

/* Prints the medians. Whether ours is good enough. */
static bool report(const char *what, struct tally_of_walks *tally, int most)
{
    int medians[ORDERS];
    size_t half = tally->count / 2;
    for (int order = 0; order < ORDERS; order++) {
        qsort(tally->counts[order], tally->count, sizeof(int), by_number);
        medians[order] = tally->counts[order][half];
        printf("ask: %-18s %-6s %3d questions at the median, %3d at most, of %zu profiles\n", what,
               order_names[order], medians[order], tally->counts[order][tally->count - 1],
               tally->count);
    }
    qsort(tally->waits, tally->wait_count, sizeof(double), by_time);
    double wait = tally->waits[tally->wait_count / 2];
    printf("ask: %-18s the next question takes %.1f ms at the median, %.1f at most\n", what, wait,
           tally->waits[tally->wait_count - 1]);
    return medians[0] <= most && AIM_RATIO * medians[0] <= medians[2] && wait < WAIT_MOST;
}

static bool walk_files(const struct judge *judge, const glob_t *files)
{
    static struct tally_of_walks one, several;
    struct steps steps;
    struct arena arena;
    arena_init(&arena);
    bool done = steps_init(&steps, &arena, judge->pack);
    for (size_t i = 0; done && i < files->gl_pathc; i++)
        done = walk_profile(judge, &steps, files->gl_pathv[i], &one, &several);
    bool good = done && one.count > 0 && several.count > 0;
    if (good) {
        bool single = report("one component", &one, AIM_ONE);
        good = report("several components", &several, MOST) && single;
    }
    arena_fini(&arena);
    return good;
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
    bool found = glob("profiles/*.yaml", 0, NULL, &files) == 0 &&
                 glob("tests/cases/documented/*.yaml", GLOB_APPEND, NULL, &files) == 0 &&
                 glob("tests/cases/calibration/*.yaml", GLOB_APPEND, NULL, &files) == 0;
    bool done = judge && found && walk_files(judge, &files);
    if (!done)
        fprintf(stderr, "bench_ask: a profile cannot be read, or too many questions are asked, or "
                        "too slowly\n");
    if (found)
        globfree(&files);
    judge_free(judge);
    pack_free(pack);
    arena_fini(&arena);
    return done ? 0 : 1;
}
