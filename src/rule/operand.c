#include "rule/operand.h"

#include <string.h>

#include "base/utf8.h"
#include "rule/literal.h"
#include "rule/regex.h"

bool operand_unreadable(struct diags *diags, struct part part, const char *message,
                        const char *label)
{
    char text[PART_QUOTE];
    struct diag *diag = diag_add(diags, R0301, part_span(part), message, part_quote(part, text));
    if (label)
        diag_label(diags, diag, "%s", label);
    return false;
}

const char *operand_connective(struct part word)
{
    static const char both[] = "a comparison a line: all lines of a list must hold";
    static const char either[] = "`|` joins values, an `any` group joins comparisons";
    static const char neither[] = "a `none` group says what must not hold";
    static const char *const connectives[][2] = {
        {"and", both}, {"&&", both}, {"or", either}, {"||", either}, {"not", neither},
    };
    for (size_t i = 0; i < sizeof connectives / sizeof *connectives; i++)
        if (part_is(word, connectives[i][0]))
            return connectives[i][1];
    return NULL;
}

static bool is_numeric(const struct fact *fact)
{
    return fact_value_kind(fact) == VALUE_NUMBER;
}

/* Looks for a second comparison behind the first. */
static bool check_single(const struct comparison *comparison)
{
    struct part rest = comparison->operand;
    while (rest.length > 0) {
        struct part word = part_of(rest, 0, part_until(rest, PART_SPACE));
        const char *advice = operand_connective(word);
        if (advice)
            return operand_unreadable(comparison->diags, word, "`%s` joins nothing here", advice);
        if (part_until(word, "=<>") < word.length)
            return operand_unreadable(comparison->diags, word, "`%s` begins a second comparison",
                                      "a comparison a line");
        rest = part_from(rest, word.length);
    }
    return true;
}

/* Looks for brackets and commas, which other languages have for lists. */
static bool check_list(const struct comparison *comparison)
{
    struct part operand = comparison->operand;
    struct part list = operand;
    if (strchr("[({", part_text(list)[0]))
        list = part_from(list, 1);
    bool brackets = list.length < operand.length;
    if (brackets)
        list = part_of(list, 0, part_until(list, "])}"));
    /* Within numbers a comma is another mistake. */
    if (!brackets && part_find(list, is_numeric(comparison->fact) ? ", " : ",") == PART_NONE)
        return true;
    struct strbuf meant;
    strbuf_init(&meant);
    for (struct part item; part_next(&list, ',', &item);)
        strbuf_printf(&meant, "%s%.*s", meant.length > 0 ? " | " : "", (int)item.length,
                      part_text(item));
    char text[PART_QUOTE];
    struct diag *diag =
        diag_add(comparison->diags, R0301, part_span(operand),
                 brackets ? "`%s` has brackets" : "`%s` has commas", part_quote(operand, text));
    if (meant.failed)
        diags_no_memory(comparison->diags);
    else if (meant.length > 0 && meant.length < PART_QUOTE)
        diag_suggest(comparison->diags, diag, meant.text);
    strbuf_fini(&meant);
    return false;
}

/* `unknown` is no value: it is asked for by a comparison of its own. */
static bool check_value(const struct comparison *comparison)
{
    if (!part_is(comparison->operand, "unknown"))
        return true;
    struct diag *diag =
        diag_add(comparison->diags, comparison->advice ? R0301 : R0305,
                 part_span(comparison->operand), "`unknown` is no value to compare with");
    if (comparison->advice)
        diag_label(comparison->diags, diag, "did you mean `unknown %s`?", comparison->fact->name);
    return false;
}

/* Whether the operator takes alternatives, if there are any. */
static bool check_count(const struct comparison *comparison)
{
    static const char *const several[OPS] = {
        [OP_EQUAL] = "did you mean `in`?",
        [OP_UNEQUAL] = "did you mean `not in`?",
        [OP_LESS] = "compare with one value",
        [OP_AT_MOST] = "compare with one value",
        [OP_MORE] = "compare with one value",
        [OP_AT_LEAST] = "compare with one value",
        [OP_INCLUDES] = "did you mean `includes any of` or `includes all of`?",
    };
    const char *label = several[comparison->op];
    if (!label || part_find(comparison->operand, "|") == PART_NONE)
        return true;
    return operand_unreadable(comparison->diags, comparison->sign, "`%s` takes no alternatives",
                              label);
}

static bool check_operand(const struct comparison *comparison)
{
    if (comparison->operand.length == 0)
        return operand_unreadable(comparison->diags, comparison->sign, "`%s` compares with nothing",
                                  "a value is missing behind it");
    return check_single(comparison) && check_list(comparison) && check_value(comparison) &&
           check_count(comparison);
}

/* What an operand names: values or members, or numbers. */
struct named {
    struct bits values;
    struct interval *items; /* room for all of them */
    uint32_t count;
};

/* Reads one alternative into `named`. */
static bool read_item(const struct comparison *comparison, struct part item, struct named *named)
{
    struct value value;
    if (item.length == 0)
        return operand_unreadable(comparison->diags, comparison->operand,
                                  "`%s` lacks a value beside |", NULL);
    if (!literal_read_part(comparison->arena, comparison->fact, item.node, item.offset, item.length,
                           &value, comparison->diags))
        return false;
    if (value.kind == VALUE_NUMBER) {
        named->items[named->count++] = value.numbers.items[0];
        return true;
    }
    struct bits one = value.kind == VALUE_SET ? value.set.may : value.choices;
    bool twice = !bits_empty(bits_and(one, named->values));
    char text[PART_QUOTE];
    if (twice)
        diag_add(comparison->diags, R0134, part_span(item), "`%s` is named twice",
                 part_quote(item, text));
    named->values = bits_or(named->values, one);
    return !twice;
}

static bool read_items(const struct comparison *comparison, struct named *named)
{
    bool good = true;
    struct part rest = comparison->operand;
    *named = (struct named){
        .items = arena_new(comparison->arena, part_count(rest, '|'), sizeof *named->items)};
    if (!named->items)
        return diags_no_memory(comparison->diags);
    for (struct part item; part_next(&rest, '|', &item);)
        good = read_item(comparison, item, named) && good;
    return good;
}

/* The values on one side of the only member of `one`. */
static struct bits order_choices(enum comparison_op op, struct bits one, struct bits all)
{
    uint32_t index = 0;
    while (!bits_has(&one, index))
        index++;
    struct bits below = bits_first(index);
    struct bits above = bits_minus(all, bits_first(index + 1));
    if (op == OP_LESS || op == OP_AT_MOST)
        return op == OP_LESS ? below : bits_or(below, one);
    return op == OP_MORE ? above : bits_or(above, one);
}

/* LOW .. HIGH is for numbers. */
static bool check_no_range(const struct comparison *comparison)
{
    if (part_find(comparison->operand, "..") == PART_NONE)
        return true;
    const struct fact *fact = comparison->fact;
    struct diag *diag = diag_add(comparison->diags, R0303, part_span(comparison->operand),
                                 "LOW .. HIGH is for numbers: %s is a %s", fact_short_name(fact),
                                 fact_type_name(fact->type));
    diag_hint(comparison->diags, diag, "%s",
              fact->type == FACT_LEVEL ? "use >= and <=, a comparison each" : "use in A | B");
    return false;
}

static bool within_choices(const struct comparison *comparison, struct value *accepts)
{
    struct bits all = bits_first(comparison->fact->value_count);
    struct named named;
    if (!check_no_range(comparison) || !read_items(comparison, &named))
        return false;
    *accepts = (struct value){.kind = VALUE_CHOICE, .choices = named.values};
    if (comparison->op == OP_UNEQUAL || comparison->op == OP_NOT_IN)
        accepts->choices = bits_minus(all, named.values);
    else if (comparison->op != OP_EQUAL && comparison->op != OP_IN)
        accepts->choices = order_choices(comparison->op, named.values, all);
    return true;
}

/* < and its kin have no meaning for a band: below all of it, or below some of it? */
static bool check_no_band(const struct comparison *comparison)
{
    const struct fact *fact = comparison->fact;
    struct part operand = comparison->operand;
    uint32_t index = fact_band_find(fact, part_text(operand), operand.length);
    if (index == FACT_NONE)
        return true;
    const struct band *band = &fact->bands[index];
    struct strbuf numbers;
    strbuf_init(&numbers);
    fact_print_range(fact, band->numbers, &numbers);
    char text[PART_QUOTE];
    struct diag *diag = diag_add(comparison->diags, R0303, part_span(operand),
                                 "`%s` needs a number, and %s is a band",
                                 part_quote(comparison->sign, text), band->name);
    if (numbers.failed)
        diags_no_memory(comparison->diags);
    else
        diag_hint(comparison->diags, diag, "%s is %s; use in, or compare with one end", band->name,
                  numbers.text);
    strbuf_fini(&numbers);
    return false;
}

/* The numbers of the fact on one side of the operand. */
static bool order_numbers(const struct comparison *comparison, struct value *accepts)
{
    const struct fact *fact = comparison->fact;
    struct named named;
    if (!check_no_band(comparison) || !read_items(comparison, &named))
        return false;
    int64_t number = named.items[0].low;
    struct interval side = fact->range;
    bool empty = false;
    if (comparison->op == OP_LESS || comparison->op == OP_AT_MOST) {
        empty = comparison->op == OP_LESS && number == fact->range.low;
        side.high = comparison->op == OP_LESS && !empty ? number - fact_step(fact) : number;
    } else {
        empty = comparison->op == OP_MORE && number == fact->range.high;
        side.low = comparison->op == OP_MORE && !empty ? number + fact_step(fact) : number;
    }
    *accepts = (struct value){.kind = VALUE_NUMBER, .numbers = {NULL, 0}};
    return empty || value_interval(comparison->arena, side.low, side.high, accepts) ||
           diags_no_memory(comparison->diags);
}

/* LOW .. HIGH, or alternatives. */
static bool read_numbers(const struct comparison *comparison, struct intervals *numbers)
{
    struct part operand = comparison->operand;
    bool many = comparison->op == OP_IN || comparison->op == OP_NOT_IN;
    bool range = part_find(operand, "..") != PART_NONE && part_find(operand, "|") == PART_NONE;
    if (!many || !range) {
        struct named named;
        if (!read_items(comparison, &named))
            return false;
        *numbers = numbers_join(named.items, named.count, fact_step(comparison->fact));
        return true;
    }
    struct interval ends;
    struct value value;
    if (!literal_read_range(comparison->fact, operand.node, operand.offset, operand.length, false,
                            &ends, comparison->diags))
        return false;
    if (!value_interval(comparison->arena, ends.low, ends.high, &value))
        return diags_no_memory(comparison->diags);
    *numbers = value.numbers;
    return true;
}

static bool within_numbers(const struct comparison *comparison, struct value *accepts)
{
    const struct fact *fact = comparison->fact;
    struct intervals numbers;
    if (!read_numbers(comparison, &numbers))
        return false;
    *accepts = (struct value){.kind = VALUE_NUMBER, .numbers = numbers};
    if (comparison->op == OP_EQUAL || comparison->op == OP_IN)
        return true;
    return numbers_complement(comparison->arena, numbers, fact->range, fact_step(fact),
                              &accepts->numbers) ||
           diags_no_memory(comparison->diags);
}

static bool is_order(enum comparison_op op)
{
    return op == OP_LESS || op == OP_AT_MOST || op == OP_MORE || op == OP_AT_LEAST;
}

bool operand_within(const struct comparison *comparison, struct value *accepts)
{
    if (!check_operand(comparison))
        return false;
    if (!is_numeric(comparison->fact))
        return within_choices(comparison, accepts);
    if (is_order(comparison->op))
        return order_numbers(comparison, accepts);
    return within_numbers(comparison, accepts);
}

/* Looks for `includes any a`, where `of` is missing. */
static bool check_of(const struct comparison *comparison)
{
    static const char *const words[][2] = {{"any ", "did you mean `includes any of`?"},
                                           {"all ", "did you mean `includes all of`?"},
                                           {"none ", "a `none` group over includes any of"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (comparison->op == OP_INCLUDES && part_begins(comparison->operand, words[i][0]))
            return operand_unreadable(comparison->diags, comparison->operand,
                                      "`%s` is no member of a set", words[i][1]);
    return true;
}

bool operand_members(const struct comparison *comparison, struct bits *members)
{
    struct named named;
    if (!check_of(comparison) || !check_operand(comparison) || !read_items(comparison, &named))
        return false;
    *members = named.values;
    return true;
}

/* Reads the letters behind a pattern into `letters`, in the order imsx. */
static bool read_flags(const struct comparison *comparison, struct part flags, char letters[5])
{
    static const char known[] = "imsx";
    bool seen[sizeof known] = {false};
    bool good = true;
    size_t size;
    for (uint32_t at = 0; at < flags.length; at += (uint32_t)size) {
        utf8_decode(part_text(flags) + at, &size);
        struct part letter = {flags.node, flags.offset + at, (uint32_t)size};
        const char *flag = memchr(known, *part_text(letter), sizeof known - 1);
        if (flag && !seen[flag - known]) {
            seen[flag - known] = true;
            continue;
        }
        char text[PART_QUOTE];
        good = false;
        struct diag *diag =
            diag_add(comparison->diags, R0304, part_span(letter),
                     flag ? "the flag `%s` stands twice" : "`%s` is no flag of a pattern",
                     part_quote(letter, text));
        diag_hint(comparison->diags, diag,
                  "flags: i (either case), m (^ and $ at lines), s (. takes line ends), "
                  "x (spaces are ignored)");
    }
    for (size_t i = 0; i < sizeof known - 1; i++)
        if (seen[i])
            *letters++ = known[i];
    *letters = '\0';
    return good;
}

/* Checks that PCRE2 takes the pattern. */
static bool check_compiles(const struct comparison *comparison, struct part body,
                           const char *pattern, const char *flags)
{
    char message[REGEX_MESSAGE];
    size_t offset;
    struct regex *regex = regex_new(pattern, flags, message, &offset);
    regex_free(regex);
    if (regex)
        return true;
    if (message[0] == '\0')
        return diags_no_memory(comparison->diags);
    /* At the end of the pattern there is the slash to point at. */
    size_t size;
    utf8_decode(part_text(body) + offset, &size);
    struct part wrong = {body.node, body.offset + (uint32_t)offset, (uint32_t)size};
    diag_add(comparison->diags, R0304, part_span(wrong), "the pattern does not compile: %s",
             message);
    return false;
}

/* Splits /PATTERN/flags, with a slash of the pattern written \/. */
static bool split_pattern(const struct comparison *comparison, struct part *body,
                          struct part *flags)
{
    struct part operand = comparison->operand;
    if (!part_begins(operand, "/"))
        return operand_unreadable(comparison->diags, operand, "`%s` is no pattern",
                                  "a pattern stands between slashes: /PATTERN/");
    uint32_t end = 1;
    const char *text = part_text(operand);
    while (end < operand.length && text[end] != '/')
        end += text[end] == '\\' ? 2 : 1;
    if (end >= operand.length)
        return operand_unreadable(comparison->diags, operand, "`%s` does not end",
                                  "a slash is missing at the end");
    *body = (struct part){operand.node, operand.offset + 1, end - 1};
    *flags = (struct part){operand.node, operand.offset + end + 1, operand.length - end - 1};
    if (body->length == 0)
        return operand_unreadable(comparison->diags, operand, "`%s` matches every text", NULL);
    if (part_find(*flags, "/") != PART_NONE)
        return operand_unreadable(comparison->diags, *flags, "`%s` stands behind the pattern",
                                  "a slash of the pattern is written \\/");
    if (part_until(*flags, PART_SPACE) < flags->length)
        return operand_unreadable(comparison->diags, part_from(*flags, 0),
                                  "`%s` stands behind the pattern", "a comparison a line");
    if (body->length <= limits[LIMIT_PATTERN_BYTES].value)
        return true;
    diag_limit(comparison->diags, LIMIT_PATTERN_BYTES, part_span(*body), NULL);
    return false;
}

bool operand_pattern(const struct comparison *comparison, const char **pattern, const char **flags)
{
    if (comparison->operand.length == 0)
        return check_operand(comparison);
    struct part body, tail;
    char letters[5];
    if (!split_pattern(comparison, &body, &tail))
        return false;
    bool good = read_flags(comparison, tail, letters);
    *pattern = arena_copy(comparison->arena, part_text(body), body.length);
    *flags = arena_copy(comparison->arena, letters, strlen(letters));
    if (!*pattern || !*flags)
        return diags_no_memory(comparison->diags);
    return check_compiles(comparison, body, *pattern, letters) && good;
}
