#include "author/schema/shape.h"

#include <string.h>

static struct shape *add(struct shaper *shaper, struct shape *into, const char *key,
                         enum shape_kind kind)
{
    struct shape *made = shaper->failed ? NULL : arena_new(shaper->arena, 1, sizeof *made);
    if (!made) {
        shaper->failed = true;
        shaper->spare = (struct shape){.kind = kind};
        return &shaper->spare;
    }
    *made = (struct shape){.kind = kind, .key = key};
    if (into && into->last)
        into->last->next = made;
    else if (into)
        into->first = made;
    if (into)
        into->last = made;
    return made;
}

struct shape *shape_object(struct shaper *shaper, struct shape *into, const char *key)
{
    return add(shaper, into, key, SHAPE_OBJECT);
}

struct shape *shape_list(struct shaper *shaper, struct shape *into, const char *key)
{
    return add(shaper, into, key, SHAPE_LIST);
}

void shape_text(struct shaper *shaper, struct shape *into, const char *key, const char *text)
{
    add(shaper, into, key, SHAPE_TEXT)->text = text;
}

void shape_number(struct shaper *shaper, struct shape *into, const char *key, const char *digits)
{
    add(shaper, into, key, SHAPE_NUMBER)->text = digits;
}

void shape_bool(struct shaper *shaper, struct shape *into, const char *key, bool yes)
{
    add(shaper, into, key, SHAPE_BOOL)->yes = yes;
}

const char *shape_printf(struct shaper *shaper, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = shaper->failed ? NULL : arena_vprintf(shaper->arena, format, args);
    va_end(args);
    if (text)
        return text;
    shaper->failed = true;
    return "";
}

const struct shape *shape_get(const struct shape *object, const char *key)
{
    const struct shape *child = object->first;
    while (child && strcmp(child->key, key) != 0)
        child = child->next;
    return child;
}
