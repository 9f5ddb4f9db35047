/* Surveys, agreement, what questions tell and sufficing sets against all completions of a profile,
 * each given as answers and ruled from text again. */
#include "explore_cases.h"

#include <math.h>

#include "decide/explore/agreement.h"
#include "decide/explore/questions.h"
#include "decide/explore/suffice.h"

#define MOST        256 /* completions */
#define MOST_ITEMS  24
#define TRIALS      4096
#define CODE_ABSENT UINT8_MAX

/* One answer to an open item: a class for each of its variables. */
struct option_of_item {
    uint16_t classes[4];
    const char *text;
    double chance;  /* as surveys draw it */
    double uniform; /* as partners are drawn */
};

struct item {
    const struct open_item *open;
    struct option_of_item answers[CASE_VALUES];
    uint32_t count;
};

struct completion {
    uint8_t choices[MOST_ITEMS];
    double chance;
    double uniform;
    uint8_t code;
};

struct census {
    struct explored *it;
    struct inquiry inquiry;
    struct item items[MOST_ITEMS];
    uint32_t item_count;
    struct completion completions[MOST];
    uint32_t count;
    double total; /* chances of completions that exist */
};

static struct {
    uint64_t cases, completions, skipped, telling, sets, members;
} sums;

/* ---- completions ---- */

static void add_answer(struct item *item, struct option_of_item answer, uint32_t variables)
{
    for (uint32_t i = 0; i < item->count; i++)
        if (memcmp(item->answers[i].classes, answer.classes, variables * sizeof(uint16_t)) == 0)
            return;
    item->answers[item->count++] = answer;
}

static void list_answers(struct census *census, struct item *item)
{
    struct explored *it = census->it;
    const struct openness *open = &census->inquiry.trial.open;
    const struct fact *fact = &it->pack->vocabulary.facts[item->open->fact];
    const struct column *column = &it->judge->program->columns[item->open->fact];
    const struct answer *given =
        profile_answer(it->profile, item->open->component, item->open->fact);
    for (uint32_t value = 0; value < count_values(fact); value++) {
        struct option_of_item answer = {.text = value_text(&it->arena, fact, value)};
        if (!allows_value(fact, given, value))
            continue;
        answer.classes[0] = (uint16_t)(fact_value_kind(fact) == VALUE_NUMBER
                                           ? column_class(column, value * NUMBER_ONE)
                                           : value);
        for (uint32_t i = 0; fact->type == FACT_SET && i < item->open->count; i++)
            answer.classes[i] = (value >> open->variables[item->open->first + i].member) & 1;
        add_answer(item, answer, item->open->count);
    }
}

/* How likely each answer is: alike, but what is assumed holds in three of four. */
static void weigh_answers(struct census *census, struct item *item)
{
    const struct openness *open = &census->inquiry.trial.open;
    for (uint32_t i = 0; i < item->count; i++) {
        bool home = true;
        bool assumed = open->variables[item->open->first].home != CLASS_OPEN;
        for (uint32_t v = 0; v < item->open->count; v++)
            home =
                home && open->variables[item->open->first + v].home == item->answers[i].classes[v];
        double alike = 1.0 / item->count;
        item->answers[i].uniform = alike;
        item->answers[i].chance =
            assumed ? alike * (4 - SURVEY_HOLDS) / 4 + (home ? SURVEY_HOLDS / 4.0 : 0) : alike;
    }
}

/* Lists what is open, and all completions. False where there are too many, or a text. */
static bool list_items(struct census *census)
{
    const struct trial *trial = &census->inquiry.trial;
    uint64_t product = 1;
    census->item_count = trial->open.count;
    if (trial->uneven_count > 0 || census->item_count > MOST_ITEMS)
        return false;
    for (uint32_t i = 0; i < census->item_count && product <= MOST; i++) {
        struct item *item = &census->items[i];
        *item = (struct item){.open = &trial->open.items[i]};
        if (item->open->count == 0)
            return false;
        list_answers(census, item);
        weigh_answers(census, item);
        product *= item->count;
    }
    census->count = (uint32_t)product;
    return product <= MOST;
}

/* Whether an item's question arises somewhere, in a hearing; `*vague` where that, or a rule, is
 * undetermined. */
static bool arises(const struct census *census, const struct hearing *hearing,
                   const struct item *item, bool *vague)
{
    const struct explored *it = census->it;
    const struct block *block = hearing->block;
    struct docket docket = {hearing->profile, block, &block->groups[hearing->group]};
    uint32_t root = block->program->ask_root[item->open->fact];
    const struct answer *given =
        profile_answer(it->profile, item->open->component, item->open->fact);
    bool found = root == UINT32_MAX || (given && !given->unknown);
    for (uint32_t lane = 0; lane < block->lanes && root != UINT32_MAX; lane++) {
        uint32_t component = cite_component(&docket, lane);
        bool shared = item->open->component == COMPONENT_NONE
                          ? component == COMPONENT_NONE ||
                                !it->profile->components[component].answers[item->open->fact]
                          : component == item->open->component;
        enum truth truth = block_root(block, root, lane);
        found = found || (shared && truth != TRUTH_FALSE);
        *vague = *vague || truth == TRUTH_UNDETERMINED;
    }
    return found;
}

static bool has_vague_rule(const struct block *block)
{
    const struct pack *pack = block->program->pack;
    for (uint32_t lane = 0; lane < block->lanes; lane++) {
        for (uint32_t i = 0; i < pack->rule_count; i++)
            if (block_rule(block, i, lane) == TRUTH_UNDETERMINED)
                return true;
        for (uint32_t i = 0; i < pack->check_count; i++)
            if (block_root(block, block->program->check_root[i], lane) == TRUTH_UNDETERMINED)
                return true;
    }
    return false;
}

/* Rules on a completion with the answers to what is asked. False when that has to be put right
 * first. */
static bool rule_completion(struct census *census, struct completion *completion,
                            bool asked[MOST_ITEMS], bool *vague)
{
    const struct explored *it = census->it;
    const char *settings[MOST_ITEMS];
    struct variant variant;
    struct hearing hearing;
    uint32_t count = 0;
    bool stable = true;
    for (uint32_t i = 0; i < census->item_count; i++)
        if (asked[i])
            settings[count++] = setting_of(&census->it->arena, it, census->items[i].open->fact,
                                           census->items[i].open->component,
                                           census->items[i].answers[completion->choices[i]].text);
    variant_init(&variant, it, settings, count, false);
    assert_true(
        hearing_init(&hearing, it->judge, variant.profile, it->assumptions, &variant.diags));
    *vague = has_vague_rule(hearing.block);
    for (uint32_t i = 0; i < census->item_count; i++) {
        bool now = arises(census, &hearing, &census->items[i], vague);
        stable = stable && now == asked[i];
        asked[i] = now;
    }
    completion->code = variant.ruling ? outcome_code(ruling_outcome(variant.ruling)) : CODE_ABSENT;
    hearing_fini(&hearing);
    variant_fini(&variant);
    return stable;
}

/* Rules on all completions. False where one is vague. */
static bool rule_all(struct census *census)
{
    census->total = 0;
    for (uint32_t number = 0; number < census->count; number++) {
        struct completion *completion = &census->completions[number];
        bool asked[MOST_ITEMS];
        bool vague;
        *completion = (struct completion){.chance = 1, .uniform = 1};
        for (uint32_t i = 0, rest = number; i < census->item_count; i++) {
            const struct item *item = &census->items[i];
            completion->choices[i] = (uint8_t)(rest % item->count);
            completion->chance *= item->answers[completion->choices[i]].chance;
            completion->uniform *= item->answers[completion->choices[i]].uniform;
            asked[i] = true;
            rest /= item->count;
        }
        while (!rule_completion(census, completion, asked, &vague))
            ;
        if (vague)
            return false;
        if (completion->code != CODE_ABSENT)
            census->total += completion->chance;
    }
    return true;
}

/* ---- the survey ---- */

static bool is_trial(const struct census *census, const struct completion *completion,
                     const uint16_t *classes)
{
    for (uint32_t i = 0; i < census->item_count; i++) {
        const struct item *item = &census->items[i];
        if (memcmp(item->answers[completion->choices[i]].classes, classes + item->open->first,
                   item->open->count * sizeof *classes) != 0)
            return false;
    }
    return true;
}

static void trials_are_completions(struct census *census, const struct survey *survey)
{
    for (uint32_t i = 0; i < survey->trials; i++) {
        uint32_t at = 0;
        while (at < census->count && !is_trial(census, &census->completions[at],
                                               survey->classes + (size_t)i * survey->variables))
            at++;
        expect(census->it, at < census->count, "trial %u is no completion", i);
        expect(census->it, census->completions[at].code == survey->codes[i],
               "trial %u comes to %u, its completion to %u", i, survey->codes[i],
               census->completions[at].code);
    }
}

static double chance_of_code(const struct census *census, uint8_t code)
{
    double sum = 0;
    for (uint32_t i = 0; i < census->count; i++)
        if (census->completions[i].code == code)
            sum += census->completions[i].chance;
    return sum / census->total;
}

static void agreement_converges(struct census *census, const struct survey *survey)
{
    struct explored *it = census->it;
    struct agreement *agreement = agreement_of(&it->arena, it->ruling, survey);
    uint32_t listed = 0;
    for (uint32_t i = 0; i < agreement->outcome_count; i++) {
        const struct outcome_count *outcome = &agreement->outcomes[i];
        double share = chance_of_code(census, outcome_code(outcome->outcome));
        double spread = sqrt(share * (1 - share) / agreement->trials);
        listed += outcome->count;
        expect(it, fabs((double)outcome->count / agreement->trials - share) <= 5 * spread + 1e-9,
               "outcome %u has %u of %u trials, and %f of the completions", i, outcome->count,
               agreement->trials, share);
    }
    double p = (agreement->same + 1.0) / (agreement->trials + 2.0);
    double error = 1000 * sqrt(p * (1 - p) / (agreement->trials + 2.0));
    expect(it, listed == agreement->trials, "%u of %u trials are listed", listed,
           agreement->trials);
    expect(it,
           agreement->proved ? agreement->error == 0 && agreement->same == agreement->trials
                             : fabs(ceil(error) - agreement->error) < 0.5,
           "the error is %u, not %f", agreement->error, error);
}

/* ---- completions that agree on some answers ---- */

/* Whether two completions agree on some items. */
static bool agree(const struct census *census, const bool *asked, const struct completion *a,
                  const struct completion *b)
{
    for (uint32_t i = 0; i < census->item_count; i++)
        if (asked[i] && a->choices[i] != b->choices[i])
            return false;
    return true;
}

/* How often completions that agree on some items have different verdicts, if one is drawn as
 * surveys do, and the other alike of all. */
static double disagreement(const struct census *census, const bool *asked)
{
    double differ = 0;
    for (uint32_t i = 0; i < census->count; i++) {
        const struct completion *a = &census->completions[i];
        double others = 0, other = 0;
        for (uint32_t j = 0; j < census->count && a->code != CODE_ABSENT; j++) {
            const struct completion *b = &census->completions[j];
            if (!agree(census, asked, a, b))
                continue;
            others += b->uniform;
            other += b->code != CODE_ABSENT && b->code != a->code ? b->uniform : 0;
        }
        differ += others > 0 ? a->chance * other / others : 0;
    }
    return differ / census->total;
}

/* ---- questions ---- */

/* What the answer to some of the variables of an item tells, in thousandths of a bit; `mask` has a
 * bit for each variable. */
static double told(const struct census *census, uint32_t item, uint32_t mask)
{
    double joint[CASE_VALUES][OUTCOME_CODES] = {{0}};
    double groups[CASE_VALUES] = {0}, codes[OUTCOME_CODES] = {0};
    double bits = 0;
    const struct item *what = &census->items[item];
    bool set = census->it->pack->vocabulary.facts[what->open->fact].type == FACT_SET;
    for (uint32_t i = 0; i < census->count; i++) {
        const struct completion *completion = &census->completions[i];
        uint32_t group = completion->choices[item];
        if (completion->code == CODE_ABSENT)
            continue;
        const uint16_t *classes = what->answers[group].classes;
        for (uint32_t v = 0, made = 0; set && v < what->open->count; v++) {
            made |= (uint32_t)classes[v] << v;
            group = made & mask;
        }
        double chance = completion->chance / census->total;
        joint[group][completion->code] += chance;
        groups[group] += chance;
        codes[completion->code] += chance;
    }
    for (uint32_t g = 0; g < CASE_VALUES; g++)
        for (uint32_t c = 0; c < OUTCOME_CODES; c++)
            if (joint[g][c] > 0)
                bits += joint[g][c] * log2(joint[g][c] / (groups[g] * codes[c]));
    return 1000 * bits;
}

/* Whether completions that differ in an item alone have one verdict. */
static bool is_idle(const struct census *census, uint32_t item)
{
    bool asked[MOST_ITEMS];
    for (uint32_t i = 0; i < census->item_count; i++)
        asked[i] = i != item;
    return disagreement(census, asked) <= 0;
}

static void questions_tell(struct census *census, const struct questions *questions)
{
    for (uint32_t i = 0; i < questions->count; i++) {
        const struct question *question = &questions->items[i];
        uint32_t item = 0;
        while (census->items[item].open->fact != question->fact ||
               census->items[item].open->component != question->component)
            item++;
        double exact = told(census, item, UINT32_MAX);
        const char *name = census->it->pack->vocabulary.facts[question->fact].name;
        if (!question->matters) { /* though it may tell of answers that a check ties to it */
            expect(census->it, question->information == 0 && is_idle(census, item),
                   "%s does not matter, and does", name);
            continue;
        }
        expect(census->it, fabs(question->information - exact) <= 25 + exact / 10,
               "%s tells %u, not %f", name, question->information, exact);
        expect(census->it, i == 0 || question[-1].information >= question->information,
               "question %u is out of order", i);
        sums.telling += exact > 1;
    }
}

/* ---- sufficing ---- */

static void sets_suffice(struct census *census, const struct questions *questions)
{
    bool asked[MOST_ITEMS] = {false};
    uint32_t items[MOST_ITEMS];
    expect(census->it, questions->settling_found, "no sufficing set");
    for (uint32_t i = 0; i < questions->settling_count; i++) {
        const struct question *question = &questions->items[questions->settling[i]];
        for (items[i] = 0; census->items[items[i]].open->fact != question->fact ||
                           census->items[items[i]].open->component != question->component;)
            items[i]++;
        asked[items[i]] = true;
    }
    double differ = disagreement(census, asked);
    expect(census->it, differ < 0.06, "%u questions do not suffice: %f", questions->settling_count,
           differ);
    for (uint32_t i = 0; i < questions->settling_count; i++) {
        asked[items[i]] = false;
        expect(census->it, disagreement(census, asked) > 0, "question %u of the set is idle", i);
        asked[items[i]] = true;
    }
    sums.sets++;
    sums.members += questions->settling_count;
}

/* ---- all ---- */

static void check_census(struct census *census)
{
    struct explored *it = census->it;
    struct survey survey;
    assert_true(survey_take(&survey, &it->arena, &census->inquiry, TRIALS));
    expect(it, (survey.trials == TRIALS) == (census->total > 0) || survey.discarded > TRIALS,
           "%u trials", survey.trials);
    trials_are_completions(census, &survey);
    struct questions *questions = questions_of(&it->arena, &census->inquiry, &survey);
    assert_non_null(questions);
    if (survey.trials < TRIALS)
        return;
    agreement_converges(census, &survey);
    questions_tell(census, questions);
    assert_true(suffice(questions, &it->arena, &census->inquiry, &survey));
    sets_suffice(census, questions);
}

static void check_case(struct explored *it)
{
    static struct census census;
    census.it = it;
    assert_true(inquiry_init(&census.inquiry, it->judge, it->ruling, it->assumptions, &it->diags));
    if (list_items(&census) && rule_all(&census)) {
        check_census(&census);
        sums.cases++;
        sums.completions += census.count;
    } else {
        sums.skipped++;
    }
    inquiry_fini(&census.inquiry);
}

static void surveys_converge_to_all_completions(void **state)
{
    (void)state;
    explore_cases(400, check_case);
    print_message(
        "# %" PRIu64 " cases with %" PRIu64 " completions, %" PRIu64 " skipped; %" PRIu64
        " questions tell something; %" PRIu64 " sufficing sets of %" PRIu64 " questions\n",
        sums.cases, sums.completions, sums.skipped, sums.telling, sums.sets, sums.members);
    assert_true(sums.cases > sums.skipped / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surveys_converge_to_all_completions),
    };
    return cmocka_run_group_tests_name("explore survey", tests, NULL, NULL);
}
