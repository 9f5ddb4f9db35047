/* Numbers: int64 millionths, their units, and how people write them.
 *
 *     number := digits [. digits] [k | M] [unit]
 *
 * One space may stand before the unit. A k or M that a letter follows begins a unit (kB, MiB).
 * No sign, exponent, underscore, or leading zero. `35 %` is 0.35, so 350,000 millionths. A
 * time or byte unit is converted to the fact's own. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NUMBER_ONE INT64_C(1000000)
#define NUMBER_MAX INT64_MAX

enum unit_kind {
    UNIT_NONE,
    UNIT_PERCENT, /* stored as a fraction; a bare number is the fraction */
    UNIT_TIME,    /* ms s min h */
    UNIT_BYTES,   /* B kB MB GB, KiB MiB GiB (also Ki Mi Gi) */
    UNIT_LABEL    /* any other word: shown, and accepted behind a number as written */
};

struct unit {
    enum unit_kind kind;
    int64_t scale;    /* of this unit, in the smallest of its kind: ms, B; 1 otherwise */
    const char *name; /* as the pack wrote it; NULL for UNIT_NONE */
};

enum number_status {
    NUMBER_OK,
    NUMBER_SYNTAX,    /* no number at all */
    NUMBER_SIGN,      /* + or - in front */
    NUMBER_EXPONENT,  /* 1e3 */
    NUMBER_SEPARATOR, /* 1_000, 1,000, 1'000 or 1 000 */
    NUMBER_ZERO,      /* 007 */
    NUMBER_POINT,     /* .5 or 5. */
    NUMBER_UNIT,      /* a unit that is unknown or does not fit the fact's */
    NUMBER_FINE,      /* not exact in millionths */
    NUMBER_LARGE      /* more than int64 millionths hold */
};

/* The unit that a pack names (NULL or "": none); keeps the pointer. */
struct unit unit_parse(const char *name);

/* Reads the number that fills `text` (`length` bytes, trimmed) into `*value`, in millionths of
 * `unit`. When it is not NUMBER_OK, `*at` is the offset of the first byte that is wrong, and
 * `*value` is untouched. */
enum number_status number_parse(const char *text, size_t length, const struct unit *unit,
                                int64_t *value, size_t *at);

/* Reads a number written with a unit or none; `*had_unit` says which (k and M are no units). */
enum number_status number_parse_unit(const char *text, size_t length, const struct unit *unit,
                                     int64_t *value, size_t *at, bool *had_unit);

/* A sentence for the user about a status: "no exponent: write 1000 or 1k". Never NULL. */
const char *number_complaint(enum number_status status);

#define NUMBER_TEXT 64 /* bytes that hold any printed number, its unit (cut to fit) and a NUL */

/* Prints `value` in the shortest exact decimal form with the unit behind: "60 %", "50 ms",
 * "40k", "1.5 years". Multiples of a thousand from 10,000 on are printed with k or M where the
 * unit is none or a label. Parsing the result gives the value again. Returns `buffer`. */
const char *number_print(int64_t value, const struct unit *unit, char buffer[NUMBER_TEXT]);

/* Prints integer thousandths with exactly as many decimals as needed: 13000 "13", 4500 "4.5",
 * -250 "-0.25". Returns `buffer`. */
const char *thousandths_print(int64_t value, char buffer[NUMBER_TEXT]);

/* Prints integer thousandths rounded to halves, half away from zero, with one decimal: 13250
 * "13.5", -300 "-0.5", 200 "0.0". Returns `buffer`. */
const char *halves_print(int64_t value, char buffer[NUMBER_TEXT]);

/* `value` / 2^shift, rounded half away from zero; shift may be any size. */
int64_t round_shift(int64_t value, unsigned shift);

#endif
