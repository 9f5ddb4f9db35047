/* Facts and values: what is asked for is used, and what is used decides something. */
#include <string.h>

#include "author/lint/parts.h"
#include "base/strbuf.h"

/* ---- what bears on a decision ---- */

/* The facts that were reached, by fact and in the order in which they were. */
struct reached {
    bool *is_reached;
    uint32_t *facts;
    uint32_t count;
};

static void reach_fact(struct reached *reached, uint32_t fact)
{
    if (fact == FACT_NONE || reached->is_reached[fact])
        return;
    reached->is_reached[fact] = true;
    reached->facts[reached->count++] = fact;
}

static void reach_leaf(const struct leaf *leaf, void *context)
{
    reach_fact(context, leaf->fact);
}

/* What a fact's value hangs on. */
static void reach_behind(const struct linting *linting, struct reached *reached, uint32_t number)
{
    const struct fact *fact = &linting->pack->vocabulary.facts[number];
    const struct derivers *derivers = &linting->program->derivers[number];
    condition_leaves(fact->ask_if, reach_leaf, reached);
    for (uint32_t i = 0; i < fact->default_count; i++)
        condition_leaves(fact->defaults[i].when, reach_leaf, reached);
    for (uint32_t i = 0; i < derivers->count; i++)
        if (!linting->dead[derivers->rules[i]])
            condition_leaves(linting->pack->rules[derivers->rules[i]].when, reach_leaf, reached);
}

static bool rule_decides(const struct rule *rule)
{
    return rule->effect_count > 0 || rule->excludes || rule->overhead != 0;
}

/* What an overlay has disabled does not make useless what it asks for: that is the base's. */
static void reach_disabled(const struct pack *pack, struct reached *reached)
{
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (pack->rules[i].disabled)
            condition_leaves(pack->rules[i].when, reach_leaf, reached);
    for (uint32_t i = 0; i < pack->check_count; i++)
        if (pack->checks[i].disabled)
            condition_leaves(pack->checks[i].when, reach_leaf, reached);
    for (uint32_t i = 0; i < pack->advice_count; i++)
        if (pack->advice[i].disabled)
            condition_leaves(pack->advice[i].when, reach_leaf, reached);
}

static bool reach_all(struct linting *linting, struct reached *reached)
{
    const struct pack *pack = linting->pack;
    struct arena *arena = &linting->scratch;
    *reached = (struct reached){
        .is_reached = arena_new(arena, pack->vocabulary.count, sizeof(bool)),
        .facts = arena_new(arena, pack->vocabulary.count, sizeof(uint32_t)),
    };
    if (!reached->is_reached || !reached->facts)
        return false;
    reach_fact(reached, pack->split.operated);
    reach_fact(reached, pack->switching.current);
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (rule_decides(&pack->rules[i]) && !linting->dead[i])
            condition_leaves(pack->rules[i].when, reach_leaf, reached);
    reach_disabled(pack, reached);
    for (uint32_t i = 0; i < reached->count; i++)
        reach_behind(linting, reached, reached->facts[i]);
    return true;
}

/* ---- facts ---- */

static bool is_setting(const struct pack *pack, uint32_t fact)
{
    return fact == pack->split.operated || fact == pack->switching.current;
}

static bool lint_fact(struct linting *linting, const struct reached *reached, uint32_t number)
{
    const struct pack *pack = linting->pack;
    const struct fact *fact = &pack->vocabulary.facts[number];
    if (linting->program->columns[number].test_count == 0 && !is_setting(pack, number) &&
        !reached->is_reached[number])
        return lint_add(linting, R0707, fact->name, fact->place,
                        "let a rule ask for it, or remove it", "nothing uses the fact %s",
                        fact->name);
    if (!fact->derived && !linting->unasked[number] && !reached->is_reached[number])
        return lint_add(linting, R0711, fact->name, fact->place,
                        "let a rule that counts ask for it, or do without it",
                        "the question of %s decides nothing", fact->name);
    return true;
}

/* ---- values ---- */

/* Values of one fact that nothing tells apart. */
struct alike {
    const struct linting *linting;
    const struct fact *fact;
    const struct column *column;
    const struct test *tests;
};

static bool accepts(const struct test *test, uint32_t class)
{
    return test->accepts && ((test->accepts[class / 8] >> class % 8) & 1);
}

static bool classes_alike(const struct alike *alike, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < alike->column->test_count; i++)
        if (accepts(&alike->tests[i], a) != accepts(&alike->tests[i], b))
            return false;
    return true;
}

/* The class in which all of a band lies; UINT32_MAX where it lies in several. */
static uint32_t band_class(const struct alike *alike, uint32_t band)
{
    struct interval numbers = alike->fact->bands[band].numbers;
    uint32_t low = column_class(alike->column, numbers.low);
    return low == column_class(alike->column, numbers.high) ? low : UINT32_MAX;
}

static const char *alike_name(const struct alike *alike, uint32_t item)
{
    return alike->fact->band_count > 0 ? alike->fact->bands[item].name
                                       : alike->fact->values[item].name;
}

static bool are_alike(const struct alike *alike, uint32_t a, uint32_t b)
{
    if (alike->column->kind == COLUMN_CLASSES && alike->fact->band_count == 0)
        return classes_alike(alike, a, b);
    uint32_t first = band_class(alike, a);
    return first != UINT32_MAX && first == band_class(alike, b);
}

/* Appends the items like `first` that stand behind it, marks them, and counts all. */
static uint32_t list_alike(const struct alike *alike, uint32_t first, uint32_t count, bool *seen,
                           struct strbuf *out)
{
    uint32_t found = 1;
    strbuf_printf(out, "`%s`", alike_name(alike, first));
    for (uint32_t i = first + 1; i < count; i++) {
        if (seen[i] || !are_alike(alike, first, i))
            continue;
        seen[i] = true;
        found++;
        strbuf_printf(out, ", `%s`", alike_name(alike, i));
    }
    return found;
}

/* What is said of values: "nothing tells the bands of FACT apart". */
struct remark {
    const char *head;
    const char *tail;
    const char *suggestion;
};

static bool say_values(struct linting *linting, const struct fact *fact,
                       const struct remark *remark, struct strbuf *list)
{
    bool done = !list->failed &&
                lint_add(linting, R0708, fact->name, fact->place, remark->suggestion,
                         "%s of %s%s: %s", remark->head, fact->name, remark->tail, list->text);
    strbuf_fini(list);
    return done;
}

static bool lint_alike(struct linting *linting, const struct alike *alike)
{
    static const char suggestion[] = "let a rule ask for one of them, or make them one";
    static const struct remark bands = {"nothing tells bands", " apart", suggestion};
    static const struct remark values = {"nothing tells values", " apart", suggestion};
    const struct fact *fact = alike->fact;
    uint32_t count = fact->band_count > 0 ? fact->band_count : fact->value_count;
    bool *seen = arena_new(&linting->scratch, count, sizeof *seen);
    if (!seen)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        struct strbuf list;
        if (seen[i])
            continue;
        strbuf_init(&list);
        if (list_alike(alike, i, count, seen, &list) < 2 && !list.failed)
            strbuf_fini(&list);
        else if (!say_values(linting, fact, fact->band_count > 0 ? &bands : &values, &list))
            return false;
    }
    return true;
}

/* Members of a set that no comparison asks for. */
static bool lint_members(struct linting *linting, const struct alike *alike)
{
    static const struct remark members = {"nothing asks for members", "",
                                          "let a rule ask for them, or remove them"};
    struct strbuf list;
    strbuf_init(&list);
    for (uint32_t member = 0; member < alike->fact->value_count; member++) {
        bool asked = false;
        for (uint32_t i = 0; i < alike->column->test_count; i++)
            asked |= accepts(&alike->tests[i], member);
        if (!asked)
            strbuf_printf(&list, "%s`%s`", list.length ? ", " : "",
                          alike->fact->values[member].name);
    }
    if (list.length > 0 || list.failed)
        return say_values(linting, alike->fact, &members, &list);
    strbuf_fini(&list);
    return true;
}

static bool lint_values(struct linting *linting, uint32_t number)
{
    const struct column *column = &linting->program->columns[number];
    struct alike alike = {linting, &linting->pack->vocabulary.facts[number], column,
                          linting->program->tests + column->first_test};
    if (column->test_count == 0 || column->kind == COLUMN_TEXT || is_setting(linting->pack, number))
        return true;
    return column->kind == COLUMN_SET ? lint_members(linting, &alike) : lint_alike(linting, &alike);
}

bool lint_usage(struct linting *linting)
{
    const struct vocabulary *vocabulary = &linting->pack->vocabulary;
    struct reached reached;
    if (!reach_all(linting, &reached))
        return false;
    for (uint32_t i = 0; i < vocabulary->count; i++)
        if (!vocabulary->facts[i].reserved &&
            (!lint_fact(linting, &reached, i) || !lint_values(linting, i)))
            return false;
    return true;
}
