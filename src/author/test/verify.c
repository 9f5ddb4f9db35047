/* Holding a ruling against what a case expects. */
#include <inttypes.h>
#include <string.h>

#include "author/test/scene.h"
#include "base/strbuf.h"

/* An expectation while it is looked at. */
struct verifying {
    const struct test_scene *scene;
    const struct expectation *expectation;
    struct mismatch *mismatch; /* what is said if it is not met */
};

static const char *text_of(const struct test_scene *scene, struct strbuf *out)
{
    const char *copy =
        out->failed ? NULL : arena_copy(scene->arena, out->text ? out->text : "", out->length);
    strbuf_fini(out);
    return copy;
}

/* "live", of the component that is expected; NULL where none is named. */
static const char *component_name(const struct verifying *verifying)
{
    uint32_t component = verifying->expectation->component;
    const struct profile *profile = verifying->scene->profile;
    bool named = component != UINT32_MAX && profile->lists_components;
    return named ? profile->components[component].name : NULL;
}

/* Says what was looked at: "what of NAME in COMPONENT"; `name` may be NULL. */
static bool set_what(const struct verifying *verifying, const char *what, const char *name)
{
    const char *component = component_name(verifying);
    verifying->mismatch->what =
        arena_printf(verifying->scene->arena, "%s%s%s%s%s", what, name ? " " : "", name ? name : "",
                     component ? " in " : "", component ? component : "");
    return verifying->mismatch->what != NULL;
}

/* "node or python", out of names whose bits are set. */
static const char *either_of(const struct test_scene *scene, const char *const *names,
                             uint32_t count, uint32_t bits)
{
    struct strbuf out;
    strbuf_init(&out);
    for (uint32_t i = 0; i < count; i++)
        if (bits >> i & 1)
            strbuf_printf(&out, "%s%s", out.length > 0 ? " or " : "", names[i]);
    return text_of(scene, &out);
}

/* ---- the verdict ---- */

static const char *verdict_text(const struct test_scene *scene)
{
    const struct ruling *ruling = scene->ruling;
    char number[NUMBER_TEXT];
    struct strbuf out;
    if (!ruling)
        return "no ruling";
    strbuf_init(&out);
    strbuf_puts(&out, ruling_verdict_id(ruling));
    if (ruling->firmness != FIRMNESS_NONE)
        strbuf_printf(&out, ", %s", firmness_name(ruling->firmness));
    if (ruling->has_rival)
        strbuf_printf(&out, " (margin %s)", thousandths_print(ruling->margin, number));
    return text_of(scene, &out);
}

static const char *allowed_verdicts(const struct verifying *verifying)
{
    const struct pack *pack = verifying->scene->profile->pack;
    const char *names[32 + 3];
    uint32_t count = 0;
    for (; count < pack->option_count; count++)
        names[count] = pack->options[count].id;
    names[count++] = pack->combination.id;
    names[count++] = "either";
    names[count++] = "none";
    return either_of(verifying->scene, names, count, verifying->expectation->allowed);
}

static bool verify_verdict(const struct verifying *verifying, bool *met)
{
    const struct test_scene *scene = verifying->scene;
    const struct pack *pack = scene->profile->pack;
    struct mismatch *mismatch = verifying->mismatch;
    uint32_t all = (UINT32_C(1) << pack->option_count) - 1;
    uint32_t got = scene->ruling ? suite_verdict_bit(pack, ruling_verdict_id(scene->ruling)) : 0;
    uint32_t concerned = got | verifying->expectation->allowed;
    *met = got & verifying->expectation->allowed;
    if (*met)
        return true;
    mismatch->expected = allowed_verdicts(verifying);
    mismatch->actual = verdict_text(scene);
    return set_what(verifying, "verdict", NULL) && mismatch->expected && mismatch->actual &&
           ledger_plans(scene, mismatch) &&
           ledger_rules(scene, UINT32_MAX, concerned & ~all ? all : concerned, mismatch);
}

static bool verify_firmness(const struct verifying *verifying, bool *met)
{
    static const char *const names[] = {"none", "slight", "clear", "firm"};
    const struct test_scene *scene = verifying->scene;
    struct mismatch *mismatch = verifying->mismatch;
    *met = scene->ruling && (verifying->expectation->allowed >> scene->ruling->firmness & 1);
    if (*met)
        return true;
    mismatch->expected = either_of(scene, names, 4, verifying->expectation->allowed);
    mismatch->actual = verdict_text(scene);
    return set_what(verifying, "firmness", NULL) && mismatch->expected && mismatch->actual &&
           ledger_plans(scene, mismatch) && ledger_rules(scene, UINT32_MAX, UINT32_MAX, mismatch);
}

/* How many facts of a witness are named; it has one for each open fact. */
#define MOST_FACTS 4

/* "not settled: team.size = 3 makes it python" */
static const char *witness_text(const struct test_scene *scene)
{
    const struct witness *witness = &scene->ruling->witness;
    const struct pack *pack = scene->profile->pack;
    struct strbuf out;
    strbuf_init(&out);
    strbuf_puts(&out, "not settled:");
    for (uint32_t i = 0; i < witness->fact_count && i < MOST_FACTS; i++)
        strbuf_printf(&out, "%s %s = %s", i > 0 ? "," : "",
                      pack->vocabulary.facts[witness->facts[i].fact].name, witness->facts[i].value);
    if (witness->fact_count > MOST_FACTS)
        strbuf_printf(&out, " and %u more", witness->fact_count - MOST_FACTS);
    strbuf_printf(&out, " may make it %s", verdict_id(pack, witness->verdict, witness->option));
    return text_of(scene, &out);
}

static const char *settled_text(const struct test_scene *scene)
{
    if (!scene->ruling)
        return "no ruling";
    if (scene->ruling->settled == SETTLED_NO)
        return witness_text(scene);
    return scene->ruling->settled == SETTLED_YES ? "settled" : "not found out";
}

static bool verify_settled(const struct verifying *verifying, bool *met)
{
    const struct test_scene *scene = verifying->scene;
    enum settled wanted = verifying->expectation->yes ? SETTLED_YES : SETTLED_NO;
    *met = scene->ruling && scene->ruling->settled == wanted;
    if (*met)
        return true;
    verifying->mismatch->expected = verifying->expectation->yes ? "settled" : "not settled";
    verifying->mismatch->actual = settled_text(scene);
    return set_what(verifying, "settled", NULL) && verifying->mismatch->actual;
}

/* ---- a component ---- */

static bool verify_option(const struct verifying *verifying, bool *met)
{
    const struct test_scene *scene = verifying->scene;
    const struct pack *pack = scene->profile->pack;
    const struct expectation *expectation = verifying->expectation;
    const struct ruled_component *ruled = scene_ruled(scene, expectation->component);
    struct mismatch *mismatch = verifying->mismatch;
    const char *names[32];
    uint32_t got = !ruled                         ? 0
                   : ruled->option == OPTION_NONE ? SUITE_NO_OPTION
                                                  : UINT32_C(1) << ruled->option;
    *met = got & expectation->allowed;
    if (*met)
        return true;
    for (uint32_t i = 0; i < 32; i++)
        names[i] = i < pack->option_count ? pack->options[i].id : "none";
    mismatch->expected = either_of(scene, names, 32, expectation->allowed);
    mismatch->actual = ruled ? either_of(scene, names, 32, got) : "no ruling";
    return set_what(verifying, "option", NULL) && mismatch->expected && mismatch->actual &&
           ledger_plans(scene, mismatch) &&
           ledger_rules(scene, expectation->component, UINT32_MAX, mismatch);
}

static const char *range_text(const struct verifying *verifying)
{
    char low[NUMBER_TEXT], high[NUMBER_TEXT];
    const struct expectation *expectation = verifying->expectation;
    thousandths_print(expectation->low, low);
    thousandths_print(expectation->high, high);
    if (expectation->low == expectation->high)
        return arena_printf(verifying->scene->arena, "%s", low);
    return arena_printf(verifying->scene->arena, "%s .. %s", low, high);
}

static bool verify_points(const struct verifying *verifying, bool *met)
{
    const struct test_scene *scene = verifying->scene;
    const struct expectation *expectation = verifying->expectation;
    const struct ruled_component *ruled = scene_ruled(scene, expectation->component);
    struct mismatch *mismatch = verifying->mismatch;
    int64_t got = ruled ? ruled->options[expectation->subject].points.points : 0;
    char number[NUMBER_TEXT];
    *met = ruled && got >= expectation->low && got <= expectation->high;
    if (*met)
        return true;
    mismatch->expected = range_text(verifying);
    mismatch->actual =
        ruled ? arena_printf(scene->arena, "%s", thousandths_print(got, number)) : "no ruling";
    return set_what(verifying, "points of",
                    scene->profile->pack->options[expectation->subject].id) &&
           mismatch->expected && mismatch->actual &&
           ledger_rules(scene, expectation->component, UINT32_C(1) << expectation->subject,
                        mismatch);
}

/* ---- rules and checks ---- */

/* A rule in the ruling, where it was waived. */
static bool is_waived(const struct test_scene *scene, uint32_t rule, uint32_t component)
{
    const struct ruled_component *ruled = scene_ruled(scene, component);
    const struct ruled_rule *found = ruled ? ruled_find(ruled, rule) : NULL;
    const struct ruling *ruling = scene->ruling;
    for (uint32_t i = 0; !found && ruling && i < ruling->split.rule_count; i++)
        if (ruling->split.rules[i].rule == rule)
            found = &ruling->split.rules[i];
    return found && found->waived;
}

/* Whether a switch rule is held against a component: only one that runs on an option is moved. */
static bool is_held(const struct test_scene *scene, uint32_t rule, uint32_t component)
{
    const struct ruled_component *ruled = scene_ruled(scene, component);
    return scene->profile->pack->rules[rule].scope != RULE_SWITCH ||
           (ruled && ruled->current != OPTION_NONE);
}

/* What a rule came to for a component; for one about the project, COMPONENT_NONE. */
static enum truth rule_truth(const struct test_scene *scene, uint32_t rule, uint32_t component)
{
    if (is_waived(scene, rule, component) || !is_held(scene, rule, component))
        return TRUTH_FALSE;
    return block_rule(scene->hearing->block, rule, scene_lane(scene, component));
}

static enum truth check_truth(const struct test_scene *scene, uint32_t check, uint32_t component)
{
    const struct block *block = scene->hearing->block;
    return block_root(block, block->program->check_root[check], scene_lane(scene, component));
}

/* How to look at the things of a kind: where each came to what. */
struct looking {
    const char *what;
    enum truth (*truth)(const struct test_scene *scene, uint32_t subject, uint32_t component);
    bool checks;
};

static const struct looking rules = {"rule", rule_truth, false};
static const struct looking checks = {"check", check_truth, true};

/* Which truths it came to, a bit each (SEEN), in the components that are expected or all. `where`
 * is the first where it came to none of the wanted ones; the first of all when there is none. */
static unsigned look(const struct verifying *verifying, const struct looking *looking,
                     bool of_component, unsigned wanted, uint32_t *where)
{
    const struct test_scene *scene = verifying->scene;
    const struct expectation *expectation = verifying->expectation;
    bool misses = false;
    unsigned seen = 0;
    *where = expectation->component;
    if (!of_component || expectation->component != UINT32_MAX)
        return SEEN(looking->truth(scene, expectation->subject, expectation->component));
    for (uint32_t i = 0; i < scene->profile->component_count; i++) {
        if (scene->profile->components[i].outside)
            continue;
        unsigned here = SEEN(looking->truth(scene, expectation->subject, i));
        seen |= here;
        if (*where == UINT32_MAX || (!misses && !(here & wanted)))
            *where = i;
        misses |= !(here & wanted);
    }
    return seen;
}

static const char *actual_state(const struct test_scene *scene, const struct looking *looking,
                                uint32_t subject, uint32_t where)
{
    static const char *const names[] = {
        [TRUTH_FALSE] = "not fired", [TRUTH_TRUE] = "fired", [TRUTH_UNDETERMINED] = "undetermined"};
    enum truth truth = looking->truth(scene, subject, where);
    if (looking->checks)
        return truth == TRUTH_TRUE ? "met" : "not met";
    if (is_waived(scene, subject, where))
        return "waived";
    return is_held(scene, subject, where) ? names[truth]
                                          : "not looked at: the component runs on no option";
}

static uint32_t root_of(const struct test_scene *scene, const struct looking *looking,
                        uint32_t subject)
{
    const struct program *program = scene->hearing->block->program;
    return looking->checks ? program->check_root[subject] : program->rule_root[subject];
}

/* A rule or check that must be in one of the states `wanted` somewhere, or, with `everywhere`, in
 * every component. */
static bool verify_state(const struct verifying *verifying, const struct looking *looking,
                         unsigned wanted, const char *expected, bool *met)
{
    const struct test_scene *scene = verifying->scene;
    const struct pack *pack = scene->profile->pack;
    uint32_t subject = verifying->expectation->subject;
    struct mismatch *mismatch = verifying->mismatch;
    bool of_component = looking->checks ? pack->checks[subject].about_component
                                        : !rule_about_project(&pack->rules[subject]);
    bool everywhere = wanted & SEEN(TRUTH_FALSE);
    uint32_t where;
    unsigned seen = look(verifying, looking, of_component, wanted, &where);
    *met = everywhere ? !(seen & ~wanted) : (seen & wanted) != 0;
    if (*met)
        return true;
    mismatch->expected = expected;
    mismatch->actual = actual_state(scene, looking, subject, where);
    return set_what(verifying, looking->what,
                    looking->checks ? pack->checks[subject].id : pack->rules[subject].id) &&
           ledger_leaves(scene, root_of(scene, looking, subject), scene_lane(scene, where),
                         mismatch);
}

static bool verify_fired(const struct verifying *verifying, bool *met)
{
    return verify_state(verifying, &rules, SEEN(TRUTH_TRUE), "fired", met);
}

static bool verify_not_fired(const struct verifying *verifying, bool *met)
{
    return verify_state(verifying, &rules, SEEN(TRUTH_FALSE), "not fired", met);
}

static bool verify_undetermined(const struct verifying *verifying, bool *met)
{
    return verify_state(verifying, &rules, SEEN(TRUTH_UNDETERMINED), "undetermined", met);
}

static bool verify_check(const struct verifying *verifying, bool *met)
{
    return verify_state(verifying, &checks, SEEN(TRUTH_TRUE), "met", met);
}

static bool verify_no_check(const struct verifying *verifying, bool *met)
{
    return verify_state(verifying, &checks, SEEN(TRUTH_FALSE) | SEEN(TRUTH_UNDETERMINED), "not met",
                        met);
}

/* ---- advice ---- */

static bool gives(const struct ruled_advice *list, uint32_t count, uint32_t advice)
{
    uint32_t i = 0;
    while (i < count && list[i].advice != advice)
        i++;
    return i < count;
}

static bool is_given(const struct verifying *verifying)
{
    const struct ruling *ruling = verifying->scene->ruling;
    uint32_t component = verifying->expectation->component;
    uint32_t advice = verifying->expectation->subject;
    if (!ruling)
        return false;
    if (component == UINT32_MAX && gives(ruling->advice, ruling->advice_count, advice))
        return true;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *ruled = &ruling->components[i];
        if ((component == UINT32_MAX || component == ruled->component) &&
            gives(ruled->advice, ruled->advice_count, advice))
            return true;
    }
    return false;
}

static bool verify_given(const struct verifying *verifying, bool wanted, bool *met)
{
    const struct test_scene *scene = verifying->scene;
    struct mismatch *mismatch = verifying->mismatch;
    *met = scene->ruling && is_given(verifying) == wanted;
    if (*met)
        return true;
    const char *verdict = verdict_text(scene);
    if (!verdict)
        return false;
    mismatch->expected = wanted ? "given" : "not given";
    mismatch->actual =
        arena_printf(scene->arena, "%s; %s%s", is_given(verifying) ? "given" : "not given",
                     scene->ruling ? "the verdict is " : "there is ", verdict);
    return set_what(verifying, "advice",
                    scene->profile->pack->advice[verifying->expectation->subject].id) &&
           mismatch->actual;
}

static bool verify_advice(const struct verifying *verifying, bool *met)
{
    return verify_given(verifying, true, met);
}

static bool verify_no_advice(const struct verifying *verifying, bool *met)
{
    return verify_given(verifying, false, met);
}

static bool (*const verifiers[EXPECTATIONS])(const struct verifying *verifying, bool *met) = {
    [EXPECT_VERDICT] = verify_verdict,
    [EXPECT_FIRMNESS] = verify_firmness,
    [EXPECT_SETTLED] = verify_settled,
    [EXPECT_OPTION] = verify_option,
    [EXPECT_FIRED] = verify_fired,
    [EXPECT_NOT_FIRED] = verify_not_fired,
    [EXPECT_UNDETERMINED] = verify_undetermined,
    [EXPECT_POINTS] = verify_points,
    [EXPECT_ADVICE] = verify_advice,
    [EXPECT_NO_ADVICE] = verify_no_advice,
    [EXPECT_CHECK] = verify_check,
    [EXPECT_NO_CHECK] = verify_no_check,
};

/* A profile that was refused though no check of level error is expected. */
static bool verify_ruled(const struct test_scene *scene, mismatch_list *mismatches)
{
    if (scene->ruling || scene->test->refused)
        return true;
    struct mismatch *mismatch = vec_add(mismatches, scene->arena);
    if (!mismatch)
        return false;
    *mismatch = (struct mismatch){
        .what = "profile",
        .expected = "a ruling",
        .actual = arena_printf(scene->arena, "refused: %s", scene->refusal ? scene->refusal : ""),
        .place = scene->test->place};
    return mismatch->actual != NULL;
}

bool test_verify(const struct test_scene *scene, mismatch_list *mismatches)
{
    bool met;
    if (!verify_ruled(scene, mismatches))
        return false;
    for (uint32_t i = 0; i < scene->test->expectation_count; i++) {
        struct mismatch missed = {.place = scene->test->expectations[i].place};
        struct verifying verifying = {scene, &scene->test->expectations[i], &missed};
        if (!verifiers[verifying.expectation->kind](&verifying, &met))
            return false;
        struct mismatch *made = met ? NULL : vec_add(mismatches, scene->arena);
        if (!met && !made)
            return false;
        if (made)
            *made = missed;
    }
    return true;
}
