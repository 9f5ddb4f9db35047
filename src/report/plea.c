#include "report/plea.h"

#include "base/number.h"
#include "report/names.h"

#define SHOWN       3
#define NAMES_SHOWN 3

/* "FOR PYTHON", "FOR SPLIT". */
static void add_heading(struct strbuf *out, const struct ruling *ruling)
{
    const struct plan *rival = &ruling->plans[ruling->rival];
    const char *title = rival->kind == PLAN_OPTION
                            ? ruling->profile->pack->options[rival->option].title
                        : rival->kind == PLAN_SPLIT ? "split"
                                                    : "as is";
    strbuf_puts(out, "FOR ");
    for (; *title; title++)
        strbuf_putc(out, *title >= 'a' && *title <= 'z' ? (char)(*title - 'a' + 'A') : *title);
}

static bool is_alike(const struct ruled_plea *a, const struct ruled_plea *b)
{
    return a->rule == b->rule && a->option == b->option && a->counted == b->counted;
}

/* The first pleas that differ in more than the component, and how many say the same as one of
 * them. */
struct told {
    const struct ruled_plea *pleas[SHOWN];
    uint32_t count;
    uint32_t covered;
};

static struct told choose(const struct ruling *ruling)
{
    struct told told = {.count = 0};
    for (uint32_t i = 0; i < ruling->plea_count; i++) {
        uint32_t at = 0;
        while (at < told.count && !is_alike(told.pleas[at], &ruling->pleas[i]))
            at++;
        if (at == SHOWN)
            continue;
        told.covered++;
        if (at == told.count)
            told.pleas[told.count++] = &ruling->pleas[i];
    }
    return told;
}

/* " (gateway, live)": where the rule counted so much. */
static void add_components(struct strbuf *out, const struct ruling *ruling,
                           const struct ruled_plea *plea)
{
    uint64_t components = 0;
    for (uint32_t i = 0; i < ruling->plea_count; i++)
        if (is_alike(plea, &ruling->pleas[i]))
            components |= UINT64_C(1) << ruling->pleas[i].component;
    strbuf_puts(out, " (");
    names_add(out, ruling, components, NAMES_SHOWN);
    strbuf_putc(out, ')');
}

/* "admin-screens +6.0 (back-office)"; a rule against what the ruling gives names that. */
static void add_plea(struct strbuf *out, const struct ruling *ruling, const struct ruled_plea *plea)
{
    const struct pack *pack = ruling->profile->pack;
    const struct plan *rival = &ruling->plans[ruling->rival];
    char number[NUMBER_TEXT];
    strbuf_printf(out, "%s ", pack->rules[plea->rule].id);
    if (plea->option == rival->options[plea->component])
        strbuf_printf(out, "+%s", halves_print(plea->counted, number));
    else
        strbuf_printf(out, "%s %s", pack->options[plea->option].title,
                      halves_print(-plea->counted, number));
    if (ruling->component_count > 1)
        add_components(out, ruling, plea);
}

void plea_write(struct paint *paint, const struct ruling *ruling)
{
    struct strbuf heading;
    struct strbuf line;
    struct told told = choose(ruling);
    if (told.count == 0)
        return;
    strbuf_init(&heading);
    strbuf_init(&line);
    add_heading(&heading, ruling);
    for (uint32_t i = 0; i < told.count; i++) {
        strbuf_puts(&line, i > 0 ? ", " : "");
        add_plea(&line, ruling, told.pleas[i]);
    }
    if (ruling->plea_count > told.covered)
        strbuf_printf(&line, " and %u more", ruling->plea_count - told.covered);
    paint_section(paint, heading.failed ? "" : heading.text, &line);
    paint->out->failed = paint->out->failed || heading.failed;
    strbuf_fini(&heading);
}
