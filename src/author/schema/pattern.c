#include "author/schema/pattern.h"

#include <string.h>

#include "author/schema/common.h"

#define DIGITS "(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?"
/* What stands for no value cannot be a name. */
#define NO_NAME "(?!(?:true|false|null|unknown)$)"

const char pattern_thousands[] = "^\\s*" DIGITS "[kM]\\s*$";
const char pattern_points[] = "^\\s*-?" DIGITS "[kM]?(?:\\s*\\.\\.\\s*-?" DIGITS "[kM]?)?\\s*$";

/* An operand begins with nothing that belongs to an operator, nor with a bracket. */
#define OPERAND "[^\\s=!<>&|~\\[({](?:.|\\n)*"
const char pattern_comparison[] =
    "^\\s*" PATTERN_FACT "(?:\\s*(?:==|!=|<=|>=|<|>)\\s*" OPERAND "|\\s+(?:not\\s+)?in\\s+" OPERAND
    "|\\s+includes\\s+(?:(?:any|all)\\s+of\\s+)?" OPERAND
    "|\\s+matches\\s*/(?:.|\\n)*/[imsx]*\\s*)$";
const char pattern_presence[] = "^\\s*(?:known|unknown)\\s+" PATTERN_FACT "\\s*$";

const char pattern_share[] =
    "^\\s*(?!0(?:\\.0+)? ?%)(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?) ?%\\s*$";

const char pattern_range[] =
    "^\\s*" DIGITS "(?:(?!\\.\\.)[^|~])*\\.\\.\\s*" DIGITS "(?:(?!\\.\\.)[^|~])*$";

const char pattern_day[] = "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$";

const char *pattern_name(struct shaper *shaper, enum name_form form)
{
    if (form == NAME_FACT)
        return "^" NO_NAME PATTERN_FACT "$";
    return shape_printf(shaper, "^" NO_NAME "%s$", name_pattern(form));
}

/* Appends a word, with a backslash before what means something in an expression. */
static void put_word(struct strbuf *out, const char *word)
{
    for (; *word; word++) {
        if (strchr("^$\\.*+?()[]{}|/", *word))
            strbuf_putc(out, '\\');
        strbuf_putc(out, *word);
    }
}

static void put_names(struct strbuf *out, struct names names)
{
    for (uint32_t i = 0; i < names.count; i++)
        strbuf_printf(out, "%s%s", i > 0 ? "|" : "", names_at(names, i));
}

const char *pattern_alternatives(struct shaper *shaper, struct names names)
{
    struct strbuf out;
    strbuf_init(&out);
    strbuf_puts(&out, "^(?:\\s*unknown\\s*|(?:(?:^|\\|)\\s*(?:");
    put_names(&out, names);
    strbuf_puts(&out, ")\\s*)+)$");
    return common_keep(shaper, &out);
}

/* Appends a number with its unit, which may be missing. A k or M that a letter follows begins a
 * unit. */
static void put_number(struct strbuf *out, const struct unit *unit)
{
    static const char *const units[] = {
        [UNIT_PERCENT] = "%",
        [UNIT_TIME] = "ms|s|min|h",
        [UNIT_BYTES] = "[kMG]?B|[KMG]iB?",
    };
    strbuf_puts(out, DIGITS "(?:[kM](?![A-Za-z]))?");
    if (unit->kind == UNIT_NONE)
        return;
    strbuf_puts(out, "(?: ?(?:");
    if (unit->kind == UNIT_LABEL)
        put_word(out, unit->name);
    else
        strbuf_puts(out, units[unit->kind]);
    strbuf_puts(out, "))?");
}

const char *pattern_numbers(struct shaper *shaper, const struct unit *unit, struct names bands)
{
    struct strbuf out;
    strbuf_init(&out);
    /* In quotes a bare number is a text. */
    strbuf_puts(&out, "^(?!\\s*[0-9]+(?:\\.[0-9]+)?\\s*$)(?:(?:^|\\|)\\s*(?:");
    put_names(&out, bands);
    strbuf_puts(&out, bands.count > 0 ? "|~\\s*" : "~\\s*");
    put_number(&out, unit);
    strbuf_puts(&out, "|");
    put_number(&out, unit);
    strbuf_puts(&out, "(?:\\s*\\.\\.\\s*");
    put_number(&out, unit);
    strbuf_puts(&out, ")?)\\s*)+$");
    return common_keep(shaper, &out);
}
