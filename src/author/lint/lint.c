#include "author/lint/lint.h"

#include <stdlib.h>
#include <string.h>

#include "author/lint/parts.h"
#include "base/memory.h"

const struct lint_kind lint_kinds[LINT_KINDS] = {
    {R0701, LINT_ERROR, "rule-never-fires"},
    {R0702, LINT_WARNING, "comparison-always-true"},
    {R0703, LINT_WARNING, "comparison-always-false"},
    {R0704, LINT_WARNING, "rules-count-twice"},
    {R0705, LINT_NOTE, "same-condition"},
    {R0706, LINT_NOTE, "implied-rule"},
    {R0707, LINT_WARNING, "unused-fact"},
    {R0708, LINT_NOTE, "values-not-told-apart"},
    {R0709, LINT_ERROR, "question-never-asked"},
    {R0710, LINT_NOTE, "question-always-asked"},
    {R0711, LINT_NOTE, "question-decides-nothing"},
    {R0712, LINT_WARNING, "unused-claim"},
    {R0713, LINT_WARNING, "claim-set-aside-and-used"},
    {R0714, LINT_WARNING, "rule-without-source"},
    {R0715, LINT_NOTE, "contradiction-not-answered"},
    {R0716, LINT_NOTE, "one-sided-criterion"},
    {R0717, LINT_NOTE, "criterion-fires-together"},
    {R0718, LINT_NOTE, "option-judged-in-few"},
    {R0719, LINT_WARNING, "text-too-long"},
    {R0720, LINT_WARNING, "check-never-met"},
    {R0721, LINT_WARNING, "advice-never-given"},
    {R0722, LINT_WARNING, "criterion-without-rules"},
    {R0723, LINT_WARNING, "derivation-never-counts"},
};

const char *lint_level_name(enum lint_level level)
{
    static const char *const names[] = {
        [LINT_ERROR] = "error", [LINT_WARNING] = "warning", [LINT_NOTE] = "note"};
    return names[level];
}

static const struct lint_kind *kind_of(enum diag_code code)
{
    const struct lint_kind *kind = lint_kinds;
    while (kind->code != code)
        kind++;
    return kind;
}

bool lint_add(struct linting *linting, enum diag_code code, const char *subject, struct place place,
              const char *suggestion, const char *format, ...)
{
    struct lint *lint = linting->lint;
    struct finding *finding = vec_add(&lint->findings, &lint->arena);
    va_list args;
    va_start(args, format);
    char *message = arena_vprintf(&lint->arena, format, args);
    va_end(args);
    if (!finding || !message)
        return false;
    *finding = (struct finding){kind_of(code), subject, place, message, suggestion};
    lint->counts[finding->kind->level]++;
    return true;
}

static int compare_places(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    int order = strcmp(a->place.file ? a->place.file : "", b->place.file ? b->place.file : "");
    if (order == 0)
        order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
    if (order == 0)
        order = (a->place.column > b->place.column) - (a->place.column < b->place.column);
    if (order == 0)
        order = (a->kind > b->kind) - (a->kind < b->kind);
    return order ? order : strcmp(a->message, b->message);
}

static bool run_parts(struct linting *linting)
{
    static bool (*const parts[])(struct linting * linting) = {
        lint_rules, lint_pairs, lint_usage, lint_evidence, lint_criteria, lint_texts, lint_balance};
    linting->dead = arena_new(&linting->scratch, linting->pack->rule_count, sizeof(bool));
    linting->unasked = arena_new(&linting->scratch, linting->pack->vocabulary.count, sizeof(bool));
    linting->worlds = worlds_new(&linting->scratch, linting->program, LINT_STEPS);
    linting->sample = sample_new(&linting->scratch, linting->program, LINT_PROFILES);
    if (!linting->dead || !linting->unasked || !linting->worlds || !linting->sample)
        return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!parts[i](linting))
            return false;
    return true;
}

struct lint *lint_pack(const struct program *program, const struct scorer *scorer)
{
    struct lint *lint = mem_new(1, sizeof *lint);
    if (!lint)
        return NULL;
    lint->pack = program->pack;
    arena_init(&lint->arena);
    struct linting linting = {
        .lint = lint, .pack = program->pack, .program = program, .scorer = scorer};
    arena_init(&linting.scratch);
    bool done = run_parts(&linting);
    sample_free(linting.sample);
    arena_fini(&linting.scratch);
    if (!done) {
        lint_free(lint);
        return NULL;
    }
    if (lint->findings.count > 0)
        qsort(lint->findings.items, lint->findings.count, sizeof *lint->findings.items,
              compare_places);
    return lint;
}

void lint_free(struct lint *lint)
{
    if (!lint)
        return;
    arena_fini(&lint->arena);
    mem_free(lint);
}
