/* What a pack holds: lists of it, and one entry in full. A kind is a line in the table, with the
 * functions that write it. */
#ifndef REPORT_CATALOGUE_H
#define REPORT_CATALOGUE_H

#include "report/json_out.h"
#include "report/paint.h"
#include "rule/usage.h"

struct catalogue {
    const char *name;  /* "rules", as `list` takes it */
    enum id_kind kind; /* ID_NONE: facts, which have names of their own */
    uint32_t (*count)(const struct pack *pack);
    /* Writes entry `index`: as a JSON object with all that the pack holds of it, as one line of a
     * list, and in full as text. */
    void (*json)(struct json_out *json, const struct usage *usage, uint32_t index);
    void (*line)(struct paint *paint, const struct pack *pack, uint32_t index);
    void (*full)(struct paint *paint, const struct usage *usage, uint32_t index);
};

#define CATALOGUES 8

/* The table: rules, facts, criteria, claims, sources, options, advice, checks. */
extern const struct catalogue catalogues[CATALOGUES];

/* The kind with this name, NULL when there is none. */
const struct catalogue *catalogue_find(const char *name);

/* The kind and index of what an id or a fact's full name names; NULL when nothing. The combination
 * is of a kind that is not in the table: there is but one to list. */
const struct catalogue *catalogue_lookup(const struct pack *pack, const char *id, uint32_t *index);

/* Appends a list as text or JSON. */
void catalogue_list_text(const struct catalogue *catalogue, const struct pack *pack,
                         const struct style *style, struct strbuf *out);
void catalogue_list_json(const struct catalogue *catalogue, const struct pack *pack,
                         struct strbuf *out);

/* Appends one entry in full. */
void catalogue_entry_text(const struct catalogue *catalogue, const struct pack *pack,
                          uint32_t index, const struct style *style, struct strbuf *out);
void catalogue_entry_json(const struct catalogue *catalogue, const struct pack *pack,
                          uint32_t index, struct strbuf *out);

#endif
