/* Writing a text as a YAML scalar. */
#ifndef DOCUMENT_QUOTE_H
#define DOCUMENT_QUOTE_H

#include <stddef.h>

#include "base/strbuf.h"

/* Appends `length` bytes of valid UTF-8, without the characters that a text may not hold, as a
 * scalar on one line that is read as this text in block context and in brackets: plain where that
 * says the same, else in double quotes. */
void quote_add(struct strbuf *out, const char *text, size_t length);

#endif
