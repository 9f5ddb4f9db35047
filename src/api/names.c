/* Names to complete what is typed: lists of them, a line each. */
#include <string.h>

#include "api/handles.h"
#include "base/memory.h"
#include "builtin.h"

/* ---- lines ---- */

/* Appends a text with a space for each character that would end a line or steer a terminal. */
static void put_plain(struct strbuf *out, const char *text)
{
    for (; *text; text++)
        strbuf_putc(out, (unsigned char)*text < ' ' || *text == 0x7f ? ' ' : *text);
}

/* One line: FRONT NAME BEHIND, a tab, what it means. */
static void put_around(struct strbuf *out, const char *front, const char *name, const char *behind,
                       const char *meaning)
{
    strbuf_puts(out, front);
    strbuf_puts(out, name);
    strbuf_puts(out, behind);
    strbuf_putc(out, '\t');
    put_plain(out, meaning ? meaning : "");
    strbuf_putc(out, '\n');
}

static void put(struct strbuf *out, const char *name, const char *meaning)
{
    put_around(out, "", name, "", meaning);
}

static const char *about_fact(const struct fact *fact)
{
    return fact->question ? fact->question : fact->title;
}

/* ---- kinds of names ---- */

static void list_rules(const struct pack *pack, struct strbuf *out)
{
    for (uint32_t i = 0; i < pack->rule_count; i++)
        put(out, pack->rules[i].id, pack->rules[i].title);
}

static void list_options(const struct pack *pack, struct strbuf *out)
{
    for (uint32_t i = 0; i < pack->option_count; i++)
        put(out, pack->options[i].id, pack->options[i].title);
    put(out, pack->combination.id, pack->combination.title);
}

static void list_verdicts(const struct pack *pack, struct strbuf *out)
{
    list_options(pack, out);
    put(out, "either", "two that are level");
    put(out, "none", "every option is excluded");
}

static void list_samples(const struct pack *pack, struct strbuf *out)
{
    (void)pack;
    for (size_t i = 0; i < builtin_sample_count; i++)
        put(out, builtin_samples[i].name, "");
}

static bool can_be_given(const struct fact *fact)
{
    return !fact->derived && !fact->reserved;
}

static void list_part_settings(const struct pack *pack, struct strbuf *out)
{
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        if (can_be_given(fact))
            put(out, fact_short_name(fact), about_fact(fact));
    }
}

static void list_settings(const struct pack *pack, struct strbuf *out)
{
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        if (can_be_given(fact))
            put(out, fact->name, about_fact(fact));
    }
    static const char *const groups[] = {"priorities.", "weights."};
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (uint32_t i = 0; i < pack->criterion_count; i++)
            put_around(out, groups[g], pack->criteria[i].id, "", pack->criteria[i].title);
}

/* Everything that ruling_explain knows. */
static void list_ids(const struct pack *pack, struct strbuf *out)
{
    list_rules(pack, out);
    for (uint32_t i = 0; i < pack->vocabulary.count; i++)
        put(out, pack->vocabulary.facts[i].name, about_fact(&pack->vocabulary.facts[i]));
    for (uint32_t i = 0; i < pack->criterion_count; i++)
        put(out, pack->criteria[i].id, pack->criteria[i].title);
    for (uint32_t i = 0; i < pack->claim_count; i++)
        put(out, pack->claims[i].id, pack->claims[i].text);
    for (uint32_t i = 0; i < pack->publication_count; i++)
        put(out, pack->publications[i].id, pack->publications[i].title);
    list_options(pack, out);
    for (uint32_t i = 0; i < pack->advice_count; i++)
        put(out, pack->advice[i].id, pack->advice[i].text);
    for (uint32_t i = 0; i < pack->check_count; i++)
        put(out, pack->checks[i].id, pack->checks[i].message);
    for (size_t i = 0; i < DIAG_CODES; i++)
        put(out, diag_entries[i].name, diag_entries[i].title);
}

static const struct {
    const char *name;
    void (*list)(const struct pack *pack, struct strbuf *out);
} kinds[] = {
    {"rules", list_rules},       {"ids", list_ids},
    {"settings", list_settings}, {"part settings", list_part_settings},
    {"verdicts", list_verdicts}, {"samples", list_samples},
};

ruling_status ruling_names(const ruling_pack *pack, const char *kind, char **text,
                           ruling_messages *messages)
{
    struct strbuf out;
    strbuf_init(&out);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, kind) == 0)
            kinds[i].list(pack->pack, &out);
    return api_hand_over(&out, text, messages);
}

/* ---- values ---- */

/* Whether a set that is typed has this member, whole, in front of `end`. */
static bool holds(const char *set, const char *end, const char *member)
{
    size_t length = strlen(member);
    while (set < end) {
        set += strspn(set, "[, ");
        size_t word = strcspn(set, ",] ");
        if (word == length && set + word <= end && memcmp(set, member, length) == 0)
            return true;
        set += word + (word == 0);
    }
    return false;
}

/* A set grows by the member that is typed last. */
static void list_members(const struct fact *fact, const char *typed, struct strbuf *out)
{
    const char *comma = strrchr(typed, ',');
    const char *end = comma ? comma + 1 + strspn(comma + 1, " ") : typed;
    struct strbuf front;
    strbuf_init(&front);
    strbuf_add(&front, comma ? typed : "[", comma ? (size_t)(end - typed) : 1);
    if (!comma)
        put(out, "[]", "none of them");
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (!front.failed && !holds(typed, end, fact->values[i].name))
            put_around(out, front.text, fact->values[i].name, "]", fact->values[i].description);
    out->failed |= front.failed;
    strbuf_fini(&front);
}

static void list_bands(const struct fact *fact, struct strbuf *out)
{
    for (uint32_t i = 0; i < fact->band_count; i++) {
        strbuf_printf(out, "%s\t", fact->bands[i].name);
        fact_print_range(fact, fact_band_written(fact, i), out);
        strbuf_putc(out, '\n');
    }
}

static void list_values(const struct fact *fact, const char *typed, struct strbuf *out)
{
    if (fact->type == FACT_SET) {
        list_members(fact, typed, out);
    } else {
        for (uint32_t i = 0; i < fact->value_count; i++)
            put(out, fact->values[i].name, fact->values[i].description);
        list_bands(fact, out);
    }
    put(out, "unknown", "the answer is not known");
}

static void list_priorities(struct strbuf *out)
{
    static const char *const meanings[PRIORITIES] = {"does not count", "counts half", "counts once",
                                                     "counts one and a half times", "counts twice"};
    for (uint8_t halves = 0; halves < PRIORITIES; halves++)
        put(out, priority_name(halves), meanings[halves]);
}

/* The fact that an address ends in: whole, or behind a slash a component's, in short too. */
static const struct fact *fact_at(const struct pack *pack, const char *address, size_t length)
{
    const char *slash = memchr(address, '/', length);
    const char *name = slash ? slash + 1 : address;
    length -= (size_t)(name - address);
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        const char *names[] = {fact->name, slash ? fact_short_name(fact) : fact->name};
        for (size_t n = 0; n < sizeof names / sizeof *names; n++)
            if (can_be_given(fact) && strlen(names[n]) == length &&
                memcmp(names[n], name, length) == 0)
                return fact;
    }
    return NULL;
}

ruling_status ruling_values(const ruling_pack *pack, const char *setting, char **text,
                            ruling_messages *messages)
{
    static const char of_priorities[] = "priorities.";
    size_t length = strcspn(setting, "=");
    const char *typed = setting + length + (setting[length] == '=');
    const struct fact *fact = fact_at(pack->pack, setting, length);
    struct strbuf out;
    strbuf_init(&out);
    if (fact)
        list_values(fact, typed, &out);
    else if (strncmp(setting, of_priorities, strlen(of_priorities)) == 0)
        list_priorities(&out);
    return api_hand_over(&out, text, messages);
}
