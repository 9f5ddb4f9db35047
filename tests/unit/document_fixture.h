/* What the tests of src/document share: a document that is read from a string, and checks of its
 * nodes and diagnostics by the text that they cover. */
#ifndef TESTS_DOCUMENT_FIXTURE_H
#define TESTS_DOCUMENT_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "document/document.h"

struct fixture {
    struct arena arena;
    struct diags diags;
    const struct node *root;
};

static inline void fixture_init(struct fixture *fixture)
{
    arena_init(&fixture->arena);
    diags_init(&fixture->diags, &fixture->arena);
    fixture->root = NULL;
}

/* As fixture_init, with room for just `left` bytes in the arena before it has to grow: so memory
 * can be made to run out at any place. */
static inline void fixture_init_small(struct fixture *fixture, size_t left)
{
    fixture_init(fixture);
    do
        assert_non_null(arena_new(&fixture->arena, 1, fixture->arena.left + 16));
    while (fixture->arena.left < left);
    fixture->arena.left = left;
}

/* Reads `length` bytes in one of the formats. */
static inline void fixture_read_n(struct fixture *fixture, const char *bytes, size_t length,
                                  enum document_format format)
{
    fixture_init(fixture);
    fixture->root = document_parse(&fixture->arena, "test", bytes, length, format, &fixture->diags);
}

static inline void fixture_yaml(struct fixture *fixture, const char *text)
{
    fixture_read_n(fixture, text, strlen(text), DOCUMENT_YAML);
}

static inline void fixture_json(struct fixture *fixture, const char *text)
{
    fixture_read_n(fixture, text, strlen(text), DOCUMENT_JSON);
}

static inline void fixture_fini(struct fixture *fixture)
{
    arena_fini(&fixture->arena);
}

/* Checks that a span covers exactly `text`. */
static inline void check_span(struct span span, const char *text)
{
    assert_non_null(span.source);
    assert_true(span.start <= span.end && span.end <= span.source->length);
    char covered[512];
    size_t length = span.end - span.start;
    assert_true(length < sizeof covered);
    memcpy(covered, span.source->bytes + span.start, length);
    covered[length] = '\0';
    assert_string_equal(covered, text);
}

static inline void check_place(struct span span, uint32_t line, uint32_t column)
{
    struct position position = source_position(span.source, span.start);
    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
}

static inline const struct diag *diag_at(const struct fixture *fixture, uint32_t index)
{
    assert_true(index < fixture->diags.list.count);
    return &fixture->diags.list.items[index];
}

/* Checks the code of a diagnostic and the text that it covers. */
static inline void check_diag(const struct fixture *fixture, uint32_t index, enum diag_code code,
                              const char *text)
{
    const struct diag *diag = diag_at(fixture, index);
    assert_string_equal(diag_entries[diag->code].name, diag_entries[code].name);
    check_span(diag->span, text);
}

static inline void check_count(const struct fixture *fixture, uint32_t count)
{
    for (uint32_t i = count; i < fixture->diags.list.count; i++)
        print_error("unexpected: %s\n", fixture->diags.list.items[i].message);
    assert_int_equal(fixture->diags.list.count, count);
    assert_false(fixture->diags.no_memory);
}

/* Checks a scalar's value, style and the text that it covers. */
static inline void check_scalar(const struct node *node, enum node_style style, const char *value,
                                const char *text)
{
    assert_non_null(node);
    assert_int_equal(node->kind, NODE_SCALAR);
    assert_string_equal(node->text, value);
    assert_int_equal(node->length, strlen(value));
    assert_int_equal(node->style, style);
    check_span(node->span, text);
}

/* `count` copies of `text`, then `end`; the caller frees it. */
static inline char *repeat(const char *text, size_t count, const char *end)
{
    size_t length = strlen(text);
    char *all = test_malloc(count * length + strlen(end) + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(all + i * length, text, length);
    strcpy(all + count * length, end);
    return all;
}

#endif
