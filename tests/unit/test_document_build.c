#include "document_fixture.h"

#include "document/build.h"
#include "failing.h"

/* A source whose bytes are the text; spans are found in it. */
struct scene {
    struct arena arena;
    struct diags diags;
    struct source *source;
    struct build *build;
};

static void scene_init(struct scene *scene, const char *text)
{
    arena_init(&scene->arena);
    diags_init(&scene->diags, &scene->arena);
    scene->source = source_new(&scene->arena, "scene", text, strlen(text));
    scene->build = build_new(&scene->arena, LIMIT_DOCUMENT_NODES, &scene->diags);
    assert_non_null(scene->build);
}

static struct span span_at(const struct scene *scene, uint32_t start, uint32_t end)
{
    return (struct span){scene->source, start, end};
}

/* A scalar event for the byte at `at`. */
static bool scalar(struct scene *scene, uint32_t at)
{
    return build_scalar(scene->build, STYLE_PLAIN, scene->source->bytes + at, 1,
                        span_at(scene, at, at + 1));
}

static void without_events_there_is_no_tree(void **state)
{
    (void)state;
    struct scene scene;
    scene_init(&scene, "");
    assert_null(build_root(scene.build));
    arena_fini(&scene.arena);
}

static void an_open_collection_is_no_tree_yet(void **state)
{
    (void)state;
    struct scene scene;
    scene_init(&scene, "[a]");
    assert_true(build_open(scene.build, NODE_SEQUENCE, span_at(&scene, 0, 1)));
    assert_true(scalar(&scene, 1));
    assert_null(build_root(scene.build));
    assert_true(build_close(scene.build, 3));
    const struct node *root = build_root(scene.build);
    assert_int_equal(root->kind, NODE_SEQUENCE);
    assert_int_equal(root->count, 1);
    check_span(root->span, "[a]");
    check_scalar(root->items[0], STYLE_PLAIN, "a", "a");
    arena_fini(&scene.arena);
}

static void texts_are_copied_and_end_with_nul(void **state)
{
    (void)state;
    struct scene scene;
    scene_init(&scene, "");
    char text[] = "abc";
    assert_true(build_scalar(scene.build, STYLE_QUOTED, text, 2, span_at(&scene, 0, 0)));
    text[0] = 'x';
    check_scalar(build_root(scene.build), STYLE_QUOTED, "ab", "");
    arena_fini(&scene.arena);
}

static void entries_keep_their_order(void **state)
{
    (void)state;
    struct scene scene;
    scene_init(&scene, "cabd");
    build_open(scene.build, NODE_MAPPING, span_at(&scene, 0, 0));
    for (uint32_t i = 0; i < 4; i++)
        assert_true(scalar(&scene, i));
    build_close(scene.build, 4);
    const struct node *root = build_root(scene.build);
    assert_int_equal(root->count, 2);
    check_scalar(root->entries[0].key, STYLE_PLAIN, "c", "c");
    check_scalar(root->entries[0].value, STYLE_PLAIN, "a", "a");
    check_scalar(root->entries[1].key, STYLE_PLAIN, "b", "b");
    arena_fini(&scene.arena);
}

static void a_key_is_known_by_all_its_bytes(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "{a: 1, A: 2, 'a ': 3, aa: 4, '': 5}");
    check_count(&fixture, 0);
    assert_int_equal(fixture.root->count, 5);
    fixture_fini(&fixture);
}

static void a_second_key_is_reported_with_the_first(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: 1\n\"a\": {b: 1, b: 2}\nc: 3\na: 4\n");
    check_count(&fixture, 3);
    check_diag(&fixture, 0, R0016, "\"a\"");
    check_place(diag_at(&fixture, 0)->span, 2, 1);
    check_place(diag_at(&fixture, 0)->related, 1, 1);
    assert_string_equal(diag_at(&fixture, 0)->message, "the key `a` is given twice");
    /* What is under a key that is dropped is read all the same. */
    check_diag(&fixture, 1, R0016, "b");
    check_place(diag_at(&fixture, 2)->span, 4, 1);
    check_place(diag_at(&fixture, 2)->related, 1, 1);
    assert_int_equal(fixture.root->count, 2);
    check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
    check_scalar(node_get(fixture.root, "c"), STYLE_PLAIN, "3", "3");
    fixture_fini(&fixture);
}

/* Reads a mapping of `count` different keys and then key `again` once more. */
static void check_large(uint32_t count, uint32_t again)
{
    char *text = test_malloc(count * 20 + 40), *end = text;
    for (uint32_t i = 0; i < count; i++)
        end += sprintf(end, "key%u: %u\n", i, i);
    sprintf(end, "key%u: x\n", again);
    struct fixture fixture;
    fixture_yaml(&fixture, text);
    bool known = again < count;
    check_count(&fixture, known);
    assert_int_equal(fixture.root->count, known ? count : count + 1);
    if (known) {
        check_place(diag_at(&fixture, 0)->span, count + 1, 1);
        check_place(diag_at(&fixture, 0)->related, again + 1, 1);
    }
    fixture_fini(&fixture);
    test_free(text);
}

static void large_mappings_find_keys_as_well(void **state)
{
    (void)state;
    static const uint32_t counts[] = {1, 15, 16, 17, 18, 40, 4000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        check_large(counts[i], 0);
        check_large(counts[i], counts[i] - 1);
        check_large(counts[i], counts[i] / 2);
        check_large(counts[i], counts[i]);
    }
}

static void keys_that_are_no_names_are_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "[a, b]: {x: 1}\n{c: d}: 2\n? - e\n: 3\n?\n: 4\nok: {{ v }}\n");
    check_count(&fixture, 5);
    check_diag(&fixture, 0, R0018, "[a, b]");
    check_diag(&fixture, 1, R0018, "{c: d}");
    check_diag(&fixture, 2, R0018, "- e");
    check_diag(&fixture, 3, R0018, "");
    check_diag(&fixture, 4, R0018, "{ v }");
    assert_int_equal(fixture.root->count, 1);
    assert_int_equal(node_get(fixture.root, "ok")->count, 0);
    fixture_fini(&fixture);
}

static void merge_keys_are_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: {<<: {b: 1}, <<: [], c: 2, '<<': 3}\n");
    check_count(&fixture, 2);
    check_diag(&fixture, 0, R0014, "<<");
    check_diag(&fixture, 1, R0014, "<<");
    assert_int_equal(node_get(fixture.root, "a")->count, 2);
    check_scalar(node_get(node_get(fixture.root, "a"), "<<"), STYLE_PLAIN, "3", "3");
    fixture_fini(&fixture);
    fixture_json(&fixture, "{\"<<\": 1}");
    check_count(&fixture, 0);
    fixture_fini(&fixture);
}

static void refused_characters_are_cut_off(void **state)
{
    (void)state;
    struct scene scene;
    scene_init(&scene, "xyz");
    build_open(scene.build, NODE_SEQUENCE, span_at(&scene, 0, 1));
    assert_true(build_scalar(scene.build, STYLE_QUOTED, "a\0b", 3, span_at(&scene, 1, 2)));
    assert_true(build_scalar(scene.build, STYLE_QUOTED, "\x1b[0m", 4, span_at(&scene, 2, 3)));
    build_close(scene.build, 3);
    assert_int_equal(scene.diags.list.count, 2);
    assert_int_equal(scene.diags.list.items[0].code, R0006);
    check_span(scene.diags.list.items[1].span, "z");
    check_scalar(build_root(scene.build)->items[0], STYLE_QUOTED, "a", "y");
    check_scalar(build_root(scene.build)->items[1], STYLE_QUOTED, "", "z");
    assert_true(build_root(scene.build)->items[0]->refused);
    arena_fini(&scene.arena);
}

static void what_was_refused_has_a_node(void **state)
{
    (void)state;
    struct scene scene;
    scene_init(&scene, "{*a:b,c:*d}");
    build_open(scene.build, NODE_MAPPING, span_at(&scene, 0, 1));
    assert_true(build_refused(scene.build, span_at(&scene, 1, 3)));
    assert_true(scalar(&scene, 4));
    assert_true(scalar(&scene, 6));
    assert_true(build_refused(scene.build, span_at(&scene, 8, 10)));
    build_close(scene.build, 11);
    assert_int_equal(scene.diags.list.count, 0);
    const struct node *root = build_root(scene.build);
    assert_int_equal(root->count, 1);
    assert_false(root->refused);
    check_scalar(node_get(root, "c"), STYLE_PLAIN, "", "*d");
    assert_true(node_get(root, "c")->refused);
    arena_fini(&scene.arena);
}

static void what_may_come_next_is_known(void **state)
{
    (void)state;
    struct scene scene;
    scene_init(&scene, "{a: [b]}");
    struct build *build = scene.build;
    assert_int_equal(build_next(build), BUILD_ROOT);
    assert_true(build_open(build, NODE_MAPPING, span_at(&scene, 0, 1)));
    assert_int_equal(build_next(build), BUILD_KEY);
    assert_true(scalar(&scene, 1));
    assert_int_equal(build_next(build), BUILD_VALUE);
    assert_true(build_open(build, NODE_SEQUENCE, span_at(&scene, 4, 5)));
    assert_int_equal(build_next(build), BUILD_ITEM);
    assert_true(scalar(&scene, 5));
    assert_int_equal(build_next(build), BUILD_ITEM);
    assert_true(build_close(build, 7));
    assert_int_equal(build_next(build), BUILD_KEY);
    assert_true(build_close(build, 8));
    assert_int_equal(build_next(build), BUILD_NOTHING);
    arena_fini(&scene.arena);
}

/* Reads `text` and checks that it is good, or that it exceeds `limit` at line:column. */
static void check_limit(const char *text, enum document_format format, bool good, const char *limit,
                        uint32_t column)
{
    struct fixture fixture;
    fixture_read_n(&fixture, text, strlen(text), format);
    if (good) {
        check_count(&fixture, 0);
        assert_non_null(fixture.root);
    } else {
        check_count(&fixture, 1);
        assert_null(fixture.root);
        const struct diag *diag = diag_at(&fixture, 0);
        assert_int_equal(diag->code, R0050);
        assert_non_null(strstr(diag->message, limit));
        check_place(diag->span, 1, column);
    }
    fixture_fini(&fixture);
}

/* `depth` nested collections, each opened by `open`, with `middle` inside. */
static void check_depth(enum document_format format, const char *open, const char *middle,
                        const char *close, size_t depth)
{
    char *front = repeat(open, depth, middle), *behind = repeat(close, depth, "");
    char *text = test_malloc(strlen(front) + strlen(behind) + 1);
    strcat(strcpy(text, front), behind);
    check_limit(text, format, depth <= 64, "document-depth", (uint32_t)(64 * strlen(open)) + 1);
    test_free(front);
    test_free(behind);
    test_free(text);
}

static void depth_is_limited(void **state)
{
    (void)state;
    for (size_t depth = 63; depth <= 65; depth++) {
        check_depth(DOCUMENT_YAML, "[", "", "]", depth);
        check_depth(DOCUMENT_YAML, "{a: ", "b", "}", depth);
        check_depth(DOCUMENT_YAML, "- ", "a", "", depth);
        check_depth(DOCUMENT_JSON, "[", "", "]", depth);
        check_depth(DOCUMENT_JSON, "{\"a\":", "1", "}", depth);
    }
}

/* 80 KB of one opening each: quick, and the complaint is about the 65th. */
static void endless_nesting_is_refused_at_once(void **state)
{
    (void)state;
    static const struct {
        const char *open;
        enum document_format format;
    } rows[] = {{"[", DOCUMENT_YAML},     {"{", DOCUMENT_YAML},   {"- ", DOCUMENT_YAML},
                {"? ", DOCUMENT_YAML},    {"{? ", DOCUMENT_YAML}, {"[a, ", DOCUMENT_YAML},
                {"{a: [", DOCUMENT_YAML}, {"[", DOCUMENT_JSON},   {"{\"a\":", DOCUMENT_JSON}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length = strlen(rows[i].open);
        char *text = repeat(rows[i].open, 80000 / length, "");
        uint32_t column = (uint32_t)(64 * length) + 1;
        /* `{a: [` opens two at once. */
        if (length == 5 && rows[i].format == DOCUMENT_YAML)
            column = 32 * 5 + 1;
        check_limit(text, rows[i].format, false, "document-depth", column);
        test_free(text);
    }
}

/* A list of `nodes` nodes, itself included. */
static void check_nodes(enum document_format format, size_t nodes)
{
    char *items = repeat("1,", nodes - 2, "1]");
    char *text = test_malloc(strlen(items) + 2);
    strcat(strcpy(text, "["), items);
    check_limit(text, format, nodes <= 100000, "document-nodes", 2 * 99999 + 2);
    test_free(items);
    test_free(text);
}

static void nodes_are_limited(void **state)
{
    (void)state;
    for (size_t nodes = 99999; nodes <= 100001; nodes++) {
        check_nodes(DOCUMENT_YAML, nodes);
        check_nodes(DOCUMENT_JSON, nodes);
    }
}

static void collections_count_as_nodes(void **state)
{
    (void)state;
    char *items = repeat("[],", 99999, "[]]");
    char *text = test_malloc(strlen(items) + 2);
    strcat(strcpy(text, "["), items);
    check_limit(text, DOCUMENT_JSON, false, "document-nodes", 3 * 99999 + 2);
    test_free(items);
    test_free(text);
}

static void scalars_are_limited(void **state)
{
    (void)state;
    for (size_t length = 65535; length <= 65537; length++) {
        char *plain = repeat("x", length, ""), *quoted = repeat("x", length, "\"");
        char *json = test_malloc(length + 3);
        strcat(strcpy(json, "\""), quoted);
        check_limit(plain, DOCUMENT_YAML, length <= 65536, "scalar-bytes", 1);
        check_limit(json, DOCUMENT_YAML, length <= 65536, "scalar-bytes", 1);
        check_limit(json, DOCUMENT_JSON, length <= 65536, "scalar-bytes", 1);
        test_free(plain);
        test_free(quoted);
        test_free(json);
    }
}

static void long_keys_are_limited(void **state)
{
    (void)state;
    char *end = repeat("x", 70000, "\": 1}");
    char *text = test_malloc(strlen(end) + 3);
    strcat(strcpy(text, "{\""), end);
    check_limit(text, DOCUMENT_JSON, false, "scalar-bytes", 2);
    test_free(end);
    test_free(text);
}

/* The length that counts is that of the value. */
static void escapes_count_once_decoded(void **state)
{
    (void)state;
    char *text = repeat("\\u0041", 65536, "\"");
    char *json = test_malloc(strlen(text) + 2);
    strcat(strcpy(json, "\""), text);
    check_limit(json, DOCUMENT_JSON, true, "", 0);
    test_free(text);
    test_free(json);
}

/* Reads `text` with room for `left` bytes before memory runs out once; whether it did. */
static bool read_starved(const char *text, size_t left, uint32_t expected)
{
    struct fixture fixture;
    fixture_init_small(&fixture, left);
    failing_memory(0);
    document_parse(&fixture.arena, "x", text, strlen(text), DOCUMENT_YAML, &fixture.diags);
    bool hit = failing_stop();
    assert_true(fixture.diags.no_memory == hit);
    if (!hit)
        check_count(&fixture, expected);
    fixture_fini(&fixture);
    return hit;
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    char text[1000] = "a: [1, {b: 'x', b: 2}]\n<<: {c: 1}\n[]: 3\n\"\\a\": 4\n", *end;
    end = text + strlen(text);
    for (int i = 0; i < 18; i++)
        end += sprintf(end, "long-key-%d: [%d, 'long value']\n", i, i);
    sprintf(end, "long-key-3: again\n");
    size_t left = 0;
    while (read_starved(text, left, 5))
        left += 16;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_events_there_is_no_tree),
        cmocka_unit_test(an_open_collection_is_no_tree_yet),
        cmocka_unit_test(texts_are_copied_and_end_with_nul),
        cmocka_unit_test(entries_keep_their_order),
        cmocka_unit_test(a_key_is_known_by_all_its_bytes),
        cmocka_unit_test(a_second_key_is_reported_with_the_first),
        cmocka_unit_test(large_mappings_find_keys_as_well),
        cmocka_unit_test(keys_that_are_no_names_are_refused),
        cmocka_unit_test(merge_keys_are_refused),
        cmocka_unit_test(refused_characters_are_cut_off),
        cmocka_unit_test(what_was_refused_has_a_node),
        cmocka_unit_test(what_may_come_next_is_known),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(endless_nesting_is_refused_at_once),
        cmocka_unit_test(nodes_are_limited),
        cmocka_unit_test(collections_count_as_nodes),
        cmocka_unit_test(scalars_are_limited),
        cmocka_unit_test(long_keys_are_limited),
        cmocka_unit_test(escapes_count_once_decoded),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
