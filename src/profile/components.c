/* Components are made before anything of the file is read in earnest, so that links and waivers may
 * name them from wherever they stand; what is wrong with them is said in the order of the file. */
#include "profile/reader.h"

#include <string.h>

#include "rule/literal.h"

#define DEFAULT_SIZE 1000

/* An entry of `components` while it is read. */
struct part {
    struct component *component;
    const struct entry *entry; /* the one that is being read */
    uint32_t index;            /* in the profile; UINT32_MAX for `component`, which has no name */
};

/* Why a component cannot have this name; NULL when it can. */
static const char *name_fault(const struct node *name)
{
    if (strpbrk(name->text, "\r\n"))
        return "a name takes one line";
    if (name->text[strspn(name->text, " \t")] == '\0')
        return "a name is not empty";
    if (strchr(name->text, '/'))
        return "`/` parts the component from the fact in an address";
    if (strchr(name->text, '='))
        return "`=` parts the address from the value in a setting";
    return NULL;
}

/* The name in an entry of `components`; NULL when there is none that can be used. */
static const struct node *usable_name(const struct node *item)
{
    const struct node *name = node_get(item, "name");
    bool usable = name && name->kind == NODE_SCALAR && name->length > 0 && !node_is_null(name) &&
                  !name_fault(name);
    return usable ? name : NULL;
}

static bool component_init(struct reader *reader, struct component *component,
                           const struct node *place)
{
    struct profile *profile = reader->profile;
    *component = (struct component){
        .name = "", .size = DEFAULT_SIZE, .pin = OPTION_NONE, .decided = OPTION_NONE};
    if (place)
        component->place = reader_place(reader, place->span);
    component->answers =
        arena_new(&profile->arena, profile->pack->vocabulary.count, sizeof *component->answers);
    return component->answers || diags_no_memory(reader->diags);
}

bool components_prepare(struct reader *reader)
{
    struct profile *profile = reader->profile;
    const struct node *list = reader->root ? node_get(reader->root, "components") : NULL;
    bool is_list = list && list->kind == NODE_SEQUENCE;
    uint64_t limit = limits[LIMIT_COMPONENTS].value;
    uint32_t count = is_list ? list->count : 1;
    profile->lists_components = list != NULL;
    profile->component_count = count > limit ? (uint32_t)limit : count;
    reader->all_names = reader->root && (is_list || !list) && count <= limit;
    profile->components =
        arena_new(&profile->arena, profile->component_count, sizeof *profile->components);
    if (!profile->components)
        return diags_no_memory(reader->diags);
    for (uint32_t i = 0; i < profile->component_count; i++) {
        struct component *component = &profile->components[i];
        if (!component_init(reader, component, is_list ? list->items[i] : reader->root))
            return false;
        const struct node *name = is_list ? usable_name(list->items[i]) : NULL;
        if (!list)
            component->name = PROFILE_SOLE_COMPONENT;
        else if (!name)
            reader->all_names = false;
        else if (!(component->name = reader_text(reader, name)))
            return false;
    }
    return true;
}

uint32_t components_named(struct reader *reader, const struct node *scalar, enum diag_code code)
{
    uint32_t component = profile_component(reader->profile, scalar->text);
    if (component != UINT32_MAX || !reader->all_names)
        return component;
    struct diag *diag = diag_add(reader->diags, code, scalar->span,
                                 "the profile has no component `%s`", scalar->text);
    diag_suggest(reader->diags, diag, profile_suggest_component(reader->profile, scalar->text));
    return UINT32_MAX;
}

static void read_name(struct reader *reader, const struct part *part)
{
    const struct node *name = part->entry->value;
    const char *fault = name_fault(name);
    if (part->index == UINT32_MAX) {
        struct diag *diag =
            diag_add(reader->diags, R0101, part->entry->key->span, "`component` takes no name");
        diag_label(reader->diags, diag, "the profile's own `name` stands for it");
        return;
    }
    if (fault) {
        struct diag *diag = diag_add(reader->diags, R0121, name->span,
                                     "`%s` cannot be a component's name", name->text);
        diag_label(reader->diags, diag, "%s", fault);
        return;
    }
    uint32_t first = profile_component(reader->profile, name->text);
    if (first < part->index) {
        struct diag *diag =
            diag_add(reader->diags, R0120, name->span, "two components are named `%s`", name->text);
        const struct node *list = node_get(reader->root, "components");
        diag_relate(diag, node_get(list->items[first], "name")->span);
    }
}

static void read_size(struct reader *reader, const struct part *part)
{
    static const struct amount size = {
        .code = R0128,
        .what = "size",
        .expected = "a size is a positive number up to 1000000, with at most three decimals",
        .least = 1,
        .most = 1000000000,
    };
    reader_amount(reader, part->entry->value, &size, &part->component->size);
}

static void read_outside(struct reader *reader, const struct part *part)
{
    static const struct fact_value truth[] = {{"false", NULL}, {"true", NULL}};
    static const struct fact outside = {.name = "outside",
                                        .title = "outside",
                                        .type = FACT_BOOL,
                                        .values = truth,
                                        .value_count = 2};
    struct value value;
    if (literal_read(reader->scratch, &outside, part->entry->value, LITERAL_SETTING, &value,
                     reader->diags))
        part->component->outside = bits_has(&value.choices, 1);
}

static uint32_t read_option(struct reader *reader, const struct part *part)
{
    const struct pack *pack = reader->profile->pack;
    return reader_pick(reader, part->entry->value, NAMES(pack->options, pack->option_count), R0125,
                       "option");
}

static void read_pin(struct reader *reader, const struct part *part)
{
    part->component->pin = read_option(reader, part);
}

static void read_pin_reason(struct reader *reader, const struct part *part)
{
    part->component->pin_reason = reader_text(reader, part->entry->value);
}

static void read_decided(struct reader *reader, const struct part *part)
{
    part->component->decided = read_option(reader, part);
}

static const struct key {
    const char *name;
    enum field_shape shape;
    void (*read)(struct reader *reader, const struct part *part);
} keys[] = {
    {"name", FIELD_WORD, read_name},
    {"size", FIELD_WORD, read_size},
    {"outside", FIELD_WORD, read_outside},
    {"pin", FIELD_WORD, read_pin},
    {"pin_reason", FIELD_PROSE, read_pin_reason},
    {"decided", FIELD_WORD, read_decided},
};

#define KEYS NAMES(keys, sizeof keys / sizeof *keys)

static void unknown_key(struct reader *reader, const struct node *key)
{
    struct diag *diag =
        diag_add(reader->diags, R0114, key->span, "a component has no fact or key `%s`", key->text);
    uint32_t whole = fact_find(&reader->profile->pack->vocabulary, key->text);
    const struct vocabulary *vocabulary = &reader->profile->pack->vocabulary;
    if (whole != FACT_NONE && vocabulary->facts[whole].scope == FACT_COMPONENT) {
        diag_suggest(reader->diags, diag, fact_short_name(&vocabulary->facts[whole]));
        return;
    }
    struct typo typo;
    typo_init(&typo, key->text);
    group_offer_facts(vocabulary, "component", &typo);
    names_offer(KEYS, &typo);
    group_offer_names(reader, &typo);
    group_suggest(reader, diag, key->text, &typo,
                  "keys: name, size, outside, pin, pin_reason, decided; facts: ruling list facts");
}

static void read_entry(struct reader *reader, const struct part *part)
{
    const struct entry *entry = part->entry;
    const char *name = entry->key->text;
    uint32_t key = names_find(KEYS, name);
    uint32_t fact = key == NAME_NONE ? group_fact(reader, "component", name) : FACT_NONE;
    if (key != NAME_NONE) {
        if (reader_shape(reader, entry, keys[key].shape))
            keys[key].read(reader, part);
    } else if (fact != FACT_NONE) {
        part->component->answers[fact] = answer_read(reader, fact, entry->key->span, entry->value);
    } else if (group_exists(&reader->profile->pack->vocabulary, name)) {
        answers_read_group(reader, entry, part->component->answers);
    } else {
        unknown_key(reader, entry->key);
    }
}

static void read_entries(struct reader *reader, struct part part, const struct node *mapping)
{
    const struct node *reason = node_get(mapping, "pin_reason");
    for (uint32_t i = 0; i < mapping->count; i++) {
        part.entry = &mapping->entries[i];
        read_entry(reader, &part);
    }
    if (reason && !node_get(mapping, "pin"))
        diag_add(reader->diags, R0102, reason->span, "a `pin_reason` without `pin`");
}

/* A profile is about at least one component that a ruling can be given on. */
static void check_scored(struct reader *reader, struct span span)
{
    const struct profile *profile = reader->profile;
    for (uint32_t i = 0; i < profile->component_count; i++)
        if (!profile->components[i].outside)
            return;
    struct diag *diag = diag_add(reader->diags, R0139, span, "there is nothing to decide");
    diag_label(reader->diags, diag,
               profile->component_count > 0 ? "every component is outside" : "no component");
}

void components_read(struct reader *reader, const struct entry *entry)
{
    struct profile *profile = reader->profile;
    const struct node *list = entry->value;
    for (uint32_t i = 0; i < profile->component_count; i++) {
        const struct node *item = list->items[i];
        if (!field_check(item, "this component", FIELD_MAPPING, reader->diags))
            continue;
        if (!node_get(item, "name"))
            diag_add(reader->diags, R0102, reader_start(item), "the component has no `name`");
        read_entries(reader, (struct part){.component = &profile->components[i], .index = i}, item);
    }
    if (list->count > profile->component_count)
        diag_limit(reader->diags, LIMIT_COMPONENTS, list->items[profile->component_count]->span,
                   NULL);
    check_scored(reader, entry->key->span);
}

void components_read_sole(struct reader *reader, const struct entry *entry)
{
    struct profile *profile = reader->profile;
    struct component spare;
    struct part part = {.component = &profile->components[0], .index = UINT32_MAX};
    if (profile->lists_components) {
        struct diag *diag = diag_add(reader->diags, R0101, entry->key->span,
                                     "`component` and `components` exclude each other");
        diag_label(reader->diags, diag, "for a profile that lists no components");
        diag_relate(diag, node_get(reader->root, "components")->span);
        /* Its mistakes are worth telling all the same. */
        if (!component_init(reader, &spare, NULL))
            return;
        part.component = &spare;
    }
    part.component->place = reader_place(reader, entry->key->span);
    read_entries(reader, part, entry->value);
    if (!profile->lists_components)
        check_scored(reader, entry->key->span);
}
