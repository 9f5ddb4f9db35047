/* Settledness against completions tried one by one: what is proved must hold in all of them, what
 * is refuted must be refuted by its witness, given as answers.
 *
 * RULING_SEED sets the first random number, RULING_CASES how many packs are tried, ROUNDS
 * multiplies that. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>

#include "decide/judge.h"
#include "decide/stakes.h"
#include "decide/waive.h"
#include "engine/evaluate.h"
#include "engine/load.h"
#include "profile/profile_read.h"
#include "random_cases.h"
#include "rule/pack_read.h"

#define MOST        1000 /* completions of one profile that are tried */
#define MOST_ITEMS  64
#define MOST_VALUES 16
#define CODE_ABSENT (-1)
#define CODE_VAGUE  (-2)

/* An answer that is open, and what it may be. */
struct item {
    uint32_t fact;
    uint32_t component; /* of the profile; COMPONENT_NONE */
    bool given;         /* in part */
    struct value values[MOST_VALUES];
    uint32_t count;
    const struct open_fact *open; /* of the ruling; NULL: it is none there */
};

/* What a completion came to. */
struct outcome {
    int verdict; /* or a code */
    uint32_t best[CASE_COMPONENTS];
    struct points points[CASE_COMPONENTS][3];
};

struct trial_case {
    uint64_t seed;
    uint64_t random;
    struct making making;
    struct arena arena;
    struct diags diags;
    struct pack *pack;
    struct judge *judge;
    struct profile *profile;
    struct rulings *rulings;
    const struct ruling *ruling;
    struct item items[MOST_ITEMS];
    uint32_t item_count;
    uint8_t choices[MOST][MOST_ITEMS]; /* of each completion: the value of each item … */
    int32_t varies[MOST];              /* … and how it differs from the last that does not: in one
                                          item; -1 */
    struct outcome outcomes[MOST];
    uint32_t completions;
    bool all; /* these are all that there are */
    bool asked[BLOCK_LANES][CASE_FACTS + 3];
};

/* What all cases together came to. */
static struct {
    uint32_t settled[3];
    uint32_t components[3];
    uint32_t given_up; /* though nothing was inexact */
    uint64_t completions;
    uint32_t flips;
    uint32_t idle; /* open facts that do not matter */
    uint32_t busy;
} sums;

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? strtoull(text, NULL, 0) : otherwise;
}

#define expect(it, holds, ...)                                                                     \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            fprintf(stderr, "%s%s", (it)->making.pack.text, (it)->making.profile.text);            \
            fprintf(stderr, "RULING_SEED=%" PRIu64 "\n", (it)->seed);                              \
            fail_msg(__VA_ARGS__);                                                                 \
        }                                                                                          \
    } while (0)

/* ---- reading ---- */

static const char *keep_text(const char *text)
{
    static char path[] = "/tmp/ruling-settle-XXXXXX";
    static bool made;
    int file = made ? -1 : mkstemp(path);
    FILE *out = made ? fopen(path, "w") : fdopen(file, "w");
    made = true;
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    return path;
}

static struct profile *read_profile(struct trial_case *it, const char *const *settings,
                                    uint32_t count)
{
    struct profile_input input = {.path = "case.yaml",
                                  .bytes = it->making.profile.text,
                                  .length = it->making.profile.length,
                                  .format = DOCUMENT_YAML,
                                  .settings = settings,
                                  .setting_count = count};
    return profile_read(&it->arena, it->pack, &input, &it->diags);
}

static struct rulings *rule(struct trial_case *it, struct profile *profile, bool assumptions,
                            bool settling)
{
    const struct profile *const one[] = {profile};
    struct judge_options options = {.assumptions = assumptions, .settling = settling};
    return judge_profiles(it->judge, one, 1, options, &it->diags);
}

/* What is spent: as usual; nothing on trying all completions; few at once, so that boxes must be
 * split; and hardly anything, so that much stays open. */
static const struct settle_budget budgets[] = {
    {.component = 4096, .verdict = 16384, .census = 16384, .flips = 8192, .copies = BLOCK_LANES},
    {.component = 4096, .verdict = 16384, .census = 0, .flips = 8192, .copies = BLOCK_LANES},
    {.component = 65536, .verdict = 65536, .census = 0, .flips = 8192, .copies = 5},
    {.component = 400, .verdict = 500, .census = 500, .flips = 400, .copies = 9},
};

#define BUDGETS      (sizeof budgets / sizeof *budgets)
#define TIGHT_BUDGET (BUDGETS - 1)

/* Makes a case; false when pack or profile are refused, or the profile meets a check. */
static bool open_case(struct trial_case *it, uint64_t seed)
{
    it->seed = seed;
    it->random = seed;
    case_init(&it->making, &it->random);
    arena_init(&it->arena);
    diags_init(&it->diags, &it->arena);
    it->profile = NULL;
    it->judge = NULL;
    it->rulings = NULL;
    it->pack = pack_read(&it->arena, keep_text(it->making.pack.text), &it->diags);
    it->judge = it->pack ? judge_new(it->pack) : NULL;
    if (it->judge)
        it->judge->settler.budget = budgets[seed % BUDGETS];
    it->profile = it->judge ? read_profile(it, NULL, 0) : NULL;
    it->rulings = it->profile ? rule(it, it->profile, draw_below(&it->random, 4) > 0, true) : NULL;
    it->ruling = it->rulings ? it->rulings->items : NULL;
    return it->ruling != NULL;
}

static void close_case(struct trial_case *it)
{
    rulings_free(it->rulings);
    profile_free(it->profile);
    judge_free(it->judge);
    pack_free(it->pack);
    arena_fini(&it->arena);
    case_fini(&it->making);
}

/* ---- what is open ---- */

static bool allows(const struct value *given, const struct value *value)
{
    if (given->kind == VALUE_CHOICE)
        return !bits_empty(bits_and(given->choices, value->choices));
    if (given->kind == VALUE_NUMBER) {
        for (uint32_t i = 0; i < given->numbers.count; i++)
            if (given->numbers.items[i].low <= value->numbers.items[0].low &&
                given->numbers.items[i].high >= value->numbers.items[0].low)
                return true;
        return false;
    }
    return true;
}

/* All values that a fact may have, each by itself. */
static void list_values(struct trial_case *it, struct item *item, const struct value *given)
{
    static const char *const texts[] = {"alpha", "beta", "alpha beta", "x"};
    const struct fact *fact = &it->pack->vocabulary.facts[item->fact];
    enum value_kind kind = fact_value_kind(fact);
    uint32_t count = kind == VALUE_NUMBER ? CASE_NUMBERS
                     : kind == VALUE_SET  ? 1U << fact->value_count
                     : kind == VALUE_TEXT ? 4
                                          : fact->value_count;
    item->count = 0;
    assert_true(count <= MOST_VALUES);
    for (uint32_t i = 0; i < count; i++) {
        struct value value = {.kind = VALUE_TEXT};
        if (kind == VALUE_NUMBER)
            assert_true(value_interval(&it->arena, i * NUMBER_ONE, i * NUMBER_ONE, &value));
        else if (kind == VALUE_SET)
            value = set_of(i, i);
        else if (kind == VALUE_TEXT)
            value.text = texts[i];
        else
            value = value_choice(i);
        if (!given || allows(given, &value))
            item->values[item->count++] = value;
    }
}

static void try_item(struct trial_case *it, uint32_t fact, uint32_t component,
                     const struct answer *answer)
{
    struct item *item = &it->items[it->item_count];
    bool given = answer && !answer->unknown;
    assert_true(it->item_count < MOST_ITEMS);
    if (given && value_is_exact(&answer->value))
        return;
    *item = (struct item){.fact = fact, .component = component, .given = given};
    list_values(it, item, given ? &answer->value : NULL);
    for (uint32_t i = 0; i < it->ruling->open_count; i++)
        if (it->ruling->open[i].fact == fact && it->ruling->open[i].component == component)
            item->open = &it->ruling->open[i];
    it->item_count++;
}

static void find_items(struct trial_case *it)
{
    const struct vocabulary *vocabulary = &it->pack->vocabulary;
    it->item_count = 0;
    for (uint32_t i = 0; i <= it->profile->component_count; i++) {
        const struct component *component = i ? &it->profile->components[i - 1] : NULL;
        for (uint32_t fact = 0; fact < vocabulary->count; fact++) {
            bool of_project = vocabulary->facts[fact].scope == FACT_PROJECT;
            if (vocabulary->facts[fact].derived || vocabulary->facts[fact].reserved)
                continue;
            if (!component && of_project)
                try_item(it, fact, COMPONENT_NONE, it->profile->answers[fact]);
            else if (component && (!of_project || component->answers[fact]))
                try_item(it, fact, i - 1, component->answers[fact]);
        }
    }
}

/* ---- completions ---- */

/* Chooses all completions, or random ones and such that differ from them in an answer that is said
 * not to matter. */
static void choose_completions(struct trial_case *it)
{
    uint64_t product = 1;
    for (uint32_t i = 0; i < it->item_count && product <= MOST; i++)
        product *= it->items[i].count;
    it->all = product <= MOST;
    it->completions = 0;
    while (it->completions < (it->all ? product : MOST)) {
        uint8_t *choices = it->choices[it->completions];
        uint64_t number = it->completions;
        it->varies[it->completions++] = -1;
        for (uint32_t i = 0; i < it->item_count; i++) {
            choices[i] = (uint8_t)(it->all ? number % it->items[i].count
                                           : draw_below(&it->random, it->items[i].count));
            number /= it->items[i].count;
        }
        for (uint32_t i = 0; i < it->item_count && !it->all && it->completions < MOST / 2; i++) {
            if (it->items[i].open && it->items[i].open->matters)
                continue;
            memcpy(it->choices[it->completions], choices, MOST_ITEMS);
            it->choices[it->completions][i] = (uint8_t)((choices[i] + 1) % it->items[i].count);
            it->varies[it->completions++] = (int32_t)i;
        }
    }
}

/* The component of the profile that a lane of a group stands for. */
static uint32_t component_of(const struct block *block, uint32_t lane)
{
    const struct group *group = &block->groups[block->lane_group[lane]];
    return lane < group->first + group->count ? lane - group->first : COMPONENT_NONE;
}

static bool is_item_of(const struct trial_case *it, const struct item *item, uint32_t component)
{
    if (item->component != COMPONENT_NONE || component == COMPONENT_NONE)
        return item->component == component;
    return it->pack->vocabulary.facts[item->fact].scope == FACT_PROJECT &&
           !it->profile->components[component].answers[item->fact];
}

/* Loads completions from `first` on; those of facts that are not asked for are left out. */
static uint32_t load_completions(struct trial_case *it, struct block *block, uint32_t first)
{
    uint32_t count = 0;
    block_clear(block);
    for (; first + count < it->completions; count++) {
        uint32_t group = load_profile(block, it->profile);
        if (group == BLOCK_FULL)
            break;
        for (uint32_t lane = block->groups[group].first; lane < block->lanes; lane++)
            for (uint32_t i = 0; i < it->item_count; i++)
                if (is_item_of(it, &it->items[i], component_of(block, lane)) &&
                    it->asked[lane][it->items[i].fact])
                    block_give(block, lane, it->items[i].fact,
                               &it->items[i].values[it->choices[first + count][i]]);
    }
    return count;
}

/* Whether the question of an item arises in a lane of the group that shares its answer. */
static bool arises(const struct trial_case *it, const struct block *block,
                   const struct group *group, const struct item *item)
{
    uint32_t root = block->program->ask_root[item->fact];
    for (uint32_t lane = group->first; lane < group_end(group); lane++)
        if (is_item_of(it, item, component_of(block, lane)) &&
            (root == UINT32_MAX || block_root(block, root, lane) != TRUTH_FALSE))
            return true;
    return item->given;
}

/* Whether it is as loaded which facts are asked for; else that is put right. What is given counts
 * wherever it is shared. */
static bool ask(struct trial_case *it, const struct block *block)
{
    bool stable = true;
    for (uint32_t lane = 0; lane < block->lanes; lane++) {
        const struct group *group = &block->groups[block->lane_group[lane]];
        for (uint32_t i = 0; i < it->item_count; i++) {
            if (!is_item_of(it, &it->items[i], component_of(block, lane)))
                continue;
            bool asked = arises(it, block, group, &it->items[i]);
            bool *was = &it->asked[lane][it->items[i].fact];
            stable = stable && asked == *was;
            *was = asked;
        }
    }
    return stable;
}

static bool is_vague(const struct trial_case *it, const struct block *block,
                     const struct group *group)
{
    for (uint32_t i = 0; i < block->program->root_count; i++) {
        bool counts = false;
        for (uint32_t j = 0; j < it->pack->rule_count; j++)
            counts = counts || block->program->rule_root[j] == i;
        for (uint32_t j = 0; j < it->pack->check_count; j++)
            counts = counts || block->program->check_root[j] == i;
        for (uint32_t j = 0; j < it->pack->vocabulary.count; j++)
            counts = counts || block->program->ask_root[j] == i;
        for (uint32_t lane = group->first; counts && lane < group_end(group); lane++)
            if (block_root(block, i, lane) == TRUTH_UNDETERMINED)
                return true;
    }
    return false;
}

static bool is_refused(const struct trial_case *it, const struct block *block,
                       const struct group *group)
{
    for (uint32_t i = 0; i < it->pack->check_count; i++) {
        uint32_t root = block->program->check_root[i];
        if (!it->pack->checks[i].about_component) {
            if (block_root(block, root, group->project) == TRUTH_TRUE)
                return true;
            continue;
        }
        for (uint32_t lane = group->first; lane < group->first + group->count; lane++)
            if (block_root(block, root, lane) == TRUTH_TRUE)
                return true;
    }
    return false;
}

static int verdict_code(enum verdict_kind verdict, uint32_t option)
{
    return (int)verdict * 16 + (verdict == VERDICT_OPTION ? (int)option : 0);
}

static void find_outcome(struct trial_case *it, const struct stakes *stakes,
                         struct outcome *outcome)
{
    struct plans plans;
    assert_int_equal(plans_make(&plans, stakes, VIEW_POINTS), ASSIGN_OK);
    outcome->verdict = verdict_code(plans.verdict, plans.option);
    for (uint32_t i = 0; i < stakes->count; i++) {
        outcome->best[i] = OPTION_NONE;
        for (uint32_t option = 0; option < it->pack->option_count; option++) {
            outcome->points[i][option] = stakes->items[i].points[option];
            if ((stakes->items[i].excluded >> option) & 1)
                continue;
            if (outcome->best[i] == OPTION_NONE ||
                stakes->items[i].points[option].points >
                    stakes->items[i].points[outcome->best[i]].points)
                outcome->best[i] = option;
        }
    }
}

/* Works out the completions from `first` on that fit into a block; how many. */
static uint32_t try_block(struct trial_case *it, struct block *block, uint32_t first)
{
    static int64_t factors[BLOCK_LANES * 3];
    static struct points points[BLOCK_LANES * 3];
    struct evaluate_failure failure;
    struct stakes stakes;
    uint32_t count;
    memset(it->asked, true, sizeof it->asked);
    do {
        count = load_completions(it, block, first);
        assert_int_equal(evaluate(block, false, &failure), EVALUATE_OK);
    } while (!ask(it, block));
    for (uint32_t i = 0; i < count * 3; i++)
        factors[i] = it->profile->weights[i % 3] * it->profile->priorities[i % 3];
    assert_true(stakes_init(&stakes, &it->arena, it->profile));
    for (uint32_t i = 0; i < count; i++) {
        struct docket docket = {it->profile, block, &block->groups[i]};
        struct outcome *outcome = &it->outcomes[first + i];
        outcome->verdict = is_refused(it, block, docket.group) ? CODE_ABSENT
                           : is_vague(it, block, docket.group) ? CODE_VAGUE
                                                               : 0;
        waivers_apply(it->ruling, &docket, block, docket.group);
    }
    score_block(&it->judge->scorer, block, factors, points);
    for (uint32_t i = 0; i < count; i++) {
        stakes_weigh(&stakes, block, &block->groups[i], points);
        if (it->outcomes[first + i].verdict == 0)
            find_outcome(it, &stakes, &it->outcomes[first + i]);
    }
    return count;
}

static void try_completions(struct trial_case *it)
{
    struct block *block = block_new(it->judge->program, BLOCK_LANES);
    assert_non_null(block);
    choose_completions(it);
    for (uint32_t first = 0; first < it->completions;)
        first += try_block(it, block, first);
    sums.completions += it->completions;
    block_free(block);
}

/* ---- what is claimed ---- */

static void check_bounds(struct trial_case *it, const struct outcome *outcome)
{
    for (uint32_t i = 0; i < it->ruling->component_count; i++) {
        for (uint32_t option = 0; option < it->pack->option_count; option++) {
            const struct points *bounds = &it->ruling->components[i].options[option].points;
            int64_t points = outcome->points[i][option].points;
            expect(it, bounds->low <= points && points <= bounds->high,
                   "component %u, option %u: %" PRId64 " is not in %" PRId64 " .. %" PRId64, i,
                   option, points, bounds->low, bounds->high);
        }
    }
}

static void check_settled(struct trial_case *it, const struct outcome *outcome)
{
    const struct ruling *ruling = it->ruling;
    int own = verdict_code(ruling->verdict, ruling->option);
    expect(it, ruling->settled != SETTLED_YES || outcome->verdict == own,
           "settled, and a completion has verdict %d, not %d", outcome->verdict, own);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        expect(it,
               ruling->components[i].settled != SETTLED_YES ||
                   outcome->best[i] == ruling->components[i].best,
               "component %u is settled, and its best option is %u in a completion, not %u", i,
               outcome->best[i], ruling->components[i].best);
}

/* Nothing is left open where each completion that is tried is exact, no text is open, the
 * completions are few, and the budget is not tight. */
static void check_unsettled(struct trial_case *it)
{
    const struct ruling *ruling = it->ruling;
    bool exact = it->seed % BUDGETS != TIGHT_BUDGET;
    for (uint32_t i = 0; i < it->completions; i++)
        exact = exact && it->outcomes[i].verdict != CODE_VAGUE;
    for (uint32_t i = 0; i < it->item_count; i++)
        exact = exact && it->items[i].values[0].kind != VALUE_TEXT;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        sums.components[ruling->components[i].settled]++;
        sums.given_up += exact && ruling->components[i].settled == SETTLED_UNKNOWN;
        expect(it, !exact || !it->all || ruling->components[i].settled != SETTLED_UNKNOWN,
               "component %u is left open", i);
    }
    sums.settled[ruling->settled]++;
    sums.given_up += exact && ruling->settled == SETTLED_UNKNOWN;
    expect(it, !exact || !it->all || ruling->settled != SETTLED_UNKNOWN,
           "the verdict is left open");
}

static bool is_told(const struct outcome *outcome)
{
    return outcome->verdict != CODE_ABSENT && outcome->verdict != CODE_VAGUE;
}

/* Completions that differ only in an answer that does not matter have the same verdict. */
static void check_idle(struct trial_case *it, uint32_t number)
{
    const struct item *item = &it->items[number];
    uint32_t stride = 1;
    for (uint32_t i = 0; i < number && it->all; i++)
        stride *= it->items[i].count;
    for (uint32_t i = 0; i < it->completions; i++) {
        uint32_t other = i;
        if (it->all && it->choices[i][number] > 0)
            other = i - stride * it->choices[i][number];
        while (!it->all && it->varies[i] == (int32_t)number && it->varies[other] >= 0)
            other--;
        /* The first of the row may not exist: then the next is compared with. */
        while (it->all && other < i && !is_told(&it->outcomes[other]))
            other += stride;
        expect(it,
               !is_told(&it->outcomes[i]) || !is_told(&it->outcomes[other]) ||
                   it->outcomes[i].verdict == it->outcomes[other].verdict,
               "%s of %d does not matter, and makes it %d, not %d",
               it->pack->vocabulary.facts[item->fact].name, (int)item->component,
               it->outcomes[i].verdict, it->outcomes[other].verdict);
    }
}

/* An answer as a setting. */
static const char *setting_of(struct trial_case *it, uint32_t fact, uint32_t component,
                              const char *value)
{
    const struct fact *what = &it->pack->vocabulary.facts[fact];
    if (component == COMPONENT_NONE)
        return arena_printf(&it->arena, "%s=%s", what->name, value);
    return arena_printf(&it->arena, "%s/%s=%s", it->profile->components[component].name,
                        what->scope == FACT_COMPONENT ? fact_short_name(what) : what->name, value);
}

/* The rulings on the profile with these answers. */
static struct rulings *rule_with(struct trial_case *it, const char *const *settings, uint32_t count,
                                 bool assumptions)
{
    struct profile *profile = read_profile(it, settings, count);
    expect(it, profile != NULL, "an answer is refused: %s",
           it->diags.list.count ? it->diags.list.items[0].message : "");
    struct rulings *rulings = rule(it, profile, assumptions, false);
    expect(it, rulings != NULL, "the answers are refused: %s",
           it->diags.list.count ? it->diags.list.items[0].message : "");
    rulings->items[0].profile = NULL;
    profile_free(profile);
    return rulings;
}

static struct rulings *rule_witness(struct trial_case *it, const struct witness *witness)
{
    const char *settings[MOST_ITEMS];
    assert_true(witness->fact_count <= MOST_ITEMS);
    for (uint32_t i = 0; i < witness->fact_count; i++)
        settings[i] = setting_of(it, witness->facts[i].fact, witness->facts[i].component,
                                 witness->facts[i].value);
    return rule_with(it, settings, witness->fact_count, draw_below(&it->random, 2));
}

static void check_witnesses(struct trial_case *it)
{
    const struct ruling *ruling = it->ruling;
    if (ruling->settled == SETTLED_NO) {
        struct rulings *others = rule_witness(it, &ruling->witness);
        int verdict = verdict_code(ruling->witness.verdict, ruling->witness.option);
        const struct ruling *other = others->items;
        expect(it, verdict_code(other->verdict, other->option) == verdict,
               "the witness has verdict %d, not %d", verdict_code(other->verdict, other->option),
               verdict);
        expect(it, verdict != verdict_code(ruling->verdict, ruling->option),
               "the witness has the same verdict");
        rulings_free(others);
    }
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        if (component->settled != SETTLED_NO)
            continue;
        struct rulings *others = rule_witness(it, &component->witness);
        expect(it,
               others->items[0].components[i].best == component->witness.option &&
                   component->witness.option != component->best,
               "the witness of component %u makes %u the best", i,
               others->items[0].components[i].best);
        rulings_free(others);
    }
}

static void check_flips(struct trial_case *it)
{
    for (uint32_t i = 0; i < it->ruling->open_count; i++) {
        const struct open_fact *open = &it->ruling->open[i];
        sums.busy += open->matters;
        sums.idle += !open->matters;
        if (!open->flip || !it->rulings->options.assumptions)
            continue;
        const char *setting = setting_of(it, open->fact, open->component, open->flip);
        struct rulings *others = rule_with(it, &setting, 1, true);
        int verdict = verdict_code(open->flip_verdict, open->flip_option);
        expect(it,
               verdict_code(others->items[0].verdict, others->items[0].option) == verdict &&
                   verdict != verdict_code(it->ruling->verdict, it->ruling->option),
               "%s makes it no %d", setting, verdict);
        rulings_free(others);
        sums.flips++;
    }
}

static void check_case(struct trial_case *it)
{
    find_items(it);
    try_completions(it);
    for (uint32_t i = 0; i < it->completions; i++) {
        if (!is_told(&it->outcomes[i]))
            continue;
        check_bounds(it, &it->outcomes[i]);
        check_settled(it, &it->outcomes[i]);
    }
    check_unsettled(it);
    for (uint32_t i = 0; i < it->item_count; i++)
        if (!it->items[i].open || !it->items[i].open->matters)
            check_idle(it, i);
    check_witnesses(it);
    check_flips(it);
}

static void claims_hold_in_all_completions(void **state)
{
    (void)state;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t wanted = setting("RULING_CASES", 2000 * setting("ROUNDS", 1));
    struct trial_case *it = calloc(1, sizeof *it);
    uint64_t refused = 0;
    assert_non_null(it);
    print_message("# RULING_SEED=%" PRIu64 " RULING_CASES=%" PRIu64 "\n", seed, wanted);
    for (uint64_t done = 0; done < wanted; seed++) {
        if (open_case(it, seed)) {
            check_case(it);
            done++;
        } else {
            refused++;
        }
        close_case(it);
    }
    unlink(keep_text(""));
    print_message("# %" PRIu64 " completions, %" PRIu64 " refused; verdicts: %u open, %u settled, "
                  "%u not; components: %u, %u, %u; given up: %u; answers: %u matter, %u do not, "
                  "%u flip\n",
                  sums.completions, refused, sums.settled[0], sums.settled[1], sums.settled[2],
                  sums.components[0], sums.components[1], sums.components[2], sums.given_up,
                  sums.busy, sums.idle, sums.flips);
    free(it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims_hold_in_all_completions),
    };
    return cmocka_run_group_tests_name("settle", tests, NULL, NULL);
}
