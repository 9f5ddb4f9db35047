#include "rule/literal_number.h"

#include <stdio.h>
#include <string.h>

#include "base/typo.h"

/* A number as it was written. */
struct written {
    struct part part;
    int64_t value;
    bool had_unit;
};

const char *reading_fact(const struct reading *reading)
{
    return fact_short_name(reading->fact);
}

const char *reading_or_unknown(const struct reading *reading)
{
    return reading->use == READING_ANSWER ? " (or unknown)" : "";
}

/* The line that says what would be right: "range: 1 .. 2000 developers; bands: small, large". */
static void hint_numbers(const struct reading *reading, struct diag *diag)
{
    const struct fact *fact = reading->fact;
    if (reading->whole) {
        diag_hint(reading->diags, diag, "a range: 200 .. 900");
        return;
    }
    struct strbuf hint;
    strbuf_init(&hint);
    strbuf_puts(&hint, "range: ");
    fact_print_range(fact, fact->range, &hint);
    for (uint32_t i = 0; i < fact->band_count; i++)
        strbuf_printf(&hint, "%s%s", i == 0 ? "; bands: " : ", ", fact->bands[i].name);
    if (hint.failed)
        diags_no_memory(reading->diags);
    else
        diag_hint(reading->diags, diag, "%s%s", hint.text, reading_or_unknown(reading));
    strbuf_fini(&hint);
}

static void hint_range(const struct reading *reading, struct diag *diag)
{
    struct strbuf range;
    strbuf_init(&range);
    fact_print_range(reading->fact, reading->fact->range, &range);
    if (range.failed)
        diags_no_memory(reading->diags);
    else
        diag_hint(reading->diags, diag, "range: %s", range.text);
    strbuf_fini(&range);
}

/* Two numbers joined by something else than `..`: where the joint stands and how long it is. */
static bool find_joint(struct part part, uint32_t *offset, uint32_t *length)
{
    static const char *const joints[] = {"...", "…", "–", "-", " to "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        *offset = part_find(part, joints[i]);
        *length = (uint32_t)strlen(joints[i]);
        if (*offset != PART_NONE && *offset > 0)
            return true;
    }
    return false;
}

static bool is_number(const struct reading *reading, struct part part)
{
    int64_t value;
    size_t at;
    return number_parse(part_text(part), part.length, &reading->fact->unit, &value, &at) ==
           NUMBER_OK;
}

/* Reports `5 - 10`, which is meant as 5 .. 10; false when `part` is nothing of the kind. */
static bool complain_joint(const struct reading *reading, struct part part)
{
    uint32_t offset, length;
    if (!find_joint(part, &offset, &length))
        return false;
    struct part low = part_of(part, 0, offset);
    struct part high = part_from(part, offset + length);
    if (!is_number(reading, low) || !is_number(reading, high))
        return false;
    char text[PART_QUOTE];
    char first[PART_QUOTE];
    char second[PART_QUOTE];
    struct diag *diag = diag_add(reading->diags, R0108, part_span(part),
                                 "`%s` is no range: that is LOW .. HIGH", part_quote(part, text));
    diag_label(reading->diags, diag, "did you mean `%s .. %s`?", part_quote(low, first),
               part_quote(high, second));
    return true;
}

/* A band at the end of a range, which runs between numbers. */
static void complain_band(const struct reading *reading, struct part part)
{
    char word[PART_QUOTE];
    struct diag *diag =
        diag_add(reading->diags, R0108, part_span(part),
                 "`%s` is a band, and a range runs between numbers", part_quote(part, word));
    diag_hint(reading->diags, diag, "a band stands alone, or with others: a | b");
}

/* What is written instead of `200 ms` where the number is not known exactly; NULL: nothing of the
 * kind. */
static const char *inexact(const struct reading *reading, struct part part)
{
    static const char range[] = "write a range: LOW .. HIGH";
    static const char estimate[] = "an estimate has a ~ in front: ~300";
    static const char *const words[][2] = {
        {"<", range},        {">", range},         {"max", range},      {"min", range},
        {"up to ", range},   {"at most ", range},  {"at least", range}, {"under ", range},
        {"over ", range},    {"about ", estimate}, {"ca", estimate},    {"around ", estimate},
        {"circa", estimate}, {"approx", estimate},
    };
    if (reading->use != READING_ANSWER || part_until(part, "0123456789") == part.length)
        return NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (part_begins(part, words[i][0]))
            return words[i][1];
    return NULL;
}

/* What is no number at all: perhaps a mistyped band. */
static void complain_word(const struct reading *reading, struct part part)
{
    const struct fact *fact = reading->fact;
    char word[PART_QUOTE];
    if (fact_band_find(fact, part_text(part), part.length) != FACT_NONE) {
        complain_band(reading, part);
        return;
    }
    const char *advice = inexact(reading, part);
    struct diag *diag = diag_add(reading->diags, R0108, part_span(part),
                                 fact->band_count > 0 ? "`%s` is neither a number nor a band of %s"
                                                      : "`%s` is no number, which %s needs",
                                 part_quote(part, word), reading_fact(reading));
    struct typo typo;
    typo_init(&typo, word);
    for (uint32_t i = 0; i < fact->band_count; i++)
        typo_offer(&typo, fact->bands[i].name);
    if (reading->use == READING_ANSWER)
        typo_offer(&typo, "unknown");
    diag_suggest(reading->diags, diag, typo.best);
    if (advice)
        diag_label(reading->diags, diag, "%s", advice);
    hint_numbers(reading, diag);
}

/* The unit that was probably meant; NULL when none is near. */
static const char *near_unit(const struct unit *unit, struct part wrong)
{
    static const char *const meant[][2] = {
        {"sec", "s"},       {"secs", "s"},  {"second", "s"}, {"seconds", "s"}, {"s", "s"},
        {"ms", "ms"},       {"m", "min"},   {"min", "min"},  {"mins", "min"},  {"minute", "min"},
        {"minutes", "min"}, {"h", "h"},     {"hour", "h"},   {"hours", "h"},   {"percent", "%"},
        {"pct", "%"},       {"b", "B"},     {"kb", "kB"},    {"mb", "MB"},     {"gb", "GB"},
        {"kib", "KiB"},     {"mib", "MiB"}, {"gib", "GiB"},  {"k", "k"},       {"m", "M"},
    };
    bool counts = unit->kind == UNIT_NONE || unit->kind == UNIT_LABEL;
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        const char *name = meant[i][1];
        bool fits = strcmp(name, "k") == 0 || strcmp(name, "M") == 0
                        ? counts
                        : !counts && unit_parse(name).kind == unit->kind;
        if (fits && strlen(meant[i][0]) == wrong.length &&
            strncasecmp(part_text(wrong), meant[i][0], wrong.length) == 0)
            return name;
    }
    return NULL;
}

static void complain_unit(const struct reading *reading, struct part wrong)
{
    static const char *const known[] = {
        [UNIT_NONE] = "no unit: write the number alone, or with k or M",
        [UNIT_PERCENT] = "unit: %",
        [UNIT_TIME] = "units: ms, s, min, h",
        [UNIT_BYTES] = "units: B, kB, MB, GB, KiB, MiB, GiB",
    };
    const struct unit *unit = &reading->fact->unit;
    char word[PART_QUOTE];
    struct diag *diag = diag_add(reading->diags, R0110, part_span(wrong), "`%s` is no unit of %s",
                                 part_quote(wrong, word), reading_fact(reading));
    if (unit->name)
        diag_label(reading->diags, diag, "counted in %s", unit->name);
    diag_suggest(reading->diags, diag, near_unit(unit, wrong));
    if (unit->kind == UNIT_LABEL)
        diag_hint(reading->diags, diag, "unit: %s (or none)", unit->name);
    else
        diag_hint(reading->diags, diag, "%s", known[unit->kind]);
}

/* Reports why `part` is no number; `at` is where it goes wrong. */
static void complain(const struct reading *reading, struct part part, enum number_status status,
                     size_t at)
{
    static const struct {
        enum diag_code code;
        const char *message;
    } notations[] = {
        [NUMBER_SIGN] = {R0136, "`%s` has a sign"},
        [NUMBER_EXPONENT] = {R0136, "`%s` has an exponent"},
        [NUMBER_SEPARATOR] = {R0136, "`%s` has something between its digits"},
        [NUMBER_ZERO] = {R0136, "`%s` has a leading zero"},
        [NUMBER_POINT] = {R0136, "`%s` lacks a digit beside its point"},
        [NUMBER_FINE] = {R0137, "`%s` is too fine a number"},
        [NUMBER_LARGE] = {R0137, "`%s` is too large a number"},
    };
    struct part wrong = part_from(part, (uint32_t)at);
    if (wrong.length == 0)
        wrong = part;
    char text[PART_QUOTE];
    if (status == NUMBER_SYNTAX) {
        complain_word(reading, part);
    } else if (status == NUMBER_UNIT) {
        if (!complain_joint(reading, part))
            complain_unit(reading, wrong);
    } else {
        struct diag *diag = diag_add(reading->diags, notations[status].code, part_span(wrong),
                                     notations[status].message, part_quote(part, text));
        diag_label(reading->diags, diag, "%s", number_complaint(status));
    }
}

static bool parse(const struct reading *reading, struct part part, struct written *number)
{
    size_t at;
    number->part = part;
    enum number_status status = number_parse_unit(
        part_text(part), part.length, &reading->fact->unit, &number->value, &at, &number->had_unit);
    if (status == NUMBER_OK)
        return true;
    complain(reading, part, status, at);
    return false;
}

static bool check_whole(const struct reading *reading, const struct written *number)
{
    if (number->value % fact_step(reading->fact) == 0)
        return true;
    char text[PART_QUOTE];
    const char *things = reading->fact->unit.name;
    struct diag *diag = diag_add(reading->diags, R0112, part_span(number->part),
                                 "`%s` is no whole number", part_quote(number->part, text));
    diag_hint(reading->diags, diag, "%s counts whole %s", reading_fact(reading),
              things ? things : "things");
    return false;
}

static bool in_range(const struct fact *fact, int64_t value)
{
    return value >= fact->range.low && value <= fact->range.high;
}

/* Whether a number without a unit was probably meant in percent: 60 for 60 %. */
static bool is_percent(const struct fact *fact, const struct written *number)
{
    return fact->unit.kind == UNIT_PERCENT && !number->had_unit &&
           in_range(fact, number->value / 100);
}

/* Reports that what `part` says lies outside the range. */
static void complain_range(const struct reading *reading, struct part part, bool percent)
{
    char text[PART_QUOTE];
    struct diag *diag =
        diag_add(reading->diags, R0109, part_span(part), "`%s` is out of the range of %s",
                 part_quote(part, text), reading_fact(reading));
    if (percent)
        diag_label(reading->diags, diag, "did you mean `%s %%`?", text);
    hint_range(reading, diag);
}

static bool check_range(const struct reading *reading, const struct written *number)
{
    if (in_range(reading->fact, number->value))
        return true;
    complain_range(reading, number->part, is_percent(reading->fact, number));
    return false;
}

/* Reports that a form of number does not belong here. */
static bool refuse(const struct reading *reading, enum diag_code code, struct part part,
                   const char *why, const char *hint)
{
    char text[PART_QUOTE];
    struct diag *diag =
        diag_add(reading->diags, code, part_span(part), "`%s` %s", part_quote(part, text), why);
    diag_hint(reading->diags, diag, "%s", hint);
    return false;
}

/* The numbers around an estimate that the fact can have: by half and by twice. */
static struct interval around(const struct fact *fact, int64_t value)
{
    int64_t step = fact_step(fact);
    int64_t low = value / 2 + value % 2;
    int64_t high = value > NUMBER_MAX / 2 ? NUMBER_MAX : value * 2;
    low += low % step == 0 ? 0 : step - low % step;
    high -= high % step;
    return (struct interval){low > fact->range.low ? low : fact->range.low,
                             high < fact->range.high ? high : fact->range.high};
}

static bool read_estimate(const struct reading *reading, struct part part, struct interval *numbers)
{
    if (reading->use == READING_SETTING)
        return refuse(reading, R0208, part, "is an estimate, which only a profile may give",
                      "write one value, alternatives or a range LOW .. HIGH");
    if (reading->use == READING_OPERAND)
        return refuse(reading, R0108, part, "is an estimate, which nothing can be compared with",
                      "write a number, a band or in LOW .. HIGH");
    struct part body = part_from(part, 1);
    if (body.length == 0 || part_find(body, "..") != PART_NONE || part_is(body, "unknown") ||
        fact_band_find(reading->fact, part_text(body), body.length) != FACT_NONE)
        return refuse(reading, R0108, part, "is no estimate: ~ stands in front of one number",
                      "an estimate: ~300; a range: 200 .. 900");
    struct written number;
    if (!parse(reading, body, &number))
        return false;
    *numbers = around(reading->fact, number.value);
    if (numbers->low <= numbers->high)
        return true;
    complain_range(reading, part, is_percent(reading->fact, &number));
    return false;
}

/* The unit at the end of a number, without the k or M that may stand before it. */
static struct part unit_of(const struct fact *fact, struct part number)
{
    const char *text = part_text(number);
    uint32_t start = 0;
    while (start < number.length &&
           ((text[start] >= '0' && text[start] <= '9') || text[start] == '.'))
        start++;
    struct part suffix = part_from(number, start);
    char name[8]; /* longer than any unit but labels, which bare numbers are in anyway */
    if (suffix.length < sizeof name) {
        memcpy(name, part_text(suffix), suffix.length);
        name[suffix.length] = '\0';
        if (unit_parse(name).kind == fact->unit.kind)
            return suffix;
    }
    return part_from(suffix, 1);
}

/* Reads a bare number again, in the unit of the other end of its range. */
static bool share_unit(const struct reading *reading, struct written *bare,
                       const struct written *other)
{
    const struct fact *fact = reading->fact;
    if (fact->unit.kind == UNIT_LABEL)
        return true;
    struct part unit = unit_of(fact, other->part);
    char text[2 * NUMBER_TEXT];
    int length = snprintf(text, sizeof text, "%.*s %.*s", (int)bare->part.length,
                          part_text(bare->part), (int)unit.length, part_text(unit));
    enum number_status status = NUMBER_FINE;
    size_t at = 0;
    if (length >= 0 && (size_t)length < sizeof text)
        status = number_parse(text, (size_t)length, &fact->unit, &bare->value, &at);
    if (status == NUMBER_OK)
        return true;
    complain(reading, bare->part, status, at);
    return false;
}

/* Whether both ends lie in the fact's range; a missing % is told of once. */
static bool check_ends(const struct reading *reading, struct part part, const struct written *low,
                       const struct written *high)
{
    const struct fact *fact = reading->fact;
    if (!in_range(fact, high->value) && is_percent(fact, low) && is_percent(fact, high)) {
        complain_range(reading, part, true);
        return false;
    }
    bool good = check_range(reading, low);
    return check_range(reading, high) && good;
}

static bool check_order(const struct reading *reading, struct part part, const struct written *low,
                        const struct written *high)
{
    if (low->value <= high->value)
        return true;
    char text[PART_QUOTE];
    char first[PART_QUOTE];
    char second[PART_QUOTE];
    struct diag *diag = diag_add(reading->diags, R0111, part_span(part), "`%s` runs backwards",
                                 part_quote(part, text));
    diag_label(reading->diags, diag, "did you mean `%s .. %s`?", part_quote(high->part, first),
               part_quote(low->part, second));
    return false;
}

/* Reads both ends and gives them one unit where only one has it. */
static bool parse_ends(const struct reading *reading, struct written *low, struct written *high)
{
    bool good = parse(reading, low->part, low);
    if (!parse(reading, high->part, high) || !good)
        return false;
    if (low->had_unit == high->had_unit)
        return true;
    return low->had_unit ? share_unit(reading, high, low) : share_unit(reading, low, high);
}

bool number_literal_range(const struct reading *reading, struct part part, struct interval *numbers)
{
    uint32_t dots = part_find(part, "..");
    bool joined = dots != PART_NONE && part_find(part, "...") == PART_NONE;
    if (!joined && complain_joint(reading, part))
        return false;
    if (dots == PART_NONE)
        return refuse(reading, R0108, part, "is no range", "a range: LOW .. HIGH");
    struct written low = {.part = part_of(part, 0, dots)};
    struct written high = {.part = part_from(part, dots + 2)};
    if (low.part.length == 0 || high.part.length == 0)
        return refuse(reading, R0108, part, "lacks a number beside `..`", "a range: 200 .. 900");
    if (part_find(high.part, "..") != PART_NONE)
        return refuse(reading, R0108, part, "has more than one `..`", "a range: 200 .. 900");
    if (!parse_ends(reading, &low, &high))
        return false;
    bool good = check_whole(reading, &low);
    good = check_whole(reading, &high) && good;
    good = good && check_order(reading, part, &low, &high);
    if (!good || (!reading->whole && !check_ends(reading, part, &low, &high)))
        return false;
    *numbers = (struct interval){low.value, high.value};
    return true;
}

bool number_literal(const struct reading *reading, struct part part, struct interval *numbers)
{
    uint32_t band = fact_band_find(reading->fact, part_text(part), part.length);
    if (band != FACT_NONE) {
        *numbers = reading->fact->bands[band].numbers;
        return true;
    }
    if (part_begins(part, "~"))
        return read_estimate(reading, part, numbers);
    if (part_find(part, "..") != PART_NONE) {
        if (reading->use == READING_OPERAND)
            return refuse(reading, R0108, part, "is a range, where one number or band must stand",
                          "a range stands alone: in LOW .. HIGH");
        return number_literal_range(reading, part, numbers);
    }
    struct written number;
    if (!parse(reading, part, &number) || !check_whole(reading, &number) ||
        !check_range(reading, &number))
        return false;
    *numbers = (struct interval){number.value, number.value};
    return true;
}
