/* Conditions one by one: those that can never hold, and comparisons in them that make no
 * difference. */
#include "author/lint/parts.h"

/* A condition of something that has a name. */
struct subject {
    const char *kind; /* "rule" */
    const char *id;
    struct place place;
    uint32_t root;
    bool of_project;
    uint32_t check; /* it is the condition of this check; UINT32_MAX: of none */
};

static enum world_answer ask(struct linting *linting, const struct subject *subject,
                             const struct demand *demands, uint32_t count)
{
    enum world_answer answer = worlds_find(linting->worlds, demands, count, subject->check);
    linting->lint->undecided += answer == WORLD_UNDECIDED;
    return answer;
}

static struct demand demand_of(const struct subject *subject, bool holds, enum truth probe)
{
    return (struct demand){subject->root, subject->of_project, holds, probe};
}

/* ---- comparisons ---- */

/* Whether a comparison may count as always true (or false) with the condition saying the same: no
 * world tells the two apart. A condition rises with its comparisons, but falls with those under an
 * odd number of `none`. */
static bool is_constant(struct linting *linting, const struct subject *subject, bool falls,
                        enum truth constant)
{
    enum truth self = TRUTH_UNDETERMINED;
    bool rises_with_it = (constant == TRUTH_TRUE) != falls;
    struct demand demands[2] = {
        demand_of(subject, true, rises_with_it ? constant : self),
        demand_of(subject, false, rises_with_it ? self : constant),
    };
    return ask(linting, subject, demands, 2) == WORLD_NONE;
}

static bool say_leaf(struct linting *linting, const struct subject *subject,
                     const struct leaf *leaf, bool is_true)
{
    return lint_add(linting, is_true ? R0702 : R0703, subject->id, leaf->place,
                    "remove it, or mend what it asks for",
                    "in the %s `%s`, `%s` is always %s where it counts", subject->kind, subject->id,
                    leaf->text ? leaf->text : "", is_true ? "true" : "false");
}

/* Tries one comparison; a constant one counts as such when those behind it are tried. */
static bool lint_leaf(struct linting *linting, const struct subject *subject, uint32_t node,
                      bool falls)
{
    const struct leaf *leaf = linting->program->nodes[node].condition->leaf;
    worlds_play(linting->worlds, node, PLAY_PROBE);
    bool is_true = is_constant(linting, subject, falls, TRUTH_TRUE);
    bool is_false = !is_true && is_constant(linting, subject, falls, TRUTH_FALSE);
    worlds_play(linting->worlds, node, is_true ? PLAY_TRUE : is_false ? PLAY_FALSE : PLAY_SELF);
    return (!is_true && !is_false) || say_leaf(linting, subject, leaf, is_true);
}

/* Tries the comparisons of a node in order. */
static bool lint_node(struct linting *linting, const struct subject *subject, uint32_t node,
                      bool falls)
{
    const struct node_code *nodes = linting->program->nodes;
    if (nodes[node].op == OP_TEST)
        return lint_leaf(linting, subject, node, falls);
    falls ^= nodes[node].op == OP_NONE;
    for (uint32_t at = node + 1; at < nodes[node].end; at = nodes[at].end)
        if (!lint_node(linting, subject, at, falls))
            return false;
    return true;
}

static bool lint_leaves(struct linting *linting, const struct subject *subject)
{
    const struct root *root = &linting->program->roots[subject->root];
    bool done = root->first == root->end || lint_node(linting, subject, root->first, false);
    for (uint32_t node = root->first; node < root->end; node++)
        worlds_play(linting->worlds, node, PLAY_SELF);
    return done;
}

/* ---- conditions ---- */

static enum world_answer ask_whole(struct linting *linting, const struct subject *subject,
                                   bool holds)
{
    struct demand demand = demand_of(subject, holds, TRUTH_UNDETERMINED);
    return ask(linting, subject, &demand, 1);
}

static bool lint_rule(struct linting *linting, uint32_t number)
{
    const struct rule *rule = &linting->pack->rules[number];
    linting->dead[number] = rule->disabled;
    if (rule->disabled)
        return true;
    struct subject subject = {"rule",
                              rule->id,
                              rule->place,
                              linting->program->rule_root[number],
                              rule_about_project(rule),
                              UINT32_MAX};
    enum world_answer answer = ask_whole(linting, &subject, true);
    linting->dead[number] = answer == WORLD_NONE;
    if (answer == WORLD_NONE)
        return lint_add(linting, R0701, rule->id, rule->place,
                        "mend its condition, or remove the rule", "the rule `%s` can never fire",
                        rule->id);
    return answer == WORLD_UNDECIDED || lint_leaves(linting, &subject);
}

static bool lint_check(struct linting *linting, uint32_t number)
{
    const struct check *check = &linting->pack->checks[number];
    if (check->disabled)
        return true;
    struct subject subject = {"check",
                              check->id,
                              check->place,
                              linting->program->check_root[number],
                              !check->about_component,
                              number};
    enum world_answer answer = ask_whole(linting, &subject, true);
    if (answer == WORLD_NONE)
        return lint_add(linting, R0720, check->id, check->place,
                        "mend its condition, or remove the check",
                        "the check `%s` can never be met", check->id);
    return answer == WORLD_UNDECIDED || lint_leaves(linting, &subject);
}

static bool lint_advice(struct linting *linting, uint32_t number)
{
    const struct advice *advice = &linting->pack->advice[number];
    if (advice->disabled)
        return true;
    struct subject subject = {"advice",
                              advice->id,
                              advice->place,
                              linting->program->advice_root[number],
                              advice->scope != RULE_COMPONENT,
                              UINT32_MAX};
    enum world_answer answer = ask_whole(linting, &subject, true);
    if (answer == WORLD_NONE)
        return lint_add(linting, R0721, advice->id, advice->place,
                        "mend its condition, or remove the advice",
                        "the advice `%s` is never given", advice->id);
    return answer == WORLD_UNDECIDED || lint_leaves(linting, &subject);
}

static bool lint_question(struct linting *linting, uint32_t number)
{
    const struct fact *fact = &linting->pack->vocabulary.facts[number];
    struct subject subject = {"question",
                              fact->name,
                              fact->place,
                              linting->program->ask_root[number],
                              fact->scope == FACT_PROJECT,
                              UINT32_MAX};
    if (subject.root == UINT32_MAX)
        return true;
    enum world_answer asked = ask_whole(linting, &subject, true);
    linting->unasked[number] = asked == WORLD_NONE;
    if (asked == WORLD_NONE)
        return lint_add(linting, R0709, fact->name, fact->place,
                        "mend `ask_if`, or remove the fact",
                        "the question of %s can never be asked", fact->name);
    if (ask_whole(linting, &subject, false) == WORLD_NONE)
        return lint_add(linting, R0710, fact->name, fact->place, "remove `ask_if` and `otherwise`",
                        "the question of %s always arises", fact->name);
    return asked == WORLD_UNDECIDED || lint_leaves(linting, &subject);
}

bool lint_rules(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    for (uint32_t i = 0; i < pack->vocabulary.count; i++)
        if (!lint_question(linting, i))
            return false;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (!lint_rule(linting, i))
            return false;
    for (uint32_t i = 0; i < pack->check_count; i++)
        if (!lint_check(linting, i))
            return false;
    for (uint32_t i = 0; i < pack->advice_count; i++)
        if (!lint_advice(linting, i))
            return false;
    return true;
}
