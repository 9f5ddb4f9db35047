#include "rule/fact.h"

#include <string.h>

#include "base/typo.h"
#include "base/utf8.h"

static const struct {
    const char *name;
    enum value_kind kind;
} types[FACT_TYPES] = {
    [FACT_BOOL] = {"bool", VALUE_CHOICE},     [FACT_INTEGER] = {"integer", VALUE_NUMBER},
    [FACT_NUMBER] = {"number", VALUE_NUMBER}, [FACT_CHOICE] = {"choice", VALUE_CHOICE},
    [FACT_LEVEL] = {"level", VALUE_CHOICE},   [FACT_SET] = {"set", VALUE_SET},
    [FACT_TEXT] = {"text", VALUE_TEXT},       [FACT_OPTION] = {"option", VALUE_CHOICE},
};

const char *fact_type_name(enum fact_type type)
{
    return types[type].name;
}

/* What stands behind the first dot; all of a name without one. */
static const char *behind_dot(const char *name)
{
    const char *dot = strchr(name, '.');
    return dot ? dot + 1 : name;
}

const char *fact_short_name(const struct fact *fact)
{
    return fact->scope == FACT_COMPONENT ? behind_dot(fact->name) : fact->name;
}

_Static_assert(FACT_NONE == MAP_NONE, "an absent fact is an absent key");

uint32_t fact_find(const struct vocabulary *vocabulary, const char *name)
{
    return map_get(&vocabulary->by_name, name);
}

const char *fact_suggest(const struct vocabulary *vocabulary, const char *name)
{
    struct typo whole;
    struct typo tail;
    typo_init(&whole, name);
    typo_init(&tail, behind_dot(name));
    const char *by_tail = NULL; /* the full name of tail.best */
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const char *full = vocabulary->facts[i].name;
        const char *before = tail.best;
        typo_offer(&whole, full);
        if (strcmp(tail.word, behind_dot(full)) != 0)
            typo_offer(&tail, behind_dot(full));
        else if ((!tail.best || tail.distance > 0) && strcmp(name, full) != 0)
            tail = (struct typo){.word = tail.word, .best = behind_dot(full)};
        if (tail.best != before)
            by_tail = full;
    }
    /* One slip in the whole name is likelier than the same word behind another prefix. */
    if (by_tail && (!whole.best || tail.distance + 1 < whole.distance))
        return by_tail;
    return whole.best;
}

enum value_kind fact_value_kind(const struct fact *fact)
{
    return types[fact->type].kind;
}

int64_t fact_step(const struct fact *fact)
{
    return fact->type == FACT_INTEGER ? NUMBER_ONE : 1;
}

struct value fact_domain(const struct fact *fact)
{
    struct value domain = {.kind = fact_value_kind(fact)};
    switch (domain.kind) {
    case VALUE_CHOICE:
        domain.choices = bits_first(fact->value_count);
        break;
    case VALUE_NUMBER:
        domain.numbers = (struct intervals){&fact->range, 1};
        break;
    case VALUE_SET:
        domain.set = (struct set_bounds){.must = {{0}}, .may = bits_first(fact->value_count)};
        break;
    case VALUE_TEXT:
        domain.text = NULL;
        break;
    }
    return domain;
}

static bool name_is(const char *candidate, const char *name, size_t length)
{
    return strncmp(candidate, name, length) == 0 && candidate[length] == '\0';
}

uint32_t fact_value_find(const struct fact *fact, const char *name, size_t length)
{
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (name_is(fact->values[i].name, name, length))
            return i;
    return FACT_NONE;
}

uint32_t fact_band_find(const struct fact *fact, const char *name, size_t length)
{
    for (uint32_t i = 0; i < fact->band_count; i++)
        if (name_is(fact->bands[i].name, name, length))
            return i;
    return FACT_NONE;
}

static void print_choices(const struct fact *fact, const struct value *value, struct strbuf *out)
{
    const char *between = "";
    for (uint32_t i = 0; i < fact->value_count; i++) {
        if (!bits_has(&value->choices, i))
            continue;
        strbuf_printf(out, "%s%s", between, fact->values[i].name);
        between = " | ";
    }
}

void fact_print_range(const struct fact *fact, struct interval range, struct strbuf *out)
{
    /* A word behind both ends would be tedious; a symbol or abbreviation reads well. */
    static const struct unit bare = {UNIT_NONE, 1, NULL};
    const struct unit *low_unit = fact->unit.kind == UNIT_LABEL ? &bare : &fact->unit;
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];
    strbuf_printf(out, "%s .. %s", number_print(range.low, low_unit, low),
                  number_print(range.high, &fact->unit, high));
}

static const char *band_name(const struct fact *fact, struct interval numbers)
{
    for (uint32_t i = 0; i < fact->band_count; i++)
        if (fact->bands[i].numbers.low == numbers.low &&
            fact->bands[i].numbers.high == numbers.high)
            return fact->bands[i].name;
    return NULL;
}

static void print_interval(const struct fact *fact, struct interval numbers, struct strbuf *out)
{
    char text[NUMBER_TEXT];
    const char *band = band_name(fact, numbers);
    if (numbers.low == numbers.high)
        strbuf_puts(out, number_print(numbers.low, &fact->unit, text));
    else if (band)
        strbuf_puts(out, band);
    else
        fact_print_range(fact, numbers, out);
}

static void print_numbers(const struct fact *fact, const struct value *value, struct strbuf *out)
{
    for (uint32_t i = 0; i < value->numbers.count; i++) {
        if (i > 0)
            strbuf_puts(out, " | ");
        print_interval(fact, value->numbers.items[i], out);
    }
}

static void print_set(const struct fact *fact, const struct value *value, struct strbuf *out)
{
    const char *between = "";
    strbuf_putc(out, '[');
    for (uint32_t i = 0; i < fact->value_count; i++) {
        if (!bits_has(&value->set.may, i))
            continue;
        const char *doubt = bits_has(&value->set.must, i) ? "" : "maybe ";
        strbuf_printf(out, "%s%s%s", between, doubt, fact->values[i].name);
        between = ", ";
    }
    strbuf_putc(out, ']');
}

/* Characters that YAML or JSON would take for a line end or refuse. */
static bool needs_escape(uint32_t character)
{
    return character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0x2028 ||
           character == 0x2029 || character == 0xfeff;
}

static bool is_one_of(const char *word, const char *const *words)
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words;
}

static bool is_letter_or_digit(uint32_t character)
{
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
           (character >= 'a' && character <= 'z') || character >= 0xa0;
}

/* Whether YAML reads the text back as it is without quotes, even in a list on one line. Careful
 * rather than complete: quotes never harm. */
static bool is_plain(const char *text)
{
    static const char *const taken[] = {"unknown", "null", "Null", "NULL", NULL};
    if (*text == '\0' || is_one_of(text, taken))
        return false;
    size_t size = 0;
    for (const char *at = text; *at != '\0'; at += size) {
        uint32_t character = utf8_decode(at, &size);
        if (needs_escape(character))
            return false;
        if (is_letter_or_digit(character))
            continue;
        if (at == text || strchr(" _-./+()@=;", (int)character) == NULL ||
            (character == ' ' && at[1] == '\0'))
            return false;
    }
    return true;
}

static void print_quoted(const char *text, struct strbuf *out)
{
    strbuf_putc(out, '"');
    size_t size = 0;
    for (; *text != '\0'; text += size) {
        uint32_t character = utf8_decode(text, &size);
        if (character == '"' || character == '\\')
            strbuf_printf(out, "\\%c", (int)character);
        else if (character == '\n')
            strbuf_puts(out, "\\n");
        else if (needs_escape(character))
            strbuf_printf(out, "\\u%04x", (unsigned)character);
        else
            strbuf_add(out, text, size);
    }
    strbuf_putc(out, '"');
}

static void print_text(const struct fact *fact, const struct value *value, struct strbuf *out)
{
    (void)fact;
    if (is_plain(value->text))
        strbuf_puts(out, value->text);
    else
        print_quoted(value->text, out);
}

/* Whether two bands that follow each other were written to share a number. */
static bool bands_meet(const struct fact *fact, uint32_t first)
{
    return fact->type == FACT_NUMBER && first + 1 < fact->band_count &&
           fact->bands[first + 1].numbers.low == fact->bands[first].numbers.high + 1;
}

static bool is_point(struct interval numbers)
{
    return numbers.low == numbers.high;
}

struct interval fact_band_written(const struct fact *fact, uint32_t band)
{
    struct interval written = fact->bands[band].numbers;
    if (band > 0 && bands_meet(fact, band - 1) && is_point(fact->bands[band - 1].numbers))
        written.low--;
    if (bands_meet(fact, band) && !is_point(fact->bands[band].numbers))
        written.high++;
    return written;
}

void fact_print(const struct fact *fact, const struct value *value, struct strbuf *out)
{
    static void (*const printers[])(const struct fact *, const struct value *, struct strbuf *) = {
        [VALUE_CHOICE] = print_choices,
        [VALUE_NUMBER] = print_numbers,
        [VALUE_SET] = print_set,
        [VALUE_TEXT] = print_text,
    };
    struct value domain = fact_domain(fact);
    if (!value_is_exact(value) && value_equal(value, &domain))
        strbuf_puts(out, "unknown");
    else
        printers[value->kind](fact, value, out);
}
