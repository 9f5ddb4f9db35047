#include "profile/reader.h"

#include <string.h>

enum { RULE, COMPONENT, REASON, BY, UNTIL, FIELDS };

static const struct field fields[FIELDS] = {
    [RULE] = {"rule", FIELD_WORD, true},      [COMPONENT] = {"component", FIELD_WORD, false},
    [REASON] = {"reason", FIELD_PROSE, true}, [BY] = {"by", FIELD_WORD, false},
    [UNTIL] = {"until", FIELD_WORD, false},
};

static uint32_t read_rule(struct reader *reader, const struct node *scalar)
{
    const struct pack *pack = reader->profile->pack;
    uint32_t rule = pack_rule(pack, scalar->text);
    if (rule == UINT32_MAX) {
        struct diag *diag =
            diag_add(reader->diags, R0132, scalar->span, "the pack has no rule `%s`", scalar->text);
        diag_suggest(reader->diags, diag, pack_suggest(pack, ID_RULE, scalar->text));
    } else if (!pack->rules[rule].waivable) {
        struct diag *diag = diag_add(reader->diags, R0140, scalar->span,
                                     "the rule `%s` cannot be waived", scalar->text);
        diag_label(reader->diags, diag, "the pack forbids it");
    }
    return rule;
}

/* The value of `count` digits, -1 when one of them is none. */
static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

/* Whether the text is YYYY-MM-DD and a day of the Gregorian calendar. */
static bool is_date(const char *text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(text) != strlen("YYYY-MM-DD") || text[4] != '-' || text[7] != '-')
        return false;
    int year = digits(text, 4);
    int month = digits(text + 5, 2);
    int day = digits(text + 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap);
}

static void check_date(struct reader *reader, const struct node *scalar)
{
    if (is_date(scalar->text))
        return;
    struct diag *diag =
        diag_add(reader->diags, R0133, scalar->span, "`%s` is no day that exists", scalar->text);
    diag_label(reader->diags, diag, "a day is written YYYY-MM-DD");
}

static void read_waiver(struct reader *reader, const struct node *node, struct waiver *waiver)
{
    const struct node *values[FIELDS];
    fields_read(node, "waiver", fields, FIELDS, values, reader->diags);
    *waiver = (struct waiver){
        .rule = UINT32_MAX, .component = UINT32_MAX, .place = reader_place(reader, node->span)};
    if (values[RULE])
        waiver->rule = read_rule(reader, values[RULE]);
    if (values[COMPONENT])
        waiver->component = components_named(reader, values[COMPONENT], R0907);
    if (values[UNTIL])
        check_date(reader, values[UNTIL]);
    waiver->reason = reader_text(reader, values[REASON]);
    waiver->by = reader_text(reader, values[BY]);
    waiver->until = reader_text(reader, values[UNTIL]);
}

void waivers_read(struct reader *reader, const struct entry *entry)
{
    const struct node *list = entry->value;
    struct waiver *waivers = arena_new(&reader->profile->arena, list->count, sizeof *waivers);
    if (!waivers) {
        diags_no_memory(reader->diags);
        return;
    }
    if (list->count > 0)
        reader_uncounted(reader, UNCOUNTED_WAIVERS, entry->key->span);
    for (uint32_t i = 0; i < list->count; i++)
        read_waiver(reader, list->items[i], &waivers[i]);
    reader->profile->waivers = waivers;
    reader->profile->waiver_count = list->count;
}
