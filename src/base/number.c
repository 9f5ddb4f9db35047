/* A number is read in two steps: where its parts stand (scan), then what they come to
 * (exact_value). The second multiplies digit by digit, so that any number of digits is exact in 128
 * bits. */
#include "base/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

typedef unsigned __int128 wide;

/* The most decimals, trailing zeros aside, that can be exact: 2^30 bytes in a GiB and a factor of
 * 10^12 (millionths, and M) cancel 42 halvings. */
#define MOST_DECIMALS 42

static const struct unit known_units[] = {
    {UNIT_PERCENT, 1, "%"},         {UNIT_TIME, 1, "ms"},
    {UNIT_TIME, 1000, "s"},         {UNIT_TIME, 60000, "min"},
    {UNIT_TIME, 3600000, "h"},      {UNIT_BYTES, 1, "B"},
    {UNIT_BYTES, 1000, "kB"},       {UNIT_BYTES, 1000000, "MB"},
    {UNIT_BYTES, 1000000000, "GB"}, {UNIT_BYTES, 1024, "KiB"},
    {UNIT_BYTES, 1024, "Ki"},       {UNIT_BYTES, 1048576, "MiB"},
    {UNIT_BYTES, 1048576, "Mi"},    {UNIT_BYTES, 1073741824, "GiB"},
    {UNIT_BYTES, 1073741824, "Gi"},
};

static const char *const complaints[] = {
    [NUMBER_OK] = "a number",
    [NUMBER_SYNTAX] = "write digits, such as 1500 or 1.5k",
    [NUMBER_SIGN] = "no sign: numbers start with a digit",
    [NUMBER_EXPONENT] = "no exponent: write 1000 or 1k",
    [NUMBER_SEPARATOR] = "write 1000 or 1k, and decimals behind a point",
    [NUMBER_ZERO] = "no leading zero: write 7, not 007",
    [NUMBER_POINT] = "a digit on both sides of the point: write 0.5 or 5.0",
    [NUMBER_UNIT] = "a unit that does not fit",
    [NUMBER_FINE] = "too fine: numbers are exact in millionths",
    [NUMBER_LARGE] = "too large: numbers end at about nine million million",
};

const char *number_complaint(enum number_status status)
{
    return complaints[status];
}

static const struct unit *find_unit(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof known_units / sizeof *known_units; i++) {
        const char *known = known_units[i].name;
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return &known_units[i];
    }
    return NULL;
}

struct unit unit_parse(const char *name)
{
    if (!name || !*name)
        return (struct unit){.kind = UNIT_NONE, .scale = 1};
    const struct unit *known = find_unit(name, strlen(name));
    return (struct unit){
        .kind = known ? known->kind : UNIT_LABEL, .scale = known ? known->scale : 1, .name = name};
}

/* The parts of a number; all are offsets or counts of bytes. */
struct scan {
    const char *text;
    size_t length;
    size_t whole;    /* digits in front of the point */
    size_t decimals; /* digits behind it */
    size_t digits;   /* where the digits end */
    size_t unit;     /* where the unit begins; `length` where there is none */
    uint32_t factor; /* what k or M stands for, else 1 */
};

static bool is_digit(const struct scan *scan, size_t at)
{
    return at < scan->length && scan->text[at] >= '0' && scan->text[at] <= '9';
}

static bool is_letter(const struct scan *scan, size_t at)
{
    if (at >= scan->length)
        return false;
    char lower = (char)(scan->text[at] | 0x20);
    return lower >= 'a' && lower <= 'z';
}

static bool is_byte(const struct scan *scan, size_t at, const char *any)
{
    return at < scan->length && scan->text[at] != '\0' && strchr(any, scan->text[at]);
}

static enum number_status scan_digits(struct scan *scan)
{
    bool sign = is_byte(scan, 0, "+-");
    size_t first = sign ? 1 : 0;
    bool point = is_byte(scan, first, ".") && is_digit(scan, first + 1);
    if (!is_digit(scan, first) && !point)
        return NUMBER_SYNTAX;
    if (sign)
        return NUMBER_SIGN;
    if (point)
        return NUMBER_POINT;
    if (scan->text[0] == '0' && is_digit(scan, 1))
        return NUMBER_ZERO;
    size_t at = 0;
    while (is_digit(scan, at))
        at++;
    scan->whole = at;
    if (is_byte(scan, at, ".") && is_digit(scan, at + 1)) {
        for (at++; is_digit(scan, at); at++)
            scan->decimals++;
    }
    scan->digits = at;
    return NUMBER_OK;
}

/* Finds k or M, then the unit. A k or M that a letter follows begins a unit: kB, MiB. */
static void scan_suffix(struct scan *scan)
{
    size_t at = scan->digits;
    scan->factor = 1;
    if (is_byte(scan, at, "kM") && !is_letter(scan, at + 1)) {
        scan->factor = scan->text[at] == 'k' ? 1000 : 1000000;
        at++;
    }
    if (is_byte(scan, at, " ") && at + 1 < scan->length)
        at++;
    scan->unit = at;
}

/* What is wrong behind the digits, where no unit that fits stands there. */
static enum number_status stray(const struct scan *scan, size_t *at)
{
    size_t end = scan->digits;
    *at = end;
    if (is_byte(scan, end, "_,'") || (is_byte(scan, end, " ") && is_digit(scan, end + 1)))
        return NUMBER_SEPARATOR;
    if (is_byte(scan, end, "."))
        return scan->decimals ? NUMBER_SYNTAX : NUMBER_POINT;
    size_t exponent = is_byte(scan, end + 1, "+-") ? end + 2 : end + 1;
    if (is_byte(scan, end, "eE") && is_digit(scan, exponent))
        return NUMBER_EXPONENT;
    *at = scan->unit;
    return NUMBER_UNIT;
}

/* Multiplying a plain number by `times` and dividing it by `by` gives millionths of the unit. */
struct scale {
    wide times;
    uint64_t by;
};

/* False when the unit that was written is not one of the fact's kind. */
static bool find_scale(const struct scan *scan, const struct unit *unit, struct scale *scale)
{
    const char *written = scan->text + scan->unit;
    size_t length = scan->length - scan->unit;
    *scale = (struct scale){.times = (wide)NUMBER_ONE * scan->factor, .by = 1};
    if (length == 0)
        return true;
    if (unit->kind == UNIT_LABEL)
        return strlen(unit->name) == length && memcmp(unit->name, written, length) == 0;
    const struct unit *known = find_unit(written, length);
    if (!known || known->kind != unit->kind)
        return false;
    if (unit->kind == UNIT_PERCENT) {
        scale->by = 100;
    } else {
        scale->times *= (wide)known->scale;
        scale->by = (uint64_t)unit->scale;
    }
    return true;
}

/* The digits in front of the point, times scale.times; false when that is certainly too large. */
static bool whole_value(const struct scan *scan, const struct scale *scale, wide *value)
{
    *value = 0;
    for (size_t i = 0; i < scan->whole; i++) {
        wide digit = (wide)(scan->text[i] - '0');
        if (__builtin_mul_overflow(*value, (wide)10, value) ||
            __builtin_add_overflow(*value, digit, value))
            return false;
    }
    return !__builtin_mul_overflow(*value, scale->times, value) && *value / scale->by <= NUMBER_MAX;
}

/* The number with only its first `decimals` decimals, `whole` being what whole_value gave. False
 * when it is not exact. The decimals are multiplied from the last one on, as on paper: each digit
 * of the product behind the point must be 0, and the carry never outgrows the multiplier. */
static bool exact_value(const struct scan *scan, const struct scale *scale, wide whole,
                        size_t decimals, wide *value)
{
    wide carry = 0;
    for (size_t i = decimals; i > 0; i--) {
        carry += (wide)(scan->text[scan->whole + i] - '0') * scale->times;
        if (carry % 10 != 0)
            return false;
        carry /= 10;
    }
    *value = (whole + carry) / scale->by;
    return (whole + carry) % scale->by == 0;
}

/* Where a number that is too fine goes wrong: at the first decimal that cannot be, else at the
 * unit, which then is too small for the fact's. */
static size_t too_fine_at(const struct scan *scan, const struct scale *scale, wide whole)
{
    size_t kept = scan->decimals < MOST_DECIMALS ? scan->decimals : MOST_DECIMALS;
    wide ignored;
    while (!exact_value(scan, scale, whole, kept, &ignored)) {
        if (kept == 0)
            return scan->unit;
        kept--;
    }
    size_t at = scan->whole + 1 + kept;
    while (scan->text[at] == '0')
        at++;
    return at;
}

static enum number_status scale_digits(struct scan *scan, const struct scale *scale, int64_t *value,
                                       size_t *at)
{
    while (scan->decimals > 0 && scan->text[scan->whole + scan->decimals] == '0')
        scan->decimals--;
    wide whole, exact;
    if (!whole_value(scan, scale, &whole))
        return NUMBER_LARGE;
    if (scan->decimals > MOST_DECIMALS ||
        !exact_value(scan, scale, whole, scan->decimals, &exact)) {
        *at = too_fine_at(scan, scale, whole);
        return NUMBER_FINE;
    }
    if (exact > NUMBER_MAX)
        return NUMBER_LARGE;
    *value = (int64_t)exact;
    return NUMBER_OK;
}

enum number_status number_parse_unit(const char *text, size_t length, const struct unit *unit,
                                     int64_t *value, size_t *at, bool *had_unit)
{
    struct scan scan = {.text = text, .length = length};
    struct scale scale;
    *at = 0;
    enum number_status status = scan_digits(&scan);
    if (status != NUMBER_OK)
        return status;
    scan_suffix(&scan);
    *had_unit = scan.unit < length;
    if (!find_scale(&scan, unit, &scale))
        return stray(&scan, at);
    return scale_digits(&scan, &scale, value, at);
}

enum number_status number_parse(const char *text, size_t length, const struct unit *unit,
                                int64_t *value, size_t *at)
{
    bool had_unit;
    return number_parse_unit(text, length, unit, value, at, &had_unit);
}

static uint64_t magnitude_of(int64_t value)
{
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

/* Prints value / 10^places without zeros at the end; returns the length. */
static size_t print_decimal(int64_t value, int places, char buffer[NUMBER_TEXT])
{
    uint64_t one = 1;
    for (int i = 0; i < places; i++)
        one *= 10;
    uint64_t magnitude = magnitude_of(value);
    int length = snprintf(buffer, NUMBER_TEXT, "%s%" PRIu64 ".%0*" PRIu64, value < 0 ? "-" : "",
                          magnitude / one, places, magnitude % one);
    while (buffer[length - 1] == '0')
        length--;
    if (buffer[length - 1] == '.')
        length--;
    buffer[length] = '\0';
    return (size_t)length;
}

/* k or M where they are the shorter form, else 0. */
static char short_factor(int64_t value, const struct unit *unit)
{
    uint64_t magnitude = magnitude_of(value);
    if (unit->kind != UNIT_NONE && unit->kind != UNIT_LABEL)
        return '\0';
    if (magnitude < 10000 * (uint64_t)NUMBER_ONE || magnitude % (1000 * (uint64_t)NUMBER_ONE))
        return '\0';
    /* Three decimals of M are longer than k: 1234k, but 1.25M. */
    bool mega = magnitude >= 1000000 * (uint64_t)NUMBER_ONE &&
                magnitude % (10000 * (uint64_t)NUMBER_ONE) == 0;
    return mega ? 'M' : 'k';
}

const char *number_print(int64_t value, const struct unit *unit, char buffer[NUMBER_TEXT])
{
    char factor = short_factor(value, unit);
    int places = factor == 'M' ? 12 : factor == 'k' ? 9 : unit->kind == UNIT_PERCENT ? 4 : 6;
    size_t length = print_decimal(value, places, buffer);
    if (factor) {
        buffer[length++] = factor;
        buffer[length] = '\0';
    }
    if (unit->kind != UNIT_NONE) {
        snprintf(buffer + length, NUMBER_TEXT - length, " %s", unit->name);
        buffer[utf8_valid(buffer, strlen(buffer))] = '\0';
    }
    return buffer;
}

const char *thousandths_print(int64_t value, char buffer[NUMBER_TEXT])
{
    print_decimal(value, 3, buffer);
    return buffer;
}

const char *halves_print(int64_t value, char buffer[NUMBER_TEXT])
{
    /* The remainder is compared, not doubled or added to: values near the ends must not overflow.
     */
    uint64_t magnitude = magnitude_of(value);
    uint64_t halves = magnitude / 500 + (magnitude % 500 >= 250);
    snprintf(buffer, NUMBER_TEXT, "%s%" PRIu64 ".%d", value < 0 && halves > 0 ? "-" : "",
             halves / 2, halves % 2 ? 5 : 0);
    return buffer;
}

int64_t round_shift(int64_t value, unsigned shift)
{
    if (shift == 0)
        return value;
    if (shift > 64)
        return 0;
    uint64_t twice = magnitude_of(value) >> (shift - 1);
    int64_t rounded = (int64_t)(twice / 2 + twice % 2);
    return value < 0 ? -rounded : rounded;
}
