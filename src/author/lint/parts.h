/* What the parts of lint share: one for each idea of what can be wrong. */
#ifndef AUTHOR_LINT_PARTS_H
#define AUTHOR_LINT_PARTS_H

#include "author/lint/lint.h"
#include "author/lint/sample.h"
#include "author/lint/worlds.h"

struct linting {
    struct lint *lint;
    struct arena scratch; /* what goes when all is found */
    const struct pack *pack;
    const struct program *program;
    const struct scorer *scorer;
    struct worlds *worlds;
    struct sample *sample;
    bool *dead;    /* by rule: it never fires */
    bool *unasked; /* by fact: its question never arises */
};

/* Adds a finding, in words: a message and what to do about it, two formats of one argument each at
 * least. False when memory is out. */
bool lint_add(struct linting *linting, enum diag_code code, const char *subject, struct place place,
              const char *suggestion, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* The parts, in the order in which they run. Each is false when memory is out. */
bool lint_rules(struct linting *linting);    /* rules, advice, checks and questions that cannot be,
                                                and comparisons that make no difference */
bool lint_pairs(struct linting *linting);    /* rules that say the same, or one what another says */
bool lint_usage(struct linting *linting);    /* facts and values that nothing uses */
bool lint_evidence(struct linting *linting); /* claims and rules without each other */
bool lint_criteria(struct linting *linting); /* criteria that speak for one side, or twice */
bool lint_texts(struct linting *linting);    /* texts that are too long */
bool lint_balance(struct linting *linting);  /* the table */

#endif
