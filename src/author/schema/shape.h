/* A JSON Schema while it is made: a tree of JSON values, built from the top and written by others.
 *
 *     struct shape *object = shape_object(shaper, parent, "size");
 *     shape_text(shaper, object, "type", "integer");
 *
 * Everything is in the shaper's arena. Failure sticks, as in a strbuf: once memory is out, calls
 * give a spare shape that leads nowhere, and whoever made the shaper looks at `failed` at the end.
 */
#ifndef AUTHOR_SCHEMA_SHAPE_H
#define AUTHOR_SCHEMA_SHAPE_H

#include <stdbool.h>

#include "base/arena.h"

enum shape_kind { SHAPE_OBJECT, SHAPE_LIST, SHAPE_TEXT, SHAPE_NUMBER, SHAPE_BOOL };

struct shape {
    enum shape_kind kind;
    const char *key;     /* in an object; NULL in a list and at the top */
    const char *text;    /* a text, or a number as it is spelt */
    bool yes;            /* of SHAPE_BOOL */
    struct shape *first; /* what an object or a list holds, in order */
    struct shape *last;
    struct shape *next; /* behind it in what holds it */
};

struct shaper {
    struct arena *arena;
    bool failed;
    struct shape spare;
};

/* Add a value to an object, under `key`, or to a list (key NULL). Keys and texts are not copied. */
struct shape *shape_object(struct shaper *shaper, struct shape *into, const char *key);
struct shape *shape_list(struct shaper *shaper, struct shape *into, const char *key);
void shape_text(struct shaper *shaper, struct shape *into, const char *key, const char *text);
void shape_number(struct shaper *shaper, struct shape *into, const char *key, const char *digits);
void shape_bool(struct shaper *shaper, struct shape *into, const char *key, bool yes);

/* A formatted text in the shaper's arena; "" when memory is out. */
const char *shape_printf(struct shaper *shaper, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The value under a key of an object; NULL when there is none. */
const struct shape *shape_get(const struct shape *object, const char *key);

#endif
