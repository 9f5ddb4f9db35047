/* A small pack without findings, and what lint finds in it when something is added. */
#ifndef TESTS_LINT_FIXTURE_H
#define TESTS_LINT_FIXTURE_H

#include "author/lint/lint.h"
#include "base/strbuf.h"
#include "pack_fixture.h"

static const char clean_head[] = "format: 1\n"
                                 "pack: clean\n"
                                 "version: 1.0\n"
                                 "title: Clean\n"
                                 "options: {left: {title: Left}, right: {title: Right}}\n"
                                 "combination: {id: both, title: Both}\n"
                                 "strengths: {slight: 1, strong: 6}\n"
                                 "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"
                                 "sources: {S: {title: A source}}\n";

static const char clean_criteria[] = "criteria:\n"
                                     "  pace: {title: Pace}\n";

static const char clean_facts[] = "facts:\n"
                                  "  - {fact: component.quick, type: bool, question: Quick?}\n";

static const char clean_claims[] = "claims:\n"
                                   "  - {id: fast, source: S, claim: Left is fast.}\n";

static const char clean_rules[] = "rules:\n"
                                  "  - id: quick-left\n"
                                  "    criterion: pace\n"
                                  "    when: component.quick == true\n"
                                  "    favours: {left: strong}\n"
                                  "    because: It is faster.\n"
                                  "    cites: [fast]\n"
                                  "  - id: calm-right\n"
                                  "    criterion: pace\n"
                                  "    when: component.quick == false\n"
                                  "    favours: {right: slight}\n"
                                  "    because: Then it does not matter.\n"
                                  "    cites: [fast]\n";

/* What is added to the parts of the clean pack; NULL: nothing. */
struct added {
    const char *head;
    const char *criteria;
    const char *facts;
    const char *claims;
    const char *rules;
    const char *rest;
};

/* A pack that was read and linted. */
struct linted {
    struct intake intake;
    struct arena arena;
    struct scorer scorer;
    struct program *program;
    struct lint *lint;
};

static inline const char *text_or_none(const char *text)
{
    return text ? text : "";
}

/* Reads the clean pack with what is added. */
static inline void linted_open(struct linted *linted, struct added added)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s%s%s%s%s%s%s%s%s%s%s", clean_head, text_or_none(added.head),
                  clean_criteria, text_or_none(added.criteria), clean_facts,
                  text_or_none(added.facts), clean_claims, text_or_none(added.claims), clean_rules,
                  text_or_none(added.rules), text_or_none(added.rest));
    intake_text(&linted->intake, text.text);
    strbuf_fini(&text);
    intake_check_good(&linted->intake);
    arena_init(&linted->arena);
    linted->program = program_new(linted->intake.pack);
    assert_non_null(linted->program);
    assert_true(scorer_init(&linted->scorer, &linted->arena, linted->intake.pack));
    linted->lint = NULL;
}

static inline void linted_close(struct linted *linted)
{
    lint_free(linted->lint);
    program_free(linted->program);
    arena_fini(&linted->arena);
    intake_fini(&linted->intake);
}

/* Checks what is found: "R0701 id, R0702 id", in the order of the pack; "" for nothing. That rules
 * fire together (R0717) only counts where it is expected: most small packs are like that. */
static inline void check_findings(struct added added, const char *expected)
{
    struct linted linted;
    struct strbuf found;
    linted_open(&linted, added);
    linted.lint = lint_pack(linted.program, &linted.scorer);
    assert_non_null(linted.lint);
    strbuf_init(&found);
    strbuf_puts(&found, "");
    for (uint32_t i = 0; i < linted.lint->findings.count; i++) {
        const struct finding *finding = &linted.lint->findings.items[i];
        if (finding->kind->code == R0717 && !strstr(expected, "R0717"))
            continue;
        strbuf_printf(&found, "%s%s %s", found.length > 0 ? ", " : "",
                      diag_entries[finding->kind->code].name, finding->subject);
        assert_true(finding->place.line > 0);
        assert_true(finding->suggestion[0] != '\0');
    }
    assert_string_equal(found.text ? found.text : "", expected);
    strbuf_fini(&found);
    linted_close(&linted);
}

#endif
