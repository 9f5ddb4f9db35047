#include "report/tie.h"

#include "base/arena.h"
#include "base/number.h"
#include "decide/plan.h"
#include "report/cited.h"
#include "report/names.h"

void tie_add_flip(struct strbuf *out, const struct ruling *ruling, const struct open_fact *open)
{
    cited_address(out, ruling->profile, open->fact, open->component);
    strbuf_printf(out, ": `%s` %s ", open->flip,
                  open->flip_verdict == VERDICT_NONE ? "leaves" : "makes it");
    names_add_verdict(out, ruling, open->flip_verdict, open->flip_option);
}

/* What rules count for one plan and against another in a component, by criterion: totals. */
static void weigh_component(const struct ruling *ruling, uint32_t i, const struct plan *plan,
                            const struct plan *other, __int128 *criteria)
{
    const struct ruled_component *component = &ruling->components[i];
    const struct pack *pack = ruling->profile->pack;
    int64_t size = ruling->profile->components[component->component].size;
    for (uint32_t j = 0; plan->options[i] != other->options[i] && j < component->rule_count; j++) {
        const struct ruled_rule *rule = &component->rules[j];
        for (uint32_t e = 0; e < rule->effect_count; e++) {
            const struct ruled_effect *effect = &rule->effects[e];
            int sign = (effect->option == plan->options[i]) - (effect->option == other->options[i]);
            criteria[pack->rules[rule->rule].criterion] += (__int128)sign * size * effect->counted;
        }
    }
}

/* The criterion that speaks most for the plan (`sign` 1) or for the other (-1); CRITERION_NONE. */
static uint32_t find_most(const __int128 *criteria, uint32_t count, int sign)
{
    uint32_t most = CRITERION_NONE;
    for (uint32_t i = 0; i < count; i++)
        if (sign * criteria[i] > 0 &&
            (most == CRITERION_NONE || sign * criteria[i] > sign * criteria[most]))
            most = i;
    return most;
}

/* The size of the components that two plans place differently. */
static int64_t size_apart(const struct ruling *ruling, const struct plan *a, const struct plan *b)
{
    int64_t size = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if (a->options[i] != b->options[i])
            size += ruling->profile->components[ruling->components[i].component].size;
    return size;
}

/* " Most for Python is What the team knows (+6.0)": in the unit of the margin between the two. */
static void add_most(struct strbuf *out, const struct ruling *ruling, const struct plan *plan,
                     uint32_t criterion, __int128 total, int64_t size)
{
    char number[NUMBER_TEXT];
    if (criterion == CRITERION_NONE)
        return;
    strbuf_puts(out, " Most for ");
    names_add_plan(out, ruling, plan);
    strbuf_printf(out, ": %s (+%s).", ruling->profile->pack->criteria[criterion].title,
                  halves_print(round_quotient(total, size), number));
}

static void add_criteria(struct strbuf *out, const struct ruling *ruling)
{
    uint32_t count = ruling->profile->pack->criterion_count;
    const struct plan *plan = &ruling->plans[0];
    const struct plan *other = &ruling->plans[ruling->rival];
    struct arena arena;
    arena_init(&arena);
    __int128 *criteria = arena_new(&arena, count, sizeof *criteria);
    for (uint32_t i = 0; criteria && i < ruling->component_count; i++)
        weigh_component(ruling, i, plan, other, criteria);
    if (criteria) {
        int64_t size = size_apart(ruling, plan, other);
        uint32_t here = find_most(criteria, count, 1);
        uint32_t there = find_most(criteria, count, -1);
        add_most(out, ruling, plan, here, here == CRITERION_NONE ? 0 : criteria[here], size);
        add_most(out, ruling, other, there, there == CRITERION_NONE ? 0 : -criteria[there], size);
    }
    out->failed = out->failed || !criteria;
    arena_fini(&arena);
}

const struct open_fact *tie_breaker(const struct ruling *ruling)
{
    const struct open_fact *first = NULL;
    for (uint32_t i = 0; ruling->verdict == VERDICT_EITHER && !first && i < ruling->open_count; i++)
        first = ruling->open[i].flip ? &ruling->open[i] : NULL;
    return first;
}

void tie_add(struct strbuf *out, const struct ruling *ruling)
{
    const struct open_fact *breaker = tie_breaker(ruling);
    if (breaker) {
        strbuf_puts(out, " What would break the tie: ");
        tie_add_flip(out, ruling, breaker);
        strbuf_putc(out, '.');
        return;
    }
    if (ruling_was_settled(ruling))
        strbuf_puts(out, " No single answer breaks the tie.");
    add_criteria(out, ruling);
}
