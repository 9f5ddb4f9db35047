/* Each thing that a profile says is a line of text; the lines are sorted, and the digest is that of
 * all of them. Parts of a line are kept apart by a character that no text of a profile may hold. */
#include "profile/identity.h"

#include <stdlib.h>
#include <string.h>

#define APART "\x1f"

struct lines {
    struct arena arena;
    VEC(const char *) list;
    bool failed;
};

static void add(struct lines *lines, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(struct lines *lines, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(&lines->arena, format, args);
    va_end(args);
    const char **place = text ? vec_add(&lines->list, &lines->arena) : NULL;
    if (place)
        *place = text;
    else
        lines->failed = true;
}

/* An answer, so that it stays the same when the pack gives a stretch of numbers a name. */
static void print_answer(const struct fact *fact, const struct answer *answer, struct strbuf *out)
{
    const struct intervals *numbers = &answer->value.numbers;
    if (answer->unknown) {
        strbuf_puts(out, "unknown");
        return;
    }
    if (answer->value.kind != VALUE_NUMBER) {
        fact_print(fact, &answer->value, out);
        return;
    }
    for (uint32_t i = 0; i < numbers->count; i++)
        strbuf_printf(out, "%lld..%lld ", (long long)numbers->items[i].low,
                      (long long)numbers->items[i].high);
}

/* The answers of a component, or of the project for "". */
static void add_answers(struct lines *lines, const struct profile *profile, const char *component,
                        const struct answer *const *answers)
{
    const struct vocabulary *vocabulary = &profile->pack->vocabulary;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        struct strbuf value;
        if (!answers[i])
            continue;
        strbuf_init(&value);
        print_answer(&vocabulary->facts[i], answers[i], &value);
        add(lines, "fact" APART "%s" APART "%s" APART "%s", component, vocabulary->facts[i].name,
            value.text ? value.text : "");
        lines->failed |= value.failed;
        strbuf_fini(&value);
    }
}

static void add_components(struct lines *lines, const struct profile *profile)
{
    for (uint32_t i = 0; i < profile->component_count; i++) {
        const struct component *component = &profile->components[i];
        const char *pin =
            component->pin == OPTION_NONE ? "" : profile->pack->options[component->pin].id;
        add(lines, "component" APART "%s" APART "%lld" APART "%d" APART "%s", component->name,
            (long long)component->size, component->outside, pin);
        if (!component->outside)
            add_answers(lines, profile, component->name, component->answers);
    }
}

static void add_links(struct lines *lines, const struct profile *profile)
{
    const struct split_costs *split = &profile->pack->split;
    for (uint32_t i = 0; i < profile->link_count; i++) {
        const struct link *link = &profile->links[i];
        const char *a = profile->components[link->ends[0]].name;
        const char *b = profile->components[link->ends[1]].name;
        bool turned = strcmp(a, b) > 0;
        add(lines, "link" APART "%s" APART "%s" APART "%s" APART "%s", turned ? b : a,
            turned ? a : b, link->via == UINT32_MAX ? "" : split->via[link->via].id,
            link->traffic == UINT32_MAX ? "" : split->traffic[link->traffic].id);
    }
}

/* Priorities and weights that are not the usual ones. */
static void add_weights(struct lines *lines, const struct profile *profile)
{
    for (uint32_t i = 0; i < profile->pack->criterion_count; i++) {
        const struct criterion *criterion = &profile->pack->criteria[i];
        if (profile->priorities[i] != PRIORITY_NORMAL)
            add(lines, "priority" APART "%s" APART "%d", criterion->id, profile->priorities[i]);
        if (profile->weights[i] != criterion->weight)
            add(lines, "weight" APART "%s" APART "%lld", criterion->id,
                (long long)profile->weights[i]);
    }
}

static void add_waivers(struct lines *lines, const struct profile *profile)
{
    for (uint32_t i = 0; i < profile->waiver_count; i++) {
        const struct waiver *waiver = &profile->waivers[i];
        add(lines, "waiver" APART "%s" APART "%s" APART "%s", profile->pack->rules[waiver->rule].id,
            waiver->component == UINT32_MAX ? "" : profile->components[waiver->component].name,
            waiver->until ? waiver->until : "");
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The digest of all lines. False when memory is out. */
static bool digest_lines(struct lines *lines, char hex[DIGEST_HEX])
{
    struct strbuf all;
    strbuf_init(&all);
    if (lines->list.count > 0)
        qsort(lines->list.items, lines->list.count, sizeof *lines->list.items, by_text);
    for (uint32_t i = 0; i < lines->list.count; i++)
        strbuf_printf(&all, "%s\n", lines->list.items[i]);
    bool good = !all.failed && !lines->failed;
    if (good)
        digest_sha256(all.text ? all.text : "", all.length, hex);
    strbuf_fini(&all);
    return good;
}

bool profile_identity(const struct profile *profile, char hex[DIGEST_HEX])
{
    struct lines lines = {0};
    arena_init(&lines.arena);
    add_answers(&lines, profile, "", profile->answers);
    add_components(&lines, profile);
    add_links(&lines, profile);
    add_weights(&lines, profile);
    add_waivers(&lines, profile);
    bool good = digest_lines(&lines, hex);
    arena_fini(&lines.arena);
    return good;
}
