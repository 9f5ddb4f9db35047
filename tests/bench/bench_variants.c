/* What a search over completions waits for: blocks of copies of a profile of five components, on
 * the default pack. Filling a block is measured against loading the profile again and again, then
 * against evaluating and scoring what was filled. */
#include <time.h>

#include "builtin.h"
#include "decide/score.h"
#include "engine/evaluate.h"
#include "engine/variants.h"
#include "packs.h"
#include "rule/image.h"

#define COMPONENTS 5
#define SECONDS    0.25
#define ROUNDS     5

/* An answer of a component. */
struct answer {
    uint32_t lane;
    uint32_t fact;
    struct value value;
};

struct bench {
    struct pack *pack;
    struct program *program;
    struct block *base;
    struct block *block;
    struct scorer scorer;
    struct arena arena;
    struct answer *answers;
    uint32_t answer_count;
    int64_t *factors;
    struct points *points;
    uint64_t random;
};

/* One value, of whatever class. */
static struct value random_value(struct bench *bench, uint32_t number)
{
    const struct fact *fact = &bench->pack->vocabulary.facts[number];
    const struct column *column = &bench->program->columns[number];
    struct value value = text_of("a text");
    if (column->kind == COLUMN_SET) {
        struct bits some = bits_and(bits_of(draw(&bench->random)), bits_first(fact->value_count));
        return (struct value){.kind = VALUE_SET, .set = {some, some}};
    }
    if (column->kind == COLUMN_CLASSES &&
        !class_value(&bench->arena, bench->program, number,
                     draw_below(&bench->random, column->classes), NULL, &value))
        abort();
    return value;
}

/* Answers two facts of three, those of the project alike in all components. */
static void make_answers(struct bench *bench)
{
    const struct vocabulary *vocabulary = &bench->pack->vocabulary;
    bench->answers = calloc((size_t)vocabulary->count * COMPONENTS, sizeof *bench->answers);
    if (bench->answers == NULL)
        abort();
    for (uint32_t fact = 0; fact < vocabulary->count; fact++) {
        bool of_project = vocabulary->facts[fact].scope == FACT_PROJECT;
        bool given = draw_below(&bench->random, 3) > 0;
        struct value value = random_value(bench, fact);
        for (uint32_t lane = 0; lane < COMPONENTS; lane++) {
            if (!of_project) {
                given = draw_below(&bench->random, 3) > 0;
                value = random_value(bench, fact);
            }
            if (given && !vocabulary->facts[fact].derived && !vocabulary->facts[fact].reserved)
                bench->answers[bench->answer_count++] = (struct answer){lane, fact, value};
        }
    }
}

static void load(struct bench *bench, struct block *block)
{
    uint32_t group = block_add(block, COMPONENTS, false);
    uint32_t first = block->groups[group].first;
    for (uint32_t i = 0; i < bench->answer_count; i++) {
        const struct answer *answer = &bench->answers[i];
        block_give(block, first + answer->lane, answer->fact, &answer->value);
    }
}

static void run_load(struct bench *bench)
{
    block_clear(bench->block);
    for (uint32_t i = 0; i < BLOCK_LANES / COMPONENTS; i++)
        load(bench, bench->block);
}

static void run_fill(struct bench *bench)
{
    variants_fill(bench->block, bench->base, 0, UINT32_MAX);
}

static void run_evaluate(struct bench *bench)
{
    struct evaluate_failure failure;
    if (evaluate(bench->block, false, &failure) != EVALUATE_OK)
        abort();
}

static void run_score(struct bench *bench)
{
    score_block(&bench->scorer, bench->block, bench->factors, bench->points);
}

/* Seconds of this program on its core: what else runs counts little. */
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Seconds that a run takes: the best of some rounds. */
static double measure(struct bench *bench, void (*run)(struct bench *bench))
{
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        double start = now(), end = start;
        uint32_t runs = 0;
        for (; end < start + SECONDS / ROUNDS; end = now(), runs++)
            run(bench);
        if ((end - start) / runs < best)
            best = (end - start) / runs;
    }
    return best;
}

static void report(struct bench *bench)
{
    static const struct {
        const char *name;
        void (*run)(struct bench *bench);
    } runs[] = {{"loading", run_load},
                {"filling with copies", run_fill},
                {"evaluating", run_evaluate},
                {"scoring", run_score}};
    double seconds[4];
    printf("variants: %u rules, %u facts, %u planes, %u components\n", bench->pack->rule_count,
           bench->pack->vocabulary.count, bench->program->plane_count, COMPONENTS);
    for (int i = 0; i < 4; i++) {
        seconds[i] = measure(bench, runs[i].run);
        printf("  %-28s %9.3f M lanes/s %9.1f us for %u lanes\n", runs[i].name,
               1e-6 * bench->block->lanes / seconds[i], 1e6 * seconds[i], bench->block->lanes);
    }
    printf("  %-28s %9.1f x loading, %.2f of evaluating and scoring\n", "filling with copies",
           seconds[0] / seconds[1], seconds[1] / (seconds[2] + seconds[3]));
}

static bool begin(struct bench *bench)
{
    struct diags diags;
    bench->random = 1;
    arena_init(&bench->arena);
    diags_init(&diags, &bench->arena);
    bench->pack = image_read(builtin_image, builtin_image_length, &diags);
    if (bench->pack == NULL || (bench->program = program_new(bench->pack)) == NULL)
        return false;
    bench->base = block_new(bench->program, COMPONENTS);
    bench->block = block_new(bench->program, BLOCK_LANES);
    bench->factors =
        calloc((size_t)bench->pack->criterion_count * BLOCK_LANES, sizeof *bench->factors);
    bench->points = calloc((size_t)bench->pack->option_count * BLOCK_LANES, sizeof *bench->points);
    if (bench->base == NULL || bench->block == NULL || bench->factors == NULL ||
        bench->points == NULL || !scorer_init(&bench->scorer, &bench->arena, bench->pack))
        return false;
    for (uint32_t i = 0; i < bench->pack->criterion_count * BLOCK_LANES; i++)
        bench->factors[i] = 2000;
    return true;
}

int main(void)
{
    struct bench bench = {0};
    bool ready = begin(&bench);
    if (ready) {
        make_answers(&bench);
        load(&bench, bench.base);
        report(&bench);
    }
    free(bench.answers);
    free(bench.points);
    free(bench.factors);
    block_free(bench.block);
    block_free(bench.base);
    program_free(bench.program);
    pack_free(bench.pack);
    arena_fini(&bench.arena);
    return ready ? 0 : 3;
}
