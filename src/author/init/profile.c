/* The profile to fill in: a group of lines for each question, answers commented out. */
#include <stdio.h>
#include <string.h>

#include "author/init/init.h"
#include "author/init/prose.h"
#include "author/init/weigh.h"

/* Facts of a project stand in a group, which is what precedes the dot of their names. */
#define GROUP_INDENT     2
#define COMPONENT_INDENT 4

/* The profile while it is written. */
struct page {
    const struct pack *pack;
    const struct weights *weights;
    bool minimal;
    struct strbuf *out;
};

static bool is_asked(const struct page *page, uint32_t index)
{
    const struct fact *fact = &page->pack->vocabulary.facts[index];
    return !fact->derived && !fact->reserved && (!page->minimal || page->weights->chosen[index]);
}

/* ---- what a question says ---- */

static void put_bands(struct strbuf *out, const struct fact *fact, int indent)
{
    struct strbuf text;
    strbuf_init(&text);
    fact_print_range(fact, fact->range, &text);
    for (uint32_t i = 0; i < fact->band_count; i++) {
        strbuf_printf(&text, "%s%s ", i > 0 ? ", " : "; or by name: ", fact->bands[i].name);
        fact_print_range(fact, fact_band_written(fact, i), &text);
    }
    if (!text.failed)
        prose_comment(out, indent, 2, text.text);
    out->failed |= text.failed;
    strbuf_fini(&text);
}

/* All values on one line. */
static void list_values(struct strbuf *out, const struct fact *fact, const char *between)
{
    for (uint32_t i = 0; i < fact->value_count; i++)
        strbuf_printf(out, "%s%s", i > 0 ? between : "", fact->values[i].name);
}

static bool has_descriptions(const struct fact *fact)
{
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (fact->values[i].description)
            return true;
    return false;
}

static int longest_value(const struct fact *fact)
{
    size_t longest = 0;
    for (uint32_t i = 0; i < fact->value_count; i++)
        longest = strlen(fact->values[i].name) > longest ? strlen(fact->values[i].name) : longest;
    return (int)longest;
}

/* "  crud_api     reads and writes records", a line each. */
static void put_described(struct strbuf *out, const struct fact *fact, int indent)
{
    int width = longest_value(fact);
    for (uint32_t i = 0; i < fact->value_count; i++) {
        const char *description = fact->values[i].description;
        strbuf_printf(out, "%*s#   %-*s", indent, "", description ? width : 0,
                      fact->values[i].name);
        strbuf_printf(out, "%s%s\n", description ? "  " : "", description ? description : "");
    }
}

static void put_values(struct strbuf *out, const struct fact *fact, int indent)
{
    struct strbuf text;
    if (has_descriptions(fact)) {
        put_described(out, fact, indent);
        return;
    }
    strbuf_init(&text);
    strbuf_puts(&text, fact->type == FACT_SET ? "any of: " : "one of: ");
    list_values(&text, fact, ", ");
    if (!text.failed)
        prose_comment(out, indent, 2, text.text);
    out->failed |= text.failed;
    strbuf_fini(&text);
}

static void put_domain(struct strbuf *out, const struct fact *fact, int indent)
{
    static void (*const put[])(struct strbuf * out, const struct fact *fact, int indent) = {
        [VALUE_NUMBER] = put_bands, [VALUE_CHOICE] = put_values, [VALUE_SET] = put_values};
    enum value_kind kind = fact_value_kind(fact);
    if (kind < sizeof put / sizeof *put && put[kind])
        put[kind](out, fact, indent);
}

/* "Asked where component.role == batch_job", where that can be said in a line. */
static void put_ask_if(struct strbuf *out, const struct fact *fact, int indent)
{
    struct strbuf text;
    if (!fact->ask_if)
        return;
    strbuf_init(&text);
    strbuf_puts(&text, "asked where ");
    if (prose_condition(&text, fact->ask_if) && !text.failed)
        prose_comment(out, indent, 2, text.text);
    out->failed |= text.failed;
    strbuf_fini(&text);
}

static void put_defaults(struct strbuf *out, const struct fact *fact, int indent)
{
    for (uint32_t i = 0; i < fact->default_count; i++) {
        const struct condition *when = fact->defaults[i].when;
        struct strbuf text;
        strbuf_init(&text);
        strbuf_puts(&text, "assumed without an answer: ");
        fact_print(fact, &fact->defaults[i].value, &text);
        strbuf_puts(&text, when ? ", where " : "");
        if ((!when || prose_condition(&text, when)) && !text.failed)
            prose_comment(out, indent, 2, text.text);
        out->failed |= text.failed;
        strbuf_fini(&text);
    }
}

static void put_question(struct strbuf *out, const struct fact *fact, int indent)
{
    prose_comment(out, indent, 0, fact->question ? fact->question : fact->title);
    if (fact->find_out)
        prose_printf(out, indent, 2, "to find out: %s", fact->find_out);
    put_ask_if(out, fact, indent);
    put_domain(out, fact, indent);
    put_defaults(out, fact, indent);
}

/* ---- answers ---- */

/* The name of a fact in its group or component. */
static const char *key_of(const struct fact *fact)
{
    const char *dot = strchr(fact->name, '.');
    return dot ? dot + 1 : fact->name;
}

/* Something that can be said without knowing anything: a choice among all values where they fit on
 * the line, so that wrong ones need only be taken away. */
static void put_example(struct strbuf *out, const struct fact *fact, int room)
{
    size_t start = out->length;
    if (fact_value_kind(fact) == VALUE_NUMBER)
        fact_print_range(fact, fact->range, out);
    else if (fact->type == FACT_SET)
        strbuf_puts(out, "[]");
    else if (fact_value_kind(fact) == VALUE_CHOICE && fact->type != FACT_BOOL)
        list_values(out, fact, " | ");
    else
        strbuf_puts(out, "unknown");
    if (out->length - start <= (size_t)(room > 0 ? room : 0))
        return;
    strbuf_truncate(out, start);
    strbuf_puts(out, "unknown");
}

static void put_answer(struct strbuf *out, const struct fact *fact, int indent)
{
    int taken = indent + 3 + (int)strlen(key_of(fact));
    strbuf_printf(out, "%*s#%s: ", indent, "", key_of(fact));
    put_example(out, fact, PROSE_WIDTH - taken);
    strbuf_putc(out, '\n');
}

/* ---- groups ---- */

/* A mapping must have something in it: a fact that is said to be unknown, best one for which
 * nothing would be assumed and that is always asked for. */
static uint32_t find_holder(const struct page *page, const char *group, size_t length)
{
    const struct vocabulary *vocabulary = &page->pack->vocabulary;
    uint32_t holder = FACT_NONE;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        if (!is_asked(page, i) || strncmp(fact->name, group, length) != 0)
            continue;
        if (!fact->ask_if && fact->default_count == 0)
            return i;
        holder = holder == FACT_NONE ? i : holder;
    }
    return holder;
}

static void put_fact(const struct page *page, uint32_t index, int indent, bool holds)
{
    const struct fact *fact = &page->pack->vocabulary.facts[index];
    strbuf_putc(page->out, '\n');
    put_question(page->out, fact, indent);
    if (holds)
        strbuf_printf(page->out, "%*s%s: unknown\n", indent, "", key_of(fact));
    else
        put_answer(page->out, fact, indent);
}

/* The bytes of a fact's name up to the dot, with it. */
static size_t group_length(const struct fact *fact)
{
    return strcspn(fact->name, ".") + 1;
}

static void put_group(const struct page *page, uint32_t first)
{
    const struct vocabulary *vocabulary = &page->pack->vocabulary;
    const char *group = vocabulary->facts[first].name;
    size_t length = group_length(&vocabulary->facts[first]);
    uint32_t holder = find_holder(page, group, length);
    strbuf_printf(page->out, "\n%.*s:", (int)length - 1, group);
    for (uint32_t i = 0; i < vocabulary->count; i++)
        if (is_asked(page, i) && strncmp(vocabulary->facts[i].name, group, length) == 0)
            put_fact(page, i, GROUP_INDENT, i == holder);
}

/* Whether a fact of the project is the first of its group. */
static bool begins_group(const struct page *page, uint32_t index)
{
    const struct fact *facts = page->pack->vocabulary.facts;
    if (!is_asked(page, index) || facts[index].scope != FACT_PROJECT)
        return false;
    for (uint32_t i = 0; i < index; i++)
        if (is_asked(page, i) &&
            strncmp(facts[i].name, facts[index].name, group_length(&facts[index])) == 0)
            return false;
    return true;
}

static bool is_project(const struct fact *fact)
{
    return strncmp(fact->name, "project.", 8) == 0;
}

/* The groups in pack order, but for that of the project itself, which comes first. */
static void put_groups(const struct page *page)
{
    const struct vocabulary *vocabulary = &page->pack->vocabulary;
    for (int rest = 0; rest < 2; rest++)
        for (uint32_t i = 0; i < vocabulary->count; i++)
            if (begins_group(page, i) && is_project(&vocabulary->facts[i]) == (rest == 0))
                put_group(page, i);
}

static void put_component(const struct page *page)
{
    const struct vocabulary *vocabulary = &page->pack->vocabulary;
    strbuf_puts(page->out, "\n");
    prose_comment(
        page->out, 0, 0,
        "One item for each part that could be decided by itself. An item may also answer what "
        "is asked above, where it is otherwise there.");
    strbuf_puts(page->out, "components:\n  - name: main\n");
    strbuf_puts(page->out, "\n    # How much of the work it is, compared with the others.\n"
                           "    #size: 1\n");
    for (uint32_t i = 0; i < vocabulary->count; i++)
        if (is_asked(page, i) && vocabulary->facts[i].scope == FACT_COMPONENT)
            put_fact(page, i, COMPONENT_INDENT, false);
}

/* ---- the whole ---- */

static void put_head(const struct page *page)
{
    const struct pack *pack = page->pack;
    const struct weights *weights = page->weights;
    prose_printf(page->out, 0, 0, "A profile for %s %s: %s.", pack->name, pack->version,
                 pack->title);
    if (page->minimal)
        prose_printf(
            page->out, 0, 0,
            "Only %u of its %u questions are here: the fewest for which the rules that ask "
            "them carry half of all points, each rule counted for every question that it "
            "asks. `ruling init` lists all; `ruling eval` tells which ones can still "
            "change your ruling.",
            weights->count, weights->asked);
    strbuf_puts(page->out, "#\n");
    prose_comment(page->out, 0, 0,
                  "To answer, take away the # in front of a key and keep what is true. What has no "
                  "answer is unknown, and that is taken into account. An answer is");
    strbuf_puts(page->out,
                "#   300 or public   a value; of a number also the name of a band\n"
                "#   5 .. 10         a stretch of numbers\n"
                "#   ~300            an estimate: from half to twice as much\n"
                "#   a | b           one of several values\n"
                "#   [a, b]          of what can be several: exactly these; [] is none\n"
                "#   unknown\n"
                "#   {value: ~300, note: load test, by: Ada}   and where it comes from\n");
    strbuf_puts(page->out, "ruling: 1\nname: My project\n#labels: {owner: my-team}\n");
}

static void put_priorities(const struct page *page)
{
    const struct pack *pack = page->pack;
    struct strbuf text;
    if (pack->criterion_count == 0)
        return;
    strbuf_init(&text);
    strbuf_puts(&text, "What matters more or less than usual: ignore, low, normal, high or "
                       "critical, for any of ");
    for (uint32_t i = 0; i < pack->criterion_count; i++)
        strbuf_printf(&text, "%s%s", i > 0 ? ", " : "", pack->criteria[i].id);
    strbuf_putc(page->out, '\n');
    if (!text.failed)
        prose_comment(page->out, 0, 0, text.text);
    page->out->failed |= text.failed;
    strbuf_fini(&text);
    strbuf_printf(page->out, "#priorities: {%s: normal}\n", pack->criteria[0].id);
}

/* Links stand between two components, and here is but one. */
static void put_links(const struct page *page)
{
    const struct split_costs *split = &page->pack->split;
    if (split->via_count == 0)
        return;
    strbuf_puts(page->out, "\n# What goes from one component to another, once there are two:\n"
                           "# links:\n");
    strbuf_printf(page->out, "#   - {between: [main, other], via: %s",
                  split->via[split->via_count - 1].id);
    if (split->traffic_count > 0)
        strbuf_printf(page->out, ", traffic: %s", split->traffic[0].id);
    strbuf_puts(page->out, "}\n");
}

bool init_profile(const struct pack *pack, bool minimal, struct strbuf *out)
{
    struct arena arena;
    struct weights weights;
    struct page page = {pack, &weights, minimal, out};
    arena_init(&arena);
    bool weighed = weigh_facts(&arena, pack, &weights);
    if (weighed) {
        put_head(&page);
        put_groups(&page);
        put_component(&page);
        put_links(&page);
        put_priorities(&page);
    }
    arena_fini(&arena);
    return weighed && !out->failed;
}

void init_modeline(struct strbuf *out, const char *schema)
{
    if (schema)
        strbuf_printf(out, "# yaml-language-server: $schema=%s\n", schema);
}
