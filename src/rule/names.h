/* Lists of things that have a name, looked at as lists of names; and what a name may look like.
 * Used by the readers of packs and of profiles.
 *
 * Options, criteria, claims, strengths, values, bands: each of these structs begins with its name,
 * so that one function finds one by its name, and one offers the nearest. */
#ifndef RULE_NAMES_H
#define RULE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "base/typo.h"

#define NAME_NONE UINT32_MAX

struct names {
    const void *items; /* structs whose first member is the name, or just names */
    uint32_t count;
    size_t size; /* of an item */
};

/* A view of an array. */
#define NAMES(array, count) ((struct names){(array), (count), sizeof *(array)})

/* The name of item `index`. */
const char *names_at(struct names names, uint32_t index);

/* The index of the item with this name, NAME_NONE when there is none. */
uint32_t names_find(struct names names, const char *name);

/* Offers all names to a search for what was meant. */
void names_offer(struct names names, struct typo *typo);

/* Appends the names with `, ` between them; nothing when they are more than a reader wants to
 * see. Returns whether they were appended. */
bool names_list(struct names names, struct strbuf *out);

enum name_form {
    NAME_ID,     /* [a-z][a-z0-9_-]* */
    NAME_SOURCE, /* an id that may hold capitals */
    NAME_VALUE,  /* [a-z][a-z0-9_]* */
    NAME_FACT,   /* names of values, at least two, with `.` between them */
    NAME_FORMS
};

/* Whether a text is a name of this form; the words that stand for values (true, false, null,
 * unknown) are none. */
bool name_fits(const char *text, enum name_form form);

/* Whether a fact's name is that of a component's fact: component.* */
bool name_of_component(const char *name);

/* The key of a profile that stands where a fact of this name would be answered (`links` for
 * links.count, `size` for component.size), so that it never could be; NULL when there is none. */
const char *name_profile_key(const char *fact);

/* What names of this form match, for a message. */
const char *name_pattern(enum name_form form);

#endif
