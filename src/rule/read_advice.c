/* Advice and checks: what is said beside the ruling. */
#include "rule/draft.h"

#include <string.h>

/* Reads a word out of a list of two; the first where it is missing or wrong. */
static bool is_second(struct draft *draft, const struct node *scalar, const char *first,
                      const char *second, const char *what)
{
    const char *const names[] = {first, second};
    return scalar && draft_pick(draft, scalar, NAMES(names, 2), R0221, what) == 1;
}

static enum rule_scope read_scope(struct draft *draft, const struct node *scalar)
{
    static const enum rule_scope scopes[] = {RULE_COMPONENT, RULE_PROJECT, RULE_SPLIT};
    const char *names[3];
    for (uint32_t i = 0; i < 3; i++)
        names[i] = rule_scope_name(scopes[i]);
    if (!scalar)
        return RULE_COMPONENT;
    uint32_t scope = draft_pick(draft, scalar, NAMES(names, 3), R0221, "thing that advice is for");
    return scope == NAME_NONE ? RULE_SCOPES : scopes[scope];
}

enum { ID, OPTION, FOR, WHEN, TEXT, ORDER, LEVEL, CITES, FIELDS };

static const struct field fields[FIELDS] = {
    [ID] = {"id", FIELD_WORD, true},        [OPTION] = {"option", FIELD_WORD, false},
    [FOR] = {"for", FIELD_WORD, false},     [WHEN] = {"when", FIELD_ANY, false},
    [TEXT] = {"text", FIELD_PROSE, true},   [ORDER] = {"order", FIELD_WORD, false},
    [LEVEL] = {"level", FIELD_WORD, false}, [CITES] = {"cites", FIELD_WORDS, false},
};

static void read_one(struct draft *draft, const struct item *item, struct advice *advice)
{
    static const struct amount amount = {"place in an order", "a whole number from 0 to 1000000", 0,
                                         1000000 * NUMBER_ONE, NUMBER_ONE};
    const struct node *value[FIELDS] = {NULL};
    fields_read(item->body, "piece of advice", fields, FIELDS, value, draft->diags);
    int64_t order = 0;
    if (value[ORDER])
        draft_amount(draft, value[ORDER], &amount, &order);
    *advice = (struct advice){
        .id = item->id,
        .option = value[OPTION] ? draft_id(draft, value[OPTION], ID_OPTION) : OPTION_NONE,
        .scope = read_scope(draft, value[FOR]),
        .text = draft_text(draft, value[TEXT]),
        .order = (int32_t)order,
        .caution = is_second(draft, value[LEVEL], "advice", "caution", "level of advice"),
        .disabled = item->disabled,
        .place = draft_place(draft, draft_span(item)),
        .layer = item->layer,
    };
    advice->cites = draft_ids(draft, value[CITES], ID_CLAIM, &advice->cite_count);
    if (advice->scope == RULE_SCOPES)
        return;
    bool component = advice->scope == RULE_COMPONENT;
    struct condition_rules rules = {component ? CONDITION_OF_COMPONENT : CONDITION_OF_PROJECT,
                                    true};
    advice->when = draft_condition(draft, value[WHEN], rules);
}

static void read_check(struct draft *draft, const struct item *item, struct check *check)
{
    enum { CHECK_ID, CHECK_WHEN, CHECK_LEVEL, MESSAGE, CHECK_CITES, CHECK_FIELDS };
    static const struct field check_fields[CHECK_FIELDS] = {
        [CHECK_ID] = {"id", FIELD_WORD, true},         [CHECK_WHEN] = {"when", FIELD_ANY, true},
        [CHECK_LEVEL] = {"level", FIELD_WORD, true},   [MESSAGE] = {"message", FIELD_PROSE, true},
        [CHECK_CITES] = {"cites", FIELD_WORDS, false},
    };
    const struct node *value[CHECK_FIELDS] = {NULL};
    fields_read(item->body, "check", check_fields, CHECK_FIELDS, value, draft->diags);
    struct condition_rules rules = {CONDITION_OF_EITHER, false};
    *check = (struct check){
        .id = item->id,
        .when = draft_condition(draft, value[CHECK_WHEN], rules),
        .error = !is_second(draft, value[CHECK_LEVEL], "error", "warning", "level of checks"),
        .message = draft_text(draft, value[MESSAGE]),
        .disabled = item->disabled,
        .place = draft_place(draft, draft_span(item)),
        .layer = item->layer,
    };
    check->cites = draft_ids(draft, value[CHECK_CITES], ID_CLAIM, &check->cite_count);
    check->about_component =
        check->when && condition_about_component(check->when, &draft->pack->vocabulary);
}

void read_advice(struct draft *draft)
{
    const item_list *advice = &draft->items[ID_ADVICE];
    const item_list *checks = &draft->items[ID_CHECK];
    struct pack *pack = draft->pack;
    pack->advice_count = advice->count;
    pack->advice = draft_array(draft, &pack->advice_count, sizeof *pack->advice);
    for (uint32_t i = 0; i < pack->advice_count; i++)
        read_one(draft, &advice->items[i], &pack->advice[i]);
    pack->check_count = checks->count;
    pack->checks = draft_array(draft, &pack->check_count, sizeof *pack->checks);
    for (uint32_t i = 0; i < pack->check_count; i++)
        read_check(draft, &checks->items[i], &pack->checks[i]);
}
