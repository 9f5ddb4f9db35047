/* Amending, on every YAML file of the repository and on copies that are changed at random: the text
 * says afterwards what a tree that was changed in the same way says, and additions keep every
 * comment.
 *
 * RULING_SEED sets the first random number, RULING_CASES how many texts are amended at least,
 * ROUNDS multiplies that. */
#include "yaml_texts.h"

#include "document/amend.h"
#include "document/quote.h"
#include "yaml_comments.h"

enum { MAPPINGS = 4000 };

struct trial {
    struct arena arena;
    struct diags diags;
    const char *name;
    uint64_t seed;
    uint64_t *random;
    const struct node *root;
    const struct node *mappings[MAPPINGS]; /* that can be amended */
    uint32_t mapping_count;
    struct edits edits;
    struct node *target; /* the one that is amended, as it shall be */
    bool additions;      /* nothing was taken away */
    char said[2000];     /* what was done */
};

static void expect(const struct trial *trial, bool holds, const char *what, const char *after)
{
    if (holds)
        return;
    fprintf(stderr, "---- before\n%s\n---- after\n%s\n---- by\n%s", trial->root->span.source->bytes,
            after, trial->said);
    fail_msg("%s of %s: RULING_SEED=%" PRIu64, what, trial->name, trial->seed);
}

static void *grab(struct trial *trial, size_t count, size_t size)
{
    void *block = arena_new(&trial->arena, count, size);
    assert_non_null(block);
    return block;
}

/* Finds all mappings; pairs without braces are inside of brackets. */
static void find_mappings(struct trial *trial, const struct node *node, bool flow)
{
    flow |= node_is_flow(node);
    if (node->kind == NODE_MAPPING && (!flow || node_is_flow(node)) &&
        trial->mapping_count < MAPPINGS)
        trial->mappings[trial->mapping_count++] = node;
    for (uint32_t i = 0; node->kind != NODE_SCALAR && i < node->count; i++)
        find_mappings(trial, node->kind == NODE_SEQUENCE ? node->items[i] : node->entries[i].value,
                      flow);
}

/* ---- values ---- */

static const struct node *read(struct trial *trial, const char *text)
{
    const struct node *root =
        document_parse(&trial->arena, "value", text, strlen(text), DOCUMENT_YAML, &trial->diags);
    assert_non_null(root);
    return root;
}

/* A value, as it is written. */
static const char *random_value(struct trial *trial, bool flow)
{
    static const char *const values[] = {
        "~40k",    "60 .. 90 %",       "\"a \\\" text, [so] to: say\"",
        "'it''s'", "[a, b]",           "{value: x, note: 'y # z'}",
        "[]",      "none | inference", "http://example.org/#x"};
    static const char *const blocks[] = {"\n  size: 7\n  python: strong",
                                         "\n  - a\n  - b:\n      c: d", "\n- a\n- b"};
    if (!flow && chance(trial->random, 20))
        return blocks[below(trial->random, 3)];
    return values[below(trial->random, flow ? 8 : 9)];
}

static struct entry new_entry(struct trial *trial, const char *key, const char *value)
{
    char *text = arena_printf(&trial->arena, "%s:%s%s\n", key, *value == '\n' ? "" : " ", value);
    assert_non_null(text);
    return read(trial, text)->entries[0];
}

/* ---- the tree ---- */

static struct node *copy_node(struct trial *trial, const struct node *node,
                              const struct node *target)
{
    struct node *copy = grab(trial, 1, sizeof *copy);
    *copy = *node;
    if (node->kind == NODE_SEQUENCE) {
        copy->items = grab(trial, node->count, sizeof *copy->items);
        for (uint32_t i = 0; i < node->count; i++)
            copy->items[i] = copy_node(trial, node->items[i], target);
    } else if (node->kind == NODE_MAPPING) {
        /* Room for what is added. */
        copy->entries = grab(trial, node->count + 8, sizeof *copy->entries);
        for (uint32_t i = 0; i < node->count; i++)
            copy->entries[i] = (struct entry){node->entries[i].key,
                                              copy_node(trial, node->entries[i].value, target)};
    }
    if (node == target)
        trial->target = copy;
    return copy;
}

static uint32_t find(const struct node *mapping, const char *key)
{
    for (uint32_t i = 0; key && i < mapping->count; i++)
        if (strcmp(mapping->entries[i].key->text, key) == 0)
            return i;
    return UINT32_MAX;
}

static void put_entry(struct node *mapping, uint32_t at, struct entry entry)
{
    for (uint32_t i = mapping->count++; i > at; i--)
        mapping->entries[i] = mapping->entries[i - 1];
    mapping->entries[at] = entry;
}

static void take_entry(struct node *mapping, uint32_t at)
{
    mapping->count--;
    for (uint32_t i = at; i < mapping->count; i++)
        mapping->entries[i] = mapping->entries[i + 1];
}

/* ---- what is done ---- */

static void say(struct trial *trial, const char *what, const char *key, const char *value)
{
    size_t length = strlen(trial->said);
    snprintf(trial->said + length, sizeof trial->said - length, "%s %s: %s\n", what, key, value);
}

static void set(struct trial *trial, const struct node *mapping, const char *key)
{
    const char *value = random_value(trial, node_is_flow(mapping));
    uint32_t at = find(trial->target, key);
    struct entry entry = new_entry(trial, key ? key : "new-key", value);
    say(trial, "set", key ? key : "new-key", value);
    amend_set(&trial->edits, mapping, key ? key : "new-key", value);
    if (at == UINT32_MAX) {
        put_entry(trial->target, trial->target->count, entry);
    } else {
        trial->additions = false;
        trial->target->entries[at].value = entry.value;
    }
}

static void insert(struct trial *trial, const struct node *mapping, const char *after,
                   const char *key)
{
    const char *value = random_value(trial, node_is_flow(mapping));
    uint32_t at = find(trial->target, after);
    say(trial, "insert", key, value);
    amend_insert(&trial->edits, mapping, after, key, value);
    put_entry(trial->target, at == UINT32_MAX ? trial->target->count : at + 1,
              new_entry(trial, key, value));
}

static void drop(struct trial *trial, const struct node *mapping, const char *key)
{
    say(trial, "remove", key, "");
    amend_remove(&trial->edits, mapping, key);
    take_entry(trial->target, find(trial->target, key));
    trial->additions = false;
}

/* A key of the mapping that is written in a way that can be repeated; NULL when the draw finds
 * none. */
static const char *random_key(struct trial *trial, const struct node *mapping)
{
    if (mapping->count == 0)
        return NULL;
    const struct node *key = mapping->entries[below(trial->random, mapping->count)].key;
    return key->style == STYLE_PLAIN && node_is_verbatim(key) && key->length < 100 ? key->text
                                                                                   : NULL;
}

/* Changes a mapping in one or two ways that do not get into each other's way. */
static void amend(struct trial *trial, const struct node *mapping)
{
    const char *key = random_key(trial, mapping);
    switch (key ? below(trial->random, 5) : 3) {
    case 0:
        set(trial, mapping, key);
        set(trial, mapping, NULL);
        return;
    case 1:
        insert(trial, mapping, key, "first-new");
        break;
    case 2:
        drop(trial, mapping, key);
        return;
    case 3:
        insert(trial, mapping, NULL, "first-new");
        insert(trial, mapping, NULL, "second-new");
        return;
    default:
        set(trial, mapping, key);
    }
}

/* ---- trials ---- */

static void check_result(struct trial *trial, const struct node *expected)
{
    struct strbuf out, before, after;
    strbuf_init(&out);
    strbuf_init(&before);
    strbuf_init(&after);
    expect(trial, edits_apply(&trial->edits, &out), "the edits", "");
    const struct node *root =
        document_parse(&trial->arena, "after", out.text, out.length, DOCUMENT_YAML, &trial->diags);
    expect(trial, root && !diags_failed(&trial->diags), "the syntax", out.text);
    expect(trial, node_equal(root, expected), "the meaning", out.text);
    strbuf_puts(&before, "");
    strbuf_puts(&after, "");
    const struct source *source = trial->root->span.source;
    assert_true(yaml_comments(source->bytes, source->length, &before));
    assert_true(yaml_comments(out.text, out.length, &after));
    expect(trial, !trial->additions || strcmp(before.text, after.text) == 0, "the comments",
           out.text);
    strbuf_fini(&out);
    strbuf_fini(&before);
    strbuf_fini(&after);
}

static bool try_text(const char *name, const char *bytes, size_t length, uint64_t seed,
                     uint64_t *random)
{
    static struct trial trial;
    trial = (struct trial){.name = name, .seed = seed, .random = random, .additions = true};
    arena_init(&trial.arena);
    diags_init(&trial.diags, &trial.arena);
    trial.root = document_parse(&trial.arena, name, bytes, length, DOCUMENT_YAML, &trial.diags);
    bool good = trial.root && !diags_failed(&trial.diags);
    if (good)
        find_mappings(&trial, trial.root, false);
    good = good && trial.mapping_count > 0;
    if (good) {
        const struct node *mapping = trial.mappings[below(random, trial.mapping_count)];
        const struct node *expected = copy_node(&trial, trial.root, mapping);
        edits_init(&trial.edits, &trial.arena, trial.root->span.source);
        amend(&trial, mapping);
        check_result(&trial, expected);
    }
    arena_fini(&trial.arena);
    return good;
}

static void amended_texts_say_what_was_meant(void **state)
{
    (void)state;
    struct texts texts;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t wanted = setting("RULING_CASES", 10000 * setting("ROUNDS", 1));
    uint64_t good = 0;
    texts_read(&texts);
    print_message("# RULING_SEED=%" PRIu64 " RULING_CASES=%" PRIu64 "\n", seed, wanted);
    for (uint64_t tried = 0; tried < wanted; tried++, seed++) {
        uint64_t random = seed;
        const struct text *text = &texts.items[below(&random, (uint32_t)texts.count)];
        struct strbuf copy;
        if (text->length == 0 || text->length > 6000)
            continue;
        change_text(&copy, text, &random);
        good += try_text(text->name, copy.text, copy.length, seed, &random);
        strbuf_fini(&copy);
    }
    print_message("# %" PRIu64 " texts were amended\n", good);
    assert_true(good >= wanted / 3);
    texts_free(&texts);
}

/* ---- quoting ---- */

/* A text of pieces that mean something in YAML. */
static void random_text(struct strbuf *out, uint64_t *random)
{
    static const char *const pieces[] = {
        "a",   "word", " ",  ": ",           " #",           "#",    "-", "- ", "[", "]", "{", ",",
        "'",   "\"",   "\\", "\n",           "\t",           "é",    "%", "@",  "`", "!", "&", "*",
        "...", "?",    "? ", "\xe2\x80\xa8", "\xef\xbb\xbf", "null", "~", "1",  ":", "\r"};
    strbuf_puts(out, "");
    for (uint32_t left = below(random, 6); left > 0; left--)
        strbuf_puts(out, pieces[below(random, sizeof pieces / sizeof *pieces)]);
}

static void check_quoted(const char *format, const struct strbuf *text, uint64_t seed)
{
    struct arena arena;
    struct diags diags;
    struct strbuf quoted;
    arena_init(&arena);
    diags_init(&diags, &arena);
    strbuf_init(&quoted);
    quote_add(&quoted, text->text, text->length);
    char *document = arena_printf(&arena, format, quoted.text);
    const struct node *root =
        document_parse(&arena, "quoted", document, strlen(document), DOCUMENT_YAML, &diags);
    const struct node *value = root ? node_get(root, "a") : NULL;
    if (value && value->kind == NODE_SEQUENCE && value->count == 2)
        value = value->items[0];
    if (!value || diags_failed(&diags) || value->kind != NODE_SCALAR ||
        value->length != text->length || memcmp(value->text, text->text, text->length) != 0 ||
        (value->style == STYLE_PLAIN && value->length == 0))
        fail_msg("`%s` was written as %s: RULING_SEED=%" PRIu64, text->text, document, seed);
    strbuf_fini(&quoted);
    arena_fini(&arena);
}

static void quoted_texts_are_read_again(void **state)
{
    (void)state;
    static const char *const formats[] = {"a: %s\n",         "a: %s  # b\nc: d\n",
                                          "{a: %s, b: c}\n", "a: [%s, \"b\"]\n",
                                          "{b: c, a: %s}\n", "a:\n  %s\nb: c\n"};
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t wanted = setting("RULING_CASES", 20000 * setting("ROUNDS", 1));
    for (uint64_t tried = 0; tried < wanted; tried++, seed++) {
        uint64_t random = seed;
        struct strbuf text;
        strbuf_init(&text);
        random_text(&text, &random);
        check_quoted(formats[below(&random, 6)], &text, seed);
        strbuf_fini(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amended_texts_say_what_was_meant),
        cmocka_unit_test(quoted_texts_are_read_again),
    };
    return cmocka_run_group_tests_name("amend", tests, NULL, NULL);
}
