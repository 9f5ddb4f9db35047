/* Cold start: how much longer `ruling eval PROFILE` takes than a program that does nothing. Both
 * run in turn, so that what else the machine does meets both alike; the median of the pairs' ratios
 * counts. Run by `make bench` in the repository, with BUILD set. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { PAIRS = 400, WARM_UP = 20 };

static const char sample[] = "profiles/parcel-tracker.yaml";

extern char **environ;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Milliseconds from start to end of a program whose output goes nowhere; negative when it failed.
 */
static double run(char *const words[])
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    double start = now();
    pid_t child;
    int status = -1;
    struct rusage usage;
    if (posix_spawn(&child, words[0], &actions, NULL, words, environ) == 0)
        while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR)
            continue;
    double end = now();
    posix_spawn_file_actions_destroy(&actions);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? end - start : -1;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_size);
    return values[count / 2];
}

int main(int argc, char **argv)
{
    const char *build = getenv("BUILD");
    char program[4096], empty[4096];
    snprintf(program, sizeof program, "%s/ruling", build ? build : "build");
    snprintf(empty, sizeof empty, "%s/tests/bench/empty", build ? build : "build");
    const char *profile = argc > 1 ? argv[1] : sample;
    char *const ours[] = {program, (char[]){"eval"}, (char *)(size_t)profile, NULL};
    char *const nothing[] = {empty, NULL};
    static double measured[PAIRS], base[PAIRS], ratio[PAIRS];
    for (int i = -WARM_UP; i < PAIRS; i++) {
        double a = run(ours), b = run(nothing);
        if (a < 0 || b < 0) {
            fprintf(stderr, "bench_coldstart: `%s eval %s` failed\n", program, profile);
            return 1;
        }
        if (i >= 0) {
            measured[i] = a;
            base[i] = b;
            ratio[i] = a / b;
        }
    }
    double ms = median(measured, PAIRS), least = median(base, PAIRS);
    printf(
        "cold start: %.2f times an empty program (eval %s: %.2f ms, empty: %.2f ms; medians of %d "
        "pairs)\n",
        median(ratio, PAIRS), profile, ms, least, PAIRS);
    return 0;
}
