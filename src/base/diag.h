/* Diagnostics: what is wrong with what the user gave, as data. Nothing here prints.
 *
 *     struct diag *diag = diag_add(diags, R0107, span, "`%s` is no value of %s", text, fact);
 *     diag_label(diags, diag, "did you mean `%s`?", best);
 *     diag_hint(diags, diag, "values: %s (or unknown)", list);
 *
 * All three may be called whether memory is out or not: a list that could not take a diagnostic
 * remembers that (`no_memory`), and diag_label and diag_hint take NULL. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/source.h"
#include "base/vec.h"

/* The numbers of all codes: R0107 is one. Their texts are in diag_codes.def. */
enum diag_code {
#define DIAG(code, class, title, text) code,
#include "base/diag_codes.def"
#undef DIAG
    DIAG_CODES
};

enum diag_class {
    DIAG_INPUT,   /* an error in what was given: exit status 2 */
    DIAG_FAILURE, /* a limit, input/output or the program itself: exit status 3 */
    DIAG_WARNING, /* nothing is refused */
    DIAG_LINT     /* a finding of `ruling lint`, and of nothing else: see author/lint/lint.h */
};

struct diag_entry {
    const char *name; /* "R0107" */
    enum diag_class class;
    const char *title; /* a few words */
    const char *text;  /* one paragraph: what it means, and what to do */
};

/* The table, indexed by enum diag_code. */
extern const struct diag_entry diag_entries[DIAG_CODES];

/* The code with this name ("R0107"), DIAG_CODES when there is none. */
enum diag_code diag_find(const char *name);

struct diag {
    enum diag_code code;
    struct span span;    /* the culprit; a null source: no place (a command line) */
    const char *file;    /* named in front where there is no source; may be NULL */
    const char *message; /* one sentence, no full stop */
    const char *label;   /* behind the underline: "did you mean `x`?"; may be NULL */
    const char *hint;    /* a line below the excerpt; may be NULL */
    struct span related; /* another place that matters ("first given here"); null source: none */
};

struct diags {
    struct arena *arena; /* owns the texts */
    VEC(struct diag) list;
    uint32_t input;    /* how many of class DIAG_INPUT were added */
    uint32_t failures; /* … of class DIAG_FAILURE */
    uint32_t warnings;
    bool no_memory; /* memory ran out, here or in what the list is about */
};

/* Makes an empty list; diagnostics and their texts live in `arena`. Sources that spans name must
 * outlive the list. */
void diags_init(struct diags *diags, struct arena *arena);

/* Whether an error of either class was added, or memory ran out. */
bool diags_failed(const struct diags *diags);

/* Adds a diagnostic. NULL when it could not be kept: memory is out (no_memory is set), or
 * LIMIT_DIAGNOSTICS is reached. All are counted; of those beyond it the first error is replaced by
 * R0007, and warnings are left out. */
struct diag *diag_add(struct diags *diags, enum diag_code code, struct span span,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));
struct diag *diag_vadd(struct diags *diags, enum diag_code code, struct span span,
                       const char *format, va_list args);

/* Adds one about a file as a whole, or about no file at all (`file` NULL). The name is copied. */
struct diag *diag_add_file(struct diags *diags, enum diag_code code, const char *file,
                           const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Sets the text behind the underline. */
void diag_label(struct diags *diags, struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Sets the line below the excerpt. */
void diag_hint(struct diags *diags, struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Sets the label "did you mean `best`?"; `best` NULL does nothing. */
void diag_suggest(struct diags *diags, struct diag *diag, const char *best);

/* Names another place that matters. */
void diag_relate(struct diag *diag, struct span related);

/* Notes that memory ran out; returns false, for `return diags_no_memory(diags);`. */
bool diags_no_memory(struct diags *diags);

/* Adds R0050: the limit was exceeded by what `span` (or `file`, without a source) covers. */
struct diag *diag_limit(struct diags *diags, enum limit limit, struct span span, const char *file);

#endif
