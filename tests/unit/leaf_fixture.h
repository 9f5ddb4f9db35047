/* What the tests of leaves and operands share: tables of what is read, and of mistakes. */
#ifndef UNIT_LEAF_FIXTURE_H
#define UNIT_LEAF_FIXTURE_H

#include "rule/leaf.h"
#include "vocabulary_fixture.h"

static struct fixture fixture;

static inline int setup(void **state)
{
    (void)state;
    fixture_init(&fixture);
    return 0;
}

static inline int teardown(void **state)
{
    (void)state;
    fixture_fini(&fixture);
    return 0;
}

/* The item of a list with one comparison, which is written as YAML. */
static inline const struct node *parse(const char *text)
{
    char document[4096];
    snprintf(document, sizeof document, "- %s\n", text);
    return fixture_parse(&fixture, document, DOCUMENT_YAML)->items[0];
}

static inline bool read_leaf(const char *text, bool advice, struct leaf *leaf)
{
    return leaf_read(&fixture.arena, &fixture.vocabulary, parse(text), advice, leaf,
                     &fixture.diags);
}

/* The leaf as data: its kind, and the values that it accepts. */
static inline const char *describe(const struct leaf *leaf)
{
    static const char *const kinds[] = {
        [LEAF_WITHIN] = "",         [LEAF_INCLUDES_ANY] = "any ", [LEAF_INCLUDES_ALL] = "all ",
        [LEAF_MATCHES] = "matches", [LEAF_KNOWN] = "known",       [LEAF_UNKNOWN] = "unknown"};
    const struct fact *fact = &fixture_facts[leaf->fact];
    struct value set = {.kind = VALUE_SET, .set = {leaf->members, leaf->members}};
    bool within = leaf->kind == LEAF_WITHIN;
    bool empty = within && (leaf->accepts.kind == VALUE_CHOICE ? bits_empty(leaf->accepts.choices)
                                                               : leaf->accepts.numbers.count == 0);
    struct strbuf out;
    strbuf_init(&out);
    strbuf_printf(&out, "%s", kinds[leaf->kind]);
    if (empty)
        strbuf_puts(&out, "nothing");
    else if (within)
        fact_print(fact, &leaf->accepts, &out);
    else if (leaf->kind == LEAF_INCLUDES_ANY || leaf->kind == LEAF_INCLUDES_ALL)
        fact_print(fact, &set, &out);
    else if (leaf->kind == LEAF_MATCHES)
        strbuf_printf(&out, " /%s/%s", leaf->pattern, leaf->flags);
    const char *text = arena_copy(&fixture.arena, out.text, out.length);
    assert_non_null(text);
    strbuf_fini(&out);
    return text;
}

struct sample {
    const char *text;
    uint32_t fact;
    const char *meaning;
};

static inline void expect_leaves(const struct sample *samples, uint32_t count, bool advice)
{
    for (uint32_t i = 0; i < count; i++) {
        struct leaf leaf;
        if (!read_leaf(samples[i].text, advice, &leaf))
            fail_msg("%s: %s", samples[i].text, fixture.diags.list.items[0].message);
        assert_int_equal(leaf.fact, samples[i].fact);
        expect_text(samples[i].text, describe(&leaf), samples[i].meaning);
    }
    assert_int_equal(fixture.diags.list.count, 0);
}

struct mistake {
    const char *text;
    struct complaint complaint;
};

static inline void expect_mistakes(const struct mistake *mistakes, uint32_t count, bool advice)
{
    for (uint32_t i = 0; i < count; i++) {
        struct leaf leaf;
        if (read_leaf(mistakes[i].text, advice, &leaf))
            fail_msg("%s is accepted", mistakes[i].text);
        if (fixture.diags.list.count != 1)
            fail_msg("%s: %u complaints", mistakes[i].text, fixture.diags.list.count);
        expect_complaint(&fixture.diags, 0, mistakes[i].complaint);
        diags_init(&fixture.diags, &fixture.arena);
    }
}

#endif
