/* The schemas against the readers: a key stands in a schema if and only if the reader takes it. The
 * readers are asked, each key in turn, so that neither side can forget one. */
#include "pack_fixture.h"

#include "author/schema/schema.h"
#include "author/test/suite_read.h"
#include "base/strbuf.h"
#include "profile/profile_read.h"

static struct intake small;
static struct arena arena;
static const struct shape *schemas[SCHEMA_KINDS];

static int setup(void **state)
{
    (void)state;
    char *text = small_pack();
    intake_text(&small, text);
    free(text);
    intake_check_good(&small);
    arena_init(&arena);
    for (int kind = 0; kind < SCHEMA_KINDS; kind++) {
        schemas[kind] = schema_make(&arena, small.pack, (enum schema_kind)kind);
        assert_non_null(schemas[kind]);
    }
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_fini(&arena);
    intake_fini(&small);
    return 0;
}

/* ---- looking at schemas ---- */

/* The shape at a path of keys, and of numbers in lists: "definitions/project.sides/anyOf/1". */
static const struct shape *shape_at(const struct shape *shape, const char *path)
{
    char *copy = strdup(path);
    assert_non_null(copy);
    for (char *key = strtok(copy, "/"); key; key = strtok(NULL, "/")) {
        const struct shape *child = shape->first;
        if (shape->kind == SHAPE_LIST)
            for (int i = atoi(key); i > 0; i--)
                child = child->next;
        else
            child = shape_get(shape, key);
        if (!child)
            fail_msg("the schema has no %s (%s)", path, key);
        shape = child;
    }
    free(copy);
    return shape;
}

typedef void visit(const struct shape *shape, void *context);

static void walk(const struct shape *shape, visit *see, void *context)
{
    see(shape, context);
    for (const struct shape *child = shape->first; child; child = child->next)
        walk(child, see, context);
}

/* ---- asking readers ---- */

/* A mapping of a document: where its keys stand in the schema, and a file that has the key `%s` in
 * one. */
struct mapping {
    enum schema_kind kind;
    const char *path; /* of the mapping in the schema; "": its root */
    const char *text;
    enum { ALONE, INCLUDED, OVERLAY } place; /* of a pack's file: what the rest of the pack is */
};

#define COMPONENT "ruling: 1\ncomponents:\n  - name: a\n    "
#define CASE      "tests: 1\ncases:\n  - case: a\n    "
#define FACT      "facts:\n  - fact: a.b\n    type: bool\n    question: x\n    "
#define OVER      "format: 1\npack: over\nversion: 1\nextends: ./base.yaml\n"
#define RULE      "rules:\n  - id: a\n    when:\n      "

static const struct mapping mappings[] = {
    {SCHEMA_PROFILE, "", "ruling: 1\n%s: x\n", ALONE},
    {SCHEMA_PROFILE, "definitions/component", COMPONENT "%s: x\n", ALONE},
    {SCHEMA_PROFILE, "definitions/sole-component", "ruling: 1\ncomponent:\n  %s: x\n", ALONE},
    {SCHEMA_PROFILE, "definitions/group:project", "ruling: 1\nproject:\n  %s: x\n", ALONE},
    {SCHEMA_PROFILE, "definitions/component.load/anyOf/1", COMPONENT "load:\n      %s: x\n", ALONE},
    {SCHEMA_PROFILE, "definitions/link", "ruling: 1\nlinks:\n  - %s: x\n", ALONE},
    {SCHEMA_PROFILE, "definitions/waiver", "ruling: 1\nwaivers:\n  - %s: x\n", ALONE},
    {SCHEMA_PROFILE, "definitions/priorities", "ruling: 1\npriorities:\n  %s: x\n", ALONE},
    {SCHEMA_TEST, "", "tests: 1\ncases:\n  - {case: a, expect: {verdict: left}}\n%s: x\n", ALONE},
    {SCHEMA_TEST, "definitions/change", "tests: 1\nchanges:\n  - %s: x\n", ALONE},
    {SCHEMA_TEST, "definitions/case", CASE "%s: x\n", ALONE},
    {SCHEMA_TEST, "definitions/expectation", CASE "expect:\n      %s: x\n", ALONE},
    {SCHEMA_TEST, "definitions/some-points", CASE "expect: {points: {%s: x}}\n", ALONE},
    {SCHEMA_TEST, "definitions/profile", CASE "profile:\n      %s: x\n", ALONE},
    {SCHEMA_TEST, "definitions/settings", CASE "set:\n      %s: x\n", ALONE},
    {SCHEMA_TEST, "definitions/matrix", CASE "matrix:\n      %s: [x]\n", ALONE},
    {SCHEMA_PACK, "definitions/pack-file", "format: 1\n%s: x\n", ALONE},
    {SCHEMA_PACK, "definitions/included-file", "%s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/whole-option", "options:\n  a:\n    %s: x\n", ALONE},
    {SCHEMA_PACK, "definitions/combination", "combination:\n  %s: x\n", ALONE},
    {SCHEMA_PACK, "definitions/thresholds", "thresholds:\n  %s: x\n", ALONE},
    {SCHEMA_PACK, "definitions/whole-criterion", "criteria:\n  a:\n    %s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/whole-source", "sources:\n  A:\n    %s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/split", "split:\n  %s: x\n", ALONE},
    {SCHEMA_PACK, "definitions/switch", "switch:\n  %s: x\n", ALONE},
    {SCHEMA_PACK, "definitions/whole-fact", "facts:\n  - %s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/default", FACT "default:\n      %s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/whole-claim", "claims:\n  - %s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/whole-rule", "rules:\n  - %s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/condition-group", RULE "%s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/condition-share", RULE "share_of_components:\n        %s: x\n",
     true},
    {SCHEMA_PACK, "definitions/whole-advice", "advice:\n  - %s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/whole-check", "checks:\n  - %s: x\n", INCLUDED},
    {SCHEMA_PACK, "definitions/overlay-file", OVER "%s: x\n", OVERLAY},
    {SCHEMA_PACK, "definitions/some-thresholds", OVER "thresholds:\n  %s: x\n", OVERLAY},
    {SCHEMA_PACK, "definitions/some-switch", OVER "switch:\n  %s: x\n", OVERLAY},
    {SCHEMA_PACK, "definitions/whole-criterion", OVER "criteria:\n  pace:\n    %s: x\n", OVERLAY},
    {SCHEMA_PACK, "definitions/changed-fact",
     OVER "facts:\n  - adjust: component.heat\n    %s: x\n", OVERLAY},
    {SCHEMA_PACK, "definitions/changed-rule", OVER "rules:\n  - adjust: heavy-left\n    %s: x\n",
     OVERLAY},
    {SCHEMA_PACK, "definitions/changed-advice", OVER "advice:\n  - adjust: look-left\n    %s: x\n",
     OVERLAY},
    {SCHEMA_PACK, "definitions/changed-check", OVER "checks:\n  - adjust: cold-load\n    %s: x\n",
     OVERLAY},
};

#define MAPPINGS (sizeof mappings / sizeof *mappings)

/* A file while a reader looks at it. */
struct asked {
    struct arena arena;
    struct diags diags;
    struct folder folder;
};

static void read_pack(struct asked *asked, const char *text, const struct mapping *mapping)
{
    char *base = small_pack();
    size_t room = strlen(base) + 32;
    char *including = malloc(room);
    assert_non_null(including);
    snprintf(including, room, "%sinclude: part.yaml\n", base);
    bool included = mapping->place == INCLUDED;
    folder_put(&asked->folder, "base.yaml", base);
    folder_put(&asked->folder, "pack.yaml", included ? including : text);
    folder_put(&asked->folder, "part.yaml", included ? text : "");
    free(including);
    free(base);
    pack_free(pack_read(&asked->arena, asked->folder.path, &asked->diags));
}

static void ask(struct asked *asked, const struct mapping *mapping, const char *text)
{
    arena_init(&asked->arena);
    diags_init(&asked->diags, &asked->arena);
    folder_init(&asked->folder);
    if (mapping->kind == SCHEMA_PROFILE) {
        struct profile_input input = {
            .path = "p.yaml", .bytes = text, .length = strlen(text), .format = DOCUMENT_YAML};
        profile_free(profile_read(&asked->arena, small.pack, &input, &asked->diags));
    } else if (mapping->kind == SCHEMA_TEST) {
        struct suite suite;
        struct suite_input input = {.path = "tests.yaml", .bytes = text, .length = strlen(text)};
        suite_read(&asked->arena, small.pack, &input, &suite, &asked->diags);
    } else {
        read_pack(asked, text, mapping);
    }
}

static void asked_fini(struct asked *asked)
{
    folder_fini(&asked->folder);
    arena_fini(&asked->arena);
}

/* Whether a message says that a key is none. */
static bool is_about_keys(enum diag_code code)
{
    static const enum diag_code codes[] = {R0101, R0114, R0115, R0116, R0125,
                                           R0126, R0130, R0226, R0309};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* The file of a mapping with a key and its value in it; the caller frees it. `*at` is where the key
 * stands. */
static char *file_with(const struct mapping *mapping, const char *key, const char *value,
                       uint32_t *at)
{
    const char *mark = strstr(mapping->text, "%s");
    assert_non_null(mark);
    *at = (uint32_t)(mark - mapping->text);
    const char *rest = mark + strcspn(mark, "x[");
    size_t room = strlen(mapping->text) + strlen(key) + strlen(value) + 1;
    char *text = malloc(room);
    assert_non_null(text);
    snprintf(text, room, "%.*s%s: %s%s", (int)*at, mapping->text, key, value,
             rest + strspn(rest, "x[]"));
    return text;
}

/* Whether the reader refuses the key, with this value. */
static bool refuses_with(const struct mapping *mapping, const char *key, const char *value)
{
    struct asked asked;
    uint32_t at;
    bool refused = false;
    char *text = file_with(mapping, key, value, &at);
    ask(&asked, mapping, text);
    for (uint32_t i = 0; i < asked.diags.list.count; i++) {
        const struct diag *diag = &asked.diags.list.items[i];
        bool here = diag->span.source && diag->span.start >= at &&
                    diag->span.start < at + strlen(key) && diag->span.end <= at + strlen(key);
        refused |= here && is_about_keys(diag->code);
    }
    asked_fini(&asked);
    free(text);
    return refused;
}

/* Some keys are only looked at where the value has the right shape. */
static bool refuses(const struct mapping *mapping, const char *key)
{
    static const char *const values[] = {"x", "[x]", "{x: x}"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (refuses_with(mapping, key, values[i]))
            return true;
    return false;
}

/* ---- every key in turn ---- */

#define MOST_KEYS 400

struct pool {
    const char *keys[MOST_KEYS];
    uint32_t count;
};

static void collect(const struct shape *shape, void *context)
{
    struct pool *pool = context;
    if (!shape->key || strcmp(shape->key, "properties") != 0 || shape->kind != SHAPE_OBJECT)
        return;
    for (const struct shape *child = shape->first; child; child = child->next) {
        uint32_t i = 0;
        while (i < pool->count && strcmp(pool->keys[i], child->key) != 0)
            i++;
        assert_true(i < MOST_KEYS);
        pool->keys[i] = child->key;
        pool->count += i == pool->count;
    }
}

/* Keys of overlays, which stand in the schemas of other files as well: these cannot tell whether
 * they are part of an overlay. */
static bool is_of_overlays(const struct mapping *mapping, const char *key)
{
    static const char *const keys[] = {"extends", "adjust", "reason"};
    bool found = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        found |= strcmp(keys[i], key) == 0;
    return found && mapping->kind != SCHEMA_PROFILE && mapping->place != OVERLAY;
}

static const struct shape *properties_of(const struct mapping *mapping)
{
    const struct shape *shape = shape_at(schemas[mapping->kind], mapping->path);
    const struct shape *closed = shape_get(shape, "additionalProperties");
    assert_non_null(closed);
    assert_false(closed->yes);
    return shape_get(shape, "properties");
}

static void a_key_is_in_the_schema_if_its_reader_takes_it(void **state)
{
    (void)state;
    struct pool pool = {.keys = {"zzz"}, .count = 1};
    for (int kind = 0; kind < SCHEMA_KINDS; kind++)
        walk(schemas[kind], collect, &pool);
    assert_true(pool.count > 100);
    for (size_t m = 0; m < MAPPINGS; m++) {
        const struct shape *properties = properties_of(&mappings[m]);
        for (uint32_t i = 0; i < pool.count; i++) {
            const char *key = pool.keys[i];
            bool known = shape_get(properties, key);
            if (!is_of_overlays(&mappings[m], key) && refuses(&mappings[m], key) == known)
                fail_msg("`%s` in %s: the reader %s it", key, mappings[m].path,
                         known ? "refuses" : "takes");
        }
    }
}

/* How many keys a hint such as "known keys: id, title and 3 more" tells of; 0 for another hint. */
static uint32_t told(const char *hint)
{
    static const char head[] = "known keys: ";
    const char *more = hint ? strstr(hint, " and ") : NULL;
    if (!hint || strncmp(hint, head, strlen(head)) != 0)
        return 0;
    uint32_t count = 1 + (more ? (uint32_t)atoi(more + strlen(" and ")) : 0);
    for (; *hint; hint++)
        count += *hint == ',';
    return count;
}

static void readers_have_no_key_that_is_in_no_schema(void **state)
{
    (void)state;
    uint32_t hints = 0;
    for (size_t m = 0; m < MAPPINGS; m++) {
        struct asked asked;
        /* The first file of a pack is that of an overlay as soon as it has `extends`. */
        bool first = strcmp(mappings[m].path, "definitions/pack-file") == 0;
        uint32_t at, all = first ? 1 : 0, plain = 0;
        char *text = file_with(&mappings[m], "zzz", "x", &at);
        const struct shape *key = properties_of(&mappings[m])->first;
        for (; key; key = key->next) {
            all++;
            plain += !is_of_overlays(&mappings[m], key->key);
        }
        ask(&asked, &mappings[m], text);
        for (uint32_t i = 0; i < asked.diags.list.count; i++) {
            const struct diag *diag = &asked.diags.list.items[i];
            uint32_t count = diag->span.start == at ? told(diag->hint) : 0;
            hints += count > 0;
            /* What an overlay cannot change is known, and refused in other words. */
            bool beyond = count > all && mappings[m].place != OVERLAY;
            if (count > 0 && (count < plain || beyond))
                fail_msg("%s has %u keys, and the reader knows %u", mappings[m].path, all, count);
        }
        asked_fini(&asked);
        free(text);
    }
    assert_true(hints >= 18);
}

/* Keys that are required in some cases, or missed in other words. */
static bool is_missed_otherwise(const char *key)
{
    return strcmp(key, "question") == 0 || strcmp(key, "reason") == 0;
}

static void a_key_is_required_if_its_reader_misses_it(void **state)
{
    (void)state;
    for (size_t m = 0; m < MAPPINGS; m++) {
        struct asked asked;
        uint32_t at;
        char *text = file_with(&mappings[m], "zzz", "x", &at);
        const struct shape *required =
            shape_get(shape_at(schemas[mappings[m].kind], mappings[m].path), "required");
        ask(&asked, &mappings[m], text);
        for (const struct shape *key = properties_of(&mappings[m])->first; key; key = key->next) {
            char there[80], missing[80];
            bool needed = false, missed = false;
            snprintf(there, sizeof there, "%s:", key->key);
            snprintf(missing, sizeof missing, "the key `%s` is missing in this", key->key);
            for (const struct shape *name = required ? required->first : NULL; name;
                 name = name->next)
                needed |= strcmp(name->text, key->key) == 0;
            for (uint32_t i = 0; i < asked.diags.list.count; i++) {
                const struct diag *diag = &asked.diags.list.items[i];
                missed |= diag->span.start <= at && strstr(diag->message, missing);
            }
            if (needed != missed && !strstr(text, there) && mappings[m].path[0] &&
                !is_missed_otherwise(key->key))
                fail_msg("`%s` of %s is %s", key->key, mappings[m].path,
                         needed ? "required by the schema only" : "required by the reader only");
        }
        asked_fini(&asked);
        free(text);
    }
}

/* ---- facts and names ---- */

static bool has_word(const struct shape *list, const char *word)
{
    for (const struct shape *item = list->first; item; item = item->next)
        if (item->kind == SHAPE_TEXT && strcmp(item->text, word) == 0)
            return true;
    return false;
}

struct search {
    const char *word;
    bool found;
};

static void look_for(const struct shape *shape, void *context)
{
    struct search *search = context;
    if (shape->key && strcmp(shape->key, "enum") == 0)
        search->found |= has_word(shape, search->word);
}

static bool offers(const struct shape *shape, const char *word)
{
    struct search search = {word, false};
    walk(shape, look_for, &search);
    return search.found;
}

static void every_fact_is_there_with_all_its_values(void **state)
{
    (void)state;
    const struct vocabulary *vocabulary = &small.pack->vocabulary;
    const struct shape *definitions = shape_at(schemas[SCHEMA_PROFILE], "definitions");
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        char name[80];
        snprintf(name, sizeof name, "value:%s", fact->name);
        const struct shape *value = shape_get(definitions, name);
        assert_int_equal(value != NULL, !fact->derived && !fact->reserved);
        assert_int_equal(shape_get(definitions, fact->name) != NULL, value != NULL);
        for (uint32_t v = 0; value && fact->type != FACT_BOOL && v < fact->value_count; v++)
            assert_true(offers(value, fact->values[v].name));
        for (uint32_t b = 0; value && b < fact->band_count; b++)
            assert_true(offers(value, fact->bands[b].name));
    }
}

static void what_is_told_of_a_fact_is_what_the_pack_says(void **state)
{
    (void)state;
    const struct shape *profile = schemas[SCHEMA_PROFILE];
    const struct shape *load = shape_at(profile, "definitions/component.load");
    const struct shape *heat = shape_at(profile, "definitions/value:component.heat/anyOf/0");
    assert_string_equal(shape_at(load, "title")->text, "component.load");
    assert_string_equal(shape_at(load, "description")->text, "How much?\nRange: 0 % .. 100 %");
    assert_string_equal(shape_at(load, "markdownDescription")->text,
                        "**How much?**\n\nRange: 0 % .. 100 %");
    assert_string_equal(shape_at(heat, "enum/1")->text, "hot");
    assert_string_equal(shape_at(heat, "enumDescriptions/1")->text, "much heat");
    assert_string_equal(shape_at(heat, "enum/2")->text, "unknown");
}

static void every_rule_and_option_can_be_expected(void **state)
{
    (void)state;
    const struct shape *test = schemas[SCHEMA_TEST];
    for (uint32_t i = 0; i < small.pack->rule_count; i++)
        assert_true(offers(shape_at(test, "definitions/rule"), small.pack->rules[i].id));
    for (uint32_t i = 0; i < small.pack->option_count; i++)
        assert_true(offers(shape_at(test, "definitions/verdict"), small.pack->options[i].id));
    assert_true(offers(shape_at(test, "definitions/verdict"), "both"));
    assert_true(offers(shape_at(test, "definitions/verdict"), "either"));
}

static void check_ref(const struct shape *shape, void *context)
{
    static const char head[] = "#/definitions/";
    if (!shape->key || strcmp(shape->key, "$ref") != 0)
        return;
    assert_int_equal(strncmp(shape->text, head, strlen(head)), 0);
    if (!shape_get(context, shape->text + strlen(head)))
        fail_msg("%s leads nowhere", shape->text);
}

static void every_reference_leads_somewhere(void **state)
{
    (void)state;
    for (int kind = 0; kind < SCHEMA_KINDS; kind++)
        walk(schemas[kind], check_ref, (void *)shape_at(schemas[kind], "definitions"));
}

/* A list of alternatives must not be empty, nor a key stand twice. */
static void check_sound(const struct shape *shape, void *context)
{
    (void)context;
    static const char *const lists[] = {"enum", "anyOf", "allOf", "required"};
    for (size_t i = 0; shape->key && i < sizeof lists / sizeof *lists; i++)
        if (shape->kind == SHAPE_LIST && strcmp(shape->key, lists[i]) == 0)
            assert_non_null(shape->first);
    for (const struct shape *child = shape->first; child; child = child->next)
        for (const struct shape *later = child->next; later && child->key; later = later->next)
            assert_string_not_equal(child->key, later->key);
}

static void schemas_are_sound(void **state)
{
    (void)state;
    for (int kind = 0; kind < SCHEMA_KINDS; kind++)
        walk(schemas[kind], check_sound, NULL);
}

static void a_pack_without_links_criteria_and_rules_has_schemas(void **state)
{
    (void)state;
    struct intake bare;
    intake_text(&bare, "format: 1\npack: bare\nversion: 1\noptions: {a: {}, b: {}}\n"
                       "combination: {id: both}\nstrengths: {slight: 1}\n"
                       "thresholds: {toss_up: 1, clear: 2, firm: 3}\n");
    intake_check_good(&bare);
    for (int kind = 0; kind < SCHEMA_KINDS; kind++) {
        const struct shape *schema = schema_make(&arena, bare.pack, (enum schema_kind)kind);
        assert_non_null(schema);
        walk(schema, check_sound, NULL);
        walk(schema, check_ref, (void *)shape_at(schema, "definitions"));
    }
    intake_fini(&bare);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_in_the_schema_if_its_reader_takes_it),
        cmocka_unit_test(readers_have_no_key_that_is_in_no_schema),
        cmocka_unit_test(a_key_is_required_if_its_reader_misses_it),
        cmocka_unit_test(every_fact_is_there_with_all_its_values),
        cmocka_unit_test(what_is_told_of_a_fact_is_what_the_pack_says),
        cmocka_unit_test(every_rule_and_option_can_be_expected),
        cmocka_unit_test(every_reference_leads_somewhere),
        cmocka_unit_test(schemas_are_sound),
        cmocka_unit_test(a_pack_without_links_criteria_and_rules_has_schemas),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
