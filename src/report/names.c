#include "report/names.h"

#include "decide/assign/assign.h"

_Static_assert(ASSIGN_COMPONENTS <= 64, "components of a ruling are bits of 64");

const char *names_of(const struct ruling *ruling, uint32_t i)
{
    return ruling->profile->components[ruling->components[i].component].name;
}

uint64_t names_all(const struct ruling *ruling)
{
    return ruling->component_count < 64 ? (UINT64_C(1) << ruling->component_count) - 1 : UINT64_MAX;
}

uint64_t names_placed(const struct ruling *ruling, const struct plan *plan, uint32_t option)
{
    uint64_t found = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        found |= (uint64_t)(plan->options[i] == option) << i;
    return found;
}

uint64_t names_apart(const struct ruling *ruling, const struct plan *a, const struct plan *b)
{
    uint64_t found = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        found |= (uint64_t)(a->options[i] != b->options[i]) << i;
    return found;
}

void names_add(struct strbuf *out, const struct ruling *ruling, uint64_t components, uint32_t most)
{
    uint32_t count = (uint32_t)__builtin_popcountll(components);
    uint32_t shown = count <= most + 1 ? count : most;
    uint32_t at = 0;
    for (uint32_t i = 0; at < shown; i++)
        if ((components >> i) & 1)
            strbuf_printf(out, "%s%s", at++ > 0 ? ", " : "", names_of(ruling, i));
    if (count > shown)
        strbuf_printf(out, " and %u more", count - shown);
}

static void add_option(struct strbuf *out, const struct ruling *ruling, uint32_t option)
{
    strbuf_printf(out, "%s%s", ruling->profile->pack->options[option].title,
                  ruling->split.exists ? " alone" : "");
}

void names_add_verdict(struct strbuf *out, const struct ruling *ruling, enum verdict_kind verdict,
                       uint32_t option)
{
    static const char *const words[] = {
        [VERDICT_OPTION] = "",
        [VERDICT_SPLIT] = "a split",
        [VERDICT_EITHER] = "a toss-up",
        [VERDICT_NONE] = "no plan",
    };
    if (verdict == VERDICT_OPTION)
        add_option(out, ruling, option);
    else
        strbuf_puts(out, words[verdict]);
}

void names_add_plan(struct strbuf *out, const struct ruling *ruling, const struct plan *plan)
{
    if (plan->kind == PLAN_OPTION)
        add_option(out, ruling, plan->option);
    else
        strbuf_puts(out, plan->kind == PLAN_SPLIT ? "the split" : "how it is today");
}
