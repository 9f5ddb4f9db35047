#include "decide/explore/weights.h"

#include "decide/explore/chances.h"

/* Factors that are told apart in a doubling. */
#define STEPS_A_DOUBLING 64

/* 2^(1/64) and 2^(1/8) with 32 fractional bits. */
#define SIXTY_FOURTH UINT64_C(4341736423)
#define EIGHTH       UINT64_C(4683695048)

/* ---- many weightings ---- */

/* 2^(i/64 - 1) for i from 0 to 128, with 16 fractional bits. */
static void make_ladder(uint64_t ladder[2 * STEPS_A_DOUBLING + 1])
{
    uint64_t factor = UINT64_C(1) << 31; /* a half, with 32 fractional bits */
    for (uint32_t i = 0; i <= 2 * STEPS_A_DOUBLING; i++) {
        ladder[i] = (factor + (1 << 15)) >> 16;
        factor = (uint64_t)((unsigned __int128)factor * SIXTY_FOURTH >> 32);
    }
}

static void draw_weighting(const struct inquiry *inquiry, struct dice *dice, const uint64_t *ladder,
                           int64_t *factors)
{
    uint32_t count = inquiry->ruling->profile->pack->criterion_count;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t by = ladder[dice_below(dice, 2 * STEPS_A_DOUBLING + 1)];
        factors[i] = (int64_t)(((unsigned __int128)inquiry->factors[i] * by + (1 << 15)) >> 16);
    }
}

struct acceptability *weightings_try(struct arena *arena, struct inquiry *inquiry, uint32_t trials)
{
    struct acceptability *acceptability = arena_new(arena, 1, sizeof *acceptability);
    int64_t *factors = inquiry_factors(inquiry);
    uint32_t counts[OUTCOME_CODES] = {0};
    uint64_t ladder[2 * STEPS_A_DOUBLING + 1];
    struct dice dice = {0};
    struct outcome outcome;
    if (!acceptability || !factors)
        return NULL;
    make_ladder(ladder);
    inquiry_refill(inquiry);
    *acceptability = (struct acceptability){.trials = 0};
    for (uint32_t i = 0; i < trials; i++) {
        draw_weighting(inquiry, &dice, ladder, factors);
        if (!inquiry_weigh(inquiry, factors, &outcome))
            continue;
        counts[outcome_code(outcome)]++;
        acceptability->trials++;
    }
    inquiry_weigh(inquiry, inquiry->factors, &outcome);
    acceptability->same = counts[outcome_code(ruling_outcome(inquiry->ruling))];
    acceptability->outcomes = outcomes_sorted(arena, counts, &acceptability->outcome_count);
    return acceptability->outcomes ? acceptability : NULL;
}

/* ---- one criterion ---- */

/* A criterion whose weight is moved. */
struct moving {
    struct inquiry *inquiry;
    int64_t *factors; /* the ruling's, but for the criterion */
    uint32_t criterion;
    int64_t halves; /* its priority */
    struct outcome home;
};

/* Whether the verdict is another one at a weight. */
static bool is_other(const struct moving *moving, int64_t weight, struct outcome *outcome)
{
    moving->factors[moving->criterion] = weight * moving->halves;
    return inquiry_weigh(moving->inquiry, moving->factors, outcome) &&
           !outcome_equal(*outcome, moving->home);
}

/* Between a weight with the home verdict and one without, finds the one without it that is nearest
 * to the former, should there be just one change between them. */
static int64_t narrow_down(const struct moving *moving, int64_t same, int64_t other)
{
    struct outcome outcome;
    while (other - same > 1 || same - other > 1) {
        int64_t middle = same + (other - same) / 2;
        if (is_other(moving, middle, &outcome))
            other = middle;
        else
            same = middle;
    }
    return other;
}

/* The weight after one in a direction: an eighth of a doubling on, at least a thousandth. */
static int64_t next_weight(int64_t weight, bool up)
{
    unsigned __int128 scaled = (unsigned __int128)weight;
    if (up) {
        int64_t next = (int64_t)(scaled * EIGHTH >> 32);
        next = next > weight ? next : weight + 1;
        return next < WEIGHT_MOST ? next : WEIGHT_MOST;
    }
    int64_t next = (int64_t)((scaled << 32) / EIGHTH);
    return next < weight ? next : weight - 1;
}

/* Finds the nearest flip in a direction. */
static bool find_flip(const struct moving *moving, int64_t weight, bool up, int64_t *flip,
                      struct outcome *outcome)
{
    int64_t end = up ? WEIGHT_MOST : 0;
    for (int64_t same = weight; same != end;) {
        int64_t other = next_weight(same, up);
        if (is_other(moving, other, outcome)) {
            *flip = narrow_down(moving, same, other);
            return is_other(moving, *flip, outcome);
        }
        same = other;
    }
    return false;
}

/* By how much a flip's nearer weight differs from the weight, as a ratio with 16 fractional bits.
 */
static uint64_t nearness(const struct weight_flip *flip)
{
    uint64_t least = UINT64_MAX;
    uint64_t weight = (uint64_t)flip->weight + 1;
    if (flip->has_lower)
        least = (weight << 16) / ((uint64_t)flip->lower + 1);
    if (flip->has_upper) {
        uint64_t ratio = (((uint64_t)flip->upper + 1) << 16) / weight;
        least = ratio < least ? ratio : least;
    }
    return least;
}

static void add_flip(struct acceptability *acceptability, const struct weight_flip *flip)
{
    uint32_t at = acceptability->flip_count++;
    for (; at > 0 && nearness(&acceptability->flips[at - 1]) > nearness(flip); at--)
        acceptability->flips[at] = acceptability->flips[at - 1];
    acceptability->flips[at] = *flip;
}

bool weights_flip(struct acceptability *acceptability, struct arena *arena, struct inquiry *inquiry)
{
    const struct profile *profile = inquiry->ruling->profile;
    uint32_t count = profile->pack->criterion_count;
    struct moving moving = {.inquiry = inquiry,
                            .factors = inquiry_factors(inquiry),
                            .home = ruling_outcome(inquiry->ruling)};
    struct outcome outcome;
    acceptability->flips = arena_new(arena, count, sizeof *acceptability->flips);
    acceptability->flip_count = 0;
    if (!moving.factors || !acceptability->flips)
        return false;
    inquiry_refill(inquiry);
    for (uint32_t i = 0; i < count; i++) {
        struct weight_flip flip = {.criterion = i, .weight = profile->weights[i]};
        moving.criterion = i;
        moving.halves = profile->priorities[i];
        if (moving.halves == 0) /* ignored: no weight changes that */
            continue;
        flip.has_lower = find_flip(&moving, flip.weight, false, &flip.lower, &flip.below);
        flip.has_upper = find_flip(&moving, flip.weight, true, &flip.upper, &flip.above);
        moving.factors[i] = inquiry->factors[i];
        if (flip.has_lower || flip.has_upper)
            add_flip(acceptability, &flip);
    }
    inquiry_weigh(inquiry, inquiry->factors, &outcome);
    return true;
}
