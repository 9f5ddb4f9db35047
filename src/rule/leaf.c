/* A comparison is taken apart into fact, operator and operand, each with its own place. */
#include "rule/leaf.h"

#include <string.h>

#include "base/typo.h"
#include "document/fields.h"
#include "rule/operand.h"

/* What cannot belong to the name of a fact. */
#define NAME_ENDS PART_SPACE "=!<>&|~[](){}"

#define TYPE(type)  (1u << (type))
#define ORDERED     (TYPE(FACT_INTEGER) | TYPE(FACT_NUMBER) | TYPE(FACT_LEVEL))
#define COMPARABLE  (ORDERED | TYPE(FACT_BOOL) | TYPE(FACT_CHOICE) | TYPE(FACT_OPTION))
#define COMPARABLES "choices, levels, numbers and truth values"

static const struct {
    const char *name;
    uint32_t types;    /* a bit for each fact type that has it */
    const char *takes; /* the same in words */
} operators[OPS] = {
    [OP_EQUAL] = {"==", COMPARABLE, COMPARABLES},
    [OP_UNEQUAL] = {"!=", COMPARABLE, COMPARABLES},
    [OP_LESS] = {"<", ORDERED, "numbers and levels"},
    [OP_AT_MOST] = {"<=", ORDERED, "numbers and levels"},
    [OP_MORE] = {">", ORDERED, "numbers and levels"},
    [OP_AT_LEAST] = {">=", ORDERED, "numbers and levels"},
    [OP_IN] = {"in", COMPARABLE, COMPARABLES},
    [OP_NOT_IN] = {"not in", COMPARABLE, COMPARABLES},
    [OP_INCLUDES] = {"includes", TYPE(FACT_SET), "sets"},
    [OP_INCLUDES_ANY] = {"includes any of", TYPE(FACT_SET), "sets"},
    [OP_INCLUDES_ALL] = {"includes all of", TYPE(FACT_SET), "sets"},
    [OP_MATCHES] = {"matches", TYPE(FACT_TEXT), "texts"},
};

static const struct {
    const char *noun;
    const char *use; /* what compares it */
} types[FACT_TYPES] = {
    [FACT_BOOL] = {"a truth value", "use == or !="},
    [FACT_INTEGER] = {"a whole number", "use == != < <= > >= or in"},
    [FACT_NUMBER] = {"a number", "use == != < <= > >= or in"},
    [FACT_CHOICE] = {"a choice", "use == or in"},
    [FACT_LEVEL] = {"a level", "use == != < <= > >= or in"},
    [FACT_SET] = {"a set", "use includes, includes any of or includes all of"},
    [FACT_TEXT] = {"a text", "use matches /PATTERN/"},
    [FACT_OPTION] = {"a choice", "use == or in"},
};

/* What is read, and what it becomes. */
struct reader {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    bool advice;
    struct leaf *leaf;
    struct diags *diags;
};

static struct part first_word(struct part part, const char *ends)
{
    return part_of(part, 0, part_until(part, ends));
}

static const struct fact *complain_fact(const struct reader *reader, struct part name)
{
    char word[PART_QUOTE];
    struct diag *diag = diag_add(reader->diags, R0302, part_span(name),
                                 "`%s` is no fact of the pack", part_quote(name, word));
    diag_suggest(reader->diags, diag, fact_suggest(reader->vocabulary, word));
    return NULL;
}

/* The fact of this name; NULL, and reported, when there is none or it may not be asked for. */
static const struct fact *find_fact(const struct reader *reader, struct part name)
{
    uint32_t index = map_get_n(&reader->vocabulary->by_name, part_text(name), name.length);
    if (index == MAP_NONE)
        return complain_fact(reader, name);
    const struct fact *fact = &reader->vocabulary->facts[index];
    reader->leaf->fact = index;
    if (!fact->reserved || reader->advice)
        return fact;
    diag_add(reader->diags, R0308, part_span(name),
             "only advice may ask for %s: the ruling sets it", fact->name);
    return NULL;
}

/* known FACT, unknown FACT. */
static bool read_presence(const struct reader *reader, struct part whole, struct part verb)
{
    bool known = part_is(verb, "known");
    bool good = reader->advice;
    if (!good)
        diag_add(reader->diags, R0305, part_span(verb), "only advice may ask whether a fact is %s",
                 known ? "known" : "unknown");
    reader->leaf->kind = known ? LEAF_KNOWN : LEAF_UNKNOWN;
    struct part rest = part_from(whole, verb.length);
    if (rest.length == 0)
        return operand_unreadable(reader->diags, verb, "`%s` asks for no fact",
                                  "a fact is missing behind it");
    struct part name = first_word(rest, NAME_ENDS);
    good = find_fact(reader, name) && good;
    struct part more = part_from(rest, name.length);
    if (more.length > 0)
        return operand_unreadable(reader->diags, more, "`%s` is too much",
                                  "nothing follows the fact");
    return good;
}

/* The length of `name`, whose words may be any space apart, at the start of `part`; 0 when another
 * word stands there. */
static uint32_t match_words(struct part part, const char *name)
{
    struct part rest = part;
    while (*name != '\0') {
        size_t length = strcspn(name, " ");
        struct part word = first_word(rest, PART_SPACE "/[({");
        if (word.length != length || memcmp(part_text(word), name, length) != 0)
            return 0;
        name += length + (name[length] == ' ');
        uint32_t end = rest.offset - part.offset + word.length;
        rest = part_from(rest, word.length);
        if (*name == '\0')
            return end;
    }
    return 0;
}

/* The signs at the start of `part`, such as `<=`; empty when a word stands there. */
static struct part first_sign(struct part part)
{
    uint32_t length = 0;
    const char *text = part_text(part);
    while (length < part.length && strchr("=!<>&|", text[length]))
        length++;
    /* `=~` is a sign of other languages; in `==~5` the tilde belongs to the number. */
    if (length <= 1 && length < part.length && text[length] == '~')
        length++;
    return part_of(part, 0, length);
}

/* Finds the operator at the start of `part` and how long it is; OPS when there is none. Of two that
 * begin alike the longer one counts. */
static enum comparison_op find_operator(struct part part, uint32_t *length)
{
    struct part sign = first_sign(part);
    uint32_t found = OPS;
    *length = 0;
    for (uint32_t op = 0; op < OPS; op++) {
        uint32_t size = part_is(sign, operators[op].name) ? sign.length : 0;
        if (sign.length == 0)
            size = match_words(part, operators[op].name);
        if (size <= *length)
            continue;
        *length = size;
        found = op;
    }
    return (enum comparison_op)found;
}

/* The operator that was probably meant; NULL when none is near. */
static const char *guess_operator(const struct fact *fact, struct part wrong)
{
    static const char *const foreign[][2] = {
        {"=", "=="},         {"===", "=="},
        {"=>", ">="},        {"=<", "<="},
        {"<>", "!="},        {"!==", "!="},
        {"!", "!="},         {"=~", "matches"},
        {"is", "=="},        {"equals", "=="},
        {"eq", "=="},        {"~", "matches"},
        {"like", "matches"}, {"contains", "includes"},
        {"has", "includes"},
    };
    char word[PART_QUOTE];
    struct typo typo;
    typo_init(&typo, part_quote(wrong, word));
    for (uint32_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (part_is(wrong, foreign[i][0]))
            typo = (struct typo){.best = foreign[i][1]};
    for (uint32_t op = OP_IN; op < OPS && typo.word; op++)
        typo_offer(&typo, operators[op].name);
    if (typo.best && strcmp(typo.best, "==") == 0 && fact->type == FACT_SET)
        return operators[OP_INCLUDES].name;
    if (typo.best && fact->type == FACT_TEXT &&
        (strcmp(typo.best, "==") == 0 || strcmp(typo.best, "includes") == 0))
        return operators[OP_MATCHES].name;
    return typo.best;
}

/* Reports a fact that nothing follows. */
static bool complain_missing(const struct reader *reader, const struct fact *fact, struct part name)
{
    struct diag *diag =
        diag_add(reader->diags, R0301, part_span(name), "%s is compared with nothing", fact->name);
    if (fact->type == FACT_BOOL)
        diag_label(reader->diags, diag, "did you mean `%s == true`?", fact->name);
    diag_hint(reader->diags, diag, "%s", types[fact->type].use);
    return false;
}

/* Reports that no operator stands at the start of `rest`. */
static bool complain_operator(const struct reader *reader, const struct fact *fact,
                              struct part rest)
{
    struct part wrong = first_sign(rest);
    if (wrong.length == 0)
        wrong = first_word(rest, PART_SPACE);
    const char *advice = operand_connective(wrong);
    char text[PART_QUOTE];
    struct diag *diag = diag_add(reader->diags, R0301, part_span(wrong), "`%s` is no comparison",
                                 part_quote(wrong, text));
    if (part_is(wrong, "not"))
        diag_suggest(reader->diags, diag, operators[OP_NOT_IN].name);
    else if (advice)
        diag_label(reader->diags, diag, "%s", advice);
    else
        diag_suggest(reader->diags, diag, guess_operator(fact, wrong));
    diag_hint(reader->diags, diag, "%s", types[fact->type].use);
    return false;
}

/* Reports that the fact's type has no such comparison. */
static bool complain_type(const struct comparison *comparison)
{
    const struct fact *fact = comparison->fact;
    bool choice = fact->type == FACT_CHOICE || fact->type == FACT_OPTION;
    bool order = operators[comparison->op].types == ORDERED;
    struct diag *diag = diag_add(comparison->diags, R0303, part_span(comparison->sign),
                                 "`%s` is for %s: %s is %s%s", operators[comparison->op].name,
                                 operators[comparison->op].takes, fact_short_name(fact),
                                 types[fact->type].noun, choice && order ? ", not a level" : "");
    diag_hint(comparison->diags, diag, "%s", types[fact->type].use);
    return false;
}

static bool read_operand(const struct comparison *comparison, struct leaf *leaf)
{
    if (!(operators[comparison->op].types & TYPE(comparison->fact->type)))
        return complain_type(comparison);
    if (comparison->op == OP_MATCHES) {
        leaf->kind = LEAF_MATCHES;
        return operand_pattern(comparison, &leaf->pattern, &leaf->flags);
    }
    if (comparison->fact->type != FACT_SET) {
        leaf->kind = LEAF_WITHIN;
        return operand_within(comparison, &leaf->accepts);
    }
    if (!operand_members(comparison, &leaf->members))
        return false;
    bool all = comparison->op == OP_INCLUDES_ALL && bits_count(leaf->members) > 1;
    leaf->kind = all ? LEAF_INCLUDES_ALL : LEAF_INCLUDES_ANY;
    return true;
}

/* FACT OP OPERAND. */
static bool read_comparison(const struct reader *reader, struct part whole)
{
    struct part name = first_word(whole, NAME_ENDS);
    if (name.length == 0 || (*part_text(name) >= '0' && *part_text(name) <= '9'))
        return operand_unreadable(reader->diags, whole, "`%s` begins with no fact",
                                  "a comparison is FACT OPERATOR VALUE");
    const char *advice = operand_connective(name);
    if (advice)
        return operand_unreadable(reader->diags, name, "`%s` joins nothing here", advice);
    const struct fact *fact = find_fact(reader, name);
    if (!fact)
        return false;
    struct part rest = part_from(whole, name.length);
    if (rest.length == 0)
        return complain_missing(reader, fact, name);
    uint32_t length;
    enum comparison_op op = find_operator(rest, &length);
    if (op == OPS)
        return complain_operator(reader, fact, rest);
    const struct comparison comparison = {.arena = reader->arena,
                                          .fact = fact,
                                          .op = op,
                                          .sign = part_of(rest, 0, length),
                                          .operand = part_from(rest, length),
                                          .advice = reader->advice,
                                          .diags = reader->diags};
    return read_operand(&comparison, reader->leaf);
}

/* The comparison with single spaces, except in a pattern, where they count. */
static bool keep_text(const struct reader *reader, struct part whole)
{
    char *text = arena_new(reader->arena, whole.length + 1, 1);
    if (!text)
        return diags_no_memory(reader->diags);
    uint32_t pattern = part_until(whole, "/");
    uint32_t length = 0;
    for (uint32_t i = 0; i < whole.length; i++) {
        char byte = part_text(whole)[i];
        bool space = strchr(PART_SPACE, byte);
        if (i > pattern || !space)
            text[length++] = byte;
        else if (text[length - 1] != ' ')
            text[length++] = ' ';
    }
    reader->leaf->text = text;
    return true;
}

bool leaf_read(struct arena *arena, const struct vocabulary *vocabulary, const struct node *node,
               bool advice, struct leaf *leaf, struct diags *diags)
{
    const struct reader reader = {arena, vocabulary, advice, leaf, diags};
    struct part whole = part_whole(node);
    *leaf = (struct leaf){.fact = FACT_NONE, .place = source_place(node->span)};
    if (node_is_null(node) || whole.length == 0) {
        diag_add(diags, R0301, node->span, "a comparison is missing");
        return false;
    }
    struct part verb = first_word(whole, PART_SPACE);
    bool presence = part_is(verb, "known") || part_is(verb, "unknown");
    bool good = presence ? read_presence(&reader, whole, verb) : read_comparison(&reader, whole);
    return good && keep_text(&reader, whole);
}
