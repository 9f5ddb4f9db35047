#include "report/blockers.h"

#include "report/cited.h"
#include "report/names.h"

#define SHOWN 3

/* A list that is being written, of which not all is shown. */
struct list {
    struct strbuf *out;
    const struct ruling *ruling;
    uint32_t count;
};

/* Counts the next entry; whether it is shown, which is begun then. */
static bool begin(struct list *list)
{
    if (list->count++ >= SHOWN)
        return false;
    strbuf_puts(list->out, list->count > 1 ? "; " : "");
    return true;
}

static void end(const struct list *list)
{
    if (list->count > SHOWN)
        strbuf_printf(list->out, "; and %u more", list->count - SHOWN);
}

static uint32_t pin_of(const struct ruling *ruling, uint32_t i)
{
    return ruling->profile->components[ruling->components[i].component].pin;
}

static void add_pinned(struct list *list, const struct plan *plan)
{
    const struct ruling *ruling = list->ruling;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        uint32_t pin = pin_of(ruling, i);
        if (pin != OPTION_NONE && pin != plan->options[i] && begin(list))
            strbuf_printf(list->out, "%s is pinned to %s", names_of(ruling, i),
                          ruling->profile->pack->options[pin].title);
    }
}

/* "loads-models [D]". */
static void add_rule(struct strbuf *out, const struct pack *pack, uint32_t index)
{
    const struct rule *rule = &pack->rules[index];
    strbuf_printf(out, "%s%s", rule->id, rule->cite_count > 0 ? " " : "");
    cited_letters(out, pack, rule->cites, rule->cite_count);
}

static void add_excluded(struct list *list, const struct plan *plan)
{
    const struct ruling *ruling = list->ruling;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_option *option = &ruling->components[i].options[plan->options[i]];
        bool free = pin_of(ruling, i) == OPTION_NONE;
        for (uint32_t j = 0; free && j < option->excluded_count; j++) {
            if (!begin(list))
                continue;
            strbuf_printf(list->out, "%s: ", names_of(ruling, i));
            add_rule(list->out, ruling->profile->pack, option->excluded_by[j]);
        }
    }
}

/* The number of a component of the profile in the ruling; the count where it is not judged. */
static uint32_t place_of(const struct ruling *ruling, uint32_t component)
{
    uint32_t i = 0;
    while (i < ruling->component_count && ruling->components[i].component != component)
        i++;
    return i;
}

/* Whether a link that cannot be a boundary joins two components of the ruling; which these are. */
static bool is_never(const struct ruling *ruling, const struct link *link, uint32_t ends[2])
{
    ends[0] = place_of(ruling, link->ends[0]);
    ends[1] = place_of(ruling, link->ends[1]);
    return ends[0] < ruling->component_count && ends[1] < ruling->component_count &&
           link->via != UINT32_MAX && ruling->profile->pack->split.via[link->via].never;
}

/* "in_process holds preview and renderer together". */
static void add_link(struct strbuf *out, const struct profile *profile, const struct link *link)
{
    strbuf_printf(out, "%s holds %s and %s together", profile->pack->split.via[link->via].id,
                  profile->components[link->ends[0]].name, profile->components[link->ends[1]].name);
}

static void add_held(struct list *list, const struct plan *plan)
{
    const struct profile *profile = list->ruling->profile;
    uint32_t ends[2];
    for (uint32_t i = 0; i < profile->link_count; i++)
        if (is_never(list->ruling, &profile->links[i], ends) &&
            plan->options[ends[0]] != plan->options[ends[1]] && begin(list))
            add_link(list->out, profile, &profile->links[i]);
}

void blockers_add(struct strbuf *out, const struct ruling *ruling, const struct plan *plan)
{
    struct list list = {out, ruling, 0};
    add_pinned(&list, plan);
    add_excluded(&list, plan);
    add_held(&list, plan);
    end(&list);
}

/* The options that a component may get: its pin, else those that are not ruled out. */
static uint32_t allowed(const struct ruling *ruling, uint32_t i)
{
    uint32_t pin = pin_of(ruling, i);
    uint32_t options = pin == OPTION_NONE ? 0 : UINT32_C(1) << pin;
    for (uint32_t option = 0; option < ruling->profile->pack->option_count; option++)
        if (pin == OPTION_NONE && ruling->components[i].options[option].excluded_count == 0)
            options |= UINT32_C(1) << option;
    return options;
}

/* "a: not Node.js by loads-models [D], not Python by never-python". */
static void add_stuck(struct list *list, uint32_t i)
{
    const struct ruling *ruling = list->ruling;
    const struct pack *pack = ruling->profile->pack;
    strbuf_printf(list->out, "%s: ", names_of(ruling, i));
    for (uint32_t option = 0; option < pack->option_count; option++) {
        strbuf_printf(list->out, "%snot %s by ", option > 0 ? ", " : "",
                      pack->options[option].title);
        add_rule(list->out, pack, ruling->components[i].options[option].excluded_by[0]);
    }
}

/* The first two that are held together although they have no option in common, if there are such;
 * else it takes more than two. */
static void add_apart(struct strbuf *out, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    uint32_t ends[2];
    for (uint32_t i = 0; i < profile->link_count; i++) {
        if (!is_never(ruling, &profile->links[i], ends) ||
            (allowed(ruling, ends[0]) & allowed(ruling, ends[1])) != 0)
            continue;
        add_link(out, profile, &profile->links[i]);
        strbuf_puts(out, ", and no option is left for both");
        return;
    }
    strbuf_puts(out, "What is held together has no option in common");
}

void blockers_add_none(struct strbuf *out, const struct ruling *ruling)
{
    struct list list = {out, ruling, 0};
    size_t start = out->length;
    strbuf_puts(out, "No option is left for ");
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if (allowed(ruling, i) == 0 && begin(&list))
            add_stuck(&list, i);
    end(&list);
    if (list.count == 0) {
        strbuf_truncate(out, start);
        add_apart(out, ruling);
    }
    strbuf_putc(out, '.');
}
