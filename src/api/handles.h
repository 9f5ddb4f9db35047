/* What stands behind the handles of ruling.h, and what the files of this folder share. */
#ifndef API_HANDLES_H
#define API_HANDLES_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "decide/judge.h"
#include "report/paint.h"
#include "ruling.h"

struct ruling_messages {
    struct arena scratch; /* the documents that the messages show */
    struct diags diags;
    struct source *command_line; /* the words, joined by spaces; NULL until told */
    uint32_t *words;             /* where each begins */
    int word_count;
    bool wants_ruling;
};

struct ruling_pack {
    struct pack *pack;
    struct judge *judge;
};

struct ruling_profile {
    struct profile *profile;
};

struct ruling_result {
    const struct ruling_pack *pack;
    struct rulings *rulings;
};

/* A caller's style, or the default for NULL, with the width kept in bounds. */
struct style api_style(const ruling_style *style);

/* Hands a finished text over to the caller and ends `out`. RULING_FAILED when memory ran out. */
ruling_status api_hand_over(struct strbuf *out, char **text, ruling_messages *messages);

/* Which of the formats "text" and "json" was named; RULING_INPUT (and R0905) for another. */
ruling_status api_plain_format(const char *format, bool *json, ruling_messages *messages);

/* Suggests the nearest of some names (NULL behind the last) to a mistyped word, and lists them all
 * behind `head`. */
void api_suggest(struct diags *diags, struct diag *diag, const char *word, const char *head,
                 const char *const *names);

/* The span of a word of the command line; null where that is not known. */
struct span api_word_span(const ruling_messages *messages, int word);

/* The span of the last word of the command line that is `text`, or that ends in `=text`; null where
 * there is none. */
struct span api_span_of(const ruling_messages *messages, const char *text);

/* RULING_OK when the messages hold no error, else the most severe status. */
ruling_status api_status(const ruling_messages *messages);

/* The status of a call that failed: what its messages say, RULING_FAILED when they say nothing. */
ruling_status api_failure(const ruling_messages *messages);

#endif
