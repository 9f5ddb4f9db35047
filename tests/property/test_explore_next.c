/* A conversation: the most telling question that matters is answered until the verdict is settled.
 * Whatever the other answers then are, they give no other verdict. 10,000 random profiles. */
#include "explore_cases.h"

#include "decide/explore/questions.h"

#define MOST_ANSWERS 96
#define TRIALS       32

/* Answers so far, and what all others are. */
struct conversation {
    struct explored *it;
    const char *settings[MOST_ANSWERS];
    uint32_t count;
    struct variant now; /* with these answers */
};

static struct {
    uint64_t profiles, questions, spared, given_up;
} sums;

/* What an open fact is: a random value that what is given allows. */
static const char *answer_to(struct explored *it, uint32_t fact, uint32_t component)
{
    const struct fact *what = &it->pack->vocabulary.facts[fact];
    const struct answer *given = profile_answer(it->profile, component, fact);
    uint32_t values = count_values(what);
    uint32_t value = draw_below(&it->random, values);
    while (!allows_value(what, given, value))
        value = (value + 1) % values;
    return setting_of(&it->arena, it, fact, component, value_text(&it->arena, what, value));
}

/* Rules with the answers so far. False when these meet a check. */
static bool rule_again(struct conversation *conversation)
{
    variant_fini(&conversation->now);
    variant_init(&conversation->now, conversation->it, conversation->settings, conversation->count,
                 true);
    return conversation->now.ruling != NULL;
}

static void give(struct conversation *conversation, uint32_t fact, uint32_t component)
{
    assert_true(conversation->count < MOST_ANSWERS);
    conversation->settings[conversation->count++] = answer_to(conversation->it, fact, component);
}

/* Answers the question that an analysis puts first. False where none matters: what is derived may
 * stay undetermined whatever is answered. */
static bool answer_next(struct conversation *conversation)
{
    struct explored *it = conversation->it;
    struct variant *now = &conversation->now;
    struct inquiry inquiry;
    struct survey survey;
    assert_true(inquiry_init(&inquiry, it->judge, now->ruling, it->assumptions, &now->diags));
    assert_true(survey_take(&survey, &now->arena, &inquiry, TRIALS));
    struct questions *questions = questions_of(&now->arena, &inquiry, &survey);
    assert_non_null(questions);
    bool any = questions->count > 0 && questions->items[0].matters;
    if (any)
        give(conversation, questions->items[0].fact, questions->items[0].component);
    inquiry_fini(&inquiry);
    sums.questions += any;
    return any;
}

/* Whether the question of an open fact surely arises in a lane that shares the answer. */
static bool surely_arises(const struct explored *it, const struct hearing *hearing,
                          const struct open_fact *open)
{
    const struct block *block = hearing->block;
    struct docket docket = {hearing->profile, block, &block->groups[hearing->group]};
    uint32_t root = block->program->ask_root[open->fact];
    bool of_project = it->pack->vocabulary.facts[open->fact].scope == FACT_PROJECT;
    for (uint32_t lane = 0; lane < block->lanes; lane++) {
        uint32_t component = cite_component(&docket, lane);
        bool own = component != COMPONENT_NONE &&
                   (!of_project || it->profile->components[component].answers[open->fact]);
        if ((own ? component : COMPONENT_NONE) == open->component &&
            (root == UINT32_MAX || block_root(block, root, lane) == TRUTH_TRUE))
            return true;
    }
    return false;
}

/* Answers what surely arises, also where nothing is assumed, so that no answer makes another one
 * pointless; how many. */
static uint32_t answer_some(struct conversation *conversation)
{
    struct explored *it = conversation->it;
    struct variant *now = &conversation->now;
    struct hearing hearing;
    uint32_t before = conversation->count;
    assert_true(hearing_init(&hearing, it->judge, now->profile, false, &now->diags));
    for (uint32_t i = 0; i < now->ruling->open_count; i++)
        if (surely_arises(it, &hearing, &now->ruling->open[i]))
            give(conversation, now->ruling->open[i].fact, now->ruling->open[i].component);
    hearing_fini(&hearing);
    sums.spared += conversation->count - before;
    return conversation->count - before;
}

/* Answers all that is open, until nothing is. False when that meets a check, or it stays
 * undetermined whether a question arises. */
static bool answer_all(struct conversation *conversation)
{
    while (conversation->now.ruling->open_count > 0)
        if (answer_some(conversation) == 0 || !rule_again(conversation))
            return false;
    return true;
}

static bool converse(struct conversation *conversation)
{
    struct explored *it = conversation->it;
    while (conversation->now.ruling->settled != SETTLED_YES)
        if (!answer_next(conversation) || !rule_again(conversation))
            return false;
    struct outcome settled = ruling_outcome(conversation->now.ruling);
    if (!answer_all(conversation))
        return false;
    struct outcome final = ruling_outcome(conversation->now.ruling);
    expect(it, outcome_equal(settled, final), "settled as %d %d, and all answers make it %d %d",
           (int)settled.verdict, (int)settled.option, (int) final.verdict, (int) final.option);
    return true;
}

static void check_case(struct explored *it)
{
    struct conversation conversation = {.it = it};
    variant_init(&conversation.now, it, NULL, 0, true);
    if (conversation.now.ruling && converse(&conversation))
        sums.profiles++;
    else
        sums.given_up++;
    variant_fini(&conversation.now);
}

static void stopping_when_settled_loses_nothing(void **state)
{
    (void)state;
    explore_cases(11600, check_case);
    print_message("# %" PRIu64 " profiles, %" PRIu64 " questions asked, %" PRIu64
                  " spared; %" PRIu64
                  " given up: a check is met, or what is derived stays undetermined\n",
                  sums.profiles, sums.questions, sums.spared, sums.given_up);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stopping_when_settled_loses_nothing),
    };
    return cmocka_run_group_tests_name("explore next", tests, NULL, NULL);
}
