/* Clauses: the pieces that every schema is put together from. A clause is an object of the schema
 * that says what one value of a document may be. */
#ifndef AUTHOR_SCHEMA_CLAUSE_H
#define AUTHOR_SCHEMA_CLAUSE_H

#include <stddef.h>

#include "author/schema/shape.h"
#include "rule/names.h"

/* A key that a mapping may hold. */
struct key {
    const char *name;
    const char *uses;  /* the definition that its value follows */
    const char *about; /* what an editor tells of it; NULL: nothing */
    bool required;
};

/* A list of keys. */
struct keys {
    const struct key *items;
    size_t count;
};

#define KEYS(array) ((struct keys){(array), sizeof(array) / sizeof *(array)})

/* A name that may stand somewhere, and what it means. */
struct word {
    const char *name; /* comes first: see names.h */
    const char *about;
};

/* Names and what they mean, from whatever array holds them. */
struct words {
    struct names names;
    const char *(*about)(struct names names, uint32_t index); /* may give NULL; NULL: nothing */
};

/* The second text of structs that begin with a name and, behind it, what it means or is called. */
const char *words_second(struct names names, uint32_t index);

#define WORDS(array, count) ((struct words){NAMES(array, count), words_second})
#define PLAIN(array, count) ((struct words){NAMES(array, count), NULL})

/* Makes `clause` one that follows a definition. */
void clause_ref(struct shaper *shaper, struct shape *clause, const char *definition);

/* A new clause that follows a definition, with what is told of it (NULL: nothing). */
void clause_uses(struct shaper *shaper, struct shape *into, const char *key, const char *definition,
                 const char *about);

/* Makes `clause` a mapping with just these keys. Gives its `properties`, for more of them. */
struct shape *clause_mapping(struct shaper *shaper, struct shape *clause, struct keys keys);

/* Makes `clause` a mapping whose keys are free, but for a definition that they follow (NULL: none);
 * its values follow another. */
void clause_map(struct shaper *shaper, struct shape *clause, const char *keys, const char *values);

/* Makes `clause` a list whose items follow a definition. */
void clause_list(struct shaper *shaper, struct shape *clause, const char *items);

/* Makes `clause` a value or a list of values without repetition, at least `least`. */
void clause_words(struct shaper *shaper, struct shape *clause, const char *items, int least);

/* Makes `clause` one of some names, and of `more` (ended by a NULL name; NULL: none). */
void clause_enum(struct shaper *shaper, struct shape *clause, struct words words,
                 const struct word *more);

/* Makes `clause` any text of a form; `message` says what is wrong where it does not match. */
void clause_pattern(struct shaper *shaper, struct shape *clause, const char *pattern,
                    const char *message);

/* Makes `clause` a scalar, whatever YAML takes it for, but for one that is null. */
void clause_scalar(struct shaper *shaper, struct shape *clause);

/* Makes `clause` a number from `low` to `high`, in decimal digits (NULL: no bound). */
void clause_number(struct shaper *shaper, struct shape *clause, bool whole, const char *low,
                   const char *high);

/* Cases of a mapping: which keys go with which.
 *
 *     struct shape *cases = clause_cases(shaper, clause);
 *     struct shape *pinned = clause_if_has(shaper, cases, "pin");
 *     clause_demand(shaper, pinned, "else", NULL, (const char *const[]){"pin_reason", NULL});
 */
struct shape *clause_cases(struct shaper *shaper, struct shape *clause);

/* A case: the mapping has the key, or has it with one of these values. NULL ends lists. */
struct shape *clause_if_has(struct shaper *shaper, struct shape *cases, const char *key);
struct shape *clause_if_is(struct shaper *shaper, struct shape *cases, const char *key,
                           const char *const *values);

/* What holds in the case ("then") or elsewhere ("else"): keys that are needed, and keys that must
 * not stand there; either may be NULL. */
void clause_demand(struct shaper *shaper, struct shape *condition, const char *branch,
                   const char *const *needed, const char *const *refused);

#endif
