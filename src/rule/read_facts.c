/* The facts: first what each is (read_domain.c), then what refers to other facts (ask_if, defaults)
 * or needs the domain (otherwise, likely). */
#include "rule/fact_entry.h"

const struct field fact_entry_fields[ENTRY_FIELDS] = {
    [ENTRY_NAME] = {"fact", FIELD_WORD, true},
    [ENTRY_TYPE] = {"type", FIELD_WORD, true},
    [ENTRY_VALUES] = {"values", FIELD_ANY, false},
    [ENTRY_UNIT] = {"unit", FIELD_WORD, false},
    [ENTRY_RANGE] = {"range", FIELD_WORD, false},
    [ENTRY_BANDS] = {"bands", FIELD_MAPPING, false},
    [ENTRY_TITLE] = {"title", FIELD_PROSE, false},
    [ENTRY_QUESTION] = {"question", FIELD_PROSE, false},
    [ENTRY_FIND_OUT] = {"find_out", FIELD_PROSE, false},
    [ENTRY_STEP] = {"step", FIELD_WORD, false},
    [ENTRY_ASK_IF] = {"ask_if", FIELD_ANY, false},
    [ENTRY_OTHERWISE] = {"otherwise", FIELD_ANY, false},
    [ENTRY_DEFAULT] = {"default", FIELD_ANY, false},
    [ENTRY_LIKELY] = {"likely", FIELD_MAPPING, false},
    [ENTRY_DERIVED] = {"derived", FIELD_WORD, false},
    [ENTRY_CITES] = {"cites", FIELD_WORDS, false},
};

static void read_fact(struct draft *draft, struct fact_entry *entry, uint32_t index)
{
    const char *name = entry->item->id;
    struct fact *fact = &draft->pack->vocabulary.facts[index];
    fields_read(entry->item->body, "fact", fact_entry_fields, ENTRY_FIELDS, entry->value,
                draft->diags);
    *fact = (struct fact){
        .name = name,
        .scope = name_of_component(name) ? FACT_COMPONENT : FACT_PROJECT,
        .derived = draft_bool(draft, entry->value[ENTRY_DERIVED], false),
        .title = draft_text_or(draft, entry->value[ENTRY_TITLE], name),
        .question = draft_text(draft, entry->value[ENTRY_QUESTION]),
        .find_out = draft_text(draft, entry->value[ENTRY_FIND_OUT]),
        .step = draft_text(draft, entry->value[ENTRY_STEP]),
        .place = draft_place(draft, draft_span(entry->item)),
        .layer = entry->item->layer,
    };
    fact->cites = draft_ids(draft, entry->value[ENTRY_CITES], ID_CLAIM, &fact->cite_count);
    if (!read_domain(draft, entry, fact)) {
        draft->broken[index] = true;
        draft->broken_count++;
    }
}

/* The option that the ruling chose is a fact that advice may ask for. */
static void add_option_fact(struct draft *draft)
{
    struct pack *pack = draft->pack;
    struct vocabulary *vocabulary = &pack->vocabulary;
    struct fact *fact = &vocabulary->facts[vocabulary->count];
    uint32_t count = pack->option_count;
    *fact = (struct fact){
        .name = PACK_OPTION_FACT,
        .type = FACT_OPTION,
        .scope = FACT_COMPONENT,
        .reserved = true,
        .title = "Option",
    };
    struct fact_value *values = draft_array(draft, &count, sizeof *values);
    if (values)
        add_own_values(fact, pack, values);
    if (!map_put(&vocabulary->by_name, &pack->arena, fact->name, vocabulary->count))
        diags_no_memory(draft->diags);
    vocabulary->count++;
}

/* Settings. */

/* The keys that go with a question, which a derived fact has not. */
static void check_derived(struct draft *draft, const struct fact_entry *entry)
{
    static const uint32_t asking[] = {ENTRY_QUESTION, ENTRY_FIND_OUT, ENTRY_STEP, ENTRY_ASK_IF,
                                      ENTRY_DEFAULT,  ENTRY_LIKELY,   ENTRY_CITES};
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++) {
        if (entry->value[asking[i]])
            diag_add(draft->diags, R0211,
                     draft_key(entry->item->body, fact_entry_fields[asking[i]].key),
                     "a derived fact has no `%s`", fact_entry_fields[asking[i]].key);
    }
    if (!entry->value[ENTRY_OTHERWISE])
        diag_add(draft->diags, R0211, draft_span(entry->item),
                 "a derived fact has `otherwise`: its value where no rule derives it");
}

static void check_asked(struct draft *draft, const struct fact_entry *entry)
{
    const struct node *const *value = entry->value;
    if (!node_get(entry->item->body, "question"))
        diag_add(draft->diags, R0102, draft_span(entry->item),
                 "the key `question` is missing in this fact");
    if (value[ENTRY_ASK_IF] && !value[ENTRY_OTHERWISE])
        diag_add(draft->diags, R0209, draft_key(entry->item->body, "ask_if"),
                 "`ask_if` needs `otherwise`: the value where the question is not asked");
    if (value[ENTRY_OTHERWISE] && !value[ENTRY_ASK_IF])
        diag_add(draft->diags, R0209, draft_key(entry->item->body, "otherwise"),
                 "`otherwise` needs `ask_if`: this question is always asked");
}

static struct condition_rules rules_of(const struct fact *fact)
{
    bool component = fact->scope == FACT_COMPONENT;
    return (struct condition_rules){component ? CONDITION_OF_COMPONENT : CONDITION_OF_PROJECT,
                                    false};
}

static void read_default(struct draft *draft, uint32_t index, const struct node *node,
                         struct fact_default *setting)
{
    enum { WHEN, VALUE, DEFAULT_FIELDS };
    static const struct field default_fields[DEFAULT_FIELDS] = {
        [WHEN] = {"when", FIELD_ANY, false},
        [VALUE] = {"value", FIELD_ANY, true},
    };
    const struct fact *fact = &draft->pack->vocabulary.facts[index];
    const struct node *value[DEFAULT_FIELDS] = {NULL};
    fields_read(node, "default", default_fields, DEFAULT_FIELDS, value, draft->diags);
    setting->place = draft_place(draft, node->span);
    setting->when = draft_condition(draft, value[WHEN], rules_of(fact));
    if (value[VALUE])
        draft_value(draft, index, value[VALUE], &setting->value);
}

static void read_defaults(struct draft *draft, uint32_t index, const struct node *node)
{
    struct fact *fact = &draft->pack->vocabulary.facts[index];
    bool list = node->kind == NODE_SEQUENCE;
    if (node->kind == NODE_SCALAR) {
        struct diag *diag = diag_add(draft->diags, R0103, node->span,
                                     "`default` must be a mapping or a list of them");
        if (!node_is_null(node))
            diag_label(draft->diags, diag, "did you mean `{value: %s}`?", node->text);
        diag_hint(draft->diags, diag, "a default: {value: V}, or {when: CONDITION, value: V}");
        return;
    }
    uint32_t count = list ? node->count : 1;
    struct fact_default *settings = draft_array(draft, &count, sizeof *settings);
    for (uint32_t i = 0; i < count; i++)
        read_default(draft, index, list ? node->items[i] : node, &settings[i]);
    fact->defaults = settings;
    fact->default_count = count;
}

static void read_likely(struct draft *draft, const struct fact_entry *entry, struct fact *fact)
{
    static const struct amount amount = {"weight", "a number from 0 to 1000000", 0,
                                         1000000 * NUMBER_ONE, 1};
    const struct node *mapping = entry->value[ENTRY_LIKELY];
    bool numbers = fact_value_kind(fact) == VALUE_NUMBER;
    struct names names =
        numbers ? NAMES(fact->bands, fact->band_count) : NAMES(fact->values, fact->value_count);
    fact->likely_count = mapping->count;
    struct likelihood *likely = draft_array(draft, &fact->likely_count, sizeof *likely);
    fact->likely = likely;
    int64_t sum = 0;
    for (uint32_t i = 0; i < fact->likely_count; i++) {
        const struct entry *pair = &mapping->entries[i];
        likely[i].index = draft_pick(draft, pair->key, names, R0107,
                                     numbers ? "band of this fact" : "value of this fact");
        if (!field_check(pair->value, pair->key->text, FIELD_WORD, draft->diags) ||
            !draft_amount(draft, pair->value, &amount, &likely[i].weight))
            return;
        sum += likely[i].weight;
    }
    if (sum == 0)
        diag_add(draft->diags, R0217, draft_key(entry->item->body, "likely"),
                 "one weight at least must be above 0");
}

static void read_settings(struct draft *draft, const struct fact_entry *entry, uint32_t index)
{
    struct fact *fact = &draft->pack->vocabulary.facts[index];
    const struct node *const *value = entry->value;
    if (entry->item->body->kind != NODE_MAPPING)
        return;
    if (fact->derived)
        check_derived(draft, entry);
    else
        check_asked(draft, entry);
    fact->ask_if = draft_condition(draft, value[ENTRY_ASK_IF], rules_of(fact));
    if (value[ENTRY_OTHERWISE])
        fact->has_otherwise = draft_value(draft, index, value[ENTRY_OTHERWISE], &fact->otherwise);
    if (value[ENTRY_DEFAULT])
        read_defaults(draft, index, value[ENTRY_DEFAULT]);
    if (value[ENTRY_LIKELY] && !draft->broken[index])
        read_likely(draft, entry, fact);
}

void read_facts(struct draft *draft)
{
    const item_list *list = &draft->facts;
    struct vocabulary *vocabulary = &draft->pack->vocabulary;
    uint32_t room = list->count + 1;
    vocabulary->facts = draft_array(draft, &room, sizeof *vocabulary->facts);
    draft->broken = arena_new(draft->scratch, list->count, sizeof *draft->broken);
    struct fact_entry *entries = arena_new(draft->scratch, list->count, sizeof *entries);
    if (!vocabulary->facts || !draft->broken || !entries) {
        diags_no_memory(draft->diags);
        return;
    }
    for (uint32_t i = 0; i < list->count; i++) {
        entries[i].item = &list->items[i];
        read_fact(draft, &entries[i], i);
    }
    vocabulary->count = list->count;
    add_option_fact(draft);
    for (uint32_t i = 0; i < list->count; i++)
        read_settings(draft, &entries[i], i);
}
