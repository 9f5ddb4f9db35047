/* How long the best split of 64 components takes, with few links and many, where the best of all is
 * a split and where one must be forced; beside reading the same problem once, which is what the
 * total of one assignment takes. Run by `make bench`. */
#include <time.h>

#include "problems.h"

enum { COMPONENTS = 64, PROBLEMS = 101, REPEATS = 20 };

struct load {
    const char *name;
    uint32_t options;
    uint32_t links;
    int64_t cost; /* of a link at most, in millionths */
    bool leans;   /* every component to option 0, so that a split must be forced */
};

static const struct load loads[] = {
    {"2 options, no links", 2, 0, 3000000, false},
    {"  forced", 2, 0, 3000000, true},
    {"2 options, 64 links", 2, 64, 3000000, false},
    {"  forced", 2, 64, 3000000, true},
    {"2 options, 200 links", 2, 200, 3000000, false},
    {"  forced", 2, 200, 3000000, true},
    {"2 options, all linked", 2, 2016, 300000, false},
    {"  forced", 2, 2016, 300000, true},
    {"  by dear links, forced", 2, 2016, 30000000, false},
    {"3 options, 200 links", 3, 200, 3000000, false},
    {"  forced", 3, 200, 3000000, true},
    {"8 options, 64 links", 8, 64, 3000000, false},
    {"  forced", 8, 64, 3000000, true},
};

/* Links so many pairs, of all that there are. */
static void link_pairs(struct random_problem *made, uint32_t links, int64_t cost, uint64_t *random)
{
    uint32_t left = COMPONENTS * (COMPONENTS - 1) / 2;
    for (uint32_t i = 0; i < COMPONENTS; i++) {
        for (uint32_t j = 0; j < i; j++, left--) {
            if (draw_below(random, left) >= links - made->problem.link_count)
                continue;
            made->links[made->problem.link_count++] =
                (struct assign_link){.ends = {j, i}, .cost = draw_up_to(random, cost)};
        }
    }
}

/* Numbers like those of real rulings, in millionths: ten points either way, where links cost up to
 * three, or less if there are many. Links as dear as worth is great hold all together. */
static void make_problem(struct random_problem *made, const struct load *load, uint64_t *random)
{
    struct problem_kind kind = {.count = COMPONENTS,
                                .options = load->options,
                                .worth = 10000000,
                                .lean = load->leans ? 21000000 : 0};
    random_problem(made, &kind, random);
    made->problem.second = 4000000;
    for (uint32_t i = 0; i < load->options; i++)
        made->problem.introduce[i] = 2000000;
    link_pairs(made, load->links, load->cost, random);
}

/* Microseconds of this program on its core: what else runs counts little. */
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Microseconds that a split takes, and that its total does. False when it cannot be had. */
static bool measure(const struct assign_problem *problem, double *split, double *total)
{
    struct assignment best;
    volatile int64_t sum = 0;
    double start = now();
    for (int i = 0; i < REPEATS; i++)
        if (assign_split(problem, &best) != ASSIGN_OK)
            return false;
    double middle = now();
    for (int i = 0; i < REPEATS; i++)
        sum = sum + (int64_t)assign_total(problem, best.option);
    *split = (middle - start) / REPEATS;
    *total = (now() - middle) / REPEATS;
    return true;
}

int main(void)
{
    static struct random_problem made;
    static double splits[PROBLEMS], totals[PROBLEMS];
    uint64_t random = 1;
    printf("best split of %d components, medians of %d problems\n", COMPONENTS, PROBLEMS);
    for (size_t i = 0; i < sizeof loads / sizeof *loads; i++) {
        for (uint32_t j = 0; j < PROBLEMS; j++) {
            make_problem(&made, &loads[i], &random);
            if (!measure(&made.problem, &splits[j], &totals[j])) {
                fprintf(stderr, "bench_assign: no split: %s\n", loads[i].name);
                return 1;
            }
        }
        qsort(splits, PROBLEMS, sizeof *splits, by_size);
        qsort(totals, PROBLEMS, sizeof *totals, by_size);
        printf("  %-24s %8.1f us, slowest %8.1f us; %6.1f x a total\n", loads[i].name,
               splits[PROBLEMS / 2], splits[PROBLEMS - 1],
               splits[PROBLEMS / 2] / totals[PROBLEMS / 2]);
    }
    return 0;
}
