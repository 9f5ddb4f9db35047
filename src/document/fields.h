/* Reading a mapping with known keys: the table says which, the values come back by index, and what
 * is unknown, missing or of the wrong shape is reported with a suggestion.
 *
 *     enum { ID, TITLE, FIELDS };
 *     static const struct field fields[FIELDS] = {
 *         [ID] = {"id", FIELD_WORD, true}, [TITLE] = {"title", FIELD_PROSE, false}};
 *     const struct node *value[FIELDS];
 *     fields_read(node, "rule", fields, FIELDS, value, diags);
 */
#ifndef DOCUMENT_FIELDS_H
#define DOCUMENT_FIELDS_H

#include "base/diag.h"
#include "document/node.h"

enum field_shape {
    FIELD_ANY,     /* the reader looks for itself */
    FIELD_WORD,    /* a scalar that is not empty */
    FIELD_PROSE,   /* a scalar that is not empty; a plain one cut short by ` #` is R0020 */
    FIELD_LIST,    /* a sequence */
    FIELD_MAPPING, /* a mapping */
    FIELD_WORDS    /* a scalar, or a sequence of scalars: see fields_words */
};

struct field {
    const char *key;
    enum field_shape shape;
    bool required;
};

/* Fills value[i] with the node under fields[i].key, NULL where it is absent, has the wrong shape
 * (reported) or was refused before. `what` names the mapping in messages: "rule", "profile". False
 * when anything was reported as an error, a node that is no mapping included; the values that are
 * good are set all the same. */
bool fields_read(const struct node *mapping, const char *what, const struct field *fields,
                 uint32_t count, const struct node **values, struct diags *diags);

/* Checks a node's shape as fields_read does. `what` is what messages call the node, backquotes
 * included: "an item of `cites`". */
bool field_check(const struct node *node, const char *what, enum field_shape shape,
                 struct diags *diags);

/* A word or list of words as an array of scalars: NULL gives none. The array is the node's own or
 * `*one`, which the caller provides. */
const struct node *const *fields_words(const struct node *node, const struct node **one,
                                       uint32_t *count);

/* Whether a scalar says nothing: empty plain text, `null`, `Null`, `NULL` or `~`, unquoted. */
bool node_is_null(const struct node *scalar);

#endif
