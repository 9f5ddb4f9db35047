/* What the tests of literals share: tables of what is read, and of mistakes. */
#ifndef UNIT_LITERAL_FIXTURE_H
#define UNIT_LITERAL_FIXTURE_H

#include "rule/literal.h"
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

static inline const struct node *parse(const char *text, enum document_format format)
{
    char document[4096];
    snprintf(document, sizeof document, format == DOCUMENT_JSON ? "{\"v\": %s}" : "v: %s\n", text);
    return node_get(fixture_parse(&fixture, document, format), "v");
}

struct sample {
    uint32_t fact;
    const char *text;
    const char *printed;
};

static inline void expect_reading(const struct sample *sample, enum document_format format,
                                  enum literal_use use)
{
    const struct fact *fact = &fixture_facts[sample->fact];
    struct value value;
    struct strbuf out;
    strbuf_init(&out);
    if (!literal_read(&fixture.arena, fact, parse(sample->text, format), use, &value,
                      &fixture.diags))
        fail_msg("%s: %s: %s", fact->name, sample->text, fixture.diags.list.items[0].message);
    fact_print(fact, &value, &out);
    expect_text(sample->text, out.text, sample->printed);
    strbuf_fini(&out);
}

static inline void expect_readings(const struct sample *samples, uint32_t count,
                                   enum document_format format, enum literal_use use)
{
    for (uint32_t i = 0; i < count; i++)
        expect_reading(&samples[i], format, use);
    assert_int_equal(fixture.diags.list.count, 0);
}

/* One mistake, alone in its literal. */
struct mistake {
    uint32_t fact;
    const char *text;
    struct complaint complaint;
};

static inline void expect_mistakes(const struct mistake *mistakes, uint32_t count,
                                   enum document_format format, enum literal_use use)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct fact *fact = &fixture_facts[mistakes[i].fact];
        struct value value;
        const struct node *node = parse(mistakes[i].text, format);
        if (literal_read(&fixture.arena, fact, node, use, &value, &fixture.diags))
            fail_msg("%s: %s is accepted", fact->name, mistakes[i].text);
        if (fixture.diags.list.count != 1)
            fail_msg("%s: %u complaints", mistakes[i].text, fixture.diags.list.count);
        expect_complaint(&fixture.diags, 0, mistakes[i].complaint);
        diags_init(&fixture.diags, &fixture.arena);
    }
}

#endif
