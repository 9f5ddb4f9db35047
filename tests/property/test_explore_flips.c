/* Flips and flip weights against rulings of the changed profile: what is found is what such a
 * ruling says, nothing nearer is left out, and one step less does not do. */
#include "explore_cases.h"

#include "decide/explore/flips.h"
#include "decide/explore/weights.h"

#define MOST_PLACES 64
#define MOST_KEPT   8192
#define SOME_PAIRS  60 /* of a case that are tried */
#define SOME_FLIPS  80 /* that are checked */

static const struct flips_budget all_of_them = {
    .lanes = 100000000, .kept = MOST_KEPT, .pairs = true};

/* An answer that may be changed. */
struct spot {
    uint32_t fact;
    uint32_t component;
    const struct answer *given; /* NULL: not */
    uint64_t must;              /* of a set: what surely stands */
    uint64_t stands;            /* values that may stand, by number; of what is given */
};

/* A change of an answer to value number `index`. */
struct move {
    const struct spot *spot;
    uint32_t index;
    const char *setting;
    uint32_t distance;
};

static struct {
    uint64_t single, pairs, priorities, weights;
} sums;

/* ---- spots ---- */

static bool shares(const struct explored *it, const struct docket *docket, uint32_t lane,
                   const struct spot *spot)
{
    uint32_t component = cite_component(docket, lane);
    if (spot->component != COMPONENT_NONE)
        return component == spot->component;
    return component == COMPONENT_NONE || !it->profile->components[component].answers[spot->fact];
}

static void add_spot(struct explored *it, struct inquiry *inquiry, struct spot *spots,
                     uint32_t *count, uint32_t fact, uint32_t component)
{
    const struct docket *docket = &inquiry->docket;
    const struct fact *what = &it->pack->vocabulary.facts[fact];
    const struct answer *answer = profile_answer(it->profile, component, fact);
    struct spot *spot = &spots[*count];
    uint32_t lane = docket->group->first;
    if (what->derived || what->reserved || what->type == FACT_TEXT)
        return;
    assert_true(*count < MOST_PLACES);
    *spot = (struct spot){fact, component, answer && !answer->unknown ? answer : NULL, 0, 0};
    while (lane < group_end(docket->group) && !shares(it, docket, lane, spot))
        lane++;
    if (lane == group_end(docket->group))
        return;
    const struct column *column = &it->judge->program->columns[fact];
    for (uint32_t i = 0; what->type == FACT_SET && i < what->value_count; i++)
        if (mask_has(docket->block->slots +
                         (size_t)(column->first_slot + i) * docket->block->stride,
                     lane))
            spot->must |= UINT64_C(1) << i;
    for (uint32_t i = 0; i < count_values(what); i++)
        if (spot->given && allows_value(what, spot->given, i))
            spot->stands |= UINT64_C(1) << i;
    ++*count;
}

static uint32_t find_spots(struct explored *it, struct inquiry *inquiry, struct spot *spots)
{
    const struct vocabulary *vocabulary = &it->pack->vocabulary;
    uint32_t count = 0;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++)
        if (vocabulary->facts[fact].scope == FACT_PROJECT)
            add_spot(it, inquiry, spots, &count, fact, COMPONENT_NONE);
    for (uint32_t i = 0; i < it->profile->component_count; i++)
        for (uint32_t fact = 0; fact < vocabulary->count; fact++)
            if (vocabulary->facts[fact].scope == FACT_COMPONENT ||
                it->profile->components[i].answers[fact])
                add_spot(it, inquiry, spots, &count, fact, i);
    return count;
}

/* How far a value is from what stands: as flips.h has it, worked out from the values. */
static uint32_t distance_of(const struct explored *it, const struct spot *spot, uint32_t index)
{
    const struct fact *fact = &it->pack->vocabulary.facts[spot->fact];
    const struct column *column = &it->judge->program->columns[spot->fact];
    uint32_t least = UINT32_MAX;
    if (!spot->given)
        return STEP_OPEN;
    if (fact_value_kind(fact) != VALUE_NUMBER)
        return (spot->stands >> index) & 1 ? STEP_OPEN : STEP_WHOLE;
    uint32_t class = column_class(column, index * NUMBER_ONE);
    for (uint32_t i = 0; i < CASE_NUMBERS; i++) {
        uint32_t other = column_class(column, i * NUMBER_ONE);
        uint32_t gap = other > class ? other - class : class - other;
        if ((spot->stands >> i) & 1)
            least = gap < least ? gap : least;
    }
    return least == 0 ? STEP_OPEN : least * STEP_WHOLE;
}

/* Whether value number `index` is a step from what stands. */
static bool is_move(const struct explored *it, const struct spot *spot, uint32_t index)
{
    if (it->pack->vocabulary.facts[spot->fact].type != FACT_SET)
        return true;
    uint32_t changed = (uint32_t)__builtin_popcountll(spot->must ^ index);
    return changed == 1 || (changed == 0 && !spot->given);
}

static struct move move_to(struct arena *arena, const struct explored *it, const struct spot *spot,
                           uint32_t index)
{
    const struct fact *fact = &it->pack->vocabulary.facts[spot->fact];
    return (struct move){
        spot, index,
        setting_of(arena, it, spot->fact, spot->component, value_text(arena, fact, index)),
        distance_of(it, spot, index)};
}

/* ---- what changes come to ---- */

/* Whether the question of a fact arises in a variant, in a lane that shares the answer. */
static bool arises(const struct explored *it, struct variant *variant, const struct spot *spot)
{
    struct hearing hearing;
    uint32_t root = it->judge->program->ask_root[spot->fact];
    bool found = root == UINT32_MAX;
    assert_true(
        hearing_init(&hearing, it->judge, variant->profile, it->assumptions, &variant->diags));
    struct docket docket = {variant->profile, hearing.block, &hearing.block->groups[hearing.group]};
    for (uint32_t lane = 0; lane < group_end(docket.group); lane++)
        found = found || (shares(it, &docket, lane, spot) &&
                          block_root(hearing.block, root, lane) != TRUTH_FALSE);
    hearing_fini(&hearing);
    return found;
}

/* Whether moves flip the verdict, as a ruling of the changed profile says. */
static bool do_flip(const struct explored *it, const struct move *moves, uint32_t count,
                    struct outcome *outcome, int64_t *margin)
{
    struct variant variant;
    const char *settings[2] = {moves[0].setting, count > 1 ? moves[1].setting : NULL};
    variant_init(&variant, it, settings, count, false);
    bool flips = variant.ruling != NULL;
    if (flips) {
        *outcome = ruling_outcome(variant.ruling);
        *margin = variant.ruling->has_rival && outcome->verdict < VERDICT_EITHER
                      ? variant.ruling->margin
                      : 0;
        flips = !outcome_equal(*outcome, ruling_outcome(it->ruling));
    }
    for (uint32_t i = 0; i < count && flips; i++)
        flips = arises(it, &variant, moves[i].spot);
    variant_fini(&variant);
    return flips;
}

static bool changes_spot(const struct change *change, const struct spot *spot)
{
    return change->kind == CHANGE_FACT && change->fact == spot->fact &&
           change->component == spot->component;
}

/* Finds the flip that changes the same answers to the same verdict, as near at least. */
static bool is_found(const struct flips *flips, const struct move *moves, uint32_t count,
                     struct outcome outcome)
{
    uint32_t distance = moves[0].distance + (count > 1 ? moves[1].distance : 0);
    for (uint32_t i = 0; i < flips->count; i++) {
        const struct flip *flip = &flips->items[i];
        if (flip->change_count != count || flip->distance > distance ||
            !outcome_equal(flip->outcome, outcome))
            continue;
        const struct change *changes = flip->changes;
        if (count == 1 ? changes_spot(&changes[0], moves[0].spot)
                       : (changes_spot(&changes[0], moves[0].spot) &&
                          changes_spot(&changes[1], moves[1].spot)) ||
                             (changes_spot(&changes[0], moves[1].spot) &&
                              changes_spot(&changes[1], moves[0].spot)))
            return true;
    }
    return false;
}

/* ---- flips ---- */

static void singles_are_found(struct explored *it, const struct flips *flips,
                              const struct spot *spots, uint32_t count)
{
    struct outcome outcome;
    int64_t margin;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t v = 0; v < count_values(&it->pack->vocabulary.facts[spots[i].fact]); v++) {
            struct move move = move_to(&it->arena, it, &spots[i], v);
            if (!is_move(it, &spots[i], v) || !do_flip(it, &move, 1, &outcome, &margin))
                continue;
            sums.single++;
            expect(it, is_found(flips, &move, 1, outcome), "%s, %u away, makes it %d %d, unseen",
                   move.setting, move.distance, (int)outcome.verdict, (int)outcome.option);
        }
}

static bool may_go_together(const struct spot *a, const struct spot *b)
{
    return a != b && (a->component == b->component || a->component == COMPONENT_NONE ||
                      b->component == COMPONENT_NONE);
}

static struct move draw_move(struct explored *it, const struct spot *spots, uint32_t count)
{
    const struct spot *spot = &spots[draw_below(&it->random, count)];
    uint32_t values = count_values(&it->pack->vocabulary.facts[spot->fact]);
    uint32_t index = draw_below(&it->random, values);
    while (!is_move(it, spot, index))
        index = (index + 1) % values;
    return move_to(&it->arena, it, spot, index);
}

static void pairs_are_found(struct explored *it, const struct flips *flips,
                            const struct spot *spots, uint32_t count)
{
    struct outcome outcome, alone;
    int64_t margin;
    for (uint32_t i = 0; i < SOME_PAIRS && count > 1; i++) {
        struct move moves[2] = {draw_move(it, spots, count), draw_move(it, spots, count)};
        if (!may_go_together(moves[0].spot, moves[1].spot) ||
            !do_flip(it, moves, 2, &outcome, &margin) ||
            do_flip(it, &moves[0], 1, &alone, &margin) ||
            do_flip(it, &moves[1], 1, &alone, &margin))
            continue;
        sums.pairs++;
        expect(it, is_found(flips, moves, 2, outcome), "%s and %s make it %d %d, unseen",
               moves[0].setting, moves[1].setting, (int)outcome.verdict, (int)outcome.option);
    }
}

/* The move that a change of a fact is. */
static struct move move_of(struct explored *it, const struct change *change,
                           const struct spot *spots, uint32_t count)
{
    const struct spot *spot = NULL;
    for (uint32_t i = 0; i < count; i++)
        if (changes_spot(change, &spots[i]))
            spot = &spots[i];
    expect(it, spot != NULL, "fact %u of %d cannot be changed", change->fact,
           (int)change->component);
    return (struct move){
        .spot = spot,
        .setting = setting_of(&it->arena, it, change->fact, change->component, change->to)};
}

static void check_facts(struct explored *it, const struct flip *flip, const struct spot *spots,
                        uint32_t count)
{
    struct move moves[2];
    struct outcome outcome, alone;
    int64_t margin = 0, other;
    for (uint32_t i = 0; i < flip->change_count; i++)
        moves[i] = move_of(it, &flip->changes[i], spots, count);
    const char *second = flip->change_count > 1 ? moves[1].setting : "";
    expect(it, do_flip(it, moves, flip->change_count, &outcome, &margin), "no flip: %s %s",
           moves[0].setting, second);
    expect(it, outcome_equal(outcome, flip->outcome) && margin == flip->margin,
           "%s %s makes it %d %d by %" PRId64 ", not %d %d by %" PRId64, moves[0].setting, second,
           (int)outcome.verdict, (int)outcome.option, margin, (int)flip->outcome.verdict,
           (int)flip->outcome.option, flip->margin);
    for (uint32_t i = 0; flip->change_count > 1 && i < 2; i++)
        expect(it, !do_flip(it, &moves[i], 1, &alone, &other), "%s does it alone",
               moves[i].setting);
}

static void check_priority(struct explored *it, const struct flip *flip)
{
    const struct change *change = &flip->changes[0];
    struct variant variant;
    const char *setting = arena_printf(&it->arena, "priorities.%s=%s",
                                       it->pack->criteria[change->fact].id, change->to);
    variant_init(&variant, it, &setting, 1, false);
    expect(it,
           variant.ruling && outcome_equal(ruling_outcome(variant.ruling), flip->outcome) &&
               !outcome_equal(flip->outcome, ruling_outcome(it->ruling)),
           "%s makes no such flip", setting);
    variant_fini(&variant);
    sums.priorities++;
}

static bool are_alike(const struct flip *a, const struct flip *b)
{
    if (a->change_count != b->change_count || !outcome_equal(a->outcome, b->outcome))
        return false;
    for (uint32_t i = 0; i < a->change_count; i++)
        if (a->changes[i].kind != b->changes[i].kind || a->changes[i].fact != b->changes[i].fact ||
            a->changes[i].component != b->changes[i].component)
            return false;
    return true;
}

static void flips_hold(struct explored *it, const struct flips *flips, const struct spot *spots,
                       uint32_t count)
{
    expect(it, flips->complete && flips->count < MOST_KEPT, "not all were tried or kept");
    for (uint32_t i = 0; i < flips->count; i++) {
        const struct flip *flip = &flips->items[i];
        expect(it, i == 0 || flip[-1].distance <= flip->distance, "flip %u is out of order", i);
        for (uint32_t j = 0; j < i; j++)
            expect(it, !are_alike(&flips->items[j], flip), "flips %u and %u are alike", j, i);
        if (i % (1 + flips->count / SOME_FLIPS) != 0)
            continue;
        if (flip->changes[0].kind == CHANGE_PRIORITY)
            check_priority(it, flip);
        else
            check_facts(it, flip, spots, count);
    }
}

/* Whatever is kept is the nearest, in the same order. */
static void the_nearest_are_kept(struct explored *it, struct inquiry *inquiry,
                                 const struct flips *all, uint32_t kept)
{
    struct flips_budget few = all_of_them;
    few.kept = kept;
    struct flips *flips = flips_find(&it->arena, inquiry, &few);
    expect(it, flips && flips->complete, "few flips are not complete");
    expect(it, flips->count == (all->count < few.kept ? all->count : few.kept),
           "%u of %u flips are kept of %u", flips->count, few.kept, all->count);
    for (uint32_t i = 0; i < flips->count; i++)
        expect(it,
               are_alike(&flips->items[i], &all->items[i]) &&
                   flips->items[i].distance == all->items[i].distance &&
                   strcmp(flips->items[i].changes[0].to, all->items[i].changes[0].to) == 0,
               "flip %u of %u is another one", i, few.kept);
}

/* ---- weights ---- */

static struct outcome rule_by_weight(struct explored *it, uint32_t criterion, int64_t weight)
{
    struct variant variant;
    const char *setting =
        arena_printf(&it->arena, "weights.%s=%d.%03d", it->pack->criteria[criterion].id,
                     (int)(weight / 1000), (int)(weight % 1000));
    variant_init(&variant, it, &setting, 1, false);
    struct outcome outcome = ruling_outcome(variant.ruling);
    variant_fini(&variant);
    sums.weights++;
    return outcome;
}

static void check_weight(struct explored *it, uint32_t criterion, bool found, int64_t weight,
                         int64_t nearer, struct outcome outcome, int64_t end)
{
    struct outcome home = ruling_outcome(it->ruling);
    if (!found) {
        expect(it, outcome_equal(rule_by_weight(it, criterion, end), home), "%s flips at %d",
               it->pack->criteria[criterion].id, (int)end);
        return;
    }
    expect(it,
           outcome_equal(rule_by_weight(it, criterion, weight), outcome) &&
               !outcome_equal(outcome, home),
           "%s does not flip at %d thousandths", it->pack->criteria[criterion].id, (int)weight);
    expect(it, outcome_equal(rule_by_weight(it, criterion, nearer), home),
           "%s flips at %d thousandths already", it->pack->criteria[criterion].id, (int)nearer);
}

static void weights_hold(struct explored *it, struct inquiry *inquiry)
{
    struct acceptability acceptability;
    assert_true(weights_flip(&acceptability, &it->arena, inquiry));
    for (uint32_t i = 0, at; i < it->pack->criterion_count; i++) {
        struct weight_flip none = {.criterion = i}, *flip = &none;
        for (at = 0; at < acceptability.flip_count; at++)
            if (acceptability.flips[at].criterion == i)
                flip = &acceptability.flips[at];
        check_weight(it, i, flip->has_lower, flip->lower, flip->lower + 1, flip->below, 0);
        check_weight(it, i, flip->has_upper, flip->upper, flip->upper - 1, flip->above,
                     WEIGHT_MOST);
    }
}

/* ---- all ---- */

static void check_case(struct explored *it)
{
    static struct spot spots[MOST_PLACES];
    struct inquiry inquiry;
    struct outcome outcome;
    assert_true(inquiry_init(&inquiry, it->judge, it->ruling, it->assumptions, &it->diags));
    expect(it,
           inquiry_weigh(&inquiry, inquiry.factors, &outcome) &&
               outcome_equal(outcome, ruling_outcome(it->ruling)) &&
               (!it->ruling->has_rival || inquiry.plans.margin == it->ruling->margin),
           "the inquiry has another verdict");
    uint32_t count = find_spots(it, &inquiry, spots);
    struct flips *flips = flips_find(&it->arena, &inquiry, &all_of_them);
    assert_non_null(flips);
    flips_hold(it, flips, spots, count);
    the_nearest_are_kept(it, &inquiry, flips, 1 + draw_below(&it->random, flips->count + 2));
    singles_are_found(it, flips, spots, count);
    pairs_are_found(it, flips, spots, count);
    weights_hold(it, &inquiry);
    inquiry_fini(&inquiry);
}

static void flips_are_exact_and_minimal(void **state)
{
    (void)state;
    explore_cases(150, check_case);
    print_message("# %" PRIu64 " single changes, %" PRIu64 " pairs, %" PRIu64
                  " priorities flip, %" PRIu64 " weights tried\n",
                  sums.single, sums.pairs, sums.priorities, sums.weights);
}

/* With the default pack there are so many changes that most are never tried where few are kept. */
static void what_is_not_tried_is_not_near(void **state)
{
    static const char *const paths[] = {"profiles/crud-api.yaml", "profiles/clinic.yaml",
                                        "profiles/serverless-functions.yaml"};
    struct explored it = {.assumptions = true};
    (void)state;
    arena_init(&it.arena);
    diags_init(&it.diags, &it.arena);
    it.pack = pack_read(&it.arena, "rules", &it.diags);
    assert_non_null(it.pack);
    it.judge = judge_new(it.pack);
    for (uint32_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct profile_input input = {.path = paths[i]};
        struct inquiry inquiry;
        it.profile = profile_read(&it.arena, it.pack, &input, &it.diags);
        const struct profile *const one[] = {it.profile};
        it.rulings =
            judge_profiles(it.judge, one, 1, (struct judge_options){true, false}, &it.diags);
        assert_non_null(it.rulings);
        assert_true(inquiry_init(&inquiry, it.judge, it.rulings->items, true, &it.diags));
        struct flips *all = flips_find(&it.arena, &inquiry, &all_of_them);
        assert_non_null(all);
        for (uint32_t kept = 1; kept < all->count && kept < 60; kept++)
            the_nearest_are_kept(&it, &inquiry, all, kept);
        inquiry_fini(&inquiry);
        rulings_free(it.rulings);
        profile_free(it.profile);
    }
    judge_free(it.judge);
    pack_free(it.pack);
    arena_fini(&it.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flips_are_exact_and_minimal),
        cmocka_unit_test(what_is_not_tried_is_not_near),
    };
    return cmocka_run_group_tests_name("explore flips", tests, NULL, NULL);
}
