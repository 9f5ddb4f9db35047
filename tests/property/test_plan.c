/* Plans against an oracle that tries every assignment: on random suits, what plans are worth at
 * either end, which is best and by how much, and everything that a ruling keeps of that.
 *
 * RULING_SEED sets the first random number, RULING_CASES how many profiles are tried at least,
 * ROUNDS multiplies that. */
#include <inttypes.h>

#include "engine/evaluate.h"
#include "engine/load.h"
#include "plan_oracle.h"

/* Profiles of a pack that are judged together. */
#define TOGETHER 8

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? strtoull(text, NULL, 0) : otherwise;
}

/* Of the pack that is tried. */
static uint64_t seed;

static void expect(bool holds, const char *what)
{
    if (!holds)
        fail_msg("%s: RULING_SEED=%" PRIu64 " RULING_CASES=1", what, seed);
}

/* ---- what plans are worth ---- */

/* The options of an assignment by item of the stakes. */
static void by_item(const struct ledger *ledger, const uint8_t *options, uint8_t *items)
{
    for (uint32_t i = 0; i < ledger->count; i++)
        items[i] = options[ledger->parts[i]];
}

/* Every assignment comes to what the formula says. */
static void check_problem(const struct stakes *stakes, const struct ledger *ledger)
{
    struct assign_problem problem;
    uint8_t options[SUIT_PARTS] = {0};
    uint8_t items[ASSIGN_COMPONENTS];
    stakes_problem(stakes, ledger->look.view, &problem);
    expect(problem.count == ledger->count, "the number of components");
    do {
        by_item(ledger, options, items);
        expect(assign_total(&problem, items) == ledger_total(ledger, options), "a total");
        expect(assign_is_possible(&problem, items) == ledger_allows(ledger, options),
               "what is possible");
    } while (next_assignment(ledger, options));
}

/* Plans in a view, without the waivers. */
static void check_plans(const struct stakes *stakes, const struct ledger *ledger)
{
    static struct plans plans;
    struct oracle_plans expected = oracle_plans(ledger);
    uint8_t items[ASSIGN_COMPONENTS];
    expect(plans_make(&plans, stakes, ledger->look.view) == ASSIGN_OK, "the status");
    expect(plans.count == expected.count, "the number of plans");
    expect(plans.verdict == expected.verdict, "the verdict");
    expect(plans.option == expected.option, "the verdict's option");
    expect(plans.between == expected.between, "what the verdict is between");
    expect(plans.has_rival == expected.has_rival, "whether there is a rival");
    expect(plans.rival == expected.rival, "the rival");
    for (uint32_t i = 0; i < plans.count; i++) {
        by_item(ledger, expected.items[i].options, items);
        expect(plans.items[i].kind == expected.items[i].kind, "the kind of a plan");
        expect(plans.items[i].assignment.total == expected.items[i].total, "a plan's total");
        expect(memcmp(plans.items[i].assignment.option, items, ledger->count) == 0, "a plan");
    }
    for (uint32_t i = 0; i < ledger->count; i++)
        expect(plans_given(&plans, i) == oracle_given(&expected, ledger->parts[i]),
               "what a component is given");
}

/* Whatever is still open comes to: no assignment is worth less than its low end says, or more than
 * its high end, and the middle lies between them. */
static void check_completion(const struct suit *suit, uint64_t *random)
{
    struct look look = {.suit = suit, .complete = true};
    uint8_t options[SUIT_PARTS] = {0};
    for (uint32_t i = 0; i <= SUIT_PARTS; i++)
        look.chance[i] = draw(random);
    struct ledger complete = open_ledger(look);
    struct ledger low = open_ledger((struct look){.suit = suit, .view = VIEW_LOW});
    struct ledger middle = open_ledger((struct look){.suit = suit, .view = VIEW_POINTS});
    struct ledger high = open_ledger((struct look){.suit = suit, .view = VIEW_HIGH});
    do {
        __int128 least = ledger_total(&low, options);
        __int128 most = ledger_total(&high, options);
        __int128 total = ledger_total(&complete, options);
        __int128 usual = ledger_total(&middle, options);
        expect(least <= total && total <= most, "bounds");
        expect(least <= usual && usual <= most, "the middle");
        expect(ledger_allows(&low, options) <= ledger_allows(&complete, options) &&
                   ledger_allows(&complete, options) <= ledger_allows(&high, options),
               "what may be possible");
    } while (next_assignment(&complete, options));
}

/* The stakes of a profile, weighed in a block of its own. */
static void check_stakes(const struct judge *judge, const struct suit *suit, uint64_t *random)
{
    struct arena arena;
    struct stakes stakes;
    struct evaluate_failure failure;
    struct points points[SUIT_PARTS + 1][SUIT_OPTIONS];
    int64_t factors[POINT_RULES];
    struct block *block = block_new(judge->program, load_lanes(&suit->profile));
    assert_non_null(block);
    arena_init(&arena);
    for (uint32_t i = 0; i < POINT_RULES; i++)
        factors[i] = suit->profile.weights[i] * suit->profile.priorities[i];
    load_profile(block, &suit->profile);
    assert_int_equal(evaluate(block, true, &failure), EVALUATE_OK);
    score_block(&judge->scorer, block, factors, points[0]);
    assert_true(stakes_init(&stakes, &arena, &suit->profile));
    stakes_weigh(&stakes, block, &block->groups[0], points[0]);
    for (enum view view = VIEW_POINTS; view <= VIEW_HIGH; view++) {
        struct ledger ledger = open_ledger((struct look){.suit = suit, .view = view});
        check_problem(&stakes, &ledger);
        check_plans(&stakes, &ledger);
    }
    check_completion(suit, random);
    block_free(block);
    arena_fini(&arena);
}

/* ---- what a ruling keeps of it ---- */

/* A ruling and what it should be. */
struct trial {
    const struct suit *suit;
    const struct ruling *ruling;
    struct ledger ledger;
    struct oracle_plans expected;
};

static const uint8_t *options_of(const struct trial *trial, uint32_t plan)
{
    return trial->expected.items[plan].options;
}

/* Whether a rule is among the first `count` of a list. */
static bool is_listed(const uint32_t *rules, uint32_t count, uint32_t rule)
{
    for (uint32_t i = 0; i < count; i++)
        if (rules[i] == rule)
            return true;
    return false;
}

/* Rules that stand against a plan, in pack order. */
static void check_blockers(const struct trial *trial, uint32_t nth)
{
    const struct plan *plan = &trial->ruling->plans[nth];
    const struct pack *pack = &trial->suit->from->pack;
    uint32_t count = 0;
    for (uint32_t rule = 0; rule < SUIT_RULES; rule++) {
        bool blocks = false;
        for (uint32_t i = 0; i < trial->ledger.count; i++) {
            uint32_t part = trial->ledger.parts[i];
            blocks |= !look_pinned(&trial->ledger.look, part) &&
                      ((pack->rules[rule].excludes >> options_of(trial, nth)[part]) & 1) &&
                      look_truth(&trial->ledger.look, rule, part) == TRUTH_TRUE;
        }
        expect(is_listed(plan->blocked_by, plan->blocked_count, rule) == blocks, "a blocker");
        expect(!blocks || plan->blocked_by[count++] == rule, "the order of blockers");
    }
    expect(plan->blocked_count == count, "the number of blockers");
}

/* What stands against a plan beside exclusions: pins, and links that cannot be cut. */
static void check_obstacles(const struct trial *trial, uint32_t nth)
{
    const struct plan *plan = &trial->ruling->plans[nth];
    const struct suit *suit = trial->suit;
    uint32_t pinned = 0;
    bool held = false;
    for (uint32_t i = 0; i < trial->ledger.count; i++) {
        const struct suit_part *part = &suit->parts[trial->ledger.parts[i]];
        pinned += part->pin != OPTION_NONE && part->pin != plan->options[i];
    }
    for (uint32_t i = 0; i < suit->profile.link_count; i++)
        held |= is_cut(suit, &suit->profile.links[i], options_of(trial, nth)) &&
                link_factor(suit, &suit->profile.links[i]) < 0;
    expect(plan->pinned == pinned, "pins against a plan");
    expect(plan->held == held, "links against a plan");
    expect(plan->possible == (plan->blocked_count == 0 && pinned == 0 && !held), "what blocks");
}

static void check_plan(const struct trial *trial, uint32_t nth)
{
    const struct plan *plan = &trial->ruling->plans[nth];
    const struct oracle_plan *expected = &trial->expected.items[nth];
    const struct oracle_plan *best = &trial->expected.items[0];
    int64_t size = size_between(&trial->ledger, best->options, expected->options);
    expect(plan->kind == expected->kind, "a plan's kind");
    expect(plan->option == (plan->kind == PLAN_OPTION ? plan->options[0] : OPTION_NONE),
           "a plan's option");
    for (uint32_t i = 0; i < trial->ledger.count; i++)
        expect(plan->options[i] == expected->options[trial->ledger.parts[i]], "a plan's options");
    expect(plan->possible == expected->possible, "whether a plan is possible");
    expect(plan->is_repeated == expected->is_repeated, "whether a plan is repeated");
    expect(plan->total == expected->total, "a plan's total");
    expect(plan->points == oracle_quotient(plan->total, trial->ledger.sizes), "a plan's points");
    expect(plan->total ==
               plan->fit - plan->switching - plan->links - plan->introduce - plan->second,
           "the sum of a plan's parts");
    expect(plan->margin == (size ? oracle_quotient(best->total - plan->total, size) : 0),
           "a plan's margin");
    check_blockers(trial, nth);
    check_obstacles(trial, nth);
}

static void check_verdict(const struct trial *trial)
{
    const struct ruling *ruling = trial->ruling;
    const struct oracle_plans *expected = &trial->expected;
    int64_t margin = expected->has_rival ? oracle_quotient(expected->lead, expected->size) : 0;
    enum firmness firmness = ruling->verdict == VERDICT_EITHER || ruling->verdict == VERDICT_NONE
                                 ? FIRMNESS_NONE
                             : !ruling->has_rival || margin >= 6000 ? FIRMNESS_FIRM
                             : margin >= 3000                       ? FIRMNESS_CLEAR
                                                                    : FIRMNESS_SLIGHT;
    expect(ruling->verdict == expected->verdict, "the ruling's verdict");
    expect(ruling->option == expected->option, "the ruling's option");
    expect(ruling->between == expected->between, "what the ruling is between");
    expect(ruling->has_rival == expected->has_rival, "whether the ruling has a rival");
    expect(ruling->rival == expected->rival, "the ruling's rival");
    expect(ruling->margin == margin, "the ruling's margin");
    expect(ruling->firmness == firmness, "the ruling's firmness");
}

/* Each pair that the split parts is there once, in the order of the profile. */
static void check_boundaries(const struct trial *trial, const uint8_t *options)
{
    const struct ruled_split *split = &trial->ruling->split;
    const struct profile *profile = &trial->suit->profile;
    uint32_t count = 0;
    for (uint32_t i = 0; i < profile->link_count; i++) {
        const uint32_t *ends = profile->links[i].ends;
        bool seen = false;
        for (uint32_t j = 0; j < i; j++)
            seen |= ends[0] + ends[1] == profile->links[j].ends[0] + profile->links[j].ends[1] &&
                    (ends[0] == profile->links[j].ends[0] || ends[0] == profile->links[j].ends[1]);
        if (seen || !is_cut(trial->suit, &profile->links[i], options))
            continue;
        expect(count < split->boundary_count &&
                   memcmp(split->boundaries[count], ends, 2 * sizeof *ends) == 0,
               "a boundary");
        count++;
    }
    expect(split->boundary_count == count, "the number of boundaries");
}

/* What the options of a plan cost in a view, undivided. */
static int64_t overhead_at(const struct trial *trial, const uint8_t *options, enum view view)
{
    struct ledger ledger =
        open_ledger((struct look){.suit = trial->suit, .view = view, .waiving = true});
    uint32_t used = used_options(&ledger, options);
    int64_t cost = -ledger.second;
    for (uint32_t option = 0; option < ledger.options; option++)
        if ((used >> option) & 1)
            cost += ledger.second + ledger.introduce[option];
    return cost;
}

/* With an overhead of what breaks even, the split is worth just what the best single option is. */
static void check_split(const struct trial *trial)
{
    const struct ruled_split *split = &trial->ruling->split;
    const struct oracle_plans *expected = &trial->expected;
    const struct oracle_plan *single = NULL;
    const struct oracle_plan *best = NULL;
    for (uint32_t i = 0; i < expected->count; i++) {
        const struct oracle_plan *plan = &expected->items[i];
        if (plan->kind == PLAN_OPTION && plan->possible && !single)
            single = plan;
        if (plan->kind == PLAN_SPLIT)
            best = plan;
    }
    expect(split->exists == (best != NULL), "whether there is a split");
    if (!best)
        return;
    expect(split->plan == (uint32_t)(best - expected->items), "which plan is the split");
    expect(split->overhead.points == overhead_at(trial, best->options, VIEW_POINTS), "overhead");
    expect(split->overhead.low == overhead_at(trial, best->options, VIEW_HIGH), "least overhead");
    expect(split->overhead.high == overhead_at(trial, best->options, VIEW_LOW), "most overhead");
    expect(split->has_break_even == (single != NULL), "whether the split breaks even");
    if (single)
        expect(best->total + (split->overhead.points - split->break_even) * (__int128)1000 ==
                   single->total,
               "where the split breaks even");
    expect(split->link_cost == oracle_quotient(trial->ruling->plans[split->plan].links, 1000),
           "the cost of links");
    check_boundaries(trial, best->options);
}

/* The points of a component by themselves. */
static void check_fit(const struct trial *trial, uint32_t nth)
{
    const struct ruled_component *component = &trial->ruling->components[nth];
    const struct look *look = &trial->ledger.look;
    uint32_t part = trial->ledger.parts[nth];
    uint32_t best = OPTION_NONE;
    int64_t margin = INT64_MAX;
    for (uint32_t option = 0; option < trial->ledger.options; option++)
        if (!look_excluded(look, part, option) &&
            (best == OPTION_NONE ||
             look_points(look, part, option) > look_points(look, part, best)))
            best = option;
    expect(component->best == best, "the best option of a component");
    for (uint32_t option = 0; best != OPTION_NONE && option < trial->ledger.options; option++) {
        int64_t lead = look_points(look, part, best) - look_points(look, part, option);
        if (option != best && !look_excluded(look, part, option) && lead < margin)
            margin = lead;
    }
    expect(component->has_margin == (margin != INT64_MAX), "whether a component has a margin");
    expect(component->margin == (component->has_margin ? margin : 0), "a component's margin");
    int64_t regret = 0;
    if (best != OPTION_NONE && component->option != OPTION_NONE)
        regret = look_points(look, part, best) - look_points(look, part, component->option);
    expect(component->regret == (regret > 0 ? regret : 0), "a component's regret");
}

/* What a component's pin costs: the best plan without it against the best with it. */
static void check_pin(const struct trial *trial, uint32_t nth)
{
    struct look look = trial->ledger.look;
    uint32_t part = trial->ledger.parts[nth];
    int64_t cost = 0;
    look.free = 1U << part;
    struct ledger ledger = open_ledger(look);
    struct oracle_plans without = oracle_plans(&ledger);
    if (without.any && trial->expected.any)
        cost = oracle_quotient(without.best - trial->expected.best, ledger.sizes);
    expect(trial->ruling->components[nth].pin_cost == cost, "the cost of a pin");
    expect(cost >= 0 || (look_pinned(&trial->ledger.look, part) &&
                         look_excluded(&look, part, trial->suit->parts[part].pin)),
           "a pin that helps and beats no exclusion");
}

static void check_components(const struct trial *trial)
{
    struct look look = trial->ledger.look;
    look.free = UINT32_MAX;
    struct ledger ledger = open_ledger(look);
    struct oracle_plans free_plans = oracle_plans(&ledger);
    expect(trial->ruling->free_verdict == free_plans.verdict, "the verdict without pins");
    expect(trial->ruling->free_option == free_plans.option, "the option without pins");
    for (uint32_t i = 0; i < trial->ledger.count; i++) {
        const struct ruled_component *component = &trial->ruling->components[i];
        uint32_t part = trial->ledger.parts[i];
        uint32_t current = look_current(&look, part);
        bool known = (current & (current - 1)) == 0 && current >> ledger.options == 0;
        expect(component->component == part, "a component");
        expect(component->option == oracle_given(&trial->expected, part), "a component's option");
        expect(component->free == oracle_given(&free_plans, part), "a component without pins");
        expect(component->current == (known ? (uint32_t)__builtin_ctz(current) : OPTION_NONE),
               "a component's option of today");
        check_fit(trial, i);
        check_pin(trial, i);
    }
}

/* The verdict if nothing were waived. */
static void check_waivers(const struct trial *trial)
{
    struct ledger ledger = open_ledger((struct look){.suit = trial->suit});
    struct oracle_plans plans = oracle_plans(&ledger);
    expect(trial->ruling->unwaived_verdict == plans.verdict, "the verdict without waivers");
    expect(trial->ruling->unwaived_option == plans.option, "the option without waivers");
}

static void check_ruling(const struct suit *suit, const struct ruling *ruling)
{
    struct trial trial = {.suit = suit,
                          .ruling = ruling,
                          .ledger = open_ledger((struct look){.suit = suit, .waiving = true})};
    trial.expected = oracle_plans(&trial.ledger);
    expect(ruling->plan_count == trial.expected.count, "the number of a ruling's plans");
    expect(ruling->component_count == trial.ledger.count, "the number of components");
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        check_plan(&trial, i);
    check_verdict(&trial);
    check_split(&trial);
    check_components(&trial);
    check_waivers(&trial);
}

/* ---- packs ---- */

static void try_pack(void)
{
    static const struct judge_options options = {.assumptions = true, .settling = false};
    static struct suit_pack from;
    static struct suit suits[TOGETHER];
    const struct profile *profiles[TOGETHER];
    struct arena arena;
    struct diags diags;
    uint64_t random = seed;
    arena_init(&arena);
    diags_init(&diags, &arena);
    random_suit_pack(&from, &random);
    struct judge *judge = judge_new(&from.pack);
    assert_non_null(judge);
    for (uint32_t i = 0; i < TOGETHER; i++) {
        random_suit(&suits[i], &from, &random);
        profiles[i] = &suits[i].profile;
        check_stakes(judge, &suits[i], &random);
    }
    struct rulings *rulings = judge_profiles(judge, profiles, TOGETHER, options, &diags);
    assert_non_null(rulings);
    for (uint32_t i = 0; i < TOGETHER; i++) {
        check_ruling(&suits[i], &rulings->items[i]);
        suit_done(&suits[i]);
    }
    rulings_free(rulings);
    judge_free(judge);
    pack_done(&from.pack);
    arena_fini(&arena);
}

static void agrees_with_the_oracle(void **state)
{
    (void)state;
    uint64_t cases = setting("RULING_CASES", 20000 * setting("ROUNDS", 1));
    seed = setting("RULING_SEED", 1);
    print_message("# RULING_SEED=%" PRIu64 " RULING_CASES=%" PRIu64 "\n", seed, cases);
    for (uint64_t done = 0; done < cases; done += TOGETHER, seed++)
        try_pack();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_oracle),
    };
    return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
