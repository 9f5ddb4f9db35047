#include "author/lint/sample.h"

#include <string.h>

#include "base/digest.h"
#include "engine/chance.h"
#include "engine/evaluate.h"
#include "engine/variants.h"

/* What a sample is drawn from. */
struct urn {
    struct dice dice;
    struct chance **chances; /* by fact: one, or by member of a set; NULL: nothing is drawn */
    uint8_t *classes;        /* room for the planes of a column */
};

/* The chance of a fact that has one value. */
static bool fill_fact(struct urn *urn, struct arena *arena, const struct program *program,
                      uint32_t number)
{
    const struct column *column = &program->columns[number];
    struct chance *chance = arena_new(arena, 1, sizeof *chance);
    urn->chances[number] = chance;
    memset(urn->classes, 0xff, column->planes);
    return chance && chance_of_classes(chance, arena, program, number, urn->classes);
}

/* The chances of the members of a set. */
static bool fill_set(struct urn *urn, struct arena *arena, const struct program *program,
                     uint32_t number)
{
    const struct fact *fact = &program->pack->vocabulary.facts[number];
    uint32_t count = program->columns[number].classes;
    struct chance *chances = arena_new(arena, count, sizeof *chances);
    urn->chances[number] = chances;
    for (uint32_t member = 0; chances && member < count; member++)
        if (!chance_of_member(&chances[member], arena, fact, member))
            return false;
    return chances != NULL;
}

static bool urn_init(struct urn *urn, struct arena *arena, const struct program *program)
{
    const struct vocabulary *vocabulary = &program->pack->vocabulary;
    bool done = true;
    *urn = (struct urn){.chances = arena_new(arena, vocabulary->count, sizeof *urn->chances),
                        .classes = arena_new(arena, program->widest / 8 + 1, 1)};
    if (!urn->chances || !urn->classes)
        return false;
    for (uint32_t number = 0; done && number < vocabulary->count; number++) {
        const struct fact *fact = &vocabulary->facts[number];
        enum column_kind kind = program->columns[number].kind;
        if (!fact->derived && !fact->reserved && kind != COLUMN_TEXT)
            done = kind == COLUMN_SET ? fill_set(urn, arena, program, number)
                                      : fill_fact(urn, arena, program, number);
    }
    return done;
}

/* Gives a lane what a random profile answers. */
static void give_lane(struct block *block, uint32_t lane, struct urn *urn)
{
    const struct program *program = block->program;
    for (uint32_t number = 0; number < program->pack->vocabulary.count; number++) {
        const struct column *column = &program->columns[number];
        const struct chance *chances = urn->chances[number];
        if (chances && column->kind == COLUMN_SET) {
            for (uint32_t member = 0; member < column->classes; member++)
                block_narrow_member(block, lane, number, member,
                                    chance_draw(&chances[member], &urn->dice), true);
        } else if (chances) {
            uint16_t class = chance_draw(chances, &urn->dice);
            memset(urn->classes, 0, column->planes);
            urn->classes[class / 8] = (uint8_t)(1U << class % 8);
            block_narrow(block, lane, number, urn->classes, true);
        }
    }
}

/* Finds the lanes that meet no check of level error. */
static void find_valid(struct sample *sample, uint32_t number)
{
    const struct block *block = sample->blocks[number];
    const struct pack *pack = block->program->pack;
    uint64_t *valid = sample->valid[number];
    for (uint32_t w = 0; w < block->words; w++)
        valid[w] = block_lanes_of(block, w);
    for (uint32_t i = 0; i < pack->check_count; i++) {
        size_t at = (size_t)block->program->check_root[i] * block->stride;
        if (pack->checks[i].error)
            mask_minus(valid, block->root_true + at, block->words);
    }
    for (uint32_t w = 0; w < block->words; w++)
        sample->profiles += (uint32_t)__builtin_popcountll(valid[w]);
}

/* Makes one block of the sample; it is in the list before it can fail. */
static bool fill_block(struct sample *sample, const struct program *program, uint32_t lanes,
                       struct urn *urn)
{
    struct evaluate_failure failure;
    struct block *block = block_new(program, lanes);
    if (!block)
        return false;
    sample->blocks[sample->count++] = block;
    for (uint32_t lane = 0; lane < lanes; lane++) {
        block_add(block, 1, false);
        give_lane(block, lane, urn);
    }
    if (evaluate(block, false, &failure) != EVALUATE_OK)
        return false;
    find_valid(sample, sample->count - 1);
    return true;
}

struct sample *sample_new(struct arena *arena, const struct program *program, uint32_t profiles)
{
    uint32_t count = (profiles + BLOCK_LANES - 1) / BLOCK_LANES;
    struct urn urn;
    struct sample *sample = arena_new(arena, 1, sizeof *sample);
    if (!sample || !urn_init(&urn, arena, program))
        return NULL;
    sample->blocks = arena_new(arena, count, sizeof *sample->blocks);
    sample->valid = arena_new(arena, count, sizeof *sample->valid);
    if (!sample->blocks || !sample->valid)
        return NULL;
    for (uint32_t left = profiles; left > 0;) {
        uint32_t lanes = left < BLOCK_LANES ? left : BLOCK_LANES;
        if (!fill_block(sample, program, lanes, &urn)) {
            sample_free(sample);
            return NULL;
        }
        left -= lanes;
    }
    return sample;
}

void sample_free(struct sample *sample)
{
    if (!sample)
        return;
    for (uint32_t i = 0; i < sample->count; i++)
        block_free(sample->blocks[i]);
}

bool sample_implies(const struct sample *sample, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < sample->count; i++) {
        const struct block *block = sample->blocks[i];
        struct masks first = block_rule_masks(block, a), second = block_rule_masks(block, b);
        for (uint32_t w = 0; w < block->words; w++)
            if (first.is_true[w] & ~second.is_true[w] & sample->valid[i][w])
                return false;
    }
    return true;
}

uint64_t sample_print(const struct sample *sample, uint32_t rule)
{
    uint64_t print = 0, any = 0;
    for (uint32_t i = 0; i < sample->count; i++) {
        const struct block *block = sample->blocks[i];
        struct masks masks = block_rule_masks(block, rule);
        uint64_t fires[MASK_WORDS] = {0};
        for (uint32_t w = 0; w < block->words; w++) {
            fires[w] = masks.is_true[w] & sample->valid[i][w];
            any |= fires[w];
        }
        print = (print << 7 | print >> 57) ^ digest_quick(fires, sizeof fires);
    }
    return any == 0 ? 0 : print | 1;
}
