/* Sharing: comparisons that ask the same of a fact, in whatever words, are one test. */
#include <string.h>

#include "base/digest.h"
#include "engine/compile.h"

/* The tests that were made, found by what they ask. */
struct table {
    uint32_t *slots; /* test + 1; 0: free */
    uint32_t mask;   /* slots - 1, a power of two less one */
    VEC(struct test) tests;
};

static bool is_known(enum leaf_kind kind)
{
    return kind == LEAF_KNOWN || kind == LEAF_UNKNOWN;
}

/* The bytes that tell a leaf from others of its kind and fact: what it accepts. `buffer` has room
 * for the planes of its column. */
static void accepted_planes(const struct column *column, const struct leaf *leaf, uint8_t *buffer)
{
    struct value accepts = leaf->accepts;
    if (leaf->kind == LEAF_INCLUDES_ANY || leaf->kind == LEAF_INCLUDES_ALL)
        accepts = (struct value){.kind = VALUE_CHOICE, .choices = leaf->members};
    column_classes(column, &accepts, false, buffer, 1);
}

static uint64_t hash_leaf(const struct leaf *leaf, const uint8_t *planes, uint32_t count)
{
    uint64_t hash = ((uint64_t)leaf->fact << 8 | leaf->kind) * UINT64_C(0x9e3779b97f4a7c15);
    if (leaf->kind == LEAF_MATCHES)
        hash ^= digest_quick(leaf->pattern, strlen(leaf->pattern)) +
                digest_quick(leaf->flags, strlen(leaf->flags));
    else if (!is_known(leaf->kind))
        hash ^= digest_quick(planes, count);
    return hash ^ hash >> 32;
}

static bool asks_same(const struct test *test, const struct leaf *leaf, const uint8_t *planes,
                      uint32_t count)
{
    if (test->fact != leaf->fact || test->kind != leaf->kind)
        return false;
    if (leaf->kind == LEAF_MATCHES)
        return strcmp(test->leaf->pattern, leaf->pattern) == 0 &&
               strcmp(test->leaf->flags, leaf->flags) == 0;
    return is_known(leaf->kind) || memcmp(test->accepts, planes, count) == 0;
}

static bool accepts_class(const uint8_t *planes, uint32_t class)
{
    return (planes[class / 8] >> (class % 8)) & 1;
}

/* The classes where acceptance changes. Returns how many; stores them unless `edges` is NULL. */
static uint32_t find_edges(const uint8_t *planes, uint32_t classes, uint32_t *edges)
{
    uint32_t count = 0;
    bool inside = false;
    for (uint32_t class = 0; class <= classes; class ++) {
        bool accepted = class < classes && accepts_class(planes, class);
        if (accepted == inside)
            continue;
        if (edges != NULL)
            edges[count] = class;
        count++;
        inside = accepted;
    }
    return count;
}

/* Gives a test what it accepts. */
static bool keep_planes(struct arena *arena, const struct column *column, const uint8_t *planes,
                        struct test *test)
{
    test->edge_count = find_edges(planes, column->classes, NULL);
    uint32_t *edges = arena_new(arena, test->edge_count, sizeof *edges);
    test->accepts = (const uint8_t *)arena_copy(arena, (const char *)planes, column->planes);
    test->edges = edges;
    if (edges == NULL || test->accepts == NULL)
        return false;
    find_edges(planes, column->classes, edges);
    return true;
}

static bool add_test(struct compile *compile, struct table *table, const struct leaf *leaf,
                     const uint8_t *planes)
{
    const struct column *column = &compile->program->columns[leaf->fact];
    struct test *test = vec_add(&table->tests, &compile->scratch);
    if (test == NULL)
        return false;
    *test = (struct test){.kind = leaf->kind, .fact = leaf->fact, .leaf = leaf};
    if (leaf->kind == LEAF_MATCHES)
        compile->program->pattern_count++;
    if (leaf->kind == LEAF_MATCHES || is_known(leaf->kind))
        return true;
    return keep_planes(&compile->program->arena, column, planes, test);
}

/* Finds or makes the test of a node. */
static bool share(struct compile *compile, struct table *table, struct node_code *node,
                  uint8_t *planes)
{
    const struct leaf *leaf = node->condition->leaf;
    const struct column *column = &compile->program->columns[leaf->fact];
    accepted_planes(column, leaf, planes);
    uint32_t slot = (uint32_t)hash_leaf(leaf, planes, column->planes) & table->mask;
    while (table->slots[slot] != 0 &&
           !asks_same(&table->tests.items[table->slots[slot] - 1], leaf, planes, column->planes))
        slot = (slot + 1) & table->mask;
    if (table->slots[slot] == 0) {
        if (!add_test(compile, table, leaf, planes))
            return false;
        table->slots[slot] = table->tests.count;
    }
    node->test = table->slots[slot] - 1;
    return true;
}

static bool table_init(struct compile *compile, struct table *table)
{
    uint32_t asks = compile->first_ask[compile->program->pack->vocabulary.count];
    size_t size = 16;
    while (size < 2 * (size_t)asks)
        size *= 2;
    *table = (struct table){.mask = (uint32_t)(size - 1)};
    table->slots = arena_new(&compile->scratch, size, sizeof *table->slots);
    return table->slots != NULL;
}

/* Moves the tests to the program, and compiles the patterns when all else is done, so that
 * program_free finds each. */
static bool keep_tests(struct program *program, const struct table *table)
{
    program->tests = arena_new(&program->arena, table->tests.count, sizeof *program->tests);
    if (program->tests == NULL)
        return false;
    if (table->tests.count > 0)
        memcpy(program->tests, table->tests.items, table->tests.count * sizeof *program->tests);
    program->test_count = table->tests.count;
    for (uint32_t i = 0; program->pattern_count > 0 && i < program->test_count; i++) {
        struct test *test = &program->tests[i];
        char message[REGEX_MESSAGE];
        size_t offset;
        if (test->kind != LEAF_MATCHES)
            continue;
        test->regex = regex_new(test->leaf->pattern, test->leaf->flags, message, &offset);
        if (test->regex == NULL)
            return false;
    }
    return true;
}

bool compile_tests(struct compile *compile)
{
    struct program *program = compile->program;
    struct table table;
    uint8_t *planes = arena_new(&compile->scratch, program->widest / 8 + 1, 1);
    if (planes == NULL || !table_init(compile, &table))
        return false;
    for (uint32_t fact = 0; fact < program->pack->vocabulary.count; fact++) {
        struct column *column = &program->columns[fact];
        column->first_test = table.tests.count;
        for (uint32_t i = compile->first_ask[fact]; i < compile->first_ask[fact + 1]; i++)
            if (!share(compile, &table, &program->nodes[compile->asks[i]], planes))
                return false;
        column->test_count = table.tests.count - column->first_test;
    }
    return keep_tests(program, &table);
}
