/* Settledness: how much longer a ruling takes that says what open answers can still change. From
 * each sample profile five components are made, each with twenty open facts, and judged under the
 * default pack with and without; both in turn, so that what else the machine does meets both alike.
 * Run by `make bench` in the repository. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "decide/judge.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"
#include "widened.h"

enum { ROUNDS = 15, PROFILES = 64 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Milliseconds of one ruling; what came of it in `settled`. */
static double rule_once(const struct judge *judge, const struct profile *profile, bool settling,
                        enum settled *settled, struct diags *diags)
{
    const struct profile *const one[] = {profile};
    double start = now();
    struct rulings *rulings =
        judge_profiles(judge, one, 1, (struct judge_options){true, settling}, diags);
    double end = now();
    if (!rulings)
        return -1;
    *settled = rulings->items[0].settled;
    rulings_free(rulings);
    return end - start;
}

/* What is measured of one profile; negative when there is no ruling. */
struct figures {
    double with, without;
    enum settled settled;
};

static struct figures measure(const struct judge *judge, const char *path, struct diags *diags)
{
    struct arena arena;
    struct figures figures = {-1, -1, SETTLED_UNKNOWN};
    double with[ROUNDS], without[ROUNDS];
    enum settled ignored;
    arena_init(&arena);
    struct profile_input input = {.path = path};
    struct profile *profile = profile_read(&arena, judge->pack, &input, diags);
    if (profile)
        widen(profile);
    for (int round = 0; profile && round < ROUNDS; round++) {
        with[round] = rule_once(judge, profile, true, &figures.settled, diags);
        without[round] = rule_once(judge, profile, false, &ignored, diags);
    }
    if (profile && diags->input == 0) {
        figures.with = median(with, ROUNDS);
        figures.without = median(without, ROUNDS);
    }
    profile_free(profile);
    arena_fini(&arena);
    return figures;
}

static bool measure_all(const struct judge *judge, const glob_t *files, struct diags *diags)
{
    static double with[PROFILES], without[PROFILES], ratio[PROFILES];
    static const char *const words[] = {"not found", "settled", "not settled"};
    size_t count = files->gl_pathc < PROFILES ? files->gl_pathc : PROFILES;
    for (size_t i = 0; i < count; i++) {
        struct figures figures = measure(judge, files->gl_pathv[i], diags);
        if (figures.with < 0)
            return false;
        with[i] = figures.with;
        without[i] = figures.without;
        ratio[i] = with[i] / without[i];
        printf("settledness: %-36s %6.2f ms, without %5.2f ms: %5.1f times (%s)\n",
               files->gl_pathv[i], with[i], without[i], ratio[i], words[figures.settled]);
    }
    printf("settledness: %d components with %d open facts each: %.2f ms, without %.2f ms; %.1f "
           "times (medians over %zu sample profiles)\n",
           COMPONENTS, OPEN, median(with, count), median(without, count), median(ratio, count),
           count);
    return true;
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
        fprintf(stderr, "bench_settle: no pack, no profiles, or no ruling on one\n");
    if (found)
        globfree(&files);
    judge_free(judge);
    pack_free(pack);
    arena_fini(&arena);
    return done ? 0 : 1;
}
