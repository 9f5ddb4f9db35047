#include "report/analysis/phrase.h"

#include <string.h>

#include "report/cited.h"
#include "report/names.h"

/* The only component of a profile needs no name, but for where it overrides the project. */
void phrase_answer(struct strbuf *out, const struct profile *profile, uint32_t fact,
                   uint32_t component)
{
    const struct fact *asked = &profile->pack->vocabulary.facts[fact];
    if (component != COMPONENT_NONE && asked->scope == FACT_PROJECT)
        strbuf_printf(out, "%s/%s", profile->components[component].name, asked->name);
    else
        cited_address(out, profile, fact, component);
}

void phrase_address(struct strbuf *out, const struct profile *profile, const struct change *change)
{
    static const char *const heads[] = {
        [CHANGE_PRIORITY] = "priorities", [CHANGE_WEIGHT] = "weights"};
    if (change->kind == CHANGE_FACT)
        phrase_answer(out, profile, change->fact, change->component);
    else
        strbuf_printf(out, "%s.%s", heads[change->kind], profile->pack->criteria[change->fact].id);
}

void phrase_change(struct strbuf *out, const struct profile *profile, const struct change *change)
{
    struct cited_fact stands = {.fact = change->fact, .origin = change->origin};
    bool told = change->kind == CHANGE_FACT && change->origin != ORIGIN_GIVEN &&
                change->origin != ORIGIN_UNKNOWN;
    phrase_address(out, profile, change);
    strbuf_printf(out, ": %s", change->from);
    if (told)
        strbuf_printf(out, " (%s)", cited_origin(profile, &stands));
    strbuf_printf(out, " -> %s", change->to);
}

void phrase_makes(struct strbuf *out, const struct ruling *ruling, struct outcome outcome,
                  bool several)
{
    bool none = outcome.verdict == VERDICT_NONE;
    strbuf_printf(out, "%s%s ", none ? "leave" : "make", several ? "" : "s");
    strbuf_puts(out, none ? "" : "it ");
    names_add_verdict(out, ruling, outcome.verdict, outcome.option);
}

/* A change of what is not given is half a step; others are whole ones. */
void phrase_distance(struct strbuf *out, const struct flip *flip)
{
    uint32_t halves = flip->distance / 500;
    uint32_t open = halves % 2 ? 1 : flip->change_count == 2 && halves == 2 ? 2 : 0;
    uint32_t steps = (halves - open) / 2;
    if (open > 0)
        strbuf_puts(out, open == 1 ? "an open answer" : "two open answers");
    if (open > 0 && steps > 0)
        strbuf_puts(out, " and ");
    if (steps > 0)
        strbuf_printf(out, "%u step%s", steps, steps == 1 ? "" : "s");
}

void phrase_word(struct strbuf *out, const char *word)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789%+,-./:=@_";
    bool quoted = *word == '\0' || word[strspn(word, plain)] != '\0';
    if (quoted)
        strbuf_putc(out, '\'');
    for (; *word; word++)
        if (*word == '\'')
            strbuf_puts(out, "'\\''");
        else
            strbuf_putc(out, *word);
    if (quoted)
        strbuf_putc(out, '\'');
}

/* "ADDRESS=VALUE", quoted; the setting is put together first, since it is quoted as one word. */
static void add_setting(struct strbuf *out, const struct profile *profile,
                        const struct change *change)
{
    struct strbuf setting;
    strbuf_init(&setting);
    phrase_address(&setting, profile, change);
    strbuf_printf(&setting, "=%s", change->to);
    phrase_word(out, setting.failed ? "" : setting.text);
    out->failed = out->failed || setting.failed;
    strbuf_fini(&setting);
}

void phrase_command(struct strbuf *out, const struct paint *paint, const struct ruling *ruling,
                    const struct flip *flip)
{
    strbuf_printf(out, "ruling whatif %s", paint_flags(paint));
    phrase_word(out, ruling->profile->file);
    for (uint32_t i = 0; i < flip->change_count; i++) {
        strbuf_putc(out, ' ');
        add_setting(out, ruling->profile, &flip->changes[i]);
    }
}

void phrase_percent(struct strbuf *out, uint64_t count, uint64_t trials)
{
    uint64_t percent = trials > 0 ? (200 * count + trials) / (2 * trials) : 0;
    if (percent == 0 && count > 0)
        strbuf_puts(out, "under 1 %");
    else if (percent == 100 && count < trials)
        strbuf_puts(out, "over 99 %");
    else
        strbuf_printf(out, "%u %%", (unsigned)percent);
}

const char *phrase_within(const struct paint *paint)
{
    return paint->style.ascii ? "+/-" : "±";
}

void phrase_head(struct paint *paint, const struct ruling *ruling)
{
    paint_text(paint, TONE_STRONG, ruling->profile->name);
    paint_printf(paint, TONE_PLAIN, " (%s)\n\n", ruling->profile->file);
}
