/* How many components are evaluated in a second, over generated packs that resemble a real one: in
 * full blocks and one at a time, beside a plain recursive evaluator of the same conditions. */
#include <time.h>

#include "engine/evaluate.h"
#include "packs.h"

#define FACTS   60
#define LANES   512
#define POOL    16 /* values that are given to one fact */
#define SECONDS 0.25
#define ROUNDS  5

/* What a component gives, in the order of the facts. */
struct answers {
    struct {
        uint32_t fact;
        const struct value *value;
    } list[FACTS];
    uint32_t count;
};

struct bench {
    struct pack pack;
    struct program *program;
    struct block *block; /* LANES lanes */
    struct block *single;
    struct value pool[FACTS][POOL];
    struct answers answers[LANES];
    struct value values[LANES][FACTS]; /* the same for the plain evaluator, unknown ones included */
    uint64_t random;
    uint64_t sum; /* of what came out, so that nothing is optimised away */
};

/* A comparison of a number with one of twenty constants, or with a stretch between two. */
static const struct condition *number_leaf(struct bench *bench, uint32_t fact)
{
    int64_t step = 50 * NUMBER_ONE;
    int64_t low = (1 + draw_below(&bench->random, 10)) * step;
    int64_t high = low + (1 + draw_below(&bench->random, 9)) * step;
    uint32_t form = draw_below(&bench->random, 5);
    if (form < 2)
        low = 0;
    else if (form < 4)
        high = 1000 * NUMBER_ONE;
    return is_between(&bench->pack, fact, low, high);
}

static const struct condition *random_leaf(struct bench *bench, uint32_t limit)
{
    uint32_t number = draw_below(&bench->random, limit);
    const struct fact *fact = &bench->pack.vocabulary.facts[number];
    uint32_t one = draw_below(&bench->random, fact->value_count ? fact->value_count : 1);
    uint32_t other = draw_below(&bench->random, fact->value_count ? fact->value_count : 1);
    if (fact_value_kind(fact) == VALUE_NUMBER)
        return number_leaf(bench, number);
    if (fact->type == FACT_SET)
        return includes(&bench->pack, LEAF_INCLUDES_ANY, number, 1U << one | 1U << other);
    return is_one_of(&bench->pack, number, 1U << one | (one % 3 ? 0 : 1U << other));
}

/* Two to four comparisons, at times with a group of alternatives or exceptions. */
static const struct condition *random_condition(struct bench *bench, uint32_t limit)
{
    const struct condition *leaves[4];
    uint32_t form = draw_below(&bench->random, 6);
    for (int i = 0; i < 4; i++)
        leaves[i] = random_leaf(bench, limit);
    if (form > 2)
        return group_of(&bench->pack, CONDITION_ALL, 2, leaves[0], leaves[1]);
    if (form == 2)
        return group_of(&bench->pack, CONDITION_ALL, 3, leaves[0], leaves[1], leaves[2]);
    return group_of(&bench->pack, CONDITION_ALL, 3, leaves[0], leaves[1],
                    group_of(&bench->pack, form == 1 ? CONDITION_ANY : CONDITION_NONE, 2, leaves[2],
                             leaves[3]));
}

static struct value random_value(struct bench *bench, uint32_t number)
{
    const struct fact *fact = &bench->pack.vocabulary.facts[number];
    uint64_t some = draw(&bench->random) & ((UINT64_C(1) << fact->value_count) - 1);
    if (fact_value_kind(fact) == VALUE_NUMBER) {
        int64_t low = draw_below(&bench->random, 1000) * NUMBER_ONE;
        int64_t high = draw_below(&bench->random, 4) ? low : (low + 1000 * NUMBER_ONE) / 2;
        return numbers_of(&bench->pack, low, high);
    }
    if (fact->type == FACT_SET)
        return set_of(some, some);
    if (some && draw_below(&bench->random, 10) == 0)
        return choices_of(some);
    return value_choice(draw_below(&bench->random, fact->value_count));
}

static void make_facts(struct bench *bench)
{
    static const enum fact_type types[] = {FACT_BOOL,  FACT_CHOICE, FACT_LEVEL,  FACT_NUMBER,
                                           FACT_LEVEL, FACT_CHOICE, FACT_NUMBER, FACT_BOOL};
    struct pack *pack = &bench->pack;
    for (uint32_t i = 0; i < FACTS; i++) {
        enum fact_type type = i % 20 == 19 ? FACT_SET : types[i % 8];
        enum fact_scope scope = i % 2 ? FACT_COMPONENT : FACT_PROJECT;
        uint32_t number = type == FACT_NUMBER
                              ? add_number(pack, type, scope, 0, 1000 * NUMBER_ONE)
                              : add_fact(pack, type, scope, 3 + draw_below(&bench->random, 6));
        if (i % 6 < 4)
            continue;
        const struct condition *when = random_leaf(bench, i);
        struct value value = random_value(bench, number);
        if (i % 6 == 4)
            add_default(pack, number, when, value);
        else
            set_otherwise(pack, number, when, value);
    }
}

static void make_pack(struct bench *bench, uint32_t rules)
{
    pack_begin(&bench->pack, FACTS, rules);
    make_facts(bench);
    for (uint32_t i = 0; i < rules; i++)
        add_rule(&bench->pack, RULE_COMPONENT, random_condition(bench, FACTS));
}

/* Gives four facts of five, in each lane. */
static void make_answers(struct bench *bench)
{
    for (uint32_t fact = 0; fact < FACTS; fact++)
        for (uint32_t i = 0; i < POOL; i++)
            bench->pool[fact][i] = random_value(bench, fact);
    for (uint32_t lane = 0; lane < LANES; lane++) {
        struct answers *answers = &bench->answers[lane];
        for (uint32_t fact = 0; fact < FACTS; fact++) {
            const struct value *value = &bench->pool[fact][draw_below(&bench->random, POOL)];
            bench->values[lane][fact] = fact_domain(&bench->pack.vocabulary.facts[fact]);
            if (draw_below(&bench->random, 100) >= 80)
                continue;
            bench->values[lane][fact] = *value;
            answers->list[answers->count].fact = fact;
            answers->list[answers->count++].value = value;
        }
    }
}

static void add_lane(struct bench *bench, struct block *block, uint32_t from)
{
    const struct answers *answers = &bench->answers[from];
    uint32_t lane = block->groups[block_add(block, 1, false)].first;
    for (uint32_t i = 0; i < answers->count; i++)
        block_give(block, lane, answers->list[i].fact, answers->list[i].value);
}

static void run_evaluate(struct bench *bench, struct block *block)
{
    struct evaluate_failure failure;
    if (evaluate(block, true, &failure) != EVALUATE_OK)
        abort();
    for (uint32_t i = 0; i < bench->pack.rule_count; i++)
        bench->sum += block->root_true[(size_t)i * block->stride] & 1;
}

static void fill(struct bench *bench)
{
    block_clear(bench->block);
    for (uint32_t lane = 0; lane < LANES; lane++)
        add_lane(bench, bench->block, lane);
}

static void block_once(struct bench *bench)
{
    run_evaluate(bench, bench->block);
}

static void block_refilled(struct bench *bench)
{
    fill(bench);
    run_evaluate(bench, bench->block);
}

static void singles(struct bench *bench)
{
    for (uint32_t lane = 0; lane < LANES; lane++)
        run_evaluate(bench, bench->single);
}

static void singles_refilled(struct bench *bench)
{
    for (uint32_t lane = 0; lane < LANES; lane++) {
        block_clear(bench->single);
        add_lane(bench, bench->single, lane);
        run_evaluate(bench, bench->single);
    }
}

static enum truth numbers_within(struct intervals value, struct intervals accepts)
{
    bool some = false, all = true;
    for (uint32_t i = 0; i < value.count; i++) {
        bool inside = false;
        for (uint32_t j = 0; j < accepts.count; j++) {
            some |= value.items[i].low <= accepts.items[j].high &&
                    value.items[i].high >= accepts.items[j].low;
            inside |= value.items[i].low >= accepts.items[j].low &&
                      value.items[i].high <= accepts.items[j].high;
        }
        all &= inside;
    }
    return !some ? TRUTH_FALSE : all ? TRUTH_TRUE : TRUTH_UNDETERMINED;
}

static enum truth plain_leaf(const struct leaf *leaf, const struct value *value)
{
    if (value->kind == VALUE_NUMBER)
        return numbers_within(value->numbers, leaf->accepts.numbers);
    if (value->kind == VALUE_SET)
        return !bits_empty(bits_and(value->set.must, leaf->members)) ? TRUTH_TRUE
               : bits_empty(bits_and(value->set.may, leaf->members)) ? TRUTH_FALSE
                                                                     : TRUTH_UNDETERMINED;
    return bits_empty(bits_and(value->choices, leaf->accepts.choices))     ? TRUTH_FALSE
           : bits_empty(bits_minus(value->choices, leaf->accepts.choices)) ? TRUTH_TRUE
                                                                           : TRUTH_UNDETERMINED;
}

/* Looks no further once the outcome is certain. */
static enum truth plain_truth(const struct condition *condition, const struct value *values)
{
    if (condition->kind == CONDITION_LEAF)
        return plain_leaf(condition->leaf, &values[condition->leaf->fact]);
    enum truth ends = condition->kind == CONDITION_ALL ? TRUTH_FALSE : TRUTH_TRUE;
    enum truth truth = ends == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
    for (uint32_t i = 0; i < condition->count && truth != ends; i++) {
        enum truth child = plain_truth(&condition->children[i], values);
        if (child == ends || child == TRUTH_UNDETERMINED)
            truth = child;
    }
    if (condition->kind != CONDITION_NONE || truth == TRUTH_UNDETERMINED)
        return truth;
    return truth == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
}

/* Only the rules: no defaults, nothing derived. */
static void plain(struct bench *bench)
{
    for (uint32_t lane = 0; lane < LANES; lane++)
        for (uint32_t i = 0; i < bench->pack.rule_count; i++)
            bench->sum += plain_truth(bench->pack.rules[i].when, bench->values[lane]);
}

static void compile(struct bench *bench)
{
    struct program *program = program_new(&bench->pack);
    bench->sum += program->test_count;
    program_free(program);
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

static void report(struct bench *bench, uint32_t rules)
{
    static const struct {
        const char *name;
        void (*run)(struct bench *bench);
    } runs[] = {{"block of 512 lanes", block_once},
                {"block, filling it too", block_refilled},
                {"one lane at a time", singles},
                {"one lane, filling it too", singles_refilled},
                {"plain recursion, rules only", plain}};
    double seconds[5];
    printf("evaluate: %u rules, %u facts, %u tests, %u slots\n", rules, FACTS,
           bench->program->test_count, bench->program->slot_count);
    for (int i = 0; i < 5; i++) {
        seconds[i] = measure(bench, runs[i].run) / LANES;
        printf("  %-28s %9.3f M components/s %9.0f ns\n", runs[i].name, 1e-6 / seconds[i],
               1e9 * seconds[i]);
    }
    printf("  %-28s %9.1f x plain, %.1f x one lane\n", "block of 512 lanes",
           seconds[4] / seconds[0], seconds[2] / seconds[0]);
    printf("  %-28s %9.1f us\n", "compiling the pack", 1e6 * measure(bench, compile));
}

int main(void)
{
    static const uint32_t sizes[] = {100, 1000, 10000};
    uint64_t sum = 0;
    for (int i = 0; i < 3; i++) {
        struct bench *bench = calloc(1, sizeof *bench);
        if (bench == NULL)
            return 3;
        bench->random = 1;
        make_pack(bench, sizes[i]);
        make_answers(bench);
        bench->program = program_new(&bench->pack);
        bench->block = bench->program ? block_new(bench->program, LANES) : NULL;
        bench->single = bench->program ? block_new(bench->program, 1) : NULL;
        if (bench->block == NULL || bench->single == NULL)
            return 3;
        fill(bench);
        add_lane(bench, bench->single, 0);
        report(bench, sizes[i]);
        sum += bench->sum;
        block_free(bench->single);
        block_free(bench->block);
        program_free(bench->program);
        pack_done(&bench->pack);
        free(bench);
    }
    return sum == 0;
}
