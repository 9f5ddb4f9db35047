#include "rule/literal.h"

#include <string.h>
#include <strings.h>

#include "base/typo.h"
#include "document/fields.h"
#include "rule/literal_number.h"

/* Lists of values up to this length are shown in full, longer ones shortened to the second. */
#define LIST_FULL  10
#define LIST_SHORT 8

static bool is_number_type(const struct fact *fact)
{
    return fact->type == FACT_INTEGER || fact->type == FACT_NUMBER;
}

/* How far each value of the fact is from a word; UINT32_MAX where they are not alike. */
static void measure(const struct fact *fact, const char *word, uint32_t distances[BITS_MAX])
{
    for (uint32_t i = 0; i < fact->value_count; i++) {
        struct typo typo;
        typo_init(&typo, word);
        typo_offer(&typo, fact->values[i].name);
        distances[i] = typo.best ? typo.distance : UINT32_MAX;
    }
}

/* The values that a shortened list shows: the nearest to the word, then the first. */
static struct bits nearest(const struct fact *fact, const char *word)
{
    uint32_t distances[BITS_MAX];
    measure(fact, word, distances);
    struct bits shown = {{0}};
    for (uint32_t taken = 0; taken < LIST_SHORT; taken++) {
        uint32_t best = BITS_MAX;
        for (uint32_t i = 0; i < fact->value_count; i++)
            if (!bits_has(&shown, i) && (best == BITS_MAX || distances[i] < distances[best]))
                best = i;
        bits_add(&shown, best);
    }
    return shown;
}

static void print_values(const struct reading *reading, const char *word, struct strbuf *out)
{
    const struct fact *fact = reading->fact;
    bool shortened = fact->value_count > LIST_FULL;
    struct bits shown = shortened ? nearest(fact, word) : bits_first(fact->value_count);
    const char *between = "values: ";
    for (uint32_t i = 0; i < fact->value_count; i++) {
        if (!bits_has(&shown, i))
            continue;
        strbuf_printf(out, "%s%s", between, fact->values[i].name);
        between = ", ";
    }
    if (shortened)
        strbuf_printf(out, " and %u more", (unsigned)(fact->value_count - LIST_SHORT));
    strbuf_puts(out, reading_or_unknown(reading));
    if (shortened)
        strbuf_printf(out, ": ruling explain %s", fact->name);
}

static void hint_values(const struct reading *reading, struct diag *diag, const char *word)
{
    struct strbuf list;
    strbuf_init(&list);
    print_values(reading, word, &list);
    if (list.failed)
        diags_no_memory(reading->diags);
    else
        diag_hint(reading->diags, diag, "%s", list.text);
    strbuf_fini(&list);
}

/* The value that was probably meant; NULL when none is near. */
static const char *guess(const struct reading *reading, const char *word)
{
    struct typo typo;
    typo_init(&typo, word);
    for (uint32_t i = 0; i < reading->fact->value_count; i++)
        typo_offer(&typo, reading->fact->values[i].name);
    if (reading->use == READING_ANSWER)
        typo_offer(&typo, "unknown");
    return typo.best;
}

/* The values that somebody may have meant who wrote `a, b`, `a or b` or `[a]`, with `between` them.
 * False when a word of it is no value, or there are too many to show. */
static bool guess_list(const struct fact *fact, struct part part, const char *between,
                       struct strbuf *list)
{
    static const char separators[] = " ,|/[]{}()\t\n";
    static const char *const fillers[] = {"none", "or", "and"};
    const char *text = part_text(part);
    for (uint32_t at = 0; at < part.length;) {
        struct part word = {part.node, part.offset + at, 0};
        while (at + word.length < part.length && !strchr(separators, text[at + word.length]))
            word.length++;
        bool filler = word.length == 0;
        for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
            filler |= part_is(word, fillers[i]);
        bool value = fact_value_find(fact, text + at, word.length) != FACT_NONE;
        if ((!filler && !value) || list->length >= PART_QUOTE)
            return false;
        if (value)
            strbuf_printf(list, "%s%.*s", list->length > 0 ? between : "", (int)word.length,
                          text + at);
        at += word.length + 1;
    }
    return true;
}

/* Sets a label with what was probably meant by a part that is no value. */
static void suggest_name(const struct reading *reading, struct diag *diag, struct part part)
{
    char word[PART_QUOTE];
    struct strbuf list;
    strbuf_init(&list);
    bool several = reading->fact->type != FACT_SET &&
                   guess_list(reading->fact, part, " | ", &list) && list.length > 0;
    diag_suggest(reading->diags, diag,
                 several ? list.text : guess(reading, part_quote(part, word)));
    if (list.failed)
        diags_no_memory(reading->diags);
    strbuf_fini(&list);
}

/* Finds a value of the fact, or reports that the word is none. */
static bool read_name(const struct reading *reading, struct part part, uint32_t *index)
{
    *index = fact_value_find(reading->fact, part_text(part), part.length);
    if (*index != FACT_NONE)
        return true;
    char word[PART_QUOTE];
    struct diag *diag = diag_add(reading->diags, R0107, part_span(part), "`%s` is no value of %s",
                                 part_quote(part, word), reading_fact(reading));
    suggest_name(reading, diag, part);
    if (reading->fact->type == FACT_SET && part_is(part, "none"))
        diag_hint(reading->diags, diag, "[] is the set of none of them");
    else
        hint_values(reading, diag, word);
    return false;
}

/* The truth value that other languages, or other readers of YAML, spell like this; else NULL. */
static const char *other_spelling(struct part part)
{
    static const char *const spellings[][2] = {
        {"yes", "true"}, {"no", "false"}, {"on", "true"}, {"off", "false"}, {"y", "true"},
        {"n", "false"},  {"1", "true"},   {"0", "false"}, {"true", "true"}, {"false", "false"}};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (part.length == strlen(spellings[i][0]) &&
            strncasecmp(part_text(part), spellings[i][0], part.length) == 0)
            return spellings[i][1];
    return NULL;
}

static bool read_truth(const struct reading *reading, struct part part, uint32_t *index)
{
    const char *meant = other_spelling(part);
    if (!meant || part_is(part, meant))
        return read_name(reading, part, index);
    char word[PART_QUOTE];
    struct diag *diag = diag_add(reading->diags, R0106, part_span(part),
                                 "`%s` is no truth value of this language", part_quote(part, word));
    diag_suggest(reading->diags, diag, meant);
    diag_hint(reading->diags, diag, "values: true, false%s", reading_or_unknown(reading));
    return false;
}

/* Whether a scalar says `unknown`; a quoted text of YAML says just what it says. */
static bool is_unknown(const struct reading *reading, const struct node *node, struct part part)
{
    bool literal = reading->fact->type == FACT_TEXT &&
                   (node->style == STYLE_QUOTED || node->style == STYLE_BLOCK);
    return !literal && part_is(part, "unknown");
}

static bool read_unknown(const struct reading *reading, struct part part, struct value *value)
{
    if (reading->use == READING_SETTING) {
        struct diag *diag = diag_add(reading->diags, R0208, part_span(part),
                                     "`unknown` is no value to set %s to", reading_fact(reading));
        diag_hint(reading->diags, diag, "give one value, or the several that are possible");
        return false;
    }
    *value = fact_domain(reading->fact);
    return true;
}

/* Checks one of several alternatives for what is no value at all. */
static bool check_alternative(const struct reading *reading, const struct node *node,
                              struct part part)
{
    enum diag_code code = is_number_type(reading->fact) ? R0108 : R0107;
    if (part.length == 0) {
        diag_add(reading->diags, code, part_span(part_whole(node)),
                 part_whole(node).length == 0 ? "an empty text is no value of %s"
                                              : "a value of %s is missing beside `|`",
                 reading_fact(reading));
        return false;
    }
    if (!part_is(part, "unknown"))
        return true;
    struct diag *diag = diag_add(reading->diags, code, part_span(part),
                                 "`unknown` is no alternative: it is all values at once");
    diag_hint(reading->diags, diag, "write unknown alone, or leave it out");
    return false;
}

static bool read_choice(const struct reading *reading, const struct node *node, struct value *value)
{
    struct bits choices = {{0}};
    bool good = true;
    struct part rest = part_whole(node);
    for (struct part item; part_next(&rest, '|', &item);) {
        uint32_t index;
        if (!check_alternative(reading, node, item) || !read_name(reading, item, &index)) {
            good = false;
        } else if (bits_has(&choices, index)) {
            good = false;
            diag_add(reading->diags, R0134, part_span(item), "`%s` is named twice",
                     reading->fact->values[index].name);
        } else {
            bits_add(&choices, index);
        }
    }
    if (good)
        *value = (struct value){.kind = VALUE_CHOICE, .choices = choices};
    return good;
}

static bool read_bool(const struct reading *reading, const struct node *node, struct value *value)
{
    struct part part = part_whole(node);
    if (part_find(part, "|") != PART_NONE) {
        struct diag *diag =
            diag_add(reading->diags, R0138, part_span(part),
                     "%s is true or false, and no set of them", reading_fact(reading));
        diag_hint(reading->diags, diag, "values: true, false%s", reading_or_unknown(reading));
        return false;
    }
    uint32_t index;
    if (!check_alternative(reading, node, part) || !read_truth(reading, part, &index))
        return false;
    *value = value_choice(index);
    return true;
}

static bool read_number(const struct reading *reading, const struct node *node, struct value *value)
{
    struct part rest = part_whole(node);
    uint32_t count = 0, alternatives = part_count(rest, '|');
    struct interval *items = arena_new(reading->arena, alternatives, sizeof *items);
    if (!items)
        return diags_no_memory(reading->diags);
    for (struct part item; part_next(&rest, '|', &item);)
        if (check_alternative(reading, node, item) && number_literal(reading, item, &items[count]))
            count++;
    if (count < alternatives)
        return false;
    *value = (struct value){.kind = VALUE_NUMBER,
                            .numbers = numbers_join(items, count, fact_step(reading->fact))};
    return true;
}

/* Whether a JSON string holds what JSON writes without quotes. */
static bool is_bare_number(struct part part)
{
    static const struct unit none = {UNIT_NONE, 1, NULL};
    int64_t value;
    size_t at;
    const char *text = part_text(part);
    return number_parse(text, part.length, &none, &value, &at) == NUMBER_OK &&
           text[part.length - 1] >= '0' && text[part.length - 1] <= '9';
}

/* Whether what is in the quotes would be a value without them. */
static bool is_good(const struct reading *reading, const struct node *node)
{
    struct diags quiet;
    struct value value;
    struct reading again = *reading;
    diags_init(&quiet, reading->diags->arena);
    again.diags = &quiet;
    bool good = part_is(part_whole(node), "unknown") ||
                (is_number_type(reading->fact) ? read_number : read_bool)(&again, node, &value);
    if (quiet.no_memory)
        diags_no_memory(reading->diags);
    return good;
}

/* Numbers and truth values stand without quotes, except where JSON needs them: round what is not
 * just a number or a truth value. Where what is in the quotes is wrong too, that is said. */
static bool check_unquoted(const struct reading *reading, const struct node *node)
{
    struct part part = part_whole(node);
    bool plain = is_number_type(reading->fact) ? is_bare_number(part)
                                               : part_is(part, "true") || part_is(part, "false");
    if (node->style == STYLE_PLAIN || (node->style == STYLE_JSON_STRING && !plain) ||
        !is_good(reading, node))
        return true;
    char text[PART_QUOTE];
    struct diag *diag = diag_add(reading->diags, R0105, node->span,
                                 node->style == STYLE_BLOCK ? "`%s` is a block of text here"
                                                            : "`%s` is a text here, for its quotes",
                                 part_quote(part, text));
    if (part.length > 0)
        diag_label(reading->diags, diag, "did you mean `%s`, without %s?", text,
                   node->style == STYLE_BLOCK ? "| or >" : "quotes");
    return false;
}

static bool read_text(const struct reading *reading, const struct node *node, struct value *value)
{
    if (node->length > limits[LIMIT_TEXT_BYTES].value) {
        diag_limit(reading->diags, LIMIT_TEXT_BYTES, node->span, NULL);
        return false;
    }
    uint32_t bar = part_find(part_whole(node), " | ");
    if (node->style == STYLE_PLAIN && bar != PART_NONE) {
        struct diag *diag =
            diag_add(reading->diags, R0138, node_part(node, bar + 1, 1),
                     "%s is one text, and `|` means alternatives", reading_fact(reading));
        diag_hint(reading->diags, diag, "if | belongs to the text, put the text into quotes");
        return false;
    }
    const char *text = arena_copy(reading->arena, node->text, node->length);
    if (!text)
        return diags_no_memory(reading->diags);
    *value = (struct value){.kind = VALUE_TEXT, .text = text};
    return true;
}

/* A scalar where a set must stand. */
static bool read_set_scalar(const struct reading *reading, const struct node *node,
                            struct value *value)
{
    (void)value;
    const struct fact *fact = reading->fact;
    struct part part = part_whole(node);
    char text[PART_QUOTE];
    struct strbuf list;
    strbuf_init(&list);
    bool quoted = node->style != STYLE_PLAIN && part_begins(part, "[");
    struct diag *diag = diag_add(reading->diags, R0113, part_span(part),
                                 quoted ? "%s is a set, and `%s` is a text, for its quotes"
                                        : "%s is a set, and `%s` is no list",
                                 reading_fact(reading), part_quote(part, text));
    const char *near = guess(reading, text);
    if (guess_list(fact, part, ", ", &list) && !list.failed)
        diag_label(reading->diags, diag, "did you mean `[%s]`%s?", list.text ? list.text : "",
                   quoted ? ", without quotes" : "");
    else if (near && fact_value_find(fact, near, strlen(near)) != FACT_NONE)
        diag_label(reading->diags, diag, "did you mean `[%s]`?", near);
    else
        diag_suggest(reading->diags, diag, near);
    if (list.failed)
        diags_no_memory(reading->diags);
    strbuf_fini(&list);
    if (part_is(part, "none"))
        diag_hint(reading->diags, diag, "[] is the set of none of them");
    else
        hint_values(reading, diag, text);
    return false;
}

/* Reads one item of a list. */
static bool read_item(const struct reading *reading, const struct node *item, uint32_t *index)
{
    if (item->refused)
        return false;
    if (item->kind != NODE_SCALAR) {
        diag_add(reading->diags, R0103, item->span, "a member of %s is one word, not %s",
                 reading_fact(reading), node_describe(item));
        return false;
    }
    struct part part = part_whole(item);
    struct diag *diag;
    if (node_is_null(item) || part.length == 0) {
        diag = diag_add(reading->diags, R0104, item->span, "a member of %s is empty",
                        reading_fact(reading));
        hint_values(reading, diag, "");
        return false;
    }
    if (part_is(part, "unknown")) {
        diag = diag_add(reading->diags, R0113, part_span(part),
                        "`unknown` is no member: a list says all that %s holds",
                        reading_fact(reading));
        diag_hint(reading->diags, diag, "write unknown instead of the list, or leave it out");
        return false;
    }
    if (part_find(part, "|") != PART_NONE) {
        diag = diag_add(reading->diags, R0113, part_span(part),
                        "`|` has no meaning in a set: each member is an item of its own");
        hint_values(reading, diag, "");
        return false;
    }
    return read_name(reading, part, index);
}

static bool read_set(const struct reading *reading, const struct node *list, struct value *value)
{
    struct bits members = {{0}};
    const struct node *first[BITS_MAX];
    struct reading member = *reading;
    bool good = true;
    /* A list is complete, so that `unknown` cannot be said of a member. */
    member.use = READING_OPERAND;
    for (uint32_t i = 0; i < list->count; i++) {
        const struct node *item = list->items[i];
        uint32_t index;
        if (!read_item(&member, item, &index)) {
            good = false;
        } else if (bits_has(&members, index)) {
            good = false;
            diag_relate(diag_add(reading->diags, R0134, item->span, "`%s` is named twice",
                                 reading->fact->values[index].name),
                        first[index]->span);
        } else {
            bits_add(&members, index);
            first[index] = item;
        }
    }
    if (good)
        *value = (struct value){.kind = VALUE_SET, .set = {members, members}};
    return good;
}

/* A list or mapping where one value must stand. */
static bool complain_shape(const struct reading *reading, const struct node *node)
{
    static const char *const hints[] = {
        [VALUE_CHOICE] = "alternatives: a | b",
        [VALUE_NUMBER] = "alternatives: 2 | 4; a range: 2 .. 4",
        [VALUE_SET] = "a set: [a, b], or [] for none of them",
    };
    const struct fact *fact = reading->fact;
    enum value_kind kind = fact_value_kind(fact);
    struct diag *diag =
        diag_add(reading->diags, R0103, node->span, "%s takes %s, not %s", reading_fact(reading),
                 kind == VALUE_SET ? "a list" : "one value", node_describe(node));
    if (kind != VALUE_TEXT && fact->type != FACT_BOOL)
        diag_hint(reading->diags, diag, "%s", hints[kind]);
    return false;
}

static bool complain_null(const struct reading *reading, const struct node *node)
{
    struct diag *diag =
        diag_add(reading->diags, R0104, node->span, "%s has no value here", reading_fact(reading));
    if (reading->use == READING_ANSWER)
        diag_hint(reading->diags, diag,
                  reading->fact->type == FACT_SET
                      ? "write [] for none of them, unknown where it is not known"
                      : "write unknown where it is not known, or leave the key out");
    return false;
}

bool literal_read(struct arena *arena, const struct fact *fact, const struct node *node,
                  enum literal_use use, struct value *value, struct diags *diags)
{
    static bool (*const readers[FACT_TYPES])(const struct reading *, const struct node *,
                                             struct value *) = {
        [FACT_BOOL] = read_bool,     [FACT_INTEGER] = read_number, [FACT_NUMBER] = read_number,
        [FACT_CHOICE] = read_choice, [FACT_LEVEL] = read_choice,   [FACT_SET] = read_set_scalar,
        [FACT_TEXT] = read_text,     [FACT_OPTION] = read_choice,
    };
    const struct reading reading = {
        arena, fact, use == LITERAL_ANSWER ? READING_ANSWER : READING_SETTING, false, diags};
    if (node->refused)
        return false;
    if (fact->type == FACT_SET && node->kind == NODE_SEQUENCE)
        return read_set(&reading, node, value);
    if (node->kind != NODE_SCALAR)
        return complain_shape(&reading, node);
    if (node_is_null(node))
        return complain_null(&reading, node);
    if ((is_number_type(fact) || fact->type == FACT_BOOL) && !check_unquoted(&reading, node))
        return false;
    struct part part = part_whole(node);
    if (is_unknown(&reading, node, part))
        return read_unknown(&reading, part, value);
    return readers[fact->type](&reading, node, value);
}

bool literal_read_part(struct arena *arena, const struct fact *fact, const struct node *node,
                       uint32_t offset, uint32_t length, struct value *value, struct diags *diags)
{
    const struct reading reading = {arena, fact, READING_OPERAND, false, diags};
    struct part part = part_of((struct part){node, 0, node->length}, offset, length);
    if (is_number_type(fact)) {
        struct interval numbers;
        if (!number_literal(&reading, part, &numbers))
            return false;
        return value_interval(arena, numbers.low, numbers.high, value) || diags_no_memory(diags);
    }
    uint32_t index;
    if (!(fact->type == FACT_BOOL ? read_truth : read_name)(&reading, part, &index))
        return false;
    *value = value_choice(index);
    if (fact->type == FACT_SET)
        *value = (struct value){.kind = VALUE_SET, .set = {value->choices, value->choices}};
    return true;
}

bool literal_read_range(const struct fact *fact, const struct node *node, uint32_t offset,
                        uint32_t length, bool whole, struct interval *interval, struct diags *diags)
{
    const struct reading reading = {NULL, fact, READING_SETTING, whole, diags};
    struct part part = part_of((struct part){node, 0, node->length}, offset, length);
    return number_literal_range(&reading, part, interval);
}
