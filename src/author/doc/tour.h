/* The walk over a pack, part by part, and what its parts share. Private to this folder. */
#ifndef AUTHOR_DOC_TOUR_H
#define AUTHOR_DOC_TOUR_H

#include "author/doc/writer.h"
#include "rule/usage.h"

struct tour {
    struct arena arena; /* for what the walk needs */
    struct doc doc;
    const struct pack *pack;
    struct usage usage;
};

/* ---- the parts, each a section of the document ---- */

void tour_options(struct tour *tour);   /* options.c: what the pack decides between */
void tour_points(struct tour *tour);    /* points.c: how points are counted */
void tour_changes(struct tour *tour);   /* changes.c: overlays and what they changed */
void tour_questions(struct tour *tour); /* questions.c */
void tour_rules(struct tour *tour);     /* rules.c: criteria with their rules */
void tour_advice(struct tour *tour);    /* advice.c */
void tour_checks(struct tour *tour);    /* advice.c */
void tour_sources(struct tour *tour);   /* sources.c */

/* Items of the table of contents: what stands in these parts. */
void tour_list_questions(struct tour *tour);
void tour_list_criteria(struct tour *tour);
void tour_list_sources(struct tour *tour);

/* An item of the table of contents. */
void tour_list(struct tour *tour, const char *anchor, const char *title);

/* Opens a section whose heading is just `title`; the caller closes it. No id of a pack begins with
 * `_`, as these anchors do. */
void tour_section(struct tour *tour, const char *anchor, const char *title);

/* Opens a section about one thing: "title id". */
void tour_chapter(struct tour *tour, const char *id, const char *title);

/* ---- parts.c: steps that several parts need ---- */

/* Adds plain words. */
void says(struct tour *tour, const char *words);

/* What to call a thing: its title, or its id where that is blank. */
const char *title_or_id(const char *title, const char *id);

/* A paragraph of words. */
void put_paragraph(struct tour *tour, const char *text);

/* Opens an entry with the heading "title id"; the caller closes it. `disabled` marks it as such. */
void open_entry(struct tour *tour, const char *id, const char *title, bool disabled);

/* A field with words; nothing for a NULL text. */
void put_field(struct tour *tour, const char *label, const char *text);

/* "1 rule", "12 rules". */
void put_count(struct tour *tour, uint32_t count, const char *what);

/* A field with a condition; "always" for NULL. */
void put_condition(struct tour *tour, const char *label, const struct condition *condition);

/* Adds a condition: a comparison, or "all of:" and a list. */
void put_comparison(struct tour *tour, const struct condition *condition);

/* Adds a value as a profile would have it, as code. */
void put_value(struct tour *tour, const struct fact *fact, const struct value *value);

/* A field with links to claims, grouped by source: "A: claim, claim. B: claim". None: nothing. */
void put_claims(struct tour *tour, const char *label, const uint32_t *claims, uint32_t count);

/* A field with links to those users of a thing that are of a kind. None: nothing. */
void put_users(struct tour *tour, const char *label, const struct uses *uses, uint32_t thing,
               enum id_kind kind);

/* Fields that say which overlay added a thing, and what overlays changed of it (see struct
 * override). */
void put_origin(struct tour *tour, const char *kind, const char *subject, uint32_t layer);

/* Adds a link to a fact, or just its name where the document has no entry for it. */
void put_fact_link(struct tour *tour, uint32_t fact);

/* "1 point", "3 points": integer thousandths; rungs of the ladder are whole points. */
void put_points(struct tour *tour, int64_t thousandths);

#endif
