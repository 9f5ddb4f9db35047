/* The facts: first what each is (type and domain), then what refers to other facts (ask_if,
 * defaults) or needs the domain (otherwise, likely). */
#include "rule/draft.h"

#include <string.h>

#include "rule/literal.h"

enum {
    NAME,
    TYPE,
    VALUES,
    UNIT,
    RANGE,
    BANDS,
    TITLE,
    QUESTION,
    FIND_OUT,
    STEP,
    ASK_IF,
    OTHERWISE,
    DEFAULT,
    LIKELY,
    DERIVED,
    FIELDS
};

static const struct field fields[FIELDS] = {
    [NAME] = {"fact", FIELD_WORD, true},           [TYPE] = {"type", FIELD_WORD, true},
    [VALUES] = {"values", FIELD_ANY, false},       [UNIT] = {"unit", FIELD_WORD, false},
    [RANGE] = {"range", FIELD_WORD, false},        [BANDS] = {"bands", FIELD_MAPPING, false},
    [TITLE] = {"title", FIELD_PROSE, false},       [QUESTION] = {"question", FIELD_PROSE, false},
    [FIND_OUT] = {"find_out", FIELD_PROSE, false}, [STEP] = {"step", FIELD_WORD, false},
    [ASK_IF] = {"ask_if", FIELD_ANY, false},       [OTHERWISE] = {"otherwise", FIELD_ANY, false},
    [DEFAULT] = {"default", FIELD_ANY, false},     [LIKELY] = {"likely", FIELD_MAPPING, false},
    [DERIVED] = {"derived", FIELD_WORD, false},
};

#define KEY(key) (1u << (key))
#define NUMBERS  (KEY(UNIT) | KEY(RANGE) | KEY(BANDS) | KEY(LIKELY))
#define LISTED   (KEY(VALUES) | KEY(LIKELY))

/* The keys that a type takes beside those of all types, and how many values it must list. */
static const struct {
    uint32_t keys;
    uint32_t least_values;
} types[FACT_TYPES] = {
    [FACT_BOOL] = {KEY(LIKELY), 0}, [FACT_INTEGER] = {NUMBERS, 0}, [FACT_NUMBER] = {NUMBERS, 0},
    [FACT_CHOICE] = {LISTED, 2},    [FACT_LEVEL] = {LISTED, 2},    [FACT_SET] = {LISTED, 1},
    [FACT_TEXT] = {0, 0},           [FACT_OPTION] = {LISTED, 0},
};

/* The values of one fact entry, by field. */
struct entry_nodes {
    const struct node *value[FIELDS];
};

static void name_fact(struct draft *draft, struct item *item, uint32_t index)
{
    struct vocabulary *vocabulary = &draft->pack->vocabulary;
    const struct node *name = item->name;
    item->id = draft_text_or(draft, name, "");
    if (!name || !draft_check_name(draft, name, NAME_FACT))
        return;
    if (strcmp(name->text, PACK_OPTION_FACT) == 0) {
        diag_add(draft->diags, R0202, name->span,
                 "`%s` is the option that was chosen: the program defines it", name->text);
        return;
    }
    uint32_t first = fact_find(vocabulary, name->text);
    if (first != FACT_NONE) {
        struct diag *diag =
            diag_add(draft->diags, R0202, name->span,
                     "`%s` cannot name a fact: it names a fact already", name->text);
        diag_relate(diag, draft_span(&draft->facts.items[first]));
    } else if (!map_put(&vocabulary->by_name, &draft->pack->arena, item->id, index)) {
        diags_no_memory(draft->diags);
    }
}

/* Domains. */

/* Adds a value that the fact lists; `values` is where its values are kept. */
static void add_value(struct draft *draft, struct fact *fact, struct fact_value *values,
                      const struct node *name, const struct node *description)
{
    struct names names = NAMES(fact->values, fact->value_count);
    if (!draft_check_name(draft, name, NAME_VALUE))
        return;
    if (names_find(names, name->text) != NAME_NONE) {
        struct diag *diag =
            diag_add(draft->diags, R0134, name->span, "`%s` is a value already", name->text);
        if (fact->type == FACT_OPTION)
            diag_label(draft->diags, diag, "all options of the pack are values of this fact");
        return;
    }
    if (description && !field_check(description, name->text, FIELD_PROSE, draft->diags))
        return;
    values[fact->value_count++] =
        (struct fact_value){draft_text(draft, name), draft_text(draft, description)};
}

/* The values that a fact has before those that it lists. */
static void add_own_values(struct fact *fact, const struct pack *pack, struct fact_value *values)
{
    uint32_t count = 0;
    if (fact->type == FACT_BOOL) {
        values[count++].name = "false";
        values[count++].name = "true";
    }
    for (uint32_t i = 0; fact->type == FACT_OPTION && i < pack->option_count; i++)
        values[count++] = (struct fact_value){pack->options[i].id, pack->options[i].title};
    fact->values = values;
    fact->value_count = count;
}

static uint32_t own_values(const struct fact *fact, const struct pack *pack)
{
    return fact->type == FACT_BOOL ? 2 : fact->type == FACT_OPTION ? pack->option_count : 0;
}

/* How many of the listed values can be taken. */
static uint32_t take_values(struct draft *draft, const struct node *node, uint32_t own)
{
    uint32_t room = (uint32_t)limits[LIMIT_VALUES].value - own;
    if (node->kind == NODE_SCALAR)
        return 1;
    if (node->count <= room)
        return node->count;
    const struct node *first =
        node->kind == NODE_MAPPING ? node->entries[room].key : node->items[room];
    diag_limit(draft->diags, LIMIT_VALUES, first->span, NULL);
    return room;
}

static void read_values(struct draft *draft, const struct item *item, const struct node *node,
                        struct fact *fact)
{
    uint32_t own = own_values(fact, draft->pack);
    uint32_t count = own;
    if (node && node->kind != NODE_MAPPING &&
        !field_check(node, "values", FIELD_WORDS, draft->diags))
        return;
    if (node)
        count += take_values(draft, node, own);
    struct fact_value *values = draft_array(draft, &count, sizeof *values);
    if (count > 0)
        add_own_values(fact, draft->pack, values);
    const struct node *one;
    uint32_t listed;
    if (node && node->kind == NODE_MAPPING) {
        for (uint32_t i = 0; own + i < count; i++)
            add_value(draft, fact, values, node->entries[i].key, node->entries[i].value);
    } else {
        const struct node *const *words = fields_words(node, &one, &listed);
        for (uint32_t i = 0; own + i < count; i++)
            add_value(draft, fact, values, words[i], NULL);
    }
    if (count - own < types[fact->type].least_values)
        diag_add(draft->diags, R0206, node ? draft_key(item->body, "values") : draft_span(item),
                 "a %s lists at least %s", fact_type_name(fact->type),
                 types[fact->type].least_values == 1 ? "one value" : "two values");
}

static bool is_number_type(const struct fact *fact)
{
    return fact_value_kind(fact) == VALUE_NUMBER;
}

static void complain_band(struct draft *draft, const struct fact *fact, const struct node *node,
                          const char *message)
{
    struct strbuf range;
    strbuf_init(&range);
    fact_print_range(fact, fact->range, &range);
    struct diag *diag = diag_add(draft->diags, R0207, node->span, "%s", message);
    if (!range.failed)
        diag_hint(draft->diags, diag, "range: %s", range.text);
    strbuf_fini(&range);
}

static void read_band(struct draft *draft, const struct fact *fact, const struct entry *entry,
                      const struct band *before, struct band *band)
{
    const struct node *node = entry->value;
    struct interval *numbers = &band->numbers;
    band->name = draft_text(draft, entry->key);
    draft_check_name(draft, entry->key, NAME_VALUE);
    if (!field_check(node, entry->key->text, FIELD_WORD, draft->diags) ||
        !literal_read_range(fact, node, 0, node->length, true, numbers, draft->diags))
        return;
    if (numbers->low < fact->range.low || numbers->high > fact->range.high)
        complain_band(draft, fact, node, "this band leaves the range of its fact");
    else if (before &&
             (numbers->low < before->numbers.high ||
              (numbers->low == before->numbers.low && numbers->high == before->numbers.high)))
        complain_band(draft, fact, node, "this band does not lie above the one before it");
}

static void read_range(struct draft *draft, const struct item *item,
                       const struct entry_nodes *nodes, struct fact *fact)
{
    const struct node *range = nodes->value[RANGE];
    const struct node *mapping = nodes->value[BANDS];
    fact->unit = unit_parse(draft_text(draft, nodes->value[UNIT]));
    if (!range) {
        diag_add(draft->diags, R0206, draft_span(item), "a fact of type %s has a range",
                 fact_type_name(fact->type));
        return;
    }
    if (!literal_read_range(fact, range, 0, range->length, true, &fact->range, draft->diags))
        return;
    uint32_t count = mapping ? mapping->count : 0;
    struct band *bands = draft_array(draft, &count, sizeof *bands);
    for (uint32_t i = 0; i < count; i++)
        read_band(draft, fact, &mapping->entries[i], i > 0 ? &bands[i - 1] : NULL, &bands[i]);
    fact->bands = bands;
    fact->band_count = count;
}

/* Reports the keys that the fact's type does not take. */
static void check_keys(struct draft *draft, const struct item *item,
                       const struct entry_nodes *nodes, enum fact_type type)
{
    static const uint32_t typed = NUMBERS | LISTED;
    for (uint32_t key = 0; key < FIELDS; key++) {
        if (nodes->value[key] && (typed & ~types[type].keys & KEY(key)))
            diag_add(draft->diags, R0205, draft_key(item->body, fields[key].key),
                     "a fact of type %s takes no `%s`", fact_type_name(type), fields[key].key);
    }
}

static enum fact_type read_type(struct draft *draft, const struct node *scalar)
{
    const char *names[FACT_TYPES];
    for (uint32_t i = 0; i < FACT_TYPES; i++)
        names[i] = fact_type_name((enum fact_type)i);
    uint32_t type = draft_pick(draft, scalar, NAMES(names, FACT_TYPES), R0204, "type of facts");
    return type == NAME_NONE ? FACT_TYPES : (enum fact_type)type;
}

/* Reads type and domain; false when they are wrong. */
static bool read_domain(struct draft *draft, const struct item *item,
                        const struct entry_nodes *nodes, struct fact *fact)
{
    uint32_t before = draft->diags->input + draft->diags->failures;
    fact->type = FACT_TEXT;
    if (!nodes->value[TYPE])
        return false;
    enum fact_type type = read_type(draft, nodes->value[TYPE]);
    if (type == FACT_TYPES)
        return false;
    fact->type = type;
    check_keys(draft, item, nodes, type);
    if (is_number_type(fact))
        read_range(draft, item, nodes, fact);
    else if (type != FACT_TEXT)
        read_values(draft, item, nodes->value[VALUES], fact);
    return draft->diags->input + draft->diags->failures == before;
}

static void read_fact(struct draft *draft, const struct item *item, struct entry_nodes *nodes,
                      uint32_t index)
{
    struct fact *fact = &draft->pack->vocabulary.facts[index];
    fields_read(item->body, "fact", fields, FIELDS, nodes->value, draft->diags);
    *fact = (struct fact){
        .name = item->id,
        .scope = name_of_component(item->id) ? FACT_COMPONENT : FACT_PROJECT,
        .derived = draft_bool(draft, nodes->value[DERIVED], false),
        .title = draft_text_or(draft, nodes->value[TITLE], item->id),
        .question = draft_text(draft, nodes->value[QUESTION]),
        .find_out = draft_text(draft, nodes->value[FIND_OUT]),
        .step = draft_text(draft, nodes->value[STEP]),
        .place = draft_place(draft, draft_span(item)),
    };
    if (!read_domain(draft, item, nodes, fact)) {
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
static void check_derived(struct draft *draft, const struct item *item,
                          const struct entry_nodes *nodes)
{
    static const uint32_t asking[] = {QUESTION, FIND_OUT, STEP, ASK_IF, DEFAULT, LIKELY};
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++) {
        if (nodes->value[asking[i]])
            diag_add(draft->diags, R0211, draft_key(item->body, fields[asking[i]].key),
                     "a derived fact has no `%s`", fields[asking[i]].key);
    }
    if (!nodes->value[OTHERWISE])
        diag_add(draft->diags, R0211, draft_span(item),
                 "a derived fact has `otherwise`: its value where no rule derives it");
}

static void check_asked(struct draft *draft, const struct item *item,
                        const struct entry_nodes *nodes)
{
    const struct node *const *value = nodes->value;
    if (!node_get(item->body, "question"))
        diag_add(draft->diags, R0102, draft_span(item),
                 "the key `question` is missing in this fact");
    if (value[ASK_IF] && !value[OTHERWISE])
        diag_add(draft->diags, R0209, draft_key(item->body, "ask_if"),
                 "`ask_if` needs `otherwise`: the value where the question is not asked");
    if (value[OTHERWISE] && !value[ASK_IF])
        diag_add(draft->diags, R0209, draft_key(item->body, "otherwise"),
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
    if (node->kind == NODE_SCALAR && !field_check(node, "default", FIELD_LIST, draft->diags))
        return;
    uint32_t count = list ? node->count : 1;
    struct fact_default *settings = draft_array(draft, &count, sizeof *settings);
    for (uint32_t i = 0; i < count; i++)
        read_default(draft, index, list ? node->items[i] : node, &settings[i]);
    fact->defaults = settings;
    fact->default_count = count;
}

static void read_likely(struct draft *draft, const struct item *item, const struct node *mapping,
                        struct fact *fact)
{
    static const struct amount amount = {"weight", "a number from 0 to 1000000", 0,
                                         1000000 * NUMBER_ONE, 1};
    bool numbers = is_number_type(fact);
    struct names names =
        numbers ? NAMES(fact->bands, fact->band_count) : NAMES(fact->values, fact->value_count);
    fact->likely_count = mapping->count;
    struct likelihood *likely = draft_array(draft, &fact->likely_count, sizeof *likely);
    fact->likely = likely;
    int64_t sum = 0;
    for (uint32_t i = 0; i < fact->likely_count; i++) {
        const struct entry *entry = &mapping->entries[i];
        likely[i].index = draft_pick(draft, entry->key, names, R0107,
                                     numbers ? "band of this fact" : "value of this fact");
        if (!field_check(entry->value, entry->key->text, FIELD_WORD, draft->diags) ||
            !draft_amount(draft, entry->value, &amount, &likely[i].weight))
            return;
        sum += likely[i].weight;
    }
    if (sum == 0)
        diag_add(draft->diags, R0217, draft_key(item->body, "likely"),
                 "one weight at least must be above 0");
}

static void read_settings(struct draft *draft, const struct item *item,
                          const struct entry_nodes *nodes, uint32_t index)
{
    struct fact *fact = &draft->pack->vocabulary.facts[index];
    const struct node *const *value = nodes->value;
    if (item->body->kind != NODE_MAPPING)
        return;
    if (fact->derived)
        check_derived(draft, item, nodes);
    else
        check_asked(draft, item, nodes);
    fact->ask_if = draft_condition(draft, value[ASK_IF], rules_of(fact));
    if (value[OTHERWISE])
        fact->has_otherwise = draft_value(draft, index, value[OTHERWISE], &fact->otherwise);
    if (value[DEFAULT])
        read_defaults(draft, index, value[DEFAULT]);
    if (value[LIKELY] && !draft->broken[index])
        read_likely(draft, item, value[LIKELY], fact);
}

void read_facts(struct draft *draft)
{
    const item_list *list = &draft->facts;
    struct vocabulary *vocabulary = &draft->pack->vocabulary;
    uint32_t room = list->count + 1;
    vocabulary->facts = draft_array(draft, &room, sizeof *vocabulary->facts);
    draft->broken = arena_new(draft->scratch, list->count, sizeof *draft->broken);
    struct entry_nodes *nodes = arena_new(draft->scratch, list->count, sizeof *nodes);
    if (!vocabulary->facts || !draft->broken || !nodes) {
        diags_no_memory(draft->diags);
        return;
    }
    for (uint32_t i = 0; i < list->count; i++)
        name_fact(draft, &list->items[i], i);
    for (uint32_t i = 0; i < list->count; i++)
        read_fact(draft, &list->items[i], &nodes[i], i);
    vocabulary->count = list->count;
    add_option_fact(draft);
    for (uint32_t i = 0; i < list->count; i++)
        read_settings(draft, &list->items[i], &nodes[i], i);
}
