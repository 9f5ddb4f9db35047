/* A line of text that is being typed. */
#ifndef CMD_ASK_FIELD_H
#define CMD_ASK_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/ask/keys.h"

/* The longest answer is a text of 1 KiB. */
enum { FIELD_ROOM = 1200 };

struct field {
    char text[FIELD_ROOM]; /* NUL-terminated UTF-8 */
    size_t length;
    size_t at; /* the cursor, in bytes */
    bool cut;  /* what was put in last did not fit whole */
};

void field_set(struct field *field, const char *text);

/* Puts text in at the cursor, control characters as spaces; characters that do not fit are left
 * out. */
void field_insert(struct field *field, const char *text);

/* Moves or deletes as a key says; false when it is no key of a field. */
bool field_key(struct field *field, const struct key *key);

#endif
